"""From a number to its records: in each kind of figure, printed in both languages, without personal data."""

import re

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import DIMENSIONS, Dimension
from localdiplomacy.measures.drilling import RecordList
from localdiplomacy.measures.indicators import Fold, Indicator
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.published import tabulate
from localdiplomacy.model.behind import DENOMINATOR, NUMERATOR, Behind, Part
from localdiplomacy.model.delegations import Member, OutboundDelegation, Stop
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.names import Name
from localdiplomacy.model.observations import Observation
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.periods import Period
from localdiplomacy.model.places import City, Office
from localdiplomacy.model.quantities import Headcount, Quantity
from localdiplomacy.model.records import Record
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text
from localdiplomacy.testing.strategies import ledgers

SHEET = Origin(file="ledgers/trips.xlsx", sheet="2021")
PLAIN = Origin(file="ledgers/old.csv", document="某某年工作总结", synthetic=True)
OFFICE = Office(id="o", name=Name(zh="甲市外办", en="Office A"))


def trip(id: str, row: int = 2, origin: Origin = SHEET, **more: object) -> OutboundDelegation:
    given = {"office": "o", "departs_on": "2021-03-01", "returns_on": "2021-03-05", **more}
    return OutboundDelegation(id=id, source=Source(origin, row), **given)


LEDGER = Ledger.of(
    [
        OFFICE,
        trip("t-1", 2, name=Name(zh="经贸团", en="Trade group"), headcount=Headcount(persons=3), mode="own"),
        trip("t-2", 5, headcount=Headcount(persons=1), mode="joined", returns_on=None),
        trip("t-3", 9, PLAIN, office="p", departs_on="2021-07", returns_on=None, mode="own"),
        trip("t-0", departs_on="2020-01-01", mode="own"),
    ]
)


def test_the_records_of_a_row_and_of_the_total() -> None:
    table = measure(LEDGER, "outbound.batches", by="mode", period="2021")
    assert [record.id for record in table.row("own").observation.records()] == ["t-1", "t-3"]
    assert list(table.drill("own")) == list(table.row("own").records())
    assert [record.id for record in table.drill()] == ["t-1", "t-2", "t-3"]
    assert len(table.drill("joined")) == 1
    assert table.drill("own").lines[0].record is LEDGER.outbound["t-1"]
    for row in table:
        assert tuple(record.id for record in row.observation.records()) == row.observation.evidence


def test_printed_with_what_leads_to_the_row_of_the_file() -> None:
    table = measure(LEDGER, "outbound.batches", by="mode", period="2021")
    zh, en = (table.drill("own").text(language).splitlines() for language in ("zh", "en"))
    assert zh[0] == "出访批次 · 自行组团 · 2021：2 批次"
    assert zh[1].split() == ["编号", "名称", "单位", "日期", "出处", "文件", "工作表", "行", "合成"]
    assert zh[2].split() == [
        *("t-1", "经贸团", "甲市外办", "2021-03-01", "–", "2021-03-05", "ledgers/trips.xlsx", "2021", "2"),
    ]
    assert zh[3].split() == ["t-3", "p", "2021-07", "某某年工作总结", "ledgers/old.csv", "9", "是"]
    assert en[0] == "Outbound batches · own group · 2021: 2 batches"
    assert en[1].split() == ["Id", "Name", "Office", "Date", "Document", "File", "Sheet", "Row", "Synthetic"]
    assert en[2].split()[:5] == ["t-1", "Trade", "group", "Office", "A"]
    assert en[3].split()[-1] == "yes"
    assert str(table.drill("own")) == table.drill("own").text("zh")
    # Columns that would be empty are not printed.
    assert table.drill("joined").text("en").splitlines()[1].split() == [
        "Id",
        "Name",
        "Office",
        "Date",
        "File",
        "Sheet",
        "Row",
    ]


def test_the_title_of_a_total_says_so() -> None:
    table = measure(LEDGER, "outbound.batches", by="mode", period="2021")
    assert table.drill().title == Text("出访批次 · 合计 · 2021：3 批次", "Outbound batches · Total · 2021: 3 batches")
    whole = measure(LEDGER, "outbound.batches", period="2021")
    assert whole.drill().title == Text("出访批次 · 2021：3 批次", "Outbound batches · 2021: 3 batches")
    assert table.row("own").records().title.en == "outbound.batches · 2021 · mode=own: 2 batches"


