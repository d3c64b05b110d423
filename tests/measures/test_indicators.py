import pytest

from localdiplomacy.measures.indicators import Direction, Fold, Indicator, IndicatorError
from localdiplomacy.model.conditions import Where
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
        ({"cumulative": True}, False, True),
        ({"additive_over_units": False}, True, False),
    ],
)
def test_additivity_follows_from_the_fold(settings: dict[str, object], over_time: bool, over_units: bool) -> None:
    indicator = declared(**settings)
    assert (indicator.additive_over_time, indicator.additive_over_units) == (over_time, over_units)


A, B = {"fold": "ratio", "time": None}, {"fold": "total", "time": None}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"records": "trips"}, "records: expected one of: cities, offices, partnerships, outbound"),
        (A | {"numerator": "a"}, "denominator: expected the id of an indicator, which a ratio needs, found nothing"),
        (A | {"denominator": "a"}, "numerator: expected the id of an indicator, which a ratio needs, found nothing"),
        (
            A | {"numerator": "a", "denominator": "b", "parts": ("c",)},
            "parts: expected nothing: it goes with total only",
        ),
        (
            A | {"numerator": "a", "denominator": "b", "cumulative": True},
            "cumulative: expected nothing: ratio does not",
        ),
        (B, "parts: expected ids of two or more indicators, each once, which a total needs, found nothing"),
        (B | {"parts": ("a",)}, "parts: expected ids of two or more indicators, .*, found a"),
        (B | {"parts": ("a", "a")}, "parts: expected ids of two or more indicators, .*, found a, a"),
        (B | {"parts": ("a", "b"), "time": "departs_on"}, "time: expected nothing: total does not use it"),
        (
            B | {"parts": ("a", "b"), "where": Where(field="mode", value="own")},
            "where: expected nothing: total does not",
        ),
        (B | {"parts": ("a", "b"), "states": ("in-force",)}, "states: expected nothing: total does not use it"),
        (B | {"parts": ("a", "b"), "alternatives": (("x", "y"),)}, "alternatives: expected nothing: total does not"),
        (B | {"parts": ("a", "b"), "stock": True, "cumulative": True}, "cumulative: expected false: a stock is not"),
        ({"denominator": "a"}, "denominator: expected nothing: it goes with ratio only, found a"),
        ({"fold": "sum"}, "value: expected a field, which sum needs, found nothing"),
        ({"fold": "distinct"}, "value: expected a field, which distinct needs"),
        ({"fold": "last"}, "value: expected a field, which last needs"),
        ({"fold": "mean"}, "value: expected a field, which mean needs"),
        ({"value": "days_abroad"}, "value: expected nothing: count does not use it, found days_abroad"),
        ({"minus": "days_planned"}, "minus: expected nothing: it goes with sum or mean only"),
        ({"times": "days_planned"}, "times: expected nothing: it goes with sum or mean only"),
        ({"otherwise": 0}, "otherwise: expected nothing: it goes with sum or mean only, found 0"),
        ({"alternatives": (("headcount.persons", "persons"),)}, "alternatives: expected nothing: it goes with sum or"),
        ({"time": None}, "time: expected a date field or history.<state>; or stock = true, found nothing"),
        ({"stock": True, "fold": "last", "value": "x"}, "fold: expected not last: a stock has no last value"),
        ({"states": ("in-force",)}, "states: expected nothing: it goes with stock = true only"),
        ({"kinds": ("formal",)}, "kinds: expected nothing: it goes with stock = true only"),
        ({"cumulative": True, "stock": True}, "cumulative: expected false: only flows of count, sum, distinct"),
        ({"cumulative": True, "fold": "last", "value": "x"}, "cumulative: expected false: only flows of count, sum,"),
        ({"stock": True, "additive_over_time": True}, "additive_over_time: expected false: its figures do not add up"),
        ({"cumulative": True, "additive_over_time": True}, "additive_over_time: expected false"),
        ({"fold": "mean", "value": "x", "additive_over_units": True}, "additive_over_units: expected false"),
    ],
)
def test_contradictory_declarations(settings: dict[str, object], message: str) -> None:
    with pytest.raises(IndicatorError, match=message) as caught:
        declared(**settings)
    assert str(caught.value).startswith("x: ")
    assert [fault.place for fault in caught.value.faults] == [message.partition(":")[0]]


def test_all_contradictions_are_told_at_once() -> None:
    with pytest.raises(IndicatorError) as caught:
        declared(records="trips", fold="sum", states=("a",), time=None)
    assert [fault.place for fault in caught.value.faults] == ["records", "value", "time", "states"]
    assert str(caught.value).count("应为") == 4


def test_what_an_indicator_is_made_of() -> None:
    assert (declared().derived, declared().made_of) == (False, ())
    ratio, total = declared(**A, numerator="a", denominator="b"), declared(**B, parts=("a", "b", "c"))
    assert (ratio.derived, ratio.made_of, ratio.additive_over_units) == (True, ("a", "b"), False)
    assert (total.derived, total.made_of, total.additive_over_units) == (True, ("a", "b", "c"), True)
    assert (total.additive_over_time, declared(**B, parts=("a", "b"), stock=True).additive_over_time) == (True, False)


def test_units_list_the_alternatives() -> None:
    indicator = declared(fold="sum", value="a", unit="persons", alternatives=(("b", "person_times"),), otherwise=1)
    assert indicator.units == ("persons", "person_times")


def test_describe_prints_name_and_definition() -> None:
    declared_inbound = declared(records="inbound", time="arrives_on")
    assert declared_inbound.describe("zh") == "某：定义。"
    assert declared_inbound.describe("en") == "Some: Definition."
    assert (declared().name("zh"), declared().name("en")) == ("某", "Some")
