"""Places, times, charge, links and references of the chain follow on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.model import CrewMember, HandOver, Headcount, Leg, TransferBatch, Transition
from localdiplomacy.regulations.regulations import builtin

Look = Callable[..., list[tuple[str, str | None, str | None, dict[str, str]]]]
NAMES = ("t1", "t2", "t3")


def _at(time: str) -> datetime:
    return datetime.fromisoformat(f"2021-03-08T{time}")


def _leg(origin: str, destination: str, departs: str | None = None, arrives: str | None = None, **more: Any) -> Leg:
    return Leg(
        origin=origin,
        destination=destination,
        departs_at=_at(departs) if departs else None,
        arrives_at=_at(arrives) if arrives else None,
        **more,
    )


def _hand(place: str, giver: str | None, receiver: str | None, at: str | None = None, **more: Any) -> HandOver:
    return HandOver(place=place, giver=giver, receiver=receiver, at=_at(at) if at else None, **more)


def _batch(*parts: Leg | HandOver, **more: Any) -> TransferBatch:
    legs = tuple(part for part in parts if isinstance(part, Leg))
    hands = tuple(part for part in parts if isinstance(part, HandOver))
    return TransferBatch(id="b", moved_on="2021-03-08", legs=legs, hand_overs=hands, **more)


def _found(look: Look, *batches: TransferBatch) -> list[tuple[str, str | None]]:
    return [(code, path) for code, _, path, _ in look(*batches)]


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ((_leg("a", "b"), _leg("b", "c")), None),
        ((_leg("a", "b"), _leg("a", "b"), _leg("b", "c")), None),  # two coaches
        ((_leg("a", "h"), _leg("b", "h"), _leg("h", "c")), None),  # from two ports to one hub
        ((_leg("a", "h"), _leg("h", "c"), _leg("h", "d")), None),  # parted at the hub
        ((_leg("a", "b"), _leg("x", "c")), "legs[1].origin"),
        ((_leg("a", "b"), _leg("b", "c"), _leg("x", "d")), "legs[2].origin"),
        ((_leg("a", "b"), _leg("", "c")), None),  # not recorded
    ],
)
def test_a_leg_leaves_from_where_somebody_is(legs: tuple[Leg, ...], expected: str | None, look: Look) -> None:
    assert _found(look, _batch(*legs)) == ([("LD-TRANSFER-004", expected)] if expected else [])


def test_a_leg_leaves_when_the_first_of_them_has_arrived(look: Look) -> None:
    legs = (_leg("a", "h", "08:00", "09:00"), _leg("b", "h", "08:10", "10:00"), _leg("h", "c", "09:30", "11:00"))
    assert _found(look, _batch(*legs)) == []
    early = (*legs[:2], _leg("h", "c", "08:59", "11:00"))
    assert _found(look, _batch(*early)) == [("LD-TRANSFER-005", "legs[2].departs_at")]
    unknown = (evolve(legs[0], arrives_at=None), legs[1], early[2])
    assert _found(look, _batch(*unknown)) == []


def test_nobody_is_handed_over_where_all_have_left(look: Look) -> None:
    first = _leg("a", "b", "08:00", "09:00", persons_out=3)
    onward = _leg("b", "c", "10:00", "11:00", persons_out=3)
    late = _hand("b", "甲", "乙", "10:01", persons_given=3)
    (found,) = look(_batch(first, onward, late))
    assert (found[0], found[3]["found"]) == ("LD-TRANSFER-006", "had left at 2021-03-08 10:00:00")
    assert _found(look, _batch(first, onward, evolve(late, at=_at("10:00")))) == []
    # One stayed behind, and is handed over later.
    part = (evolve(onward, persons_out=2), evolve(late, persons_given=1, disposition="hospital"))
    assert _found(look, _batch(first, *part)) == []


def test_at_the_start_those_collected_are_there_until_they_leave(look: Look) -> None:
    leg = _leg("a", "b", "08:00", "09:00", persons_out=3)
    hand = _hand("a", "口岸", "甲", "08:30", persons_given=3)
    assert _found(look, _batch(leg, hand)) == [("LD-TRANSFER-006", "hand_overs[0].at")]
    assert _found(look, _batch(leg, evolve(hand, at=_at("07:30")))) == []


def test_a_body_that_gives_must_have_taken_over(look: Look) -> None:
    chain = (_hand("a", "甲", "乙"), _hand("b", "乙", "丙"), _hand("c", "丁", "戊"))
    (found,) = look(_batch(*chain))
    assert (found[0], found[2], found[3]) == (
        "LD-TRANSFER-010",
        "hand_overs[2].giver",
        {"giver": "丁", "holders": "乙, 丙"},
    )
    again = (*chain, _hand("c", "丁", "己"))
    assert len(look(_batch(*again))) == 1  # said once
    legs = (_leg("a", "h"), _leg("b", "h"))
    two_ports = (_hand("a", "甲", "丙"), _hand("b", "乙", "丙"), _hand("h", "丙", "丁"))
    assert _found(look, _batch(*legs, *two_ports)) == []


def test_a_body_listed_too_late_is_told_by_its_times(look: Look) -> None:
    chain = (_hand("a", "甲", "乙", "08:00"), _hand("c", "丙", "丁", "09:00"), _hand("b", "乙", "丙", "10:00"))
    assert _found(look, _batch(*chain)) == [("LD-TRANSFER-007", "hand_overs[1].at")]


def test_sides_are_asked_for_only_where_the_ledger_names_them(look: Look) -> None:
    flat = _batch(_hand("县", None, "县", disposition="home-quarantine"))
    assert _found(look, flat) == []
    full = evolve(_batch(_hand("a", "甲", "乙")), id="c")
    assert _found(look, flat, full) == [("LD-TRANSFER-009", "hand_overs[0].giver")]


CLOSED = {"history": (Transition("handed-over"), Transition("closed"))}


def test_a_closed_batch_has_settled_everyone(look: Look) -> None:
    onward = _hand("a", "甲", "乙", persons_given=3)
    (found,) = look(_batch(onward, **CLOSED))
    assert (found[0], found[2]) == ("LD-TRANSFER-012", "hand_overs[0].disposition")
    assert _found(look, _batch(onward)) == []
    none = evolve(_batch(**CLOSED), id="c")
    assert _found(look, none) == []  # a ledger without hand-overs
    missing = [(code, subject, path) for code, subject, path, _ in look(none, _batch(onward))]
    assert missing == []  # nothing is recorded of its travellers, legs or hand-overs
    moved = evolve(none, legs=(_leg("a", "b"),))
    assert [(code, subject) for code, subject, *_ in look(moved, _batch(onward))] == [("LD-TRANSFER-012", "c")]


def test_the_link_that_is_missing_is_told_once(look: Look) -> None:
    broken = (_hand("a", "甲", "乙"), _hand("b", "丙", "丁", disposition="hospital"))
    assert _found(look, _batch(*broken, **CLOSED)) == [("LD-TRANSFER-010", "hand_overs[1].giver")]


@pytest.mark.parametrize(
    ("levels", "disposition", "missing"),
    [
        (("city", "district", "community"), "home-quarantine", None),
        (("city", "district", "site"), "central-quarantine", None),
        (("district", "site"), "central-quarantine", None),  # the first giver is the city's
        (("city", "site"), "central-quarantine", "district"),
        (("hub", "site"), "central-quarantine", "city"),
        (("city", "district"), "hospital", "where travellers stay"),
        (("city",), "onward", None),
        (("city", None), "central-quarantine", "district, where travellers stay"),
    ],
)
def test_those_who_stay_came_link_by_link(
    levels: tuple[str | None, ...], disposition: str, missing: str | None, look: Look
) -> None:
    hands = [_hand("x", f"b{place}", f"b{place + 1}", level=level) for place, level in enumerate(levels)]
    hands[-1] = evolve(hands[-1], disposition=disposition)
    found = [params["missing"] for code, _, _, params in look(_batch(*hands)) if code == "LD-TRANSFER-011"]
    assert found == ([missing] if missing else [])


def test_links_are_asked_for_only_where_they_are_kept(look: Look) -> None:
    hands = (_hand("x", "a", "b", disposition="home-quarantine"),)
    assert _found(look, _batch(*hands)) == []
    unsettled = look(_batch(*hands), regulations=builtin(), only=("core.transfer-links",))
    assert unsettled == []
    kept = look(_batch(evolve(hands[0], level="city")), regulations=builtin(), only=("core.transfer-links",))
    assert [(code, params["parameter"]) for code, _, _, params in kept] == [("LD-CHECK-005", "transfer.link_levels")]


def test_references_are_told_by_number_never_by_name(look: Look) -> None:
    given = _hand("a", "甲", "乙", travellers_given=NAMES, travellers_received=("t1", "secret"))
    (found,) = look(_batch(given))
    assert found[0] == "LD-TRANSFER-014"
    assert found[3] == {"before": "the list of those handed over", "missing": "2", "extra": "1"}
    assert "secret" not in str(found)


@pytest.mark.parametrize(
    ("batch", "code", "path"),
    [
        (_batch(_leg("a", "b", travellers=NAMES), travellers=NAMES), None, None),
        (
            _batch(_leg("a", "b", travellers=NAMES[:2]), travellers=NAMES),
            "LD-TRANSFER-014",
            "legs[0].travellers",
        ),
        (
            _batch(_leg("a", "b", travellers=NAMES), _leg("b", "c", travellers=(*NAMES, "t4"))),
            "LD-TRANSFER-014",
            "legs[1].travellers",
        ),
        (
            _batch(_leg("a", "b", travellers=("t1", "t2")), _leg("a", "b", travellers=("t2", "t3")), travellers=NAMES),
            "LD-TRANSFER-013",
            "legs[0].travellers",
        ),
        (
            _batch(
                _hand("a", "甲", "乙", travellers_received=NAMES),
                _hand("b", "乙", "丙", travellers_given=("t1", "t2"), disposition="hospital"),
            ),
            "LD-TRANSFER-014",
            "hand_overs[1].travellers_given",
        ),
        (
            _batch(_hand("b", "乙", "丙", travellers_given=("t1", "t2"), disposition="hospital"), travellers=NAMES),
            "LD-TRANSFER-014",
            "hand_overs[0].travellers_given",
        ),
        (
            _batch(_leg("a", "b", persons_out=4), _leg("b", "c", travellers=("t1", "t9")), travellers=NAMES),
            "LD-TRANSFER-014",
            "legs[1].travellers",
        ),
    ],
)
def test_one_reference_follows_a_traveller(
    batch: TransferBatch, code: str | None, path: str | None, look: Look
) -> None:
    assert _found(look, batch) == ([(code, path)] if code and path else [])


def _drive(id: str, departs: str, arrives: str, origin: str = "a", **more: Any) -> TransferBatch:
    leg = _leg(origin, "b", departs, arrives, vehicles=("v1",) if "crew" not in more else ())
    return evolve(_batch(leg), id=id, **more)


def test_a_vehicle_shared_by_two_batches_on_one_drive_is_in_one_place(look: Look) -> None:
    first = _drive("b1", "08:00", "10:00")
    assert _found(look, first, evolve(first, id="b2")) == []
    assert _found(look, first, _drive("b2", "10:00", "11:00", "c")) == []
    assert [one[:3] for one in look(first, _drive("b2", "09:59", "11:00", "c"))] == [
        ("LD-TRANSFER-008", "b2", "legs[0].vehicles")
    ]
    other_office = evolve(_drive("b2", "09:59", "11:00", "c"), office="o1")
    assert _found(look, first, other_office) == []


def test_a_long_drive_meets_every_shorter_one_in_it(look: Look) -> None:
    long = _drive("b1", "08:00", "20:00")
    short = [_drive(f"b{hour}", f"{hour}:00", f"{hour}:30", "c") for hour in (10, 12, 14)]
    found = look(*short, long, only=("LD-TRANSFER-008",))
    assert {subject for _, subject, *_ in found} == {"b10", "b12", "b14"}


def test_lists_as_long_as_the_batch_are_no_finding(look: Look) -> None:
    batch = _batch(_leg("a", "b", travellers=NAMES, persons_out=3), travellers=NAMES, headcount=Headcount(persons=3))
    assert look(batch, only=("LD-TRANSFER", "LD-COUNT")) == []


def _escorted(id: str, departs: str, arrives: str, origin: str = "a", **more: Any) -> TransferBatch:
    return _drive(id, departs, arrives, origin, crew=(CrewMember(reference="w1", trained=True),), **more)


def test_nobody_of_the_crew_is_with_two_batches_on_different_drives(look: Look) -> None:
    only = ("core.transfer-crew-once",)
    first = _escorted("b1", "08:00", "10:00")
    assert look(first, evolve(first, id="b2"), only=only) == []  # two batches in one convoy
    assert look(first, _escorted("b2", "10:00", "11:00", "c"), only=only) == []
    found = look(first, _escorted("b2", "09:59", "11:00", "c"), only=only)
    assert found == [
        (
            "LD-TRANSFER-008",
            "b2",
            "crew[0].reference",
            {
                "what": "The crew member",
                "start": "2021-03-08 09:59:00",
                "other": "b1",
                "until": "2021-03-08 10:00:00",
            },
        )
    ]
    twice = evolve(first, crew=first.crew * 2)
    assert look(twice, only=only) == []
    untimed = evolve(_batch(), id="b3", crew=first.crew)
    assert look(first, untimed, only=only) == []
