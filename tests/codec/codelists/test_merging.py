"""Lists on top of lists."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.codelists import Extension, builtin_code_lists, merge
from localdiplomacy.issues import CannotContinue
from localdiplomacy.model import Code, CodeList


def _code(id: str, **more: object) -> Code:
    return Code(id=id, zh=f"代码{id}", en=f"code {id}", **more)  # type: ignore[arg-type]


def _list(id: str, codes: Iterable[Code], **more: object) -> CodeList:
    return CodeList(id=id, zh=f"列表{id}", en=f"list {id}", codes=tuple(codes), **more)  # type: ignore[arg-type]


def _replacing(id: str, codes: Iterable[Code], *replaces: str) -> Extension:
    return Extension(id=id, zh="新", en="new", codes=tuple(codes), replaces=frozenset(replaces))


BASE = {"letters": _list("letters", (_code("a"), _code("b"), _code("c")))}

slugs = st.text("abcdefghij0123456789", min_size=1, max_size=6)


@st.composite
def three_disjoint_sets(draw: st.DrawFn) -> list[list[CodeList]]:
    """Lists with ids of their own, dealt out to three owners."""
    ids = draw(st.lists(slugs, unique=True, max_size=9))
    owners = [draw(st.integers(0, 2)) for _ in ids]
    made = [_list(id, map(_code, draw(st.lists(slugs, unique=True, max_size=3)))) for id in ids]
    return [[codes for codes, owner in zip(made, owners, strict=True) if owner == number] for number in range(3)]


@given(three_disjoint_sets())
def test_merging_disjoint_lists_is_associative(sets: list[list[CodeList]]) -> None:
    first, second, third = sets
    left = merge(merge(merge({}, first), second), third)
    right = merge(merge({}, first), merge(merge({}, second), third).values())
    assert left == right
    assert list(left) == list(right)
    assert set(left) == {codes.id for owned in sets for codes in owned}


@given(st.lists(slugs, unique=True, min_size=3), st.data())
def test_merging_disjoint_codes_of_one_list_is_associative(ids: list[str], data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(ids)), min_size=2, max_size=2)))
    parts = [ids[: cut[0]], ids[cut[0] : cut[1]], ids[cut[1] :]]
    first, second, third = (_list("x", map(_code, part)) for part in parts)
    left = merge(merge({"x": first}, [second]), [third])
    right = merge({"x": first}, merge({"x": second}, [third]).values())
    assert left == right
    assert [code.id for code in left["x"]] == ids


def test_new_codes_come_after_the_known_ones_and_the_base_stays() -> None:
    merged = merge(BASE, [_list("letters", [_code("d")], open=True)])
    assert [code.id for code in merged["letters"]] == ["a", "b", "c", "d"]
    assert merged["letters"].open
    assert len(BASE["letters"]) == 3
    with pytest.raises(TypeError):
        merged["more"] = BASE["letters"]  # type: ignore[index]


def test_a_known_code_is_not_replaced_unasked() -> None:
    with pytest.raises(CannotContinue) as caught:
        merge(BASE, [_list("letters", [_code("b")])], "codes.toml")
    assert caught.value.issue.code == "LD-SET-003"
    assert caught.value.issue.place() == "codes.toml · lists.letters.b"
    assert "replace = true" in caught.value.issue.message("zh")


def test_a_replacement_stands_in_the_old_place() -> None:
    new = Code(id="b", zh="乙", en="bee")
    merged = merge(BASE, [_replacing("letters", [_code("d"), new], "b")])
    assert [code.id for code in merged["letters"]] == ["a", "b", "c", "d"]
    assert merged["letters"].get("b") is new
    assert merged["letters"].find("代码b") is None
    assert type(merged["letters"]) is CodeList


def test_a_replacement_takes_the_place_of_all_periods_of_the_old_code() -> None:
    old = _list("x", (_code("a", until=date(2020, 1, 1)), _code("a", since=date(2020, 1, 1)), _code("b")))
    merged = merge({"x": old}, [_replacing("x", [_code("a")], "a")])
    assert [(code.id, code.until) for code in merged["x"]] == [("a", None), ("b", None)]


@pytest.mark.parametrize("base", [BASE, {}])
def test_there_must_be_something_to_replace(base: dict[str, CodeList]) -> None:
    with pytest.raises(CannotContinue, match=r"lists\.letters\.z"):
        merge(base, [_replacing("letters", [_code("z")], "z")])


def test_a_code_may_go_on_under_its_id_after_it_ended() -> None:
    ended = {"x": _list("x", [_code("a", until=date(2021, 1, 1))])}
    merged = merge(ended, [_list("x", [_code("a", since=date(2021, 1, 1))])])
    assert len(merged["x"]) == 2
    with pytest.raises(CannotContinue):
        merge(ended, [_list("x", [_code("a", since=date(2020, 12, 31))])])


def test_a_spelling_of_another_code_is_refused() -> None:
    with pytest.raises(CannotContinue) as caught:
        merge(BASE, [_list("letters", [_code("d", aliases=("代码 A",))])])
    assert caught.value.issue.path == "lists.letters"
    assert caught.value.issue.values("en")["found"] == "'代码 A', which means both a and d"
    assert caught.value.issue.message("zh") == "应为 别的代码没有用的写法，实为 “代码 A”，它同时指 a 和 d。"


def test_an_entry_kind_must_be_one() -> None:
    with pytest.raises(CannotContinue, match="entry-kind"):
        merge(builtin_code_lists(), [_list("entry-kind", [_code("my-kind")])])


def test_an_empty_list_takes_any_codes() -> None:
    merged = merge({"x": _list("x", [])}, [_replacing("x", [_code("a")])])
    assert merged["x"] == CodeList(id="x", zh="新", en="new", codes=(_code("a"),))
