"""Validating the figures of a workspace: its rules, its offices, its calendar."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.validation.rule_set import builtin_rules
from localdiplomacy.workspace.validating import chosen_rules, installed_calendar, workspace_rules

LIMIT = """
[[rules]]
id = "limit"
zh = "每年不超过 1 人次"
en = "No more than one a year"
left = { terms = [{ indicator = "outbound.person_times" }] }
operator = "less_than"
right = { terms = [{ indicator = "outbound.person_times", factor = 0.5 }] }
"""
DUE = """
[[reporting]]
id = "yearly"
zh = "年报"
en = "Yearly report"
indicators = ["outbound.person_times"]
every = "year"
due = { working_days = 5 }
"""


@pytest.fixture
def with_rules(two_offices: Path) -> Any:
    def write(**files: str) -> ld.Workspace:
        (two_offices / "validation").mkdir(exist_ok=True)
        for name, text in files.items():
            (two_offices / "validation" / f"{name}.toml").write_text(text, "utf-8")
        return ld.open(two_offices)

    return write


def test_the_built_in_rules_are_there_without_a_folder(two_offices: Path) -> None:
    found = ld.open(two_offices).validate(period=2021)
    assert [rule.id for rule in found.rules] == [rule.id for rule in builtin_rules()]
    assert isinstance(found, ld.Validation)
    assert workspace_rules(builtin_rules(), None) == builtin_rules()


def test_rules_of_the_folder_are_added_by_the_files_names(with_rules: Any) -> None:
    ws = with_rules(b=DUE, a=LIMIT)
    (ws.folder / "validation" / ".hidden.toml").write_text("broken", "utf-8")
    (ws.folder / "validation" / "notes.txt").write_text("broken", "utf-8")
    found = ws.validate(period=2021, is_working_day=lambda day: day.weekday() < 5)
    assert [rule.id for rule in found.rules][-2:] == ["limit", "yearly"]
    assert [result.outcome.value for result in found.of("limit")] == ["broken"]
    assert found.issues.errors[0].message("en") == (
        "Jia Foreign Affairs Office · 2021: “No more than one a year” does not hold: "
        "9 person-times should be less than 4.5 person-times; the difference is +4.5."
    )
    # Every office of the ledger reports.
    assert [result.office for result in found.of("yearly")] == sorted(office.id for office in ws.ledger.offices)


def test_some_rules_are_picked_by_id_or_given(with_rules: Any, two_offices: Path) -> None:
    ws = with_rules(a=LIMIT)
    assert [rule.id for rule in ws.validate(period=2021, rules="limit").rules] == ["limit"]
    own = ld.read_rules(two_offices / "validation" / "a.toml")
    assert ws.validate(period=2021, rules=own).rules == own
    (rule,) = own
    assert [each.id for each in ws.validate(period=2021, rules=rule).rules] == ["limit"]
    mixed = ws.validate(period=2021, rules=["partnerships.formal", ld.FigureRule(**_as_dict(rule, id="mine"))])
    assert [each.id for each in mixed.rules] == ["partnerships.formal", "mine"]
    assert chosen_rules(own, None) is own
    assert len(chosen_rules(own, [])) == 0
    with pytest.raises(ld.CannotContinue, match="LD-VALID-011"):
        ws.validate(period=2021, rules="limt")


def _as_dict(rule: Any, **more: Any) -> dict[str, Any]:
    names = ("id", "zh", "en", "left", "operator", "right")
    return {**{name: getattr(rule, name) for name in names}, **more}


def test_a_fault_stops_with_file_and_key(with_rules: Any) -> None:
    with pytest.raises(ld.CannotContinue) as caught:
        with_rules(a=LIMIT.replace("less_than", "lower")).validate(period=2021)
    assert caught.value.message("en").startswith(
        "LD-SET-003 validation/a.toml · rules[0].operator: Expected one of: is,"
    )


def test_an_id_is_used_once_in_all_files(with_rules: Any) -> None:
    with pytest.raises(ld.CannotContinue, match=r"validation/b\.toml"):
        with_rules(a=LIMIT, b=LIMIT).validate(period=2021)
    with pytest.raises(ld.CannotContinue, match=r"rules\[0\]\.id"):
        with_rules(a=LIMIT.replace('"limit"', '"partnerships.formal"'), b=DUE).validate(period=2021)


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="no links here")
def test_a_file_that_leads_outside_is_refused(with_rules: Any, tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text(LIMIT, "utf-8")
    ws = with_rules(a=LIMIT)
    (ws.folder / "validation" / "z.toml").symlink_to(outside)
    with pytest.raises(ld.CannotContinue, match="LD-SET-005"):
        ws.validate(period=2021)


def test_counts_are_validated_like_published_figures(with_rules: Any) -> None:
    ws = with_rules(a=LIMIT)
    counted = ws.measure("outbound.person_times", by="office", period=2021).observations
    found = ws.validate(counted, period=2021, rules="limit")
    assert [result.outcome.value for result in found] == ["broken"]
    assert found.results[0].left.value == ld.Quantity.of(9, "person_times")


def test_members_may_be_written_in_words(with_rules: Any) -> None:
    figure = ld.Observation(
        indicator="outbound.person_times",
        period=ld.Period.year(2021),
        value=ld.Quantity.of(5, "person_times"),
        dimensions=(("country", "日本"),),
    )
    japan = LIMIT.replace("factor = 0.5", 'members = { country = "JP" }')
    found = with_rules(a=japan).validate([figure], period=2021, rules="limit")
    assert found.results[0].right.given


def test_a_period_may_be_a_word(with_rules: Any) -> None:
    found = with_rules(a=LIMIT).validate(period="last year", at=date(2022, 6, 1), rules="limit")
    assert (found.period.code, found.at) == ("2021", date(2022, 6, 1))


def test_the_rounding_of_the_settings_is_used(with_rules: Any) -> None:
    ws = with_rules(a=DUE)
    settings = ws.folder / "localdiplomacy.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("[workspace]\n", '[workspace]\nrounding = "half-even"\n', 1), "utf-8")
    assert ld.open(ws.folder).validate(period=2021).rounding.id == "half-even"
    assert ws.validate(period=2021).rounding.id == "half-up"


def test_the_installed_calendar_tells_working_days(with_rules: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    assert installed_calendar() is None
    without = with_rules(a=DUE).validate(period=2021, at=date(2022, 6, 1), rules="yearly")
    assert {result.due for result in without} == {None}
    calendar = ModuleType("chinese_calendar")
    calendar.is_workday = lambda day: day.weekday() < 5  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "chinese_calendar", calendar)
    found = with_rules(a=DUE).validate(period=2021, at=date(2022, 6, 1), rules="yearly")
    assert {result.due for result in found} == {date(2022, 1, 7)}
    own = with_rules(a=DUE).validate(period=2021, rules="yearly", is_working_day=lambda day: True)
    assert {result.due for result in own} == {date(2022, 1, 5)}


def test_a_single_file_has_the_built_in_rules(two_offices: Path) -> None:
    found = ld.open(two_offices / "ledgers" / "出访.csv").validate(period=2021)
    assert len(found.rules) == len(builtin_rules())
    assert found.idle == tuple(rule.id for rule in builtin_rules())
