"""What is told at one glance to be whole has nothing wrong on a closer look."""

from datetime import datetime, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from localdiplomacy.checks.transfers.chain import Chain
from localdiplomacy.checks.transfers.custody import Kept
from localdiplomacy.checks.transfers.loop import broken
from localdiplomacy.checks.transfers.plain import plainly_whole
from localdiplomacy.model import HandOver, Headcount, Leg, TransferBatch
from localdiplomacy.testing.strategies import transfer_batches

BOTH = ("giver", "receiver")
NAMES = st.sampled_from(("a", "b", "c"))
NUMBERS = st.none() | st.integers(0, 3)
TIMES = st.none() | st.sampled_from(range(6))


def _moment(hour: int | None) -> datetime | None:
    return None if hour is None else datetime.fromisoformat("2021-03-08T08:00") + timedelta(hours=hour)


LISTS = st.sampled_from(((), (), (), ("t1",), ("t1", "t2")))
LEGS = st.builds(
    Leg,
    origin=NAMES,
    destination=NAMES,
    departs_at=TIMES.map(_moment),
    arrives_at=TIMES.map(_moment),
    persons_out=NUMBERS,
    persons_in=NUMBERS,
    travellers=LISTS,
)
HANDS = st.builds(
    HandOver,
    place=NAMES,
    giver=st.none() | NAMES,
    receiver=st.none() | NAMES,
    at=TIMES.map(_moment),
    persons_given=NUMBERS,
    persons_received=NUMBERS,
    travellers_given=LISTS,
    disposition=st.none() | st.sampled_from(("hospital", "onward")),
)
ANY = st.builds(
    TransferBatch,
    id=st.just("b"),
    headcount=st.builds(Headcount, persons=NUMBERS),
    travellers=st.sampled_from(((), ("t1", "t2"), ("t1", "t1"))),
    legs=st.lists(LEGS, max_size=2).map(tuple),
    hand_overs=st.lists(HANDS, max_size=3).map(tuple),
)


@settings(max_examples=200)
@given(batch=ANY | transfer_batches(), closed=st.booleans(), sides=st.sampled_from(((), BOTH, BOTH[1:])))
def test_nothing_is_wrong_with_what_is_plainly_whole(
    batch: TransferBatch, closed: bool, sides: tuple[str, ...]
) -> None:
    if plainly_whole(batch, sides):
        kept = Kept(sides, any=bool(batch.hand_overs))
        assert list(broken(Chain(batch, closed), kept)) == []


@settings(max_examples=60)
@given(batch=transfer_batches())
def test_a_chain_that_is_whole_on_a_closer_look_only_is_sound_all_the_same(batch: TransferBatch) -> None:
    assert list(broken(Chain(batch), Kept(BOTH, any=True))) == []


def test_a_plain_chain_is_told_at_once() -> None:
    legs = (Leg(origin="a", destination="b", persons_out=2), Leg(origin="b", destination="c", persons_out=2))
    hands = (
        HandOver(place="b", giver="1", receiver="2", persons_given=2),
        HandOver(place="c", giver="2", receiver="3", persons_received=1, disposition="hospital"),
        HandOver(place="c", giver="2", receiver="4", persons_received=1, disposition="onward"),
    )
    batch = TransferBatch(id="b", legs=legs, hand_overs=hands)
    assert plainly_whole(batch, BOTH)
    assert plainly_whole(evolve(batch, hand_overs=()), BOTH)
    assert not plainly_whole(evolve(batch, hand_overs=hands[:2]), BOTH)
    assert not plainly_whole(evolve(batch, headcount=Headcount(persons=3)), BOTH)
    assert not plainly_whole(evolve(batch, legs=(legs[1], legs[0])), BOTH)
    flat = HandOver(place="c", receiver="3", disposition="hospital")
    assert plainly_whole(TransferBatch(id="b", hand_overs=(flat,)), BOTH[1:])
    assert not plainly_whole(TransferBatch(id="b", hand_overs=(flat,)), BOTH)
