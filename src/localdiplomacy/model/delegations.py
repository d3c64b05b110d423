"""Official groups going out and coming in."""

from attrs import field, frozen

from .checklists import ChecklistRun, completed
from .lifecycle import Lifecycle, Transition
from .partial_dates import PartialDate, days_inclusive, optional_date
from .quantities import NO_HEADCOUNT, Headcount, Money, is_more
from .records import Record

# What is done after the return is done in any order: passports, report, publication, following up.
_AFTER = ("passports-returned", "reported", "published", "followed-up")
_ENDED = (*_AFTER, "archived")
_DECISION = ("approved", "sent-back", "refused", "cancelled")


def _to(*states: str) -> frozenset[str]:
    return frozenset(states)


def _after(done: str) -> frozenset[str]:
    return frozenset(_ENDED) - {done}


# Synthesis of facts §1.8: the way of an official trip, with the ways out of it. Ledgers leave out steps of which they
# have no column (the notice, the briefing; leaving and coming back are dates of the trip); nobody goes abroad without an
# approval.
OUTBOUND_LIFECYCLE = Lifecycle(
    id="outbound-delegation",
    start=frozenset(
        (
            *("planned", "applied", "public-notice", "noticed", "submitted", "approved", "refused", "cancelled"),
            *("adjusting", "briefed", "abroad", "returned", *_AFTER, "archived"),
        )
    ),
    moves={
        "planned": _to("applied", "public-notice", "submitted", "approved", "refused", "cancelled"),
        "applied": _to("public-notice", "noticed", "submitted", *_DECISION),
        "public-notice": _to("noticed", "submitted", *_DECISION),
        "noticed": _to("submitted", *_DECISION),
        "submitted": _to("public-notice", *_DECISION),
        "sent-back": _to("applied", "public-notice", "submitted", "cancelled"),
        "approved": _to("briefed", "abroad", "returned", "adjusting", "cancelled", *_ENDED),
        "adjusting": _to("approved", "refused", "cancelled"),
        "briefed": _to("abroad", "returned", "adjusting", "cancelled", *_ENDED),
        "abroad": _to("returned", *_ENDED),
        "returned": _to(*_ENDED),
        **{done: _after(done) for done in _AFTER},
        "refused": _to("archived"),
        # Passports that were issued for a trip that was cancelled are handed in as well.
        "cancelled": _to("passports-returned", "archived"),
        "archived": _to(),
    },
)

# A visit is expected, and then takes place or does not.
INBOUND_LIFECYCLE = Lifecycle(
    id="inbound-delegation",
    start=frozenset(("planned", "held", "cancelled")),
    moves={"planned": _to("held", "cancelled"), "held": _to(), "cancelled": _to()},
)


@frozen(kw_only=True, weakref_slot=False)
class Stop:
    """One country or region on the way.

    Args:
        country: ISO 3166-1 alpha-2 code (HK, MO and TW are regions, not countries).
        city: the place, as an id or as printed.
        arrives_on: first day there.
        leaves_on: last day there.
        transit: True where the group only changes planes.
        left_airport: a transit counts as a country visited only if the group left the airport.
    """

    country: str
    city: str | None = None
    arrives_on: PartialDate | None = field(default=None, converter=optional_date)
    leaves_on: PartialDate | None = field(default=None, converter=optional_date)
    transit: bool = False
    left_airport: bool | None = None


@frozen(kw_only=True)
class Member:
    """A person in a group, absent or under a pseudonym as far as the office wishes.

    Args:
        reference: the office's pseudonym for the person.
        name: sensitive; never shown unless asked for by name.
        rank: code of `rank` (GB/T 12407, smaller is higher).
        role: code of `member-role`: leader, member, interpreter.
        unit: the unit the person works for.
        head: True for one of those who head the unit (领导班子成员).
    """

    reference: str | None = None
    name: str | None = field(default=None, repr=False, metadata={"sensitive": True})
    rank: str | None = None
    role: str | None = None
    unit: str | None = None
    head: bool | None = None


@frozen(kw_only=True)
class Paper:
    """An official paper of a trip.

    Args:
        kind: code of `paper`: approval (任务批件), confirmation (任务确认件), notice (出国任务通知书).
        number: its number as printed.
        issued_on: when it was issued.
        issued_by: by whom.
    """

    kind: str
    number: str | None = None
    issued_on: PartialDate | None = field(default=None, converter=optional_date)
    issued_by: str | None = None


