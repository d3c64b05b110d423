"""One failing and one passing example for every rule on transfers. The two differ as little as they can."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import evolve

import localdiplomacy as ld
from localdiplomacy.checks import BUILTIN_CHECKS
from localdiplomacy.issues import Severity
from localdiplomacy.issues.catalogue import transfers
from localdiplomacy.model import (
    ChecklistItem,
    ChecklistRun,
    CrewMember,
    HandOver,
    Headcount,
    Leg,
    TransferBatch,
    Transition,
    Vehicle,
)
from localdiplomacy.testing.rule_examples import RuleExample

RULES = ld.open(
    Path(__file__).parent / "settled_transfers", registry=ld.Registry(discover=False)
).contributions.regulations
LISTS = {
    "checklist.vehicle": ("licensed", "roadworthy", "screen", "disinfected", "drivers"),
    "checklist.hygiene": ("health", "tests", "vaccination", "protection", "waste"),
    "checklist.departure": ("travellers-checked", "medic", "load", "spacing", "receiver-told"),
    "checklist.hand-over": ("count", "identity", "luggage", "special-groups", "signed"),
}


def _example(
    broken: tuple[Any, ...],
    path: str,
    params: Mapping[str, str],
    sound: tuple[Any, ...],
    severity: Severity = Severity.WARNING,
    subject: str = "b1",
    where: str = "32",
) -> RuleExample:
    return RuleExample(
        broken,
        path,
        params,
        sound,
        severity,
        subject=subject,
        only=("LD-TRANSFER", "LD-COUNT"),
        office="o1",
        where=where,
        context={"regulations": RULES},
    )


def _at(time: str, day: str = "2021-03-08") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}")


def _run(name: str, on: str = "2021-03-08", left_out: int = 0) -> ChecklistRun:
    items = LISTS[name][: len(LISTS[name]) - left_out]
    return ChecklistRun(checklist=name, on=on, items=tuple(ChecklistItem(code=item, done=True) for item in items))


KEPT = HandOver(
    place="宿迁",
    giver="区专班",
    receiver="隔离点",
    level="site",
    at=_at("15:00"),
    persons_given=12,
    persons_received=12,
    disposition="central-quarantine",
)
# Twelve travellers: from the port to the hub, to the city, to the district, to the site.
CHAIN = (
    HandOver(place="昆山", giver="口岸组", receiver="市专班", level="city", at=_at("10:30"), persons_given=12),
    HandOver(place="宿迁", giver="市专班", receiver="区专班", level="district", at=_at("14:30"), persons_given=12),
    KEPT,
)
LEGS = (
    Leg(
        origin="浦东",
        destination="昆山",
        departs_at=_at("08:00"),
        arrives_at=_at("10:00"),
        persons_out=12,
        vehicles=("v1",),
    ),
    Leg(origin="昆山", destination="宿迁", departs_at=_at("11:00"), arrives_at=_at("14:00"), persons_out=12),
)
BATCH = TransferBatch(
    id="b1",
    office="o1",
    moved_on="2021-03-08",
    headcount=Headcount(batches=1, persons=12),
    legs=LEGS,
    hand_overs=CHAIN,
    history=(Transition("in-transit", "2021-03-08"), Transition("handed-over"), Transition("closed")),
)
NAMES = tuple(f"t{number}" for number in range(12))


def _batch(**more: Any) -> TransferBatch:
    return evolve(BATCH, **more)


def _chain(number: int, **more: Any) -> tuple[HandOver, ...]:
    return (*CHAIN[:number], evolve(CHAIN[number], **more), *CHAIN[number + 1 :])


def _unlevelled(chain: tuple[HandOver, ...]) -> tuple[HandOver, ...]:
    return tuple(evolve(one, level=None) for one in chain)


def _legs(number: int, **more: Any) -> tuple[Leg, ...]:
    return (*LEGS[:number], evolve(LEGS[number], **more), *LEGS[number + 1 :])


def _bare(**more: Any) -> TransferBatch:
    return TransferBatch(id="b1", office="o1", moved_on="2021-03-08", **more)


def _rides(**more: Any) -> TransferBatch:
    return _bare(vehicles=(Vehicle(reference="v1", **more),))


def _crew(*members: Any, on: str = "2021-03-08", id: str = "b1") -> TransferBatch:
    return TransferBatch(id=id, office="o1", moved_on=on, crew=members)


def _one(**more: Any) -> CrewMember:
    return CrewMember(reference="w1", **more)


def _stays(on: str = "2021-03-08", **more: Any) -> TransferBatch:
    return TransferBatch(
        id="b1", office="o1", moved_on=on, hand_overs=(HandOver(place="x", disposition="central-quarantine", **more),)
    )


def _later(batch: TransferBatch, hours: int, id: str = "b2") -> TransferBatch:
    """The same batch again, so many hours later, from another port."""
    step = timedelta(hours=hours)
    legs = (
        evolve(batch.legs[0], departs_at=batch.legs[0].departs_at + step, arrives_at=batch.legs[0].arrives_at + step),
    )
    return _bare_of(id, evolve(legs[0], origin="虹桥"), batch)


def _bare_of(id: str, leg: Leg, like: TransferBatch) -> TransferBatch:
    return TransferBatch(id=id, office="o1", legs=(leg,), crew=like.crew, travellers=like.travellers)


_ALONE = _bare_of("b1", LEGS[0], _bare())
_LISTED = evolve(_ALONE, travellers=NAMES)
_FULL = tuple(_run(name) for name in LISTS)
_PREPARED = ("verify-travellers", "plan-route", "plan-special-groups")
_PART = {"persons_given": 7, "persons_received": 7}

EXAMPLES: Mapping[str, RuleExample] = {
    "LD-TRANSFER-001": _example(
        (_batch(legs=_legs(1, persons_out=11)),),
        "legs[1].persons_out",
        {"place": "昆山", "arrived": "12", "left": "11"},
        (BATCH,),
        Severity.ERROR,
    ),
    "LD-TRANSFER-002": _example(
        (_batch(hand_overs=_chain(2, persons_given=11, persons_received=11)),),
        "hand_overs[2].persons_given",
        {"body": "区专班", "received": "12", "given": "11"},
        (
            _batch(
                hand_overs=(
                    *CHAIN[:2],
                    evolve(KEPT, **_PART),
                    evolve(KEPT, receiver="医院", persons_given=5, persons_received=5),
                )
            ),
        ),
        Severity.ERROR,
    ),
    "LD-TRANSFER-003": _example(
        (_bare(headcount=Headcount(persons=13), hand_overs=(evolve(KEPT, level=None),)),),
        "hand_overs",
        {"collected": "13", "settled": "12"},
        (_bare(headcount=Headcount(persons=12), hand_overs=(evolve(KEPT, level=None),)),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-004": _example((_batch(legs=_legs(1, origin="南京")),), "legs[1].origin", {"place": "南京"}, (BATCH,)),
    "LD-TRANSFER-005": _example(
        (_batch(legs=_legs(1, departs_at=_at("09:59")), hand_overs=()),),
        "legs[1].departs_at",
        {"departs": "2021-03-08 09:59:00", "place": "昆山", "arrives": "2021-03-08 10:00:00"},
        (_batch(legs=_legs(1, departs_at=_at("10:00")), hand_overs=()),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-006": _example(
        (_batch(hand_overs=_chain(0, at=_at("09:59"))),),
        "hand_overs[0].at",
        {"at": "2021-03-08 09:59:00", "place": "昆山", "found": "arrive only at 2021-03-08 10:00:00"},
        (_batch(hand_overs=_chain(0, at=_at("10:00"))),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-007": _example(
        (_batch(hand_overs=_chain(2, at=_at("14:29"))),),
        "hand_overs[2].at",
        {"body": "区专班", "given": "2021-03-08 14:29:00", "received": "2021-03-08 14:30:00"},
        (_batch(hand_overs=_chain(2, at=_at("14:30"))),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-008": _example(
        (_ALONE, _later(_ALONE, 1)),
        "legs[0].vehicles",
        {
            "what": "The vehicle",
            "start": "2021-03-08 09:00:00",
            "other": "b1",
            "until": "2021-03-08 10:00:00",
        },
        (_ALONE, _later(_ALONE, 2)),
        Severity.ERROR,
        subject="b2",
    ),
    "LD-TRANSFER-009": _example(
        (_batch(hand_overs=_chain(0, giver=None)),), "hand_overs[0].giver", {"who": "who hands over"}, (BATCH,)
    ),
    "LD-TRANSFER-010": _example(
        (_batch(hand_overs=_unlevelled(_chain(2, giver="县专班"))),),
        "hand_overs[2].giver",
        {"giver": "县专班", "holders": "市专班, 区专班"},
        (BATCH,),
        Severity.ERROR,
    ),
    "LD-TRANSFER-011": _example(
        (_batch(hand_overs=_chain(1, level="hub")),),
        "hand_overs[2].level",
        {
            "receiver": "隔离点",
            "passed": "city, where travellers stay",
            "missing": "district",
            "rule": "transfer.link_levels, CN",
        },
        (BATCH,),
    ),
    "LD-TRANSFER-012": _example(
        (_batch(hand_overs=_chain(2, disposition=None)),),
        "hand_overs[2].disposition",
        {"found": "those with 隔离点 have no disposition"},
        (_batch(hand_overs=_chain(2, disposition=None), history=BATCH.history[:2]),),
    ),
    "LD-TRANSFER-013": _example(
        (_bare(travellers=("t1", "t2", "t1")),),
        "travellers",
        {"count": "1"},
        (_bare(travellers=("t1", "t2", "t3")),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-014": _example(
        (_batch(travellers=NAMES, legs=_legs(1, travellers=(*NAMES[1:], "t12"))),),
        "legs[1].travellers",
        {"before": "the list of the batch", "missing": "0", "extra": "1"},
        (_batch(travellers=NAMES, legs=_legs(1, travellers=NAMES)),),
        Severity.ERROR,
    ),
    "LD-TRANSFER-015": _example(
        (
            _LISTED,
            evolve(
                _later(_LISTED, 1),
                travellers=("t3", "t4", "t99"),
                legs=(evolve(LEGS[0], departs_at=_at("09:59"), arrives_at=_at("11:00"), vehicles=()),),
            ),
        ),
        "travellers",
        {"count": "2", "other": "b1"},
        (_LISTED, evolve(_later(_LISTED, 2), travellers=("t3", "t4", "t99"))),
        Severity.ERROR,
        subject="b2",
    ),
    "LD-TRANSFER-016": _example(
        (_batch(hand_overs=_chain(2, at=_at("16:01"))),),
        "legs",
        {
            "start": "2021-03-08 08:00:00",
            "end": "2021-03-08 16:01:00",
            "hours": "8",
            "limit": "8 hours",
            "rule": "transfer.max_hours, CN",
        },
        (_batch(hand_overs=_chain(2, at=_at("16:00"))),),
    ),
    "LD-TRANSFER-017": _example(
        (_bare(special_groups=("elderly", "pregnant"), preparations=_PREPARED[:2]),),
        "preparations",
        {"groups": "elderly, pregnant"},
        (_bare(special_groups=("elderly", "pregnant"), preparations=_PREPARED),),
    ),
    "LD-TRANSFER-018": _example(
        (_bare(preparations=_PREPARED[1:]),),
        "preparations",
        {"missing": "travellers' data verified", "rule": "transfer.preparations, CN"},
        (_bare(preparations=_PREPARED),),
    ),
    "LD-TRANSFER-019": _example(
        (_bare(history=(Transition("prepared", "2021-03-09"),)),),
        "history[0].on",
        {"prepared": "2021-03-09", "departs": "2021-03-08"},
        (_bare(history=(Transition("prepared", "2021-03-08"),)),),
    ),
    "LD-TRANSFER-020": _example(
        (_bare(checklists=(*_FULL[:3], _run("checklist.hand-over", left_out=1))),),
        "checklists",
        {"checklist": "Handing over travellers", "done": "4", "all": "5", "missing": "signed by both sides"},
        (_bare(checklists=_FULL),),
    ),
    "LD-TRANSFER-021": _example(
        (_bare(checklists=(_run("checklist.departure", "2021-03-09"), *_FULL[:2], _FULL[3])),),
        "checklists[0].on",
        {"checklist": "reminders before departure", "on": "2021-03-09", "event": "the departure", "day": "2021-03-08"},
        (_bare(checklists=_FULL),),
    ),
    "LD-TRANSFER-022": _example(
        (_rides(seats=40, persons=21),),
        "vehicles[0].persons",
        {"seats": "40", "persons": "21", "limit": "50%", "rule": "transfer.max_load since 2020-03-01, 32"},
        (_rides(seats=40, persons=20),),
    ),
    "LD-TRANSFER-023": _example(
        (evolve(_rides(seats=40, persons=41), moved_on="2021-04-08"),),
        "vehicles[0].persons",
        {"seats": "40", "persons": "41"},
        (evolve(_rides(seats=40, persons=40), moved_on="2021-04-08"),),
        Severity.ERROR,
        where="51",
    ),
    "LD-TRANSFER-024": _example(
        (_rides(disinfected=False),),
        "vehicles[0].disinfected",
        {"found": "was not disinfected", "rule": "transfer.disinfect_each_trip since 2020-03-01, 32"},
        (_rides(disinfected=True),),
    ),
    "LD-TRANSFER-025": _example(
        (evolve(_rides(), crew=(_one(role="leader", vehicle="v1"),)),),
        "crew",
        {
            "where": "v1",
            "what": "health workers",
            "found": "0",
            "limit": "1 staff a vehicle",
            "rule": "transfer.health_workers_per_vehicle since 2020-03-01, 32",
        },
        (evolve(_rides(), crew=(_one(role="leader", vehicle="v1"), _one(role="medic", vehicle="v1"))),),
    ),
    "LD-TRANSFER-026": _example(
        (_rides(private=True),),
        "vehicles[0].private",
        {"rule": "transfer.private_cars_allowed since 2020-03-01, 32"},
        (_rides(private=False),),
    ),
    "LD-TRANSFER-027": _example(
        (_rides(checked_on="2021-03-07"),),
        "vehicles[0].checked_on",
        {"day": "2021-03-08", "found": "is of 2021-03-07", "rule": "transfer.vehicle_check_daily, CN"},
        (_rides(checked_on="2021-03-08"),),
    ),
    "LD-TRANSFER-028": _example(
        (_crew(_one(role="leader"), _one(role="leader")),),
        "crew",
        {"count": "2", "rule": "transfer.leaders_per_batch, CN"},
        (_crew(_one(role="leader"), _one(role="driver")),),
    ),
    "LD-TRANSFER-029": _example(
        (_crew(_one(trained_on="2021-03-09")),),
        "crew[0].trained_on",
        {"found": "was trained on 2021-03-09, and on duty from 2021-03-08", "rule": "transfer.crew_training, CN"},
        (_crew(_one(trained_on="2021-03-08")),),
    ),
    "LD-TRANSFER-030": _example(
        (_crew(_one(vaccinated=False)),),
        "crew[0].vaccinated",
        {"rule": "transfer.crew_vaccination, CN"},
        (_crew(_one(vaccinated=True)),),
    ),
    "LD-TRANSFER-031": _example(
        (_crew(_one(tested_on="2022-07-01"), on="2022-07-03"),),
        "crew[0].tested_on",
        {
            "tested": "2022-07-01",
            "day": "2022-07-03",
            "limit": "1 calendar day",
            "rule": "entry.staff_test_interval since 2022-06-28, CN",
        },
        (_crew(_one(tested_on="2022-07-02"), on="2022-07-03"),),
    ),
    "LD-TRANSFER-032": _example(
        (_crew(_one(protection="level-1")),),
        "crew[0].protection",
        {"found": "level one", "limit": "level two", "rule": "transfer.crew_protection, CN"},
        (_crew(_one(protection="level-2")),),
    ),
    "LD-TRANSFER-033": _example(
        (
            _crew(_one(duty_from="2021-03-01", duty_until="2021-03-14")),
            _crew(_one(duty_from="2021-03-13", duty_until="2021-03-28"), on="2021-03-20", id="b2"),
        ),
        "crew[0].duty_from",
        {"start": "2021-03-13", "other": "b1", "until": "2021-03-14"},
        (
            _crew(_one(duty_from="2021-03-01", duty_until="2021-03-14")),
            _crew(_one(duty_from="2021-03-14", duty_until="2021-03-28"), on="2021-03-20", id="b2"),
        ),
        subject="b2",
    ),
    "LD-TRANSFER-034": _example(
        (_crew(_one(duty_from="2021-03-09", duty_until="2021-03-20")),),
        "crew[0].duty_from",
        {"day": "2021-03-08", "start": "2021-03-09", "until": "2021-03-20"},
        (_crew(_one(duty_from="2021-03-08", duty_until="2021-03-20")),),
    ),
    "LD-TRANSFER-035": _example(
        (_crew(_one(duty_from="2022-03-01", duty_until="2022-03-14", isolated_until="2022-03-20"), on="2022-03-08"),),
        "crew[0].isolated_until",
        {
            "until": "2022-03-14",
            "what": "isolated",
            "due": "2022-03-21",
            "found": "that ended on 2022-03-20",
            "limit": "7 calendar days",
            "rule": "entry.staff_isolation_days since 2022-01-01, 3202",
        },
        (_crew(_one(duty_from="2022-03-01", duty_until="2022-03-14", isolated_until="2022-03-21"), on="2022-03-08"),),
        where="3202",
    ),
    "LD-TRANSFER-036": _example(
        (_stays(isolated_until="2021-03-20"),),
        "hand_overs[0].isolated_until",
        {
            "start": "2021-03-08",
            "what": "isolation",
            "until": "2021-03-20",
            "days": "13",
            "limit": "14 calendar days",
            "rule": "entry.isolation_days since 2020-03-01, CN",
        },
        (_stays(isolated_until="2021-03-21"),),
    ),
}


def test_every_rule_on_transfers_has_its_examples_and_a_check() -> None:
    codes = {rule.code for rule in transfers.RULES}
    assert set(EXAMPLES) == codes
    assert codes <= {rule.code for check in BUILTIN_CHECKS for rule in check.rules}
