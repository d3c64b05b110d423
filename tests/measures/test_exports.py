"""Data frames and CSV: exact numbers, missing as missing, codes and names, totals where asked for."""

import csv
import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from localdiplomacy.issues.errors import CannotContinue, MissingPackage
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.ledger.read import read
from localdiplomacy.measures.dimensions import Dimension
from localdiplomacy.measures.exports.column import Column, Kind
from localdiplomacy.measures.exports.columns import LongForm
from localdiplomacy.measures.exports.csv_files import cell_of, csv_text
from localdiplomacy.measures.exports.data_frames import digits_of, is_whole
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.table import Row, Table
from localdiplomacy.measures.table_rows import as_rows
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source

UNITS = {
    "unit": CodeList(id="unit", zh="单位", en="Units", codes=(Code(id="batches", zh="批", en="batches"),)),
}
COMMON = ["value", "value_low", "value_high", "unit", "qualifier", "status", "comment", "synthetic"]
COMPARED = [
    "base_period",
    "base",
    "base_low",
    "base_high",
    "base_unit",
    "base_qualifier",
    "difference",
    "percent",
    "points",
]
FRAMES = ("pandas", "polars", "pyarrow")


@pytest.fixture(scope="module")
def table(two_offices: Ledger) -> Table:
    return measure(
        two_offices,
        ["outbound.batches", "outbound.person_times"],
        by="office",
        period="2021",
        compare="previous-year",
        code_lists=UNITS,
    )


def frame_of(table: Table, package: str, **options: object) -> dict[str, list[object]]:
    """The columns of a data frame as plain values, missing as None."""
    pytest.importorskip(package, reason=f"{package} is not installed")
    if package == "polars":
        return table.to_polars(**options).to_dict(as_series=False)
    if package == "pyarrow":
        return table.to_arrow(**options).to_pydict()
    import pandas

    frame = table.to_pandas(**options)
    return {name: [None if pandas.isna(value) else value for value in frame[name]] for name in frame.columns}


@pytest.mark.parametrize("package", FRAMES)
def test_one_row_a_figure(table: Table, package: str) -> None:
    frame = frame_of(table, package)
    assert list(frame) == ["indicator", "period", "office", *COMMON, *COMPARED, "no_change"]
    assert frame["indicator"] == ["outbound.batches"] * 2 + ["outbound.person_times"] * 2
    assert frame["period"] == ["2021"] * 4
    assert frame["office"] == ["office-a", "office-b"] * 2
    assert frame["value"] == frame["value_low"] == frame["value_high"] == [3, 1, 10, 5]
    assert frame["unit"] == ["batches"] * 2 + ["person_times"] * 2
    assert frame["qualifier"] == ["exact", "exact", "at_least", "exact"]
    assert frame["status"] == ["A", "A", "U", "A"]
    assert frame["comment"] == [
        *(None, None, "3 条记录中有 2 条填写了数值 / 2 of 3 records state the number", None),
    ]
    assert frame["synthetic"] == [False] * 4
    assert frame["base_period"] == ["2020"] * 4
    assert frame["base"] == frame["base_low"] == frame["base_high"] == [1, None, 2, None]
    assert frame["base_unit"] == ["batches", None, "person_times", None]
    assert frame["base_qualifier"] == ["exact", None, "exact", None]
    assert frame["difference"] == [2, None, None, None]
    assert frame["percent"] == [Decimal("200.0"), None, None, None]
    assert frame["no_change"] == [None, "no-base", "inexact", "no-base"]


@pytest.mark.parametrize("package", FRAMES)
def test_names_stand_beside_the_codes(table: Table, package: str) -> None:
    zh, en = (frame_of(table, package, labels=language, totals=True) for language in ("zh", "en"))
    assert zh["indicator_zh"][::3] == ["出访批次", "出访人次"]
    assert zh["office"] == ["office-a", "office-b", None] * 2
    assert zh["office_zh"] == ["甲市外办", "乙市外办", "合计"] * 2
    assert en["office_en"] == ["Office A", "Office B", "Total"] * 2
    assert zh["unit_zh"] == ["批"] * 3 + ["person_times"] * 3
    assert zh["status_zh"][2:5] == ["正常", "可靠性低", "正常"]
    assert en["status_en"][3] == "Low reliability"
    assert zh["comment_zh"][3] == "3 条记录中有 2 条填写了数值"
    assert en["comment_en"][3] == "2 of 3 records state the number"
    assert zh["no_change_zh"][1] == "没有基期数"
    assert en["no_change_en"][0] is None
    assert not {"office_zh", "indicator_zh"} & set(frame_of(table, package))


