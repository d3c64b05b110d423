"""What is asked for, checked before anything is counted, and counted by one engine or another."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from ..model.periods import Period
from .builtin import INDICATORS
from .counted import Counted, Engine, count
from .derived import sets_of
from .dimensions import DIMENSIONS, Dimension
from .indicators import Indicator
from .requests import find_base, find_dimensions, find_indicators, require_countable, with_parts


@frozen(kw_only=True)
class Question:
    """Which indicators, by which dimensions, of which period, compared with which.

    Args:
        wanted: the indicators asked for.
        counted: all that must be counted for them, by id: themselves and what they are put together from.
        by: the dimensions.
        period: the period.
        base: the period compared with; None where nothing is compared.
        at: what had happened by the end of this day is counted; None for all.
    """

    wanted: tuple[Indicator, ...]
    counted: Mapping[str, Indicator]
    by: tuple[Dimension, ...]
    period: Period
    base: Period | None
    at: date | None

    @classmethod
    def of(
        cls,
        indicator: str | Indicator | Iterable[str | Indicator],
        *,
        by: str | Dimension | Iterable[str | Dimension],
        period: Period | str | int,
        compare: str | Period | None,
        at: date | None,
        indicators: Iterable[Indicator] | None,
        dimensions: Iterable[Dimension] | None,
    ) -> "Question":
        """Return a question as `measure` is asked it.

        Raises:
            CannotContinue: for an unknown indicator, dimension, field or comparison.
            PeriodError: for text that is no period.
        """
        known = INDICATORS if indicators is None else tuple(indicators)
        known_dimensions = DIMENSIONS if dimensions is None else tuple(dimensions)
        wanted = find_indicators(indicator, known)
        axes = tuple(find_dimensions(by, known_dimensions))
        counted = with_parts(wanted, known)
        require_countable(counted.values(), axes, known_dimensions)
        days = Period.of(period, at=at)
        return cls(wanted=tuple(wanted), counted=counted, by=axes, period=days, base=find_base(compare, days), at=at)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The period, and the one it is compared with where there is one."""
        return (self.period,) if self.base is None else (self.period, self.base)

    @property
    def records(self) -> tuple[str, ...]:
        """The sets of a ledger whose records are counted, those of the first indicator first."""
        return tuple(dict.fromkeys(name for found in self.wanted for name in sets_of(found, self.counted)))

    def put_to(self, engine: Engine) -> tuple[Counted, ...]:
        """Return what an engine counts, for each of the periods."""
        return count(engine, self.counted, self.by, self.periods, self.at)
