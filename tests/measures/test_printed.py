"""What reconciled figures, parts and tables look like where they are printed or sent on, in both languages."""

import json

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.parts import PartsCheck, PartsOutcome, parts_against_total
from localdiplomacy.measures.reconcile import Reconciliation, reconcile
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


def check_of(total: int | None, *parts: int | None) -> PartsCheck:
    dimensions = [(("office", name),) for name in "abcdef"]
    given = [figure(part, dimensions=found) for part, found in zip(parts, dimensions, strict=False)]
    return parts_against_total(figure(total), given)


@pytest.mark.parametrize(
    ("total", "parts", "outcome"),
    [
        (10, (4, 6), PartsOutcome.EQUAL),
        (10, (4, 7), PartsOutcome.CONTRADICTS),
        (10, (4, 3), PartsOutcome.REST),
        (10, (4, None), PartsOutcome.UNDECIDED),
        (None, (4, 6), PartsOutcome.UNDECIDED),
        (10, (None,), PartsOutcome.UNDECIDED),
    ],
)
def test_every_outcome_keeps_the_parts(total: int | None, parts: tuple[int | None, ...], outcome: PartsOutcome) -> None:
    found = check_of(total, *parts)
    assert found.outcome is outcome
    assert [part.value and part.value.low for part in found.parts] == list(parts)


def test_a_rest_comes_from_where_the_total_comes_from() -> None:
    rest = check_of(10, 4, 3).remainder
    assert rest is not None
    assert rest.source == SOURCE


def test_parts_as_plain_values() -> None:
    assert check_of(10, 4, 3).to_dict() == {
        "figure": "outbound.persons · suqian · 2021",
        "outcome": "rest",
        "sum": ["7", "7"],
        "rest": ["3", "3"],
        "difference": "-3",
        "refusal": None,
    }
    undecided = check_of(None, 4, 6)
    assert undecided.to_dict()["sum"] is None
    assert undecided.refusal is not None
    assert undecided.to_dict("en")["refusal"] == undecided.refusal.text("en")
    assert undecided.to_dict()["refusal"] == undecided.refusal.text("zh")


def test_a_table_as_json() -> None:
    trip = ld.OutboundDelegation(id="a", departs_on="2021-03-07", office="suqian", headcount=ld.Headcount(persons=3))
    table = ld.measure(ld.Ledger.of([trip]), "outbound.persons", period=2021)
    text = table.to_json("en")
    assert json.loads(text) == table.to_dict("en")
    assert json.loads(table.to_json()) == table.to_dict("zh")
    assert text.splitlines()[1].startswith('  "')
    assert "\\u" not in table.to_json()
    assert "出访" in table.to_json()
