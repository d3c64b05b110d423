"""Where a count of nothing is 0 and where it is missing: a ledger speaks only for the times it holds records of.

A ledger is taken to have been kept for the whole period as soon as an office has one record of it there. So in a table by
month a month without records is 0 between and beside months with records, also before the first and after the last of
them; it is missing only where the whole period is without any.

An indicator that names its `Evidence` asks for more: a 0 that says "none happened" needs records that show that it was
looked for, as often as the evidence says; and a 0 of several offices needs that of each of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from ..ledger.ledger import Ledger
from ..model.conditions import Operator, Where
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from .dimensions import UNKNOWN
from .field_paths import HISTORY
from .indicators import Evidence, Indicator
from .main_dates import MAIN_DATE

# Stands for a part of the period in what an office shows: it had to show something at all.
HAD_TO = ""


@frozen(kw_only=True)
class Kept:
    """Who kept the ledger of an indicator in a period; `_unknown` stands for records that state no office.

    Args:
        offices: ids of the offices that kept it: there, nothing is 0.
        owing: ids of those that had to show that something was looked for, and did not all through the period.
    """

    offices: frozenset[str] = frozenset()
    owing: frozenset[str] = frozenset()

    @classmethod
    def of_shown(cls, shown: Iterable[tuple[str, str]], parts: Iterable[Period]) -> "Kept":
        """Return who kept a ledger of which evidence is asked.

        Args:
            shown: an office and the code of a part of the period of which it has evidence, or `HAD_TO`.
            parts: the parts of the period.
        """
        wanted = {part.code for part in parts}
        found: dict[str, set[str]] = {}
        for office, part in shown:
            found.setdefault(office, set()).add(part)
        offices = frozenset(office for office, codes in found.items() if wanted <= codes)
        return cls(offices=offices, owing=frozenset(found) - offices)

    def says_nothing_is_0(self, office: str | None) -> bool:
        """Tell whether a count of nothing is 0 for an office; None for that of all offices together."""
        return office in self.offices if office is not None else bool(self.offices) and not self.owing


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


def kept(indicator: Indicator, ledger: Ledger, period: Period) -> Kept:
    """Return who kept the ledger of an indicator in a period.

    Args:
        indicator: the indicator.
        ledger: the ledger.
        period: the period.
    """
    records = getattr(ledger, indicator.records)
    if indicator.evidence is None:
        return Kept(offices=keepers(indicator, records, period))
    return Kept.of_shown(
        shown(indicator, indicator.evidence, records, ledger, period), indicator.evidence.parts(period)
    )


def keepers(indicator: Indicator, records: Iterable[Any], period: Period) -> frozenset[str]:
    """Return the ids of the offices that have a record of the period; `_unknown` for none stated.

    Args:
        indicator: the indicator; what its evidence asks for is left aside.
        records: the set of the ledger that it counts.
        period: the period.
    """
    return _offices(tuple(records), covering(indicator, period))


def shown(
    indicator: Indicator, evidence: Evidence, records: Iterable[Any], ledger: Ledger, period: Period
) -> Iterator[tuple[str, str]]:
    """Yield what offices show, as `Kept.of_shown` takes it.

    Args:
        indicator: the indicator.
        evidence: what it asks for.
        records: the set of the ledger that it counts.
        ledger: the ledger, for the offices that have to show something.
        period: the period.
    """
    known = tuple(records)
    for part in evidence.parts(period):
        yield from ((office, part.code) for office in _offices(known, _shows(indicator, evidence, part)))
    if evidence.offices_of is not None:
        others = tuple(getattr(ledger, evidence.offices_of))
        yield from ((office, HAD_TO) for office in _offices(others, _dated(MAIN_DATE[evidence.offices_of], period)))


def _dated(main_date: str, period: Period) -> Callable[[Any], bool]:
    """Return a function that tells whether the date of a record may lie in a period."""

    def dated(record: Any) -> bool:
        day: PartialDate | None = getattr(record, main_date)
        return day is not None and period.holds(day) is not False

    return dated


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
