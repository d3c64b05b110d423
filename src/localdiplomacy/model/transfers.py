"""Closed-loop transfer of arriving travellers: port → hub → city → district → community or site.

A batch is driven (legs) and passes from body to body (hand-overs). Where it is split, by destination or by what becomes
of the persons, each part is a leg or a hand-over of its own: the persons of the parts add up to those of the whole.
"""

from collections import Counter
from datetime import datetime
from typing import TypeVar

from attrs import field, frozen

from .checklists import ChecklistRun, completed
from .entries import Details
from .following import follow
from .lifecycle import Lifecycle, Transition
from .partial_dates import PartialDate, optional_date
from .quantities import NO_HEADCOUNT, PERSONS, Headcount, Qualifier, Quantity
from .records import Record

# Facts §4.3 and the six links of systems.md: announced, collected, carried, handed over, closed.
TRANSFER_LIFECYCLE = Lifecycle(
    id="transfer-batch",
    start=frozenset(("announced", "prepared", "collected", "in-transit", "handed-over", "closed", "cancelled")),
    moves={
        "announced": frozenset(("prepared", "collected", "cancelled")),
        "prepared": frozenset(("collected", "cancelled")),
        "collected": frozenset(("in-transit",)),
        "in-transit": frozenset(("handed-over", "broken")),
        "broken": frozenset(("in-transit", "handed-over", "closed")),
        "handed-over": frozenset(("in-transit", "closed")),
        "closed": frozenset(),
        "cancelled": frozenset(),
    },
)


M = TypeVar("M", datetime, datetime | None)


def local(moment: M) -> M:
    """Return a time of a transfer without its time zone: such times are local times of one place."""
    return moment if moment is None or moment.tzinfo is None else moment.replace(tzinfo=None)


@frozen(kw_only=True)
class Leg:
    """One drive of the batch from place to place.

    Args:
        origin: where it starts.
        destination: where it ends.
        departs_at: local time of leaving.
        arrives_at: local time of arrival.
        persons_out: persons who got on.
        persons_in: persons who got off at the destination.
        vehicles: references of the vehicles used.
        travellers: pseudonyms of those on board.
    """

    origin: str
    destination: str
    departs_at: datetime | None = None
    arrives_at: datetime | None = None
    persons_out: int | None = None
    persons_in: int | None = None
    vehicles: tuple[str, ...] = ()
    travellers: tuple[str, ...] = field(default=(), repr=False, metadata={"sensitive": True})


@frozen(kw_only=True)
class HandOver:
    """Persons passing from one responsible body to the next.

    Args:
        place: where.
        giver: the body that hands over.
        receiver: the body that takes over.
        level: code of `hand-over-level`, the link of the chain the receiver is: port, hub, city, district, community,
            site.
        at: local time.
        persons_given: persons the giver signed for.
        persons_received: persons the receiver signed for.
        travellers_given: pseudonyms of those handed over.
        travellers_received: pseudonyms of those taken over.
        disposition: code of `disposition`, where the chain ends for these persons: central-quarantine,
            home-quarantine, hospital, onward; None where the receiver takes them further.
        isolated_until: last day of their isolation.
        monitored_until: last day of the isolation or monitoring at home that follows.
    """

    place: str
    giver: str | None = None
    receiver: str | None = None
    level: str | None = None
    at: datetime | None = None
    persons_given: int | None = None
    persons_received: int | None = None
    travellers_given: tuple[str, ...] = field(default=(), repr=False, metadata={"sensitive": True})
    travellers_received: tuple[str, ...] = field(default=(), repr=False, metadata={"sensitive": True})
    disposition: str | None = None
    isolated_until: PartialDate | None = field(default=None, converter=optional_date)
    monitored_until: PartialDate | None = field(default=None, converter=optional_date)


@frozen(kw_only=True)
class CrewMember:
    """A member of the task force on one batch, under a pseudonym.

    Args:
        reference: the office's pseudonym.
        role: code of `crew-role`: leader, driver, medic, interpreter, liaison.
        vehicle: reference of the vehicle the member rides in.
        trained: briefed and examined before duty.
        trained_on: when.
        vaccinated: fully vaccinated.
        tested_on: last nucleic-acid test.
        protection: code of `protection-level`: the level of protection worn.
        duty_from: first day of the shift.
        duty_until: last day of the shift.
        isolated_until: last day of the isolation after the shift.
        monitored_until: last day of the monitoring at home that follows.
    """

    reference: str
    role: str | None = None
    vehicle: str | None = None
    trained: bool | None = None
    trained_on: PartialDate | None = field(default=None, converter=optional_date)
    vaccinated: bool | None = None
    tested_on: PartialDate | None = field(default=None, converter=optional_date)
    protection: str | None = None
    duty_from: PartialDate | None = field(default=None, converter=optional_date)
    duty_until: PartialDate | None = field(default=None, converter=optional_date)
    isolated_until: PartialDate | None = field(default=None, converter=optional_date)
    monitored_until: PartialDate | None = field(default=None, converter=optional_date)


