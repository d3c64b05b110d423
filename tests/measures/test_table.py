import json
from decimal import Decimal

import pytest

from localdiplomacy.issues.printing import html_table, text_table, width
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.dimensions import COUNTRY, KIND, OFFICE, OTHER, UNKNOWN
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.rounding import Rounding
from localdiplomacy.measures.rows import Row
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

UNITS = {
    "unit": CodeList(id="unit", zh="单位", en="Units", codes=(Code(id="batches", zh="批", en="batches"),)),
    "country": CodeList(id="country", zh="国家", en="Countries", codes=(Code(id="JP", zh="日本", en="Japan"),)),
    "entry-kind": CodeList(id="entry-kind", zh="类别", en="Kinds", codes=(Code(id="event", zh="活动", en="event"),)),
}


@pytest.fixture(scope="module")
def table(two_offices: Ledger):
    return measure(
        two_offices,
        ["outbound.batches", "outbound.person_times"],
        by="office",
        period="2021",
        compare="previous-year",
        code_lists=UNITS,
    )


def test_iterating_gives_the_rows_in_order(table) -> None:
    assert len(table) == 4
    assert list(table) == list(table.rows)
    assert table.rows_of("outbound.batches") == table.rows[:2]
    assert table.row("office-b", indicator="outbound.person_times") is table.rows[3]
    assert table.observations == tuple(row.observation for row in table.rows)


def test_lines_as_printed(table) -> None:
    headings, lines = table.lines("en")
    assert headings == ["Indicator", "Office", "Value", "Unit", "Base", "Change", "Note"]
    partly = "2 of 3 records state the number"
    offices = "(not the same offices have figures in both periods)"
    total = "3 of 4 records state the number"
    times = "Outbound person-times"
    assert lines == [
        ["Outbound batches", "Office A", "3", "batches", "1", "+200.0%", ""],
        ["Outbound batches", "Office B", "1", "batches", "—", "(there is no base figure)", ""],
        ["Outbound batches", "Total", "4", "batches", "1", offices, ""],
        [times, "Office A", "at least 10", "person_times", "2", "(a figure is not exact)", partly],
        [times, "Office B", "5", "person_times", "—", "(there is no base figure)", ""],
        [times, "Total", "at least 15", "person_times", "2", offices, total],
    ]
    assert table.lines("zh")[0] == ["指标", "单位", "数值", "计量单位", "基期", "增减", "备注"]
    assert table.lines("zh")[1][0] == ["出访批次", "甲市外办", "3", "批", "1", "+200.0%", ""]


def test_text_ends_with_definitions_and_what_was_left_out(table) -> None:
    lines = table.text("en").splitlines()
    assert lines[0] == "2021"
    assert lines[1].split() == ["Indicator", "Office", "Value", "Unit", "Base", "Change", "Note"]
    assert lines[8] == ""
    assert lines[9].startswith("Outbound batches: a record is one batch")
    assert lines[11].startswith("LD-MEASURE-008 outbound.person_times (2021): 1 record states no number")
    assert str(table) == table.text("zh")


def test_refused_total_has_its_reason_in_the_line() -> None:
    ledger = Ledger.of(
        [
            OutboundDelegation(id="a", office="a", departs_on="2021-01-01", headcount=Headcount(persons=2)),
            OutboundDelegation(id="b", office="b", departs_on="2021-01-01", headcount=Headcount(person_times=3)),
        ]
    )
    plain = measure(ledger, "outbound.people", by=("office", "mode"), period="2021")
    reason = "the records use different units (persons, person-times), which cannot be added"
    assert plain.lines("en")[1][-1] == ["People sent abroad", "Total", "", "—", "", f"no total: {reason}"]
    zh = plain.lines("zh")[1][-1]
    assert zh == ["出访人数（按各单位口径）", "合计", "", "—", "", "不合计：各记录所用单位不同（人、人次），不能相加"]
    compared = measure(ledger, "outbound.people", by="office", period="2021", compare="previous-year")
    assert compared.lines("en")[1][-1] == ["People sent abroad", "Total", "—", "", "", "", f"no total: {reason}"]
    assert plain.to_dict("en")["totals"] == {"outbound.people": {"refused": reason}}
    whole = measure(ledger, "outbound.people", period="2021").rows[0].observation
    assert whole.value is None
    assert whole.comment == f"各记录所用单位不同（人、人次），不能相加 / {reason}"


