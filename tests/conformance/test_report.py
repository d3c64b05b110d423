"""Results, and how they are told."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.conformance import CheckResult, ConformanceCheck, ConformanceReport, Finding, Outcome
from localdiplomacy.model import Text

FINDING = Finding(what=Text("没有标题。", "It has no title."), where="desk.trips", fix=Text("请写上。", "Write one."))


def _result(number: int, outcome: Outcome, **more: Any) -> CheckResult:
    title = Text(f"第{number}项", f"number {number}")
    check = ConformanceCheck(id=f"LD-C0{number}", title=title, proves=Text("证明。", "Proof."), look=lambda subject: ())
    return CheckResult(check=check, outcome=outcome, **more)


PASSED = _result(1, Outcome.PASSED)
FAILED = _result(2, Outcome.FAILED, findings=(FINDING,))
SKIPPED = _result(3, Outcome.SKIPPED, reason=Text("读大表", "a large table"))
NOT_RUN = _result(4, Outcome.NOT_RUN, reason=Text("未载入", "not loaded"))


@pytest.fixture
def report() -> Callable[..., ConformanceReport]:
    return lambda *results: ConformanceReport(plugin="desk", version="1.2", results=results)


def test_only_what_passed_or_was_skipped_passes(report: Callable[..., ConformanceReport]) -> None:
    assert report(PASSED, SKIPPED).passed
    assert not report(PASSED, FAILED).passed
    assert not report(PASSED, NOT_RUN).passed


def test_lines_name_check_place_and_remedy_in_both_languages(report: Callable[..., ConformanceReport]) -> None:
    found = report(PASSED, FAILED, SKIPPED, NOT_RUN)
    assert list(found.lines("en")) == [
        "LD-C02 failed number 2",
        "    It has no title. (desk.trips) Write one.",
        "LD-C03 skipped number 3 — a large table",
        "LD-C04 not run number 4 — not loaded",
        "plugin desk 1.2: 1 passed, 1 failed, 1 skipped, 1 not run",
    ]
    assert str(found).splitlines() == [
        "LD-C02 未通过 第2项",
        "    没有标题。（desk.trips）请写上。",
        "LD-C03 跳过 第3项 — 读大表",
        "LD-C04 未执行 第4项 — 未载入",
        "插件 desk 1.2：通过 1，未通过 1，跳过 1，未执行 1",
    ]


def test_a_finding_without_a_place_has_no_brackets() -> None:
    assert Finding(what=Text("甲。", "A."), where="", fix=Text("乙。", "B.")).line("zh") == "甲。乙。"


def test_plain_values_hold_everything(report: Callable[..., ConformanceReport]) -> None:
    data = report(FAILED, SKIPPED).to_dict("en")
    assert data["counts"] == {"passed": 0, "failed": 1, "skipped": 1, "not-run": 0}
    assert (data["plugin"], data["version"], data["passed"]) == ("desk", "1.2", False)
    assert data["checks"][0] == {
        "check": "LD-C02",
        "title": "number 2",
        "proves": "Proof.",
        "outcome": "failed",
        "reason": None,
        "findings": [{"what": "It has no title.", "where": "desk.trips", "fix": "Write one."}],
    }
    assert data["checks"][1]["reason"] == "a large table"


def test_a_result_is_found_by_its_id(report: Callable[..., ConformanceReport]) -> None:
    assert report(PASSED, FAILED).result("LD-C02") is FAILED
    with pytest.raises(KeyError, match="LD-C99"):
        report(PASSED).result("LD-C99")
