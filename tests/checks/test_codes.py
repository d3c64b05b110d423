"""Codes: in the list, on the day, for every field of the table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from attrs import fields

from localdiplomacy.checks import CheckContext, run_checks
from localdiplomacy.checks.codes import CHECKS, CODED_FIELDS, Judge
from localdiplomacy.ledger.ledger import RECORD_TYPES, Ledger
from localdiplomacy.model import (
    ChecklistRun,
    City,
    Code,
    CodeList,
    CostItem,
    CrewMember,
    Entry,
    HandOver,
    InboundDelegation,
    Instrument,
    Member,
    Office,
    OutboundDelegation,
    Paper,
    Partnership,
    Period,
    Stop,
    TransferBatch,
    Transition,
    TripReport,
    WorkPlan,
)
from localdiplomacy.testing.strategies import CODES

Look = Callable[..., list[Any]]

# One record of each set with a wrong code in every coded field.
_MOVES = (Transition("wrong"), Transition("wrong", of="kind"))
WRONG = (
    City(id="c", country="wrong", level="wrong", division_code="wrong"),
    Office(id="o", level="wrong"),
    Partnership(
        id="t",
        kind="wrong",
        level="wrong",
        policy_class="wrong",
        lead_source="wrong",
        networks=("sco", "wrong"),
        instruments=(Instrument(kind="wrong", mode="wrong"), Instrument(kind="intent")),
        history=_MOVES,
    ),
    OutboundDelegation(
        id="d",
        mode="wrong",
        category="wrong",
        plan_type="wrong",
        priority="wrong",
        leader_rank="wrong",
        exempt_reason="wrong",
        stops=(Stop(country="JP"), Stop(country="wrong")),
        members=(Member(rank="wrong", position="wrong", role="wrong"),),
        papers=(Paper(kind="wrong"),),
        costs=(CostItem(item="lodging"), CostItem(item="wrong")),
        report=TripReport(parts=("money", "wrong")),
        checklists=(ChecklistRun(checklist="wrong"),),
    ),
    InboundDelegation(id="v", kind="wrong", head_rank="wrong", countries=("wrong",), history=_MOVES),
    TransferBatch(
        id="b",
        control_class="wrong",
        special_groups=("wrong",),
        preparations=("wrong",),
        hand_overs=(HandOver(place="x", level="wrong", disposition="wrong"),),
        crew=(CrewMember(reference="x", role="wrong", protection="wrong"),),
    ),
    WorkPlan(id="p", period=Period.year(2021), history=_MOVES),
    Entry(id="e", kind="wrong", country="wrong"),
)


def test_every_coded_field_is_looked_at(found: Look) -> None:
    issues = found(*WRONG, only=("core.codes",))
    assert {params["value"] for *_, params in issues} == {"wrong"}
    assert sorted((subject, path) for _, subject, path, _ in issues) == [
        *(("b", "control_class"), ("b", "crew[0].protection"), ("b", "crew[0].role")),
        *(("b", "hand_overs[0].disposition"), ("b", "hand_overs[0].level")),
        *(("b", "preparations[0]"), ("b", "special_groups[0]")),
        *(("c", "country"), ("c", "division_code"), ("c", "level")),
        *(
            ("d", "category"),
            ("d", "checklists[0].checklist"),
            ("d", "costs[1].item"),
            ("d", "exempt_reason"),
            ("d", "leader_rank"),
            ("d", "members[0].position"),
            ("d", "members[0].rank"),
        ),
        *(("d", "members[0].role"), ("d", "mode"), ("d", "papers[0].kind"), ("d", "plan_type"), ("d", "priority")),
        ("d", "report.parts[1]"),
        *(("d", "stops[1].country"), ("e", "country"), ("e", "kind"), ("o", "level"), ("p", "history[0].to")),
        *(("t", "history[1].to"), ("t", "instruments[0].kind"), ("t", "instruments[0].mode"), ("t", "kind")),
        *(("t", "lead_source"), ("t", "level"), ("t", "networks[1]"), ("t", "policy_class")),
        *(("v", "countries[0]"), ("v", "head_rank"), ("v", "history[0].to"), ("v", "kind")),
    ]
    assert len(issues) == len(CODED_FIELDS)


def test_the_table_names_fields_and_lists_that_exist(lists: Mapping[str, CodeList]) -> None:
    for coded in CODED_FIELDS:
        assert coded.list in lists
        assert coded.path.partition(".")[0] in {attribute.name for attribute in fields(RECORD_TYPES[coded.set])}


def test_codes_of_the_strategies_are_in_the_packaged_lists(lists: Mapping[str, CodeList]) -> None:
    for name, codes in CODES.items():
        assert [code for code in codes if code not in lists[name]] == []


def test_lists_that_are_not_there_are_named_once_and_only_if_used(found: Look, lists: Mapping[str, CodeList]) -> None:
    trips = [OutboundDelegation(id=str(n), mode="own", papers=(Paper(kind="wrong"),)) for n in range(3)]
    issues = found(*trips, only=("core.codes",), code_lists={"outbound-mode": lists["outbound-mode"]})
    assert issues == [("LD-CHECK-003", None, None, {"check": "core.codes", "need": "The code list paper"})]
    issues = found(*trips, only=("core.codes",), code_lists={})
    needs = ["The code list outbound-mode", "The code list paper"]
    assert [params["need"] for *_, params in issues] == needs
    assert found(OutboundDelegation(id="1"), Office(id="o"), only=("core.codes",), code_lists={}) == []


def test_nothing_known_of_divisions_makes_an_error(found: Look) -> None:
    # The packaged table does not have the counties of every province.
    issues = found(City(id="c", division_code="440103"), City(id="d", division_code="321300"), only=("core.codes",))
    assert [(code, subject) for code, subject, *_ in issues] == [("LD-CODE-002", "c")]


def _list(*codes: Code, **more: Any) -> CodeList:
    return CodeList(id="outbound-mode", zh="方式", en="modes", codes=codes, **more)


def _code(id: str, since: str | None = None, until: str | None = None) -> Code:
    first, last = (day and date.fromisoformat(day) for day in (since, until))
    return Code(id=id, zh=f"{id}{since}", en=f"{id} {since}", since=first or None, until=last or None)


_DATED = _list(_code("old", None, "2020-01-01"), _code("new", "2020-01-01"), _code("old", "2022-01-01", "2023-01-01"))


@pytest.mark.parametrize(
    ("mode", "departs", "wrong"),
    [
        ("old", "2019-12-31", False),
        ("old", "2020-01-01", True),
        ("old", "2021-12-31", True),
        ("old", "2022-01-01", False),
        ("old", "2022-12-31", False),
        ("old", "2023-01-01", True),
        ("new", "2019-12-31", True),
        ("new", "2020-01-01", False),
        ("new", "2019", True),
        ("new", "2020-01", False),
        ("old", "2020", True),
        ("old", "2021-12", True),
        ("old", "2022", False),
        ("old", None, False),
    ],
)
def test_a_code_must_hold_on_the_day(mode: str, departs: str | None, wrong: bool, found: Look) -> None:
    trip = OutboundDelegation(id="d", mode=mode, departs_on=departs)
    issues = found(trip, only=("core.codes",), code_lists={"outbound-mode": _DATED})
    assert [code for code, *_ in issues] == (["LD-CODE-003"] if wrong else [])


def test_the_validity_is_told_in_both_languages() -> None:
    trips = [OutboundDelegation(id=mode, mode=mode, departs_on="2021-05") for mode in ("old",)]
    early = OutboundDelegation(id="early", mode="new", departs_on="2019-05-01")
    context = CheckContext(ledger=Ledger.of([*trips, early]), at=date(2023, 1, 1), code_lists={"outbound-mode": _DATED})
    first, second = run_checks(context, CHECKS)
    assert first.values("en") == {"value": "new", "list": "modes", "on": "2019-05-01", "valid": "from 2020-01-01"}
    assert first.values("zh") == {"value": "new", "list": "方式", "on": "2019-05-01", "valid": "2020-01-01 起"}
    assert second.values("en")["on"] == "2021-05-01/2021-05-31"
    assert second.values("en")["valid"] == "before 2020-01-01, from 2022-01-01 before 2023-01-01"
    assert second.values("zh")["valid"] == "至 2020-01-01 前、2022-01-01 起至 2023-01-01 前"


@pytest.mark.parametrize(
    "record",
    [
        InboundDelegation(id="r", countries=("SU",), arrives_on="2000"),
        Entry(id="r", kind="event", country="SU", on="2000"),
        City(id="r", country="SU"),
        City(id="r", country="SU", since="1980"),
        City(id="r", country="SU", since="2000", until="2001"),
    ],
)
def test_each_record_has_its_day(record: Any, found: Look) -> None:
    wrong = [code for code, *_ in found(record, only=("core.codes",), at=date(2010, 1, 1))]
    expected = [] if isinstance(record, City) and record.since and record.since.year == 1980 else ["LD-CODE-003"]
    assert wrong == expected


def test_a_place_that_is_gone_may_have_a_code_that_is_gone(found: Look) -> None:
    assert found(City(id="c", country="SU", until="1985"), only=("core.codes",), at=date(1985, 1, 1)) == []
    assert found(City(id="c", country="SU", since="1950", until="1985"), only=("core.codes",)) == []


def test_partnerships_and_transfers_have_their_day(found: Look) -> None:
    gone = Code(id="gone", zh="旧", en="old", until=date(2000, 1, 1))
    lists = {
        name: CodeList(id=name, zh="表", en="list", codes=(gone,)) for name in ("partnership-kind", "control-class")
    }
    late = (Transition("in-force", "2001"),)
    early = (Transition("in-force", "1999"),)
    issues = found(
        Partnership(id="t1", kind="gone", history=late),
        Partnership(id="t2", kind="gone", history=early),
        Partnership(id="t3", kind="gone"),
        TransferBatch(id="b1", control_class="gone", moved_on="2001"),
        TransferBatch(id="b2", control_class="gone", moved_on="1999"),
        only=("core.codes",),
        code_lists=lists,
    )
    assert [(code, subject) for code, subject, *_ in issues] == [("LD-CODE-003", "b1"), ("LD-CODE-003", "t1")]


@pytest.mark.parametrize(
    ("value", "hint"), [("OWN", " (did you mean own?)"), ("自组团", " (did you mean own?)"), ("??", "")]
)
def test_a_spelling_of_a_code_is_recognised(value: str, hint: str, found: Look) -> None:
    (issue,) = found(OutboundDelegation(id="d", mode=value), only=("core.codes",))
    assert issue[3]["hint"] == hint


def test_open_lists_advise(found: Look) -> None:
    trip = OutboundDelegation(id="d", mode="x")
    assert found(trip, only=("core.codes",), code_lists={"outbound-mode": _list(open=True)})[0][0] == "LD-CODE-002"
    assert found(trip, only=("core.codes",), code_lists={"outbound-mode": _list(open=False)})[0][0] == "LD-CODE-001"


def test_a_sensitive_value_is_not_shown() -> None:
    judge = Judge(_list(Code(id="own", zh="自组团", en="own")))
    issue = judge.issue(Entry(id="e", kind="event"), "details.x", "自组团", None, "***")
    assert issue is not None
    assert issue.values("zh") == {"value": "***", "list": "方式", "hint": ""}
