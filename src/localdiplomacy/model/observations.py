"""The observation: indicator × office × period × value × status × source. Everything later works on it."""

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, field, frozen

from .behind import Behind
from .ids import OfficeId
from .periods import Period
from .quantities import Quantity
from .records import Record
from .sources import Source


class ObsStatus(StrEnum):
    """How a value is to be taken: codes of SDMX CL_OBS_STATUS (version 2.3)."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    EXPERIMENTAL = "G"
    IMPUTED = "I"
    DERIVED_FROM_PARTS = "K"
    NOT_COLLECTED = "L"
    CANNOT_EXIST = "M"
    NOT_SIGNIFICANT = "N"
    MISSING = "O"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"


def _sorted_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs))


@frozen(kw_only=True)
class Observation:
    """One figure: what was counted, by whom, for when, how much, and where it came from.

    Counting a ledger makes observations and so does reading an official report; a published total is an
    observation, never a record.

    Args:
        indicator: id of what was counted (SDMX INDICATOR).
        office: whose figure it is (SDMX REF_AREA or reporting unit).
        period: the time it covers (SDMX TIME_PERIOD).
        value: the figure with its unit (SDMX OBS_VALUE, UNIT_MEASURE); None where it is missing, which is not 0.
        status: SDMX OBS_STATUS.
        dimensions: further dimensions as sorted (dimension, code) pairs, such as ("country", "JP").
        comment: why it is missing or what to know about it (SDMX OBS_COMMENT).
        source: where it was read or, for a count, the ledger.
        evidence: ids of the records counted.
        plugin: name and version of the plugin that defined the indicator; None for a built-in.
    """

    indicator: str
    office: OfficeId | None = None
    period: Period
    value: Quantity | None = None
    status: ObsStatus = ObsStatus.NORMAL
    dimensions: tuple[tuple[str, str], ...] = field(default=(), converter=_sorted_pairs)
    comment: str | None = None
    source: Source | None = field(default=None, eq=False, hash=False, repr=False)
    evidence: tuple[str, ...] = field(default=(), eq=False, hash=False, repr=False)
    plugin: str | None = field(default=None, eq=False, hash=False, repr=False)
    _behind: Behind | None = field(default=None, init=False, eq=False, hash=False, repr=False)

    @property
    def behind(self) -> Behind | None:
        """Where the records that were counted are found; None for a figure that no ledger at hand counts.

        A changed or pickled copy has none: what was counted for the one need not be what the other says.
        """
        return self._behind

    def records(self, part: str | None = None) -> tuple[Record, ...]:
        """Return the records that were counted, looked up in their ledger now; each knows its `id` and `source`.

        A figure read from a document is no count: it has none, and its own `source` says where it stands.

        Args:
            part: of a ratio, only the records of its `numerator` or its `denominator`.

        Raises:
            KeyError: if the figure has no such part.
        """
        return () if self._behind is None else self._behind.records(part)

    def counted_from(self, behind: Behind | None) -> "Observation":
        """Return the same figure, which then leads to the records it counts."""
        counted = evolve(self)
        object.__setattr__(counted, "_behind", behind)
        return counted

    @property
    def key(self) -> tuple[str, str, Period, tuple[tuple[str, str], ...]]:
        """What the figure is about, without its value: figures with equal keys can be held against each other."""
        return self.indicator, self.office or "", self.period, self.dimensions
