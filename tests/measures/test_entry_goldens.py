"""Figures that offices printed of their smaller ledgers, counted from records.

The summaries of 2018 are those of Nantong (visas), Shizhong district of Jinan (overseas Chinese), Ningbo (guests) and
Wuxi (rectification).
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists.builtin import builtin_code_lists
from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.regulations.countries import countries

LISTS = builtin_code_lists()


def figures(indicator: str, records: Iterable[Any], period: Any = "2018H1", by: Any = ()) -> dict[str, Any]:
    table = ld.measure(ld.Ledger.of(records), indicator, period=period, by=by, code_lists=LISTS)
    return {", ".join(row.members): row.observation.value and row.observation.value.exact for row in table}


def figure(indicator: str, records: Iterable[Any], period: Any = "2018H1") -> Any:
    return figures(indicator, records, period)[""]


def _service(country: str, since: str) -> ld.Entry:
    return ld.Entry(
        id=f"visa-{country}",
        kind="consular.visa-country",
        office="nantong",
        country=country,
        on=since,
        history=(ld.Transition("active", since),),
        details=ld.Details(visa="private"),
    )


def test_two_new_countries_make_32_for_which_private_visas_are_handled() -> None:
    states = [one.code for one in countries() if one.state is None and one.until is None and one.code != "CN"]
    before = [_service(code, "2015-01-01") for code in states[:30]]
    new = [_service(code, "2018-03-01") for code in states[30:32]]
    assert figure("consular.agency_countries", [*before, *new], 2017) == 30
    assert figure("consular.agency_countries", [*before, *new]) == 32
    assert figure("consular.agency_countries", reversed([*before, *new])) == 30 + 2


def _line(id: str, kind: str, **more: Any) -> ld.Entry:
    details = {
        name: more.pop(name) for name in ("matter", "street", "rank", "aspect", "finding", "measure") if name in more
    }
    return ld.Entry(id=id, kind=kind, office="o", on="2018-05-01", details=ld.Details(details), **more)


def test_boards_in_191_communities_two_each() -> None:
    boards = [
        _line(
            f"c{number}",
            "overseas-chinese",
            matter="publicity",
            street=f"社居{number}",
            quantity=ld.Quantity.of(2, "copies"),
        )
        for number in range(191)
    ]
    assert figure("overseas_chinese.copies", boards) == 382
    assert figures("overseas_chinese.services", boards, by="matter") == {"publicity": 191}


@pytest.mark.parametrize(("persons", "each", "total"), [(22, 500, 11_000), (4, 1000, 4_000)])
def test_payments_to_early_returned_overseas_chinese(persons: int, each: int, total: int) -> None:
    paid = [
        _line(
            f"p{number}",
            "overseas-chinese",
            matter="subsidy",
            amount=ld.Money(Decimal(each), "CNY"),
            headcount=ld.Headcount(persons=1),
        )
        for number in range(persons)
    ]
    assert figure("overseas_chinese.amount", paid) == total
    assert figure("overseas_chinese.people", paid) == persons


def test_ambassadors_and_consuls_general_are_among_113_consular_guests() -> None:
    ranks = {"ambassador": 15, "consul-general": 14, "consular-officer": 113 - 15 - 14}
    visits = [
        _line(f"{rank}-{number}", "contact", rank=rank, headcount=ld.Headcount(person_times=1))
        for rank, count in ranks.items()
        for number in range(count)
    ]
    by_rank = figures("contacts.people", visits, by="rank")
    assert figure("contacts.people", visits) == 113 >= by_rank["ambassador"] + by_rank["consul-general"] == 29


def _published(batches: int, person_times: int, *dimensions: tuple[str, str]) -> list[ld.Observation]:
    period = ld.Period.parse("2018H1")
    return [
        ld.Observation(
            indicator=f"outbound.{unit}", period=period, value=ld.Quantity.of(value, unit), dimensions=dimensions
        )
        for unit, value in (("batches", batches), ("person_times", person_times))
    ]


@pytest.mark.parametrize(("part", "found"), [((88, 352), 0), ((408, 352), 1), ((88, 1205), 1)])
def test_groups_of_party_and_government_are_among_all(part: tuple[int, int], found: int) -> None:
    """88 batches of 352 person-times are no more than all 407 of 1204; were they more, it would be said."""
    all_, government = _published(407, 1204), _published(*part, ("category", "government"))
    names = {"zh": "党政团组在全部团组之内", "en": "Party and government are among all"}
    rules = [
        PartsRule(id=f"x.{unit}", total=Term(indicator=f"outbound.{unit}"), over="category", **names)
        for unit in ("batches", "person_times")
    ]
    report = ld.validate([*all_, *government], period="2018H1", rules=rules)
    assert len(report.issues) == found


def _measures(done: int) -> list[ld.Entry]:
    """3 aspects, 12 problems and 39 measures: each problem has three measures or four."""
    made = []
    for number in range(39):
        problem = number % 12
        state = "closed" if number < done else "in-progress"
        made.append(
            ld.Entry(
                id=f"m{number}",
                kind="rectification",
                office="wuxi",
                on="2018-03-01",
                history=(ld.Transition(state, "2018-05-01"),),
                details=ld.Details(aspect=f"方面{problem % 3}", finding=f"问题{problem}", measure=f"措施{number}"),
            )
        )
    return made


@pytest.mark.parametrize(("done", "closed_share"), [(39, Decimal(100)), (0, Decimal(0))])
def test_three_aspects_twelve_problems_thirty_nine_measures(done: int, closed_share: Decimal) -> None:
    measures = _measures(done)
    wanted = {"aspects": 3, "problems": 12, "measures": 39, "closed": done}
    assert {name: figure(f"rectification.{name}", measures) for name in wanted} == wanted
    assert figure("rectification.closed_share", measures) == closed_share


def test_twenty_five_regulations() -> None:
    issued = [ld.Entry(id=f"r{number}", kind="regulation", office="wuxi", on="2018-05-01") for number in range(25)]
    drafted = ld.Entry(id="d", kind="regulation", office="wuxi", on="2018-05-01", history=(ld.Transition("drafted"),))
    assert figure("regulations.issued", [*issued, drafted]) == 25
