"""What is written is read back equal, in one step, and nothing in it runs in a spreadsheet."""

import csv
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import CannotContinue, MissingPackage
from localdiplomacy.ledger.code_fields import CODE_FIELDS
from localdiplomacy.ledger.formats import record_type_of
from localdiplomacy.ledger.ledger import RECORD_TYPES, Ledger
from localdiplomacy.ledger.read import read
from localdiplomacy.ledger.references import REFERENCES
from localdiplomacy.ledger.shapes import hints, item_type, plain_type
from localdiplomacy.ledger.write import write_csv, write_jsonl, write_xlsx
from localdiplomacy.model import (
    City,
    Details,
    Duration,
    Headcount,
    InboundDelegation,
    Money,
    Name,
    Observation,
    Origin,
    PartialDate,
    Period,
    Qualifier,
    Quantity,
    Source,
    Where,
)
from localdiplomacy.testing.values import headcounts

SETS = (*RECORD_TYPES, "observations")
SLUGS = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,6}[a-z0-9]", fullmatch=True)
# Texts as hostile as a cell may hold; control characters and lone surrogates cannot stand in any of the formats.
TEXTS = st.one_of(
    st.sampled_from(
        ["=1+1", "-", "'", "''x", "'-", " a ", "[1]", "{", "@SUM(A1)", "+1", "", "合计", "注：x", "'s-Hage", "7.0"]
    ),
    st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn"]), max_size=8),
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NUMBERS = st.decimals(-(10**9), 10**9, places=3).map(lambda number: number.normalize() + 0)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    return PartialDate(*(day.year, day.month, day.day)[: draw(st.integers(1, 3))])


SPECIAL: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    Decimal: NUMBERS,
    PartialDate: partial_dates(),
    datetime: st.datetimes(
        datetime.fromisoformat("1900-01-01T00:00:00"), datetime.fromisoformat("2199-01-01T00:00:00")
    ),
    Period: st.builds(Period.year, st.integers(1950, 2100)),
    Money: st.builds(Money, NUMBERS, st.sampled_from(["CNY", "USD"])),
    Headcount: headcounts(),
    Details: st.builds(
        Details,
        st.dictionaries(SLUGS, st.one_of(TEXTS, st.integers(), st.booleans(), NUMBERS, partial_dates()), max_size=3),
    ),
    Where: st.builds(Where, field=st.just("mode"), value=st.sampled_from(["own", "joined"])),
    Duration: st.nothing(),
}


@cache
def values_of(type_: Any) -> st.SearchStrategy[Any]:
    plain = plain_type(type_)
    if plain is not type_ and type(None) in get_args(type_):
        return st.none() | values_of(plain)
    if plain in SPECIAL:
        return SPECIAL[plain]
    if plain is Name:
        some = TEXTS.filter(bool)
        return st.builds(
            Name, zh=some, en=st.none() | some, local=st.none() | some, aliases=st.lists(TEXTS, max_size=2).map(tuple)
        )
    if plain is Quantity:
        return quantities()
    if isinstance(plain, type) and issubclass(plain, Enum):
        return st.sampled_from(list(plain))
    if (item := item_type(plain)) is not None:
        return st.lists(values_of(item), max_size=2).map(tuple)
    if get_args(plain):
        return st.tuples(*map(values_of, get_args(plain)))
    return objects_of(plain)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if draw(st.booleans()):
        high = low
    return Quantity(
        low,
        high,
        draw(st.sampled_from(["persons", "batches", "CNY"])),
        draw(values_of(Quantity.__attrs_attrs__[3].type)),
    )


def codes_of(type_: Any, name: str) -> list[str] | None:
    """The codes a field may hold; None for a field that holds no codes."""
    list_id = CODE_FIELDS.get(type_, {}).get(name)
    if list_id == "country":
        return ["JP", "DE"]
    listed = builtin_code_lists().get(list_id or "")
    return None if list_id is None else [code.id for code in listed] if listed else ["any"]


def objects_of(type_: Any) -> st.SearchStrategy[Any]:
    fields: dict[str, st.SearchStrategy[Any]] = {}
    # Ids that are nobody's name, or reading would put an id in their place.
    references = {reference.field for reference in REFERENCES.get(type_, ())}
    reference = st.sampled_from(["ref-1", "ref-2"])
    for attribute in attrs.fields(type_):
        if not attribute.init or attribute.name in ("source", "evidence", "plugin"):
            continue
        if attribute.name in ("id", "indicator"):
            fields[attribute.name] = SLUGS
        elif attribute.name == "dimensions":
            fields[attribute.name] = st.dictionaries(st.sampled_from(["country", "kind"]), TEXTS).map(
                lambda d: tuple(d.items())
            )
        elif attribute.name in references:
            fields[attribute.name] = (
                reference if item_type(hints(type_)[attribute.name]) is None else st.lists(reference).map(tuple)
            )
        elif (codes := codes_of(type_, attribute.name)) is not None and attribute.name != "status":
            several = item_type(hints(type_)[attribute.name]) is not None
            code = st.sampled_from(codes)
            given = st.lists(code, max_size=2).map(tuple) if several else code
            fields[attribute.name] = given if several or attribute.default is attrs.NOTHING else st.none() | given
        else:
            fields[attribute.name] = values_of(hints(type_)[attribute.name])
    return st.builds(type_, **fields)


