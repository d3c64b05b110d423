"""The table that answers a question: lines, totals and what was left out, from what an engine counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..issues.rules import Rule
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.texts import Text
from .cells import LeftOut, Reason
from .comparing import Comparing
from .counted import Counted
from .elsewhere import ELSEWHERE
from .indicators import Indicator
from .labels import Labels
from .lines import Lines
from .memo import Memo
from .question import Question
from .rounding import Rounding
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


def answer(
    question: Question,
    counted: Sequence[Counted],
    *,
    ledger: Ledger,
    code_lists: Mapping[str, CodeList],
    rounding: Rounding,
) -> Table:
    """Return the table of what was counted.

    Args:
        question: what was asked for.
        counted: its period, counted, and the one it is compared with where there is one.
        ledger: names offices and cities, and says which place lies in which.
        code_lists: what members and units are called and how members are ordered, by id of the list.
        rounding: how percentages are rounded.
    """
    now, *before = counted
    base = before[0] if before else None
    names = {id: Text(part.zh, part.en) for id, part in question.counted.items()}
    records = next(iter(question.records), "outbound")
    labels = Labels(code_lists=code_lists, ledger=ledger, indicators=names, records=records, rounding=rounding)
    territory = changed_places(ledger, question.base, question.period) if question.base else frozenset()
    lines = _lines(question.wanted, now, base, labels, territory)
    totals = tuple((found.indicator.id, found.total()) for found in lines) if question.by else ()
    return Table(
        rows=Rows(tuple((found.indicator.id, found) for found in lines)),
        totals=totals,
        indicators=question.wanted,
        by=question.by,
        period=question.period,
        base_period=question.base,
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
