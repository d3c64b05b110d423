"""Persons are conserved from link to link, split by destination and disposition, with the figures of Dalian."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from localdiplomacy.model import HandOver, Headcount, Leg, PartialDate, TransferBatch, Transition

Look = Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]

# Dalian, 25 February to 1 April 2020: 13,055 persons, 3,501 taken on and 9,554 kept: at home, in quarantine, in hospital.
DALIAN = {"onward": 3501, "home-quarantine": 6705, "central-quarantine": 2838, "hospital": 11}
START = datetime.fromisoformat("2020-03-01T08:00")


def _settled(persons: dict[str, int], **more: Any) -> TransferBatch:
    parts = tuple(
        HandOver(place="大连", receiver=f"{code}单位", persons_given=number, persons_received=number, disposition=code)
        for code, number in persons.items()
    )
    return TransferBatch(id="dalian", moved_on="2020-03", hand_overs=parts, **more)


def test_dalian_adds_up(look: Look) -> None:
    assert sum(DALIAN.values()) == 13055
    assert sum(number for code, number in DALIAN.items() if code != "onward") == 9554
    assert look(_settled(DALIAN, headcount=Headcount(persons=13055))) == []


@pytest.mark.parametrize("code", DALIAN)
def test_dalian_with_one_person_less_anywhere_does_not(code: str, look: Look) -> None:
    fewer = DALIAN | {code: DALIAN[code] - 1}
    found = look(_settled(fewer, headcount=Headcount(persons=13055)))
    assert found == [("LD-TRANSFER-003", "dalian", "hand_overs", {"collected": "13055", "settled": "13054"})]


@pytest.mark.parametrize(
    "headcount",
    [Headcount(person_times=99), Headcount(batches=3), Headcount()],
    ids=["person-times", "batches", "nothing"],
)
def test_persons_are_compared_with_persons_only(headcount: Headcount, look: Look) -> None:
    assert look(_settled(DALIAN, headcount=headcount)) == []


def _chain(links: int, parts: tuple[int, ...]) -> TransferBatch:
    """A whole chain: `links` drives with a hand-over after each, and at the end one hand-over a part."""
    persons, legs, hands = sum(parts), [], []
    for link in range(links):
        leaves = START + timedelta(hours=2 * link)
        arrives, handed = leaves + timedelta(hours=1), leaves + timedelta(minutes=70)
        legs.append(
            Leg(
                origin=f"p{link}",
                destination=f"p{link + 1}",
                departs_at=leaves,
                arrives_at=arrives,
                persons_out=persons,
                persons_in=persons,
            )
        )
        hands.append(_hand(f"p{link + 1}", f"b{link}", f"b{link + 1}", persons, handed))
    last = START + timedelta(hours=2 * links)
    hands += [
        evolve(_hand(f"p{links}", f"b{links}", f"end{number}", part, last), disposition="central-quarantine")
        for number, part in enumerate(parts)
    ]
    return TransferBatch(
        id="b",
        moved_on=PartialDate.of(START.date()),
        headcount=Headcount(persons=persons),
        legs=tuple(legs),
        hand_overs=tuple(hands),
        history=(Transition("in-transit"), Transition("handed-over"), Transition("closed")),
    )


def _hand(place: str, giver: str, receiver: str, persons: int, at: datetime) -> HandOver:
    return HandOver(place=place, giver=giver, receiver=receiver, at=at, persons_given=persons, persons_received=persons)


CHAINS = st.builds(_chain, st.integers(1, 3), st.lists(st.integers(1, 9), min_size=1, max_size=3).map(tuple))
ALL = ("LD-TRANSFER", "LD-COUNT")


def _without_one(items: tuple[Any, ...], number: int, *names: str) -> tuple[Any, ...]:
    one = items[number]
    fewer = evolve(one, **{name: getattr(one, name) - 1 for name in names})
    return (*items[:number], fewer, *items[number + 1 :])


@settings(max_examples=40)
@given(batch=CHAINS, data=st.data())
def test_one_person_less_anywhere_is_found_once_and_by_the_rule_of_that_place(
    batch: TransferBatch, data: st.DataObject, look: Look
) -> None:
    assert look(batch, only=ALL) == []
    links, last = len(batch.legs), len(batch.hand_overs) - 1
    leg = data.draw(st.integers(0, links - 1), label="leg")
    lost = evolve(batch, legs=_without_one(batch.legs, leg, "persons_in"))
    assert [code for code, *_ in look(lost, only=ALL)] == ["LD-COUNT-005"]
    # Fewer on board than were collected, or than arrived before.
    fewer = evolve(batch, legs=_without_one(batch.legs, leg, "persons_out", "persons_in"))
    expected = {"LD-COUNT-007", "LD-TRANSFER-001"} if leg == 0 else {"LD-TRANSFER-001"}
    assert {code for code, *_ in look(fewer, only=ALL)} == expected
    hand = data.draw(st.integers(0, last), label="hand-over")
    kept = evolve(batch, hand_overs=_without_one(batch.hand_overs, hand, "persons_received"))
    assert [code for code, *_ in look(kept, only=ALL)] == ["LD-COUNT-006"]
    missing = evolve(batch, hand_overs=_without_one(batch.hand_overs, hand, "persons_given", "persons_received"))
    assert [code for code, *_ in look(missing, only=ALL)] == ["LD-TRANSFER-002"]
    collected = evolve(batch, headcount=Headcount(persons=batch.headcount.persons + 1))  # type: ignore[operator]
    assert {code for code, *_ in look(collected, only=ALL)} == {"LD-COUNT-007", "LD-TRANSFER-003"}


@settings(max_examples=20)
@given(batch=CHAINS, chance=st.randoms(use_true_random=False))
def test_the_order_of_batches_does_not_matter(batch: TransferBatch, chance: Any, look: Look) -> None:
    batches = [evolve(batch, id=f"b{number}", headcount=Headcount(persons=number)) for number in range(3)]
    expected = look(*batches)
    chance.shuffle(batches)
    assert look(*batches) == expected


def test_a_batch_that_parts_at_a_hub_is_conserved_as_a_whole(look: Look) -> None:
    whole = _chain(1, (7, 5))
    first = Leg(origin="p1", destination="p2", persons_out=7)
    second = Leg(origin="p1", destination="p3", persons_out=5)
    ends = (evolve(whole.hand_overs[1], place="p2"), evolve(whole.hand_overs[2], place="p3"))
    parted = evolve(whole, legs=(*whole.legs, first, second), hand_overs=(whole.hand_overs[0], *ends))
    assert look(parted, only=ALL) == []
    lost = evolve(parted, legs=(*whole.legs, first, evolve(second, persons_out=4)))
    assert [(code, path) for code, _, path, _ in look(lost, only=ALL)] == [("LD-TRANSFER-001", "legs[1].persons_out")]


def test_who_is_fetched_by_another_on_the_way_may_leave_without_a_leg(look: Look) -> None:
    onward = HandOver(place="b", giver="组", receiver="甲县", persons_given=2)
    legs = (Leg(origin="a", destination="b", persons_out=5), Leg(origin="b", destination="c", persons_out=3))
    elsewhere = HandOver(place="d", giver="甲县", receiver="隔离点", persons_given=2, disposition="hospital")
    ends = HandOver(place="c", giver="组", receiver="乙县", persons_given=3, disposition="home-quarantine")
    batch = TransferBatch(id="b", legs=legs, hand_overs=(onward, elsewhere, ends))
    assert look(batch, only=ALL) == []
    more = evolve(batch, legs=(legs[0], evolve(legs[1], persons_out=6)))
    assert ("legs[1].persons_out", "6") in {(path, params["left"]) for _, _, path, params in look(more, only=ALL)}


def test_what_is_not_stated_is_not_missing(look: Look) -> None:
    legs = (Leg(origin="a", destination="b", persons_out=5), Leg(origin="b", destination="c"))
    assert look(TransferBatch(id="b", legs=legs), only=ALL) == []
    hand = HandOver(place="c", receiver="县", persons_received=6, disposition="hospital")
    (found,) = look(TransferBatch(id="b", legs=legs[:1], hand_overs=(evolve(hand, place="b"),)), only=ALL)
    assert (found[0], found[3]) == ("LD-TRANSFER-001", {"place": "b", "arrived": "5", "left": "6"})
    unknown = evolve(hand, persons_received=None)
    open_end = TransferBatch(id="b", headcount=Headcount(persons=5), hand_overs=(hand, unknown))
    (found,) = look(open_end, only=ALL)
    assert (found[0], found[3]) == ("LD-TRANSFER-003", {"collected": "5", "settled": "≥6"})


def test_a_cancelled_batch_is_not_looked_at(look: Look) -> None:
    batch = evolve(_settled(DALIAN, headcount=Headcount(persons=1)), history=(Transition("cancelled", "2020-03-01"),))
    assert look(batch) == []
    later = evolve(batch, history=(Transition("cancelled", "2024-03-01"),))
    assert [code for code, *_ in look(later)] == ["LD-TRANSFER-003"]
