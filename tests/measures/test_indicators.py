import pytest

from localdiplomacy.measures.indicators import Direction, Fold, Indicator, IndicatorError
from localdiplomacy.model.texts import Text

TEXT = Text("定义。", "Definition.")


def declared(**more: object) -> Indicator:
    settings = {"id": "x", "zh": "某", "en": "Some", "definition": TEXT, "unit": "batches", "time": "departs_on"} | more
    return Indicator(**settings)


def test_defaults_count_records() -> None:
    indicator = declared()
    assert (indicator.fold, indicator.records, indicator.direction) == (Fold.COUNT, "outbound", Direction.NEITHER)
    assert (indicator.value, indicator.stock, indicator.units) == (None, False, ("batches",))
    assert indicator.where.predicate()(object())


@pytest.mark.parametrize(
    ("settings", "over_time", "over_units"),
    [
        ({}, True, True),
        ({"fold": "sum", "value": "headcount.persons"}, True, True),
        ({"stock": True}, False, True),
        ({"fold": "distinct", "value": "countries"}, False, False),
        ({"fold": "mean", "value": "days_abroad"}, False, False),
        ({"fold": "last", "value": "days_abroad"}, False, True),
        ({"fold": "ratio", "numerator": "a", "denominator": "b", "time": None}, False, False),
        ({"additive_over_units": False}, True, False),
    ],
)
def test_additivity_follows_from_the_fold(settings: dict[str, object], over_time: bool, over_units: bool) -> None:
    indicator = declared(**settings)
    assert (indicator.additive_over_time, indicator.additive_over_units) == (over_time, over_units)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"records": "trips"}, "records must be one of cities, offices, partnerships, outbound"),
        ({"fold": "ratio", "numerator": "a"}, "a ratio needs numerator and denominator"),
        ({"fold": "ratio"}, "a ratio needs numerator and denominator"),
        ({"denominator": "a"}, "only a ratio has those two parts"),
        ({"fold": "sum"}, "sum needs value"),
        ({"fold": "distinct"}, "distinct needs value"),
        ({"fold": "last"}, "last needs value"),
        ({"fold": "mean"}, "mean needs value"),
        ({"value": "days_abroad"}, "this fold has no value"),
        ({"minus": "days_planned"}, "only sums and means do that"),
        ({"times": "days_planned"}, "only sums and means do that"),
        ({"otherwise": 0}, "only sums and means do that"),
        ({"alternatives": (("headcount.persons", "persons"),)}, "only sums and means do that"),
        ({"time": None}, "time is needed"),
        ({"stock": True, "fold": "last", "value": "x"}, "a stock has no last value"),
        ({"states": ("in-force",)}, "only stocks have states, kinds"),
        ({"kinds": ("formal",)}, "only stocks have states, kinds"),
        ({"stock": True, "additive_over_time": True}, "it does not add over time"),
        ({"fold": "mean", "value": "x", "additive_over_units": True}, "it does not add over offices"),
    ],
)
def test_contradictory_declarations(settings: dict[str, object], message: str) -> None:
    with pytest.raises(IndicatorError, match=message) as caught:
        declared(**settings)
    assert str(caught.value).startswith("x: ")


def test_units_list_the_alternatives() -> None:
    indicator = declared(fold="sum", value="a", unit="persons", alternatives=(("b", "person_times"),), otherwise=1)
    assert indicator.units == ("persons", "person_times")


def test_describe_prints_name_and_definition() -> None:
    declared_inbound = declared(records="inbound", time="arrives_on")
    assert declared_inbound.describe("zh") == "某：定义。"
    assert declared_inbound.describe("en") == "Some: Definition."
    assert (declared().name("zh"), declared().name("en")) == ("某", "Some")
