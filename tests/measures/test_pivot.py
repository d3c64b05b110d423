"""Cross tables: what stands where, in which order, with totals that are added only where they may be."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import CITY, COUNTRY, DIMENSIONS, KIND, OFFICE
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.margins import SEVERAL, margin, may_overlap, overlap
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.pivot import Pivot
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.rows import Row
from localdiplomacy.measures.table import Table
from localdiplomacy.measures.totals import NOT_ADDITIVE, OVERLAPPING, STOCK_OVER_TIME, Refusal
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.names import Name
from localdiplomacy.model.periods import Period
from localdiplomacy.model.places import Office
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

LISTS = {
    "unit": CodeList(
        id="unit",
        zh="单位",
        en="Units",
        codes=(Code(id="batches", zh="批", en="batches"), Code(id="persons", zh="人", en="persons")),
    ),
    "outbound-mode": CodeList(
        id="outbound-mode",
        zh="方式",
        en="Modes",
        codes=(Code(id="own", zh="自组", en="own"), Code(id="joined", zh="随团", en="joined")),
    ),
}


def trip(id: str, office: str, mode: str | None, day: str, persons: int | None = 2, *countries: str):
    stops = tuple(Stop(country=country) for country in countries)
    headcount = Headcount(persons=persons)
    return OutboundDelegation(id=id, office=office, mode=mode, departs_on=day, headcount=headcount, stops=stops)


LEDGER = Ledger.of(
    [
        Office(id="a", name=Name(zh="甲", en="A")),
        trip("1", "b", "own", "2021-01-03", 2, "JP", "KR"),
        trip("2", "a", "own", "2021-01-05", 3, "JP"),
        trip("3", "a", "own", "2021-04-05", None),
        trip("4", "a", "joined", "2021-04-06", 5, "JP"),
        trip("5", "a", None, "2021-12-06", 7, "JP"),
    ]
)


def pivot(by: tuple[str, ...] = ("office", "mode"), wanted: object = "outbound.batches", **options: object) -> Pivot:
    return measure(LEDGER, wanted, by=by, period="2021", code_lists=LISTS).pivot(**{"columns": "mode", **options})


def low(total: Row | Refusal | None) -> int:
    assert isinstance(total, Row)
    assert total.observation.value is not None
    return int(total.observation.value.low)


def test_lines_and_columns_come_in_their_own_order() -> None:
    found = pivot()
    assert [axis.id for axis in found.rows] == ["office"]
    assert [axis.id for axis in found.columns] == ["mode"]
    assert found.row_members == (("a",), ("b",))
    assert found.column_members == (("own",), ("joined",), ("_unknown",))
    assert low(found.cell("a", "own")) == 2
    assert found.cell("b", "joined") is None
    for row, column in (("c", "own"), ("a", "other")):
        with pytest.raises(KeyError, match=r"c|other"):
            found.cell(row, column)


def test_totals_of_lines_columns_and_all() -> None:
    found = pivot()
    assert [low(found.row_total(office)) for office in "ab"] == [4, 1]
    assert [low(found.column_total(mode)) for mode in ("own", "joined", "_unknown")] == [3, 1, 1]
    assert low(found.total) == 5
    total = found.column_total("own")
    assert isinstance(total, Row)
    assert [record.id for record in total.records()] == ["2", "3", "1"]
    assert total.observation.evidence == ("1", "2", "3")


def test_printed() -> None:
    zh = pivot().text("zh").splitlines()
    assert zh[0] == "出访批次 · 2021（单位：批）"
    assert [line.split() for line in zh[1:5]] == [
        ["单位", "自组", "随团", "未注明", "合计"],
        ["甲", "2", "1", "1", "4"],
        ["b", "1", "1"],
        ["合计", "3", "1", "1", "5"],
    ]
    assert zh[6].startswith("出访批次：每条记录计 1 批")
    assert zh[7:] == ["空格：没有记录；“—”：没有数字。"]
    en = pivot().text("en").splitlines()
    assert en[0] == "Outbound batches · 2021 (in batches)"
    assert en[1].split() == ["Office", "own", "joined", "not", "stated", "Total"]
    assert en[7:] == ["A blank cell: no records; “—”: no figure."]
    assert str(pivot()) == pivot().text("zh")
    html = pivot().html("en")
    assert html.startswith('<div lang="en"')
    assert html.count('scope="row"') == 3
    assert html.count('scope="col"') == 5
    assert pivot()._repr_html_() == pivot().html("zh")


def test_where_all_is_filled_no_blank_is_explained() -> None:
    assert "空格" in pivot().text("zh")
    full = pivot(by=("mode", "month"), columns="mode", rows="month")  # each mode has a line in each month
    assert "空格" not in full.text("zh")
    single = pivot(by=("mode",), columns="mode")
    assert "空格" not in single.text("zh")


def test_indicators_stand_in_the_lines_unless_they_are_named() -> None:
    both = ["outbound.persons", "outbound.batches"]
    found = pivot(wanted=both)
    assert [axis.id for axis in found.rows] == ["indicator", "office"]
    assert found.row_members[:2] == (("outbound.persons", "a"), ("outbound.persons", "b"))
    assert found.total is None
    assert found.column_total("own") is None
    assert low(found.row_total(("outbound.batches", "a"))) == 4
    lines = found.text("en").splitlines()
    assert lines[0] == "Persons sent abroad · Outbound batches · 2021"
    assert lines[2].split() == [
        "Persons",
        "sent",
        "abroad",
        "A",
        "at",
        "least",
        "3",
        "persons",
        "5",
        "persons",
        "7",
        "persons",
        "at",
        "least",
        "15",
        "persons",
    ]
    assert not any(line.startswith("Total") for line in lines)


def test_indicators_across_have_the_totals_of_the_table() -> None:
    found = pivot(by=("office",), wanted=["outbound.batches", "outbound.persons"], columns="indicator")
    assert found.column_members == (("outbound.batches",), ("outbound.persons",))
    assert low(found.column_total("outbound.persons")) == 17
    assert found.row_total("a") is None
    lines = [line.split("  ") for line in found.text("en").splitlines()]
    assert "Total" not in lines[1]
    assert [cell.strip() for cell in lines[1] if cell.strip()] == [
        *("Office", "Outbound batches (in batches)", "Persons sent abroad (in persons)"),
    ]
    assert [cell.strip() for cell in lines[4] if cell.strip()] == ["Total", "5", "at least 17"]
    assert found.text("zh").splitlines()[1].split() == ["单位", "出访批次（单位：批）", "出访人数（单位：人）"]


def test_one_indicator_of_several() -> None:
    found = pivot(wanted=["outbound.batches", "outbound.persons"], indicator="outbound.persons")
    assert [axis.id for axis in found.rows] == ["office"]
    assert low(found.total) == 17
    assert "LD-MEASURE-008" in found.text("en")
    assert "LD-MEASURE-008" not in pivot(
        wanted=["outbound.batches", "outbound.persons"], indicator="outbound.batches"
    ).text("en")
    with pytest.raises(KeyError, match=r"outbound\.nothing"):
        pivot(indicator="outbound.nothing")


def test_one_dimension_alone_has_the_indicator_in_its_line() -> None:
    found = pivot(by=("mode",))
    assert [axis.id for axis in found.rows] == ["indicator"]
    assert [line.split() for line in found.text("en").splitlines()[1:3]] == [
        ["Indicator", "own", "joined", "not", "stated", "Total"],
        ["Outbound", "batches", "3", "1", "1", "5"],
    ]
    assert low(found.row_total("outbound.batches")) == 5


def test_three_dimensions() -> None:
    found = pivot(by=("office", "mode", "quarter"), columns=("mode", "quarter"))
    assert found.column_members[:2] == (("own", "2021Q1"), ("own", "2021Q2"))
    assert found.text("en").splitlines()[1].split("  ")[0] == "Office"
    assert "own / 2021Q1" in found.text("en")
    assert low(found.column_total(("own", "2021Q1"))) == 2
    swapped = pivot(by=("office", "mode", "quarter"), rows=("quarter", "office"))
    assert [axis.id for axis in swapped.rows] == ["quarter", "office"]
    rest = pivot(by=("office", "mode", "quarter"), rows="quarter")
    assert [axis.id for axis in rest.rows] == ["quarter", "office"]
    assert low(rest.cell(("2021Q2", "a"), "own")) == 1


def test_times_are_added_where_they_may_be() -> None:
    found = pivot(by=("office", "month"), columns="month")
    total = found.row_total("a")
    assert isinstance(total, Row)
    assert (low(total), total.observation.period) == (4, Period.year(2021))
    mean = Indicator(
        id="x.mean",
        zh="均",
        en="Mean",
        definition=Text("均", "mean"),
        unit="persons",
        fold="mean",
        value="headcount.persons",
        time="departs_on",
        additive_over_time=False,
        additive_over_units=False,
    )
    assert pivot(by=("office", "month"), wanted=mean, columns="month").row_total("a") == NOT_ADDITIVE


def test_a_record_in_several_cells_is_not_added_twice() -> None:
    found = pivot(by=("office", "country"), columns="country")
    assert found.row_total("b") == OVERLAPPING
    assert low(found.row_total("a")) == 4
    assert low(found.column_total("JP")) == 4
    assert low(found.total) == 5
    zh = found.text("zh")
    assert "“b”不合计：同一记录可计入多行，各行之和大于合计。" in zh
    assert zh.splitlines()[3].split()[-1] == "—"
    assert "No total of “b”: a record may count in several rows" in found.text("en")


def test_trips_of_two_offices_with_one_id_are_two() -> None:
    ledger = Ledger.of([trip("x", "a", "own", "2021-01-01"), trip("x", "b", "own", "2021-02-01")])
    found = measure(ledger, "outbound.batches", by=("office", "mode"), period="2021").pivot(columns="mode")
    assert low(found.column_total("own")) == 2
    assert may_overlap(indicator("outbound.batches"), [COUNTRY])
    assert not may_overlap(indicator("outbound.batches"), [OFFICE, CITY, KIND])
    assert may_overlap(indicator("inbound.batches"), [OFFICE, COUNTRY])


def test_distinct_values_do_not_add_up() -> None:
    found = pivot(wanted="outbound.countries")
    assert found.row_total("a") == NOT_ADDITIVE


def indicator(id: str) -> Indicator:
    return next(found for found in INDICATORS if found.id == id)


def test_stocks_do_not_add_over_time(figure) -> None:
    axes = {axis.id: axis for axis in DIMENSIONS}
    cells = [(Row(members=("x",), observation=figure(1)),)]
    year, stock = Period.year(2021), indicator("partnerships.in_force")
    assert margin(cells, stock, [axes["month"]], year) == STOCK_OVER_TIME
    assert low(margin(cells, stock, [axes["kind"]], year)) == 1
    assert margin(cells, indicator("outbound.countries"), [axes["office"]], year) == NOT_ADDITIVE
    assert margin([(*cells[0], *cells[0])], stock, [axes["kind"]], year) == SEVERAL
    assert isinstance(margin([], stock, [axes["kind"]], year), Refusal)


def test_two_figures_in_one_cell(figure) -> None:
    given = [figure(3, office="a", mode="own"), figure(4, office="a", mode="own"), figure(5, office="b", mode="own")]
    table = tabulate(Ledger.of(given), "outbound.batches", by=("office", "mode"), period="2021", code_lists=LISTS)
    found = table.pivot(columns="mode")
    assert found.cell("a", "own") == SEVERAL
    assert found.row_total("a") == SEVERAL
    assert low(found.row_total("b")) == 5
    assert found.text("en").splitlines()[2].split() == ["a", "3", "/", "4", "—"]
    assert found.to_polars()["own"].to_list() == [None, 5]
    assert found.to_polars(part="text")["own"].to_list() == ["3 / 4", "5"]


def test_what_does_not_fit() -> None:
    with pytest.raises(CannotContinue, match="LD-MEASURE-002"):
        pivot(columns="nothing")
    with pytest.raises(CannotContinue, match="mode"):
        pivot(columns="mod")
    for options in ({"rows": "mode"}, {"columns": ("mode", "mode")}, {"rows": ("office", "office")}):
        with pytest.raises(ValueError, match=r"one place only / .*只能放在一处"):
            pivot(**options)
    with pytest.raises(ValueError, match="nothing is left for the lines"):
        pivot(by=("mode",), columns=("mode", "indicator"))
    with pytest.raises(ValueError, match="nothing is left for the lines"):
        pivot(columns=())


FRAME = {"office": ["a", "b"], "own": [2, 1], "joined": [1, None], "_unknown": [1, None]}


def test_as_polars_and_arrow() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    assert pivot().to_polars().to_dict(as_series=False) == FRAME
    totals = pivot().to_polars(totals=True, labels="zh").to_dict(as_series=False)
    assert totals == {
        "单位": ["甲", "b", "合计"],
        "自组": [2, 1, 3],
        "随团": [1, None, 1],
        "未注明": [1, None, 1],
        "合计": [4, 1, 5],
    }
    assert pivot().to_polars(totals=True)["office"].to_list() == ["a", "b", "_total"]
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert pivot().to_arrow().to_pydict() == FRAME
    assert pivot().to_arrow(part="low", totals=True, labels="en").to_pydict()["Total"] == [4, 1, 5]


def test_as_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pivot().to_pandas()
    assert [list(frame[name]) for name in ("own", "joined")] == [[2, 1], [1, pandas.NA]]
    assert pivot().to_pandas(part="text").loc["a", "own"] == "2"
    assert list(frame.index) == ["a", "b"]
    assert frame.index.name == "office"
    assert frame.loc["a", "own"] == 2
    assert frame.loc["b", "joined"] is pandas.NA
    assert {str(kind) for kind in frame.dtypes} == {"Int64"}
    three = pivot(by=("office", "mode", "quarter")).to_pandas(labels="en", totals=True)
    assert list(three.index.names) == ["Office", "Quarter"]
    assert three.loc[("A", "2021Q2"), "own"] == 1
    assert three.loc[("Total", ""), "Total"] == 5


def test_parts_of_figures(figure) -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    given = [
        figure(Quantity(2, 4, "batches"), office="a", mode="own"),
        figure(Quantity.of("2.5", "batches", Qualifier.APPROX), office="b", mode="own"),
        figure(None, office="c", mode="own"),
    ]
    table = tabulate(Ledger.of(given), "outbound.batches", by=("office", "mode"), period="2021")
    parts = {
        part: table.pivot(columns="mode").to_polars(part=part)["own"].to_list() for part in ("value", "low", "high")
    }
    assert parts == {
        "value": [None, Decimal("2.5"), None],
        "low": [2, Decimal("2.5"), None],
        "high": [4, Decimal("2.5"), None],
    }
    found = table.pivot(columns="mode")
    assert found.to_polars()["own"].to_list() == parts["value"]
    assert found.to_csv().splitlines()[1:] == ["a,2–4,2–4", "b,约2.5,约2.5", "c,,", "合计,,"]
    assert found.to_csv(labels="en").splitlines()[2] == "b,about 2.5,about 2.5"
    with pytest.raises(ValueError, match=r"no part 'middle'; take value, low, high, text / 没有 'middle' 这一部分"):
        found.to_polars(part="middle")
    assert found.to_polars(part="text")["own"].to_list() == ["2–4", "about 2.5", None]
    assert found.to_polars(part="text", labels="zh")["own"].to_list() == ["2–4", "约2.5", None]
    assert found.text("zh").splitlines()[4].split() == ["c", "—", "—"]


def test_members_that_are_called_alike_stay_apart() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    names = {"a": Name(zh="外办", en="Office"), "b": Name(zh="外办", en="Mode")}
    ledger = Ledger.of([*(Office(id=id, name=name) for id, name in names.items()), *LEDGER.outbound])
    found = measure(ledger, "outbound.batches", by=("office", "mode"), period="2021").pivot(columns="office")
    assert found.to_polars(labels="zh").columns == ["组团方式", "外办", "外办 (b)"]
    assert found.to_polars(labels="en").columns == ["Mode", "Office", "Mode (b)"]
    assert found.to_polars().columns == ["mode", "a", "b"]


def test_csv_for_a_spreadsheet(tmp_path: Path) -> None:
    file = pivot().to_csv(tmp_path / "pivot.csv")
    assert file.read_bytes().startswith("\ufeff单位,自组".encode())
    assert list(csv.reader(io.StringIO(pivot().to_csv()))) == [
        ["单位", "自组", "随团", "未注明", "合计"],
        ["甲", "2", "1", "1", "4"],
        ["b", "1", "", "", "1"],
        ["合计", "3", "1", "1", "5"],
    ]
    assert pivot().to_csv(labels=None, totals=False).splitlines()[0] == "office,own,joined,_unknown"


def test_what_a_spreadsheet_would_run_is_text() -> None:
    ledger = Ledger.of([trip("1", "=1+1", "@x", "2021-01-01")])
    text = measure(ledger, "outbound.batches", by=("office", "mode"), period="2021").pivot(columns="mode").to_csv()
    assert text.splitlines() == ["单位,'@x,合计", "'=1+1,1,1", "合计,1,1"]


def test_an_empty_table() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    empty = measure(Ledger(), "outbound.batches", by=("office", "mode"), period="2021").pivot(columns="mode")
    assert (empty.row_members, empty.column_members) == ((), ())
    assert empty.to_polars().columns == ["office"]
    assert empty.text("en").splitlines()[0].startswith("Outbound batches · 2021")


def test_drilling_from_a_cell() -> None:
    cell = pivot().cell("a", "own")
    assert isinstance(cell, Row)
    assert [record.id for record in cell.records()] == ["2", "3"]


def test_inexact_figures_and_units_in_the_language_of_the_table() -> None:
    both = pivot(wanted=["outbound.persons", "outbound.batches"])
    zh = both.text("zh").splitlines()
    assert zh[1].split() == ["指标", "单位", "自组", "随团", "未注明", "合计"]
    assert zh[2].split() == ["出访人数", "甲", "至少3", "人", "5", "人", "7", "人", "至少15", "人"]
    persons = pivot(wanted="outbound.persons")
    assert persons.text("zh").splitlines()[2].split() == ["甲", "至少3", "5", "7", "至少15"]
    assert persons.text("en").splitlines()[2].split()[:4] == ["A", "at", "least", "3"]
    assert persons.text("en").splitlines()[4].split()[-3:] == ["at", "least", "17"]


def test_totals_are_bold_and_numbers_end_at_one_line() -> None:
    html = pivot().html("zh")
    assert html.count("text-align:end") == 4 * 4  # three modes and the total, in the headings and three lines
    assert html.count("font-weight:bold") == 1 + 5  # the caption, and the line of totals
    assert pivot().html() == html
    assert pivot().text() == pivot().text("zh")


def test_refusals_are_told_by_what_they_are_about() -> None:
    found = pivot(by=("office", "mode", "country"), columns="country", rows=("office", "mode"))
    assert "“b / 自组”不合计：同一记录可计入多行，各行之和大于合计。" in found.text("zh")
    assert "No total of “b / own”: " in found.text("en")
    countries = pivot(wanted="outbound.countries")
    assert "“合计 / 自组”" not in countries.text("zh")
    assert "“甲”、“b”、“自组”、“随团”、“未注明”不合计：该指标不能相加。" in countries.text("zh")
    assert "No total of “A”, “b”, “own”, “joined”, “not stated”: the indicator does not add up." in countries.text("en")


def test_a_refused_total_of_all() -> None:
    people = [trip("1", "a", "own", "2021-01-01"), trip("2", "b", "own", "2021-01-01")]
    mixed = [
        people[0],
        OutboundDelegation(id="3", office="b", departs_on="2021-01-01", headcount=Headcount(person_times=2)),
    ]
    table = measure(Ledger.of(mixed), "outbound.people", by=("office", "mode"), period="2021")
    found = table.pivot(columns="mode")
    assert isinstance(found.total, Refusal)
    assert "“合计”不合计：各记录所用单位不同（人、人次），不能相加。" in found.text("zh")
    assert "No total of “Total”: the records use different units" in found.text("en")
    assert found.text("en").splitlines()[0] == "People sent abroad · 2021"
    assert found.to_polars(totals=True)["_total"].to_list() == [2, 2, None]


def unlisted(by: tuple[str, ...], wanted: object = "outbound.batches") -> Table:
    """A table as data frames are counted into: its figures know no records."""
    table = measure(LEDGER, wanted, by=by, period="2021", code_lists=LISTS)
    rows = tuple(evolve(row, observation=evolve(row.observation, evidence=())) for row in table.rows)
    return evolve(table, rows=rows)


def unlisted_text(language: str) -> str:
    return unlisted(("office", "country")).pivot(columns="country").text(language)


def test_rows_of_data_frames_are_added_where_none_is_in_two_cells() -> None:
    found = unlisted(("office", "mode")).pivot(columns="mode")
    assert [low(found.row_total(office)) for office in "ab"] == [4, 1]
    assert unlisted(("office", "country")).pivot(columns="country").row_total("b") == OVERLAPPING
    # Nobody can tell which line it is that has a trip twice; but a trip has one office.
    countries = unlisted(("office", "country")).pivot(columns="country")
    assert countries.row_total("a") == OVERLAPPING
    assert [low(countries.column_total(country)) for country in ("JP", "KR", "_unknown")] == [4, 1, 1]
    assert "“甲”、“b”不合计：同一记录可计入多行，各行之和大于合计。" in unlisted_text("zh")
    assert "No total of “A”, “b”: a record may count in several rows" in unlisted_text("en")
    both = unlisted(("office", "mode"), ["outbound.batches", "outbound.persons"]).pivot(columns="mode")
    assert low(both.row_total(("outbound.batches", "a"))) == 4
    assert low(both.row_total(("outbound.persons", "b"))) == 2


def test_without_a_total_countries_of_data_frames_are_not_added() -> None:
    table = unlisted(("office", "mode"))
    refused = Refusal(Text("不", "no"))
    assert low(evolve(table, totals=(("outbound.batches", refused),)).pivot(columns="mode").row_total("a")) == 4
    countries = unlisted(("office", "country"))
    assert evolve(countries, totals=(("outbound.batches", refused),)).pivot(columns="country").row_total("a") == refused


def test_what_is_read_or_listed_needs_no_total(figure) -> None:
    some, none = Row(observation=figure(3)), Row(observation=figure(None))
    read = [figure(1), figure(2, source=Source(Origin(), 3)), figure(2, source=Source(Origin(document="总结")))]
    counted = evolve(figure(2, source=Source(Origin())), evidence=("a",))
    nothing = figure(0, source=Source(Origin()))
    assert overlap([*read, counted, nothing, figure(None, source=Source(Origin()))], Refusal(Text("x", "x"))) is None
    unknown = figure(3, source=Source(Origin(file="a.parquet")))
    assert overlap([unknown], some) is None
    assert overlap([unknown, figure(None)], some) is None
    assert overlap([unknown, figure(1)], some) == OVERLAPPING
    assert overlap([unknown, figure(1, unit="groups")], some) == OVERLAPPING
    assert overlap([unknown], none) == OVERLAPPING


def test_what_offices_may_not_add_is_not_added_over_offices_alone(figure) -> None:
    apart = evolve(indicator("outbound.batches"), additive_over_units=False)
    cells = [(Row(observation=figure(1, office="a")),), (Row(observation=figure(2, office="b")),)]
    axes = {axis.id: axis for axis in DIMENSIONS}
    for over, added in (("office", None), ("city", None), ("mode", 3)):
        total = margin(cells, apart, [axes[over]], Period.year(2021))
        assert total == NOT_ADDITIVE if added is None else low(total) == added
    assert low(margin(cells, indicator("outbound.batches"), [OFFICE], Period.year(2021))) == 3
    total = margin(cells, indicator("outbound.batches"), [OFFICE], Period.year(2021))
    assert isinstance(total, Row)
    assert total.observation.behind is None


def test_what_is_named_twice_is_told() -> None:
    with pytest.raises(ValueError, match=r"^mode can stand in one place only / mode 只能放在一处$"):
        pivot(rows="mode")
    with pytest.raises(ValueError, match=r"^mode can stand"):
        pivot(columns=("mode", "mode"))


def test_remarks_are_in_the_language_of_the_table() -> None:
    found = pivot(wanted="outbound.persons")
    assert found.text("zh").splitlines()[-1].startswith("LD-MEASURE-008 指标 outbound.persons")
    assert found.text("en").splitlines()[-1].startswith("LD-MEASURE-008 outbound.persons")
