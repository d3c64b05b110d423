"""The observation: indicator × office × period × value × status × source. Everything later works on it."""

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from .ids import OfficeId
from .periods import Period
from .quantities import Quantity
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

    @property
    def key(self) -> tuple[str, str, Period, tuple[tuple[str, str], ...]]:
        """What the figure is about, without its value: figures with equal keys can be held against each other."""
        return self.indicator, self.office or "", self.period, self.dimensions
