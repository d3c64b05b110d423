"""The result: results, counts, tables, JSON, HTML."""

import json
from datetime import date
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.validation.arrivals import Arrival
from localdiplomacy.measures.validation.outliers import OutlierRule, Standing
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rule_set import RuleSet
from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.tables import label
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.measures.validation.validation import Validation
from localdiplomacy.model.names import Name
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.periods import Period
from localdiplomacy.model.places import Office
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

LABELS = Labels(
    code_lists=builtin_code_lists(),
    ledger=Ledger.of([Office(id="x", name=Name(zh="甲区外办", en="Office X"))]),
    indicators={"a": Text("指标甲", "Indicator A"), "b": Text("指标乙", "Indicator B")},
)


@pytest.fixture
def everything(rule: Any, names: dict[str, str], figure: Any) -> Validation:
    """One rule of each kind, and what each finds."""

    def a(value: Any, period: str, day: str = "2021-05-05", **more: Any) -> Any:
        source = Source(Origin(published=PartialDate.parse(day)))
        return figure(value, period, **{"indicator": "a", "office": "x", "source": source, **more})

    rules = [
        rule("a", "at_most", "b", id="limit"),
        rule("yyy", "is", "zzz", id="apart"),
        PartsRule(total=Term(indicator="a"), over="country", **{**names, "id": "parts"}),
        OutlierRule(indicators=("a",), minimum=3, **{**names, "id": "jumps"}),
        ReportingRule(indicators=("a", "b"), every="quarter", due=Due(days=15), **{**names, "id": "due"}),
    ]
    figures = [
        a(10, "2021"),
        figure(9, "2021", indicator="b", office="x"),
        a(6, "2021", country="JP"),
        a(2, "2021Q1", "2021-04-01"),
        figure(
            3, "2021Q1", indicator="b", office="x", source=Source(Origin(published=PartialDate.parse("2021-04-02")))
        ),
        a(2, "2021Q2"),
        a(90, "2021Q3"),
        a(3, "2021Q4"),
        figure(1, "2021", indicator="zzz"),
        figure(1, "2021", indicator="yyy", office="other"),
    ]
    return validate(figures, period="2021", at=date(2021, 7, 15), rules=rules, offices=["x"], labels=LABELS)


def test_results_come_in_the_order_of_rules_and_can_be_picked(everything: Validation) -> None:
    assert everything.period == Period.year(2021)
    assert everything.at == date(2021, 7, 15)
    kinds = [(len(everything.comparisons), len(everything.scores), len(everything.reports))]
    assert kinds == [(len(everything.of("limit")) + len(everything.of("apart")) + 1, 5, 2)]
    assert list(everything) == list(everything.results)
    assert len(everything) == len(everything.results)
    assert next(result.rule.id for result in everything) == "limit"
    assert [result.outcome.value for result in everything.of("jumps")] == [
        "usual",
        "usual",
        "outlier",
        "usual",
        "too-few",
    ]
    assert [result.outcome.value for result in everything.of("due")] == ["on-time", "incomplete"]


def test_counts_leave_out_what_nothing_is(everything: Validation) -> None:
    assert everything.counts() == {
        "holds": 2,
        "broken": 1,
        "skipped": 5,
        "usual": 3,
        "outlier": 1,
        "too-few": 1,
        "on-time": 1,
        "incomplete": 1,
    }


def test_rules_without_figures_are_idle(apply: Any, rule: Any, figure: Any) -> None:
    found = apply([rule("a", "is", "b"), rule("c", "is", "d", id="s")], figure(1, indicator="a"))
    assert found.idle == ("s",)


def test_english_text_has_a_table_for_each_kind(everything: Validation) -> None:
    lines = [" ".join(line.split()) for line in everything.text("en").splitlines()]
    assert lines == [
        "2021",
        "",
        "Rules between figures",
        "Rule Where Left Right Outcome Difference Missing",
        "A rule Office X · 2021Q1 2 batches at most 3 batches holds -1",
        "A rule Office X · 2021 10 batches at most 9 batches broken +1",
        "A rule Office X · 2021 6 batches at most 10 batches holds other +4",
        "",
        "Figures that stand out",
        "Rule Figure Value Centre Score Threshold Values Outcome",
        "A rule Indicator A · Office X · 2021Q3 90 batches 2.5 modified z 118.04 3.5 4 stands out",
        "",
        "Reports",
        "Rule Office Period Due Came Outcome Missing",
        "A rule Office X 2021Q1 2021-04-15 2021-04-02 in time",
        "A rule Office X 2021Q2 2021-07-15 — incomplete Indicator B (O)",
        "",
        "Rates of reports",
        "Rule Office Period Expected Complete Completeness In time Timeliness",
        "A rule Office X all 2 1 50.0% 1 50.0%",
        "A rule all 2021Q1 1 1 100.0% 1 100.0%",
        "A rule all 2021Q2 1 0 0.0% 0 0.0%",
        "A rule all all 2 1 50.0% 1 50.0%",
        "",
        "holds 2, broken 1, skipped 5, usual 3, stands out 1, too few values 1, in time 1, incomplete 1",
        *[f"{issue.code} {' '.join(issue.message('en').split())}" for issue in everything.issues],
    ]
    assert [issue.code for issue in everything.issues] == ["LD-VALID-001", "LD-VALID-006", "LD-VALID-007"]


