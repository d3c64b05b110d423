"""Rectification after an inspection: aspects, problems and measures as lines of a ledger, and the figures printed of them.

Source: the half-year report of 2018 of the foreign affairs office of Wuxi: 3 aspects, 12 problems, 39 measures (printed
twice), 25 regulations issued, all of it done.
"""

from typing import Any

import pytest

import localdiplomacy as ld

PRINTED = {
    "ours.aspects": (3, "items"),
    "ours.problems": (12, "items"),
    "ours.measures": (39, "items"),
    "ours.closed_share": (100, "percent"),
    "ours.regulations": (25, "copies"),
}
_INDICATOR = """
[[indicators]]
id = "{id}"
zh = "{zh}"
en = "{en}"
definition = {{ zh = "{zh}，按发现日期统计。", en = "{en}, by the day found." }}
unit = "{unit}"
records = "entries"
where = {where}
{fold}
time = "on"
"""
_KIND = '{{ field = "kind", is = "{}" }}'
_CLOSED = '{ all = [{ field = "kind", is = "rectification" }, { field = "history.to", is = "closed" }] }'
INDICATORS = (
    "".join(
        _INDICATOR.format(id=f"ours.{id}", zh=zh, en=en, unit=unit, where=where, fold=fold)
        for id, zh, en, unit, where, fold in (
            (
                "aspects",
                "方面",
                "Aspects",
                "items",
                _KIND.format("rectification"),
                'fold="distinct"\nvalue="details.aspect"',
            ),
            (
                "problems",
                "问题",
                "Problems",
                "items",
                _KIND.format("rectification"),
                'fold="distinct"\nvalue="details.finding"',
            ),
            ("measures", "措施", "Measures", "items", _KIND.format("rectification"), 'fold="count"'),
            ("closed", "已销号措施", "Measures closed", "items", _CLOSED, 'fold="count"'),
            ("regulations", "制度", "Regulations", "copies", _KIND.format("regulation"), 'fold="count"'),
        )
    )
    + """
[[indicators]]
id = "ours.closed_share"
zh = "整改完成率"
en = "Share of measures closed"
definition = { zh = "已销号措施占全部措施的百分比。", en = "Measures closed in per cent of all." }
unit = "percent"
fold = "ratio"
numerator = "ours.closed"
denominator = "ours.measures"
"""
)
NO_MORE_THAN = (("ours.aspects", "ours.problems"), ("ours.problems", "ours.measures"))


@pytest.fixture
def declared(tmp_path: Any) -> Any:
    file = tmp_path / "rectification.toml"
    file.write_text(INDICATORS, "utf-8")
    return ld.read_indicators(file)


def book(measures: int = 39, problems: int = 12, still_open: int = 0) -> ld.Ledger:
    """Each measure a line that names its problem and the aspect of that; and 25 regulations."""
    found = ld.Transition("found", "2018-01-15")
    closed = (found, ld.Transition("closed", "2018-05"))
    lines = [
        ld.Entry(
            id=f"m{number:02}",
            kind="rectification",
            on="2018-01-15",
            history=(found,) if number < still_open else closed,
            details=ld.Details(
                aspect=f"方面{number % problems % 3}", finding=f"问题{number % problems}", measure=f"措施{number}"
            ),
        )
        for number in range(measures)
    ]
    return ld.Ledger.of([*lines, *(ld.Entry(id=f"r{n:02}", kind="regulation", on="2018-06") for n in range(25))])


def test_3_aspects_12_problems_and_39_measures_are_closed(
    declared: Any, counted: Any, outcomes: Any, published: Any
) -> None:
    table = ld.measure(book(), list(PRINTED), period="2018H1", indicators=declared)
    assert counted(table) == {id: number for id, (number, _) in PRINTED.items()}
    printed = [published(id, *figure) for id, figure in PRINTED.items()]
    printed.append(published("ours.measures", 39, "items"))  # the report says 39 in two places
    held = ld.reconcile(table.observations, printed)
    assert set(outcomes(held).values()) == {"equal"}
    assert list(held.issues) == []


@pytest.mark.parametrize(
    ("kept", "contradicted"),
    [
        ({"still_open": 1}, ["ours.closed_share"]),
        ({"measures": 38}, ["ours.measures"]),
        ({"problems": 13}, ["ours.problems"]),
    ],
)
def test_a_ledger_that_falls_short_contradicts_the_report(
    kept: dict[str, int], contradicted: list[str], declared: Any, outcomes: Any, published: Any
) -> None:
    table = ld.measure(book(**kept), list(PRINTED), period="2018H1", indicators=declared)
    held = ld.reconcile(table.observations, [published(id, *figure) for id, figure in PRINTED.items()])
    assert [id for id, outcome in outcomes(held).items() if outcome != "equal"] == contradicted


def test_a_report_that_says_39_and_38_is_told(declared: Any, published: Any) -> None:
    table = ld.measure(book(), "ours.measures", period="2018H1", indicators=declared)
    held = ld.reconcile(table.observations, [published("ours.measures", number, "items") for number in (39, 38)])
    assert "LD-FIGURE-006" in [issue.code for issue in held.issues]


@pytest.mark.parametrize(("problems", "said"), [(12, ["holds", "holds"]), (40, ["holds", "broken"])])
def test_each_aspect_has_a_problem_and_each_problem_a_measure(
    problems: int, said: list[str], outcomes: Any, published: Any, rule: Any
) -> None:
    numbers = {**{id: number for id, (number, _) in PRINTED.items()}, "ours.problems": problems}
    printed = [published(id, numbers[id], "items") for id in ("ours.aspects", "ours.problems", "ours.measures")]
    rules = [rule(fewer, [fewer], "at_most", [more]) for fewer, more in NO_MORE_THAN]
    assert list(outcomes(ld.validate(printed, period="2018H1", rules=rules)).values()) == said
