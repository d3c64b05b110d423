"""Running checks: each for itself, so that one that breaks spoils no other and is never taken for a pass."""

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePath

from attrs import evolve

from ..issues.catalogue.structure import (
    CALENDAR_UNKNOWN,
    FOREIGN_ISSUE,
    NEED_MISSING,
    NOT_CHECKED,
    NOT_SETTLED,
    UNKNOWN_CHECK,
)
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.texts import Text
from .check import Check, CheckContext
from .found import needed

Progress = Callable[[str, int, int], None]

# Reports on the checks themselves: choosing codes never hides that a check could not be made.
_UNANSWERED = (NEED_MISSING, NOT_SETTLED, CALENDAR_UNKNOWN)  # any check may say that it could not judge
_ON_CHECKS = frozenset(rule.code for rule in (NOT_CHECKED, FOREIGN_ISSUE, *_UNANSWERED))


def run_checks(
    context: CheckContext,
    checks: Iterable[Check],
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    progress: Progress | None = None,
    strict: bool = False,
) -> IssueReport:
    """Run checks on a ledger and return all they find.

    Args:
        context: the ledger and what it is checked against.
        checks: the checks; their order does not matter.
        only: ids of checks, codes of rules (`LD-DATE-001`) or areas (`LD-DATE`); empty means all.
        skip: ids, codes or areas to leave out.
        progress: called before each check with its id, its number from 0 and how many there are.
        strict: True lets an exception inside a check through, for those who write checks.

    Returns:
        The issues; `complete` is False if a check broke off.

    Raises:
        CannotContinue: if `only` or `skip` names no check, rule or area.
    """
    known = tuple(checks)
    _refuse_unknown((*only, *skip), known)
    chosen = [check for check in known if _chosen(check, only, skip)]
    issues: list[Issue] = []
    for number, check in enumerate(chosen):
        if progress is not None:
            progress(check.id, number, len(chosen))
        issues += [issue for issue in _run_one(check, context, strict) if _wanted(check, issue, only, skip)]
    return IssueReport(tuple(issues), complete=all(issue.rule is not NOT_CHECKED for issue in issues))


def _run_one(check: Check, context: CheckContext, strict: bool) -> list[Issue]:
    found: list[Issue] = []
    try:
        if not check.applies(context):
            return found
        missing = [need for need in check.needs if context.lacks(need)]
        found.extend(needed(check.id, _need(need)) for need in missing)
        if not missing:
            for issue in check.run(context):  # one by one: what was found before a crash is kept
                found.append(_declared(check, issue))  # noqa: PERF401
    except Exception as error:
        if strict:
            raise
        params = {"check": check.id, "error": type(error).__name__, "where": _where(error)}
        found.append(Issue(NOT_CHECKED, params))
    return [evolve(issue, plugin=check.plugin) for issue in found] if check.plugin else found


def _declared(check: Check, found: object) -> Issue:
    if isinstance(found, Issue) and any(rule.covers(found.rule) for rule in (*check.rules, *_UNANSWERED)):
        return found
    what = found.code if isinstance(found, Issue) else type(found).__name__
    return Issue(FOREIGN_ISSUE, {"check": check.id, "found": what})


def _need(need: str) -> Text:
    if need == "regulations":
        return Text("规定参数", "The regulations")
    name = need.partition(":")[2]
    return Text(f"代码表 {name}", f"The code list {name}")


def _where(error: Exception) -> str:
    # Only the line: the text of an exception may quote the record.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _means(name: str, code: str) -> bool:
    return name == code or code.startswith(f"{name}-")


def _chosen(check: Check, only: Collection[str], skip: Collection[str]) -> bool:
    codes = [rule.code for rule in check.rules]
    if check.id in skip or (codes and all(any(_means(name, code) for name in skip) for code in codes)):
        return False
    return not only or check.id in only or any(_means(name, code) for name in only for code in codes)


def _wanted(check: Check, issue: Issue, only: Collection[str], skip: Collection[str]) -> bool:
    if issue.code in _ON_CHECKS:
        return True
    if any(_means(name, issue.code) for name in skip):
        return False
    return not only or check.id in only or any(_means(name, issue.code) for name in only)


def _names(checks: Iterable[Check]) -> Iterator[str]:
    for check in checks:
        yield check.id
        for rule in check.rules:
            yield rule.code
            yield rule.code.rpartition("-")[0]


def _refuse_unknown(names: Iterable[str], checks: tuple[Check, ...]) -> None:
    known = set(_names(checks))
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            hint = Text(f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ""
            raise CannotContinue(Issue(UNKNOWN_CHECK, {"name": name, "hint": hint}))