def test_chinese_text_says_the_same(everything: Validation) -> None:
    text = str(everything)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[:6] == [
        "2021",
        "",
        "数字之间的规则",
        "规则 单位与时段 左侧 右侧 结果 相差 缺失",
        "某规则 甲区外办 · 2021Q1 2 批次 不超过 3 批次 成立 -1",
        "某规则 甲区外办 · 2021 10 批次 不超过 9 批次 不成立 +1",
    ]
    assert "某规则 甲区外办 · 2021 6 批次 不超过 10 批次 成立 其他 +4" in lines
    assert "偏离的数字" in lines
    assert "规则 数字 数值 中心 得分 界限 个数 结果" in lines
    assert "某规则 指标甲 · 甲区外办 · 2021Q3 90 批次 2.5 修正 z 值 118.04 3.5 4 偏离" in lines
    assert "规则 单位 时段 截止日 报送日 结果 缺失" in lines
    assert "某规则 甲区外办 2021Q2 2021-07-15 — 不全 指标乙 (O)" in lines
    assert "规则 单位 时段 应报 报全 报全率 按期 按期率" in lines
    assert "某规则 全部 全部 2 1 50.0% 1 50.0%" in lines
    assert "成立 2，不成立 1，缺数未判断 5，正常 3，偏离 1，数目太少 1，按期 1，不全 1" in lines
    assert text == everything.text("zh")


def test_what_was_skipped_and_is_usual_is_shown_when_asked_for(everything: Validation) -> None:
    lines = [" ".join(line.split()) for line in everything.text("en", every=True).splitlines()]
    assert "A rule Office X · 2021Q2 2 batches at most — skipped Indicator B" in lines
    assert "A rule Indicator A · Office X · 2021 10 batches 10 — 3.5 1 too few values" in lines
    assert "A rule Indicator A · Office X · 2021Q1 2 batches 2.5 modified z -0.67 3.5 4 usual" in lines
    zh = [" ".join(line.split()) for line in everything.text("zh", every=True).splitlines()]
    assert "某规则 甲区外办 · 2021Q2 2 批次 不超过 — 缺数未判断 指标乙" in zh


def test_missing_reports_list_their_figures_with_status(names: Any, apply: Any) -> None:
    rule = ReportingRule(indicators=("a", "b"), every="quarter", due=Due(working_days=1), **names)
    found = apply(rule, period="2021Q1", offices=["x"], labels=LABELS)
    assert "指标甲 (O)、指标乙 (O)" in found.text("zh")
    assert "Indicator A (O), Indicator B (O)" in found.text("en")
    assert "A rule  Office X  2021Q1  —    —     missing" in found.text("en")


def test_nothing_to_validate_says_so(apply: Any, rule: Any) -> None:
    found = apply([rule("a", "is", "b"), rule("a", "is", "b", id="s")])
    known = [line for line in found.text("en").splitlines() if "LD-VALID-012" not in line]
    assert known == ["2021", "", "There is nothing to validate.", "Rules without figures: r, s"]
    assert "没有可判断的数字。\n没有用到的规则：r、s" in found.text("zh")
    empty = apply([])
    assert empty.text("en") == "2021\n\nThere is nothing to validate."
    assert empty.html("en") == "<ul><li>There is nothing to validate.</li></ul>"
    assert empty.counts() == {}


def test_a_difference_of_nothing_is_not_shown(apply: Any, rule: Any, names: Any, figure: Any) -> None:
    found = apply(rule("a", "is", "b"), figure(5, indicator="a"), figure(5, indicator="b"))
    assert "+0" not in found.text("en")
    parts = PartsRule(total=Term(indicator="a"), over="country", complete=True, **names)
    rest = apply(parts, figure(5, indicator="a"), figure(3, indicator="a", country="JP"))
    (line,) = [line for line in rest.text("en").splitlines() if line.startswith("A rule")]
    assert line.split()[-2:] == ["broken", "-2"]
    over = PartsRule(total=Term(indicator="a"), over="country", **names)
    more = apply(over, figure(5, indicator="a"), figure(7, indicator="a", country="JP"))
    assert "broken   +2" in more.text("en")


