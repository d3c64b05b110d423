"""Printed limits: days, working days, months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import read_duration, write_number
from localdiplomacy.model.durations import DayKind, Duration


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("7日", 7, "calendar_days"),
        ("5 天", 5, "calendar_days"),
        ("７个自然日", 7, "calendar_days"),
        ("15个工作日", 15, "working_days"),
        ("10工作日", 10, "working_days"),
        ("2个月", 2, "months"),
        ("两个月", 2, "months"),
        ("3個月", 3, "months"),
        ("1年", 12, "months"),
        ("半年", 6, "months"),
        ("半年内", 6, "months"),
        ("2周", 14, "calendar_days"),
        ("两个星期", 14, "calendar_days"),
        ("7日内", 7, "calendar_days"),
        ("七日以内", 7, "calendar_days"),
        ("0天", 0, "calendar_days"),
    ],
)
def test_reads(text: str, number: int, kind: str) -> None:
    assert read_duration(text) == Duration(number, DayKind(kind))


@pytest.mark.parametrize("text", ["", "5", "2021年", "-5天", "1.5个月", "2月", "三五天", "100001天", "天", "1,5天"])
def test_refuses(text: str) -> None:
    assert read_duration(text) is None


def test_refuses_a_giant_text() -> None:
    assert read_duration("9" * 1_000_000 + "天") is None


@given(st.integers(0, 10**5), st.sampled_from(["天", "日", "个自然日"]))
def test_days_read_back(number: int, unit: str) -> None:
    assert read_duration(f"{number}{unit}") == Duration(number, DayKind.CALENDAR_DAYS)
    assert read_duration(f"{write_number(number)}{unit}") == Duration(number, DayKind.CALENDAR_DAYS)


@given(st.text(st.sampled_from("0123456789一二三十半个工作自然日天周月年内以 "), max_size=12) | st.text())
def test_never_raises(text: str) -> None:
    found = read_duration(text)
    assert found is None or found.number >= 0
