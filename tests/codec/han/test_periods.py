"""Periods as written, with the last day included, to half-open ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import read_period, read_span
from localdiplomacy.model.periods import Period

PERIOD_LIKE = st.text(st.sampled_from("0123456789年月日上下半前第季度旬至到-~./HQ一二三四十五 "), max_size=24)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年度", "2021"),
        ("2021年全年", "2021"),
        ("二〇二一年", "2021"),
        ("2021H1", "2021H1"),
        ("2021h2", "2021H2"),
        ("２０２１Q３", "2021Q3"),
        ("2021年Q3", "2021Q3"),
        ("2021年上半年", "2021H1"),
        ("2021上半年", "2021H1"),
        ("2021 年下半年", "2021H2"),
        ("二〇二一年下半年", "2021H2"),
        ("2021年第三季度", "2021Q3"),
        ("2021年一季度", "2021Q1"),
        ("2021年4季度", "2021Q4"),
        ("2021年前三季度", "2021-01-01/2021-10-01"),
        ("2021年一至三季度", "2021-01-01/2021-10-01"),
        ("2021年第一季度至第二季度", "2021H1"),
        ("2021年3月", "2021-03"),
        ("2021年3月份", "2021-03"),
        ("2021年1-6月", "2021H1"),
        ("2021年1－6月份", "2021H1"),
        ("2021年1月至6月", "2021H1"),
        ("2021年一至六月", "2021H1"),
        ("2020年3月至2021年2月", "2020-03-01/2021-03-01"),
        ("2021年3月上旬", "2021-03-01/2021-03-11"),
        ("2021年3月中旬", "2021-03-11/2021-03-21"),
        ("2021年2月下旬", "2021-02-21/2021-03-01"),
        ("2020年3月7日", "2020-03-07"),
        ("2020年3月7日至4月2日", "2020-03-07/2020-04-03"),
        ("2020年3月7日—2020年4月2日", "2020-03-07/2020-04-03"),
        ("2020年3月7日至20日", "2020-03-07/2020-03-21"),
        ("2020年3月7-20日", "2020-03-07/2020-03-21"),
        ("2020.3.7-2020.4.2", "2020-03-07/2020-04-03"),
        ("2020.3.7-4.2", "2020-03-07/2020-04-03"),
        ("2020.3.7-20", "2020-03-07/2020-03-21"),
        ("2020-03-07至2020-04-02", "2020-03-07/2020-04-03"),
        ("2020-03-07 - 2020-04-02", "2020-03-07/2020-04-03"),
        ("2020-03-07/2020-04-03", "2020-03-07/2020-04-03"),
        ("2020年12月31日至2021年1月1日", "2020-12-31/2021-01-02"),
        ("2019-2021年", "2019-01-01/2022-01-01"),
        ("2015—2019年度", "2015-01-01/2020-01-01"),
        ("2019年至2021年", "2019-01-01/2022-01-01"),
        ("十一五", "2006-01-01/2011-01-01"),
        ("“十四五”期间", "2021-01-01/2026-01-01"),
    ],
)
def test_reads(text: str, code: str) -> None:
    assert read_period(text) == Period.parse(code)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "3月",
            "上半年",
            "3月7日至4月2日",
            "近三年",
            "十六五",
            "2021年第五季度",
            "2021年三至一季度",
            "2021年13月",
        ),
        *(
            "2020年4月2日至3月7日",
            "2021年6-1月",
            "2020年3月7日至31日至",
            "2020年2月7日至30日",
            "2021年13月上旬",
            "2021年零月上旬",
        ),
        *(
            "9999年",
            "9999",
            "9999-12-31",
            "0021",
            "0021年上半年",
            "2021-22",
            "2021至半年",
            "2021年十十月上旬",
            "21年上半年",
        ),
    ],
)
def test_refuses(text: str) -> None:
    assert read_period(text) is None


def test_refuses_a_giant_text() -> None:
    assert read_period("2" * 1_000_000) is None


@given(DAYS, st.integers(0, 800), st.sampled_from("至到-—~～"))
def test_written_end_days_are_included(first: date, more: int, sign: str) -> None:
    last = first + timedelta(days=more)
    expected = Period(first, last + timedelta(days=1))
    chinese = f"{first.year}年{first.month}月{first.day}日{sign}{last.year}年{last.month}月{last.day}日"
    assert read_period(chinese) == expected
    assert read_period(f"{first}{sign}{last}") == expected
    if last.year == first.year:
        assert read_period(f"{first.year}年{first.month}月{first.day}日{sign}{last.month}月{last.day}日") == expected


@given(DAYS, st.integers(1, 800))
def test_codes_read_back(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    assert read_period(period.code) == period
    assert read_period(period.sdmx()) == period


@given(PERIOD_LIKE | st.text())
def test_never_raises(text: str) -> None:
    period = read_period(text)
    assert period is None or period.start < period.end


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2019年5月6日至8日", "2019-05-06/2019-05-08"),
        ("2021.3.27-3.30", "2021-03-27/2021-03-30"),
        ("2021-03-27至2021-04-02", "2021-03-27/2021-04-02"),
        ("2021年3月-5月", "2021-03/2021-05"),
        ("2019-2021", None),
        ("2021.3.30-3.27", None),
        ("2021年3月7日", None),
        ("5月6日至8日", None),
        ("x" * 80, None),
    ],
)
def test_first_and_last_day(text: str, ends: str | None) -> None:
    span = read_span(text)
    assert (span and f"{span[0]}/{span[1]}") == ends