def test_as_data(table) -> None:
    data = json.loads(table.to_json("en"))
    assert (data["period"], data["base_period"], data["by"]) == ("2021", "2020", ["office"])
    assert data["indicators"][0]["id"] == "outbound.batches"
    assert data["indicators"][0]["name"] == "Outbound batches"
    assert data["rows"][0] == {
        "indicator": "outbound.batches",
        "office": "office-a",
        "period": "2021",
        "members": {"office": "office-a"},
        "low": "3",
        "high": "3",
        "unit": "batches",
        "qualifier": "exact",
        "status": "A",
        "comment": None,
        "synthetic": False,
        "evidence": ["a-1", "a-2", "a-3"],
        "base": {"period": "2020", "low": "1", "high": "1", "unit": "batches", "qualifier": "exact"},
        "change": {"percent": "200.0", "points": None, "difference": "2", "reason": None, "text": "+200.0%"},
    }
    assert data["rows"][1]["base"]["low"] is None
    assert data["totals"]["outbound.batches"]["low"] == "4"
    assert data["totals"]["outbound.batches"]["members"] == {}
    assert data["left_out"] == [{"indicator": "outbound.person_times", "reason": "not-stated", "records": ["a-3"]}]
    assert [issue["code"] for issue in data["issues"]["issues"]] == ["LD-MEASURE-008"]


def test_all_that_is_known_is_in_the_data(table) -> None:
    data = table.to_dict("en")
    assert list(data) == ["period", "base_period", "by", "indicators", "rows", "totals", "left_out", "issues"]
    assert list(data["indicators"][1]) == ["id", "name", "definition"]
    assert data["indicators"][1]["id"] == "outbound.person_times"
    assert data["indicators"][0]["definition"].startswith("a record is one batch")
    assert data["rows"] == [row.to_dict(table.by, "en") for row in table.rows]
    assert data["totals"] == {found.id: table.total(found.id).to_dict(table.by, "en") for found in table.indicators}
    assert data["issues"] == table.issues.to_dict("en")
    assert data["rows"][1]["base"] == {"period": "2020", "low": None, "high": None, "unit": None, "qualifier": None}
    assert data["rows"][1]["change"]["text"] == "(there is no base figure)"


def test_without_a_word_the_language_is_chinese(table) -> None:
    assert table.to_dict() == table.to_dict("zh")
    assert table.to_dict()["indicators"][0]["name"] == "出访批次"
    assert table.to_dict()["rows"][1]["change"]["text"] == "(没有基期数)"
    assert table.to_dict()["issues"] == table.issues.to_dict("zh")
    assert table.rows[1].to_dict(table.by) == table.to_dict("zh")["rows"][1]
    assert json.loads(table.to_json()) == table.to_dict("zh")
    assert table.text() == table.text("zh")
    assert table.html() == table.html("zh")


def test_inexact_bases_and_missing_ones_in_both_languages(figure) -> None:
    about = Quantity.of(80, "batches", Qualifier.APPROX)
    given = [
        figure(3, office="a"),
        figure(about, "2020", office="a"),
        figure(None, office="b"),
        figure(4, "2020", office="b"),
    ]
    held = tabulate(Ledger.of(given), "outbound.batches", period="2021", compare="previous-year")
    zh, en = held.lines("zh")[1], held.lines("en")[1]
    assert [line[1:] for line in zh[:2]] == [
        ["a", "3", "batches", "约80", "(数值不精确)", ""],
        ["b", "—", "", "4", "(本期数缺失)", ""],
    ]
    assert [line[1:] for line in en[:2]] == [
        ["a", "3", "batches", "about 80", "(a figure is not exact)", ""],
        ["b", "—", "", "4", "(this period's figure is missing)", ""],
    ]
    plain = Row(observation=figure(3)).cells(Labels(), True, "en")
    assert plain == ["3", "batches", "—", "", ""]


def test_notes_are_in_the_language_asked_for(table) -> None:
    for language in ("zh", "en"):
        assert table.notes(language) == [
            *(found.describe(language) for found in table.indicators),
            *(f"{issue.code} {issue.message(language)}" for issue in table.issues),
        ]
    assert table.notes("zh")[0].startswith("出访批次：")
    assert table.notes("en")[-1].startswith("LD-MEASURE-008 outbound.person_times (2021): 1 record")


def test_shares_are_rounded_as_the_table_is(two_offices: Ledger) -> None:
    odd = Rounding(id="x", label=Text("x", "x"), decimals=3)
    table = measure(two_offices, ["outbound.batches", "outbound.countries"], by="month", period="2021", rounding=odd)
    shares = table.shares("outbound.batches")
    assert isinstance(shares, tuple)
    assert {str(share.percent) for share in shares if share.value.low} == {"25.000"}
    refused = table.shares("outbound.countries")
    assert not isinstance(refused, tuple)
    assert refused.text("en") == "the indicator does not add up"


def test_json_can_be_read_by_people(table) -> None:
    lines = table.to_json().splitlines()
    assert lines[:2] == ["{", '  "period": "2021",']
    assert '      "name": "出访批次",' in lines


