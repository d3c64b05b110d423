"""Several columns that make one field."""

from collections.abc import Callable

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.model import (
    Details,
    Guidance,
    HandOver,
    Headcount,
    Instrument,
    Money,
    Name,
    Quantity,
    Stop,
    Transition,
)
from localdiplomacy.model.quantities import Qualifier

ReadRows = Callable[..., Intake]


def codes(intake: Intake) -> list[str]:
    return sorted(issue.code for issue in intake.issues)


def test_lists_stand_side_by_side(read_rows: ReadRows) -> None:
    header = ("id", "stops.country", "stops.city", "stops.transit")
    intake = read_rows(
        header,
        ("a", "日本、韩国", "东京、首尔", "否"),
        ("b", "日本", "东京、大阪", None),
        ("c", "日本、韩国、德国", "东京、首尔", None),
        ("d", None, "东京", None),
        ("e", "日本", "、", None),
        format="outbound",
    )
    trips = intake.ledger.outbound
    assert trips["a"].stops == (Stop(country="JP", city="东京"), Stop(country="KR", city="首尔"))
    assert trips["b"].stops == (Stop(country="JP", city="东京"), Stop(country="JP", city="大阪"))
    assert trips["e"].stops == ()
    assert sorted(row.source.row or 0 for row in intake.set_aside) == [4, 5]
    assert "country" in intake.set_aside[1].issues[0].message("en")


def test_one_item_of_several_columns(read_rows: ReadRows) -> None:
    header = ("id", "hand_overs.place", "hand_overs.persons_given", "hand_overs")
    intake = read_rows(
        header, ("a", "高速口", "5人", '[{"place":"机场"}]'), ("b", None, None, None), format="transfers"
    )
    assert intake.ledger.transfers["a"].hand_overs == (
        HandOver(place="机场"),
        HandOver(place="高速口", persons_given=5),
    )
    assert intake.ledger.transfers["b"].hand_overs == ()


def test_names_in_several_languages(read_rows: ReadRows) -> None:
    header = ("id", "name", "name.en", "name.aliases")
    intake = read_rows(
        header,
        ("a", "苏州", "Suzhou", "姑苏、Soochow"),
        ("b", "Paris", None, None),
        ("c", None, None, "无名"),
        ("d", "Rome", "Roma", None),
        format="cities",
    )
    cities = intake.ledger.cities
    assert cities["a"].name == Name(zh="苏州", en="Suzhou", aliases=("姑苏", "Soochow"))
    assert cities["b"].name == Name(en="Paris")
    assert cities["d"].name == Name(en="Roma", zh="Rome")
    assert cities["c"].name == Name(zh="无名")  # nothing else names it
    assert intake.set_aside == ()


def test_counts_that_contradict_each_other(read_rows: ReadRows) -> None:
    intake = read_rows(("id", "人数", "人次"), ("a", "3人次", 4), ("b", "3人次", 3), ("c", 3, 4), format="outbound")
    assert intake.ledger.outbound["b"].headcount == Headcount(person_times=3)
    assert intake.ledger.outbound["c"].headcount == Headcount(persons=3, person_times=4)
    assert codes(intake) == ["LD-READ-004"]


def test_amounts_in_parts(read_rows: ReadRows) -> None:
    header = ("id", "kind", "quantity", "quantity.unit", "quantity.qualifier", "amount.amount", "amount.currency")
    intake = read_rows(
        header,
        ("a", "event", 5, "期", "over", "1.5", "USD"),
        ("b", "event", None, "期", None, None, "USD"),
        ("c", "event", 5, None, None, None, None),
        ("d", "event", None, None, None, "1.5", "dollars"),
        format="entries",
    )
    entries = intake.ledger.entries
    assert entries["a"].quantity == Quantity.of(5, "issues", Qualifier.OVER)
    assert entries["a"].amount == Money("1.5", "USD")
    assert (entries["b"].quantity, entries["b"].amount) == (None, None)
    assert entries["c"].quantity == Quantity.of(5, "unspecified")
    assert [issue.code for issue in intake.issues] == ["LD-READ-004", "LD-READ-024"]
    assert [row.source.row for row in intake.set_aside] == [5]


def test_ranges_in_parts(read_rows: ReadRows) -> None:
    header = ("id", "kind", "quantity.low", "quantity.high", "quantity.unit")
    intake = read_rows(
        header,
        ("a", "event", 2, 4, "issues"),
        ("b", "event", 5, 4, "issues"),
        ("c", "event", None, 4, "issues"),
        format="entries",
    )
    assert intake.ledger.entries["a"].quantity == Quantity(2, 4, "issues")
    assert intake.ledger.entries["c"].quantity == Quantity(4, 4, "issues")
    assert codes(intake) == ["LD-READ-004"]


def test_details_pairs_and_nested_objects(read_rows: ReadRows) -> None:
    entry = read_rows(
        ("id", "kind", "details", "details.whatever"), ("a", "event", '{"x": 1}', "y"), format="entries"
    ).ledger.entries["a"]
    assert entry.details == Details(x=1, whatever="y")
    city = read_rows(
        ("id", "external_ids", "external_ids.wikidata"), ("a", '[["geonames","1"]]', "Q1"), format="cities"
    ).ledger.cities["a"]
    assert city.external_ids == (("geonames", "1"), ("wikidata", "Q1"))
    header = ("id", "guidance", "guidance.goal", "guidance.industries", "instruments.intent", "instruments.intent.mode")
    ties = read_rows(
        header,
        ("a", '{"fields":["文化"]}', "常来往", "汽车、纺织", "2019", "线下"),
        ("b", None, "常来往", None, None, None),
        format="partnerships",
    ).ledger.partnerships
    assert ties["a"].guidance == Guidance(goal="常来往", industries=("汽车", "纺织"), fields=("文化",))
    assert ties["b"].guidance == Guidance(goal="常来往")
    assert [(paper.kind, str(paper.signed_on)) for paper in ties["a"].instruments] == [("intent", "2019")]
    assert isinstance(ties["a"].instruments[0], Instrument)


def test_moves_from_columns_and_from_a_whole_history(read_rows: ReadRows) -> None:
    header = ("id", "history", "history.approved", "history.approved.basis", "history.briefed", "state")
    row = ("a", '[{"to":"planned"}]', None, "苏外1号", "2021-02-01", "approved")
    trip = read_rows(header, row, format="outbound").ledger.outbound["a"]
    assert [(move.to, move.basis) for move in trip.history] == [
        ("planned", None),
        ("approved", "苏外1号"),
        ("briefed", None),
    ]
    assert isinstance(trip.history[0], Transition)
