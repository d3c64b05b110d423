"""A partner in five dimensions: length, breadth, depth, heat and frequency, and how even the two ways are.

No document says how the five are measured; these are the library's definitions, each a plain count from the ledger. A
scheme that weighs them is another matter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from ...ledger.ledger import Ledger
from ...model.entries import Entry
from ...model.lifecycle import state_at
from ...model.partial_dates import PartialDate
from ...model.partnerships import Partnership
from ...model.periods import Period
from .exchanges import BOTH, IN, OUT, Exchange, exchanges

# What lasts when a visit is over. A line that is over or came to nothing is no depth.
LASTING_KINDS = frozenset(("agreement", "project", "programme", "mechanism", "pairing", "cooperation-park", "platform"))
_NOT_LASTING = frozenset(("planned", "talks", "lead", "ended", "closed", "cancelled", "refused", "suspended"))


@frozen
class Balance:
    """Exchanges by direction.

    Args:
        received: those that came in.
        sent: those that went out.
        mutual: those of both sides at once.
        unstated: those whose record does not say.
    """

    received: int
    sent: int
    mutual: int
    unstated: int

    @property
    def share_received(self) -> Decimal | None:
        """The share of what came in among what went one way, from 0 to 1; None where nothing did."""
        one_way = self.received + self.sent
        return Decimal(self.received) / one_way if one_way else None


@frozen
class Profile:
    """A tie in five dimensions.

    Args:
        tie: the tie.
        length: whole years since it was concluded, by the period's last day; None where that is not known for sure.
        breadth: fields of exchange in the period, each once.
        depth: what lasts on the period's last day: papers signed, agreements, projects, mechanisms, pairings.
        heat: whole months from the last exchange to the period's last day; None where there was none. Less is warmer.
        frequency: exchanges a year in the period.
        count: exchanges that surely fall into the period.
        unclear: exchanges that may or may not, known to the year or month only.
        balance: the exchanges of the period by direction.
    """

    tie: Partnership
    length: int | None
    breadth: int
    depth: int
    heat: int | None
    frequency: Decimal
    count: int
    unclear: int
    balance: Balance


def profiles(ledger: Ledger, period: Period | str | int) -> tuple[Profile, ...]:
    """Return the profile of every tie of a ledger, in the order of their ids.

    Args:
        ledger: the records.
        period: the period that breadth and frequency are of; length, depth and heat are as of its last day.
    """
    days = Period.of(period)
    found = exchanges(ledger, until=days.last)
    lasting = _lasting(ledger, days.last)
    return tuple(_profile(tie, found[tie.id], lasting[tie.id], days) for tie in ledger.partnerships)


def _profile(tie: Partnership, held: tuple[Exchange, ...], lasting: list[Entry], days: Period) -> Profile:
    inside = [exchange for exchange in held if days.holds(exchange.on) is True]
    unclear = sum(days.holds(exchange.on) is None for exchange in held)
    return Profile(
        tie=tie,
        length=_years(tie.concluded_on, days.last),
        breadth=len({field for exchange in inside for field in exchange.fields}),
        depth=_depth(tie, lasting, days.last),
        heat=_silent_months(held, days.last),
        frequency=Decimal(len(inside)) * 365 / days.days,
        count=len(inside),
        unclear=unclear,
        balance=balance(inside),
    )


def balance(held: Iterable[Exchange]) -> Balance:
    """Return exchanges by direction."""
    found = Counter(exchange.direction for exchange in held)
    return Balance(found[IN], found[OUT], found[BOTH], found[None])


def _years(begun: PartialDate | None, day: date) -> int | None:
    """Return the whole years between, or None where a partial date leaves them open."""
    if begun is None or begun.first > day:
        return None
    most, least = (_whole_years(start, day) for start in (begun.first, min(begun.last, day)))
    return most if most == least else None


def _whole_years(start: date, day: date) -> int:
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def _silent_months(held: tuple[Exchange, ...], day: date) -> int | None:
    # A date known to the month or year is taken at its latest, but not beyond the day.
    last = max((min(exchange.on.last, day) for exchange in held), default=None)
    if last is None:
        return None
    return 12 * (day.year - last.year) + day.month - last.month - (day.day < last.day)


def _lasting(ledger: Ledger, day: date) -> Mapping[str, list[Entry]]:
    """Return for each tie the lines that name it and still hold on a day."""
    found: dict[str, list[Entry]] = {tie.id: [] for tie in ledger.partnerships}
    for line in ledger.entries:
        begun = line.on is None or line.on.last <= day
        over = line.until is not None and line.until.last < day
        if line.kind in LASTING_KINDS and begun and not over and state_at(line, day) not in _NOT_LASTING:
            for name in dict.fromkeys(line.partners):
                if name in found:
                    found[name].append(line)
    return found


def _depth(tie: Partnership, lasting: list[Entry], day: date) -> int:
    """Count what lasts; a paper that is also entered as an agreement of that date is one."""
    entered = {line.on for line in lasting if line.kind == "agreement"}
    papers = [paper.signed_on for paper in tie.instruments if paper.signed_on is not None]
    return len(lasting) + sum(signed.last <= day and signed not in entered for signed in papers)
