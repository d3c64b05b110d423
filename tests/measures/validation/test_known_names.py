"""Rules that name what nobody knows, or add up what does not add up."""

from typing import Any

import pytest

from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.validation.outliers import OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rule_set import builtin_rules
from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.model.texts import Text

KNOWN = "outbound.batches"


@pytest.fixture
def doubts(apply: Any) -> Any:
    """Applies a rule to figures and returns code and message of each doubt about it."""
    return lambda rule, *figures: [(issue.code, issue.message("en")) for issue in apply(rule, *figures).issues]


def unknown(name: str, hint: str = "") -> tuple[str, str]:
    return (
        "LD-VALID-012",
        f"The rule r names {name}, which is no known indicator or dimension and has no figure{hint}.",
    )


def test_an_indicator_nobody_knows(rule: Any, doubts: Any, figure: Any) -> None:
    slip = rule("outbound.batchs", "is", KNOWN)
    assert doubts(slip) == [unknown("outbound.batchs", "; did you mean outbound.batches")]
    assert doubts(rule(KNOWN, "is", ["zzz", "zzz"])) == [unknown("zzz")]
    assert doubts(rule("zzz", "is", "zzz"), figure(5, indicator="zzz")) == []
    assert doubts(rule("出访批次", "is", "Inbound batches")) == []
    (issue,) = [issue for issue in validate([], period=2021, rules=[slip]).issues if issue.code == "LD-VALID-012"]
    assert issue.subject == "r"
    assert issue.message("zh") == (
        "规则 r 引用的 outbound.batchs 既不是已知的指标或维度，也没有任何数字，是否指 outbound.batches。"
    )


def test_a_dimension_nobody_knows(rule: Any, names: Any, doubts: Any, figure: Any) -> None:
    assert doubts(rule(KNOWN, "is", KNOWN, by=("contry",))) == [unknown("contry", "; did you mean country")]
    picked = Term(indicator=KNOWN, members={"mod": "own"})
    assert doubts(rule(KNOWN, "at_least", picked)) == [unknown("mod", "; did you mean mode")]
    group = PartsRule(total=Term(indicator=KNOWN), over="group", **names)
    assert doubts(group) == [unknown("group")]
    assert doubts(group, figure(5, group="g1")) == []
    for over in ("office", "quarter", "half", "month", "country"):
        assert doubts(PartsRule(total=Term(indicator=KNOWN), over=over, **names)) == []


def test_other_kinds_of_rules_name_indicators_too(names: Any, doubts: Any) -> None:
    assert doubts(OutlierRule(indicators=("q", KNOWN), by=("w",), **names)) == [unknown("q"), unknown("w")]
    assert ("LD-VALID-012", unknown("q")[1]) in doubts(
        ReportingRule(indicators=("q",), every="year", due=Due(days=1), **names)
    )
    assert doubts(PartsRule(total=Term(indicator="q"), terms=(Term(indicator=KNOWN),), **names)) == [unknown("q")]
    assert doubts(PartsRule(total=Term(indicator=KNOWN), terms=(Term(indicator="q"),), **names)) == [unknown("q")]


@pytest.mark.parametrize(
    ("indicator", "over", "wrong"),
    [
        ("outbound.countries", "quarter", True),
        ("outbound.countries", "office", True),
        ("outbound.countries", "category", True),
        ("partnerships.formal", "month", True),
        ("partnerships.formal", "office", False),
        ("Formal sister cities", "half", True),
        ("outbound.batches", "month", False),
        ("outbound.batches", "office", False),
        ("my.own", "month", False),
    ],
)
def test_what_does_not_add_up_is_told(
    names: Any, doubts: Any, figure: Any, indicator: str, over: str, wrong: bool
) -> None:
    found = doubts(PartsRule(total=Term(indicator=indicator), over=over, **names), figure(1, indicator="my.own"))
    message = f"The rule r adds up {indicator} over {over}, but its figures do not add up so."
    assert found == ([("LD-VALID-013", message)] if wrong else [])


def test_the_built_in_rules_name_only_what_is_known() -> None:
    assert len(validate([], period=2021, rules=builtin_rules()).issues) == 0
    assert len(validate([], period=2021).rules) == len(builtin_rules())


def test_indicators_of_the_caller_are_known_by_id_and_by_name(rule: Any, figure: Any) -> None:
    own = Indicator(
        id="x.own", zh="自有", en="Own ones", definition=Text("甲。", "a."), unit="batches", time="departs_on"
    )

    def doubted(rule: Any, **more: Any) -> list[str]:
        return [issue.code for issue in validate([], period=2021, rules=[rule], **more).issues]

    assert doubted(rule("Own ones", "is", "x.own"), indicators=[own]) == []
    assert doubted(rule("x.own", "is", KNOWN), indicators=[own]) == ["LD-VALID-012"]
    assert doubted(rule("x.own", "is", KNOWN)) == ["LD-VALID-012"]
    published = Labels(indicators={"x.published": Text("已发布", "Published")})
    assert doubted(rule("x.published", "is", KNOWN)) == ["LD-VALID-012"]
    assert doubted(rule("x.published", "is", KNOWN), labels=published) == []
