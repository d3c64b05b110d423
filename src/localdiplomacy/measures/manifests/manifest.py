"""A manifest: who is on a list, line by line, under pseudonyms; and the three counts it comes to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from ...codec.han import fold
from ...model.quantities import (
    BATCHES,
    NO_HEADCOUNT,
    PERSON_TIMES,
    PERSONS,
    Count,
    Headcount,
    Qualifier,
    Quantity,
)
from ...model.texts import Text, nfc

LIST = Text("名单", "the list")


def _reference(value: str | None) -> str | None:
    """Return a reference in one written form: full-width digits and blanks around it are no difference."""
    return (nfc(fold(value).strip()) or None) if value is not None else None


@frozen(kw_only=True, order=False)
class ManifestLine:
    """One line of a list: one person on one transfer.

    Args:
        reference: the pseudonym that follows the person; None where the line names none. It is never shown.
        batch: id of the batch, where the list says so.
    """

    reference: str | None = field(default=None, converter=_reference, repr=False, metadata={"sensitive": True})
    batch: str | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands among other lines."""
        return self.batch or "", self.reference or ""


def _in_order(lines: Iterable[ManifestLine] | None) -> tuple[ManifestLine, ...] | None:
    return None if lines is None else tuple(sorted(lines, key=lambda line: line.place))


@frozen(kw_only=True)
class Manifest:
    """A list of travellers: the port's, the crew's, the receiver's, or what the ledger holds.

    Args:
        name: what it is called.
        listed: its lines, in any order; empty is a list of nobody, None is that no list was kept, just counts.
        stated: the counts that are written on it; they are held against the lines, never put in their place.
    """

    name: Text = LIST
    listed: tuple[ManifestLine, ...] | None = field(default=None, converter=_in_order, repr=False)
    stated: Headcount = NO_HEADCOUNT

    @property
    def lines(self) -> tuple[ManifestLine, ...]:
        """Its lines; none where no list was kept."""
        return self.listed or ()

    @property
    def by_batch(self) -> bool:
        """Whether every line says which batch it is of."""
        return self.listed is not None and all(line.batch is not None for line in self.listed)

    @property
    def unidentified(self) -> int:
        """How many lines name no reference, so that they are like nobody on another list."""
        return sum(line.reference is None for line in self.lines)

    @property
    def persons(self) -> frozenset[str]:
        """The references on it, each once."""
        return frozenset(line.reference for line in self.lines if line.reference is not None)

    @property
    def batches(self) -> frozenset[str]:
        """The batches it names."""
        return frozenset(line.batch for line in self.lines if line.batch is not None)

    @property
    def repeated(self) -> int:
        """How many lines name a person again who is on the list already, of the same batch where it says so."""
        return sum(count - 1 for line, count in Counter(self.lines).items() if line.reference is not None)

    def comes_to(self, unit: str) -> Count | None:
        """Return what its lines come to; None where they do not tell.

        A line is one person-time. Persons are distinct references; a line without one may be anybody, so that then there
        are at least so many.

        Args:
            unit: `batches`, `persons` or `person_times`.
        """
        if self.listed is None:
            return None
        if unit == BATCHES:
            return len(self.batches) if self.by_batch else None
        if unit == PERSON_TIMES:
            return len(self.lines)
        named = len(self.persons)
        if not self.unidentified:
            return named
        return Quantity.of(max(named, 1), PERSONS, Qualifier.AT_LEAST)

    def count(self, unit: str) -> Count | None:
        """Return how many it has of `unit`: by its lines, and where they do not tell, as it states."""
        listed = self.comes_to(unit)
        return self.stated.get(unit) if listed is None else listed


def lines_of(references: Iterable[str], batch: str | None = None) -> tuple[ManifestLine, ...]:
    """Return references as lines of a list."""
    return tuple(ManifestLine(reference=reference, batch=batch) for reference in references)


def manifest_of_records(records: Iterable[str | Mapping[str, Any]], name: Text = LIST) -> Manifest:
    """Return a list given as references, or as rows with the keys `reference` and `batch`.

    Raises:
        TypeError: for a row that is neither; it is not shown.
    """
    return Manifest(name=name, listed=map(_line, records))


def _line(row: str | Mapping[str, Any]) -> ManifestLine:
    if isinstance(row, str):
        return ManifestLine(reference=row)
    if isinstance(row, Mapping) and set(row) <= {"reference", "batch"}:
        return ManifestLine(**row)
    raise TypeError(
        "a line of a manifest is a reference, or a row with the keys reference and batch"
        " / 名单的一行应为人员代号，或含 reference 和 batch 的一行"
    )
