from decimal import Decimal

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.compare import NoChange
from localdiplomacy.measures.published import SEVERAL_VALUES, tabulate
from localdiplomacy.measures.totals import NOTHING_TO_ADD, Refusal, different_units
from localdiplomacy.model.quantities import Quantity
from localdiplomacy.model.sources import Origin, Source

PEOPLE = {"indicator": "transfers.people"}


def test_offices_that_count_differently_have_no_total(figure) -> None:
    ledger = Ledger.of(
        [
            figure(3552, "2021", office="changzhou", unit="persons", **PEOPLE),
            figure(818, "2021", office="suqian", unit="person_times", **PEOPLE),
        ]
    )
    table = tabulate(ledger, "transfers.people", period="2021")
    assert [(row.members, row.observation.value) for row in table] == [
        (("changzhou",), Quantity.of(3552, "persons")),
        (("suqian",), Quantity.of(818, "person_times")),
    ]
    assert table.total() == different_units(["persons", "person_times"])
    assert table.issues.counts() == {"LD-MEASURE-012": 1}
    assert [(row.base, row.change) for row in table] == [(None, None)] * 2


def test_only_figures_of_the_asked_breakdown_are_rows(figure) -> None:
    ledger = Ledger.of(
        [
            figure(100, office="a"),
            figure(48, office="a", mode="own"),
            figure(7, office="b", mode="own"),
            figure(9, office="b", mode="_unknown"),
            figure(300),
            figure(30, mode="own"),
            figure(5, "2020", office="a"),
            figure(6, indicator="outbound.persons", unit="persons", office="a"),
        ]
    )

    def found(**more: object) -> list[tuple[tuple[str, ...], int]]:
        table = tabulate(ledger, "outbound.batches", period="2021", **more)
        return [(row.members, int(row.observation.value.low)) for row in table if row.observation.value]

    assert found() == [(("a",), 100)]
    assert found(by=("office", "mode")) == [
        *((("a", "own"), 48), (("b", "own"), 7), (("b", "_unknown"), 9)),
    ]
    assert found(by="mode") == [(("own",), 30)]
    assert found(by=()) == [((), 300)]


def test_comparison_and_total(figure) -> None:
    ledger = Ledger.of(
        [
            figure(407, "2018", office="a"),
            figure(517, "2017", office="a"),
            figure(88, "2018", office="b"),
            figure(77, "2017", office="b"),
        ]
    )
    table = tabulate(ledger, "outbound.batches", period="2018", compare="previous-year")
    assert [row.change.value for row in table if row.change] == [Decimal("-21.3"), Decimal("14.3")]
    total = table.total()
    assert not isinstance(total, Refusal)
    assert (total.observation.value, total.observation.office) == (Quantity.of(495, "batches"), None)
    assert total.base is not None
    assert total.base.value == Quantity.of(594, "batches")
    assert total.change is not None
    assert total.change.value == Decimal("-16.7")


def test_a_lacking_base_leaves_no_change(figure) -> None:
    ledger = Ledger.of([figure(4, "2018", office="a"), figure(2, "2017", office="a"), figure(8, "2018", office="b")])
    table = tabulate(ledger, "outbound.batches", period="2018", compare="2017")
    assert [row.change.reason for row in table if row.change] == [None, NoChange.NO_BASE]
    total = table.total()
    assert not isinstance(total, Refusal)
    assert total.base is None
    assert total.change is not None
    assert total.change.reason is NoChange.NO_BASE
    plain = tabulate(ledger, "outbound.batches", period="2018").total()
    assert not isinstance(plain, Refusal)
    assert plain.change is None


def test_two_documents_give_two_rows_and_no_total(figure) -> None:
    sources = [Source(Origin(document=title)) for title in ("甲", "乙")]
    twice = [figure(value, office="a", source=source) for value, source in zip((266, 268), sources, strict=True)]
    table = tabulate(Ledger.of(twice), "outbound.batches", period="2021")
    assert [row.members for row in table] == [("a",), ("a",)]
    assert table.total() == SEVERAL_VALUES
    later = Ledger.of([*twice, figure(300, "2022", office="a")])
    compared = tabulate(later, "outbound.batches", period="2022", compare="2021").rows[0]
    assert compared.change is not None
    assert compared.change.reason is NoChange.NO_BASE
    agreeing = [figure(266, office="a", source=source) for source in sources]
    same = tabulate(
        Ledger.of([*agreeing, figure(300, "2022", office="a")]), "outbound.batches", period="2022", compare="2021"
    )
    assert same.rows[0].change is not None
    assert same.rows[0].change.value == Decimal("12.8")


def test_figures_that_do_not_add_up(figure) -> None:
    ledger = Ledger.of([figure(3, office="a", indicator="outbound.countries", unit="countries")])
    total = tabulate(ledger, "outbound.countries", period="2021").total()
    assert isinstance(total, Refusal)
    empty = tabulate(ledger, "outbound.batches", period="2021")
    assert (empty.total(), len(empty), len(empty.issues)) == (NOTHING_TO_ADD, 0, 0)


def test_the_table_knows_how_it_is_broken_down_and_what_its_members_are_called(figure) -> None:
    visits = [figure(2, indicator="inbound.batches", kind="media"), figure(5, indicator="来访批次", kind="party")]
    lists = builtin_code_lists()
    table = tabulate(Ledger.of(visits), "inbound.batches", by="kind", period="2021", code_lists=lists)
    assert [axis.id for axis in table.by] == ["kind"]
    order = [code for code in lists["inbound-kind"] if code.id in ("media", "party")]
    assert [row.members for row in table] == [(code.id,) for code in order]
    assert all(code.en in table.text("en") for code in order)


def test_of_no_indicator_there_is_an_empty_table() -> None:
    assert len(tabulate(Ledger(), (), period="2021")) == 0


def test_figures_of_no_office_stand_apart_from_those_of_offices(figure) -> None:
    ledger = Ledger.of([figure(1), figure(2, office="a"), figure(3, mode="own"), figure(4, office="a", mode="own")])
    found = {
        by: [
            (row.members, row.observation.value.exact)
            for row in tabulate(ledger, "outbound.batches", by=by, period=2021)
        ]
        for by in ((), ("office",), ("mode",), ("office", "mode"))
    }
    assert found == {
        (): [((), 1)],
        ("office",): [(("a",), 2)],
        ("mode",): [(("own",), 3)],
        ("office", "mode"): [(("a", "own"), 4)],
    }
