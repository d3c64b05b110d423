"""Running checks: isolation, what a check may report, and choosing among checks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS, Check, CheckContext, run_checks
from localdiplomacy.issues import CannotContinue, Issue, Rule, Severity
from localdiplomacy.issues.catalogue.structure import NEED_MISSING
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList, InboundDelegation, Source, Text
from localdiplomacy.model.sources import Origin


def _rule(code: str, severity: Severity = Severity.WARNING) -> Rule:
    text = Text("有误", "wrong")
    return Rule(code=code, severity=severity, title=text, message=text, remedy=text)


ONE, TWO, OTHER = _rule("MY-001"), _rule("MY-002"), _rule("YOUR-001")


def _check(id: str = "my.check", rules: tuple[Rule, ...] = (ONE, TWO), run: Any = None, **more: Any) -> Check:
    return Check(id=id, zh="试", en="trial", rules=rules, run=run or (lambda context: [Issue(ONE, subject=id)]), **more)


@pytest.fixture
def context() -> CheckContext:
    return CheckContext(ledger=Ledger(), at=date(2023, 1, 1))


def _breaks_off(context: CheckContext) -> Iterator[Issue]:
    yield Issue(ONE, subject="kept")
    raise KeyError("张三's passport")


def test_a_check_that_breaks_off_is_reported_and_spoils_no_other(context: CheckContext) -> None:
    report = run_checks(context, [_check("a", run=_breaks_off), _check("b")])
    assert [(issue.code, issue.subject) for issue in report] == [
        ("LD-CHECK-001", None),
        ("MY-001", "b"),
        ("MY-001", "kept"),
    ]
    crash = report.issues[0]
    assert crash.values("en")["check"] == "a"
    assert crash.values("en")["error"] == "KeyError"
    assert crash.values("en")["where"].startswith("test_run.py:")
    assert int(crash.values("en")["where"].partition(":")[2]) == _breaks_off.__code__.co_firstlineno + 2
    assert report.complete is False
    assert "张三" not in str(report.to_json("zh")) + str(report.to_json("en"))
    assert crash.severity is Severity.ERROR


def test_a_report_without_crashes_is_complete(context: CheckContext) -> None:
    assert run_checks(context, [_check()]).complete is True


def test_strict_lets_the_exception_through(context: CheckContext) -> None:
    with pytest.raises(KeyError):
        run_checks(context, [_check(run=_breaks_off)], strict=True)


@pytest.mark.parametrize(
    ("run", "error"),
    [(lambda context: None, "TypeError"), (lambda context: 1 / 0, "ZeroDivisionError"), (next, "TypeError")],
)
def test_no_kind_of_failure_is_a_silent_pass(context: CheckContext, run: Any, error: str) -> None:
    (issue,) = run_checks(context, [_check(run=run)])
    assert (issue.code, issue.values("en")["error"]) == ("LD-CHECK-001", error)


def test_a_crash_in_applies_is_reported_too(context: CheckContext) -> None:
    def applies(context: CheckContext) -> bool:
        raise RuntimeError

    assert [issue.code for issue in run_checks(context, [_check(applies=applies)])] == ["LD-CHECK-001"]


def test_keyboard_interrupt_is_not_swallowed(context: CheckContext) -> None:
    def run(context: CheckContext) -> list[Issue]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_checks(context, [_check(run=run)])


@pytest.mark.parametrize(("found", "what"), [(Issue(OTHER), "YOUR-001"), ("text", "str"), (None, "NoneType")])
def test_an_issue_the_check_does_not_carry_is_replaced(context: CheckContext, found: Any, what: str) -> None:
    report = run_checks(context, [_check("a", run=lambda context: [found, Issue(TWO)])])
    assert [(issue.code, issue.values("en")) for issue in report] == [
        ("LD-CHECK-002", {"check": "a", "found": what}),
        ("MY-002", {}),
    ]


def test_a_rule_with_the_code_of_a_declared_one_is_still_another_rule(context: CheckContext) -> None:
    impostor = _rule("MY-001", Severity.ERROR)
    report = run_checks(context, [_check(run=lambda context: [Issue(impostor)])])
    assert [issue.code for issue in report] == ["LD-CHECK-002"]


def test_any_check_may_say_that_something_is_missing(context: CheckContext) -> None:
    missing = Issue(NEED_MISSING, {"check": "a", "need": "x"})
    assert list(run_checks(context, [_check("a", run=lambda context: [missing])])) == [missing]


def test_a_check_that_does_not_apply_is_not_run(context: CheckContext) -> None:
    assert (
        len(run_checks(context, [_check(applies=lambda context: False, run=_breaks_off, needs=("regulations",))])) == 0
    )


@pytest.mark.parametrize(
    ("need", "zh", "en"),
    [("regulations", "规定参数", "The regulations"), ("codes:rank", "代码表 rank", "The code list rank")],
)
def test_a_check_whose_needs_are_missing_is_reported_and_not_run(
    context: CheckContext, need: str, zh: str, en: str
) -> None:
    (issue,) = run_checks(context, [_check("a", needs=(need,), run=_breaks_off)])
    assert issue.code == "LD-CHECK-003"
    assert issue.values("zh") == {"check": "a", "need": zh}
    assert issue.values("en") == {"check": "a", "need": en}


def test_every_missing_need_is_named_and_given_ones_are_not() -> None:
    ranks = CodeList(id="rank", zh="职级", en="ranks", codes=())
    context = CheckContext(ledger=Ledger(), at=date(2023, 1, 1), code_lists={"rank": ranks})
    report = run_checks(context, [_check(needs=("codes:rank", "codes:paper", "regulations"))])
    assert [issue.values("en")["need"] for issue in report] == ["The code list paper", "The regulations"]
    assert [issue.code for issue in run_checks(context, [_check(needs=("codes:rank",))])] == ["MY-001"]


@pytest.mark.parametrize("need", ["codes:", "code:rank", "rank", ""])
def test_a_malformed_need_is_a_fault_of_the_check(context: CheckContext, need: str) -> None:
    with pytest.raises(ValueError, match="codes:<list>"):
        context.lacks(need)
    assert [issue.code for issue in run_checks(context, [_check(needs=(need,))])] == ["LD-CHECK-001"]


def test_issues_of_a_plugins_check_name_the_plugin(context: CheckContext) -> None:
    report = run_checks(context, [_check("a", run=_breaks_off, plugin="taizhou 1.0"), _check("b")])
    assert {(issue.code, issue.plugin) for issue in report} == {
        ("LD-CHECK-001", "taizhou 1.0"),
        ("MY-001", "taizhou 1.0"),
        ("MY-001", None),
    }


def _both(context: CheckContext) -> list[Issue]:
    return [Issue(ONE), Issue(TWO)]


CHECKS = (
    _check("a", run=_both),
    _check("b", rules=(OTHER,), run=lambda context: [Issue(OTHER)]),
)


@pytest.mark.parametrize(
    ("only", "skip", "codes"),
    [
        ((), (), ["MY-001", "MY-002", "YOUR-001"]),
        (("a",), (), ["MY-001", "MY-002"]),
        (("MY-001",), (), ["MY-001"]),
        (("MY",), (), ["MY-001", "MY-002"]),
        (("a", "YOUR"), (), ["MY-001", "MY-002", "YOUR-001"]),
        ((), ("a",), ["YOUR-001"]),
        ((), ("MY-001",), ["MY-002", "YOUR-001"]),
        ((), ("MY",), ["YOUR-001"]),
        (("a",), ("MY-002",), ["MY-001"]),
        (("a",), ("a",), []),
    ],
)
def test_choosing_checks_codes_and_areas(
    context: CheckContext, only: tuple[str, ...], skip: tuple[str, ...], codes: list[str]
) -> None:
    assert [issue.code for issue in run_checks(context, CHECKS, only=only, skip=skip)] == codes


def test_choosing_runs_no_more_than_needed(context: CheckContext) -> None:
    ran: list[tuple[str, int, int]] = []

    def progress(id: str, number: int, count: int) -> None:
        ran.append((id, number, count))

    run_checks(context, CHECKS, progress=progress)
    assert ran == [("a", 0, 2), ("b", 1, 2)]
    ran.clear()
    run_checks(context, CHECKS, only=("YOUR-001",), progress=progress)
    assert ran == [("b", 0, 1)]
    ran.clear()
    run_checks(context, CHECKS, skip=("MY-001", "MY-002"), progress=progress)
    assert ran == [("b", 0, 1)]


def test_a_check_without_rules_runs_and_is_not_skipped_by_codes(context: CheckContext) -> None:
    check = _check("bare", rules=(), run=_breaks_off)
    assert [i.code for i in run_checks(context, [check, *CHECKS], skip=("MY",))][:2] == ["LD-CHECK-001", "LD-CHECK-002"]


def test_choosing_codes_never_hides_a_crash(context: CheckContext) -> None:
    report = run_checks(context, [_check(run=_breaks_off)], only=("MY-002",))
    assert [issue.code for issue in report] == ["LD-CHECK-001"]


@pytest.mark.parametrize("where", ["only", "skip"])
@pytest.mark.parametrize(
    ("name", "hint"),
    [("YUOR-001", " (did you mean YOUR-001?)"), ("zzzzzz", ""), ("YOUR-00", " (did you mean YOUR-001?)")],
)
def test_a_name_that_chooses_nothing_stops_the_call(context: CheckContext, where: str, name: str, hint: str) -> None:
    with pytest.raises(CannotContinue, match=f"LD-CHECK-004.*{name}") as caught:
        run_checks(context, CHECKS, **{where: (name,)})
    (issue,) = caught.value.issues
    assert issue.values("en") == {"name": name, "hint": hint}


def test_the_report_does_not_depend_on_the_order_of_checks(context: CheckContext) -> None:
    assert run_checks(context, CHECKS) == run_checks(context, reversed(CHECKS))


def test_built_in_checks_have_unique_ids_rules_and_both_languages() -> None:
    ids = [check.id for check in BUILTIN_CHECKS]
    assert len(set(ids)) == len(ids)
    for check in BUILTIN_CHECKS:
        assert check.id.startswith("core.")
        assert check.rules
        assert check.zh != check.en
        assert check.plugin is None


def test_an_empty_ledger_has_no_issues_even_with_nothing_to_check_against(context: CheckContext) -> None:
    assert len(run_checks(context, BUILTIN_CHECKS)) == 0


def test_issues_carry_the_source_of_their_record() -> None:
    source = Source(Origin(file="来访.xlsx", sheet="2021"), 7)
    visit = InboundDelegation(id="v1", office="nowhere", source=source)
    context = CheckContext(ledger=Ledger.of([visit]), at=date(2023, 1, 1))
    (issue,) = run_checks(context, BUILTIN_CHECKS, strict=True)
    assert (issue.code, issue.source, issue.subject) == ("LD-REF-005", source, "v1")


def test_what_several_checks_share_is_made_once_for_a_context(context: CheckContext) -> None:
    made: list[CheckContext] = []

    def make(given: CheckContext) -> int:
        made.append(given)
        return len(made)

    assert (context.once(make), context.once(make)) == (1, 1)
    other = evolve(context, at=date(2000, 1, 1))
    assert (other.once(make), context.once(make)) == (2, 1)
    assert made == [context, other]
