"""Cells as offices write them, by what their column holds."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.codec.faults import Expected
from localdiplomacy.issues.catalogue.intake import COUNT_ABSURD, COUNT_NOT_EXACT, COUNTRY_NOT_READ
from localdiplomacy.ledger.cell_amounts import HeadingUnit, UnitSays, heading_unit
from localdiplomacy.ledger.cell_dates import Span, serial_date
from localdiplomacy.ledger.cell_texts import is_blank, quoted, text_of, unquoted
from localdiplomacy.ledger.cells import CellContext, OpenCode, cell_reader
from localdiplomacy.ledger.noted import Noted
from localdiplomacy.ledger.shapes import leaf_at
from localdiplomacy.model import (
    City,
    Code,
    CodeList,
    Entry,
    InboundDelegation,
    Instrument,
    Money,
    Observation,
    ObsStatus,
    OutboundDelegation,
    PartialDate,
    Partnership,
    Period,
    Qualifier,
    Quantity,
    Stop,
    TransferBatch,
    Vehicle,
    WorkPlan,
)
from localdiplomacy.model.quantities import Count
from localdiplomacy.testing.values import printed_counts

LISTS = builtin_code_lists()


def read(type_: type, path: str, cell: Any, **context: Any) -> Any:
    leaf = leaf_at(type_, path, LISTS)
    assert leaf is not None
    return cell_reader(leaf, CellContext(lists=LISTS, **context))(cell)


def refused(type_: type, path: str, cell: Any, **context: Any) -> ValueError:
    with pytest.raises((Expected, UnitSays)) as caught:
        read(type_, path, cell, **context)
    return caught.value


def expected_instead(type_: type, path: str, cell: Any, **context: Any) -> str:
    """What a refusal says is expected; that it shows the cell and is written in both languages is checked here."""
    error = refused(type_, path, cell, **context)
    assert isinstance(error, Expected)
    assert error.text.zh.strip()
    assert not any("\u3000" <= char <= "\u9fff" for char in error.text.en)
    if isinstance(cell, (str, int, Decimal)) and not isinstance(cell, bool):
        assert error.found in str(cell)
    return error.text.en


A_DATE = "a date with a year of four digits, such as 2021-03-07 or 2021-03"
A_MOMENT = "a date and time such as 2021-03-07 08:30"
A_PERIOD = "a period such as 2021 or 2021H1"
A_COUNT = "a whole number, not below 0"
DATES = [
    ("2021.3.7", "2021-03-07"),
    ("2021年3月10", "2021-03-10"),
    (Decimal("2021.0"), "2021"),
    ("2021年3月7日", "2021-03-07"),
    ("２０２１-０３", "2021-03"),
    ("2021", "2021"),
    (2021, "2021"),
    (202103, "2021-03"),
    ("202103", "2021-03"),
    (20210307, "2021-03-07"),
    (44262, "2021-03-07"),
    ("44262", "2021-03-07"),
    (Decimal("44262.5"), "2021-03-07"),
    (date(2021, 3, 7), "2021-03-07"),
    (datetime.fromisoformat("2021-03-07T08:30:00"), "2021-03-07"),
    (1, "1900-01-01"),
    (59, "1900-02-28"),
    (61, "1900-03-01"),
    ("9999-12-31", "9999-12-31"),
]


@pytest.mark.parametrize(("cell", "day"), DATES)
def test_dates(cell: Any, day: str) -> None:
    assert read(OutboundDelegation, "departs_on", cell) == PartialDate.parse(day)


@pytest.mark.parametrize(
    "cell", ["0000-01-01", "2021-02-30", "soon", True, 60, 0, -1, time(8), 9_999_999, 219999, "20211332"]
)
def test_what_is_no_date(cell: Any) -> None:
    assert expected_instead(OutboundDelegation, "departs_on", cell) == A_DATE


@pytest.mark.parametrize("cell", [Decimal("2021.3"), Decimal("2021.1"), Decimal("19999.5")])
def test_a_month_stored_as_a_number_may_be_either_of_two(cell: Decimal) -> None:
    error = refused(OutboundDelegation, "departs_on", cell)
    assert isinstance(error, Expected)
    assert "October" in error.text.en
    assert expected_instead(TransferBatch, "legs.departs_at", cell) == error.text.en


def test_years_of_two_digits_are_refused_with_what_to_write() -> None:
    error = refused(OutboundDelegation, "departs_on", "21.3.7")
    assert isinstance(error, Expected)
    assert "年份写足四位" in error.text.zh


def test_serial_dates_of_both_systems() -> None:
    assert read(OutboundDelegation, "departs_on", 42800, date1904=True) == PartialDate(2021, 3, 7)
    assert serial_date(0) is None
    assert serial_date(2_958_465) == date(9999, 12, 31) == serial_date(2_957_003, date1904=True)


@given(st.dates(date(1900, 3, 1)))
def test_serials_count_days(day: date) -> None:
    assert serial_date((day - date(1899, 12, 30)).days) == day


MOMENTS = [
    ("2021-03-07T08:30", datetime.fromisoformat("2021-03-07T08:30:00")),
    ("2021-03-07 08:30:15", datetime.fromisoformat("2021-03-07T08:30:15")),
    ("2021年3月7日8时30分", datetime.fromisoformat("2021-03-07T08:30:00")),
    ("2021.3.7 8:30", datetime.fromisoformat("2021-03-07T08:30:00")),
    (datetime.fromisoformat("2021-03-07T08:00:00"), datetime.fromisoformat("2021-03-07T08:00:00")),
    (Decimal("44262.25"), datetime.fromisoformat("2021-03-07T06:00:00")),
]


@pytest.mark.parametrize(("cell", "moment"), MOMENTS)
def test_moments(cell: Any, moment: datetime) -> None:
    assert read(TransferBatch, "legs.departs_at", cell) == (moment,)


@pytest.mark.parametrize("cell", ["2021-03-07 25:00", "2021年3月 8时", "8:30", Decimal("-1.5"), Decimal("0.35"), 5])
def test_what_is_no_moment(cell: Any) -> None:
    assert expected_instead(TransferBatch, "legs.departs_at", cell) == A_MOMENT


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (2021, "2021"),
        ("2021年上半年", "2021H1"),
        ("2020-03-07/2020-04-02", None),
        (date(2021, 3, 1), "2021-03-01"),
        (datetime.fromisoformat("2021-03-01T00:00:00"), "2021-03-01"),
    ],
)
def test_periods(cell: Any, code: str | None) -> None:
    found = read(Observation, "period", cell)
    assert isinstance(found, Period)
    assert code in (None, found.code)


def test_what_is_no_period() -> None:
    assert expected_instead(Observation, "period", "明年") == A_PERIOD
    assert expected_instead(Observation, "period", True) == A_PERIOD


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("6", 6),
        ("６", 6),
        (6, 6),
        (Decimal("6.0"), 6),
        ("5天", 5),
        ("1,234", 1234),
        ("十二", 12),
        ("5人(含翻译1人)", 5),
    ],
)
def test_counts(cell: Any, number: int) -> None:
    assert read(OutboundDelegation, "days_planned", cell) == number


@pytest.mark.parametrize(
    "cell", [-4, "-4", "4.5", Decimal("4.5"), True, "NaN", "Infinity", "多", date(2021, 1, 1), "9" * 100]
)
def test_what_is_no_count(cell: Any) -> None:
    assert expected_instead(OutboundDelegation, "days_planned", cell) == A_COUNT


def test_the_unit_in_the_cell_decides_where_the_heading_does_not() -> None:
    assert read(OutboundDelegation, "headcount.persons", "3人次", loose=True) == ("person_times", 3)
    assert read(OutboundDelegation, "headcount.persons", "3人", loose=True) == ("persons", 3)
    assert read(OutboundDelegation, "headcount.persons", 3, loose=True) == ("persons", 3)
    assert read(OutboundDelegation, "headcount", "2批") == ("batches", 2)


def test_a_unit_that_contradicts_the_heading_is_a_fault() -> None:
    error = refused(OutboundDelegation, "headcount.persons", "3人次")
    assert isinstance(error, UnitSays)
    assert error.unit == "persons"
    assert read(OutboundDelegation, "headcount.persons", "3人") == ("persons", 3)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("约80人", Quantity.of(80, "persons", Qualifier.APPROX)),
        ("近60万", Quantity.of(600_000, "persons", Qualifier.NEARLY)),
        ("10余人", Quantity.of(10, "persons", Qualifier.OVER)),
        ("约5", Quantity.of(5, "persons", Qualifier.APPROX)),
        ("4-6人", Quantity(4, 6, "persons")),
        ("４－６", Quantity(4, 6, "persons")),
        ("10人以上(含翻译1人)", Quantity.of(10, "persons", Qualifier.AT_LEAST)),
        ("数十人", Quantity(20, 99, "persons", Qualifier.APPROX)),
        ("5至5人", 5),
    ],
)
def test_an_approximate_count_is_kept_as_printed(cell: str, count: Count) -> None:
    assert read(OutboundDelegation, "headcount.persons", cell) == ("persons", count)


def test_an_approximate_count_takes_its_unit_from_cell_or_heading() -> None:
    about = partial(Quantity.of, 80, qualifier=Qualifier.APPROX)
    assert read(TransferBatch, "headcount.batches", "约80") == ("batches", about("batches"))
    assert read(OutboundDelegation, "planned.groups", "约80个团组") == ("groups", about("groups"))
    assert read(OutboundDelegation, "headcount.persons", "约80人次", loose=True) == (
        "person_times",
        about("person_times"),
    )
    assert isinstance(refused(OutboundDelegation, "headcount.persons", "约80人次"), UnitSays)


@pytest.mark.parametrize("cell", ["约4.5人", "4-6.5人", "-4-6", "约-5", "约", "若干", "4-6km"])
def test_what_is_no_approximate_count(cell: str) -> None:
    assert expected_instead(OutboundDelegation, "headcount.persons", cell) == A_COUNT


def test_a_field_of_exact_numbers_leaves_an_approximate_one_out() -> None:
    noted = read(OutboundDelegation, "days_planned", "约5天")
    assert isinstance(noted, Noted)
    assert (noted.value, noted.rule, dict(noted.params)["found"]) == (None, COUNT_NOT_EXACT, "约5天")
    noted = read(TransferBatch, "vehicles.seats", "45、40-50座")
    assert (noted.value, noted.rule) == ((45, None), COUNT_NOT_EXACT)
    assert read(TransferBatch, "vehicles.seats", 60_000_000).value == (60_000_000,)


@given(st.integers(0, 10**17).flatmap(lambda number: printed_counts(number, "persons")))
def test_what_is_written_for_a_count_is_read_as_it_was(count: Count) -> None:
    written = count.text.zh if isinstance(count, Quantity) else count
    found = read(OutboundDelegation, "headcount.persons", written)
    assert (found.value if isinstance(found, Noted) else found) == ("persons", count)


def test_a_count_beyond_belief_is_kept_and_told() -> None:
    noted = read(OutboundDelegation, "headcount.persons", 50_000_000)
    assert (noted.value, noted.rule) == (("persons", 50_000_000), COUNT_ABSURD)
    assert read(OutboundDelegation, "headcount.persons", "近6000万").rule is COUNT_ABSURD
    assert read(OutboundDelegation, "headcount.persons", 10_000_000) == ("persons", 10_000_000)


@pytest.mark.parametrize(
    ("cell", "heading", "money"),
    [
        ("3.5", "万元", Money(Decimal("35000"))),
        (Decimal("3.5"), "万元", Money(Decimal("35000"))),
        ("3.5万元", "元", Money(Decimal("35000"))),
        ("1,200美元", "", Money(Decimal("1200"), "USD")),
        (500, "千美元", Money(Decimal("500000"), "USD")),
        (500, None, Money(Decimal("500"))),
    ],
)
def test_money(cell: Any, heading: str | None, money: Money) -> None:
    unit = None if heading is None else heading_unit(heading)
    assert read(OutboundDelegation, "budget", cell, unit=unit) == money


@pytest.mark.parametrize("cell", ["约5万元", "免费", "5人", True])
def test_what_is_no_money(cell: Any) -> None:
    assert expected_instead(OutboundDelegation, "budget", cell) == "an amount of money"


def test_quantities_take_the_unit_from_cell_heading_or_column() -> None:
    people = heading_unit("万人")
    assert read(City, "population", "34", unit=people) == Quantity.of(340000, "persons")
    assert read(City, "population", 34, unit=people) == Quantity.of(340000, "persons")
    assert read(City, "population", "近60万人") == Quantity.of(600000, "persons", Qualifier.NEARLY)
    assert read(City, "population", 5) == Quantity.of(5, "persons")
    assert read(Entry, "quantity", "2-4期") == Quantity(2, 4, "issues")
    assert expected_instead(City, "population", "很多") == "an amount with its unit"
    assert heading_unit("单位：万元") == HeadingUnit("万元", 10000, "元")
    assert heading_unit("万") == HeadingUnit("万", 10000, "")


@pytest.mark.parametrize(
    ("cell", "number"), [("8.1万", 81000), ("8.1", 81000), ("约8.1", 81000), ("5千", 5000), ("1.2亿", 120_000_000)]
)
def test_a_multiple_in_the_cell_stands_instead_of_the_headings(cell: str, number: int) -> None:
    amount = read(City, "population", cell, unit=heading_unit("万"))
    assert amount.low == number
    if not cell.startswith("约"):
        assert read(OutboundDelegation, "budget", cell, unit=heading_unit("万元")) == Money(Decimal(number))


def test_a_quantity_without_a_unit_column_is_left_to_the_row() -> None:
    assert read(Entry, "quantity", 5) == Quantity.of(5, "")


@pytest.mark.parametrize(("cell", "value"), [("是", True), ("否", False), (True, True), (0, False), ("√", True)])
def test_yes_and_no(cell: Any, value: bool) -> None:
    assert read(TransferBatch, "vehicles.disinfected", cell) == (value,)


def test_what_is_neither_yes_nor_no() -> None:
    assert expected_instead(TransferBatch, "vehicles.disinfected", "待定") == "yes or no"


def test_codes_in_any_spelling() -> None:
    assert read(OutboundDelegation, "mode", "自组团") == "own"
    assert isinstance(read(OutboundDelegation, "mode", "自费"), OpenCode)
    assert isinstance(read(OutboundDelegation, "category", "考古"), OpenCode)
    assert read(OutboundDelegation, "mode", "双跨") == "cross-unit"
    assert read(OutboundDelegation, "leader_rank", "处级") == "130"
    assert read(OutboundDelegation, "state", "审批中") == "submitted"
    assert read(Observation, "status", "估计") is ObsStatus.ESTIMATED
    assert expected_instead(Observation, "status", "?") == f"one of: {', '.join(ObsStatus)}"


@pytest.mark.parametrize("cell", ["ＯＷＮ", "自組團", "自組 團", "Ｏｗｎ"])
def test_codes_in_full_width_letters_and_traditional_characters(cell: str) -> None:
    assert read(OutboundDelegation, "mode", cell) == "own"


@pytest.mark.parametrize("cell", ["ＡＰＰＲＯＸ", "約"])
def test_words_of_an_enumeration_in_other_forms(cell: str) -> None:
    assert read(Observation, "value.qualifier", cell) is Qualifier.APPROX


def test_a_spelling_that_folding_makes_two_codes_of_is_none() -> None:
    codes = (Code(id="a", zh="后", en="x"), Code(id="b", zh="後", en="y"))
    lists = {**LISTS, "outbound-mode": CodeList(id="outbound-mode", zh="某", en="some", codes=codes, open=True)}
    leaf = leaf_at(OutboundDelegation, "mode", lists)
    assert leaf is not None
    reader = cell_reader(leaf, CellContext(lists=lists))
    assert [reader(cell) for cell in ("后", "後", "Ｘ", "后\ufe00")] == ["a", "b", "a", "后\ufe00"]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("日本、韩国", ("JP", "KR")),
        ("日本 韩国", ("JP", "KR")),
        ("日本/韩国", ("JP", "KR")),
        ("United States; JP", ("US", "JP")),
        ('["JP","DE"]', ("JP", "DE")),
        ("港澳", ("HK", "MO")),
        ("港澳台", ("HK", "MO", "TW")),
        ("新马泰、埃及", ("SG", "MY", "TH", "EG")),
        ("德国→法国", ("DE", "FR")),
        ("德国—法国至英国", ("DE", "FR", "GB")),
        ("日本和韩国", ("JP", "KR")),
        ("Guinea-Bissau", ("GW",)),
        ("安提瓜和巴布达", ("AG",)),
    ],
)
def test_countries(cell: str, codes: tuple[str, ...]) -> None:
    assert read(OutboundDelegation, "stops.country", cell) == codes


@pytest.mark.parametrize(
    ("cell", "codes", "why"),
    [
        ("日本、亚特兰蒂斯", ("JP",), "亚特兰蒂斯"),
        ("俄罗斯等3国", ("RU",), "未写出名称"),
        ("欧盟", None, "欧盟"),
    ],
)
def test_countries_that_are_not_read_are_told(cell: str, codes: Any, why: str) -> None:
    for type_, path in ((OutboundDelegation, "stops.country"), (InboundDelegation, "countries")):
        noted = read(type_, path, cell)
        assert (noted.value, noted.rule) == (codes, COUNTRY_NOT_READ)
        assert why in dict(noted.params)["why"].zh
    stops = read(OutboundDelegation, "stops", cell).value
    assert stops == (codes and tuple(Stop(country=code) for code in codes))


def test_stops_with_their_city_or_only_passed_through() -> None:
    whole = (Stop(country="US", city="洛杉矶"), Stop(country="JP", transit=True))
    assert read(OutboundDelegation, "stops.country", "美国（洛杉矶）、日本(经停)") == whole
    assert read(OutboundDelegation, "stops", "美国（洛杉矶）、日本(经停)") == whole
    assert read(InboundDelegation, "countries", "美国（洛杉矶）") == ("US",)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2019年5月6日至8日", "2019-05-06", "2019-05-08"),
        ("2021.3.27-3.30", "2021-03-27", "2021-03-30"),
        ("2021年12月30日—2022年1月3日", "2021-12-30", "2022-01-03"),
    ],
)
def test_two_days_in_one_cell(cell: str, first: str, last: str) -> None:
    span = Span(PartialDate.parse(first), PartialDate.parse(last))
    assert read(OutboundDelegation, "departs_on", cell) == span
    assert read(InboundDelegation, "arrives_on", cell) == read(Entry, "on", cell) == span
    assert expected_instead(OutboundDelegation, "returns_on", cell) == A_DATE


@pytest.mark.parametrize("cell", ["2021.3.30-3.27", "2019-2021", "3月8日至9日"])
def test_what_is_no_range_of_days(cell: str) -> None:
    assert expected_instead(OutboundDelegation, "departs_on", cell) == A_DATE


@pytest.mark.parametrize("cell", ["-", "—", "/", "无", "N/A"])
def test_figures_that_are_not_there(cell: str) -> None:
    assert read(Observation, "value", cell) is None


def test_one_country_is_one() -> None:
    assert read(City, "country", "日本(大阪)") == "JP"
    for cell in ("日本、韩国", "火星", "日本等"):
        noted = read(City, "country", cell)
        assert (noted.value, noted.rule) == (None, COUNTRY_NOT_READ)


def test_vehicles_are_references_or_only_counted() -> None:
    assert read(TransferBatch, "vehicles", "1台") == read(TransferBatch, "vehicles", "2") == ()
    assert read(TransferBatch, "vehicles", 2) == ()
    assert read(TransferBatch, "vehicles", "甲车、乙车") == (Vehicle(reference="甲车"), Vehicle(reference="乙车"))


def test_codes_and_numbers_kept_as_text() -> None:
    assert read(City, "division_code", 110000) == "110000"
    assert read(City, "division_code", Decimal("110000.0")) == "110000"
    assert read(City, "division_code", "001100") == "001100"


def test_structures_in_one_cell() -> None:
    assert read(OutboundDelegation, "stops", '[{"country":"JP"}]') == (Stop(country="JP"),)
    assert read(OutboundDelegation, "stops", "日本、韩国") == (Stop(country="JP"), Stop(country="KR"))
    assert [member.name for member in read(OutboundDelegation, "members", "甲、乙")] == ["甲", "乙"]
    assert read(Partnership, "instruments", '[{"kind":"intent"}]') == (Instrument(kind="intent"),)
    assert expected_instead(Partnership, "instruments", '[{"kind":5}]') == "[0].kind: text"
    assert expected_instead(Partnership, "instruments", "意向书") == "a column of its own for each part"
    assert expected_instead(Partnership, "instruments", 5) == "a column of its own for each part"
    assert expected_instead(OutboundDelegation, "stops", '[{"country":') == "JSON text"


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "——", "/", " － "])
def test_blanks(cell: Any) -> None:
    assert is_blank(cell)
    assert read(WorkPlan, "period", cell) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (True, "true"),
        (False, "false"),
        (date(2021, 3, 7), "2021-03-07"),
        (datetime.fromisoformat("2021-03-07T00:00:00"), "2021-03-07"),
        (datetime.fromisoformat("2021-03-07T08:00:00"), "2021-03-07 08:00:00"),
        (time(8, 30), "08:30:00"),
        (Decimal("1.50"), "1.50"),
        (7, "7"),
        (" 苏州　", "苏州"),
        (None, ""),
    ],
)
def test_cells_as_text(cell: Any, text: str) -> None:
    assert text_of(cell) == text


@given(st.text(max_size=12))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_apostrophe_of_a_name_stays() -> None:
    assert unquoted("'s-Hertogenbosch") == "'s-Hertogenbosch"


@pytest.mark.parametrize(
    "path", ["nowhere", "stops.nowhere", "history", "unit.more", "details.x", "partner.name", "external_ids.Bad Key"]
)
def test_paths_that_lead_nowhere(path: str) -> None:
    leaf = leaf_at(OutboundDelegation, path, LISTS)
    assert (leaf is None) == (path != "history")


def test_paths_of_details_follow_the_kinds_of_entry() -> None:
    leaf = leaf_at(Entry, "details.whatever", LISTS)
    assert leaf is not None
    assert leaf.type is str
    types = {field.type for kind in LISTS["entry-kind"] for field in kind.fields}  # type: ignore[attr-defined]
    for kind in LISTS["entry-kind"]:
        for field in kind.fields:  # type: ignore[attr-defined]
            assert leaf_at(Entry, f"details.{field.id}", LISTS) is not None
    assert types
