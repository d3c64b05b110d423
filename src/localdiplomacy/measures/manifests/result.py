"""What two manifests say about each other, in each of the three counts: a result that shows no references."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from ...issues.catalogue.manifests import (
    COUNTS_DIFFER,
    EXTRA,
    LISTED_DIFFERS,
    MISSING,
    NOTHING_TO_COMPARE,
    REPEATED,
    UNIDENTIFIED,
    UNITS_DIFFER,
)
from ...issues.issue import Issue
from ...issues.printing import html_table, text_table
from ...issues.report import IssueReport
from ...model.quantities import BATCHES, PERSON_TIMES, PERSONS, Count, Quantity, is_more
from ...model.texts import Language, Text
from .manifest import Manifest, ManifestLine

UNITS: Mapping[str, Text] = {
    BATCHES: Text("批次", "batches"),
    PERSONS: Text("人", "persons"),
    PERSON_TIMES: Text("人次", "person-times"),
}
_PERHAPS = Text("（对方有行没有代号，可能少于此数）", " (perhaps fewer: the other list has lines without a reference)")
_SAME_BATCH = Text("、同一批次", ", of the same batch")
_NOTHING = Text("", "")


@frozen(kw_only=True)
class ManifestCount:
    """What two lists come to in one unit. Batches, persons and person-times each stand for themselves.

    Args:
        unit: `batches`, `persons` or `person_times`.
        left: how many the left list has; None where it does not tell.
        right: how many the right list has.
        matched: how many are on both; None where one of the lists cannot be matched in this unit.
        missing: how many are on the left only.
        extra: how many are on the right only.
    """

    unit: str
    left: Count | None = None
    right: Count | None = None
    matched: int | None = None
    missing: int | None = None
    extra: int | None = None

    @property
    def comparable(self) -> bool:
        """Whether both lists tell how many they have."""
        return self.left is not None and self.right is not None

    @property
    def differs(self) -> bool:
        """Whether the two cannot be the same number."""
        return is_more(self.left, self.right) or is_more(self.right, self.left)


@frozen(kw_only=True)
class ManifestReconciliation:
    """Two lists held against each other. Iterating gives one line a unit: batches, persons, person-times.

    Lines show no references; who asks for one by name, as in `[line.reference for line in found.missing]`, gets it.

    Args:
        left: the list of who left.
        right: the list of who arrived.
        matched: the lines of the left list that have their like on the right.
        missing: the lines of the left list that have none.
        extra: the lines of the right list that have none on the left.
    """

    left: Manifest
    right: Manifest
    matched: tuple[ManifestLine, ...] = field(repr=False)
    missing: tuple[ManifestLine, ...] = field(repr=False)
    extra: tuple[ManifestLine, ...] = field(repr=False)
    counts: tuple[ManifestCount, ...] = field(init=False)
    issues: IssueReport = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "counts", tuple(_counts(self)))
        object.__setattr__(self, "issues", IssueReport(tuple(_issues(self))))

    def __iter__(self) -> Iterator[ManifestCount]:
        return iter(self.counts)

    def count(self, unit: str) -> ManifestCount:
        """Return the line of a unit."""
        return next(found for found in self.counts if found.unit == unit)

    @property
    def complete(self) -> bool | None:
        """Whether everybody who left arrived and nobody else; None where nothing of the two lists can be compared."""
        if self.issues.errors:
            return False
        return True if any(count.comparable for count in self.counts if count.unit != BATCHES) else None

    def lines(self, language: Language) -> tuple[list[str], list[list[str]]]:
        """Return headings and printed lines."""
        headings = [Text("计量", "Unit"), self.left.name, self.right.name]
        headings += [Text("相符", "On both"), Text("缺", "Missing"), Text("多", "Extra")]
        lines = [
            [
                UNITS[found.unit].get(language),
                *(_shown(count).get(language) for count in (found.left, found.right)),
                *(_shown(count).get(language) for count in (found.matched, found.missing, found.extra)),
            ]
            for found in self.counts
        ]
        return [heading.get(language) for heading in headings], lines

    def text(self, language: Language = "zh") -> str:
        """Return one aligned line a unit."""
        names = f"{self.left.name.get(language)} ⇄ {self.right.name.get(language)}"
        return text_table(names, *self.lines(language))

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return html_table("", *self.lines("zh"))

    def to_dict(self, language: Language = "zh", *, references: bool = False) -> dict[str, Any]:
        """Return plain values for JSON.

        Args:
            language: the language of names and messages.
            references: True to name the travellers who are missing and extra.
        """
        counted = [
            {
                name: _plain(getattr(found, name), language)
                for name in ("unit", "left", "right", "matched", "missing", "extra")
            }
            for found in self.counts
        ]
        named = {
            name: [{"reference": line.reference, "batch": line.batch} for line in getattr(self, name)]
            for name in (("missing", "extra") if references else ())
        }
        return {
            "left": self.left.name.get(language),
            "right": self.right.name.get(language),
            "counts": counted,
            **named,
            "issues": self.issues.to_dict(language),
        }


def _counts(found: ManifestReconciliation) -> Iterator[ManifestCount]:
    left, right = found.left, found.right
    for unit in UNITS:
        both = ManifestCount(unit=unit, left=left.count(unit), right=right.count(unit))
        if None in (left.listed, right.listed) or (unit == BATCHES and not (left.by_batch and right.by_batch)):
            yield both
        elif unit == PERSON_TIMES:
            yield evolve(both, matched=len(found.matched), missing=len(found.missing), extra=len(found.extra))
        else:
            ones, others = (left.batches, right.batches) if unit == BATCHES else (left.persons, right.persons)
            yield evolve(both, matched=len(ones & others), missing=len(ones - others), extra=len(others - ones))


def _issues(found: ManifestReconciliation) -> Iterator[Issue]:
    left, right = found.left, found.right
    names: dict[str, object] = {"left": left.name, "right": right.name}
    for rule, lines, persons, other in (
        (MISSING, found.missing, left.persons - right.persons, right),
        (EXTRA, found.extra, right.persons - left.persons, left),
    ):
        if lines and other.listed is not None:
            perhaps = _PERHAPS if other.unidentified else _NOTHING
            yield Issue(rule, {**names, "person_times": len(lines), "persons": len(persons), "perhaps": perhaps})
    for count in found.counts:
        if count.matched is None and count.differs:
            shown = {"left_count": _shown(count.left), "right_count": _shown(count.right)}
            yield Issue(COUNTS_DIFFER, {**names, **shown, "unit": UNITS[count.unit]})
    other_units = tuple(_other_units(found))
    yield from other_units
    if not other_units and not any(count.comparable for count in found.counts if count.unit != BATCHES):
        yield Issue(NOTHING_TO_COMPARE, names)
    for manifest in (left, right):
        yield from _of_one(manifest)


def _other_units(found: ManifestReconciliation) -> Iterator[Issue]:
    """Yield that one list tells persons only and the other person-times only."""
    for one, other in ((found.left, found.right), (found.right, found.left)):
        tells = [one.count(PERSONS), other.count(PERSON_TIMES)]
        silent = [one.count(PERSON_TIMES), other.count(PERSONS)]
        if None not in tells and silent == [None, None]:
            yield Issue(UNITS_DIFFER, {"persons_list": one.name, "times_list": other.name})


def _of_one(manifest: Manifest) -> Iterator[Issue]:
    if manifest.unidentified:
        yield Issue(UNIDENTIFIED, {"list": manifest.name, "count": manifest.unidentified})
    if manifest.repeated:
        batch = _SAME_BATCH if manifest.by_batch else _NOTHING
        yield Issue(REPEATED, {"list": manifest.name, "count": manifest.repeated, "batch": batch})
    for unit, label in UNITS.items():
        listed, stated = manifest.comes_to(unit), manifest.stated.get(unit)
        if is_more(listed, stated) or is_more(stated, listed):
            params = {"list": manifest.name, "listed": _shown(listed), "stated": _shown(stated), "unit": label}
            yield Issue(LISTED_DIFFERS, params)


def _shown(count: Count | None) -> Text:
    if count is None:
        return Text("—", "—")
    return count.text if isinstance(count, Quantity) else Text(f"{count}", f"{count}")


def _plain(value: object, language: Language) -> object:
    return value.text.get(language) if isinstance(value, Quantity) else value
