"""Answers say in both languages what holds, since when, and where that is written."""

from datetime import date
from decimal import Decimal

import pytest

from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.model.texts import Text
from localdiplomacy.regulations.answers import Absent, Ended, InForce, NotConfigured, show_value
from localdiplomacy.regulations.parameters import Choice, Citation, Grade, Precision

SOURCE = Citation(text="Book 7")


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (5, "calendar_days", "5天", "5 calendar days"),
        (0, "persons", "0人", "0 persons"),
        (1, "hours", "1小时", "1 hour"),
        (Decimal(1), "years", "1年", "1 year"),
        (Duration(1, DayKind.MONTHS), "duration", "1个月", "1 month"),
        (Duration(1, DayKind.WORKING_DAYS), "duration", "1个工作日", "1 working day"),
        ((2, 3), "fraction", "2/3", "2/3"),
        ((1, 3), "day_numbers", "1、3", "1, 3"),
        (Decimal("0.5"), "ratio", "50%", "50%"),
        (Decimal(1), "ratio", "100%", "100%"),
        (True, "yes_no", "是", "yes"),
        (False, "yes_no", "否", "no"),
        ("apostille", "text", "apostille", "apostille"),
        (Duration(5, DayKind.WORKING_DAYS), "duration", "5个工作日", "5 working days"),
        (("return", Duration(7, DayKind.CALENDAR_DAYS)), "deadline", "return、7个自然日", "return, 7 calendar days"),
    ],
)
def test_values_are_shown_with_their_unit(value, unit, zh, en):
    assert (show_value(value, unit, "zh"), show_value(value, unit, "en")) == (zh, en)


def in_force(**fields):
    given = {
        "name": "a.b",
        "value": 5,
        "unit": "persons",
        "since": date(2013, 1, 1),
        "until": None,
        "precision": Precision.YEAR,
        "source": SOURCE,
        "grade": Grade.C,
        "jurisdiction": "32",
    }
    return InForce(**{**given, **fields})


@pytest.mark.parametrize(
    ("answer", "zh", "en"),
    [
        (
            in_force(),
            "a.b：5人，自 2013-01-01 起（来源只到年），辖区 32；来源：Book 7（C，新闻或转载）",
            "a.b: 5 persons, since 2013-01-01 (the source gives the year only), 32; source: Book 7 (C: news or repost)",
        ),
        (
            in_force(since=None, precision=Precision.DAY, grade=Grade.A),
            "a.b：5人，起始日不详，辖区 32；来源：Book 7（A，官方网站或国家标准）",
            "a.b: 5 persons, beginning not known, 32; source: Book 7 (A: official site or national standard)",
        ),
        (
            Ended(name="a.b", on=date(2023, 1, 8), last=None, jurisdiction="CN"),
            "a.b：自 2023-01-08 起不再适用（辖区 CN）",
            "a.b: no longer in force since 2023-01-08 (CN)",
        ),
        (Absent(name="a.b"), "a.b：当日没有适用的规定", "a.b: no rule applies on that day"),
        (Absent(name="a.b", known=False), "a.b：没有叫这个名字的参数", "a.b: no parameter of that name"),
        (
            NotConfigured(name="a.b", title=Text("期限", "Deadline")),
            "a.b：请在设置中选定“期限”",
            "a.b: set “Deadline” in the settings",
        ),
        (
            NotConfigured(
                name="a.b",
                title=Text("期限", "Deadline"),
                choices=(Choice(id="x", zh="七天", en="seven", value=7, source=SOURCE, grade=Grade.A),),
            ),
            "a.b：请在设置中选定“期限”，已知做法：x（七天）",
            "a.b: set “Deadline” in the settings; known variants: x (seven)",
        ),
    ],
)
def test_each_answer_explains_itself(answer, zh, en):
    assert (answer.explain("zh"), answer.explain("en")) == (zh, en)
