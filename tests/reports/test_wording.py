"""Periods in words."""

import pytest

from localdiplomacy.model import Period
from localdiplomacy.reports.wording import period_text


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("2021", "2021年", "2021"),
        ("2018H1", "2018年上半年", "2018H1"),
        ("2018H2", "2018年下半年", "2018H2"),
        ("2021Q1", "2021年第一季度", "2021Q1"),
        ("2021Q4", "2021年第四季度", "2021Q4"),
        ("2021-12", "2021年12月", "2021-12"),
        ("2021-12-05", "2021年12月5日", "2021-12-05"),
        ("2020-03-07/2020-04-03", "2020年3月7日至4月2日", "2020-03-07 to 2020-04-02"),
        ("2020-08-03/2021-01-01", "2020年8月3日至12月31日", "2020-08-03 to 2020-12-31"),
        ("2020-12-30/2021-01-03", "2020年12月30日至2021年1月2日", "2020-12-30 to 2021-01-02"),
        ("2021-W01", "2021年1月4日至1月10日", "2021-01-04 to 2021-01-10"),
    ],
)
def test_periods_in_words(code: str, zh: str, en: str) -> None:
    period = Period.parse(code)
    assert (period_text(period, "zh"), period_text(period, "en")) == (zh, en)
