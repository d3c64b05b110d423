"""One failing and one passing example for every rule on records. The two differ as little as they can."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS, Figure, Identity
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues.catalogue import services, structure, structure_entries, transfers, trips
from localdiplomacy.model import (
    City,
    Details,
    Entry,
    Guidance,
    HandOver,
    Headcount,
    InboundDelegation,
    Instrument,
    Leg,
    Member,
    Name,
    Observation,
    ObsStatus,
    Office,
    OutboundDelegation,
    Partnership,
    Period,
    Quantity,
    Source,
    Stop,
    Target,
    Task,
    TransferBatch,
    Transition,
    Vehicle,
    WorkPlan,
)
from localdiplomacy.model.sources import Origin
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.divisions import division_codes
from localdiplomacy.regulations.regulations import builtin
from localdiplomacy.testing.rule_examples import RuleExample


def _example(
    broken: tuple[Any, ...],
    subject: str,
    path: str,
    params: Mapping[str, str],
    sound: tuple[Any, ...],
    context: Mapping[str, Any] = MappingProxyType({}),
    beside: tuple[str, ...] = (),
) -> RuleExample:
    return RuleExample(broken, path, params, sound, subject=subject, beside=frozenset(beside), context=context)


def _source(row: int, file: str = "台账.xlsx") -> Source:
    return Source(Origin(file=file), row)


def _figure(value: int, unit: str = "person_times", **more: Any) -> Observation:
    given = {"indicator": "outbound.person_times", "period": Period.year(2021), **more}
    return Observation(value=Quantity.of(value, unit), **given)


def _batch(**more: Any) -> TransferBatch:
    return TransferBatch(id="b1", **more)


def _trip(**more: Any) -> OutboundDelegation:
    return OutboundDelegation(id="d1", **more)


def _visit(id: str = "v1", **more: Any) -> InboundDelegation:
    return InboundDelegation(id=id, **more)


def _honour(**more: Any) -> Entry:
    return evolve(Entry(id="e1", kind="honour", on="2021-05", details=Details(title="荣誉市民")), **more)


def _leg(start: str, departs: datetime | None, arrives: datetime | None = None, **more: Any) -> Leg:
    return Leg(origin=start, destination="宿迁", departs_at=departs, arrives_at=arrives, **more)


_NINE, _TEN = datetime.fromisoformat("2020-04-01T09:00"), datetime.fromisoformat("2020-04-01T10:00")
_BY_CATEGORY = (("category", "economic"),), (("category", "training"),)
_IDENTITY = Identity(
    id="papers",
    zh="批件等于任务批件与任务确认件之和",
    en="papers are approvals and confirmations",
    total=Figure("papers"),
    parts=(Figure("papers.approvals"), Figure("papers.confirmations")),
)


def _tie(*moves: tuple[str, str], id: str = "t1", kind: str = "formal", **more: Any) -> Partnership:
    history = tuple(Transition(state, day or None) for state, day in moves)
    return Partnership(**{"id": id, "kind": kind, "city": "suqian", "partner": "nara", "history": history, **more})


def _place(id: str, zh: str, country: str, **more: Any) -> City:
    return City(id=id, name=Name(zh=zh, en=id.title()), country=country, **more)


_SUQIAN, _HUAIAN = _place("suqian", "宿迁市", "CN"), _place("huaian", "淮安市", "CN")
_NARA = _place("nara", "奈良", "JP")
_APPROVED = ("approved", "2019-03"), ("in-force", "2019-05-06")
_AGREEMENT = Instrument(kind="agreement", signed_on="2019-05-06")
_OTHER = {"id": "t2", "city": "huaian"}
_TOKOROZAWA = City(id="tokorozawa", name=Name(zh="所沢市"), country="JP")


_POLICY = Guidance(goal="深化合作", fields=("trade",), measures=("互访",), review_on="2024")
_OFFICE = Office(id="o1")
_LISTS = {**builtin_code_lists(), "country": country_codes(), "division": division_codes()}


def _network(*actors: str) -> Entry:
    details = Details(network="sco", actors=actors)
    return Entry(id="n1", kind="network", name=Name(zh="上合友城网络"), office="o1", details=details)


def _papers(confirmations: int) -> tuple[Observation, ...]:
    counts = {"papers": 888, "papers.approvals": 661, "papers.confirmations": confirmations}
    return tuple(_figure(count, "batches", indicator=indicator) for indicator, count in counts.items())


EXAMPLES: Mapping[str, RuleExample] = {
    "LD-ID-001": _example(
        (_visit(source=_source(2)), _visit(source=_source(5))),
        "v1",
        "id",
        {"id": "v1", "set": "inbound groups", "first": "台账.xlsx : 2"},
        (_visit(source=_source(2)), _visit("v2", source=_source(5))),
    ),
    "LD-ID-002": _example(
        (_visit("宿外〔2021〕7号"),), "宿外〔2021〕7号", "id", {"id": "宿外〔2021〕7号"}, (_visit("2021/7"),)
    ),
    "LD-ID-003": _example(
        (_figure(100, source=_source(2)), _figure(101, source=_source(3))),
        "outbound.person_times · 2021",
        "value",
        {"indicator": "outbound.person_times", "period": "2021", "first": "100", "second": "101"},
        (_figure(100, source=_source(2)), _figure(101, source=_source(3, "年报.xlsx"))),
    ),
    "LD-ID-004": _example(
        (_figure(100, source=_source(2)), _figure(100, source=_source(3))),
        "outbound.person_times · 2021",
        "value",
        {"indicator": "outbound.person_times", "period": "2021", "first": "100", "second": "100"},
        (_figure(100, source=_source(2)), _figure(100, "persons", source=_source(3))),
    ),
    "LD-ID-005": _example(
        (WorkPlan(id="p1", period=Period.year(2021), tasks=(Task(id="1"), Task(id="1"))),),
        "p1",
        "tasks[1].id",
        {"id": "1"},
        (WorkPlan(id="p1", period=Period.year(2021), tasks=(Task(id="1"), Task(id="2"))),),
    ),
    "LD-REF-001": _example(
        (_visit(office="宿迁市外办"), Office(id="suqian")),
        "v1",
        "office",
        {"field": '"Office"', "target": "宿迁市外办", "sets": "offices", "count": "1"},
        (_visit(office="suqian"), Office(id="suqian")),
    ),
    "LD-REF-005": _example(
        (_visit(office="suqian"),),
        "v1",
        "office",
        {"field": '"Office"', "sets": "offices", "count": "1"},
        (_visit(office="suqian"), Office(id="suqian")),
    ),
    "LD-REF-002": _example(
        (City(id="suqian", parent="suqian"),),
        "suqian",
        "parent",
        {"field": '"Part of"'},
        (City(id="suqian", parent="jiangsu"), City(id="jiangsu")),
    ),
    "LD-REF-003": _example(
        (City(id="b", parent="a"), City(id="a", parent="b")),
        "a",
        "parent",
        {"chain": "a → b → a"},
        (City(id="b", parent="a"), City(id="a")),
    ),
    "LD-REF-004": _example(
        (City(id="a"), Partnership(id="t1", city="a", partner="a")),
        "t1",
        "partner",
        {"city": "a"},
        (City(id="a"), City(id="b"), Partnership(id="t1", city="a", partner="b")),
    ),
    "LD-TIE-001": _example(
        (_SUQIAN, _NARA, _tie(("intent", "2018"), ("in-force", "2019-05-06"))),
        "t1",
        "history[1].on",
        {"kind": "sister city", "day": "2019-05-06", "parameter": "partnership.needs_association_approval"},
        (_SUQIAN, _NARA, _tie(*_APPROVED)),
    ),
    "LD-TIE-002": _example(
        (_SUQIAN, _NARA, _tie(("approved", "2019-06"), ("in-force", ""), instruments=(_AGREEMENT,))),
        "t1",
        "instruments[0].signed_on",
        {
            "kind": "sister city",
            "day": "2019-05-06",
            "approved": "2019-06",
            "parameter": "partnership.needs_association_approval",
        },
        (_SUQIAN, _NARA, _tie(("approved", "2019-05"), ("in-force", ""), instruments=(_AGREEMENT,))),
    ),
    "LD-TIE-003": _example(
        (_SUQIAN, _NARA, _tie(("in-force", ""))),
        "t1",
        "history",
        {"count": "1", "kind": "sister city"},
        (_SUQIAN, _NARA, _tie(("in-force", "1999"))),
    ),
    "LD-TIE-004": _example(
        (_SUQIAN, _place("nara", "危地马拉城", "GT"), _tie(*_APPROVED)),
        "t1",
        "history[1].on",
        {"country": "Guatemala", "day": "2019-05-06", "parameter": "partnership.needs_relations"},
        (_SUQIAN, _NARA, _tie(*_APPROVED)),
    ),
    "LD-TIE-005": _example(
        (_place("suqian", "宿城区", "CN", level="district"), _NARA, _tie(*_APPROVED)),
        "t1",
        "city",
        {
            "place": "Suqian",
            "level": "district",
            "kind": "sister city",
            "parameter": "partnership.counties_allowed",
        },
        (_place("suqian", "宿迁市", "CN", level="city"), _NARA, _tie(*_APPROVED)),
    ),
    "LD-TIE-006": _example(
        (_SUQIAN, _HUAIAN, _NARA, _tie(*_APPROVED), _tie(("approved", "2020"), ("signed", "2021"), **_OTHER)),
        "t2",
        "history[1].on",
        {
            "partner": "Nara",
            "other": "Suqian",
            "kind": "sister city",
            "first": "t1",
            "parameter": "partnership.one_to_one",
        },
        (_SUQIAN, _HUAIAN, _NARA, _tie(*_APPROVED), _tie(("signed", "2021"), **_OTHER, kind="friendly-exchange")),
    ),
    "LD-TIE-007": _example(
        (_SUQIAN, _NARA, _tie(*_APPROVED), _tie(*_APPROVED, id="t2")),
        "t2",
        "partner",
        {"city": "Suqian", "partner": "Nara", "kind": "sister city", "first": "t1"},
        (_SUQIAN, _NARA, _tie(*_APPROVED), _tie(id="t2", kind="school")),
    ),
    "LD-TIE-008": _example(
        (_SUQIAN, _TOKOROZAWA, _place("z", "所泽", "JP"), _tie(partner="tokorozawa"), _tie(id="t2", partner="z")),
        "z",
        "name",
        {"first": "所沢市", "second": "所泽", "other": "tokorozawa"},
        (_SUQIAN, _TOKOROZAWA, _place("z", "所泽", "KR"), _tie(partner="tokorozawa"), _tie(id="t2", partner="z")),
    ),
    "LD-TIE-009": _example(
        (_SUQIAN, _HUAIAN, _tie(partner="huaian"), _tie(id="t2", city="huaian", partner="nara"), _NARA),
        "t1",
        "partner",
        {"city": "Suqian", "partner": "Huaian"},
        (_SUQIAN, _HUAIAN, _tie(partner="huaian"), _tie(id="t2", city="huaian", partner="suqian")),
    ),
    "LD-TIE-010": _example(
        (_SUQIAN, _NARA, _tie(*_APPROVED, policy_class="key", guidance=evolve(_POLICY, measures=()))),
        "t1",
        "guidance",
        {
            "partner": "Nara",
            "class": "key partner",
            "rule": "partnership.classes_with_file, CN",
            "missing": '"Measures"',
        },
        (_SUQIAN, _NARA, _tie(*_APPROVED, policy_class="key", guidance=_POLICY)),
        {"regulations": builtin().choose("partnership.classes_with_file", "key-partners")},
    ),
    "LD-TIE-011": _example(
        (_OFFICE, _network("政府", "企业", "园区", "人文")),
        "n1",
        "details.actors",
        {
            "network": "Shanghai Cooperation Organisation",
            "wanted": "5",
            "rule": "partnership.network_actors, CN",
            "missing": "research bodies",
        },
        (_OFFICE, _network("政府", "企业", "园区", "人文", "科研院所")),
        {"regulations": builtin().choose("partnership.network_actors", "five"), "code_lists": _LISTS},
    ),
    "LD-DATE-001": _example(
        (_trip(departs_on="2018-10-30", returns_on="2018-10-29"),),
        "d1",
        "returns_on",
        {"start_label": "departure", "start": "2018-10-30", "end_label": "return", "end": "2018-10-29"},
        (_trip(departs_on="2018-10-30", returns_on="2018-10-30"),),
    ),
    "LD-DATE-002": _example(
        (_trip(departs_on="2018-10-30", returns_on="2018-11-03", stops=(Stop(country="JP", leaves_on="2018-11-04"),)),),
        "d1",
        "stops[0].leaves_on",
        {"day": "2018-11-04", "start": "2018-10-30", "end": "2018-11-03"},
        (_trip(departs_on="2018-10-30", returns_on="2018-11-03", stops=(Stop(country="JP", leaves_on="2018-11-03"),)),),
    ),
    "LD-DATE-003": _example(
        (_visit(arrives_on="1921-07"),),
        "v1",
        "arrives_on",
        {"day": "1921-07", "earliest": "1949", "latest": "2033"},
        (_visit(arrives_on="1949-01-01"),),
    ),
    "LD-DATE-004": _example(
        (_trip(departs_on="2018-10-30", returns_on="2018-11-03", days_planned=4),),
        "d1",
        "days_planned",
        {"stated": "4", "counted": "5", "start": "2018-10-30", "end": "2018-11-03"},
        (_trip(departs_on="2018-10-30", returns_on="2018-11-03", days_planned=5),),
    ),
    "LD-DATE-005": _example(
        (_batch(legs=(_leg("上海", _TEN, _NINE),)),),
        "b1",
        "legs[0].arrives_at",
        {"arrives": "2020-04-01 09:00:00", "departs": "2020-04-01 10:00:00"},
        (_batch(legs=(_leg("上海", _NINE, _NINE),)),),
        beside=("LD-CHECK-005",),
    ),
    "LD-DATE-006": _example(
        (_batch(hand_overs=(HandOver(place="上海", at=_TEN), HandOver(place="宿迁", at=_NINE))),),
        "b1",
        "hand_overs[1].at",
        {"later": "2020-04-01 09:00:00", "earlier": "2020-04-01 10:00:00"},
        (_batch(hand_overs=(HandOver(place="上海", at=_NINE), HandOver(place="宿迁", at=_NINE))),),
        beside=("LD-CHECK-005",),
    ),
    "LD-DATE-007": _example(
        (Entry(id="e1", kind="event", until="2021-05"),),
        "e1",
        "on",
        {"end": "2021-05"},
        (Entry(id="e1", kind="event", on="2021", until="2021-05"),),
    ),
    "LD-PERIOD-001": _example(
        (WorkPlan(id="p1", period=Period.year(2021), tasks=(Task(id="1", deadline="2022-01"),)),),
        "p1",
        "tasks[0].deadline",
        {"deadline": "2022-01", "period": "2021"},
        (WorkPlan(id="p1", period=Period.year(2021), tasks=(Task(id="1", deadline="2021-12"),)),),
    ),
    "LD-PERIOD-002": _example(
        (_figure(5, period=Period.parse("2021H1")), _figure(6, period=Period.parse("2021-06-01/2021-08-01"))),
        "outbound.person_times · 2021-06-01/2021-08-01",
        "period",
        {"indicator": "outbound.person_times", "first": "2021H1", "second": "2021-06-01/2021-08-01"},
        (_figure(5, period=Period.parse("2021H1")), _figure(6, period=Period.parse("2021Q2"))),
    ),
    "LD-PERIOD-003": _example(
        (_figure(5, period=Period.year(2024)),),
        "outbound.person_times · 2024",
        "period",
        {"indicator": "outbound.person_times", "period": "2024", "at": "2023-01-01"},
        (_figure(5, period=Period.year(2024), status=ObsStatus.FORECAST),),
    ),
    "LD-LIFE-001": _example(
        (_trip(history=(Transition("applied"), Transition("abroad"))),),
        "d1",
        "history[1].to",
        {"before": "applied", "after": "abroad"},
        (_trip(history=(Transition("applied"), Transition("submitted"))),),
    ),
    "LD-LIFE-002": _example(
        (Entry(id="e1", kind="event", history=(Transition("lost"),)),),
        "e1",
        "history[0].to",
        {"state": "lost", "hint": " (cancelled, held, planned)"},
        (Entry(id="e1", kind="event", history=(Transition("held"),)),),
    ),
    "LD-LIFE-003": _example(
        (_trip(history=(Transition("applied", "2021-02-03"), Transition("submitted", "2021-02-02"))),),
        "d1",
        "history[1].on",
        {"after": "submitted", "day": "2021-02-02", "before": "applied", "earlier": "2021-02-03"},
        (_trip(history=(Transition("applied", "2021-02-03"), Transition("submitted", "2021-02"))),),
    ),
    "LD-LIFE-004": _example(
        (_trip(history=(Transition("applied", "2023-01-02"),)),),
        "d1",
        "history[0].on",
        {"after": "applied", "day": "2023-01-02", "at": "2023-01-01"},
        (_trip(history=(Transition("applied", "2023-01"),)),),
    ),
    "LD-LIFE-005": _example(
        (_trip(history=(Transition("sent-back"),)),),
        "d1",
        "history[0].to",
        {"after": "sent-back"},
        (_trip(history=(Transition("submitted"), Transition("sent-back"))),),
    ),
    "LD-COUNT-001": _example(
        (_visit(headcount=Headcount(persons=-1)),),
        "v1",
        "headcount.persons",
        {"field": '"Persons"', "value": "-1"},
        (_visit(headcount=Headcount(persons=0)),),
    ),
    "LD-COUNT-002": _example(
        (_visit(headcount=Headcount(persons=5, person_times=4)),),
        "v1",
        "headcount.persons",
        {"persons": "5", "person_times": "4"},
        (_visit(headcount=Headcount(persons=5, person_times=5)),),
    ),
    "LD-COUNT-003": _example(
        (_trip(headcount=Headcount(persons=2), members=(Member(),)),),
        "d1",
        "members",
        {"listed": "1", "stated": "2"},
        (_trip(headcount=Headcount(persons=1), members=(Member(),)),),
    ),
    "LD-COUNT-004": _example(
        (_trip(approved=Headcount(persons=5), headcount=Headcount(persons=6)),),
        "d1",
        "headcount.persons",
        {"actual": "6", "approved": "5", "unit": "persons"},
        (_trip(approved=Headcount(persons=5), headcount=Headcount(persons=5, person_times=6)),),
    ),
    "LD-COUNT-005": _example(
        (_batch(legs=(_leg("上海", None, persons_out=20, persons_in=19),)),),
        "b1",
        "legs[0].persons_in",
        {"out": "20", "arrived": "19"},
        (_batch(legs=(_leg("上海", None, persons_out=20, persons_in=20),)),),
    ),
    "LD-COUNT-006": _example(
        (_batch(hand_overs=(HandOver(place="昆山", persons_given=20, persons_received=21),)),),
        "b1",
        "hand_overs[0].persons_received",
        {"given": "20", "received": "21"},
        (_batch(hand_overs=(HandOver(place="昆山", persons_given=20),)),),
    ),
    "LD-COUNT-007": _example(
        (_batch(headcount=Headcount(persons=20), legs=(_leg("上海", None, persons_out=21),)),),
        "b1",
        "legs[0].persons_out",
        {"batch": "20", "leg": "21"},
        (_batch(headcount=Headcount(person_times=20), legs=(_leg("上海", None, persons_out=21),)),),
    ),
    "LD-COUNT-008": _example(
        (_batch(headcount=Headcount(persons=20), vehicles=(Vehicle(reference="1", persons=19),)),),
        "b1",
        "vehicles",
        {"carried": "19", "batch": "20"},
        (
            _batch(
                headcount=Headcount(persons=20), vehicles=(Vehicle(reference="1", persons=19), Vehicle(reference="2"))
            ),
        ),
    ),
    "LD-SUM-001": _example(
        (_figure(100), _figure(60, dimensions=_BY_CATEGORY[0]), _figure(41, dimensions=_BY_CATEGORY[1])),
        "outbound.person_times · 2021",
        "value",
        {
            "indicator": "outbound.person_times",
            "period": "2021",
            "dimension": '"Category"',
            "sum": "101",
            "total": "100",
        },
        (_figure(100), _figure(60, dimensions=_BY_CATEGORY[0]), _figure(40, dimensions=_BY_CATEGORY[1])),
    ),
    "LD-SUM-002": _example(
        (_figure(100), _figure(60, dimensions=_BY_CATEGORY[0]), _figure(35, dimensions=_BY_CATEGORY[1])),
        "outbound.person_times · 2021",
        "value",
        {
            "indicator": "outbound.person_times",
            "period": "2021",
            "dimension": '"Category"',
            "sum": "95",
            "total": "100",
            "rest": "5",
        },
        (_figure(100), _figure(60, dimensions=_BY_CATEGORY[0]), _figure(40, dimensions=_BY_CATEGORY[1])),
    ),
    "LD-SUM-003": _example(
        (_figure(100, "persons"), _figure(101, "persons", dimensions=_BY_CATEGORY[0])),
        "outbound.person_times · 2021",
        "value",
        {
            "indicator": "outbound.person_times",
            "period": "2021",
            "dimension": '"Category"',
            "sum": "101",
            "total": "100",
        },
        (_figure(100, "persons"), _figure(100, "persons", dimensions=_BY_CATEGORY[0])),
    ),
    "LD-SUM-004": _example(
        _papers(228),
        "papers · 2021",
        "value",
        {"identity": "papers are approvals and confirmations", "period": "2021", "sum": "889", "total": "888"},
        _papers(227),
        {"identities": (_IDENTITY,)},
    ),
    "LD-CODE-001": _example(
        (_trip(mode="自组团"),),
        "d1",
        "mode",
        {"value": "自组团", "list": "Who organised an outbound group", "hint": " (did you mean own?)"},
        (_trip(mode="own"),),
    ),
    "LD-CODE-002": _example(
        (_trip(category="space-travel"),),
        "d1",
        "category",
        {"value": "space-travel", "list": "Category of an outbound group", "hint": ""},
        (_trip(category="science"),),
    ),
    "LD-CODE-003": _example(
        (_trip(departs_on="2021-03-01", stops=(Stop(country="SU"),)),),
        "d1",
        "stops[0].country",
        {"value": "SU", "list": "Countries and regions", "on": "2021-03-01", "valid": "before 1991-12-26"},
        (_trip(departs_on="1990-03-01", stops=(Stop(country="SU"),)),),
    ),
    "LD-KIND-001": _example((_honour(on=None),), "e1", "on", {"kind": "honour", "field": '"Date"'}, (_honour(),)),
    "LD-KIND-002": _example(
        (_honour(details=Details()),), "e1", "details.title", {"kind": "honour", "field": "title"}, (_honour(),)
    ),
    "LD-KIND-003": _example(
        (_honour(details=Details(title="荣誉市民", giver="市政府")),),
        "e1",
        "details.giver",
        {"kind": "honour", "field": "giver", "hint": " (it has awarded, country, title)"},
        (_honour(details=Details(title="荣誉市民", awarded=True)),),
    ),
    "LD-KIND-004": _example(
        (_honour(details=Details(title="荣誉市民", awarded="yes")),),
        "e1",
        "details.awarded",
        {"field": "awarded", "expected": "yes or no", "found": "text"},
        (_honour(details=Details(title="荣誉市民", awarded=False)),),
    ),
    "LD-KIND-005": _example(
        (Entry(id="e1", kind="event", quantity=Quantity.of(3, "copies")),),
        "e1",
        "quantity",
        {"kind": "event", "unit": "copies or sets", "units": "persons, person-times"},
        (Entry(id="e1", kind="event", quantity=Quantity.of(3, "persons")),),
    ),
}
# What concerns the checks themselves has its failing and passing examples in test_run.py.
_ON_CHECKS = {"LD-CHECK-001", "LD-CHECK-002", "LD-CHECK-003", "LD-CHECK-004", "LD-CHECK-005", "LD-CHECK-006"}
# What kinds ask of their lines has its examples in test_entry_examples.py.
_ON_KINDS = {rule.code for rule in structure_entries.RULES}


def test_every_rule_on_records_has_its_examples() -> None:
    assert set(EXAMPLES) | _ON_CHECKS == {rule.code for rule in structure.RULES} - _ON_KINDS
    assert not set(EXAMPLES) & _ON_CHECKS


def test_every_rule_on_records_is_carried_by_a_check() -> None:
    elsewhere = {rule.code for rule in (*trips.RULES, *transfers.RULES, *services.RULES)} | _ON_KINDS
    assert {rule.code for check in BUILTIN_CHECKS for rule in check.rules} - elsewhere == set(EXAMPLES)


def test_target_deadlines_and_ids_count_as_well(found: Callable[..., Any]) -> None:
    targets = (Target(id="1", deadline="2020-12"), Target(id="坏"), Target(id="1"))
    plan = WorkPlan(id="p1", period=Period.year(2021), tasks=(Task(id="1", targets=targets),))
    assert found(plan) == [
        ("LD-ID-002", "p1", "tasks[0].targets[1].id", {"id": "坏"}),
        ("LD-ID-005", "p1", "tasks[0].targets[2].id", {"id": "1"}),
        ("LD-PERIOD-001", "p1", "tasks[0].targets[0].deadline", {"deadline": "2020-12", "period": "2021"}),
    ]
