"""JSON, JSON Lines, TOML and mappings of a program."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.read import read
from localdiplomacy.ledger.structured import records_from_mappings
from localdiplomacy.model import Name, Observation, Origin, OutboundDelegation, PartialDate, Period, Stop

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of text."""

    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def codes(intake: Intake) -> list[str]:
    return sorted(issue.code for issue in intake.issues)


def balanced(intake: Intake) -> bool:
    return all(tally.rows == tally.accounted for tally in intake.tally)


def test_mappings_become_records_with_their_rows() -> None:
    rows = [
        {"id": "a", "mode": "自组团", "stops": [{"country": "JP"}]},
        {"id": "b", "mode": "by-magic", "days_planned": "5"},
    ]
    intake = records_from_mappings(
        rows, OutboundDelegation, Origin(file="x"), first_row=7, code_lists=builtin_code_lists()
    )
    assert list(intake.ledger.outbound) == [OutboundDelegation(id="a", mode="own", stops=(Stop(country="JP"),))]
    assert intake.ledger.outbound["a"].source.row == 7  # type: ignore[union-attr]
    (row,) = intake.set_aside
    assert row.source.row == 8
    assert sorted(issue.path or "" for issue in row.issues) == ["days_planned", "mode"]
    assert row.content == (rows[1],)
    assert balanced(intake)


def test_without_code_lists_codes_are_taken_as_they_are() -> None:
    assert records_from_mappings([{"id": "a", "mode": "x"}], OutboundDelegation).ledger.outbound["a"].mode == "x"


def test_an_open_list_keeps_what_it_does_not_have() -> None:
    intake = records_from_mappings(
        [{"id": "a", "category": "考古"}], OutboundDelegation, code_lists=builtin_code_lists()
    )
    assert intake.ledger.outbound["a"].category == "考古"


def test_ids_and_office_are_given_where_they_are_missing() -> None:
    rows = [{"unit": "x"}, {"id": "b", "office": "wuxi"}, {"unit": "y"}]
    trips = records_from_mappings(rows, OutboundDelegation, Origin(file="f"), office="suqian").ledger.outbound
    assert sorted(trip.office or "" for trip in trips) == ["suqian", "suqian", "wuxi"]
    assert len({trip.id for trip in trips}) == 3


def test_a_row_may_name_its_document_but_not_where_it_was_read() -> None:
    rows = [
        {"id": "a", "source": {"document": "总结", "published": "2022-01", "row": 99, "file": "elsewhere"}},
        {"id": "b"},
        {"id": "c", "source": {"documant": "x"}},
        {"id": "d", "source": 5},
    ]
    intake = records_from_mappings(rows, OutboundDelegation, Origin(file="f"))
    source = intake.ledger.outbound["a"].source
    assert source is not None
    assert (source.row, source.origin.file, source.origin.document) == (1, "f", "总结")
    assert source.origin.published == PartialDate(2022, 1)
    assert intake.ledger.outbound["b"].source.origin == Origin(file="f")  # type: ignore[union-attr]
    assert len(intake.set_aside) == 2
    assert balanced(intake)


def test_groups_in_json_with_office_and_source_for_all(write: Write) -> None:
    text = json.dumps(
        {
            "office": "suqian",
            "source": {"document": "年报", "synthetic": True},
            "outbound": [{"id": "a"}],
            "observations": [
                {"indicator": "x", "period": "2021", "value": {"value": 5, "unit": "batches"}},
                {"indicator": "y"},
            ],
            "outbuond": [1, 2],
            "cities": {"id": "c", "name": "苏州"},
        }
    )
    intake = read(write("a.json", text))
    assert intake.ledger.outbound["a"].office == "suqian"
    assert intake.ledger.outbound["a"].source.origin.synthetic  # type: ignore[union-attr]
    assert intake.ledger.cities["c"].name == Name(zh="苏州")
    assert intake.ledger.observations[0].period == Period.year(2021)
    assert codes(intake) == ["LD-READ-005", "LD-READ-012", "LD-READ-012"]
    assert "outbound" in next(issue for issue in intake.issues if issue.code == "LD-READ-012").message("en")
    assert balanced(intake)


