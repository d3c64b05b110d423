"""Values that are none: formula errors, wrong types, impossible days and numbers. Each is told, and no row is lost."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import localdiplomacy as ld

DAY = ("--at", "2021-12-31")
FIRST = ("a1", "经贸", "日本", "2021-03-07", "2021-03-11", 5)

Build = Callable[..., bytes]
Shell = Callable[..., tuple[int, str]]
Check = Callable[[ld.Intake], None]


def faults(intake: ld.Intake) -> list[tuple[str, int | None, str | None, str]]:
    return [
        (issue.code, issue.source.row if issue.source else None, issue.path, issue.values("en").get("found", ""))
        for issue in intake.issues
    ]


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"])
def test_formula_errors_are_found_where_they_stand(
    error: str, taken: Callable[..., ld.Intake], outbound_workbook: Build
) -> None:
    wrong = ("a2", "文化", "日本", "2021-05-01", "2021-05-08", ('t="e"', f"<f>x</f><v>{error}</v>"))
    intake = taken("a.xlsx", outbound_workbook(FIRST, wrong))
    assert faults(intake) == [("LD-READ-006", 3, "headcount.person_times", error)]
    assert len(intake.ledger.outbound) == 1


def test_mixed_types_in_a_column_are_told_row_by_row(taken: Callable[..., ld.Intake], outbound_workbook: Build) -> None:
    given: list[object] = [5, "5", "５人次", "五", 5.5, "五人左右", ('t="b"', "<v>1</v>"), "2021-03-07", None]
    rows = [(f"a{number}", *FIRST[1:5], value) for number, value in enumerate(given, 1)]
    intake = taken("a.xlsx", outbound_workbook(*rows))
    assert [record.id for record in intake.ledger.outbound] == ["a1", "a2", "a3", "a4", "a9"]
    told = {row: code for code, row, _, _ in faults(intake)}
    # 人 is not 人次; the others are no numbers at all.
    assert told == {6: "LD-READ-004", 7: "LD-READ-015", 8: "LD-READ-004", 9: "LD-READ-004"}


def test_nul_bytes_are_counted_and_removed(taken: Callable[..., ld.Intake], outbound_table: Build) -> None:
    content = outbound_table(FIRST, ("a2", *FIRST[1:])).replace("经贸".encode(), "经\0贸\0".encode())
    intake = taken("a.csv", content)
    assert [(issue.code, issue.values("en")["count"]) for issue in intake.issues] == [("LD-FILE-012", "4")]
    assert {record.name.zh for record in intake.ledger.outbound if record.name} == {"经贸"}


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
@pytest.mark.parametrize(
    "day",
    ["0000-01-01", "0年1月1日", "0000", "0-1-1", "10000-01-01", "2021-02-30", "2021-13", "99999999", "-2021-01-01"],
)
def test_days_that_are_none_set_their_row_aside(
    day: str, name: str, taken: Callable[..., ld.Intake], outbound_table: Build, outbound_workbook: Build
) -> None:
    build = outbound_workbook if name.endswith("xlsx") else outbound_table
    intake = taken(name, build(FIRST, ("a2", "文化", "日本", day, "2021-05-08", 4)))
    assert faults(intake) == [("LD-READ-004", 3, "departs_on", day)]
    assert [record.id for record in intake.ledger.outbound] == ["a1"]


@pytest.mark.parametrize("serial", [0, -1, 2_958_466, 10**10, 0.5])
def test_serials_that_are_no_day_set_their_row_aside(
    serial: float, taken: Callable[..., ld.Intake], outbound_workbook: Build
) -> None:
    intake = taken("a.xlsx", outbound_workbook(FIRST, ("a2", "文化", "日本", serial, None, 4)))
    assert [fault[:3] for fault in faults(intake)] == [("LD-READ-004", 3, "departs_on")]


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12", "9999"])
def test_the_year_9999_is_read_and_questioned(day: str, tmp_path: Path, outbound_table: Build, said: Shell) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(outbound_table(FIRST, ("a2", "文化", "日本", day, "", 4)))
    assert len(ld.read(path).ledger.outbound) == 2
    status, printed = said("check", path, *DAY, "--json")
    assert (status, "LD-DATE-003" in printed) == (0, True)
    for verb in (("measure", path, "outbound.person_times", "--period", 2021), ("report", path, "--period", 9998)):
        assert said(*verb)[0] == 0


@pytest.mark.parametrize("number", ["-5", "-1人次", "负三"])
def test_negative_persons_set_their_row_aside(
    number: str, taken: Callable[..., ld.Intake], outbound_table: Build, outbound_workbook: Build
) -> None:
    row = ("a2", "文化", "日本", "2021-05-01", "2021-05-08", number)
    for name, build in (("a.csv", outbound_table), ("a.xlsx", outbound_workbook)):
        assert faults(taken(name, build(FIRST, row))) == [("LD-READ-004", 3, "headcount.person_times", number)]
    assert faults(taken("b.xlsx", outbound_workbook(FIRST, (*row[:5], -5))))[0][3] == "-5"


def test_negative_persons_given_as_data_are_an_error_of_the_check(tmp_path: Path, said: Shell) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"outbound": [{"id": "a1", "headcount": {"persons": -5}}, {"id": "a2"}]}', "utf-8")
    assert len(ld.read(path).ledger.outbound) == 2
    status, printed = said("check", path, *DAY, "--json")
    assert status == 1
    assert [issue["code"] for issue in json.loads(printed)["issues"]] == ["LD-COUNT-001"]


NUMBERS = ["NaN", "nan", "Infinity", "-Infinity", "inf", "1e400", "∞", "9" * 5000, "1e999999999999999999999"]


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_sets_its_row_aside(
    number: str, taken: Callable[..., ld.Intake], outbound_table: Build
) -> None:
    intake = taken("a.csv", outbound_table(FIRST, ("a2", "文化", "日本", "2021-05-01", "2021-05-08", number)))
    assert [fault[:3] for fault in faults(intake)] == [("LD-READ-004", 3, "headcount.person_times")]
    assert [record.id for record in intake.ledger.outbound] == ["a1"]


@pytest.mark.parametrize("number", ["NaN", "INF", "-INF", "1E+400"])
def test_what_is_no_number_in_a_workbook_sets_its_row_aside(
    number: str, taken: Callable[..., ld.Intake], outbound_workbook: Build
) -> None:
    row = ("a2", "文化", "日本", "2021-05-01", "2021-05-08", ("", f"<v>{number}</v>"))
    intake = taken("a.xlsx", outbound_workbook(FIRST, row))
    assert [fault[:3] for fault in faults(intake)] == [("LD-READ-004", 3, "headcount.person_times")]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400", "1e99999999999999999999", "9" * 5000])
def test_what_is_no_number_in_json_sets_its_record_aside_or_names_the_line(
    number: str, tmp_path: Path, said: Shell, all_accounted: Check
) -> None:
    record = f'{{"set": "outbound", "id": "a1", "headcount": {{"persons": {number}}}}}'
    (tmp_path / "a.jsonl").write_text(f'{record}\n{{"set": "outbound", "id": "a2"}}\n', "utf-8")
    intake = ld.read(tmp_path / "a.jsonl")
    all_accounted(intake)
    assert [row.source.row for row in intake.set_aside] == [1]
    assert [record.id for record in intake.ledger.outbound] == ["a2"]
    (tmp_path / "a.json").write_text(f'[{record}, {{"set": "outbound", "id": "a2"}}]', "utf-8")
    for name in ("a.json", "a.jsonl"):
        status, printed = said("check", tmp_path / name, *DAY, "--lang", "en")
        assert (status, name in printed) == (1, True)


@pytest.mark.parametrize("number", ["nan", "-inf", "1e400", "1e99999999999999999999", "9" * 5000])
def test_what_is_no_number_in_toml_sets_its_record_aside_or_names_the_line(
    number: str, tmp_path: Path, said: Shell
) -> None:
    (tmp_path / "a.toml").write_text(f'[[outbound]]\nid = "a1"\nheadcount = {{ persons = {number} }}\n', "utf-8")
    status, printed = said("check", tmp_path / "a.toml", *DAY, "--lang", "en")
    assert status == 1
    assert re.search(r"LD-(?:READ-004|FILE-009) a\.toml", printed)


def test_half_a_character_in_json_does_not_stop_a_report(tmp_path: Path, said: Shell) -> None:
    text = (
        r'{"cities": [{"id": "a", "name": "\ud800甲"}, {"id": "b", "name": "乙"}], "partnerships": [{"id": "p", '
        r'"city": "a", "partner": "b", "kind": "formal", "history": [{"to": "in-force", "on": "2001"}]}]}'
    )
    (tmp_path / "a.json").write_text(text, "utf-8")
    status, _ = said("report", tmp_path / "a.json", "--period", 2021, "--out", tmp_path, "--format", "json")
    assert status == 0
    assert json.loads((tmp_path / "core.annual-summary.json").read_text("utf-8"))
