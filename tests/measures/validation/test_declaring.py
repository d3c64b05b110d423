"""Declaring rules: what is allowed where, said in both languages."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.measures.validation.faults import RuleError
from localdiplomacy.measures.validation.outliers import Along, OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rules import Importance, PartsRule, Relation
from localdiplomacy.measures.validation.scores import Method
from localdiplomacy.measures.validation.terms import Missing, Side, Term
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.model.periods import Frequency, Period

A = Term(indicator="a")
N = {"id": "r", "zh": "某规则", "en": "A rule"}


def declare_rule(rule: Any, **more: Any) -> Callable[[], Any]:
    return lambda: rule("a", "is", "b", **more)


@pytest.mark.parametrize(
    ("declare", "key", "zh", "en", "found"),
    [
        (lambda: Term(indicator="a", factor=Decimal(0)), "factor", "不为 0 的数", "a number other than 0", "0"),
        (
            lambda: Term(indicator="a", period="soon"),
            "period",
            "previous-year 或时段",
            "previous-year or a period",
            "soon",
        ),
        (lambda: Term(indicator="a", read_as="x"), "read_as", "同时给出 unit", "to come with unit", "x"),
        (
            lambda: Term(indicator="a", members={"country": "JP", "office": "x"}),
            "members",
            "单位和时段以外的维度（单位、时段总是分开判断）",
            "dimensions other than office and time, which are always told apart",
            "office",
        ),
        (
            lambda: PartsRule(total=A, over="country", by=("mode", "quarter", "year"), **N),
            "by",
            "单位和时段以外的维度（单位、时段总是分开判断）",
            "dimensions other than office and time, which are always told apart",
            "quarter, year",
        ),
        (
            lambda: OutlierRule(indicators=("a",), by=("office",), **N),
            "by",
            "单位和时段以外的维度（单位、时段总是分开判断）",
            "dimensions other than office and time, which are always told apart",
            "office",
        ),
        *(
            (
                lambda over=over: PartsRule(total=A, over=over, **N),
                "over",
                "维度，或 half、quarter、month",
                "a dimension, or half, quarter, month",
                over,
            )
            for over in ("year", "week", "day")
        ),
        (lambda: Side(terms=()), "terms", "至少一项", "at least one term", "[]"),
        (
            lambda: PartsRule(total=A, **N),
            "over",
            "terms 与 over 二者之一",
            "one of terms and over",
            "None",
        ),
        (
            lambda: PartsRule(total=A, terms=(A,), over="country", **N),
            "over",
            "terms 与 over 二者之一",
            "one of terms and over",
            "country",
        ),
        (
            lambda: PartsRule(total=A, terms=(A,), members=("JP", "KR"), **N),
            "members",
            "与 over 一起给出",
            "to come with over",
            "JP, KR",
        ),
        (
            lambda: PartsRule(total=A, over="country", by=("country",), **N),
            "over",
            "不在 by 中的维度",
            "a dimension that is not in by",
            "country",
        ),
        (
            lambda: PartsRule(total=Term(indicator="a", members={"country": "JP"}), over="country", **N),
            "total.members",
            "不在 by、over 中的维度",
            "dimensions that are not in by or over",
            "country",
        ),
        (
            lambda: PartsRule(total=A, terms=(A, Term(indicator="b", members={"mode": "own"})), by=("mode",), **N),
            "terms[1].members",
            "不在 by、over 中的维度",
            "dimensions that are not in by or over",
            "mode",
        ),
        (lambda: OutlierRule(indicators=(), **N), "indicators", "至少一个指标", "at least one indicator", "[]"),
        (
            lambda: OutlierRule(indicators=("a",), threshold=Decimal(0), **N),
            "threshold",
            "大于 0 的数",
            "a number above 0",
            "0",
        ),
        (
            lambda: OutlierRule(indicators=("a",), minimum=2, **N),
            "minimum",
            "不小于 3 的整数",
            "a whole number of at least 3",
            "2",
        ),
        (
            lambda: ReportingRule(indicators=(), every="month", due=Due(days=1), **N),
            "indicators",
            "至少一个指标",
            "at least one indicator",
            "[]",
        ),
        (
            lambda: Due(days=1, months=1),
            "",
            "days、working_days、months 之一",
            "one of days, working_days, months",
            "2",
        ),
        (lambda: Due(), "", "days、working_days、months 之一", "one of days, working_days, months", "0"),
        (lambda: Due(days=-1), "", "不小于 0 的整数", "a whole number of at least 0", "-1"),
        (lambda: OutlierRule(indicators=("a",), **{**N, "id": " "}), "id", "编号", "an id", " "),
    ],
)
def test_what_cannot_mean_anything_is_refused(
    declare: Callable[[], Any], key: str, zh: str, en: str, found: str
) -> None:
    with pytest.raises(RuleError) as caught:
        declare()
    (fault,) = caught.value.faults
    assert (fault.place, fault.kind, fault.expected.zh, fault.expected.en, fault.found) == (key, "wrong", zh, en, found)
    assert str(caught.value) == f"{key}: {en}, not {found} / 应为 {zh}"


def test_a_rule_keeps_office_and_time_in_any_case(rule: Any) -> None:
    with pytest.raises(RuleError) as caught:
        rule("a", "is", "b", by=("country", "month"))
    assert (caught.value.faults[0].place, caught.value.faults[0].found) == ("by", "month")


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_term_cannot_pick_a_member_of_a_dimension_that_is_kept(rule: Any, side: str) -> None:
    picking = ["a", Term(indicator="b", members={"country": "JP", "mode": "own"})]
    sides = (picking, "a") if side == "left" else ("a", picking)
    with pytest.raises(RuleError) as caught:
        rule(sides[0], "is", sides[1], by=("mode",))
    assert caught.value.faults[0].place == f"{side}.terms[1].members"
    assert caught.value.faults[0].found == "mode"


def test_a_condition_looks_only_at_what_figures_have(rule: Any) -> None:
    with pytest.raises(RuleError, match=r"where: one of: indicator, office, status, period\.code, period\.frequency"):
        rule("a", "is", "b", where=Where(field="headcount.persons", op="present"))
    with pytest.raises(RuleError) as caught:
        rule("a", "is", "b", where=Where(any_of=(Where(field="office", op="at_least", value="a"), Where())))
    assert caught.value.faults[0].found == "at_least"
    assert caught.value.faults[0].expected.en == "one of: is, is_not, in, not_in, missing, present"
    with pytest.raises(RuleError):
        rule("a", "is", "b", where=Where(all_of=(Where(field="office", op="less_than", value="a"),)))
    assert rule("a", "is", "b", where=Where(field="office", value="x", negated=True)).where.negated


def test_the_defaults_are_those_of_the_docs(rule: Any) -> None:
    found = rule("a", "is", "b")
    assert (found.importance, found.by, found.left.missing) == (Importance.HIGH, (), Missing.SKIP_IF_ANY)
    assert Term(indicator="a").factor == 1
    assert found.name("zh") == "某规则"
    assert found.name("en") == "A rule"
    outliers = OutlierRule(indicators=("a",), **N)
    assert (outliers.along, outliers.method, outliers.threshold) == (Along.PERIODS, Method.MODIFIED_Z, Decimal("3.5"))
    assert outliers.minimum == 6
    assert OutlierRule(indicators=("a",), method="z", **N).threshold == 3
    assert OutlierRule(indicators=("a",), minimum=3, **N).minimum == 3


def test_only_pairs_ask_for_presence() -> None:
    assert {each for each in Relation if each.about_presence} == {Relation.COMPULSORY_PAIR, Relation.EXCLUSIVE_PAIR}


def test_a_term_has_its_own_period_or_that_of_the_rule() -> None:
    now = Period.parse("2021Q1")
    assert A.period_at(now) == now
    assert Term(indicator="a", period="previous-year").period_at(now).code == "2020Q1"
    assert Term(indicator="a", period="2019").period_at(now).code == "2019"


@pytest.mark.parametrize(
    ("due", "duration"),
    [
        (Due(days=15), Duration(15, DayKind.CALENDAR_DAYS)),
        (Due(days=0), Duration(0, DayKind.CALENDAR_DAYS)),
        (Due(working_days=10), Duration(10, DayKind.WORKING_DAYS)),
        (Due(working_days=0), Duration(0, DayKind.WORKING_DAYS)),
        (Due(months=1), Duration(1, DayKind.MONTHS)),
        (Due(months=0), Duration(0, DayKind.MONTHS)),
    ],
)
def test_a_report_is_due_after_a_duration_of_one_kind(due: Due, duration: Duration) -> None:
    assert due.duration == duration


def test_frequencies_and_methods_are_read_from_their_words() -> None:
    assert ReportingRule(indicators=("a",), every="quarter", due=Due(days=1), **N).every is Frequency.QUARTER
