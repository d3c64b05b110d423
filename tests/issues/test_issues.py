"""Rules, issues with their place, and the algebra of reports."""

import json
import sys
from collections.abc import Iterable
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.issues import (
    CannotContinue,
    Issue,
    IssueReport,
    LocalDiplomacyError,
    MissingPackage,
    Rule,
    Severity,
)
from localdiplomacy.issues.issue import shown
from localdiplomacy.issues.rules import MAX_SHOWN
from localdiplomacy.model import Origin, Source, Text


def _rule(
    code: str = "LD-TEST-001", severity: Severity = Severity.ERROR, zh: str = "{a}有误", en: str = "{a} is wrong"
) -> Rule:
    return Rule(
        code=code,
        severity=severity,
        title=Text("题", "title"),
        message=Text(zh, en),
        remedy=Text("请改正。", "Correct it."),
    )


PLAIN = [_rule(f"LD-T{n}-00{n}", severity, "错", "wrong") for n, severity in enumerate(Severity)]
PLACES = st.none() | st.builds(
    Source,
    st.builds(Origin, file=st.none() | st.sampled_from(("a.csv", "b.csv"))),
    st.none() | st.integers(1, 3),
    st.none() | st.sampled_from("AB"),
)
ISSUES = st.builds(
    Issue,
    st.sampled_from(PLAIN),
    st.sampled_from(((), (("a", "1"),), (("a", Text("一", "one")),))),
    subject=st.none() | st.sampled_from("xy"),
    path=st.none() | st.sampled_from("pq"),
    source=PLACES,
)
REPORTS = st.builds(IssueReport, st.lists(ISSUES, max_size=5).map(tuple), st.booleans())


@given(REPORTS, REPORTS, REPORTS)
def test_adding_reports_is_associative_and_has_a_zero(one: IssueReport, two: IssueReport, three: IssueReport) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + IssueReport() == IssueReport() + one == one
    assert (one + two).complete is (one.complete and two.complete)
    assert len(one + two) == len(one) + len(two)


@given(st.lists(ISSUES, max_size=6).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_finding_does_not_matter(orders: tuple[list[Issue], Iterable[Issue]]) -> None:
    one, other = (IssueReport(tuple(order)) for order in orders)
    assert [issue.sort_key for issue in one] == [issue.sort_key for issue in other]
    assert one.to_dict() == other.to_dict()
    ranks = [issue.severity.rank for issue in one]
    assert ranks == sorted(ranks)


@given(REPORTS)
def test_the_views_of_a_report_agree(report: IssueReport) -> None:
    assert (*report.errors, *report.warnings, *report.advice) == report.issues == tuple(report)
    assert all(issue.severity is Severity.ERROR for issue in report.errors)
    assert all(issue.severity is Severity.WARNING for issue in report.warnings)
    assert sum(report.counts().values()) == len(report)
    assert list(report.counts()) == sorted(report.counts())
    for language in ("zh", "en"):
        content = json.loads(report.to_json(language))  # type: ignore[arg-type]
        assert content == report.to_dict(language)  # type: ignore[arg-type]
        assert (content["errors"], content["complete"]) == (len(report.errors), report.complete)
        assert len(content["issues"]) == len(report)
    sizes = len(report.errors), len(report.warnings), len(report.advice)
    errors, warnings = ("s" if size != 1 else "" for size in sizes[:2])
    assert str(report) == f"{sizes[0]} error{errors}, {sizes[1]} warning{warnings}, {sizes[2]} advice"
    assert report.summary("zh") == "错误 {}，警告 {}，提示 {}".format(*sizes)


def test_chinese_stays_readable_in_json() -> None:
    assert "张" not in IssueReport().to_json()
    assert "宿迁有误" in IssueReport((Issue(_rule(), {"a": "宿迁"}),)).to_json("zh")


def test_a_data_frame_has_a_row_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=list))
    frame = IssueReport((Issue(_rule(), {"a": "1"}, subject="x"), Issue(_rule(), {"a": "2"}))).to_frame("en")
    assert [row["message"] for row in frame] == ["2 is wrong", "1 is wrong"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackage, match="pip install pandas"):
        IssueReport().to_frame()


def test_an_issue_in_both_languages() -> None:
    issue = Issue(_rule(), {"a": Text("日期", "the date"), "more": 3}, subject="d1", path="on")
    assert (issue.message("zh"), issue.message("en")) == ("日期有误", "the date is wrong")
    assert (issue.remedy("zh"), issue.remedy("en")) == ("请改正。", "Correct it.")
    assert issue.values("en") == {"a": "the date", "more": "3"}
    assert (issue.code, issue.severity) == ("LD-TEST-001", Severity.ERROR)
    assert issue.place() == "d1 · on"


