"""Indicators by name, and slips in names."""

import pytest

from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.naming import folded, ids_by_name, indicator_ids, nearest
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.reconcile import reconcile
from localdiplomacy.measures.requests import find_indicators
from localdiplomacy.model.places import Office
from localdiplomacy.model.texts import Text

IDS = indicator_ids(INDICATORS)
LABELS = Labels(indicators={indicator.id: Text(indicator.zh, indicator.en) for indicator in INDICATORS})


@pytest.mark.parametrize(
    "name",
    ["outbound.batches", "Outbound.Batches ", "出访批次", "出 访批次", "Outbound batches", "OUTBOUND  BATCHES"],
)
def test_an_indicator_by_any_of_its_names(name: str) -> None:
    assert [found.id for found in find_indicators(name, INDICATORS)] == ["outbound.batches"]


def test_every_name_of_a_builtin_is_its_own() -> None:
    for indicator in INDICATORS:
        for name in (indicator.id, indicator.zh, indicator.en):
            assert IDS[folded(name)] == indicator.id


def test_brackets_of_either_width() -> None:
    assert IDS[folded("出访人数（按各单位口径）")] == IDS[folded("出访人数（按各单位口径）")] == "outbound.people"


def test_a_name_two_indicators_bear_names_neither() -> None:
    names = {"a": Text("甲", "one"), "b": Text("甲", "two"), "one": Text("丙", "three")}
    assert ids_by_name(names) == {"a": "a", "b": "b", "one": "one", "two": "b", "丙": "one", "three": "one"}
    twins = [_named(id, "甲") for id in ("x.a", "x.b")]
    with pytest.raises(CannotContinue, match="LD-MEASURE-001"):
        find_indicators("甲", twins)


def _named(id: str, zh: str) -> Indicator:
    return Indicator(id=id, zh=zh, en=id, definition=Text("定义。", "Definition."), unit="items", time="departs_on")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("outbound.batchs", "outbound.batches"),
        ("outbond.batches", "outbound.batches"),
        ("出访总批次", "outbound.batches"),
        ("Outbound batch", "outbound.batches"),
        ("outbound.secret.batches", None),
        ("inbound.media.batches", None),
        ("来宾批次数量", None),
        ("", None),
    ],
)
def test_slips(word: str, near: str | None) -> None:
    assert nearest(word, IDS) == near


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("outbound.batches", {}) is None


def test_a_slip_in_a_published_figure_is_advised_on_once(figure) -> None:
    published = [
        figure(3, indicator="出访总批次", office="a"),
        figure(4, indicator="出访总批次", office="b"),
        figure(5, indicator="outbound.batches", office="a"),
        figure(6, indicator="x.of-their-own", office="a"),
    ]
    issues = [issue for issue in reconcile([], published, labels=LABELS).issues if issue.code == "LD-FIGURE-010"]
    assert [issue.message("zh") for issue in issues] == ["没有指标 出访总批次；可能是指 outbound.batches（出访批次）。"]
    assert (
        issues[0].message("en")
        == "There is no indicator 出访总批次; perhaps outbound.batches (Outbound batches) is meant."
    )
    # Without a catalogue nobody can tell.
    assert "LD-FIGURE-010" not in reconcile([], published).issues.counts()


def test_tables_are_asked_for_by_name(figure, trip) -> None:
    table = measure(Ledger.of([trip("t")]), ["出访批次", "outbound persons"][:1], period="2021")
    assert table.indicators[0].id == "outbound.batches"
    ledger = Ledger.of([Office(id="a"), figure(3, indicator="出访批次", office="a")])
    (row,) = tabulate(ledger, "Outbound batches", period="2021")
    assert row.observation.value is not None
    assert row.observation.value.low == 3
    with pytest.raises(CannotContinue, match=r"是否指 出访批次|did you mean 出访批次"):
        measure(ledger, "出访批", period="2021")


@pytest.mark.parametrize("thing", [object(), None, [], {"outbound": []}])
def test_only_a_ledger_can_be_counted(thing: object) -> None:
    with pytest.raises(
        TypeError,
        match=r"measure\(\) counts a Ledger or a data frame, not (object|NoneType|list|dict);.*统计的是 Ledger",
    ):
        measure(thing, "outbound.batches", period="2021")


def test_the_signature_is_short() -> None:
    """The built-in indicators are no defaults: help() must stay readable."""
    import inspect

    assert len(str(inspect.signature(measure))) < 1500
    assert len(str(inspect.signature(tabulate))) < 1500
