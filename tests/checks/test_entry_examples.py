"""One failing and one passing example for every rule on what kinds ask of their lines. The two differ as little as they can."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Severity
from localdiplomacy.issues.catalogue import structure_entries
from localdiplomacy.issues.rules import Rule
from localdiplomacy.model import Details, Entry, Transition
from localdiplomacy.testing.rule_examples import RuleExample

CONTEXT = {"at": date(2021, 12, 31), "code_lists": builtin_code_lists()}


def _example(
    broken: tuple[Entry, ...],
    path: str,
    params: Mapping[str, str],
    sound: tuple[Entry, ...],
    subject: str = "e1",
    severity: Severity = Severity.WARNING,
) -> RuleExample:
    return RuleExample(broken, path, params, sound, severity, subject=subject, only=("LD-ENTRY",), context=CONTEXT)


def _entry(kind: str, id: str = "e1", *states: str, **more: Any) -> Entry:
    history = tuple(Transition(state, f"2021-03-{number:02d}") for number, state in enumerate(states, 1))
    details = Details(more.pop("details", {}))
    return Entry(
        **{"id": id, "kind": kind, "office": "o", "on": "2021-03-01", "history": history, **more, "details": details}
    )


def _term(id: str, english: str) -> Entry:
    details = {"term_zh": "口袋公园", "term_en": english, "approved_by": "某市外办"}
    return _entry("glossary", id, "approved", details=details)


def _turn(id: str, on: str, until: str) -> Entry:
    return _entry("task-force", id, on=on, until=until, details={"place": "昆山", "rotation": int(id[1:])})


def _brief(id: str, on: str) -> Entry:
    return _entry("publication", id, on=on, details={"title": "某简报", "frequency": "quarter"})


_FORCE = {"kind": "task force", "rule": "the rotations of a season relieve one another without a day between or twice"}
_MEASURE = _entry("rectification.measure", "e1", details={"responsible": "某处"})
_PROBLEM = _entry("rectification.problem", "p1", partners=("a1",))
_ASPECT = _entry("rectification.aspect", "a1", details={"problems": 1})
_TREE = (_ASPECT, _PROBLEM, evolve(_MEASURE, partners=("p1",)))
_TASK = {"responsible": "某处", "due": date(2021, 3, 10)}
EXAMPLES: Mapping[str, RuleExample] = {
    "LD-ENTRY-001": _example(
        (_entry("assigned-task", "e1", "received", "delivered", "closed"),),
        "details.result",
        {"rule": "a task that is closed says its result", "kind": "assigned task"},
        (_entry("assigned-task", "e1", "received", "delivered", "closed", details={"result": "已落实"}),),
    ),
    "LD-ENTRY-002": _example(
        (_brief("e1", "2021-03-01"), _brief("e2", "2021-11-01")),
        "on",
        {
            "rule": "it appears as often as it says",
            "kind": "publication",
            "periods": "each of 2021Q2 to 2021Q3",
            "count": "0",
            "limit": "at least 1",
        },
        (
            _brief("e1", "2021-03-01"),
            _brief("e2", "2021-06-30"),
            _brief("e3", "2021-07-01"),
            _brief("e4", "2021-11-01"),
        ),
    ),
    "LD-ENTRY-003": _example(
        (_term("e1", "pocket park"), _term("e2", "mini park")),
        "details.term_en",
        {
            "rule": "a term has one approved translation",
            "kind": "approved term",
            "other": "e1",
            "fields": "English term",
            "problem": "different",
        },
        (_term("e1", "pocket park"), _term("e2", "Pocket  park")),
        subject="e2",
        severity=Severity.ERROR,
    ),
    "LD-ENTRY-004": _example(
        (_turn("e1", "2021-03-01", "2021-03-14"), _turn("e2", "2021-03-17", "2021-03-30")),
        "on",
        {**_FORCE, "other": "e1", "problem": "days that nobody covers", "days": "2021-03-15 to 2021-03-16"},
        (_turn("e1", "2021-03-01", "2021-03-14"), _turn("e2", "2021-03-14", "2021-03-30")),
        subject="e2",
    ),
    "LD-ENTRY-005": _example(
        (evolve(_MEASURE, partners=("a1",)), _entry("document", "a1")),
        "partners",
        {
            "rule": "a measure belongs to a problem",
            "kind": "measure that puts a problem right",
            "kinds": "problem to be put right",
            "found": " (a1: document)",
        },
        _TREE,
    ),
    "LD-ENTRY-006": _example(
        _TREE[:2],
        "id",
        {
            "rule": "a problem has measures, as many as it says",
            "kind": "problem to be put right",
            "problem": "measure that puts a problem right: 0, at least 1 expected",
        },
        _TREE,
        subject="p1",
    ),
    "LD-ENTRY-007": _example(
        (_entry("assigned-task", "e1", "received", details=_TASK),),
        "history",
        {
            "rule": "done when it is due",
            "kind": "assigned task",
            "start": "2021-03-10",
            "latest": "2021-03-10",
            "by": "",
            "problem": "and it is not done on 2021-12-31",
        },
        (_entry("assigned-task", "e1", "received", "delivered", details=_TASK),),
    ),
    "LD-ENTRY-008": _example(
        (_entry("company-visit", details={"company": "某公司", "problems": 3, "solved": 4}),),
        "details.solved",
        {
            "rule": "no more problems are solved than were raised",
            "kind": "company visit",
            "fields": "problems solved",
            "figure": "4",
            "limit": "at most 3",
        },
        (_entry("company-visit", details={"company": "某公司", "problems": 3, "solved": 3}),),
    ),
}


def test_every_rule_on_kinds_has_its_examples_and_a_check() -> None:
    codes = {rule.code for rule in structure_entries.RULES}
    assert set(EXAMPLES) == codes
    assert codes <= {rule.code for check in BUILTIN_CHECKS for rule in check.rules}


def test_rules_of_kinds_are_as_bad_as_the_kind_says_and_cover_no_others() -> None:
    for rule in structure_entries.RULES:
        assert all(rule.covers(rule.as_declared(severity)) for severity in Severity)
        assert not rule.covers(evolve(rule, code="LD-ENTRY-999"))
        fixed: Rule = evolve(rule, declared=False)
        assert fixed.covers(fixed)
        assert not fixed.covers(fixed.as_declared("error"))