def test_the_place_of_an_issue() -> None:
    source = Source(Origin(file="a.xlsx", sheet="2021"), 7, "C")
    issue = Issue(_rule(), {"a": 1}, subject="d1", path="on", source=source, plugin="x 1")
    assert issue.place() == "a.xlsx · 2021 : 7 [C] · d1 · on"
    assert issue.to_dict("en") == {
        "code": "LD-TEST-001",
        "severity": "error",
        "message": "1 is wrong",
        "remedy": "Correct it.",
        "params": {"a": "1"},
        "subject": "d1",
        "path": "on",
        "file": "a.xlsx",
        "sheet": "2021",
        "row": 7,
        "column": "C",
        "plugin": "x 1",
    }
    assert Issue(_rule(), {"a": 1}).place() == ""
    assert Issue(_rule(), {"a": 1}).to_dict()["row"] is None


def test_an_issue_gives_every_parameter_of_its_message() -> None:
    with pytest.raises(ValueError, match="LD-TEST-001 needs a"):
        Issue(_rule(), {"b": 1})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\nb\tc\x00d\x1b[31m", "a b c d [31m"),
        ("x" * MAX_SHOWN, "x" * MAX_SHOWN),
        ("x" * (MAX_SHOWN + 1), "x" * (MAX_SHOWN - 1) + "…"),
        (None, "None"),
        ("宿迁", "宿迁"),
    ],
)
def test_values_are_shown_on_one_short_line(value: object, text: str) -> None:
    assert shown(value) == text
    assert Issue(_rule(), {"a": value}).values("zh")["a"] == text
    assert Issue(_rule(), {"a": Text(str(value), "x")}).values("zh")["a"] == text


def test_of_a_long_path_the_file_s_name_is_shown() -> None:
    assert shown("a" * MAX_SHOWN + "/b.csv", end=True) == "…" + "a" * (MAX_SHOWN - 7) + "/b.csv"
    assert shown("a" * MAX_SHOWN, end=True) == "a" * MAX_SHOWN
    issue = Issue(_rule(zh="{file}有误", en="{file} is wrong"), {"file": "folder/" * 20 + "转运\x00台账.csv"})
    for language in ("zh", "en"):
        assert "/转运 台账.csv" in issue.message(language)
        assert issue.message(language).count("…") == 1


def test_issues_are_ordered_by_severity_code_file_subject_and_row() -> None:
    def at(row: int | None, file: str = "a.csv", **more: str) -> Issue:
        return Issue(_rule(), {"a": 1}, source=Source(Origin(file=file), row), **more)  # type: ignore[arg-type]

    warning = Issue(_rule("LD-A-001", Severity.WARNING), {"a": 1})
    ordered = [
        Issue(_rule("LD-B-001"), {"a": 1}),
        Issue(_rule(), {"a": 1}),
        at(2),
        at(10),
        at(1, subject="x"),
        at(1, "b.csv"),
        warning,
    ]
    assert list(IssueReport(tuple(reversed(ordered)))) == ordered


@pytest.mark.parametrize("code", ["", "LD", "ld-x-001", "LD-", "LD_X-1", "LD-X-001 ", "1D-X", "LD--1"])
def test_malformed_codes(code: str) -> None:
    with pytest.raises(ValueError, match="not a rule code"):
        _rule(code)


@pytest.mark.parametrize("code", ["LD-DATE-001", "TAIZHOU-001", "X1-2"])
def test_codes(code: str) -> None:
    assert _rule(code).code == code


def test_both_languages_name_the_same_parameters() -> None:
    assert _rule(zh="{a}{b}", en="{b}, {a}, {a}").parameters == {"a", "b"}
    with pytest.raises(ValueError, match="different parameters"):
        _rule(zh="{a}", en="{b}")


def test_what_stops_the_work_says_what_where_and_what_to_do() -> None:
    first, second = (Issue(_rule(), {"a": name}, path=name) for name in ("甲", "乙"))
    error = CannotContinue(first, second)
    assert isinstance(error, LocalDiplomacyError)
    assert error.issue is first
    assert error.issues == (first, second)
    assert error.message("en").splitlines() == [
        "LD-TEST-001 甲: 甲 is wrong Correct it.",
        "LD-TEST-001 乙: 乙 is wrong Correct it.",
    ]
    assert "甲有误" in str(error)
    assert "甲 is wrong" in str(error)
    assert CannotContinue(Issue(_rule(), {"a": 1})).message("en") == "LD-TEST-001: 1 is wrong Correct it."


def test_a_missing_package_names_its_extra() -> None:
    assert "pip install 'localdiplomacy[excel]'" in str(MissingPackage("python-calamine", "excel"))
    assert "pip install pandas" in str(MissingPackage("pandas"))
    assert issubclass(MissingPackage, ImportError)
