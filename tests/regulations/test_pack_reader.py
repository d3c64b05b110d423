"""Reading packs: what is right is read exactly, what is wrong is named with its key."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from localdiplomacy.issues import CannotContinue
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.pack import Pack, read_pack
from localdiplomacy.regulations.parameters import Grade, Precision

BROKEN = Path(__file__).parent / "broken"
HEAD = """
id = "p"
zh = "甲"
en = "A"
jurisdiction = "320000"
reviewed_on = 2026-01-01
[sources]
book = { text = "A book", url = "https://example.org", grade = "B" }
"""


@pytest.fixture
def pack_of(tmp_path):
    def read(text):
        path = tmp_path / "pack.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return read_pack(path)

    return read


@pytest.mark.parametrize(
    ("name", "code", "path"),
    [
        ("overlapping_values", "LD-REG-001", "parameters.outbound.max_days.values"),
        ("ambiguous_conditions", "LD-REG-001", "parameters.outbound.max_days.values"),
        ("graded_x", "LD-REG-002", "parameters.outbound.max_days.values[0].grade"),
        ("choice_graded_x", "LD-REG-002", "parameters.outbound.max_days.choices[0].grade"),
        ("unknown_grade", "LD-SET-003", "parameters.outbound.max_days.values[0].grade"),
        ("unknown_source", "LD-SET-003", "parameters.outbound.max_days.values[0].source"),
        ("no_source", "LD-SET-004", "parameters.outbound.max_days.values[0].source"),
        ("misspelt_key", "LD-SET-002", "parameters.outbound.max_days.values[0].vaule"),
        ("text_for_number", "LD-SET-003", "parameters.outbound.max_days.values[0].value"),
        ("yes_for_number", "LD-SET-003", "parameters.outbound.max_days.values[0].value"),
        ("ends_before_it_begins", "LD-SET-003", "parameters.outbound.max_days.values[0].until"),
        ("repealed_without_day", "LD-SET-003", "parameters.outbound.max_days.values[0].repealed"),
        ("condition_with_a_point", "LD-SET-003", "parameters.outbound.max_days.values[0].by"),
        ("no_values", "LD-SET-003", "parameters.outbound.max_days"),
        ("unknown_unit", "LD-SET-003", "parameters.outbound.max_days.unit"),
        ("choice_twice", "LD-SET-003", "parameters.outbound.max_days.choices"),
        ("id_not_ascii", "LD-SET-003", "parameters.最多天数"),
        ("unknown_jurisdiction", "LD-SET-003", "jurisdiction"),
        ("not_reviewed", "LD-SET-004", "reviewed_on"),
        ("pack_id", "LD-SET-003", "id"),
        ("syntax", "LD-FILE-009", None),
        ("parameter_twice", "LD-FILE-009", None),
    ],
)
def test_a_broken_pack_is_refused_with_code_key_and_file(name, code, path):
    with pytest.raises(CannotContinue) as caught:
        read_pack(BROKEN / f"{name}.toml")
    (issue,) = caught.value.issues
    assert (issue.code, issue.path) == (code, path)
    assert f"{name}.toml" in str(issue.source)


def test_every_broken_pack_has_its_test():
    cases = test_a_broken_pack_is_refused_with_code_key_and_file.pytestmark[0].args[1]
    assert {case[0] for case in cases} == {path.stem for path in BROKEN.glob("*.toml")}


def test_a_missing_pack_is_named():
    with pytest.raises(CannotContinue, match="nowhere"):
        read_pack("nowhere.toml")


def test_the_faults_of_all_parameters_are_reported_together(pack_of):
    with pytest.raises(CannotContinue) as caught:
        pack_of(
            '[parameters."a.b"]\nzh="甲"\nen="A"\nunit="persons"\nvalues=[{value="x", source="book"}]\n'
            '[parameters."c.d"]\nzh="乙"\nen="B"\nunit="nothing"\nvalues=[{value=1, source="book"}]\n'
        )
    assert [issue.path for issue in caught.value.issues] == ["parameters.a.b.values[0].value", "parameters.c.d.unit"]


@pytest.mark.parametrize(
    ("unit", "written", "value"),
    [
        ("persons", "0", 0),
        ("ratio", "0.5", Decimal("0.5")),
        ("ratio", "1", Decimal(1)),
        ("yes_no", "false", False),
        ("text", '"甲"', "甲"),
        ("texts", '["a", "b"]', ("a", "b")),
        ("day_numbers", "[1, 3]", (1, 3)),
        ("fraction", "[2, 3]", (2, 3)),
        ("duration", "{ days = 7 }", Duration(7, DayKind.CALENDAR_DAYS)),
        ("duration", "{ working_days = 5 }", Duration(5, DayKind.WORKING_DAYS)),
        ("duration", "{ months = 6 }", Duration(6, DayKind.MONTHS)),
        ("deadline", '["return", { days = 7 }]', ("return", Duration(7, DayKind.CALENDAR_DAYS))),
    ],
)
def test_each_unit_takes_its_kind_of_value(pack_of, unit, written, value):
    pack = pack_of(f'[parameters."a.b"]\nzh="甲"\nen="A"\nunit="{unit}"\nvalues=[{{value={written}, source="book"}}]')
    found = pack.parameters[0].values[0].value
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("persons", "-1"),
        ("persons", "1.0"),
        ("persons", "nan"),
        ("ratio", "1.5"),
        ("ratio", "nan"),
        ("ratio", '"0.5"'),
        ("yes_no", '"no"'),
        ("text", '" "'),
        ("text", "1"),
        ("texts", "[]"),
        ("texts", "[1]"),
        ("day_numbers", "3"),
        ("fraction", "[3, 2]"),
        ("fraction", "[0, 0]"),
        ("fraction", "[1, 2, 3]"),
        ("duration", "5"),
        ("duration", "{ weeks = 1 }"),
        ("duration", "{ days = 1, months = 1 }"),
        ("duration", "{ days = -1 }"),
        ("deadline", '["return"]'),
        ("deadline", '[{ days = 7 }, "return"]'),
    ],
)
def test_no_unit_takes_another_kind_of_value(pack_of, unit, written):
    with pytest.raises(CannotContinue) as caught:
        pack_of(f'[parameters."a.b"]\nzh="甲"\nen="A"\nunit="{unit}"\nvalues=[{{value={written}, source="book"}}]')
    assert (caught.value.issue.code, caught.value.issue.path) == ("LD-SET-003", "parameters.a.b.values[0].value")


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2013-07-05", date(2013, 7, 5), Precision.DAY),
        ('"2013-07-05"', date(2013, 7, 5), Precision.DAY),
        ('"2013-07"', date(2013, 7, 1), Precision.MONTH),
        ('"2013"', date(2013, 1, 1), Precision.YEAR),
    ],
)
def test_a_beginning_keeps_how_exactly_it_is_known(pack_of, written, day, precision):
    pack = pack_of(
        f'[parameters."a.b"]\nzh="甲"\nen="A"\nunit="persons"\nvalues=[{{value=1, since={written}, source="book"}}]'
    )
    value = pack.parameters[0].values[0]
    assert (value.valid_from, value.precision) == (day, precision)


def test_a_pack_carries_its_place_sources_and_review_day(pack_of):
    pack = pack_of(
        '[parameters."a.b"]\nzh="甲"\nen="A"\nunit="persons"\nreviewed_on=2025-05-05\n'
        'values=[{value=1, source="book", grade="C", note={zh="注", en="note"}}]'
    )
    (parameter,) = pack.parameters
    (value,) = parameter.values
    assert (pack.jurisdiction, parameter.jurisdiction, parameter.reviewed_on) == ("32", "32", date(2025, 5, 5))
    assert (value.source.text, value.grade, value.note.zh) == ("A book", Grade.C, "注")


def test_a_pack_holds_each_parameter_once_and_of_its_own_place(pack_of):
    pack = pack_of('[parameters."a.b"]\nzh="甲"\nen="A"\nunit="persons"\nvalues=[{value=1, source="book"}]')
    fields = {"id": "q", "zh": "乙", "en": "B", "reviewed_on": pack.reviewed_on}
    with pytest.raises(ValueError, match="twice"):
        Pack(**fields, jurisdiction="32", parameters=pack.parameters * 2)
    with pytest.raises(ValueError, match="another jurisdiction"):
        Pack(**fields, jurisdiction="33", parameters=pack.parameters)
