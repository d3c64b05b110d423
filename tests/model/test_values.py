"""Names, ids, texts, sources, durations and code lists."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model import Code, CodeList, DayKind, Duration, Name, Origin, PartialDate, Source, Text
from localdiplomacy.model.codes import AmbiguousCode
from localdiplomacy.model.ids import MAX_LENGTH, is_slug
from localdiplomacy.model.texts import nfc
from localdiplomacy.testing.strategies import days, names, slugs


@pytest.mark.parametrize("id", ["a", "A9", "suqian-2021/0007", "a.b_c:d/e-f", "1", "x" * MAX_LENGTH])
def test_slugs(id: str) -> None:
    assert is_slug(id)


@pytest.mark.parametrize(
    "id",
    ["", "-a", "a-", "a..b", "../etc", "/a", "a/", "a b", "宿迁", "a\n", "é", "_a", "a:", "x" * (MAX_LENGTH + 1), "１"],
)
def test_no_slugs(id: str) -> None:
    assert not is_slug(id)


@given(slugs())
def test_generated_ids_are_slugs(id: str) -> None:
    assert is_slug(id)


@given(names())
def test_a_name_is_found_by_every_spelling_it_prints(name: Name) -> None:
    for language in ("zh", "en"):
        assert name.get(language) in name.spellings  # type: ignore[arg-type]
    assert str(name) == name.get("zh")
    assert len(set(name.spellings)) == len(name.spellings)
    assert set(name.aliases) <= set(name.spellings)


def test_the_nearest_name_stands_in() -> None:
    every = Name(zh="神户", en="Kobe", local="神戸市", aliases=("神户", "KOBE"))
    assert (every.get("zh"), every.get("en")) == ("神户", "Kobe")
    assert every.spellings == ("神户", "Kobe", "神戸市", "KOBE")
    assert Name(en="Kobe", local="神戸市").get("zh") == "Kobe"
    assert Name(zh="神户", local="神戸市").get("en") == "神户"
    assert Name(local="神戸市").get("zh") == Name(local="神戸市").get("en") == "神戸市"


@pytest.mark.parametrize("given", [{}, {"zh": ""}, {"aliases": ("神户",)}, {"zh": "", "en": "", "local": ""}])
def test_a_name_needs_a_name(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="needs zh, en or local"):
        Name(**given)  # type: ignore[arg-type]


def test_names_that_look_alike_are_equal() -> None:
    composed, decomposed = "Zürich", "Zu\u0308rich"
    assert Name(en=composed, local=composed, aliases=(composed,)) == Name(
        en=decomposed, local=decomposed, aliases=(decomposed,)
    )
    assert Name(zh=decomposed).zh == composed
    assert nfc("plain") == "plain"


def test_a_text_has_two_languages() -> None:
    assert (Text("是", "yes").get("zh"), Text("是", "yes").get("en")) == ("是", "yes")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source(Origin()), "?"),
        (Source(Origin(file="a.csv"), 7), "a.csv : 7"),
        (Source(Origin(file="a.xlsx", sheet="2021"), 7, "C"), "a.xlsx · 2021 : 7 [C]"),
        (Source(Origin(document="总结", publisher="外办")), "《总结》"),
        (Source(Origin(document="总结", file="a.csv"), column="C"), "《总结》 · a.csv [C]"),
    ],
)
def test_sources_say_where(source: Source, shown: str) -> None:
    assert str(source) == shown


def _weekday(day: date) -> bool:
    return day.weekday() < 5


@given(days(), st.integers(0, 400))
def test_calendar_days(start: date, number: int) -> None:
    assert Duration(number, DayKind.CALENDAR_DAYS).after(start) == start + timedelta(days=number)


@given(days(), st.integers(0, 60))
def test_working_days(start: date, number: int) -> None:
    end = Duration(number, DayKind.WORKING_DAYS).after(start, _weekday)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(_weekday, between)) == number
    assert _weekday(end) or number == 0


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2021-11-30", 3, "2022-02-28"),
        ("2021-05-06", 0, "2021-05-06"),
    ],
)
def test_months_end_on_the_last_day_there_is(start: str, months: int, end: str) -> None:
    assert Duration(months, DayKind.MONTHS).after(date.fromisoformat(start)) == date.fromisoformat(end)


@given(days(), st.integers(0, 60), st.sampled_from(DayKind))
def test_a_last_day_that_is_known_is_the_same_day(start: date, number: int, kind: DayKind) -> None:
    duration = Duration(number, kind)
    assert duration.after_if_known(start, _weekday) == duration.after(start, _weekday)


def test_a_last_day_that_no_calendar_tells_is_not_known() -> None:
    def announced(day: date) -> bool:
        if day.year > 2026:
            raise NotImplementedError
        return True

    five = Duration(5, DayKind.WORKING_DAYS)
    assert five.after_if_known(date(2021, 1, 1)) is None
    assert five.after_if_known(date(2026, 12, 26), announced) == date(2026, 12, 31)
    assert five.after_if_known(date(2026, 12, 27), announced) is None


def test_a_duration_needs_a_calendar_and_is_not_negative() -> None:
    with pytest.raises(ValueError, match="calendar"):
        Duration(5, DayKind.WORKING_DAYS).after(date(2021, 1, 1))
    with pytest.raises(ValueError, match="not negative"):
        Duration(-1, DayKind.MONTHS)


def _code(id: str, *aliases: str, since: str | None = None, until: str | None = None) -> Code:
    first, last = (PartialDate.parse(day).exact if day else None for day in (since, until))
    return Code(id=id, zh=f"{id}中", en=f"{id} en", aliases=aliases, since=first, until=last)


LIST = CodeList(
    id="list",
    zh="表",
    en="list",
    codes=(
        _code("a", "甲 A"),
        _code("b", until="2020-01-01"),
        _code("b", since="2021-01-01"),
        _code("c", since="2020-01-01"),
    ),
)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("a", "a"),
        ("A", "a"),
        (" a ", "a"),
        ("a中", "a"),
        ("A EN", "a"),
        ("aen", "a"),
        ("甲a", "a"),
        ("甲", None),
        ("", None),
    ],
)
def test_codes_are_found_by_any_spelling(text: str, id: str | None) -> None:
    assert LIST.find(text) == id


@pytest.mark.parametrize(
    ("id", "on", "there"),
    [
        ("b", "2019-12-31", True),
        ("b", "2020-01-01", False),
        ("b", "2020-12-31", False),
        ("b", "2021-01-01", True),
        ("c", "2019-12-31", False),
        ("c", "2020-01-01", True),
        ("a", "0001-01-01", True),
        ("x", "2020-01-01", False),
    ],
)
def test_codes_are_dated(id: str, on: str, there: bool) -> None:
    assert (LIST.get(id, date.fromisoformat(on)) is not None) is there
    assert (LIST.get(id) is not None) is (id in LIST) is (id != "x")


def test_a_code_list_is_a_collection_with_labels() -> None:
    assert [code.id for code in LIST] == ["a", "b", "b", "c"]
    assert len(LIST) == 4
    assert (LIST.label("a", "zh"), LIST.label("a", "en"), LIST.label("x", "zh")) == ("a中", "a en", "x")
    assert CodeList(id="list", zh="表", en="list", codes=LIST.codes) == LIST
    assert LIST.codes[0].spellings == ("a", "a中", "a en", "甲 A")


def test_a_spelling_means_one_code() -> None:
    with pytest.raises(AmbiguousCode, match="list: '甲 a' means both a and c") as caught:
        CodeList(id="list", zh="表", en="list", codes=(*LIST.codes, _code("c", "甲 a")))
    assert caught.value.text == Text("“甲 a”，它同时指 a 和 c", "'甲 a', which means both a and c")


@given(st.lists(slugs(), unique_by=str.casefold, max_size=6))
def test_every_code_is_found_by_all_its_spellings(ids: list[str]) -> None:
    found = CodeList(id="x", zh="表", en="x", codes=tuple(_code(id, f"{id}!") for id in ids))
    for code in found:
        assert {found.find(spelling) for spelling in code.spellings} == {code.id}