def test_without_comparison_there_is_no_base(two_offices: Ledger) -> None:
    plain = measure(two_offices, "outbound.batches", period="2021")
    data = plain.to_dict()
    assert (data["base_period"], data["rows"][0]["base"], data["rows"][0]["change"]) == (None, None, None)
    assert plain.lines("en")[0] == ["Indicator", "Value", "Unit", "Note"]


def test_synthetic_rows_say_so() -> None:
    generated = Source(Origin(file="x.csv", synthetic=True))
    ledger = Ledger.of([OutboundDelegation(id="x", departs_on="2021-01-01", source=generated)])
    table = measure(ledger, "outbound.batches", period="2021")
    assert table.to_dict()["rows"][0]["synthetic"] is True
    assert "合成数据" in table.text("zh")
    assert "synthetic" not in table.text("zh")
    assert "synthetic" in table.text("en")
    assert "合成数据" not in table.html("en")


def test_shares_of_rows(two_offices: Ledger) -> None:
    shares = measure(two_offices, "outbound.batches", by="office", period="2021").shares()
    assert isinstance(shares, tuple)
    assert [(share.members, str(share.percent)) for share in shares] == [
        (("office-a",), "75.0"),
        (("office-b",), "25.0"),
    ]
    none = measure(two_offices, "inbound.batches", by="office", period="2021").shares()
    assert none == measure(two_offices, "outbound.batches", by="office", period="2019").shares()
    assert not isinstance(none, tuple)
    assert none.text("en") == "there is nothing to add"


def test_labels(two_offices: Ledger) -> None:
    labels = Labels(code_lists=UNITS, ledger=two_offices, records="entries")
    assert labels.member(OFFICE, "office-a", "en") == "Office A"
    assert labels.member(OFFICE, "nobody", "en") == "nobody"
    assert labels.member(COUNTRY, "JP", "zh") == "日本"
    assert labels.member(COUNTRY, "XX", "zh") == "XX"
    assert labels.member(KIND, "event", "zh") == "活动"
    assert Labels(code_lists=UNITS).member(KIND, "event", "zh") == "event"
    assert [labels.member(KIND, member, "zh") for member in (UNKNOWN, OTHER)] == ["未注明", "其他"]
    assert [labels.member(KIND, member, "en") for member in (UNKNOWN, OTHER)] == ["not stated", "other"]
    assert (labels.unit("batches", "zh"), labels.unit("x", "zh"), Labels().unit("x", "en")) == ("批", "x", "x")
    assert labels.order(COUNTRY) == ("JP",)
    assert Labels().order(COUNTRY) == ()
    assert labels.printed(Quantity.of(3, "batches")) == Text("3 批", "3 batches")
    assert labels.printed(None) == Text("—", "—")


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        (Qualifier.EXACT, "80", "80"),
        (Qualifier.APPROX, "约80", "about 80"),
        (Qualifier.NEARLY, "近80", "nearly 80"),
        (Qualifier.OVER, "80余", "over 80"),
        (Qualifier.AT_LEAST, "至少80", "at least 80"),
        (Qualifier.AT_MOST, "至多80", "at most 80"),
    ],
)
def test_qualified_amounts(qualifier: Qualifier, zh: str, en: str) -> None:
    quantity = Quantity.of(80, "persons", qualifier)
    assert (Labels().quantity(quantity, "zh"), Labels().quantity(quantity, "en")) == (zh, en)
    assert Labels().quantity(Quantity(2, 4, "x"), "zh") == "2–4"
    assert Labels().quantity(Quantity.of(Decimal("6E+5"), "x"), "zh") == "60万"
    assert Labels().quantity(Quantity.of(600_000, "x"), "en") == "600000"
    assert Labels().quantity(Quantity.of(90_000, "x"), "zh") == "90000"
    assert Labels().quantity(Quantity.of(100_000, "x"), "zh") == "10万"
    assert Labels().quantity(Quantity.of(4_100_000_000, "x"), "zh") == "41亿"
    assert Labels().quantity(Quantity.of(1_234_560_000, "x"), "zh") == "123456万"
    assert Labels().quantity(Quantity.of(123_456, "x"), "zh") == "123456"


def test_aligned_text() -> None:
    assert width("人次 a") == 6
    assert text_table("c", ["人", "x"], [["ab", "y"], ["abc", ""]]) == "c\n人   x\nab   y\nabc"
    assert text_table("c", ["a"], [], ["n"]) == "c\na\n\nn"
    assert html_table("&", ["a"], [["<"]]) == (
        "<table><caption>&amp;</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;</td></tr></tbody></table>"
    )
    assert html_table("", [], [], ["<n>"]).endswith("</table><ul><li>&lt;n&gt;</li></ul>")