@frozen(kw_only=True)
class OutboundDelegation(Record):
    """An official group going abroad or to Hong Kong or Macao (因公临时出国境).

    The category axes are independent of one another, as the statistics need them.

    Args:
        unit: the sending unit.
        mode: who organised it, code of `outbound-mode`: own, joined, city, province, ministry.
        category: code of `outbound-category`: government, economic, training, culture, education, science, …
        plan_type: code of `plan-type`: official, academic.
        priority: priority field it serves: investment, talent, belt-and-road, sister-cities.
        leader_rank: code of `rank` of its leader.
        purpose: what the trip is for (出访任务).
        inviter: who invited the group (邀请单位).
        funding: where the money comes from (经费来源).
        planned: the headcount asked for.
        approved: the headcount approved.
        headcount: the headcount that travelled.
        departs_on: day of leaving China.
        returns_on: day of entering China again.
        days_planned: days asked for, counted inclusively.
        days_approved: days approved.
        business_days: days of official business among the days abroad.
        stops: countries and regions in travelling order.
        members: the persons, where the office gives them.
        papers: approval, confirmation, notice.
        budget: the estimated cost.
        exempt_reason: code of `exempt-reason`, where the limits are decided case by case.
        plan_reference: id of the annual plan line; None where it is out of plan.
        agreements: ids of entries for agreements reached, to be followed up.
        checklists: checklists filled in before leaving, each by the id of its code list.
        history: plan, application, notice, approval, … archive.
    """

    unit: str | None = None
    mode: str | None = None
    category: str | None = None
    plan_type: str | None = None
    priority: str | None = None
    leader_rank: str | None = None
    purpose: str | None = None
    inviter: str | None = None
    funding: str | None = None
    planned: Headcount = NO_HEADCOUNT
    approved: Headcount = NO_HEADCOUNT
    headcount: Headcount = NO_HEADCOUNT
    departs_on: PartialDate | None = field(default=None, converter=optional_date)
    returns_on: PartialDate | None = field(default=None, converter=optional_date)
    days_planned: int | None = None
    days_approved: int | None = None
    business_days: int | None = None
    stops: tuple[Stop, ...] = ()
    members: tuple[Member, ...] = ()
    papers: tuple[Paper, ...] = ()
    budget: Money | None = None
    exempt_reason: str | None = None
    plan_reference: str | None = None
    agreements: tuple[str, ...] = ()
    checklists: tuple[ChecklistRun, ...] = ()
    history: tuple[Transition, ...] = ()

    @property
    def days_abroad(self) -> int | None:
        """Days abroad, both ends counted; None where a day is not known."""
        return days_inclusive(self.departs_on, self.returns_on)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries and regions that count as visited, in order, each once."""
        return tuple(dict.fromkeys([stop.country for stop in self.stops if not stop.transit or stop.left_airport]))

    @property
    def completed_checklists(self) -> tuple[str, ...]:
        """The checklists of which every item that was filled in was done at one time or another."""
        return completed(self.checklists)

    @property
    def cut(self) -> bool | None:
        """Whether fewer persons, person-times or days were approved than asked for; None where neither can be told."""
        pairs = (
            (self.planned.persons, self.approved.persons),
            (self.planned.person_times, self.approved.person_times),
            (self.days_planned, self.days_approved),
        )
        known = [is_more(asked, approved) for asked, approved in pairs if asked is not None and approved is not None]
        return any(known) if known else None


@frozen(kw_only=True)
class InboundDelegation(Record):
    """A group of guests received (来访接待).

    Args:
        kind: code of `inbound-kind`: dignitaries, sister-city, consulate, media, hk-macao, party, business, civic, …
        countries: where the guests come from.
        head_rank: code of `guest-rank`; the usual split is vice-ministerial-or-above.
        host: who received them.
        purpose: what they came for.
        partnership: id of the tie it belongs to.
        arrives_on: first day.
        leaves_on: last day.
        headcount: batches, persons or person-times.
        history: planned, held, cancelled.
    """

    kind: str | None = None
    countries: tuple[str, ...] = ()
    head_rank: str | None = None
    host: str | None = None
    purpose: str | None = None
    partnership: str | None = None
    arrives_on: PartialDate | None = field(default=None, converter=optional_date)
    leaves_on: PartialDate | None = field(default=None, converter=optional_date)
    headcount: Headcount = NO_HEADCOUNT
    history: tuple[Transition, ...] = ()
