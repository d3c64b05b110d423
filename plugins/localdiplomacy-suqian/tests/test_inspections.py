"""When inspections are due: by the regulations of the office's place, else by Suqian's; and which quarter one is of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import localdiplomacy_suqian
import pytest
from localdiplomacy_suqian import regulations as rules
from localdiplomacy_suqian.config import SuqianConfig
from localdiplomacy_suqian.inspections import due, quarter_of
from localdiplomacy_suqian.system import parts

from localdiplomacy import (
    CheckContext,
    City,
    DayKind,
    Duration,
    Issue,
    Ledger,
    Office,
    Period,
    Record,
    Registry,
    read_pack,
)
from localdiplomacy.checks.run import run_checks
from localdiplomacy.regulations.answers import Absent, Ended, InForce
from localdiplomacy.regulations.regulations import Regulations

PACK = """
id = "own"
zh = "本市规定"
en = "Our own rules"
jurisdiction = "{where}"
reviewed_on = 2026-01-15

[sources]
ours = {{ text = "本市文件", grade = "A" }}

[parameters."transfer.inspection_interval"]
zh = "督查间隔"
en = "Interval of inspections"
unit = "duration"
values = [{values}]
"""
HALF_YEAR = '{ value = { months = 6 }, since = 2021-01-01, source = "ours" }'
Rule = Callable[..., Regulations]


@pytest.fixture
def rule(registry: Registry, tmp_path: Path) -> Rule:
    """The regulations with an office's own rule laid over them."""

    def laid(values: str, where: str = "3213") -> Regulations:
        file = tmp_path / "own.toml"
        file.write_text(PACK.format(where=where, values=values), encoding="utf-8")
        return registry.contributions.regulations.overlay(read_pack(file))

    return laid


def _codes(found: list[Issue]) -> list[str]:
    return [issue.code for issue in found]


def _records(world: Any, *days: str, office: str = "suqian", division: str | None = None) -> list[Record]:
    """An office that has all 14 parts and an inspection of the first quarter of 2021, with a batch on each day."""
    batches = [world.batch(f"b-{day}", day, office=office) for day in days]
    system = [world.part(code.id, office=office) for code in parts()]
    held = world.entry("inspection-1", "suqian.inspection", "2021-03-20", office=office)
    place = [City(id="place", division_code=division), Office(id=office, city="place")] if division else []
    return [*place, *system, held, *batches]


def test_what_the_pack_says(registry: Registry) -> None:
    (pack,) = rules.packs()
    assert (pack.id, pack.jurisdiction) == ("suqian.transfer", "3213")
    known = registry.contributions.regulations
    answer = known.lookup(rules.INSPECTION_INTERVAL, on=date(2021, 12, 31), where="321302")
    assert isinstance(answer, InForce)
    assert (answer.value, str(answer.grade), answer.since) == (Duration(3, DayKind.MONTHS), "B", date(2021, 1, 1))
    assert "宿迁市外办(港澳办)2021年工作总结" in answer.explain("zh")
    for on, where, kind in (
        (date(2020, 12, 31), "3213", Absent),
        (date(2023, 1, 8), "3213", Ended),
        (date(2021, 12, 31), "3204", Absent),
    ):
        assert isinstance(known.lookup(rules.INSPECTION_INTERVAL, on=on, where=where), kind)


def test_every_number_has_a_source_that_is_no_hearsay() -> None:
    values = [value for pack in rules.packs() for parameter in pack.parameters for value in parameter.values]
    assert {(value.source.text, str(value.grade)) for value in values} == {("宿迁市外办(港澳办)2021年工作总结", "B")}
    assert all(value.note is not None for value in values)


def test_the_number_comes_from_the_regulations(find: Any, world: Any, rule: Rule) -> None:
    records = _records(world, "2021-02-03", "2021-05-03", "2021-08-03")
    assert [issue.values("zh")["period"] for issue in find(*records)] == ["2021Q2", "2021Q3"]
    own = rule(HALF_YEAR, "CN")
    assert [issue.values("zh")["period"] for issue in find(*records, regulations=own)] == ["2021Q2", "2021Q3"]
    placed = _records(world, "2021-02-03", "2021-05-03", "2021-08-03", division="321300")
    (issue,) = find(*placed, regulations=rule(HALF_YEAR))
    assert issue.message("zh").endswith("在 2021H2 有 1 条转运记录，没有专项督查记录（应每半年一次）。")
    assert issue.message("en").endswith("in 2021H2 and no special inspection (one is due each half-year).")


@pytest.mark.parametrize(
    ("months", "periods", "often"),
    [
        (1, ["2021-02", "2021-05", "2021-08"], "每月"),
        (2, ["2021-01-01/2021-03-01", "2021-05-01/2021-07-01", "2021-07-01/2021-09-01"], "每 2 个月"),
        (12, [], ""),
    ],
)
def test_any_number_of_months_may_be_the_rule(
    find: Any, world: Any, rule: Rule, months: int, periods: list[str], often: str
) -> None:
    own = rule(f'{{ value = {{ months = {months} }}, source = "ours" }}')
    records = _records(world, "2021-02-03", "2021-05-03", "2021-08-03", division="321300")
    found = find(*records, regulations=own)
    assert [issue.values("zh")["period"] for issue in found] == periods
    assert {issue.values("zh")["often"] for issue in found} == ({often} if often else set())


@pytest.mark.parametrize("division", [None, "320400", "32", "not a code"])
def test_an_office_elsewhere_that_runs_the_system_keeps_to_suqians_rule(
    find: Any, world: Any, division: str | None
) -> None:
    records = _records(world, "2021-02-03", "2021-05-03", office="changzhou", division=division)
    (issue,) = find(*records, offices=("changzhou",))
    assert (issue.code, issue.subject, issue.values("zh")["period"]) == ("SUQIAN-004", "changzhou", "2021Q2")