@pytest.mark.parametrize("package", FRAMES)
def test_totals_come_where_they_are_asked_for(table: Table, package: str) -> None:
    frame = frame_of(table, package, totals=True)
    assert frame["value"] == [3, 1, 4, 10, 5, 15]
    assert frame["office"][2] is None
    assert len(frame_of(table, package)["value"]) == 4


@pytest.mark.parametrize("package", FRAMES)
def test_a_refused_total_is_missing_with_its_reason(package: str) -> None:
    people = [
        OutboundDelegation(id="a", office="a", departs_on="2021-01-01", headcount=Headcount(persons=2)),
        OutboundDelegation(id="b", office="b", departs_on="2021-01-01", headcount=Headcount(person_times=3)),
    ]
    frame = frame_of(measure(Ledger.of(people), "outbound.people", by="office", period="2021"), package, totals=True)
    assert frame["value"] == [2, 3, None]
    assert (frame["status"][2], frame["period"][2]) == ("O", "2021")
    zh, en = frame["comment"][2].split(" / ")
    assert zh.startswith("不合计：各记录所用单位不同")
    assert en.startswith("no total: the records use different units")


@pytest.mark.parametrize("package", FRAMES)
def test_missing_is_not_zero_and_a_range_has_two_ends(figure, package: str) -> None:
    figures = [figure(Quantity(2, 4, "batches"), office="a"), figure(None, office="b"), figure(0, office="c")]
    frame = frame_of(tabulate(Ledger.of(figures), "outbound.batches", period="2021"), package)
    assert frame["value"] == [None, None, 0]
    assert frame["value_low"] == [2, None, 0]
    assert frame["value_high"] == [4, None, 0]
    assert frame["qualifier"] == ["exact", None, "exact"]
    assert frame["unit"] == ["batches", None, "batches"]
    assert set(frame) == {"indicator", "period", "office", *COMMON}


@pytest.mark.parametrize("package", FRAMES)
def test_decimals_keep_every_digit(figure, package: str) -> None:
    third = Decimal(1) / 3
    figures = [figure(third, office="a"), figure(7, office="b"), figure(None, office="c")]
    frame = frame_of(tabulate(Ledger.of(figures), "outbound.batches", period="2021"), package)
    assert frame["value"] == [third, 7, None]
    assert all(isinstance(value, (Decimal, int)) for value in frame["value"][:2])


@pytest.mark.parametrize("package", FRAMES)
def test_types_of_columns(table: Table, figure, package: str) -> None:
    module = pytest.importorskip(package, reason=f"{package} is not installed")
    third = [figure(Decimal("0.5"), office="a"), figure(2, office="b")]
    halves = tabulate(Ledger.of(third), "outbound.batches", period="2021")
    if package == "pandas":
        types = {name: str(kind) for name, kind in table.to_pandas().dtypes.items()}
        assert (types["value"], types["office"], types["synthetic"]) == ("Int64", "string", "boolean")
        lacking = measure(Ledger(), "outbound.batches", period="2021", compare="previous-year").to_pandas().dtypes
        assert [str(lacking[name]) for name in ("value", "unit", "synthetic", "base", "percent", "no_change")] == [
            *("Int64", "string", "boolean", "Int64", "object", "string"),
        ]
        empty = measure(Ledger(), "outbound.batches", by="country", period="2021", compare="previous-year").to_pandas()
        assert [str(empty.dtypes[name]) for name in ("country", "value", "synthetic", "percent")] == [
            *("string", "Int64", "boolean", "object"),
        ]
        assert (types["percent"], str(halves.to_pandas().dtypes["value"])) == ("object", "object")
    elif package == "polars":
        schema = table.to_polars().schema
        assert (schema["value"], schema["office"], schema["synthetic"]) == (module.Int64, module.String, module.Boolean)
        assert schema["percent"] == module.Decimal(38, 1)
        assert halves.to_polars().schema["value"] == module.Decimal(38, 1)
    else:
        schema = table.to_arrow().schema
        assert schema.field("value").type == module.int64()
        assert (schema.field("office").type, schema.field("synthetic").type) == (module.string(), module.bool_())
        assert schema.field("percent").type == module.decimal128(38, 1)
        assert halves.to_arrow().schema.field("value").type == module.decimal128(38, 1)


