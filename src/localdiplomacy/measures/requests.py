"""What is asked for: indicators by id or name, dimensions by id, checked before anything is counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..issues.catalogue.figures import (
    DIMENSION_NOT_APPLICABLE,
    NOT_DERIVABLE,
    UNKNOWN_COMPARISON,
    UNKNOWN_DIMENSION,
    UNKNOWN_INDICATOR,
)
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.periods import Period, PeriodError
from .compare import PREVIOUS_PERIOD, PREVIOUS_YEAR
from .derived import can_be_broken_down, obstacles, sets_of
from .dimensions import Dimension
from .field_paths import HISTORY, hint, require_path
from .indicators import Indicator
from .naming import folded, indicator_ids


def find_indicators(wanted: str | Indicator | Iterable[str | Indicator], known: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators asked for, each once, in the order asked for.

    Raises:
        CannotContinue: LD-MEASURE-001, if one is not known.
    """
    catalogue = {indicator.id: indicator for indicator in known}
    items = [wanted] if isinstance(wanted, (str, Indicator)) else list(wanted)
    return list(dict.fromkeys(_indicator(item, catalogue) for item in items))


def _indicator(item: str | Indicator, catalogue: Mapping[str, Indicator]) -> Indicator:
    if isinstance(item, Indicator):
        return item
    if item in catalogue:
        return catalogue[item]
    found = indicator_ids(catalogue.values()).get(folded(item))
    if found is None:
        names = [name for indicator in catalogue.values() for name in (indicator.id, indicator.zh, indicator.en)]
        raise CannotContinue(Issue(UNKNOWN_INDICATOR, {"indicator": item, "hint": hint(item, names)}))
    return catalogue[found]


def with_parts(wanted: Sequence[Indicator], known: Iterable[Indicator]) -> dict[str, Indicator]:
    """Return all that must be counted for the indicators asked for, by id: themselves and all they are put together from.

    Raises:
        CannotContinue: LD-MEASURE-001, if a part is not known; LD-MEASURE-015, if parts cannot be put together.
    """
    catalogue = {indicator.id: indicator for indicator in (*known, *wanted)}
    found: dict[str, Indicator] = {}
    waiting = list(wanted)
    while waiting:
        indicator = waiting.pop(0)
        if indicator.id not in found:
            found[indicator.id] = indicator
            waiting += [_indicator(id, catalogue) for id in indicator.made_of]
    issues = tuple(issue for indicator in found.values() for issue in not_derivable(indicator, found))
    if issues:
        raise CannotContinue(*issues)
    return found


def unknown_parts(ids: Iterable[str], known: Mapping[str, Indicator]) -> Iterator[Issue]:
    """Yield an LD-MEASURE-001 for each part that is not known."""
    for id in ids:
        try:
            _indicator(id, known)
        except CannotContinue as error:
            yield from error.issues


def not_derivable(indicator: Indicator, known: Mapping[str, Indicator]) -> tuple[Issue, ...]:
    """Return an LD-MEASURE-015 for each reason why an indicator cannot be put together from its parts."""
    reasons = obstacles(indicator, known)
    return tuple(Issue(NOT_DERIVABLE, {"indicator": indicator.id, "reason": reason}) for reason in reasons)


def find_dimensions(wanted: str | Dimension | Iterable[str | Dimension], known: Iterable[Dimension]) -> list[Dimension]:
    """Return the dimensions asked for, each once, in the order asked for.

    Raises:
        CannotContinue: LD-MEASURE-002, if one is not known.
    """
    catalogue = {dimension.id: dimension for dimension in known}
    items = [wanted] if isinstance(wanted, (str, Dimension)) else list(wanted)
    found = []
    for item in items:
        if isinstance(item, str) and item not in catalogue:
            raise CannotContinue(Issue(UNKNOWN_DIMENSION, {"dimension": item, "hint": hint(item, catalogue)}))
        found.append(catalogue[item] if isinstance(item, str) else item)
    return list(dict.fromkeys(found))


# The period that is counted a year earlier, and the one of its kind just before it; as offices and analysts say it.
_YEAR_EARLIER = (PREVIOUS_YEAR, "same-period-last-year", "去年同期", "上年同期", "同比")
_JUST_BEFORE = (PREVIOUS_PERIOD, "上期", "上一期", "环比")


def find_base(compare: str | Period | None, period: Period) -> Period | None:
    """Return the period to compare with.

    Args:
        compare: `previous-year` (also `same-period-last-year`, 同比), `previous-period` (also 环比), a period, its code, or
            None for no comparison. Words that depend on the day are not taken: it is the period that is looked back from.
        period: the period that is counted.

    Raises:
        CannotContinue: LD-MEASURE-005, if it is none of these.
    """
    if compare is None or isinstance(compare, Period):
        return compare
    if compare in _YEAR_EARLIER:
        return period.previous_year()
    if compare in _JUST_BEFORE:
        return period.previous()
    try:
        return Period.parse(compare)
    except PeriodError as error:
        raise CannotContinue(Issue(UNKNOWN_COMPARISON, {"compare": compare})) from error


def require_countable(indicators: Iterable[Indicator], by: Sequence[Dimension], known: Iterable[Dimension]) -> None:
    """Make sure that all fields exist and that every dimension applies to every indicator.

    Raises:
        CannotContinue: LD-MEASURE-003 or -004.
    """
    dimensions, found = (*known, *by), {indicator.id: indicator for indicator in indicators}
    for indicator in found.values():
        require_fields(indicator)
        for dimension in by:
            if not can_be_broken_down(indicator, dimension, found):
                allowed = (other.id for other in dimensions if can_be_broken_down(indicator, other, found))
                params = {
                    "indicator": indicator.id,
                    "dimension": dimension.id,
                    "allowed": ", ".join(dict.fromkeys(allowed)),
                }
                raise CannotContinue(Issue(DIMENSION_NOT_APPLICABLE, params))
            for records in sets_of(indicator, found):
                field = dimension.path(records)
                if field is not None and not field.startswith("@"):
                    require_path(dimension.id, records, field)


def require_fields(indicator: Indicator) -> None:
    """Make sure that the fields exist that an indicator of records looks at.

    Raises:
        CannotContinue: LD-MEASURE-004, with all that do not.
    """
    issues: list[Issue] = []
    for path in _paths(indicator):
        try:
            require_path(indicator.id, indicator.records, path)
        except CannotContinue as error:
            issues += error.issues
    if issues:
        raise CannotContinue(*issues)


def _paths(indicator: Indicator) -> list[str]:
    named = (indicator.value, indicator.minus, indicator.times, *(path for path, _ in indicator.alternatives))
    paths = [path for path in named if path is not None]
    paths += sorted(indicator.where.fields())
    if indicator.evidence is not None:
        paths += sorted(indicator.evidence.where.fields())
    if indicator.time is not None:
        paths.append("history" if indicator.time.startswith(HISTORY) else indicator.time)
    return paths
