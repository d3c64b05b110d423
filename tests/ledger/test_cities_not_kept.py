"""A city in brackets where a record has countries only is told of."""

from collections.abc import Callable

import pytest

from localdiplomacy.ledger.intake import Intake

ReadRows = Callable[..., Intake]


@pytest.mark.parametrize(("printed", "why"), [("日本(奈良)", "奈良"), ("法国（巴黎）、德国", "巴黎")])
def test_cities_of_guests_are_told_of(read_rows: ReadRows, printed: str, why: str) -> None:
    intake = read_rows(("来访团组", "来访国家", "来访日期"), ("某团", printed, "2021-03-01"))
    assert len(intake.ledger.inbound) == 1
    (issue,) = intake.issues
    assert (issue.code, issue.path) == ("LD-READ-023", "countries")
    assert issue.values("zh") == {"found": printed, "why": f"此处只记国家或地区，未记“{why}”"}


@pytest.mark.parametrize("printed", ["日本", "日本(经停)", "日本、德国"])
def test_cells_without_cities_say_nothing_more(read_rows: ReadRows, printed: str) -> None:
    intake = read_rows(("来访团组", "来访国家", "来访日期"), ("某团", printed, "2021-03-01"))
    assert len(intake.issues) == 0


def test_a_cell_with_an_unknown_country_is_told_of_once(read_rows: ReadRows) -> None:
    intake = read_rows(("来访团组", "来访国家", "来访日期"), ("某团", "日本(奈良)、火星", "2021-03-01"))
    assert [issue.code for issue in intake.issues] == ["LD-READ-023"]


def test_trips_keep_the_cities_of_their_stops(read_rows: ReadRows) -> None:
    intake = read_rows(("团组名称", "出访国家", "出境日期"), ("某团", "日本(奈良)", "2021-03-01"))
    (trip,) = intake.ledger.outbound
    assert [stop.city for stop in trip.stops] == ["奈良"]
    assert len(intake.issues) == 0