def test_unless_its_own_place_says_otherwise(find: Any, world: Any, rule: Rule) -> None:
    records = _records(world, "2021-02-03", "2021-05-03", office="changzhou", division="320400")
    config: dict[str, Any] = {"offices": ("changzhou",)}
    assert _codes(find(*records, **config)) == ["SUQIAN-004"]
    for where in ("3204", "32"):
        assert find(*records, regulations=rule(HALF_YEAR, where), **config) == []
    nothing = rule('{ repealed = true, since = 2020-01-01, source = "ours" }', "3204")
    assert find(*records, regulations=nothing, **config) == []


@pytest.mark.parametrize(("day", "asked"), [("2020-11-03", False), ("2022-11-03", True), ("2023-01-05", False)])
def test_nothing_is_due_before_the_rule_and_after_it(find: Any, world: Any, day: str, asked: bool) -> None:
    since, at = date(2020, 1, 1), date(2023, 12, 31)
    found = find(*_records(world, "2021-02-03", day), since=since, at=at)
    assert ("SUQIAN-004" in _codes(found)) is asked


def test_a_span_in_which_the_rule_changes_is_left_out(find: Any, world: Any, rule: Rule) -> None:
    values = '{ value = { months = 3 }, until = 2021-06-01, source = "ours" }, '
    values += '{ value = { months = 1 }, since = 2021-06-01, source = "ours" }'
    days = "2021-02-03", "2021-05-03", "2021-06-10"
    found = find(*_records(world, *days, division="321300"), regulations=rule(values))
    assert [issue.values("en")["period"] for issue in found] == ["2021-06"]


def test_so_is_one_in_which_it_begins(find: Any, world: Any, rule: Rule) -> None:
    begins = rule('{ value = { months = 3 }, since = 2020-05-02, source = "ours" }')
    days = "2020-05-20", "2020-08-03"
    records = _records(world, *days, division="321300")
    found = find(*records, since=date(2020, 1, 1), regulations=begins)
    assert [issue.values("en")["period"] for issue in found if issue.code == "SUQIAN-004"] == ["2020Q3"]


@pytest.mark.parametrize("value", ["{ days = 90 }", "{ working_days = 60 }", "{ months = 0 }"])
def test_a_rule_that_is_no_number_of_months_is_not_passed_over(world: Any, rule: Rule, value: str) -> None:
    own = rule(f'{{ value = {value}, source = "ours" }}')
    ledger = Ledger.of(_records(world, "2021-05-03", division="321300"))
    context = CheckContext(ledger=ledger, at=date(2021, 12, 31), regulations=own)
    checks = localdiplomacy_suqian.register_checks(SuqianConfig())
    report = run_checks(context, checks, only=("SUQIAN-004",))
    assert [issue.code for issue in report] == ["LD-CHECK-001"]


def test_without_regulations_the_check_says_that_it_was_not_made(world: Any) -> None:
    context = CheckContext(ledger=Ledger.of(_records(world, "2021-05-03")), at=date(2021, 12, 31))
    checks = localdiplomacy_suqian.register_checks(SuqianConfig())
    (issue,) = run_checks(context, checks, only=("SUQIAN-004",))
    assert issue.code.startswith("LD-CHECK-")
    assert rules.months_between_inspections(context, None, date(2021, 5, 3)) is None


@pytest.mark.parametrize(
    ("on", "quarter", "is_of"),
    [
        ("2021-03-25", "q1", "2021Q1"),
        ("2021-04-02", "第一季度", "2021Q1"),
        ("2021-01-08", "四季度", "2020Q4"),
        ("2021", "Q3", "2021Q3"),
        ("2021-04-02", "年初", None),
        ("2021-04-02", None, None),
        (None, "q1", None),
    ],
)
def test_the_quarter_an_inspection_is_of(world: Any, on: str | None, quarter: str | None, is_of: str | None) -> None:
    held = world.entry("i", "suqian.inspection", on, {"quarter": quarter} if quarter else {})
    found = quarter_of(held)
    assert (found.code if found else None) == is_of


def test_an_inspection_held_after_its_quarter_is_of_it(find: Any, world: Any, rule: Rule) -> None:
    system = [record for record in world.system() if record.id != "inspection-1"]
    batch = world.batch("b1", "2021-02-03")
    late = world.entry("i1", "suqian.inspection", "2021-04-02")
    named = world.entry("i1", "suqian.inspection", "2021-04-02", {"quarter": "q1"})
    assert _codes(find(*system, batch, late)) == ["SUQIAN-004"]
    assert find(*system, batch, named) == []
    # It is not of each month of the quarter.
    place = [City(id="sq", division_code="321300"), Office(id="suqian", city="sq")]
    monthly = rule('{ value = { months = 1 }, source = "ours" }')
    assert _codes(find(*place, *system, batch, named, regulations=monthly)) == ["SUQIAN-004"]


def test_spans_lie_as_quarters_do() -> None:
    asked = Period.parse("2021-02-10/2021-07-15")
    assert [span.code for span, _ in due(asked, lambda day: 3)] == ["2021Q1", "2021Q2", "2021Q3"]
    assert [span.code for span, _ in due(asked, lambda day: 12)] == ["2021"]
    assert [span.code for span, _ in due(asked, lambda day: 24)] == ["2020-01-01/2022-01-01"]
    assert list(due(asked, lambda day: None)) == []
