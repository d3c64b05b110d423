"""Conferences, the press, cases, honours, bodies and papers: the edges of each rule."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localdiplomacy.model import Entry, Name, PartialDate
from localdiplomacy.regulations.regulations import builtin

Call = Callable[..., Any]
day = PartialDate.parse
ONCE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ({"category": "general", "foreign_guests": 100}, True),
        ({"category": "academic", "foreign_guests": 299}, False),
        ({"category": "academic", "foreign_guests": 300}, True),
        ({"category": "general", "participants": 400}, True),
        ({"category": "academic", "participants": 799}, False),
        ({"category": "general", "foreign_guests": 99, "participants": 399}, False),
        ({"foreign_guests": 299}, False),  # enough in one category only
        ({"foreign_guests": 300}, True),
        ({"category": "festival", "foreign_guests": 300}, True),
        ({"head_rank": "minister"}, True),
        ({"head_rank": "head-of-state"}, True),
        ({"head_rank": "vice-minister"}, False),
        ({"united_nations": True}, True),
        ({"sensitive_topic": True}, True),
        ({"united_nations": False, "sensitive_topic": False}, False),
    ],
)
def test_what_needs_central_approval(details: dict[str, Any], found: bool, entry: Call, codes: Call) -> None:
    wanted = ["LD-SERVICE-051"] if found else []
    assert codes(entry("conference", approval_level="provincial", **details)) == wanted
    assert codes(entry("conference", approval_level="national", **details)) == []
    assert codes(entry("conference", "2005-09-10", approval_level="provincial", **details)) == []


@pytest.mark.parametrize(
    ("state", "found"),
    # That it was held without any approval is said by the requirement of its kind, and once.
    [("planned", []), ("submitted", []), ("approved", ["LD-SERVICE-051"]), ("held", [])],
)
def test_a_level_is_missed_once_the_conference_is_approved(
    state: str, found: list[str], entry: Call, codes: Call
) -> None:
    big = entry("conference", moves=((state, "2024-01-01"),), category="general", participants=900)
    assert codes(big) == found
    numbered = entry(
        "conference", moves=((state, "2024-01-01"),), category="general", participants=900, approval_number="1号"
    )
    assert codes(numbered) == ["LD-SERVICE-051"]
    assert codes(entry("conference", None, ((state, "2024-01-01"),), participants=900)) == []


@ONCE
@given(foreign=st.integers(0, 1000), total=st.integers(0, 2000), category=st.sampled_from(["general", "academic"]))
def test_a_larger_conference_never_needs_less(foreign: int, total: int, category: str, entry: Call, look: Call) -> None:
    def needs(guests: int, all_: int) -> bool:
        details = {"foreign_guests": guests, "participants": all_, "category": category}
        return bool(look(entry("conference", approval_level="provincial", **details)))

    assert needs(foreign + 1, total + 1) or not needs(foreign, total)


@pytest.mark.parametrize(
    ("countries", "found"),
    [
        (("日本", "中国"), True),
        (("日本", "香港", "澳门", "台湾"), True),
        (("日本", "日本国"), True),
        (("日本", "韩国"), False),
        (("日本", "某国"), False),
        ((), False),
    ],
)
def test_countries_that_make_a_conference_international(
    countries: tuple[str, ...], found: bool, entry: Call, look: Call
) -> None:
    assert bool(look(entry("conference", countries=countries))) is found


@pytest.mark.parametrize(
    ("submitted", "important", "found"),
    [
        ("2024-06-10", False, False),
        ("2024-06-11", False, True),
        ("2024-06-10", True, True),
        ("2024-03-10", True, False),
        ("2024-06", False, False),
        ("2016-06-11", False, False),  # before the source
    ],
)
def test_conferences_are_submitted_in_time(
    submitted: str, important: bool, found: bool, entry: Call, look: Call
) -> None:
    year = submitted[:4]
    conference = entry("conference", f"{year}-09-10", (("submitted", submitted),), important=important)
    assert bool(look(conference)) is found


def test_names_without_words_to_avoid(entry: Call, look: Call) -> None:
    assert look(entry("conference", name=Name(zh="海洋城市会议"))) == []
    assert look(entry("conference", name=Name(en="Forum"))) == []
    assert look(entry("conference", None, name=Name(zh="论坛"))) == []


@pytest.mark.parametrize(
    ("start", "until", "found"),
    [
        ("2024-01-10", "2024-07-10", False),
        ("2024-01-10", "2024-07-11", True),
        ("2024-01", "2024-07-15", False),
        ("2008-01-10", "2008-12-31", False),
        ("2024-01-10", None, False),
    ],
)
def test_visits_of_journalists(start: str, until: str | None, found: bool, entry: Call, look: Call) -> None:
    assert bool(look(entry("press-visit", start, until=until))) is found


def case(told: str | None = None, id: str = "e1", **more: Any) -> dict[str, Any]:
    notified = {"notified_on": day(told)} if told else {}
    return {"id": id, "on": "2024-06-03", "case": "detention", **notified, **more}


@pytest.mark.parametrize(
    ("cases", "found"),
    [
        ([case("2024-06-11")], ["e1"]),
        ([case("2024-06-10")], []),
        ([case("2024-06-08", country="US")], ["e1"]),
        ([case("2024-06-07", country="US")], []),
        ([case("2024-06-11", case="accident")], []),
        ([case()], []),  # a ledger without such notices
        ([case(), case("2024-06-10", "e2")], ["e1"]),
        ([case(), case("2024-06-10", "e2", office="o2")], []),
        ([case(on="2024-12-30"), case("2024-06-10", "e2")], []),  # not due yet
        ([case("2024-12-31", on="2024-06")], []),
    ],
)
def test_consulates_are_told(cases: list[dict[str, Any]], found: list[str], entry: Call, look: Call) -> None:
    assert look(*(entry("case.foreign-related", **one) for one in cases)) == [
        ("LD-SERVICE-071", "advice", id) for id in found
    ]


def test_the_circle_of_help_within_the_hour_is_for_the_office_to_settle(entry: Call, look: Call, codes: Call) -> None:
    late = entry("case.consular-protection", response_minutes=61)
    assert codes(late) == ["LD-CHECK-005"]
    rules = builtin().choose("protection.response_time", "one-hour")
    assert codes(late, regulations=rules) == ["LD-SERVICE-072"]
    assert look(entry("case.consular-protection"), regulations=rules) == []


@pytest.mark.parametrize(
    ("honour", "body", "where", "found"),
    [
        ("honorary-citizen", "city-government", "31", True),
        ("honorary-citizen", "city-government", "12", False),
        ("honorary-citizen", "city-government", "3708", False),
        ("honorary-citizen", "city-government", "3201", False),  # no rule known
        ("friendship-envoy", "city-government", "31", False),
        ("honorary-citizen", None, "31", False),
    ],
)
def test_who_decides(honour: str, body: str | None, where: str, found: bool, entry: Call, look: Call) -> None:
    details = {"honour": honour} | ({"decided_by": body} if body else {})
    assert bool(look(entry("honour", **details), where=where)) is found


def citizens(entry: Call, years: Iterable[str]) -> list[Entry]:
    return [entry("honour", on, id=f"e{n}", honour="honorary-citizen") for n, on in enumerate(years)]


@pytest.mark.parametrize(
    ("years", "where", "found"),
    [
        (("2020-09-28", "2022-01-10"), "3708", []),  # every second year, whatever the month
        (("2020-09-28", "2020-12-01"), "3708", []),  # one round
        (("2020", "2021", "2022"), "3708", ["e1", "e2"]),
        (("2016", "2017"), "3708", []),  # before the rule
        (("2020", "2021"), "3201", []),
    ],
)
def test_how_often(years: tuple[str, ...], where: str, found: list[str], entry: Call, look: Call) -> None:
    assert [id for _, _, id in look(*citizens(entry, years), where=where)] == found


@ONCE
@given(data=st.data())
def test_the_order_of_honours_does_not_matter(data: st.DataObject, entry: Call, look: Call) -> None:
    years = data.draw(st.lists(st.integers(2015, 2024).map(str), min_size=1, max_size=7))
    records = citizens(entry, years)
    assert look(*records, where="3708") == look(*data.draw(st.permutations(records)), where="3708")


@pytest.mark.parametrize(
    ("details", "moves", "found"),
    [
        ({"congress": day("2019-12-30")}, (), ["LD-SERVICE-091"]),
        ({"congress": day("2019")}, (), []),
        ({"congress": day("2018")}, (), ["LD-SERVICE-091"]),
        ({"congress": day("2018")}, (("ended", "2020"),), []),
        ({"congress": day("2030")}, (), []),
        ({"founded": day("1990")}, (), []),
    ],
)
def test_congresses(details: dict[str, Any], moves: Any, found: list[str], entry: Call, codes: Call) -> None:
    rules = builtin().choose("bodies.term", "five-years")
    assert codes(entry("body", "1990", moves, **details), regulations=rules) == found


def test_the_term_is_for_the_office_to_settle(entry: Call, codes: Call) -> None:
    assert codes(entry("body", congress=day("2018"))) == ["LD-CHECK-005"]


@pytest.mark.parametrize(
    ("registered", "on", "found"),
    [
        (False, "2017-01-01", True),
        (False, "2016-12-31", False),
        (True, "2020", False),
        (None, "2020", False),
        (False, None, False),
        (False, "2030", False),
    ],
)
def test_registered_ngos(registered: bool | None, on: str | None, found: bool, entry: Call, look: Call) -> None:
    details = {} if registered is None else {"registered": registered}
    assert bool(look(entry("ngo", on, **details))) is found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("政外发〔2021〕5号", False),
        ("锡政办发〔2008〕330号", False),
        ("政外发 〔2021〕 5 号", False),
        ("政外发〔2021〕第5号", True),
        ("政外发〔2021〕05号", True),
        ("政外发[2021]5号", True),
        ("政外发〔21〕5号", True),
        ("政外发〔2021〕5", True),
    ],
)
@pytest.mark.parametrize("kind", ["document", "regulation"])
def test_numbers_of_documents(kind: str, number: str, found: bool, entry: Call, look: Call) -> None:
    assert bool(look(entry(kind, "2021-03-01", number=number))) is found
    assert look(entry(kind, "2012-06-30", number=number)) == []


@ONCE
@given(year=st.integers(1000, 9999), number=st.integers(1, 10**6), on=st.dates(date(2012, 7, 1), date(2024, 12, 31)))
def test_every_number_in_the_form_is_right(year: int, number: int, on: date, entry: Call, look: Call) -> None:
    assert look(entry("document", on.isoformat(), number=f"政外发〔{year}〕{number}号")) == []
