"""Records of which cannot be told whether they count: the figure is then a lower bound, and never 0."""

import pytest
from attrs import evolve

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.compare import Change, NoChange
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.table import Row, Table
from localdiplomacy.model.conditions import Operator, Where
from localdiplomacy.model.delegations import InboundDelegation
from localdiplomacy.model.entries import Details, Entry
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity
from localdiplomacy.model.texts import Text

IN_FORCE = Transition("in-force", "2015-05-01")


def tie(id: str, kind: str | None, *history: Transition, office: str = "a") -> Partnership:
    return Partnership(id=id, kind=kind, history=history or (IN_FORCE,), office=office)


def said(table: Table, *members: str) -> tuple[str, str, str | None]:
    """The printed value, the status and the comment of a row."""
    observation = table.row(*members).observation
    return table.labels.quantity(observation.value, "en"), observation.status.value, observation.comment


def test_ties_without_a_kind_leave_a_lower_bound() -> None:
    ties = [tie("f", "formal"), tie("x", None), tie("y", None), tie("e", "economic"), tie("z", None, office="b")]
    table = measure(Ledger.of(ties), "partnerships.formal", by="office", period="2021")
    comment = "2 条关系未注明类别 / 2 ties do not state their kind"
    assert said(table, "a") == ("at least 1", "U", comment)
    assert said(table, "b") == ("—", "O", "1 条关系未注明类别 / 1 tie does not state its kind")
    total = table.total()
    assert isinstance(total, Row)
    assert total.observation.value == Quantity.of(1, "pairs", Qualifier.AT_LEAST)
    assert [(issue.code, issue.values("en")["records"]) for issue in table.issues] == [("LD-MEASURE-013", "x, y, z")]
    assert [(item.reason.value, item.records) for item in table.left_out] == [("no-kind", ("x", "y", "z"))]


def test_ties_known_to_be_of_another_kind_or_not_in_force_leave_a_0() -> None:
    ended = Transition("ended", "2019-01-01")
    ties = [tie("e", "economic"), tie("x", None, IN_FORCE, ended)]
    table = measure(Ledger.of(ties), "partnerships.formal", by="office", period="2021")
    assert said(table, "a") == ("0", "A", None)
    assert table.issues.counts() == {}
    # Where the kind does not matter, a tie without one counts.
    assert said(measure(Ledger.of([tie("x", None)]), "partnerships.in_force", period="2021")) == ("1", "A", None)


def test_a_lower_bound_gives_no_change() -> None:
    ties = [tie("f", "formal"), tie("g", "formal", Transition("in-force", "2021-02")), tie("x", None)]
    table = measure(Ledger.of(ties), "partnerships.formal", by="office", period="2021", compare="previous-year")
    assert table.row("a").change == Change(reason=NoChange.INEXACT)
    assert table.issues.counts() == {"LD-MEASURE-013": 1}  # what holds on both days is told once


def test_groups_without_a_mode_may_be_own_or_joined(trip) -> None:
    ledger = Ledger.of([trip("o", mode="own", office="a"), trip("x", office="a"), trip("y", office="b")])
    table = measure(ledger, ["outbound.own.batches", "outbound.joined.batches", "outbound.batches"], period="2021")
    comment = "2 条记录未填写决定是否计入的内容 / 2 records do not state what decides whether they count"
    printed = [(table.labels.quantity(o.value, "en"), o.status.value, o.comment) for o in table.observations]
    assert printed == [("at least 1", "U", comment), ("—", "O", comment), ("3", "A", None)]
    found = [(i.code, i.values("en")["indicator"], i.values("en")["fields"]) for i in table.issues]
    assert found == [
        ("LD-MEASURE-014", "outbound.joined.batches", "history.to, mode"),
        ("LD-MEASURE-014", "outbound.own.batches", "history.to, mode"),
    ]
    stated = measure(Ledger.of([trip("o", mode="own")]), "outbound.joined.batches", period="2021")
    assert said(stated) == ("0", "A", None)


def test_what_another_part_of_the_condition_decides_is_not_open(trip) -> None:
    """A cancelled group was no own group, whatever its mode; another year's is of no concern."""
    ledger = Ledger.of(
        [
            trip("o", mode="own"),
            trip("c", states="approved@2021-01 cancelled@2021-02"),
            trip("l", "2020-05-01"),
        ]
    )
    assert said(measure(ledger, "outbound.own.batches", period="2021")) == ("1", "A", None)


def test_guests_without_a_rank() -> None:
    guests = [InboundDelegation(id="g", arrives_on="2021-03-01"), InboundDelegation(id="m", arrives_on="2021-04-01")]
    ledger = Ledger.of([guests[0], evolve(guests[1], head_rank="minister")])
    table = measure(ledger, "inbound.vice_ministerial.batches", period="2021")
    assert said(table)[:2] == ("at least 1", "U")
    assert said(measure(ledger, "inbound.batches", period="2021"))[:2] == ("2", "A")