@frozen(kw_only=True)
class Vehicle:
    """A vehicle of the convoy.

    Args:
        reference: the office's own number for it, not its plate.
        seats: seats for travellers.
        persons: travellers carried.
        private: a private car.
        checked_on: day of the last check before the trip.
        disinfected: disinfected after the trip.
    """

    reference: str
    seats: int | None = None
    persons: int | None = None
    private: bool | None = None
    checked_on: PartialDate | None = field(default=None, converter=optional_date)
    disinfected: bool | None = None


@frozen(kw_only=True)
class TransferBatch(Record):
    """One batch of arriving travellers taken from the port to where they stay.

    Args:
        moved_on: the day of the transfer, the one that decides the period.
        entry_port: port or hub where the batch was met.
        control_class: code of `control-class`: local-port, other-port.
        task_force: id of the task force or rotation.
        headcount: persons or person-times, as the office counts them.
        travellers: pseudonyms that follow a person through all links (一表到底).
        special_groups: codes of `special-group` present: elderly, ill, disabled, pregnant, children.
        preparations: codes of the advance preparations made.
        legs: the drives in order.
        hand_overs: the hand-overs in order.
        crew: the task force on this batch.
        vehicles: the vehicles used.
        checklists: checklist runs.
        history: announced … closed.
    """

    moved_on: PartialDate | None = field(default=None, converter=optional_date)
    entry_port: str | None = None
    control_class: str | None = None
    task_force: str | None = None
    headcount: Headcount = NO_HEADCOUNT
    travellers: tuple[str, ...] = field(default=(), repr=False, metadata={"sensitive": True})
    special_groups: tuple[str, ...] = ()
    preparations: tuple[str, ...] = ()
    legs: tuple[Leg, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    crew: tuple[CrewMember, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    checklists: tuple[ChecklistRun, ...] = ()
    history: tuple[Transition, ...] = ()

    @property
    def first_legs(self) -> tuple[Leg, ...]:
        """The drives on which persons were collected.

        They begin where the first drive begins, or elsewhere where nobody had arrived if they join others on the way.
        """
        ends = Counter(leg.destination for leg in self.legs)
        reached: set[str] = set()
        found = []
        for leg in self.legs:
            if leg.origin not in reached and (leg.origin == self.legs[0].origin or ends[leg.destination] > 1):
                found.append(leg)
            reached.add(leg.destination)
        return tuple(found)

    @property
    def completed_checklists(self) -> tuple[str, ...]:
        """The checklists of which every item that was filled in was done at one time or another."""
        return completed(self.checklists)

    @property
    def listed(self) -> int | None:
        """How many travellers are on its list; None where it has none."""
        return len(self.travellers) or None

    @property
    def traced(self) -> int | None:
        """How many of them can be followed by reference through all hand-overs to the end; None without a list."""
        if not self.travellers:
            return None
        return sum(track.lost is None for track in follow(self.travellers, self.hand_overs))

    @property
    def signed(self) -> int | None:
        """How many hand-overs name both giver and receiver; None without hand-overs."""
        if not self.hand_overs:
            return None
        return sum(passing.giver is not None and passing.receiver is not None for passing in self.hand_overs)

    @property
    def placed(self) -> Details:
        """How many persons came to each disposition, by its code; at least none where a hand-over does not say."""
        found: dict[str, Quantity] = {}
        for passing in self.hand_overs:
            if passing.disposition is not None:
                number = _taken_over(passing)
                before = found.get(passing.disposition)
                found[passing.disposition] = number if before is None else before + number
        return Details(found)


def _taken_over(passing: HandOver) -> Quantity:
    """Return the persons that the receiver signed for, or listed."""
    if passing.persons_received is not None:
        return Quantity.of(passing.persons_received, PERSONS)
    if passing.travellers_received:
        return Quantity.of(len(passing.travellers_received), PERSONS)
    return Quantity.of(0, PERSONS, Qualifier.AT_LEAST)