def test_of_several_indicators_the_one_that_is_named() -> None:
    table = measure(LEDGER, ["outbound.batches", "outbound.persons"], by="mode", period="2021")
    assert (
        table.drill("own", indicator="outbound.persons").title.en
        == "Persons sent abroad · own group · 2021: at least 3 persons"
    )
    with pytest.raises(KeyError, match="nowhere"):
        table.drill("nowhere")


def test_a_refused_total_has_no_records() -> None:
    people = [trip("a", headcount=Headcount(persons=1)), trip("b", headcount=Headcount(person_times=1), office="p")]
    table = measure(Ledger.of(people), "outbound.people", by="office", period="2021")
    with pytest.raises(KeyError, match="different units"):
        table.drill()


RATIO = Indicator(
    id="x.share",
    zh="自组比重",
    en="Share of own",
    definition=Text("比重", "share"),
    unit="percent",
    fold="ratio",
    numerator="x.own",
    denominator="outbound.batches",
)


def own_share() -> tuple[Indicator, ...]:
    from localdiplomacy.model.conditions import Where

    own = Indicator(
        id="x.own",
        zh="自组",
        en="Own",
        definition=Text("自组", "own"),
        unit="batches",
        time="departs_on",
        where=Where(field="mode", value="own"),
    )
    return (*INDICATORS, own, RATIO)


def test_a_ratio_shows_the_records_above_and_below_the_line() -> None:
    table = measure(LEDGER, "x.share", period="2021", indicators=own_share())
    ratio = table.rows[0].observation
    assert [record.id for record in ratio.records(NUMERATOR)] == ["t-1", "t-3"]
    assert [record.id for record in ratio.records(DENOMINATOR)] == ["t-1", "t-2", "t-3"]
    assert [record.id for record in ratio.records()] == ["t-1", "t-3", "t-2"]
    drilled = table.drill()
    assert [(line.part, line.record.id) for line in drilled.lines] == [
        *((NUMERATOR, id) for id in ("t-1", "t-3")),
        *((DENOMINATOR, id) for id in ("t-1", "t-2", "t-3")),
    ]
    assert [line.split()[0] for line in drilled.text("zh").splitlines()[1:]] == ["部分", *["分子"] * 2, *["分母"] * 3]
    assert drilled.text("en").splitlines()[2].startswith("numerator    t-1")


def test_a_figure_from_a_document_says_where_it_stands() -> None:
    source = Source(Origin(document="工作总结"), 7)
    figure = Observation(
        indicator="outbound.batches",
        office="o",
        period=Period.year(2021),
        value=Quantity.of(9, "batches"),
        source=source,
    )
    table = tabulate(Ledger.of([OFFICE, figure]), "outbound.batches", period="2021")
    drilled = table.drill("o")
    assert (len(drilled), list(drilled), figure.records()) == (0, [], ())
    assert drilled.note == Text(
        "这个数是从文件读来的，没有逐条记录：《工作总结》 : 7。",
        "This figure was read, not counted: 《工作总结》 : 7. No records are behind it.",
    )
    assert drilled.text("zh").splitlines() == [
        *("出访批次 · 甲市外办 · 2021：9 batches", "编号  名称  单位  日期  文件  行", "", drilled.note.zh),
    ]


def test_why_there_are_no_records() -> None:
    nothing = Text(
        "这个数没有逐条记录：它不是由台账逐条统计的。",
        "No records are behind this figure: it was not counted from a ledger.",
    )
    # A figure counted from a data frame may know its files, but no rows of them.
    for source in (None, Source(Origin(file="trips.parquet"))):
        bare = Observation(indicator="x", period=Period.year(2021), source=source)
        assert RecordList.of(bare, Labels()).note == nothing
    for source in (Source(Origin(file="a.csv"), 3), Source(Origin(document="总结"))):
        note = RecordList.of(Observation(indicator="x", period=Period.year(2021), source=source), Labels()).note
        assert note == Text(
            f"这个数是从文件读来的，没有逐条记录：{source}。",
            f"This figure was read, not counted: {source}. No records are behind it.",
        )
    away = Observation(indicator="x", period=Period.year(2021), evidence=("a", "b"))
    assert RecordList.of(away, Labels()).note == Text(
        "统计时所用的台账不在手边；计入的记录：a, b。",
        "The ledger it was counted from is not at hand. Records counted: a, b.",
    )
    assert RecordList.of(away, Labels()).title.en == "x · 2021: —"
    none = measure(LEDGER, "outbound.batches", by="month", period="2021").drill("2021-02")
    assert none.note == Text("没有计入的记录。", "No record is counted here.")
    assert none.figure.value == Quantity.of(0, "batches")