@pytest.mark.parametrize("package", FRAMES)
def test_numbers_beyond_what_a_frame_holds_are_text_or_wider(figure, package: str) -> None:
    huge, tiny = Decimal(10) ** 30, Decimal("1E-9")
    wide = tabulate(Ledger.of([figure(huge, office="a"), figure(tiny, office="b")]), "outbound.batches", period="2021")
    value = frame_of(wide, package)["value"]
    assert value == ([f"{huge:f}", "0.000000001"] if package == "polars" else [huge, tiny])
    if package == "pyarrow":
        import pyarrow

        assert wide.to_arrow().schema.field("value").type == pyarrow.decimal256(76, 9)
        huger = tabulate(Ledger.of([figure(10**90, office="a")]), "outbound.batches", period="2021")
        assert huger.to_arrow().to_pydict()["value"] == ["1" + "0" * 90]


def numbers(*values: str | None, kind: Kind = Kind.NUMBER) -> tuple[Kind, tuple[Decimal | None, ...]]:
    return kind, tuple(None if v is None else Decimal(v) for v in values)


def test_what_counts_as_whole() -> None:
    assert is_whole(*numbers("1", "2.0", None, "-9223372036854775808", "9223372036854775807"))
    assert is_whole(*numbers(None))
    assert not is_whole(*numbers("9223372036854775808"))
    assert not is_whole(*numbers("-9223372036854775809"))
    assert not is_whole(*numbers("1.5", "1"))
    assert not is_whole(*numbers("1", kind=Kind.DECIMAL))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("0.5", "12"), (3, 1)),
        (("0.05",), (2, 2)),
        (("1E+3", "0.25"), (6, 2)),
        ((None,), (0, 0)),
        (("0",), (1, 0)),
    ],
)
def test_digits_a_column_needs(values: tuple[str | None, ...], expected: tuple[int, int]) -> None:
    assert digits_of(numbers(*values)[1]) == expected


