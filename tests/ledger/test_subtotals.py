"""Printed totals against rows with rounded numbers and ranges: they agree unless they cannot be meant."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.subtotals import apart, in_words
from localdiplomacy.model import Qualifier, Quantity
from localdiplomacy.testing.values import printed_counts

ReadRows = Callable[..., Intake]
HEADER = ("团组名称", "出访国家", "人数", "出境日期")


def said(read_rows: ReadRows, total: Any, *counts: Any) -> list[tuple[str, str, str]]:
    rows = [(f"{number}团", "日本", count, "2021-01-01") for number, count in enumerate(counts)]
    intake = read_rows(HEADER, *rows, ("合计", None, total, None))
    assert len(intake.ledger.outbound) == len(counts)
    return [
        (issue.code, issue.values("zh")["counted"], issue.values("zh")["difference"])
        for issue in intake.issues
        if issue.code != "LD-READ-021"
    ]


@pytest.mark.parametrize(
    ("total", "counts"),
    [
        (105, (20, "约80")),
        (95, (20, "约80")),
        ("约100", (20, "约80")),
        ("100余", (20, "约80")),
        (10, ("4-6", 5)),
        (500, (20, "10人以上")),
        (25, (20, "不超过10人")),
        ("近30", (20, 5)),
        (20, (20, None)),
    ],
)
def test_a_total_agrees_with_what_its_rows_can_mean(read_rows: ReadRows, total: Any, counts: tuple[Any, ...]) -> None:
    assert said(read_rows, total, *counts) == []


@pytest.mark.parametrize(
    ("total", "counts", "counted", "difference"),
    [
        (106, (20, "约80"), "95–105", "+1"),
        (90, (20, "约80"), "95–105", "-5"),
        ("约300", (20, "约80"), "95–105", "+145"),
        (12, ("4-6", 5), "9–11", "+1"),
        (29, (20, "10人以上"), "至少30", "-1"),
        (31, (20, "不超过10人"), "20–30", "+1"),
        ("至少40", (20, 5), "25", "+15"),
    ],
)
def test_a_total_that_its_rows_cannot_mean_is_told(
    read_rows: ReadRows, total: Any, counts: tuple[Any, ...], counted: str, difference: str
) -> None:
    assert said(read_rows, total, *counts) == [("LD-READ-008", counted, difference)]


def test_a_rough_total_is_shown_in_both_languages(read_rows: ReadRows) -> None:
    intake = read_rows(HEADER, ("A团", "日本", 5, None), ("合计", None, "约80", None))
    (issue,) = intake.issues
    assert (issue.values("zh")["printed"], issue.values("en")["printed"]) == ("约80", "about 80")
    assert (in_words(Quantity.of(5, "x")), in_words(Quantity(4, 6, "x"))) == ("5", "4–6")


def test_the_nearer_of_two_sums_is_told(read_rows: ReadRows) -> None:
    rows = (("A团", "日本", "约80", None), ("小计", None, 80, None), ("B团", "日本", 5, None))
    (issue,) = read_rows(HEADER, *rows, ("合计", None, 100, None)).issues
    assert (issue.values("zh")["counted"], issue.values("zh")["difference"]) == ("80–90", "+10")
    assert list(read_rows(HEADER, *rows, ("合计", None, 85, None)).issues) == []


@given(st.lists(st.integers(0, 200), min_size=1, max_size=4), st.data())
def test_any_total_that_can_be_true_agrees(read_rows: ReadRows, numbers: list[int], data: st.DataObject) -> None:
    printed = [data.draw(printed_counts(number, "persons")) for number in (*numbers, sum(numbers))]
    *counts, total = (count.text.zh if isinstance(count, Quantity) else count for count in printed)
    assert said(read_rows, total, *counts) == []


def test_how_far_two_amounts_are_apart() -> None:
    about = Quantity.of(80, "persons", Qualifier.APPROX)
    assert apart(Quantity.of(90, "persons"), about) == 5
    assert apart(Quantity.of(70, "persons"), about) == -5
    assert apart(about, about) == 0
    assert apart(Quantity.of(70, "persons", Qualifier.AT_LEAST), about) == 0


@pytest.mark.parametrize(
    ("total", "counts", "differs"),
    [
        (7, ("3人次", "4人次"), []),
        (8, ("3人次", "4人次"), [("LD-READ-008", "7", "+1")]),
        ("8", ("3人次", "4人次"), [("LD-READ-008", "7", "+1")]),
        (7, ("3人次", 4), []),  # two units are never added, so a bare total of both says nothing
        ("7人次", ("3人次", 4), [("LD-READ-008", "3", "+4")]),
        (7, (3, 4), []),
    ],
)
def test_a_bare_total_is_in_the_unit_of_the_numbers_above(
    read_rows: ReadRows, total: Any, counts: tuple[Any, ...], differs: list[tuple[str, str, str]]
) -> None:
    assert said(read_rows, total, *counts) == differs


def test_a_multiple_in_the_heading_holds_for_heads(read_rows: ReadRows) -> None:
    header = ("团组名称", "出访国家", "人次（万人次）", "出境日期")
    rows = [
        ("甲团", "日本", Decimal("0.3"), "2021-01-01"),
        ("乙团", "日本", "0.4", "2021-01-01"),
        ("合计", None, Decimal("0.7"), None),
    ]
    intake = read_rows(header, *rows)
    assert [trip.headcount.person_times for trip in intake.ledger.outbound] == [3000, 4000]
    assert not intake.issues
