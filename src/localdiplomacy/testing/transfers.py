"""Hypothesis strategies for transfers: batches whose chain is whole, from the first drive to where everyone stays."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from attrs import evolve, frozen
from hypothesis import strategies as st

from ..model.lifecycle import Transition
from ..model.partial_dates import PartialDate
from ..model.quantities import PERSON_TIMES, PERSONS, Headcount
from ..model.transfers import TRANSFER_LIFECYCLE, CrewMember, HandOver, Leg, TransferBatch, Vehicle
from .codes import CODES, code, common, few_codes, maybe_code, one_of, written
from .values import days, maybe, moments, printed_counts, slugs, texts, transitions

# The links before the last one, in order: a chain may begin at any of them.
_TRUNK = ("port", "hub", "city", "district")
# Where the hand-overs do not say what became of everyone, the batch is not closed.
_OPEN = evolve(
    TRANSFER_LIFECYCLE,
    start=TRANSFER_LIFECYCLE.start - {"closed"},
    moves={state: after - {"closed"} for state, after in TRANSFER_LIFECYCLE.moves.items()},
)


@frozen
class _Persons:
    """Who is moved: a number, and their pseudonyms where the office keeps them."""

    number: int
    listed: tuple[str, ...]

    def part(self, start: int, end: int) -> "_Persons":
        return _Persons(end - start, self.listed[start:end])


@st.composite
def transfer_batches(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] | None = None,
    offices: Sequence[str] = (),
    task_forces: Sequence[str] = (),
) -> TransferBatch:
    """Batches whose persons are conserved from link to link, and whose closed loop has no gap as far as it is recorded."""
    shared = common(draw, ids, offices)
    day, number = draw(days()), draw(st.integers(0, 40))
    names = tuple(f"{shared['id']}-t{place}" for place in range(number)) if draw(st.booleans()) else ()
    persons = _Persons(number, names)
    unit = draw(st.sampled_from((PERSONS, PERSON_TIMES)))
    stated = draw(st.just(Headcount()) | printed_counts(number, unit).map(lambda count: Headcount(**{unit: count})))
    links = draw(st.integers(0, len(_TRUNK) - 1))
    legs, hand_overs = _chain(draw, day, persons, links)
    whole = draw(st.booleans())
    return TransferBatch(
        **shared,
        moved_on=written(draw, day),
        entry_port=draw(maybe(texts(6))),
        control_class=draw(maybe_code("control-class")),
        task_force=draw(one_of(task_forces)),
        headcount=stated,
        travellers=names,
        special_groups=draw(few_codes("special-group")),
        preparations=CODES["preparation"],
        legs=legs,
        hand_overs=hand_overs if whole else (),
        crew=_crew(draw, str(shared["id"]), day),
        vehicles=_vehicles(draw, str(shared["id"]), number),
        history=tuple(map(_undated, draw(transitions(TRANSFER_LIFECYCLE if whole else _OPEN)))),
    )


def _chain(draw: st.DrawFn, day: date, persons: _Persons, links: int) -> tuple[tuple[Leg, ...], tuple[HandOver, ...]]:
    """Return the drives and hand-overs: link by link, and at the end to each of those with whom persons stay."""
    times = list(draw(moments(day, 3 * links + 1)))
    parts = draw(st.integers(1, 3))
    places = draw(st.lists(texts(6), min_size=links + 1, max_size=links + 1, unique=True))
    bodies = draw(st.lists(texts(6), min_size=links + 1 + parts, max_size=links + 1 + parts, unique=True))
    levels = _TRUNK[len(_TRUNK) - links :]
    legs, hand_overs = [], []
    for link, ((origin, destination), (giver, receiver)) in enumerate(
        zip(pairwise(places), pairwise(bodies[: links + 1]), strict=True)
    ):
        departs, arrives, handed = times[3 * link : 3 * link + 3]
        legs.append(_leg(draw, origin, destination, departs, arrives, persons))
        hand_over = _hand_over(draw, destination, giver, receiver, handed, persons)
        hand_overs.append(evolve(hand_over, level=levels[link]))
    cuts = [0, *sorted(draw(st.integers(0, persons.number)) for _ in range(parts - 1)), persons.number]
    for (start, end), receiver in zip(pairwise(cuts), bodies[links + 1 :], strict=True):
        hand_over = _hand_over(draw, places[-1], bodies[links], receiver, times[-1], persons.part(start, end))
        level = draw(st.sampled_from(("community", "site")))
        hand_overs.append(evolve(hand_over, level=level, disposition=draw(code("disposition"))))
    return tuple(legs) if draw(st.booleans()) else (), tuple(hand_overs)


def _leg(
    draw: st.DrawFn, origin: str, destination: str, departs: datetime, arrives: datetime, persons: _Persons
) -> Leg:
    return Leg(
        origin=origin,
        destination=destination,
        departs_at=departs,
        arrives_at=draw(st.none() | st.just(arrives)),
        persons_out=persons.number,
        persons_in=persons.number,
        travellers=draw(st.sampled_from(((), persons.listed))),
    )


def _hand_over(draw: st.DrawFn, place: str, giver: str, receiver: str, at: datetime, persons: _Persons) -> HandOver:
    return HandOver(
        place=place,
        giver=giver,
        receiver=receiver,
        at=draw(st.none() | st.just(at)),
        persons_given=persons.number,
        persons_received=draw(st.none() | st.just(persons.number)),
        travellers_given=draw(st.sampled_from(((), persons.listed))),
        travellers_received=draw(st.sampled_from(((), persons.listed))),
    )


def _undated(move: Transition) -> Transition:
    """Leave out when the batch was prepared: that is before it moves, whenever the rest is dated."""
    return evolve(move, on=None) if move.to == "prepared" else move


def _crew(draw: st.DrawFn, batch: str, day: date) -> tuple[CrewMember, ...]:
    member = st.builds(
        CrewMember,
        reference=slugs().map(lambda reference: f"{batch}-{reference}"),
        role=maybe_code("crew-role").filter(lambda role: role != "leader"),
        trained=st.none() | st.just(True),
        tested_on=st.just(PartialDate.of(day)),
    )
    members = draw(st.lists(member, max_size=2, unique_by=lambda one: one.reference))
    return tuple(evolve(one, role=one.role if number else "leader") for number, one in enumerate(members))


def _vehicles(draw: st.DrawFn, batch: str, persons: int) -> tuple[Vehicle, ...]:
    first = draw(st.integers(0, persons))
    both = (
        Vehicle(reference=f"{batch}-v1", seats=50, persons=first),
        Vehicle(reference=f"{batch}-v2", persons=persons - first),
    )
    return draw(st.sampled_from(((), both, (evolve(both[0], persons=None), both[1]))))