@pytest.mark.parametrize(
    ("package", "method", "hint"),
    [
        ("pandas", "to_pandas", "pip install pandas"),
        ("polars", "to_polars", "localdiplomacy[frames]"),
        ("pyarrow", "to_arrow", "pip install pyarrow"),
    ],
)
def test_missing_packages_are_named(
    table: Table, monkeypatch: pytest.MonkeyPatch, package: str, method: str, hint: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for given in (table, table.pivot(columns="office")):
        with pytest.raises(MissingPackage) as caught:
            getattr(given, method)()
        assert hint in str(caught.value)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_the_headings_of_the_reader(table: Table) -> None:
    text = table.to_csv()
    assert text.splitlines()[0] == (
        "indicator,period,office,value,value.low,value.high,value.unit,value.qualifier,status,comment,"
        "source.origin.synthetic,base.period,base.value,base.value.low,base.value.high,base.unit,base.qualifier,"
        "change.difference,change.percent,change.points,change.reason"
    )
    assert text.splitlines()[1] == (
        "outbound.batches,2021,office-a,3,3,3,batches,exact,A,,false,2020,1,1,1,batches,exact,2,200.0,,"
    )
    assert text.endswith("\r\n")
    assert [row["office"] for row in rows_of(table.to_csv(totals=True))] == ["office-a", "office-b", ""] * 2
    named = rows_of(table.to_csv(labels="zh", totals=True))[2]
    assert (named["office"], named["office.zh"], named["indicator.zh"]) == ("", "合计", "出访批次")
    assert named["change.reason.zh"] == "两期有数据的单位不同"


def test_a_file_of_csv_is_for_excel_and_for_the_reader(table: Table, tmp_path: Path) -> None:
    for options in ({}, {"labels": "zh", "totals": True}, {"labels": "en"}):
        file = table.to_csv(tmp_path / "figures.csv", **options)
        assert file == tmp_path / "figures.csv"
        assert file.read_bytes().startswith(b"\xef\xbb\xbfindicator,")
        intake = read(file)
        assert [issue.message("en") for issue in intake.issues] == []
        assert set(table.observations) <= set(intake.ledger.observations)
    assert table.to_csv(str(tmp_path / "text.csv")).read_text("utf-8-sig") == table.to_csv().replace("\r\n", "\n")


def test_totals_are_read_as_figures_of_no_office(table: Table, tmp_path: Path) -> None:
    intake = read(table.to_csv(tmp_path / "figures.csv", totals=True))
    totals = [item for item in intake.ledger.observations if item.office is None]
    assert sorted(map(str, totals)) == sorted(str(table.total(found.id).observation) for found in table.indicators)


def test_columns_besides_the_figures_are_known_in_tables_of_figures_alone(tmp_path: Path) -> None:
    figures, trips = tmp_path / "figures.csv", tmp_path / "outbound.csv"
    figures.write_text("indicator,period,value,value.unit,change.percent,office.en,other\nx,2021,3,batches,1,A,z\n")
    intake = read(figures)
    assert [issue.message("en") for issue in intake.issues] == [
        'The column "other" is not known; 1 cell in it was not read.'
    ]
    trips.write_text("id,departs_on,change.percent,mode.en\na,2021-01-01,1,own\n")
    assert [issue.code for issue in read(trips, format="outbound").issues] == ["LD-READ-002"] * 2


def test_a_month_is_the_period_of_its_figure(two_offices: Ledger, tmp_path: Path) -> None:
    table = measure(two_offices, "outbound.batches", by=("office", "month"), period="2021")
    named = rows_of(table.to_csv(labels="en"))
    assert "dimensions.month" not in named[0]
    assert named[0]["period"] == "2021-01"
    assert set(read(table.to_csv(tmp_path / "a.csv")).ledger.observations) == set(table.observations)
    unsure = Ledger.of(
        [OutboundDelegation(id="x", departs_on="2021"), OutboundDelegation(id="y", departs_on="2021-03-01")]
    )
    months = measure(unsure, "outbound.batches", by=("office", "month"), period="2021")
    shown = rows_of(months.to_csv(labels="en"))
    assert [(row["period"], row["dimensions.month"], row["dimensions.month.en"]) for row in shown] == [
        *((f"2021-{month:02}", "", f"2021-{month:02}") for month in range(1, 13)),
        ("2021", "_unknown", "not stated"),
    ]
    # An office that nobody stated is no office, but a member.
    assert {(row["office"], row["dimensions.office"], row["office.en"]) for row in shown} == {
        ("", "_unknown", "not stated")
    }
    assert set(read(months.to_csv(tmp_path / "b.csv")).ledger.observations) == set(months.observations)


def test_published_figures_keep_their_document(figure, tmp_path: Path) -> None:
    origin = Origin(document="总结", publisher="某市外办", published=PartialDate(2022, 1))
    given = [figure(3, office="a", source=Source(origin)), figure(4, office="b")]
    table = tabulate(Ledger.of(given), "outbound.batches", period="2021")
    rows = rows_of(table.to_csv())
    assert [row["source.origin.document"] for row in rows] == ["总结", ""]
    assert (rows[0]["source.origin.publisher"], rows[0]["source.origin.published"]) == ("某市外办", "2022-01")
    again = read(table.to_csv(tmp_path / "figures.csv")).ledger.observations
    assert set(again) == set(given)
    assert again[0].source.origin.document == "总结"


def odd_table(figure, member: str, *ids: str) -> Table:
    """A table by dimensions whose ids no heading can name, or that are called like a column."""
    by = tuple(Dimension(id=id, zh=f"甲{id}", en=f"x {id}") for id in ids)
    observation = evolve(figure(3), dimensions=dict.fromkeys(ids, member).items())
    base = measure(Ledger(), "outbound.batches", period="2021")
    return Table(
        rows=(Row(members=(member,) * len(ids), observation=observation),),
        indicators=base.indicators,
        by=by,
        period=Period.year(2021),
        labels=Labels(),
    )


def test_dimensions_that_no_heading_can_name_are_pairs(figure, tmp_path: Path) -> None:
    table = odd_table(figure, 'a "b",c', "Suqian/Corner", "plain", "甲")
    row = rows_of(table.to_csv())[0]
    assert row["dimensions.plain"] == 'a "b",c'
    assert row["dimensions"] == '[["Suqian/Corner", "a \\"b\\",c"], ["甲", "a \\"b\\",c"]]'
    intake = read(table.to_csv(tmp_path / "figures.csv", labels="en"))
    assert list(intake.ledger.observations) == list(table.observations)
    whole = evolve(table, totals=(("outbound.batches", Row(observation=figure(3))),))
    assert [row["dimensions"] for row in rows_of(whole.to_csv(totals=True))] == [row["dimensions"], ""]
    assert [column for column in frame_of(table, "polars") if "Suqian" in column] == ["Suqian/Corner"]


def test_dimensions_called_like_a_column_have_a_name_of_their_own(figure) -> None:
    frame = frame_of(odd_table(figure, "m", "status", "base", "mine"), "polars", labels="zh")
    assert (frame["by_status"], frame["by_base"], frame["mine"]) == (["m"], ["m"], ["m"])
    assert frame["by_status_zh"] == ["m"]
    assert frame["status"] == ["A"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.50"), "-0.50"),
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-", "'-"),
        ("", "'"),
        ("日本", "日本"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert cell_of(value) == cell


def test_headings_and_cells_that_a_spreadsheet_would_run_are_texts() -> None:
    text = csv_text([Column(name="a", heading="=cmd()", values=("+1", 'x"y', "a,b", "two\nlines"))])
    assert text == '\'=cmd()\r\n\'+1\r\n"x""y"\r\n"a,b"\r\n"two\nlines"\r\n'


def test_a_file_that_cannot_be_written_is_named(table: Table, tmp_path: Path) -> None:
    for write in (table.to_csv, table.to_sdmx_csv, table.pivot(columns="office").to_csv):
        with pytest.raises(CannotContinue, match=r"figures\.csv"):
            write(tmp_path / "nowhere" / "figures.csv")


def test_names_in_json_are_given_where_asked_for(table: Table) -> None:
    assert "labels" not in table.to_dict("en")
    assert table.to_dict("en", labels="zh")["labels"] == {
        "office": {"office-a": "甲市外办", "office-b": "乙市外办"},
        "unit": {"batches": "批", "person_times": "person_times"},
    }
    assert '"Office A"' in table.to_json(labels="en")


def test_an_empty_table_has_columns() -> None:
    nothing = measure(Ledger(), "outbound.batches", by="country", period="2021")
    assert frame_of(nothing, "polars")["country"] == []
    assert nothing.to_csv().startswith("indicator,period,value,")


def test_observations_are_exported_as_they_are(figure) -> None:
    about = figure(Quantity.of(80, "persons", Qualifier.APPROX), office="a")
    table = tabulate(Ledger.of([about]), "outbound.batches", period="2021")
    row = rows_of(table.to_csv())[0]
    assert (row["value"], row["value.qualifier"], row["value.unit"]) == ("80", "approx", "persons")


@pytest.mark.parametrize("package", FRAMES)
def test_documents_and_figures_without_a_base(figure, package: str) -> None:
    origin = Origin(document="总结", publisher="某市外办", published=PartialDate(2022, 1))
    given = [figure(3, office="a", source=Source(origin)), figure(4, office="b"), figure(2, "2020", office="b")]
    table = tabulate(Ledger.of(given), "outbound.batches", period="2021", compare="previous-year")
    whole = Row(observation=figure(7))
    frame = frame_of(evolve(table, totals=(("outbound.batches", whole),)), package, totals=True)
    assert frame["document"] == ["总结", None, None]
    assert frame["publisher"] == ["某市外办", None, None]
    assert frame["published"] == ["2022-01", None, None]
    assert frame["base_period"] == [None, "2020", None]
    assert frame["base"] == frame["base_low"] == frame["base_high"] == [None, 2, None]
    assert frame["difference"] == [None, 2, None]
    assert frame["percent"] == [None, Decimal("100.0"), None]
    assert frame["points"] == [None, None, None]
    assert frame["no_change"] == ["no-base", None, None]


def test_an_indicator_without_a_name_is_called_by_its_id(figure) -> None:
    columns = LongForm(by=(), names={}, labels=Labels(), compared=False, language="zh").columns(
        as_rows([Row(observation=figure(3, indicator="x.y"))])
    )
    assert [list(column.values) for column in columns if column.name == "indicator_zh"] == [["x.y"]]