def indicator(where: Where, **more: object) -> Indicator:
    settings = {"records": "entries", "time": "on", "unit": "items"} | more
    return Indicator(id="x.y", zh="某", en="x", definition=Text("定义。", "Definition."), where=where, **settings)


@pytest.mark.parametrize(
    ("where", "printed"),
    [
        (Where(field="country", value="JP"), "at least 1"),
        (Where(field="country", op=Operator.IS_NOT, value="JP"), "—"),
        (Where(field="country", op=Operator.MISSING), "1"),
        (Where(field="country", op=Operator.PRESENT), "1"),
        (Where(field="details.outlet", value="x"), "—"),
        (Where(field="partners", value="x"), "0"),  # none are listed, so it is not among them
        (Where(field="headcount.persons", op=Operator.AT_LEAST, value=5), "at least 1"),
    ],
)
def test_fields_that_are_missing_in_some_entries(where: Where, printed: str) -> None:
    ledger = Ledger.of(
        [
            Entry(id="j", kind="event", on="2021-03-01", country="JP", headcount=Headcount(persons=9)),
            Entry(id="n", kind="event", on="2021-04-01", details=Details(other="x")),
        ]
    )
    assert said(measure(ledger, indicator(where), period="2021"))[0] == printed


def test_refusals_without_a_date_are_no_exact_figure(trip) -> None:
    ledger = Ledger.of(
        [
            trip("r", None, states="refused@2021-03-01", office="a"),
            trip("u", None, states="refused", office="a"),
            trip("v", None, states="refused", office="b"),
            trip("w", "2021-05-01", states="approved@2021-04", office="b"),
        ]
    )
    table = measure(ledger, "outbound.refused.batches", by="office", period="2021")
    comment = "1 条记录没有日期，未计入 / 1 record without a date is not counted"
    assert said(table, "a") == ("at least 1", "U", comment)
    assert said(table, "b") == ("—", "O", comment)
    assert table.issues.counts() == {"LD-MEASURE-006": 1}
    months = measure(ledger, "outbound.refused.batches", by="month", period="2021")
    assert said(months, "2021-03")[0] == "at least 1"
    assert said(months, "2021-04")[0] == "—"  # they may have been refused in any month
    assert measure(ledger, "outbound.refused.batches", by="office", period="2020").row("a").observation.value is None


def test_coarse_dates_concern_the_parts_they_may_fall_in(trip) -> None:
    ledger = Ledger.of([trip("a", "2021-02-01"), trip("y", "2021", mode="own")])
    months = measure(ledger, "outbound.batches", by="quarter", period="2021H1")
    assert [said(months, part)[0] for part in ("2021Q1", "2021Q2")] == ["at least 1", "—"]
    whole = measure(ledger, "outbound.batches", by="half", period="2021")
    assert [said(whole, *row.members)[0] for row in whole] == ["1", "0", "1"]  # the last is the year's, half not stated


def test_members_of_several_dimensions(trip) -> None:
    ledger = Ledger.of([trip("a", office="a", countries="JP KR"), trip("u", None, office="a", countries="JP")])
    table = measure(ledger, "outbound.batches", by=("office", "country"), period="2021")
    assert {row.members: said(table, *row.members)[0] for row in table} == {
        ("a", "JP"): "at least 1",
        ("a", "KR"): "1",
    }


def test_every_fold_says_so(trip) -> None:
    ledger = Ledger.of(
        [trip("a", headcount=Headcount(persons=4), office="o", countries="JP"), trip("u", None, office="o")]
    )
    shared = {"records": "outbound", "time": "departs_on", "value": "headcount.persons", "unit": "persons"}
    for fold, qualifier in (("sum", "at_least"), ("mean", "approx"), ("last", "exact")):
        row = measure(ledger, indicator(Where(), fold=fold, **shared), period="2021").rows[0]
        assert row.observation.status is ObsStatus.LOW_RELIABILITY
        assert row.observation.value == Quantity.of(4, "persons", Qualifier(qualifier))
    assert said(measure(ledger, "outbound.countries", period="2021"))[:2] == ("at least 1", "U")


def test_ratios_of_lower_bounds_are_not_given(trip) -> None:
    ledger = Ledger.of([trip("a", mode="own"), trip("u", None, mode="own")])
    share = indicator(
        Where(), fold="ratio", numerator="outbound.own.batches", denominator="outbound.batches", time=None
    )
    row = measure(ledger, share, period="2021").rows[0]
    assert (row.observation.value, row.observation.comment) == (
        None,
        "分子或分母不是确数 / the numerator or the denominator is not exact",
    )