def test_personal_data_does_not_show() -> None:
    member = Member(name="张三丰")
    ledger = Ledger.of(
        [
            trip("t", members=(member,), purpose="密"),
            Entry(id="e", kind="visa-invitation", on="2021-03-01", details=Details(invitee="李四光")),
        ]
    )
    entries = Indicator(
        id="x.entries", zh="函", en="Letters", definition=Text("函", "x"), unit="batches", records="entries", time="on"
    )
    shown, letters = (measure(ledger, wanted, period="2021").drill() for wanted in ("outbound.batches", entries))
    assert [record.id for record in letters] == ["e"]
    seen = [form for of in (shown, letters) for form in (of.text("zh"), of.html("en"), str(of.to_dict()), repr(of))]
    assert len(seen) == 8
    for printed in seen:
        assert "张三丰" not in printed
        assert "李四光" not in printed
    assert set(shown.lines[0].to_dict()) == {
        *("part", "id", "name", "office", "date", "document", "file", "sheet", "row", "synthetic"),
    }


def test_as_data() -> None:
    data = measure(LEDGER, "outbound.batches", by="mode", period="2021").drill("own").to_dict("en")
    assert data["figure"] == "Outbound batches · own group · 2021: 2 batches"
    assert data["note"] is None
    assert data["records"][0] == {
        "part": None,
        "id": "t-1",
        "name": {"zh": "经贸团", "en": "Trade group"},
        "office": "o",
        "date": "2021-03-01 – 2021-03-05",
        "document": None,
        "file": "ledgers/trips.xlsx",
        "sheet": "2021",
        "row": 2,
        "synthetic": False,
    }
    unread = measure(
        Ledger.of([OutboundDelegation(id="x", departs_on="2021-01-01")]), "outbound.batches", period="2021"
    )
    line = unread.drill().to_dict()["records"][0]
    assert (line["name"], line["office"], line["file"], line["row"], line["synthetic"]) == (
        None,
        None,
        None,
        None,
        False,
    )


def test_dates_of_what_has_none_of_its_own_are_those_of_its_history() -> None:
    history = (
        Transition("in-force", PartialDate(1999)),
        Transition("suspended", PartialDate(2020, 2)),
        Transition("x"),
    )
    tie = Partnership(id="p", city="a", partner="b", history=history)
    shown = measure(Ledger.of([tie]), "partnerships.in_force", period="2010").drill()
    assert shown.lines[0].to_dict()["date"] == "1999 – 2020-02"
    single = measure(LEDGER, "outbound.batches", by="mode", period="2021").drill("joined").lines[0]
    assert single.to_dict()["date"] == "2021-03-01"


def test_a_stock_has_the_records_of_each_last_day() -> None:
    def tie(id: str, since: str, *ended: str) -> Partnership:
        moves = [
            Transition("in-force", PartialDate.parse(since)),
            *(Transition("ended", PartialDate.parse(e)) for e in ended),
        ]
        return Partnership(id=id, city="a", partner=f"x-{id}", kind="formal", history=tuple(moves))

    ledger = Ledger.of([tie("p", "2010-01-01"), tie("q", "2021-05-01"), tie("r", "2010-01-01", "2021-05-02")])
    table = measure(ledger, "partnerships.in_force", by="quarter", period="2021H1")
    assert [[record.id for record in table.drill(part)] for part in ("2021Q1", "2021Q2")] == [["p", "r"], ["p", "q"]]


def test_a_trip_to_two_countries_is_behind_both_rows_and_once_behind_the_total() -> None:
    ledger = Ledger.of(
        [trip("t", stops=(Stop(country="JP"), Stop(country="KR"))), trip("u", stops=(Stop(country="JP"),))]
    )
    table = measure(ledger, "outbound.batches", by="country", period="2021")
    assert [[record.id for record in table.drill(country)] for country in ("JP", "KR")] == [["t", "u"], ["t"]]
    assert [record.id for record in table.drill()] == ["t", "u"]


def test_html_is_escaped_and_short_in_a_notebook() -> None:
    trips = [trip(f"t-{number:03}", name=Name(zh="<b>团")) for number in range(203)]
    drilled = measure(Ledger.of(trips), "outbound.batches", period="2021").drill()
    assert "<b>" not in drilled.html()
    assert drilled.html().count("&lt;b&gt;团") == 203
    notebook = drilled._repr_html_()
    assert notebook.count("&lt;b&gt;团") == 200
    assert "… + 3" in notebook


