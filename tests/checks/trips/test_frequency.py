"""How often people of a rank travel: a year, two years, a term."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import CheckContext
from localdiplomacy.checks.trips.frequency import often
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import Member, OutboundDelegation
from localdiplomacy.regulations.regulations import Regulations, builtin

Look = Callable[..., list[tuple[str, str | None]]]


def made(*days: str, rank: str | None = "121", reference: str | None = "a7") -> list[OutboundDelegation]:
    member = Member(rank=rank, reference=reference)
    return [
        OutboundDelegation(id=f"t{number}", departs_on=day, members=(Member(), member))
        for number, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("where", "rank", "days", "found"),
    [
        # Hainan: once a year for heads of departments.
        ("46", "121", ("2018-02-01", "2018-12-01"), ["t1"]),
        ("46", "121", ("2018-12-01", "2019-01-01"), []),
        ("46", "120", ("2018-02-01", "2018-12-01"), ["t1"]),
        # Others twice a term, or once in two years: one of the two may be passed.
        ("46", "131", ("2018-02-01", "2019-02-01"), []),
        ("46", "131", ("2018-02-01", "2019-02-01", "2020-01-01"), ["t2"]),
        ("46", "131", ("2018-02-01", "2020-02-01", "2022-01-11"), ["t2"]),
        ("46", "131", ("2018-02-01", "2020-02-01", "2022-02-02"), []),  # a new term
        ("46", "131", ("2014-02-01", "2014-03-01", "2014-04-01"), []),  # a term that nobody named
        # Shandong: once in two years or twice a term.
        ("37", "122", ("2018-02-01", "2019-02-01", "2019-03-01"), ["t2"]),
        ("37", "131", ("2018-02-01", "2018-02-01", "2018-03-01"), []),
        ("37", "111", ("2018-02-01", "2018-02-01", "2018-03-01"), []),
        ("37", None, ("2018-02-01", "2018-02-01", "2018-03-01"), []),
        ("32", "121", ("2018-02-01", "2018-12-01"), []),
        ("46", "121", ("2018-02", "2018-12-01"), []),
    ],
)
def test_who_travels_too_often(
    where: str, rank: str | None, days: tuple[str, ...], found: list[str], look: Look
) -> None:
    assert [id for code, id in look(*made(*days, rank=rank), jurisdiction=where) if code == "LD-TRIP-023"] == found


def test_people_without_a_pseudonym_are_not_followed(look: Look) -> None:
    assert look(*made("2018-02-01", "2018-12-01", reference=None), jurisdiction="46") == []


def test_where_the_terms_are_not_known_that_is_said(look: Look) -> None:
    found = look(*made("2018-02-01", "2019-02-01", rank="131"), jurisdiction="46", regulations=builtin())
    assert found == [("LD-CHECK-005", None)]


def test_a_person_is_counted_once_in_a_trip(look: Look) -> None:
    twice = OutboundDelegation(id="t", departs_on="2018-02-01", members=(Member(rank="121", reference="a"),) * 2)
    assert look(twice, jurisdiction="46") == []


@given(st.lists(st.dates(date(2017, 1, 10), date(2021, 12, 31)), max_size=8))
def test_a_year_has_one_trip_and_every_other_is_one_too_many(settled: Regulations, days: list[date]) -> None:
    trips = made(*(day.isoformat() for day in days))
    context = CheckContext(ledger=Ledger.of(trips), at=date(2023, 1, 1), regulations=settled, jurisdiction="46")
    assert len(list(often(context))) == len(days) - len({day.year for day in days})


def test_no_name_or_pseudonym_is_in_a_message(settled: Regulations) -> None:
    trips = made("2018-02-01", "2018-12-01", reference="zhang-san")
    context = CheckContext(ledger=Ledger.of(trips), at=date(2023, 1, 1), regulations=settled, jurisdiction="46")
    [found] = often(context)
    assert found.path == "members[1]"
    assert "zhang" not in f"{found.message('zh')}{found.message('en')}{found!r}"


def test_two_years_are_the_two_before_the_trip(look: Look) -> None:
    start = date(2018, 2, 1)
    later = [start, start + timedelta(days=729), start + timedelta(days=729 + 730)]
    days: Any = [day.isoformat() for day in later]
    assert [id for code, id in look(*made(*days, rank="122"), jurisdiction="37") if code == "LD-TRIP-023"] == []


class TestPositions:
    """Shandong's rules speak of positions beside ranks."""

    def trips(self, position: str, *days: str) -> list[OutboundDelegation]:
        member = Member(reference="p1", rank="121", position=position)
        return [
            OutboundDelegation(id=f"d{n}", departs_on=day, returns_on=day, members=(member,))
            for n, day in enumerate(days)
        ]

    def test_heads_of_a_city_travel_once_a_year_and_not_once_in_two(self, look: Look) -> None:
        assert look(*self.trips("city-head", "2018-05-01", "2019-04-01"), jurisdiction="37") == []
        found = look(*self.trips("city-head", "2018-05-01", "2018-11-01"), jurisdiction="37")
        assert found == [("LD-TRIP-023", "d1")]

    def test_those_in_charge_of_foreign_affairs_travel_by_need(self, look: Look) -> None:
        days = "2018-05-01", "2018-06-01", "2018-07-01"
        assert look(*self.trips("foreign-affairs", *days[:2]), jurisdiction="37") == []
        assert look(*self.trips("other", *days[:2]), jurisdiction="37") == []  # within the limit of the term
        assert ("LD-TRIP-023", "d2") in look(*self.trips("other", *days), jurisdiction="37")
        assert ("LD-TRIP-023", "d2") not in look(*self.trips("foreign-affairs", *days), jurisdiction="37")

    def test_the_retired_are_not_sent(self, look: Look) -> None:
        assert look(*self.trips("retired", "2018-05-01"), jurisdiction="37") == [("LD-TRIP-026", "d0")]

    def test_where_nothing_is_said_of_a_position_the_rank_decides(self, look: Look) -> None:
        found = look(*self.trips("retired", "2018-05-01", "2018-11-01"), jurisdiction="46")
        assert found == [("LD-TRIP-023", "d1")]
