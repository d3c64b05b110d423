"""What reconciled figures and tables look like where they are printed or sent on, in both languages."""

import json

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.measures.dimensions import Dimension
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.reconcile import Reconciliation, reconcile
from localdiplomacy.measures.table import Table
from localdiplomacy.measures.totals import Refusal
from localdiplomacy.model.sources import Origin, Source

SOURCE = Source(Origin(document="2021年工作总结"))


def figure(value: int | None, unit: str = "persons", **more: object) -> ld.Observation:
    amount = None if value is None else ld.Quantity.of(value, unit)
    settings = {"indicator": "outbound.persons", "office": "suqian", "period": ld.Period.of(2021), "source": SOURCE}
    return ld.Observation(value=amount, **(settings | more))  # type: ignore[arg-type]


@pytest.fixture
def held() -> Reconciliation:
    left = [figure(7), figure(7, office="wuxi"), figure(3, office="nantong")]
    right = [figure(9), figure(8, office="suqian"), figure(7, office="wuxi")]
    return reconcile(left, right, left_name=ld.Text("台账", "ledger"), right_name=ld.Text("总结", "report"))


def test_reconciled_figures_as_lines(held: Reconciliation) -> None:
    assert held.lines("zh") == (
        ["数字", "台账", "总结", "结果", "相差"],
        [
            ["outbound.persons · nantong · 2021", "3 persons", "", "只有台账的数字", ""],
            ["outbound.persons · suqian · 2021", "7 persons", "8 persons；9 persons", "矛盾", "+1"],
            ["outbound.persons · wuxi · 2021", "7 persons", "7 persons", "一致", ""],
        ],
    )
    headings, lines = held.lines("en")
    assert headings == ["Figure", "ledger", "report", "Outcome", "Difference"]
    assert lines[1][1:3] == ["7 persons", "8 persons; 9 persons"]


def test_reconciled_figures_as_text_and_html(held: Reconciliation) -> None:
    assert held.text("en").splitlines()[0].startswith("ledger ⇄ report")
    assert "Outcome" in held.text("en")
    assert "结果" in held.text()
    assert str(held) == held.text("zh")
    html = held._repr_html_()
    assert html.count("<th>结果</th>") == 1
    assert "XX" not in html


def test_reconciled_figures_as_plain_values(held: Reconciliation) -> None:
    zh, en = held.to_dict(), held.to_dict("en")
    assert (zh["left"], zh["right"]) == ("台账", "总结")
    assert (en["left"], en["right"]) == ("ledger", "report")
    assert zh["issues"] != en["issues"]
    assert zh["issues"] == held.issues.to_dict("zh")
    assert en["issues"] == held.issues.to_dict("en")


def test_a_table_as_json() -> None:
    trip = ld.OutboundDelegation(id="a", departs_on="2021-03-07", office="suqian", headcount=ld.Headcount(persons=3))
    table = ld.measure(ld.Ledger.of([trip]), "outbound.persons", period=2021)
    text = table.to_json("en")
    assert json.loads(text) == table.to_dict("en")
    assert json.loads(table.to_json()) == table.to_dict("zh")
    assert text.splitlines()[1].startswith('  "')
    assert "\\u" not in table.to_json()
    assert "出访" in table.to_json()


def published(office: str | None, year: int, value: int, indicator: str, **dimensions: str) -> ld.Observation:
    return ld.Observation(
        indicator=indicator,
        office=office,
        period=ld.Period.of(year),
        value=ld.Quantity.of(value, "batches"),
        dimensions=tuple(dimensions.items()),
    )


@pytest.fixture
def tabulated() -> Table:
    """Published figures of two offices, some of them under the names of their indicators."""
    ledger = ld.Ledger.of(
        [
            ld.Office(id="wuxi", name=ld.Name(zh="无锡市外办", en="Wuxi")),
            ld.Office(id="suqian", name=ld.Name(zh="宿迁市外办", en="Suqian")),
            published("wuxi", 2021, 10, "出访批次"),
            published("wuxi", 2020, 8, "Outbound batches"),
            published("suqian", 2021, 5, "outbound.batches"),
            published("suqian", 2020, 7, "outbound.batches"),
            published("wuxi", 2021, 3, "来访批次"),
            published(None, 2021, 6, "outbound.batches", country="JP"),
        ]
    )
    asked = ["outbound.batches", "inbound.batches"]
    lists = builtin_code_lists()
    return tabulate(ledger, asked, by="office", period=2021, compare="previous-year", code_lists=lists)


def test_published_figures_as_lines(tabulated: Table) -> None:
    assert tabulated.lines("zh") == (
        ["指标", "单位", "数值", "计量单位", "基期", "增减", "备注"],
        [
            ["出访批次", "宿迁市外办", "5", "批次", "7", "-28.6%", ""],
            ["出访批次", "无锡市外办", "10", "批次", "8", "+25.0%", ""],
            ["出访批次", "合计", "15", "批次", "15", "持平", ""],
            ["来访批次", "无锡市外办", "3", "批次", "—", "(没有基期数)", ""],
            ["来访批次", "合计", "3", "批次", "—", "(没有基期数)", ""],
        ],
    )
    headings, lines = tabulated.lines("en")
    assert headings == ["Indicator", "Office", "Value", "Unit", "Base", "Change", "Note"]
    assert lines[0] == ["Outbound batches", "Suqian", "5", "batches", "7", "-28.6%", ""]
    assert lines[2] == ["Outbound batches", "Total", "15", "batches", "15", "no change", ""]


def test_published_figures_as_text(tabulated: Table) -> None:
    assert tabulated.text("en").splitlines()[0] == "2021"
    assert "Outbound batches: a record is one batch" in tabulated.text("en")
    assert "出访批次：每条记录计 1 批" in tabulated.text()


def test_published_figures_of_own_indicators_and_dimensions() -> None:
    own = Indicator(
        id="desk.teas",
        zh="茶话会",
        en="Teas",
        definition=ld.Text("次数。", "times."),
        unit="times",
        time="on",
        records="entries",
    )
    mood = Dimension(id="mood", zh="心情", en="Mood", fields=(("entries", "details.mood"),))
    ledger = ld.Ledger.of([published(None, 2021, 4, "茶话会", mood="good")])
    table = tabulate(ledger, "desk.teas", by="mood", period=2021, indicators=[own], dimensions=[mood])
    assert [(row.members, row.observation.indicator) for row in table] == [(("good",), "desk.teas")]
    assert table.by == (mood,)
    assert table.indicators == (own,)
    assert (table.period, table.base_period) == (ld.Period.of(2021), None)


def test_a_refused_total_says_why_in_the_reader_s_language() -> None:
    ledger = ld.Ledger.of(
        [
            figure(5, indicator="transfers.people", office="changzhou"),
            figure(8, "person_times", indicator="transfers.people", office="suqian"),
        ]
    )
    table = tabulate(ledger, "transfers.people", by="office", period=2021)
    for language, total in (("zh", "合计"), ("en", "Total")):
        line = table.lines(language)[1][-1]  # type: ignore[arg-type]
        refusal = table.total()
        assert line[1] == total
        assert isinstance(refusal, Refusal)
        assert refusal.text(language) in " ".join(line)  # type: ignore[arg-type]