def test_a_wrong_source_stops_the_file(write: Write) -> None:
    with pytest.raises(CannotContinue, match="documant"):
        read(write("a.json", '{"source": {"documant": "x"}, "cities": []}'))


def test_a_list_needs_a_kind(write: Write) -> None:
    file = write("a.json", '[{"id": "a"}, {"set": "cities", "id": "c"}]')
    assert codes(read(file)) == ["LD-READ-025"]
    known = read(file, format="outbound")
    assert (len(known.ledger.outbound), len(known.ledger.cities), known.set_aside) == (1, 1, ())
    assert len(read(write("b.json", '[{"id": "a"}]'), format="outbound").ledger.outbound) == 1


@pytest.mark.parametrize(("text", "shown"), [("5", "5"), ('"x"', "x"), ("null", "null"), ("1.50", "1.50")])
def test_what_is_no_group_of_records(write: Write, text: str, shown: str) -> None:
    intake = read(write("a.json", text))
    assert codes(intake) == ["LD-READ-011"]
    assert next(iter(intake.issues)).message("en").endswith(f"found {shown}.")
    assert balanced(intake)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", ""),
        ("a.json", " \n"),
        ("a.json", "{}"),
        ("a.json", "[]"),
        ("a.json", '{"office": "suqian", "source": {"document": "x"}}'),
        ("a.jsonl", ""),
        ("a.jsonl", "\n\n"),
        ("a.toml", ""),
        ("a.toml", "# no more than a note\n"),
    ],
)
def test_a_file_without_data_is_told(write: Write, name: str, text: str) -> None:
    intake = read(write(name, text))
    (issue,) = intake.issues
    assert issue.code == "LD-FILE-008"
    assert name in issue.message("zh")
    assert (len(intake.ledger), intake.set_aside, intake.tally) == (0, (), ())


def test_a_kind_without_records_is_no_file_without_data(write: Write) -> None:
    intake = read(write("a.json", '{"outbound": []}'))
    assert (codes(intake), [tally.rows for tally in intake.tally]) == ([], [0])


@pytest.mark.parametrize("text", ['{"a": ', "[" * 100_000])
def test_broken_json_names_the_line(write: Write, text: str) -> None:
    with pytest.raises(CannotContinue, match="LD-FILE-009"):
        read(write("a.json", text))


def test_numbers_that_are_none_are_faults_of_their_field(write: Write) -> None:
    intake = read(
        write(
            "a.json", '{"outbound": [{"id": "a", "days_planned": NaN}, {"id": "b", "days_planned": 1.5}, {"id": "c"}]}'
        )
    )
    assert [record.id for record in intake.ledger.outbound] == ["c"]


def test_lines_of_json(write: Write) -> None:
    lines = [
        '{"set": "cities", "id": "a"}',
        "",
        "{broken",
        '{"type": "observations", "indicator": "x", "period": "2021"}',
        '{"id": "z"}',
        "7",
    ]
    intake = read(write("a.jsonl", "\n".join(lines) + "\n"))
    assert intake.ledger.cities["a"].source.row == 1  # type: ignore[union-attr]
    assert isinstance(intake.ledger.observations[0], Observation)
    assert codes(intake) == ["LD-FILE-009", "LD-READ-025"]
    assert sum(tally.rows for tally in intake.tally) == len(lines)
    assert balanced(intake)


def test_plans_in_toml(write: Write) -> None:
    text = """
office = "taizhou"
[[plans]]
id = "taizhou-2022"
period = 2022
[[plans.tasks]]
id = "t1"
name = "友城交流"
deadline = "2022-12"
[[plans.tasks.targets]]
id = "x"
comparator = "at_least"
value = { value = 2, unit = "batches" }
where = { field = "kind", is = "formal" }
"""
    intake = read(write("plans.toml", text))
    plan = intake.ledger.plans["taizhou-2022"]
    assert codes(intake) == []
    assert plan.period == Period.year(2022)
    assert plan.tasks[0].targets[0].where is not None
    assert plan.office == "taizhou"