ORIGINS = st.builds(
    Origin, document=st.none() | TEXTS.filter(bool), published=st.none() | partial_dates(), synthetic=st.booleans()
)


@st.composite
def records(draw: st.DrawFn, name: str) -> list[Any]:
    made = draw(
        st.lists(
            objects_of(record_type_of(name)),
            min_size=1,
            max_size=3,
            unique_by=lambda r: getattr(r, "id", None) or r.key,
        )
    )
    return [attrs.evolve(item, source=Source(draw(ORIGINS), 1)) for item in made]


def origin_of(item: Any) -> Any:
    origin = item.source.origin
    return (origin.document, origin.published, origin.synthetic)


def same(read_back: Ledger, held: Ledger, name: str) -> None:
    assert getattr(read_back, name) == getattr(held, name)
    assert list(map(origin_of, getattr(read_back, name))) == list(map(origin_of, getattr(held, name)))


@pytest.mark.parametrize("name", SETS)
@settings(
    max_examples=8,
    phases=[__import__("hypothesis").Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_every_type_of_record_comes_back_equal(name: str, data: st.DataObject, tmp_path: Path) -> None:
    held = Ledger.of(data.draw(records(name)))
    write_csv(getattr(held, name), tmp_path / f"{name}.csv")
    write_jsonl(held, tmp_path / "all.jsonl")
    write_xlsx(held, tmp_path / "all.xlsx")
    for file in (f"{name}.csv", "all.jsonl", "all.xlsx"):
        intake = read(tmp_path / file)
        assert [(issue.code, issue.message("en"), issue.place()) for issue in intake.issues.errors] == []
        same(intake.ledger, held, name)


def test_cells_that_a_spreadsheet_would_run_are_written_as_text(tmp_path: Path) -> None:
    city = City(id="a", name=Name(zh='=HYPERLINK("http://x","y")', en="+1", local="@x", aliases=("-1",)))
    write_csv([city], tmp_path / "cities.csv")
    with (tmp_path / "cities.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in list(csv.reader(file))[1:] for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert read(tmp_path / "cities.csv").ledger.cities["a"] == city


def test_an_approximate_count_is_written_as_offices_write_it(tmp_path: Path) -> None:
    about, range_ = Quantity.of(80, "persons", Qualifier.APPROX), Quantity(4, 6, "batches", Qualifier.OVER)
    visits = [
        InboundDelegation(id="a", headcount=Headcount(persons=about)),
        InboundDelegation(id="b", headcount=Headcount(persons=7, batches=range_)),
    ]
    write_csv(visits, tmp_path / "inbound.csv")
    with (tmp_path / "inbound.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["headcount.persons"] for row in written] == ["约80", "7"]
    assert [row["headcount.batches"] for row in written] == ["", "4–6余"]
    intake = read(tmp_path / "inbound.csv")
    assert (list(intake.ledger.inbound), list(intake.issues)) == (visits, [])


def test_a_csv_begins_with_the_mark_that_tells_excel_its_encoding(tmp_path: Path) -> None:
    write_csv([City(id="a", name=Name(zh="苏州"))], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_several_types_do_not_fit_one_table(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one type"):
        write_csv([], tmp_path / "a.csv")
    with pytest.raises(ValueError, match="one type"):
        write_csv([City(id="a"), Observation(indicator="x", period=Period.year(2021))], tmp_path / "a.csv")


def test_a_failed_writing_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"before")

    class Broken:
        """A ledger whose records cannot be counted half-way."""

        cities = (City(id="a"), object())

        def __len__(self) -> int:
            return 1

        def __getattr__(self, name: str) -> tuple[object, ...]:
            return ()

    with pytest.raises(AttributeError):
        write_xlsx(Broken(), file)  # type: ignore[arg-type]
    assert file.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue, match="jsonl"):
        write_jsonl([City(id="a")], tmp_path / "nowhere" / "a.jsonl")


def test_an_empty_ledger_is_an_empty_workbook(tmp_path: Path) -> None:
    write_xlsx(Ledger(), tmp_path / "a.xlsx")
    assert len(read(tmp_path / "a.xlsx").ledger) == 0


def test_without_xlsxwriter_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingPackage, match="excel"):
        write_xlsx(Ledger(), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_counts_of_batches_that_run_by_chance_come_back(tmp_path: Path) -> None:
    day = PartialDate(2021, 3, 7)
    visits = [
        InboundDelegation(id=id, arrives_on=day, headcount=Headcount(batches=batches))
        for id, batches in (("a", 1), ("b", None), ("c", 2))
    ]
    write_csv(visits, tmp_path / "visits.csv")
    assert read(tmp_path / "visits.csv").ledger.inbound == Ledger.of(visits).inbound