@pytest.mark.parametrize(
    ("outcome", "zh", "en"),
    [
        (Outcome.MAY_HOLD, "在约数范围内", "may hold"),
        (Outcome.DIFFERENT_UNIT, "单位不同", "different unit"),
        (Outcome.SEVERAL_VALUES, "数值不一", "several values"),
        (Standing.NO_SPREAD, "各数相同", "all the same"),
        (Arrival.LATE, "逾期", "late"),
        (Arrival.DAY_UNKNOWN, "日期不明", "day not known"),
        (Arrival.MISSING, "未报", "missing"),
        (Arrival.PENDING, "未到期", "not due yet"),
        (Arrival.NO_CALENDAR, "无工作日历", "no calendar"),
    ],
)
def test_outcomes_have_names(outcome: Any, zh: str, en: str) -> None:
    assert (label(outcome).zh, label(outcome).en) == (zh, en)


def test_every_outcome_has_a_name_and_a_value_of_its_own() -> None:
    outcomes = [*Outcome, *Standing, *Arrival]
    assert len({each.value for each in outcomes}) == len({label(each).zh for each in outcomes}) == len(outcomes)


def test_a_notebook_shows_escaped_tables(rule: Any, apply: Any, figure: Any) -> None:
    bad = rule("a", "is", "b", zh="<b>规则", en="<b>rule")
    found = apply(bad, figure(5, indicator="a"), figure(6, indicator="b"))
    html = found._repr_html_()
    assert "<b>" not in html
    assert html == found.html("zh")
    assert html.startswith("<table><caption>数字之间的规则</caption>")
    assert "<td>&lt;b&gt;规则</td>" in html
    assert html.endswith("</li></ul>")
    assert "<li>LD-VALID-001 2021：“&lt;b&gt;规则”不成立" in html
    assert "<caption>Rules between figures</caption>" in found.html("en")
    usual = [figure(value, f"2021-0{value}", indicator="a") for value in (1, 2, 3)]
    series = apply(OutlierRule(id="o", zh="z", en="e", indicators=("a",), minimum=3), *usual)
    assert "<td>usual</td>" in series.html("en", every=True)
    assert "<td>usual</td>" not in series.html("en")


def test_json_holds_everything(everything: Validation) -> None:
    data = json.loads(everything.to_json("en"))
    assert data == everything.to_dict("en")
    assert data["period"] == "2021"
    assert data["counts"] == everything.counts()
    assert data["rules"][0] == {"id": "limit", "name": "A rule", "reason": None}
    assert len(data["results"]) == len(everything)
    assert data["results"][0] == everything.results[0].to_dict()
    assert data["rates"] == [rate.to_dict() for rate in everything.rates]
    assert data["idle"] == []
    assert data["issues"] == everything.issues.to_dict("en")
    assert json.loads(everything.to_json())["rules"][0]["name"] == "某规则"
    assert json.loads(everything.to_json())["issues"] == everything.issues.to_dict("zh")
    assert "某规则" in everything.to_json()


def test_reasons_are_in_json(apply: Any, rule: Any) -> None:
    found = apply(rule("a", "is", "b", reason=Text("因为", "because")))
    assert found.to_dict()["rules"][0]["reason"] == "因为"
    assert found.to_dict("en")["rules"][0]["reason"] == "because"


def test_rules_may_be_a_set_or_a_list(rule: Any, figure: Any) -> None:
    figures = figure(5, indicator="a"), figure(5, indicator="b")
    one = rule("a", "is", "b")
    as_set = validate(figures, period=2021, rules=RuleSet(rules=(one,)))
    assert as_set.results == validate(figures, period=2021, rules=[one]).results
    assert as_set.counts() == {"holds": 1}


def test_a_period_may_be_a_word_as_of_a_day(rule: Any, figure: Any) -> None:
    found = validate(
        [figure(5, "2021Q2", indicator="a")], period="last quarter", at=date(2021, 8, 1), rules=[rule("a", "is", "b")]
    )
    assert (found.period.code, len(found)) == ("2021Q2", 1)


def test_figures_published_after_the_day_are_not_known_yet(rule: Any, apply: Any, figure: Any) -> None:
    def published(day: str | None) -> Any:
        source = Source(Origin(published=PartialDate.parse(day) if day else None))
        return figure(5, indicator="a", source=source)

    one = rule("a", "compulsory_pair", "a")
    assert len(apply(one, published("2021-07-02"), at=date(2021, 7, 1))) == 0
    for day in ("2021-07-01", "2021-07", None):
        assert len(apply(one, published(day), at=date(2021, 7, 1))) == 1
    assert len(apply(one, published("2021-07-02"))) == 1
