"""Measuring: indicators of a ledger for a period, broken down and compared, as a table that explains itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..codec.codelists import builtin_code_lists
from ..issues.catalogue.figures import (
    ANOTHER_OFFICE,
    NEGATIVE,
    NO_KIND,
    NO_STATE,
    NOT_DECIDED,
    NOT_STATED,
    REPEATED,
    TOTAL_REFUSED,
    UNDATED,
    UNDECIDED,
)
from ..issues.errors import MissingPackage
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..issues.rules import Rule
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.periods import Period
from ..model.texts import Text
from .builtin import INDICATORS
from .cells import LeftOut, Reason
from .comparing import Comparing
from .counted import Counted, Engine, count
from .derived import sets_of
from .dimensions import DIMENSIONS, Dimension
from .elsewhere import ELSEWHERE
from .indicators import Indicator
from .labels import Labels
from .lines import Lines
from .memo import Memo
from .record_engine import RecordEngine
from .requests import find_base, find_dimensions, find_indicators, require_countable, with_parts
from .rounding import HALF_UP, Rounding
from .rows import Row
from .table import Table
from .table_rows import Rows
from .territory import changed_places
from .totals import Refusal

_RULES: dict[Reason, Rule] = {
    Reason.UNDATED: UNDATED,
    Reason.UNDECIDED: UNDECIDED,
    Reason.NOT_STATED: NOT_STATED,
    Reason.NEGATIVE: NEGATIVE,
    Reason.NO_STATE: NO_STATE,
    Reason.REPEATED: REPEATED,
    Reason.NO_KIND: NO_KIND,
    Reason.NOT_DECIDED: NOT_DECIDED,
    Reason.ELSEWHERE: ANOTHER_OFFICE,
}
# What is left out of every period alike is told once, not again for the base.
_SAME_FOR_ALL = (Reason.UNDATED, Reason.NO_STATE, Reason.NO_KIND)

NOT_LISTED = Text("数据框的行不逐条列出", "rows of a data frame are not listed")


def measure(
    source: Any,
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    by: str | Dimension | Iterable[str | Dimension] = (),
    period: Period | str | int,
    compare: str | Period | None = None,
    at: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    code_lists: Mapping[str, CodeList] | None = None,
    rounding: Rounding = HALF_UP,
    places: Ledger | None = None,
) -> Table:
    """Count what a ledger holds, or a data frame.

    Args:
        source: a ledger; or a data frame that narwhals knows, a `Frame` or several, which say what their columns are.
        indicator: one or several indicators, or their ids or names.
        by: the dimensions to break down by, or their ids, such as `office` or `quarter`.
        period: the period, or its code.
        compare: `previous-year`, `previous-period`, or another period to compare with.
        at: count what had happened by the end of this day; a period that is not over then is provisional.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.
        code_lists: what members and units are called and how members are ordered, by id of the list; the packaged lists
            by default.
        rounding: how percentages are rounded.
        places: for data frames, a ledger that names offices and cities, and says which place lies in which.

    Returns:
        a table; what could not be counted is in its `left_out` and `issues`.

    Raises:
        CannotContinue: for an unknown indicator, dimension, field or comparison.
        PeriodError: for text that is no period.
        MissingPackage: if a data frame is given and narwhals is not installed.
        TypeError: for what is neither a ledger nor a data frame.
    """
    ledger = source if isinstance(source, Ledger) else places or Ledger()
    known = INDICATORS if indicators is None else tuple(indicators)
    known_dimensions = DIMENSIONS if dimensions is None else tuple(dimensions)
    wanted = find_indicators(indicator, known)
    axes = tuple(find_dimensions(by, known_dimensions))
    counted = with_parts(wanted, known)
    require_countable(counted.values(), axes, known_dimensions)
    days = Period.of(period, at=at)
    base_days = find_base(compare, days)
    lists = builtin_code_lists() if code_lists is None else code_lists
    engine = _engine(source, counted.values(), lists, ledger)
    now, *before = count(engine, counted, axes, (days, base_days) if base_days else (days,), at)
    base = before[0] if before else None
    records = sets_of(wanted[0], counted)[0] if wanted else "outbound"
    names = {id: Text(part.zh, part.en) for id, part in counted.items()}
    labels = Labels(code_lists=lists, ledger=ledger, indicators=names, records=records, rounding=rounding)
    territory = changed_places(ledger, base_days, days) if base_days else frozenset()
    lines = _lines(wanted, now, base, labels, territory)
    totals = tuple((found.indicator.id, found.total()) for found in lines) if axes else ()
    return Table(
        rows=Rows(tuple((found.indicator.id, found) for found in lines)),
        totals=totals,
        indicators=tuple(wanted),
        by=axes,
        period=days,
        base_period=base_days,
        labels=labels,
        rounding=rounding,
        left_out=now.cells.left_out,
        issues=IssueReport(tuple(_issues(now, base, totals))),
    )


def _lines(
    indicators: Iterable[Indicator], now: Counted, base: Counted | None, labels: Labels, territory: frozenset[str]
) -> list[Lines]:
    """Return the lines of each indicator; what several have in common is worked out once."""
    memo, rounding = Memo(), labels.rounding
    return [
        Lines(
            indicator=found,
            now=now,
            comparing=Comparing.of(found, now, base, rounding, territory) if base else None,
            labels=labels,
            memo=memo,
        )
        for found in indicators
    ]


def _engine(source: Any, indicators: Iterable[Indicator], code_lists: Mapping[str, CodeList], places: Ledger) -> Engine:
    if isinstance(source, Ledger):
        return RecordEngine(source)
    try:
        from .frames.engine import FrameEngine, frames_of
    except ModuleNotFoundError as error:
        raise MissingPackage("narwhals", "frames") from error
    return FrameEngine(frames=frames_of(source, tuple(indicators)), code_lists=code_lists, places=places)


def _issues(now: Counted, base: Counted | None, totals: Sequence[tuple[str, Row | Refusal]]) -> Iterator[Issue]:
    for side in (now, base):
        if side is None:
            continue
        for item in side.cells.left_out:
            if side is now or item.reason not in _SAME_FOR_ALL:
                yield _left_out(item, side)
    for id, total in totals:
        if isinstance(total, Refusal):
            yield Issue(TOTAL_REFUSED, {"indicator": id, "period": now.period.code, "reason": total.reason})


def _left_out(item: LeftOut, side: Counted) -> Issue:
    params: dict[str, object] = {
        "indicator": item.indicator,
        "period": side.period.code,
        "count": item.count,
        "records": ", ".join(item.records) or NOT_LISTED,
    }
    if item.reason is Reason.UNDATED:
        params["field"] = side.indicators[item.indicator].time or "since"
    if item.reason is Reason.NOT_DECIDED:
        params["fields"] = ", ".join(sorted(side.indicators[item.indicator].where.fields()))
    if item.reason is Reason.ELSEWHERE:
        params["note"] = ELSEWHERE[side.indicators[item.indicator].records].note
    return Issue(_RULES[item.reason], params)
