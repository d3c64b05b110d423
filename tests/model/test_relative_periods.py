"""Words that mean a period as of a day, in English, Chinese and as DHIS2 writes them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localdiplomacy.model.periods import Frequency, Period
from localdiplomacy.model.relative_periods import read_relative

AT = date(2021, 8, 18)  # a Wednesday in 2021-W33

WORDS = {
    "THIS_YEAR 本年 今年 本年度 当年": "2021",
    "LAST_YEAR 上年 去年 上年度 上一年 previous-year": "2020",
    "THIS_SIX_MONTH this-half-year this-half 本半年": "2021H2",
    "LAST_SIX_MONTH last-half 上个半年 上一个半年": "2021H1",
    "THIS_QUARTER 本季度 本季": "2021Q3",
    "LAST_QUARTER 上季度 上季 上个季度 上一季度": "2021Q2",
    "THIS_MONTH 本月 当月 本月份": "2021-08",
    "LAST_MONTH 上月 上个月 上月份": "2021-07",
    "THIS_WEEK 本周": "2021-W33",
    "LAST_WEEK 上周 上一周": "2021-W32",
    "TODAY 今天 今日 当天 本日": "2021-08-18",
    "YESTERDAY 昨天 昨日": "2021-08-17",
    "LAST_5_YEARS 近五年 近5年 过去5年": "2016-01-01/2021-01-01",
    "LAST_2_SIXMONTHS 近两个半年": "2020-07-01/2021-07-01",
    "LAST_4_QUARTERS 近四个季度 最近4个季度": "2020-07-01/2021-07-01",
    "LAST_12_MONTHS 近12个月 近１２个月 近十二个月 过去12个月": "2020-08-01/2021-08-01",
    "LAST_6_MONTHS 近六个月": "2021-02-01/2021-08-01",
    "LAST_3_MONTHS 近3个月 近三个月": "2021-05-01/2021-08-01",
    "LAST_4_WEEKS 近4周 近四个周": "2021-07-19/2021-08-16",
    "LAST_52_WEEKS": "2020-08-17/2021-08-16",
    "LAST_30_DAYS 近30天 近30日": "2021-07-19/2021-08-18",
    "LAST_10_MONTHS 近十个月": "2020-10-01/2021-08-01",
    "LAST_11_MONTHS 近十一个月": "2020-09-01/2021-08-01",
    "LAST_2_MONTHS 近两个月 近二个月": "2021-06-01/2021-08-01",
    "YEAR_TO_DATE ytd 年初至今 今年以来 本年至今 截至目前 截止目前": "2021-01-01/2021-08-19",
    "QUARTER_TO_DATE 季初至今 本季度以来": "2021-07-01/2021-08-19",
    "MONTH_TO_DATE 月初至今 本月以来": "2021-08-01/2021-08-19",
    "same-period-last-year 去年同期 上年同期": "2020-01-01/2020-08-19",
    "上半年 今年上半年 本年上半年": "2021H1",
    "下半年": "2021H2",
    "去年上半年 上年上半年": "2020H1",
    "去年下半年": "2020H2",
    "前三季度": "2021-01-01/2021-10-01",
    "去年前三季度": "2020-01-01/2020-10-01",
    "一季度 第一季度 今年一季度": "2021Q1",
    "二季度": "2021Q2",
    "三季度": "2021Q3",
    "第四季度": "2021Q4",
    "去年四季度 上年第四季度": "2020Q4",
}


@pytest.mark.parametrize(("word", "code"), [(word, code) for words, code in WORDS.items() for word in words.split()])
def test_words(word: str, code: str) -> None:
    assert Period.of(word, at=AT).code == code


@pytest.mark.parametrize("word", ["last 12 months", " Last_12-Months", "last\t12\nmonths", "LAST-12 MONTHS"])
def test_how_a_word_is_set_does_not_matter(word: str) -> None:
    assert Period.of(word, at=AT).code == "2020-08-01/2021-08-01"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "",
            "next year",
            "明年",
            "LAST_1_MONTHS",
            "LAST_0_MONTHS",
            "近一年",
            "近1个月",
            "近0天",
            "近年",
            "last months",
        ),
        *("LAST_1000_DAYS", "LAST_12_MONTH", "THIS_YEARS", "THIS_FINANCIAL_YEAR", "THIS_BIMONTH", "MONTHS_THIS_YEAR"),
        *("前年", "五季度", "前二季度", "week to date", "同期", "至今", "上上月", "今", "近十三个月"),
    ],
)
def test_other_words(word: str) -> None:
    assert read_relative(word) is None


@given(st.dates(date(20, 1, 1), date(9990, 12, 31)), st.sampled_from(Frequency), st.integers(2, 12))
def test_this_last_and_the_last_some_stand_in_a_row(at: date, frequency: Frequency, count: int) -> None:
    this = Period.of(f"this {frequency}", at=at)
    last = Period.of(f"last {frequency}", at=at)
    some = Period.of(f"last {count} {frequency}s", at=at)
    assert this == Period.around(at, frequency)
    assert last == this.previous()
    assert some == last.rolling(count)
    assert some.end == last.end == this.start


@given(st.dates(date(20, 1, 1), date(9990, 12, 31)))
@example(date(2001, 1, 7))
def test_the_year_to_date_and_the_same_days_last_year(at: date) -> None:
    to_date = Period.year_to_date(at)
    assert Period.of("ytd", at=at) == to_date
    # From a Monday the first seven days are a week as well, and a year earlier that is the week of the same number.
    whole_week = to_date.frequency is Frequency.WEEK
    earlier = Period.year_to_date(at.replace(year=at.year - 1)) if whole_week else to_date.previous_year()
    assert Period.of("去年同期", at=at) == earlier
    assert Period.of("截至目前", at=at).last == at