def test_one_id_in_two_offices_leads_to_the_record_of_the_office() -> None:
    one, other = trip("same", 2), trip("same", 8, office="p")
    table = measure(Ledger.of([one, other, one]), "outbound.batches", by="office", period="2021")
    assert [record.source.row for record in table.drill("o")] == [2]
    assert [record.source.row for record in table.drill("p")] == [8]
    assert sorted(record.source.row for record in table.drill()) == [2, 8]


@given(ledgers(), st.sampled_from(INDICATORS), st.sampled_from(DIMENSIONS), st.integers(1990, 2022))
def test_the_records_behind_any_figure_are_those_it_counts(
    ledger: Ledger, wanted: Indicator, axis: Dimension, year: int
) -> None:
    if wanted.fold is Fold.RATIO or not axis.applies(wanted.records):
        by: tuple[Dimension, ...] = ()
    else:
        by = (axis,)
    table = measure(ledger, wanted, by=by, period=year, compare="previous-year")
    for row in table:
        for figure in filter(None, (row.observation, row.base)):
            part = DENOMINATOR if wanted.fold is Fold.RATIO else None
            found = figure.records(part)
            assert [record.id for record in found] == list(figure.evidence)
            held = getattr(ledger, records_of(wanted, part))
            assert all(record in held for record in found)


def records_of(wanted: Indicator, part: str | None) -> str:
    below = wanted.denominator if part else None
    return next((found.records for found in INDICATORS if found.id == below), wanted.records)


@frozen(kw_only=True)
class Secret(Record):
    """A record whose name and one of whose dates nobody may see."""

    name: Name | None = field(default=None, metadata={"sensitive": True})
    born_on: PartialDate | None = field(default=None, metadata={"sensitive": True})
    met_on: PartialDate | None = None


def behind(*records: Record) -> Observation:
    part = Part(ids=tuple(record.id for record in records), find=lambda ids: records)
    return Observation(indicator="x", period=Period.year(2021)).counted_from(Behind((part,)))


def test_what_is_marked_sensitive_does_not_show() -> None:
    secret = Secret(id="s", name=Name(zh="张三丰"), born_on=PartialDate(1950), met_on=PartialDate(2021, 3))
    shown = RecordList.of(behind(secret), Labels()).lines[0].to_dict()
    assert (shown["name"], shown["date"]) == (None, "2021-03")


def test_a_record_that_says_nothing_leaves_its_cells_empty() -> None:
    bare = RecordList.of(behind(City(id="c")), Labels())
    shown = bare.lines[0].to_dict()
    assert {name for name, value in shown.items() if value is not None} == {"id", "synthetic"}
    assert bare.text("en").splitlines() == ["x · 2021: —", "Id  Name  Office  Date  File  Row", "c"]


def test_html_says_what_the_cells_are() -> None:
    table = measure(LEDGER, "outbound.batches", by="mode", period="2021")
    html = table.drill("joined").html("en")
    assert html.startswith('<div lang="en"')
    assert html.count('scope="row"') == 1
    assert re.search(r'<th scope="row" style="[^"]*text-align:start[^"]*">t-2</th>', html)
    assert re.search(r'<td style="[^"]*text-align:end[^"]*">5</td>', html)
    assert html.count("text-align:end") == 2
    assert table.drill("own").html() == table.drill("own").html("zh")
    assert table.drill("own").to_dict() == table.drill("own").to_dict("zh")
    assert table.drill("own").text() == table.drill("own").text("zh")
    assert "<tbody>" not in RecordList.of(Observation(indicator="x", period=Period.year(2021)), Labels()).html()


def test_the_total_of_the_indicator_that_is_named() -> None:
    table = measure(LEDGER, ["outbound.batches", "outbound.persons"], by="mode", period="2021")
    assert table.drill(indicator="outbound.persons").title.zh == "出访人数 · 合计 · 2021：至少4 人"
    people = [trip("a", headcount=Headcount(persons=1)), trip("b", headcount=Headcount(person_times=1), office="p")]
    with pytest.raises(KeyError, match=r"different units .*/ 各记录所用单位不同"):
        measure(Ledger.of(people), "outbound.people", by="office", period="2021").drill()
