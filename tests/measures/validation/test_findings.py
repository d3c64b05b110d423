"""What is reported, in both languages, with its place."""

from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Severity
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.validation.outliers import OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.measures.validation.wording import shown_number
from localdiplomacy.model.names import Name
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.places import Office
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

LABELS = Labels(
    code_lists=builtin_code_lists(),
    ledger=Ledger.of([Office(id="x", name=Name(zh="甲区外办", en="Office X"))]),
    indicators={"a": Text("指标甲", "Indicator A"), "b": Text("指标乙", "Indicator B")},
)


@pytest.fixture
def told(apply: Any) -> Any:
    """Applies a rule and returns its only finding."""

    def run(rule: Any, *figures: Any, **more: Any) -> Any:
        found = apply(rule, *figures, labels=LABELS, **more).issues
        (issue,) = (issue for issue in found if issue.code != "LD-VALID-012")  # that `b` has no figures at all
        return issue

    return run


@pytest.fixture
def a(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "a", "office": "x", **more})


@pytest.fixture
def b(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "b", "office": "x", **more})


@pytest.mark.parametrize(
    ("operator", "right", "zh", "en"),
    [
        ("at_most", 4, "应不超过 4 批次，相差 +1", "should be at most 4 batches; the difference is +1"),
        ("at_least", 6, "应不少于 6 批次，相差 -1", "should be at least 6 batches; the difference is -1"),
        ("is", 6, "应等于 6 批次，相差 -1", "should be equal to 6 batches; the difference is -1"),
        ("is_not", 5, "应不等于 5 批次，相差 +0", "should be other than 5 batches; the difference is +0"),
        ("more_than", 5, "应多于 5 批次，相差 +0", "should be more than 5 batches; the difference is +0"),
        ("less_than", 5, "应少于 5 批次，相差 +0", "should be less than 5 batches; the difference is +0"),
    ],
)
def test_a_broken_comparison_says_what_should_be(
    rule: Any, told: Any, a: Any, b: Any, operator: str, right: int, zh: str, en: str
) -> None:
    issue = told(rule("a", operator, "b"), a(5), b(right))
    assert issue.message("zh") == f"甲区外办 · 2021：“某规则”不成立：5 批次，{zh}。"
    assert issue.message("en") == f"Office X · 2021: “A rule” does not hold: 5 batches {en}."
    assert issue.subject == "r"


@pytest.mark.parametrize(
    ("importance", "code", "severity"),
    [
        ("high", "LD-VALID-001", Severity.ERROR),
        ("medium", "LD-VALID-002", Severity.WARNING),
        ("low", "LD-VALID-003", Severity.ADVICE),
    ],
)
def test_importance_decides_severity(
    rule: Any, told: Any, a: Any, b: Any, importance: str, code: str, severity: Severity
) -> None:
    issue = told(rule("a", "is", "b", importance=importance), a(5), b(6))
    assert (issue.code, issue.severity) == (code, severity)


def test_pairs_say_what_is_missing_or_too_much(rule: Any, told: Any, a: Any, b: Any) -> None:
    one = told(rule("a", "compulsory_pair", "b"), a(5))
    assert one.message("zh") == "甲区外办 · 2021：“某规则”不成立：只给出了一侧，缺 指标乙。"
    assert one.message("en").endswith("does not hold: only one side is given, without Indicator B.")
    both = told(rule("a", "exclusive_pair", "b"), a(5), b(6, unit="persons"))
    assert both.message("zh").endswith("不成立：5 批次、6 人 不应同时给出。")
    assert both.message("en").endswith("does not hold: 5 batches and 6 persons are both given.")


def test_parts_say_the_same(names: dict[str, str], told: Any, a: Any) -> None:
    issue = told(PartsRule(total=Term(indicator="a"), over="country", **names), a(4), a(5, country="JP"))
    assert issue.message("en").endswith("5 batches should be at most 4 batches; the difference is +1.")
    complete = PartsRule(total=Term(indicator="a"), over="country", complete=True, **names)
    assert "5 batches should be equal to 6 batches" in told(complete, a(6), a(5, country="JP")).message("en")


def test_a_place_names_the_members_kept(rule: Any, told: Any, a: Any, b: Any) -> None:
    issue = told(rule("a", "is", "b", by=("country",)), a(5, country="JP"), b(6, country="JP"))
    assert issue.message("en").startswith("Office X · 2021 · country=JP: ")


def test_different_units_are_named(rule: Any, told: Any, a: Any, b: Any) -> None:
    issue = told(rule("a", "is", "b"), a(5, unit="persons"), b(6, unit="person_times"))
    assert issue.code == "LD-VALID-004"
    assert issue.message("zh") == "甲区外办 · 2021：“某规则”涉及的数字单位不同（人次、人），未作比较。"
    assert issue.message("en") == (
        "Office X · 2021: the figures of “A rule” are in different units (person-times, persons) and are not compared."
    )
    unread = told(rule(Term(indicator="a", unit="persons"), "is", "b"), a(5, unit="groups"), b(6, unit="persons"))
    assert "(groups, persons)" in unread.message("en")


def test_several_values_are_listed(rule: Any, told: Any, a: Any, b: Any) -> None:
    source = Source(Origin(document="年鉴"))
    issue = told(rule("b", "is", "a"), a(5, source=source), a(6), b(5))
    assert issue.code == "LD-VALID-005"
    assert issue.message("zh").endswith("“某规则”所用的 指标甲 有互相矛盾的数值 5 批次、6 批次，未作判断。")
    assert "Indicator A, which “A rule” needs, is given with" in issue.message("en")
    assert "5 batches, 6 batches" in issue.message("en")
    assert issue.source == source


