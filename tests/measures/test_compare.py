from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.compare import Change, NoChange, compare, same_length
from localdiplomacy.measures.rounding import HALF_EVEN
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity


@pytest.mark.parametrize(
    ("now", "base", "reason"),
    [
        ({"value": None}, {}, NoChange.MISSING_NOW),
        ({}, None, NoChange.NO_BASE),
        ({}, {"value": None}, NoChange.NO_BASE),
        ({"unit": "persons"}, {"unit": "person_times"}, NoChange.UNIT),
        ({"indicator": "inbound.batches"}, {}, NoChange.DEFINITION),
        ({"status": ObsStatus.DEFINITION_DIFFERS}, {}, NoChange.DEFINITION),
        ({}, {"status": ObsStatus.BREAK}, NoChange.DEFINITION),
        ({"period": "2021H1"}, {"period": "2020"}, NoChange.PART_PERIOD),
        ({"period": "2021"}, {"period": "2020-03-07/2020-04-03"}, NoChange.PART_PERIOD),
        ({"status": ObsStatus.PROVISIONAL}, {}, NoChange.PART_PERIOD),
        ({}, {"status": ObsStatus.PROVISIONAL}, NoChange.PART_PERIOD),
        ({"qualifier": Qualifier.APPROX}, {}, NoChange.INEXACT),
        ({}, {"qualifier": Qualifier.OVER}, NoChange.INEXACT),
        ({"status": ObsStatus.LOW_RELIABILITY}, {}, NoChange.INEXACT),
        ({}, {"value": 0}, NoChange.ZERO_BASE),
    ],
)
def test_reasons_there_is_no_change(figure, now: dict, base: dict | None, reason: NoChange) -> None:
    new = figure(**({"value": 100, "period": "2021"} | now))
    old = None if base is None else figure(**({"value": 80, "period": "2020"} | base))
    assert compare(new, old) == Change(reason=reason)


def test_territory(figure) -> None:
    assert compare(figure(100, "2021"), figure(80, "2020"), territory_changed=True) == Change(reason=NoChange.TERRITORY)


def test_change_and_difference(figure) -> None:
    assert compare(figure(100, "2021"), figure(80, "2020")) == Change(value=Decimal("25.0"), difference=Decimal(20))
    assert compare(figure(0, "2021"), figure(80, "2020")) == Change(value=Decimal("-100.0"), difference=Decimal(-80))
    assert compare(figure(80, "2021"), figure(80, "2020")) == Change(value=Decimal("0.0"), difference=Decimal(0))
    tie = figure(401, "2021"), figure(400, "2020")
    assert str(compare(*tie).value) == "0.3"
    assert str(compare(*tie, rounding=HALF_EVEN).value) == "0.2"
    assert compare(figure(1, "2021"), figure(-2, "2020")).value == Decimal("150.0")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2021", "2020", True),
        ("2021", "2019", True),
        ("2021Q3", "2021Q2", True),
        ("2021-02", "2020-02", True),
        ("2021", "2021H1", False),
        ("2021-01-01/2021-07-02", "2021H1", False),
        ("2021-01-01/2021-03-15", "2020-01-01/2020-03-15", True),  # 2020 has a day more
        ("2021-03-02/2021-03-12", "2020-05-01/2020-05-11", True),
        ("2021-03-02/2021-03-12", "2020-05-01/2020-05-12", False),
        ("2021-03-02/2021-03-12", "2020-03-02/2020-03-13", False),
    ],
)
def test_periods_of_the_same_length(left: str, right: str, same: bool) -> None:
    assert same_length(Period.parse(left), Period.parse(right)) is same
    assert same_length(Period.parse(right), Period.parse(left)) is same


def test_a_change_is_numbers_or_a_reason() -> None:
    for wrong in (
        {},
        {"value": Decimal(1)},
        {"difference": Decimal(1)},
        {"value": Decimal(1), "reason": NoChange.UNIT},
        {"value": Decimal(1), "difference": Decimal(1), "reason": NoChange.UNIT},
    ):
        with pytest.raises(ValueError, match="both numbers or a reason"):
            Change(**wrong)


def test_change_as_text_and_data() -> None:
    change = Change(value=Decimal("14.3"), difference=Decimal(11))
    assert change.text("zh") == "+14.3%"
    assert change.to_dict() == {"percent": "14.3", "difference": "11", "reason": None, "text": "+14.3%"}
    none = Change(reason=NoChange.ZERO_BASE)
    assert (none.text("zh"), none.text("en")) == ("(基期数为 0)", "(the base is 0)")
    assert none.to_dict("en") == {"percent": None, "difference": None, "reason": "zero-base", "text": "(the base is 0)"}
    assert Change(value=Decimal("-21.3"), difference=Decimal(-110)).text("en") == "-21.3%"
    assert all(reason.text.zh and reason.text.en for reason in NoChange)


quantities = st.builds(
    Quantity.of, st.integers(0, 1000), st.sampled_from(["persons", "person_times"]), st.sampled_from(Qualifier)
)
figures = st.builds(
    Observation,
    indicator=st.sampled_from(["a", "b"]),
    period=st.sampled_from([Period.parse(code) for code in ("2021", "2020", "2021H1", "2020-03-07/2020-04-03")]),
    value=st.none() | quantities,
    status=st.sampled_from(ObsStatus),
)


@given(figures, st.none() | figures, st.booleans())
def test_a_number_never_comes_with_a_reason(now: Observation, base: Observation | None, moved: bool) -> None:
    change = compare(now, base, territory_changed=moved)
    if change.reason is not None:
        assert (change.value, change.difference) == (None, None)
        return
    assert base is not None
    assert now.value is not None
    assert base.value is not None
    assert now.value.unit == base.value.unit
    assert now.indicator == base.indicator
    assert not moved
    assert change.difference == now.value.low - base.value.low


def test_no_change_at_all_is_said_in_words(figure) -> None:
    same = compare(figure(20), figure(20, "2020"))
    assert (same.value, same.text("zh"), same.text("en")) == (Decimal("0.0"), "持平", "no change")
    # A change too small to be printed is still one.
    little = compare(figure(20001), figure(20000, "2020"))
    assert (little.text("zh"), little.text("en")) == ("+0.0%", "+0.0%")
    none = compare(figure(0), figure(0, "2020"))
    assert none.text("en") == "(the base is 0)"
