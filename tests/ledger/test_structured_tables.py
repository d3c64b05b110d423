"""Items of JSON that do not say what they are: recognised by their keys."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.codec.opening import Limits
from localdiplomacy.issues import CannotContinue
from localdiplomacy.ledger.formats import BUILTIN_FORMATS
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.read import read
from localdiplomacy.ledger.structured_tables import read_by_keys
from localdiplomacy.ledger.tables import ReadingContext
from localdiplomacy.model import Origin

CONTEXT = ReadingContext(formats=BUILTIN_FORMATS, lists=builtin_code_lists())
Read = Callable[..., Intake]


@pytest.fixture
def lines(tmp_path: Path) -> Read:
    """Reads items as the lines of a file, and asserts that every line is accounted for."""

    def read_lines(*items: object, name: str = "a.jsonl", **more: Any) -> Intake:
        texts = [item if isinstance(item, str) else json.dumps(item) for item in items]
        (tmp_path / name).write_text("\n".join(texts) + "\n", "utf-8")
        intake = read(tmp_path / name, **more)
        assert all(tally.rows == tally.accounted for tally in intake.tally)
        assert sum(tally.rows for tally in intake.tally) == len(items)
        assert sum(tally.set_aside for tally in intake.tally) == len(intake.set_aside)
        assert all(tally.rows for tally in intake.tally)
        return intake

    return read_lines


def places(intake: Intake) -> list[tuple[str, int | None, str | None]]:
    return [(i.code, i.source and i.source.row, i.source and i.source.column) for i in intake.issues]


def test_headings_as_keys_are_read_by_the_rules_of_tables(lines: Read) -> None:
    intake = lines(
        {"团组名称": "经贸", "前往国家": ["日本", "韩国"], "离境日期": "2021年3月7日", "人次": "5人次", "卡号": 1},
        "",
        {"团组名称": "文化", "前往国家": "法国", "离境日期": "2021-13-07", "人次": 6},
        {"团组名称": "合计", "人次": 12},
    )
    (trip,) = intake.ledger.outbound
    assert trip.name is not None
    assert trip.name.zh == "经贸"
    assert [stop.country for stop in trip.stops] == ["JP", "KR"]
    assert str(trip.departs_on) == "2021-03-07"
    assert trip.headcount is not None
    assert trip.headcount.person_times == 5
    assert trip.source is not None
    assert trip.source.row == 1
    # The key stands where a sheet has its column, and nothing is said of a row of headings.
    assert sorted(places(intake)) == [
        ("LD-READ-002", None, "卡号"),
        ("LD-READ-004", 3, "离境日期"),
        ("LD-READ-009", 4, "人次"),
    ]
    (aside,) = intake.set_aside
    assert aside.content == ({"团组名称": "文化", "前往国家": "法国", "离境日期": "2021-13-07", "人次": 6},)
    assert [(tally.blank, tally.header, tally.subtotal) for tally in intake.tally] == [(1, 0, 0), (0, 0, 1)]


def test_names_of_fields_are_headings_too(lines: Read) -> None:
    intake = lines(
        {"id": "a", "departs_on": "2021-03-07", "headcount.persons": "5", "days_planned": "5天"},
        {"id": "b", "departs_on": "2021-03-08"},
    )
    assert not intake.issues
    assert [trip.days_planned for trip in intake.ledger.outbound] == [5, None]


def test_a_file_may_say_by_its_name_what_its_keys_leave_open(lines: Read) -> None:
    items = ({"单位": "市贸促会", "人数": 5, "日期": "2021-03-07"},)
    assert [issue.code for issue in lines(*items).issues] == ["LD-READ-025"]
    assert len(lines(*items, name="出访.jsonl").ledger.outbound) == 1
    assert len(lines(*items, name="来访.jsonl").ledger.inbound) == 1


def test_records_with_tables_within_are_read_strictly(lines: Read) -> None:
    whole = {"id": "a", "mode": "own", "stops": [{"country": "JP"}], "headcount": {"persons": 5}}
    intake = lines(whole, {**whole, "id": "b", "days_planned": "5天"}, {**whole, "id": "c", "dayz": 1})
    assert [trip.id for trip in intake.ledger.outbound] == ["a"]
    assert [(issue.code, issue.path) for issue in intake.issues] == [
        ("LD-READ-004", "days_planned"),
        ("LD-READ-010", "dayz"),
    ]


def test_tables_within_stand_under_headings_as_json(lines: Read) -> None:
    intake = lines({"团组名称": "经贸", "人次": 5, "stops": [{"country": "JP"}], "papers": [], "备注": [True, 2]})
    assert not intake.issues
    assert [stop.country for trip in intake.ledger.outbound for stop in trip.stops] == ["JP"]


def test_items_of_several_kinds_in_one_file_are_told_apart(lines: Read) -> None:
    intake = lines(
        {"团组名称": "经贸", "前往国家": "日本", "离境日期": "2021-03-07"},
        {"外宾单位名称": "某市", "来访日期": "2021-03-07", "来访国家": "日本", "来访人数": 3},
        {"set": "cities", "id": "c"},
        {"团组名称": "文化", "前往国家": "法国"},
        {"甲": 1},
        7,
        {},
    )
    assert {name: len(getattr(intake.ledger, name)) for name in ("outbound", "inbound", "cities")} == {
        "outbound": 2,
        "inbound": 1,
        "cities": 1,
    }
    assert [row.source.row for row in intake.set_aside] == [5, 6]
    assert sum(tally.blank for tally in intake.tally) == 1


def test_what_is_not_recognised_is_one_issue_that_says_what_to_add(lines: Read) -> None:
    intake = lines({"张三": 1}, ["x"], {"李四": 2}, None)
    (issue,) = intake.issues
    assert (issue.code, issue.source and issue.source.row) == ("LD-READ-025", 1)
    assert len(intake.set_aside) == 4
    for language in ("zh", "en"):
        assert "4" in issue.message(language)
        assert '"set": "outbound"' in issue.remedy(language)
        assert "张三" not in issue.message(language)


def test_a_list_says_the_place_of_the_first_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"set": "cities", "id": "c"}, {"x": 1}]', "utf-8")
    intake = read(tmp_path / "a.json")
    assert places(intake) == [("LD-READ-025", 2, None)]
    assert "item 2" in next(iter(intake.issues)).message("en")


def test_a_kind_that_is_known_lets_headings_be_keys(tmp_path: Path) -> None:
    items = [{"团组名称": "经贸", "人次": "5人次"}]
    (tmp_path / "a.json").write_text(json.dumps(items), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"outbound": items}), "utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"type": "outbound", **items[0]}), "utf-8")
    for intake in (read(tmp_path / "a.json", format="outbound"), read(tmp_path / "b.json"), read(tmp_path / "c.jsonl")):
        assert not intake.issues
        assert [trip.headcount and trip.headcount.person_times for trip in intake.ledger.outbound] == [5]


def test_a_misspelt_name_of_a_field_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"outbound": [{"id": "a", "departs_no": 1, "x": 2}]}', "utf-8")
    assert [issue.code for issue in read(tmp_path / "a.json").issues] == ["LD-READ-010"] * 2


def test_type_may_be_a_heading_like_any_other(lines: Read) -> None:
    trip = {"团组名称": "经贸", "前往国家": "日本", "人次": 5}
    intake = lines({"type": "经贸", **trip}, {"type": "outbuond", **trip}, {"type": "outbound", **trip})
    assert [record.source and record.source.row for record in intake.ledger.outbound] == [1, 3]
    assert [issue.code for issue in intake.issues] == ["LD-READ-012", "LD-READ-002"]


def test_half_a_character_sets_its_item_aside(lines: Read) -> None:
    intake = lines(r'{"团组名称": "\ud800甲", "人次": 5}', r'{"团组名称": "乙", "人次": 5, "\ud800": 1}')
    assert [trip.name and trip.name.zh for trip in intake.ledger.outbound] == ["乙"]
    assert [row.source.row for row in intake.set_aside] == [1]
    assert str([issue.message("zh") + issue.place() for issue in intake.issues]).encode()


def test_values_that_look_like_headings_make_no_table(lines: Read) -> None:
    intake = lines({"a": "团组名称", "b": "前往国家", "c": "离境日期"}, {"a": "经贸", "b": "日本", "c": "2021-03-07"})
    assert [issue.code for issue in intake.issues] == ["LD-READ-025"]
    assert len(intake.set_aside) == 2


def test_more_keys_than_columns_are_refused() -> None:
    items = [(1, {f"k{number}": 1 for number in range(20)})]
    with pytest.raises(CannotContinue, match="LD-FILE-003"):
        read_by_keys(items, Origin(file="a.json"), CONTEXT, Limits(max_columns=19))
    assert len(read_by_keys(items, Origin(file="a.json"), CONTEXT, Limits(max_columns=20)).set_aside) == 1


KEYS = (
    "团组名称",
    "前往国家",
    "离境日期",
    "人次",
    "序号",
    "外宾单位",
    "来访日期",
    "id",
    "stops",
    "headcount",
    "甲",
    "",
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["日本", "2021-03-07", "5人次", "合计", "注：", "-", *KEYS]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=2),
    max_leaves=3,
)
ITEMS = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5) | VALUES, max_size=6)


@given(ITEMS, st.sampled_from(["a.json", "出访.json", "来访.json", "outbound.json"]))
def test_no_item_is_lost_and_none_is_read_twice(items: list[Any], name: str) -> None:
    numbered = [(2 * number, item) for number, item in enumerate(items, 1)]
    intake = read_by_keys(numbered, Origin(file=name), CONTEXT)
    assert all(tally.rows == tally.accounted for tally in intake.tally)
    assert all(
        min(getattr(tally, kind) for kind in ("blank", "header", "title", "records")) >= 0 for tally in intake.tally
    )
    assert sum(tally.rows for tally in intake.tally) == len(items)
    assert len(intake.set_aside) == sum(tally.set_aside for tally in intake.tally)
    content = dict(numbered)
    assert all(row.content == (content[row.source.row or 0],) for row in intake.set_aside)
    rows = [row.source.row for row in intake.set_aside]
    assert len(rows) == len(set(rows))
    assert all(record.source and record.source.row in content for record in intake.ledger.records())