def test_the_first_source_that_is_known_is_the_place(rule: Any, told: Any, a: Any, b: Any) -> None:
    source = Source(Origin(file="f.csv"), row=3)
    assert told(rule("a", "is", "b"), a(5), b(6, source=source)).source == source
    assert told(rule("a", "is", "b"), a(5, source=source), b(6, source=Source(Origin(file="g.csv")))).source == source
    assert told(rule("a", "is", "b"), a(5), b(6)).source is None


def test_an_outlier_says_how_far_it_lies(names: dict[str, str], apply: Any, a: Any) -> None:
    source = Source(Origin(file="f.csv"), row=7)
    figures = [a(value, f"2021-0{number}") for number, value in enumerate((4, 5, 5, 6, 4), 1)]
    figures.append(a(Quantity.of(60, "batches", Qualifier.APPROX), "2021-06", source=source, country="JP"))
    rule = OutlierRule(indicators=("a",), threshold=Decimal("2.50"), minimum=3, by=(), **names)
    assert len(apply(rule, *figures).issues) == 0
    japan = [a(value, f"2021-0{number}", country="JP") for number, value in enumerate((4, 5, 5, 6, 4), 1)]
    kept = OutlierRule(indicators=("a",), threshold=Decimal("2.50"), minimum=3, by=("country",), **names)
    (issue,) = apply(kept, *japan, figures[-1], labels=LABELS).issues
    assert (issue.code, issue.source, issue.subject) == ("LD-VALID-006", source, "r")
    assert issue.message("en") == (
        "Indicator A · Office X · 2021-06 · country=JP: about 60 batches stands out "
        "(“A rule”: score 33.72, threshold 2.5; 6 values around 5)."
    )
    assert issue.message("zh") == (
        "指标甲 · 甲区外办 · 2021-06 · country=JP：约60 批次 明显偏离"
        "（“某规则”：得分 33.72，界限 2.5；共 6 个数，中心 5）。"
    )


@pytest.mark.parametrize(
    ("figures", "due", "code", "zh", "en"),
    [
        (
            "",
            Due(days=15),
            "LD-VALID-007",
            "甲区外办 2021Q1“某规则”截止日为 2021-04-15，缺：指标甲、指标乙。",
            "Office X, 2021Q1: “A rule” was due by 2021-04-15; missing: Indicator A, Indicator B.",
        ),
        (
            "a",
            Due(days=15),
            "LD-VALID-007",
            "甲区外办 2021Q1“某规则”截止日为 2021-04-15，缺：指标乙。",
            "Office X, 2021Q1: “A rule” was due by 2021-04-15; missing: Indicator B.",
        ),
        (
            "",
            Due(working_days=15),
            "LD-VALID-007",
            "甲区外办 2021Q1“某规则”截止日为 未注明，缺：指标甲、指标乙。",
            "Office X, 2021Q1: “A rule” was due by not stated; missing: Indicator A, Indicator B.",
        ),
        (
            "ab",
            Due(days=1),
            "LD-VALID-008",
            "甲区外办 2021Q1“某规则”于 2021-04-02 报送，晚于截止日 2021-04-01。",
            "Office X, 2021Q1: “A rule” came on 2021-04-02, after it was due on 2021-04-01.",
        ),
        (
            "a?b",
            Due(days=1),
            "LD-VALID-009",
            "甲区外办 2021Q1“某规则”已报送，但报送日期不明（未注明），无法判断是否按期（截止日 2021-04-01）。",
            (
                "Office X, 2021Q1: “A rule” came, but its day (not stated) does not tell whether it was in time "
                "(due on 2021-04-01)."
            ),
        ),
        (
            "ab",
            Due(working_days=1),
            "LD-VALID-010",
            "甲区外办 2021Q1“某规则”的期限按工作日计算，没有工作日历，无法判断是否按期。",
            (
                "Office X, 2021Q1: “A rule” is due in working days; without a calendar it cannot be told whether it is "
                "in time."
            ),
        ),
    ],
)
def test_reports_say_what_is_missing_late_or_not_known(
    names: dict[str, str], told: Any, a: Any, figures: str, due: Due, code: str, zh: str, en: str
) -> None:
    rule = ReportingRule(indicators=("a", "b"), every="quarter", due=due, offices=("x",), **names)
    day = None if "?" in figures else PartialDate.parse("2021-04-02")
    source = Source(Origin(file="f.csv", published=day))
    given = [a(1, "2021Q1", indicator=letter, source=source) for letter in figures.replace("?", "")]
    issue = told(rule, *given, period="2021Q1")
    assert (issue.code, issue.message("zh"), issue.message("en")) == (code, zh, en)
    assert issue.source == (source if given else None)
    assert issue.subject == "r"


def test_what_holds_is_skipped_or_not_due_is_not_reported(rule: Any, apply: Any, a: Any, b: Any) -> None:
    assert len(apply(rule("a", "is", "b"), a(5), b(5)).issues) == 0
    assert len(apply(rule("a", "is", "b"), a(5), b(None)).issues) == 0
    assert len(apply(rule("a", "at_most", "b"), a(Quantity(1, 9, "batches")), b(5)).issues) == 0


@pytest.mark.parametrize(
    ("number", "text"), [("5", "5"), ("2.50", "2.5"), ("3.333", "3.33"), ("1E+2", "100"), ("100", "100"), ("0", "0")]
)
def test_numbers_are_shown_short(number: str, text: str) -> None:
    assert shown_number(Decimal(number)) == text
