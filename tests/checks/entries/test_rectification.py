"""Rectification as a tree: 3 aspects, 12 problems, 39 measures, and what is said where the tree does not hold.

Source: the half-year report of 2018 of the foreign affairs office of Wuxi: 3 aspects, 12 problems, 39 measures, all done.
"""

from collections.abc import Callable

import pytest
from attrs import evolve

from localdiplomacy.issues import Issue
from localdiplomacy.model import Details, Entry, Transition

Looks = Callable[..., list[Issue]]
STATES = ("found", "corrected", "verified", "closed")
PROBLEMS, MEASURES = (5, 4, 3), (4, 3, 3, 3, 3, 4, 3, 3, 3, 3, 3, 4)


def _line(kind: str, id: str, partners: tuple[str, ...], **details: object) -> Entry:
    given = {"responsible": "某处室", "evidence": "印证材料", **details}
    history = tuple(Transition(state, f"2018-0{number}-01") for number, state in enumerate(STATES, 2))
    known = {key: given[key] for key in given if kind.endswith("measure") or key not in ("responsible", "evidence")}
    return Entry(
        id=id, kind=kind, office="o", on="2018-02-01", partners=partners, history=history, details=Details(known)
    )


@pytest.fixture
def tree() -> dict[str, Entry]:
    """The whole tree, all of it closed."""
    lines: list[Entry] = []
    problems = 0
    for aspect, count in enumerate(PROBLEMS, 1):
        lines.append(_line("rectification.aspect", f"a{aspect}", (), problems=count))
        for _ in range(count):
            measures = MEASURES[problems]
            problems += 1
            lines.append(_line("rectification.problem", f"p{problems}", (f"a{aspect}",), measures=measures))
            lines += (
                _line("rectification.measure", f"m{problems}-{number}", (f"p{problems}",)) for number in range(measures)
            )
    return {line.id: line for line in lines}


def test_three_aspects_twelve_problems_thirty_nine_measures_hold(tree: dict[str, Entry], issues: Looks) -> None:
    kinds = [line.kind.rpartition(".")[2] for line in tree.values()]
    assert [kinds.count(kind) for kind in ("aspect", "problem", "measure")] == [3, 12, 39]
    assert issues(tree.values()) == []


def test_a_measure_that_is_missing_is_missed_by_its_problem(tree: dict[str, Entry], issues: Looks) -> None:
    del tree["m1-0"]
    (found,) = issues(tree.values())
    assert (found.code, found.subject, found.path) == ("LD-ENTRY-006", "p1", "details.measures")
    assert "4 stated, measure that puts a problem right: 3" in found.message("en")


def test_a_measure_of_no_problem_is_told(tree: dict[str, Entry], issues: Looks) -> None:
    tree["m1-0"] = evolve(tree["m1-0"], partners=("a1", "nobody"))
    assert [(issue.code, issue.subject) for issue in issues(tree.values())] == [
        ("LD-ENTRY-005", "m1-0"),
        ("LD-ENTRY-006", "p1"),
    ]


def test_nothing_is_closed_before_its_parts(tree: dict[str, Entry], issues: Looks) -> None:
    for number in range(4):
        tree[f"m1-{number}"] = evolve(tree[f"m1-{number}"], history=tree["m1-0"].history[:1])
    found = issues(tree.values())
    assert [(issue.code, issue.subject, issue.severity) for issue in found] == [("LD-ENTRY-006", "p1", "error")]
    assert "m1-0、m1-1、m1-2等 4 条 不符合" in found[0].message("zh")
    assert "m1-0, m1-1, m1-2 and 1 more" in found[0].message("en")


def test_a_problem_without_measures_and_an_aspect_without_problems(tree: dict[str, Entry], issues: Looks) -> None:
    lone = [line for line in tree.values() if line.id in ("a1", "p6")]
    found = {(issue.subject, issue.code, issue.path) for issue in issues(lone)}
    assert found == {
        ("a1", "LD-ENTRY-006", "id"),
        ("a1", "LD-ENTRY-006", "details.problems"),
        ("p6", "LD-ENTRY-005", "partners"),
        ("p6", "LD-ENTRY-006", "id"),
        ("p6", "LD-ENTRY-006", "details.measures"),
    }
