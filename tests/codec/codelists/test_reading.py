"""A user's code lists: read strictly, with every fault located."""

from datetime import date
from pathlib import Path

import pytest

from localdiplomacy.codec.codelists import Extension, builtin_code_lists, merge, read_code_lists
from localdiplomacy.issues import CannotContinue
from localdiplomacy.model import Code, CodeList, EntryKind
from localdiplomacy.model.texts import Text

GOOD = """
[[lists]]
id = "street"
zh = "街道"
en = "Streets"
open = true
codes = [
  { id = "north", zh = "北街", en = "North Street", aliases = ["北大街"], since = 2019-01-01, until = 2021-01-01 },
  { id = "north", zh = "北街道", en = "North", since = 2021-01-01, broader = "all" },
  { id = "all", zh = "全部", en = "All" },
]

[[lists]]
id = "outbound-category"
codes = [
  { id = "sand", zh = "沙雕", en = "sand sculpture" },
  { id = "other", zh = "其余", en = "the rest", replace = true },
]

[[lists]]
id = "entry-kind"

  [[lists.codes]]
  id = "rehearsal"
  zh = "排练"
  en = "rehearsal"
  required = ["on"]
  units = ["events"]
  states = ["planned", "held"]
  fields = [
    { id = "hall", zh = "场馆", en = "hall", required = true, aliases = ["地点"] },
    { id = "level", zh = "级别", en = "level", type = "code", code_list = "scope" },
    { id = "player", zh = "演员", en = "player", sensitive = true },
  ]
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "codes.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_may_hold_several_lists(tmp_path: Path) -> None:
    street, category, kinds = read_code_lists(_written(tmp_path, GOOD))
    assert street.open
    assert street.find("北大街") == "north"
    assert street.get("north", date(2020, 5, 1)).zh == "北街"  # type: ignore[union-attr]
    assert street.get("north", date(2021, 1, 1)).zh == "北街道"  # type: ignore[union-attr]
    assert isinstance(category, Extension)
    assert category.replaces == {"other"}
    assert not isinstance(kinds, Extension)


def test_a_known_list_lends_its_name_and_openness(tmp_path: Path) -> None:
    category = read_code_lists(_written(tmp_path, GOOD))[1]
    builtin = builtin_code_lists()["outbound-category"]
    assert (category.zh, category.en, category.open) == (builtin.zh, builtin.en, builtin.open)


def test_other_lists_than_the_packaged_ones_may_be_extended(tmp_path: Path) -> None:
    squares = CodeList(id="square", zh="广场", en="Squares", codes=())
    path = _written(tmp_path, '[[lists]]\nid = "square"\ncodes = []')
    assert read_code_lists(path, known={"square": squares}) == (squares,)
    with pytest.raises(CannotContinue, match="square"):
        read_code_lists(path)


def test_entry_kinds_carry_their_fields(tmp_path: Path) -> None:
    (kind,) = read_code_lists(_written(tmp_path, GOOD))[2]
    assert isinstance(kind, EntryKind)
    assert kind.required == ("on",)
    assert kind.units == ("events",)
    assert kind.states == ("planned", "held")
    hall, level, player = kind.fields
    assert (hall.label, hall.required, hall.aliases) == (Text("场馆", "hall"), True, ("地点",))
    assert (level.type, level.code_list) == ("code", "scope")
    assert player.sensitive


def test_what_was_read_can_be_put_on_top_of_the_packaged_lists(tmp_path: Path) -> None:
    merged = merge(builtin_code_lists(), read_code_lists(_written(tmp_path, GOOD)))
    assert merged["outbound-category"].label("other", "zh") == "其余"
    assert merged["outbound-category"].find("沙雕") == "sand"
    assert isinstance(merged["entry-kind"].get("rehearsal"), EntryKind)
    assert "event" in merged["entry-kind"]


def _one(codes: str, id: str = "street", head: str = 'zh = "街道"\nen = "Streets"') -> str:
    return f'[[lists]]\nid = "{id}"\n{head}\ncodes = [\n{codes}\n]\n'


def _kind(more: str) -> str:
    return _one(f'{{ id = "play", zh = "演出", en = "play", {more} }}', id="entry-kind", head="")


PLAIN = '{ id = "north", zh = "北街", en = "North Street" }'


@pytest.mark.parametrize(
    ("text", "code", "path", "shown"),
    [
        ("lists = 3", "LD-SET-003", "lists", "3"),
        ("lists = []\nlist = []", "LD-SET-002", "list", "lists?"),
        ("", "LD-SET-004", "lists", "lists"),
        (_one(PLAIN, id="北"), "LD-SET-003", "lists.北.id", "ASCII"),
        ("[[lists]]\nzh = '街'\nen = 's'\ncodes = []", "LD-SET-004", "lists[0].id", "id"),
        (_one(PLAIN, head='zh = "街道"'), "LD-SET-004", "lists.street.en", "en"),
        (_one(PLAIN, head='zh = "街道"\nen = "S"\nopen = "yes"'), "LD-SET-003", "lists.street.open", "true or false"),
        (_one('{ id = "a b", zh = "北", en = "N" }'), "LD-SET-003", "lists.street.codes[0].id", "a b"),
        (_one('{ id = "a", zh = " ", en = "N" }'), "LD-SET-003", "lists.street.codes[0].zh", "not empty"),
        (_one('{ id = "a", zh = "北" }'), "LD-SET-004", "lists.street.codes[0].en", "en"),
        (
            _one('{ id = "a", zh = "北", en = "N", alias = ["b"] }'),
            "LD-SET-002",
            "lists.street.codes[0].alias",
            "aliases?",
        ),
        (
            _one('{ id = "a", zh = "北", en = "N", aliases = "b" }'),
            "LD-SET-003",
            "lists.street.codes[0].aliases",
            "list",
        ),
        (
            _one('{ id = "a", zh = "北", en = "N", aliases = [""] }'),
            "LD-SET-003",
            "lists.street.codes[0].aliases[0]",
            "not empty",
        ),
        (
            _one('{ id = "a", zh = "北", en = "N", since = 5 }'),
            "LD-SET-003",
            "lists.street.codes[0].since",
            "2021-03-07",
        ),
        (
            _one('{ id = "a", zh = "北", en = "N", since = 2020-01-01, until = 2020-01-01 }'),
            "LD-SET-003",
            "lists.street.codes[0].until",
            "after since",
        ),
        (_one(f"{PLAIN}, {PLAIN}"), "LD-SET-003", "lists.street.codes[1].id", "each id once"),
        (_one(f'{PLAIN}, {{ id = "b", zh = "北街", en = "B" }}'), "LD-SET-003", "lists.street.codes", "north and b"),
        (_kind('required = ["when"]'), "LD-SET-003", "lists.entry-kind.codes[0].required[0]", "one of"),
        (
            _kind('fields = [{ id = "x", zh = "", en = "x" }]'),
            "LD-SET-003",
            "lists.entry-kind.codes[0].fields[0].zh",
            "not empty",
        ),
        (
            _kind('fields = [{ id = "x", zh = "某", en = "x", type = "number" }]'),
            "LD-SET-003",
            "lists.entry-kind.codes[0].fields[0].type",
            "decimal",
        ),
        (
            _kind('fields = [{ id = "x", zh = "某", en = "x", type = "code" }]'),
            "LD-SET-003",
            "lists.entry-kind.codes[0].fields[0].code_list",
            "code_list",
        ),
        (
            _kind('fields = [{ id = "x", zh = "某", en = "x" }, { id = "x", zh = "甲", en = "y" }]'),
            "LD-SET-003",
            "lists.entry-kind.codes[0].fields[1].id",
            "each id once",
        ),
        (
            _one('{ id = "a", zh = "北", en = "N", fields = [] }'),
            "LD-SET-002",
            "lists.street.codes[0].fields",
            "fields",
        ),
    ],
)
def test_a_fault_is_named_with_file_list_and_key(tmp_path: Path, text: str, code: str, path: str, shown: str) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(_written(tmp_path, text), "codes.toml")
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [(code, path)]
    (issue,) = caught.value.issues
    assert issue.source is not None
    assert issue.source.origin.file == "codes.toml"
    assert shown in issue.message("en")


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    text = _one('{ id = "a b", zh = "", en = "N" }') + _one('{ id = "c d", zh = "某", en = "N" }', id="square")
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(_written(tmp_path, text))
    assert {issue.path for issue in caught.value.issues} == {
        "lists.street.codes[0].id",
        "lists.street.codes[0].zh",
        "lists.square.codes[0].id",
    }


@pytest.mark.parametrize(("text", "code"), [("lists = [", "LD-FILE-009"), (None, "LD-FILE-001")])
def test_a_file_that_is_no_toml_or_not_there(tmp_path: Path, text: str | None, code: str) -> None:
    path = tmp_path / "codes.toml" if text is None else _written(tmp_path, text)
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(path)
    assert caught.value.issue.code == code


def test_plain_codes_are_plain(tmp_path: Path) -> None:
    (street,) = read_code_lists(_written(tmp_path, _one(PLAIN)))
    assert street.codes == (Code(id="north", zh="北街", en="North Street"),)
