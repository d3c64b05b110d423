"""Where a count of nothing is 0 and where it is missing: a ledger speaks only for the times it holds records of.

A ledger is taken to have been kept for the whole period as soon as an office has one record of it there. So in a table by
month a month without records is 0 between and beside months with records, also before the first and after the last of
them; it is missing only where the whole period is without any.

An indicator that names its `Evidence` asks for more: a 0 that says "none happened" needs records that show that it was
looked for, as often as the evidence says.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from ..model.conditions import Operator, Where
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from .dimensions import UNKNOWN
from .field_paths import HISTORY
from .indicators import Evidence, Indicator
from .main_dates import MAIN_DATE


def covering_key(indicator: Indicator) -> tuple[object, ...]:
    """Return what tells coverings of one set apart: indicators with equal keys are covered by the same records."""
    if indicator.evidence is not None:
        return ("evidence", indicator.evidence)
    kinds = kind_condition(indicator.where) if indicator.records == "entries" else None
    if indicator.records not in MAIN_DATE or indicator.stock:
        return ("whole", kinds)
    return (
        "covering",
        indicator.cumulative,
        kinds,
        indicator.time if indicator.time and indicator.time.startswith(HISTORY) else None,
    )


def covering(indicator: Indicator, period: Period) -> Callable[[Any], bool]:
    """Return a function that tells whether a record shows that its ledger was kept in the period.

    A count of nothing is 0 where the ledger has records of that set (for entries: of that kind) in the period that
    just do not fulfil the condition, and missing where it has none at all. What accumulates is 0 as soon as the ledger has
    such records of any time up to the period's end, and a stock as soon as it has such records at all.
    """
    main_date = MAIN_DATE.get(indicator.records)
    of_kind = kind_condition(indicator.where).predicate() if indicator.records == "entries" else None
    if main_date is None or indicator.stock:
        return _whole if of_kind is None else lambda record: _whole(record) and of_kind(record)
    days = Period(date.min, period.end) if indicator.cumulative else period

    def covers(record: Any) -> bool:
        if not _whole(record) or (of_kind is not None and not of_kind(record)):
            return False
        dates: list[PartialDate | None] = [getattr(record, main_date)]
        # A group that was refused shows that refusals are recorded, not that trips are.
        dates += [transition.on for transition in record.history if indicator.time == f"history.{transition.to}"]
        return any(day is not None and days.holds(day) is not False for day in dates)

    return covers


def _shows(indicator: Indicator, evidence: Evidence, period: Period) -> Callable[[Any], bool]:
    """Return a function that tells whether a record is evidence of a period for certain."""
    verdict, main_date = evidence.where.verdict(), MAIN_DATE[indicator.records]

    def shows(record: Any) -> bool:
        day: PartialDate | None = getattr(record, main_date)
        return day is not None and period.holds(day) is True and _whole(record) and verdict(record) is True

    return shows


def keepers(indicator: Indicator, records: Iterable[Any], period: Period) -> frozenset[str]:
    """Return the ids of the offices that kept the ledger of an indicator in the period; `_unknown` for none stated.

    Args:
        indicator: the indicator.
        records: the set of the ledger that it counts.
        period: the period.
    """
    evidence, kept = indicator.evidence, tuple(records)
    if evidence is None:
        return _offices(kept, covering(indicator, period))
    shown = [_offices(kept, _shows(indicator, evidence, part)) for part in evidence.parts(period)]
    return frozenset.intersection(*shown)


def _offices(records: Sequence[Any], covers: Callable[[Any], bool]) -> frozenset[str]:
    """Return the offices that have a record that covers."""
    offices = [record.office or UNKNOWN for record in records]
    # The first records of an office tell of most; nobody looks further when all are told of.
    left = set(offices)
    found: set[str] = set()
    for record, office in zip(records, offices, strict=True):
        if office in left and covers(record):
            left.remove(office)
            found.add(office)
            if not left:
                break
    return frozenset(found)


def _whole(record: Any) -> bool:
    """Tell whether the record comes from a file that holds all there are; other files never show that there is none."""
    return record.source is None or not record.source.origin.partial


def kind_condition(where: Where) -> Where:
    """Return the part of a condition that picks the kinds of entries."""
    if where.field == "kind" and where.op in (Operator.IS, Operator.IN) and not where.negated:
        return where
    if where.all_of and not where.negated:
        parts = tuple(part for part in map(kind_condition, where.all_of) if part.field)
        return Where(all_of=parts) if parts else Where()
    return Where()
