"""Dates in every written form, to the day, the month or the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import read_date, write_number
from localdiplomacy.model.partial_dates import PartialDate

FULL_WIDTH = str.maketrans("0123456789.-/", "０１２３４５６７８９．－／")
HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
DATE_LIKE = st.text(st.sampled_from("0123456789年月日号-./:T 一二三十〇星期()"), max_size=24)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021-03-07", "2021-03-07"),
        (" 2021.3.7 ", "2021-03-07"),
        ("2021. 3. 7", "2021-03-07"),
        ("2021/3/7", "2021-03-07"),
        ("2021年3月7日", "2021-03-07"),
        ("2021年3月7", "2021-03-07"),
        ("2021 年 3 月 7 日", "2021-03-07"),
        ("2021年3月7号", "2021-03-07"),
        ("2021年3月7號", "2021-03-07"),
        ("二〇二一年三月七日", "2021-03-07"),
        ("二○二一年三月廿一日", "2021-03-21"),
        ("二零二一年十二月三十一日", "2021-12-31"),
        ("20210307", "2021-03-07"),
        ("２０２１－０３－０７", "2021-03-07"),
        ("2021-03-07 00:00:00", "2021-03-07"),
        ("2021-03-07T08:30:00.000Z", "2021-03-07"),
        ("2021-03-07T08:30:00+08:00", "2021-03-07"),
        ("2021年3月7日（星期日）", "2021-03-07"),
        ("2021年3月7日 周日", "2021-03-07"),
        ("2021年3月7日上午9时30分", "2021-03-07"),
        ("2021-03", "2021-03"),
        ("2021.3", "2021-03"),
        ("2021年3月", "2021-03"),
        ("2021年3月份", "2021-03"),
        ("2021年", "2021"),
        ("2022 年", "2022"),
        ("1999", "1999"),
        ("9999-12-31", "9999-12-31"),
        ("1000年", "1000"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    assert str(read_date(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2021-02-30",
            "2021年13月",
            "2021年2月29日",
            "0000-00-00",
            "2021-00-01",
            "2021-01-00",
            "0021-03-07",
            "0999年",
        ),
        *("21-3-7", "3/7/2021", "7.3.2021", "202103", "202103071", "2021-3/7", "44262", "1700", "5000", "12"),
        *(
            "2021-03-07,",
            "2021-03 00:00:00",
            "2021年3月上旬",
            "三月七日",
            "十年",
            "2021年十十月",
            "2021-03-07x",
        ),
    ],
)
def test_refuses(text: str) -> None:
    assert read_date(text) is None


def test_refuses_a_giant_text() -> None:
    assert read_date("1" * 1_000_000) is None


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_days_read_back_in_every_written_form(day: date) -> None:
    year, month, number = f"{day.year:04d}", day.month, day.day
    forms = [f"{year}{month:02d}{number:02d}", f"{year}年{month}月{number}日", f"{year}年{month:02d}月{number:02d}号"]
    forms += [f"{year}{s}{month}{s}{number}" for s in "-./"] + [f"{year}{s}{month:02d}{s}{number:02d}" for s in "-./"]
    forms += [form.translate(FULL_WIDTH) for form in forms]
    forms.append(f"{year.translate(HAN_DIGITS)}年{write_number(month)}月{write_number(number)}日")
    forms.append(f"{day.isoformat()} 00:00:00")
    assert {read_date(form) for form in forms} == {PartialDate.of(day)}


@given(st.integers(1800, 2199), st.integers(1, 12))
def test_months_and_years_read_back(year: int, month: int) -> None:
    months = [f"{year}-{month:02d}", f"{year}.{month}", f"{year}年{month}月", f"{year}年{write_number(month)}月份"]
    assert {read_date(form) for form in months} == {PartialDate(year, month)}
    years = [f"{year}", f"{year}年", f"{year}".translate(HAN_DIGITS) + "年"]
    assert {read_date(form) for form in years} == {PartialDate(year)}


@given(DATE_LIKE | st.text())
def test_never_raises(text: str) -> None:
    found = read_date(text)
    assert found is None or found.year >= 1000
