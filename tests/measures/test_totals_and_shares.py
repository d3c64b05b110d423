from decimal import Decimal

import pytest
from attrs import evolve

from localdiplomacy.measures.rounding import HALF_EVEN
from localdiplomacy.measures.shares import INEXACT, ZERO_TOTAL, Share, shares_of
from localdiplomacy.measures.totals import (
    DIFFERENT_INDICATORS,
    DIFFERENT_PERIODS,
    NOT_ADDITIVE,
    NOTHING_TO_ADD,
    OVERLAPPING,
    PART_MISSING,
    Refusal,
    different_units,
    is_synthetic,
    total_of,
)
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source


def test_offices_add_up(figure) -> None:
    parts = [figure(317, office="a", port="x"), figure(155, office="b", port="x", mode="own")]
    total = total_of(parts)
    assert isinstance(total, Observation)
    assert (total.value, total.office, total.dimensions) == (Quantity.of(472, "batches"), None, (("port", "x"),))
    assert (total.status, total.source, total.evidence) == (ObsStatus.DERIVED_FROM_PARTS, None, ())
    single = total_of([figure(1, office="a", mode="own"), figure(2, office="a", mode="joined")])
    assert isinstance(single, Observation)
    assert (single.office, single.dimensions) == ("a", ())


def test_a_total_lists_the_records_of_its_parts_once_and_in_order(figure) -> None:
    parts = [evolve(figure(2, office="a"), evidence=("t2", "t1")), evolve(figure(1, office="b"), evidence=("t3", "t1"))]
    assert total_of(parts).evidence == ("t1", "t2", "t3")


def test_synthetic_parts_make_a_synthetic_total(figure) -> None:
    generated = figure(1, office="a", source=Source(Origin(file="x.csv", synthetic=True)))
    total = total_of([generated, figure(2, office="b", source=Source(Origin(file="y.csv")))])
    assert isinstance(total, Observation)
    assert is_synthetic(total)
    assert not is_synthetic(figure(1))
    real = total_of([figure(2, source=Source(Origin(file="y.csv")))])
    assert isinstance(real, Observation)
    assert not is_synthetic(real)


def test_qualifiers_survive_adding_where_they_still_say_enough(figure) -> None:
    total = total_of([figure(10, qualifier=Qualifier.AT_LEAST), figure(5)])
    assert isinstance(total, Observation)
    assert total.value == Quantity.of(15, "batches", Qualifier.AT_LEAST)
    rounded = total_of([figure(10, qualifier=Qualifier.OVER), figure(5)])
    assert isinstance(rounded, Observation)
    assert rounded.value == Quantity(15, 25, "batches")


def test_refused_totals(figure) -> None:
    assert total_of([]) == NOTHING_TO_ADD
    assert total_of([figure(1)], additive=False) == NOT_ADDITIVE
    mixed = total_of([figure(3552, unit="persons"), figure(818, unit="person_times"), figure(None)])
    assert mixed == different_units(["persons", "person_times"])
    assert isinstance(mixed, Refusal)
    assert mixed.text("zh") == "各分项单位不同（人次、人），不能相加"
    assert mixed.to_dict("en") == {
        "refused": "the parts are in different units (person-times, persons), which cannot be added"
    }
    assert total_of([figure(1), figure(None)]) == PART_MISSING
    assert total_of([figure(1, "2021"), figure(1, "2020")]) == DIFFERENT_PERIODS
    assert total_of([figure(1), figure(1, indicator="x")]) == DIFFERENT_INDICATORS


def test_shares_of_a_complete_total(figure) -> None:
    parts = [(("a",), figure(1)), (("b",), figure(2))]
    assert shares_of(parts, figure(3)) == (
        Share(members=("a",), value=Quantity.of(1, "batches"), percent=Decimal("33.3")),
        Share(members=("b",), value=Quantity.of(2, "batches"), percent=Decimal("66.7")),
    )
    tie = shares_of([(("a",), figure(1))], figure(400), rounding=HALF_EVEN)
    assert not isinstance(tie, Refusal)
    assert [str(share.percent) for share in tie] == ["0.2", "99.8"]


def test_a_rest_has_as_many_members_as_the_parts(figure) -> None:
    shares = shares_of([(("a", "b"), figure(95))], figure(100))
    assert not isinstance(shares, Refusal)
    assert (shares[-1].members, shares[-1].value) == (("_other", "_other"), Quantity.of(5, "batches"))
    alone = shares_of([], figure(100))
    assert not isinstance(alone, Refusal)
    assert [(share.members, share.percent) for share in alone] == [(("_other",), Decimal("100.0"))]


@pytest.mark.parametrize(
    ("parts", "total", "refusal"),
    [
        ([{"value": None}], {"value": 3}, PART_MISSING),
        ([{"value": 3}], {"value": None}, PART_MISSING),
        ([{"value": 3, "unit": "p"}], {"value": 3}, different_units(["p", "batches"])),
        ([{"value": 3, "qualifier": Qualifier.APPROX}], {"value": 3}, INEXACT),
        ([{"value": 3}], {"value": 3, "qualifier": Qualifier.APPROX}, INEXACT),
        ([{"value": 0}], {"value": 0}, ZERO_TOTAL),
        ([{"value": 3}, {"value": 1}], {"value": 3}, OVERLAPPING),
    ],
)
def test_refused_shares(figure, parts: list[dict], total: dict, refusal: Refusal) -> None:
    pairs = [((str(index),), figure(**part)) for index, part in enumerate(parts)]
    assert shares_of(pairs, figure(**total)) == refusal
    assert shares_of([], figure(3), additive=False) == NOT_ADDITIVE
