from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.compare import MULTIPLES, PERCENTAGES, Change, NoChange, compare, same_length
from localdiplomacy.measures.rounding import HALF_EVEN
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.testing.strategies import periods


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


def test_what_the_two_figures_do_not_say_themselves(figure) -> None:
    pair = figure(100, "2021"), figure(80, "2020")
    assert compare(*pair, definition_changed=True) == Change(reason=NoChange.DEFINITION)
    assert compare(*pair, territory_changed=True) == Change(reason=NoChange.TERRITORY)
    assert compare(*pair, offices_changed=True) == Change(reason=NoChange.OFFICES)


def test_the_first_of_several_reasons_is_told(figure) -> None:
    everything = {"definition_changed": True, "territory_changed": True, "offices_changed": True}
    now, base = figure(100, "2021H1"), figure(80, "2020", unit="groups")
    assert compare(figure(None), None, **everything).reason is NoChange.MISSING_NOW
    assert compare(now, None, **everything).reason is NoChange.NO_BASE
    assert compare(now, base, **everything).reason is NoChange.UNIT
    same_unit = now, figure(0, "2020", qualifier=Qualifier.APPROX)
    assert compare(*same_unit, **everything).reason is NoChange.DEFINITION
    del everything["definition_changed"]
    assert compare(*same_unit, **everything).reason is NoChange.TERRITORY
    del everything["territory_changed"]
    assert compare(*same_unit, **everything).reason is NoChange.PART_PERIOD
    whole = figure(100, "2021"), same_unit[1]
    assert compare(*whole, **everything).reason is NoChange.OFFICES
    assert compare(*whole).reason is NoChange.INEXACT


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
        ("2021-01-01/2021-03-01", "2020-11-01/2021-01-01", True),  # two months each
        ("2021-01-01/2021-03-01", "2021-01-01/2021-04-01", False),
        ("2021", "2020-04-01/2021-04-01", True),
        ("2021-W05", "2021-W06", True),
        ("2021-W05", "2021-02-01", False),
        ("2021-W05", "2021-02-02/2021-02-09", True),
        ("2020-02-01/2020-02-29", "2019-02", True),  # the 1st to the 28th
        ("2020-01-01/2020-02-29", "2019-01-01/2019-03-01", True),
        ("2020-02-20/2020-03-01", "2019-02-20/2019-03-01", True),  # the 20th to the last of February
        ("2020-02-29/2020-03-20", "2019-02-28/2019-03-20", True),
        ("2020-02-20/2021-03-03", "2020-02-20/2020-03-03", False),
    ],
)
def test_periods_of_the_same_length(left: str, right: str, same: bool) -> None:
    assert same_length(Period.parse(left), Period.parse(right)) is same
    assert same_length(Period.parse(right), Period.parse(left)) is same


@given(periods())
def test_a_period_is_as_long_as_a_year_before_and_as_the_one_before(period: Period) -> None:
    assert same_length(period, period.previous_year())
    assert same_length(period, period.previous())
    assert not same_length(period, period.rolling(3))


def test_a_change_is_numbers_or_a_reason() -> None:
    for wrong in (
        {},
        {"value": Decimal(1)},
        {"difference": Decimal(1)},
        {"value": Decimal(1), "reason": NoChange.UNIT},
        {"value": Decimal(1), "difference": Decimal(1), "reason": NoChange.UNIT},
        {"points": Decimal(1)},
        {"points": Decimal(1), "reason": NoChange.UNIT},
        {"points": Decimal(1), "value": Decimal(1), "difference": Decimal(1)},
        {"difference": Decimal(1), "reason": NoChange.UNIT},
    ):
        with pytest.raises(ValueError, match=r"^a change has both numbers or a reason / 变化须有两个数或一个原因$"):
            Change(**wrong)


def test_change_as_text_and_data() -> None:
    change = Change(value=Decimal("14.3"), difference=Decimal(11))
    assert change.text("zh") == "+14.3%"
    assert change.to_dict() == {
        "percent": "14.3",
        "points": None,
        "difference": "11",
        "reason": None,
        "text": "+14.3%",
    }
    none = Change(reason=NoChange.ZERO_BASE)
    assert (none.text("zh"), none.text("en")) == ("(基期数为 0)", "(the base is 0)")
    assert none.to_dict()["text"] == "(基期数为 0)"
    assert none.to_dict("en") == {
        "percent": None,
        "points": None,
        "difference": None,
        "reason": "zero-base",
        "text": "(the base is 0)",
    }
    assert Change(value=Decimal("-21.3"), difference=Decimal(-110)).text("en") == "-21.3%"


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (NoChange.MISSING_NOW, "(本期数缺失)", "(this period's figure is missing)"),
        (NoChange.NO_BASE, "(没有基期数)", "(there is no base figure)"),
        (NoChange.UNIT, "(单位不同)", "(different units)"),
        (NoChange.DEFINITION, "(口径有变化)", "(the definition changed)"),
        (NoChange.OFFICES, "(两期有数据的单位不同)", "(not the same offices have figures in both periods)"),
        (NoChange.TERRITORY, "(行政区划有变化)", "(the territory changed)"),
        (NoChange.PART_PERIOD, "(时段长短不同或未结束)", "(periods of different length, or not over yet)"),
        (NoChange.INEXACT, "(数值不精确)", "(a figure is not exact)"),
        (NoChange.ZERO_BASE, "(基期数为 0)", "(the base is 0)"),
    ],
)
def test_each_reason_in_words(reason: NoChange, zh: str, en: str) -> None:
    assert (Change(reason=reason).text("zh"), Change(reason=reason).text("en")) == (zh, en)
    assert Change(reason=reason).text("en", difference=True) == en


def test_the_absolute_change_beside_the_percentage() -> None:
    change = Change(value=Decimal("-21.3"), difference=Decimal(-110))
    assert change.text("zh", difference=True) == "-110（-21.3%）"
    assert change.text("en", difference=True) == "-110 (-21.3%)"
    large = Change(value=Decimal("50.0"), difference=Decimal("1E+6"))
    assert large.text("en", difference=True) == "+1000000 (+50.0%)"
    assert Change(value=Decimal("0.0"), difference=Decimal(0)).text("en", difference=True) == "no change"


@pytest.mark.parametrize(
    ("now", "base", "points", "zh", "en"),
    [
        ("62.5", "60", "2.5", "+2.5个百分点", "+2.5 percentage points"),
        ("33.33", "50", "-16.7", "-16.7个百分点", "-16.7 percentage points"),
        ("5", "0", "5.0", "+5.0个百分点", "+5.0 percentage points"),  # from nothing there is no percentage
        ("40", "40", "0.0", "持平", "no change"),
    ],
)
def test_shares_and_rates_change_by_percentage_points(
    figure, now: str, base: str, points: str, zh: str, en: str
) -> None:
    change = compare(figure(now, unit="percent"), figure(base, "2020", unit="percent"))
    assert change == Change(points=Decimal(points), difference=Decimal(now) - Decimal(base))
    assert (change.text("zh"), change.text("en", difference=True)) == (zh, en)
    assert (change.to_dict()["percent"], change.to_dict()["points"]) == (None, points)


def test_points_are_rounded_as_percentages_are(figure) -> None:
    rates = figure("60.25", unit="percent"), figure("60", "2020", unit="percent")
    assert (compare(*rates).points, compare(*rates, rounding=HALF_EVEN).points) == (Decimal("0.3"), Decimal("0.2"))


def test_a_rate_that_is_not_firm_has_no_points(figure) -> None:
    rate = figure(60, unit="percent", qualifier=Qualifier.APPROX)
    assert compare(rate, figure(50, "2020", unit="percent")).reason is NoChange.INEXACT


def test_the_callers_precision_does_not_change_the_difference(figure) -> None:
    with localcontext() as context:
        context.prec = 2
        change = compare(figure(407, "2021"), figure(517, "2020"))
    assert change == Change(value=Decimal("-21.3"), difference=Decimal(-110))


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


@pytest.mark.parametrize(
    ("now", "base", "zh", "en"),
    [
        (250, 100, "增长1.5倍", "2.5 times the base"),
        (200, 100, "增长1倍", "2 times the base"),
        (25495, 10000, "增长1.5倍", "2.5 times the base"),  # 154.95 % is 155.0 % rounded, yet 1.5 times
        (1100, 100, "增长10倍", "11 times the base"),
        (199, 100, "+99.0%", "+99.0%"),
        (50, 100, "-50.0%", "-50.0%"),
        (100, 100, "持平", "no change"),
        (100, -50, "+300.0%", "+300.0%"),
    ],
)
def test_growth_in_multiples_where_it_is_asked_for(figure, now: int, base: int, zh: str, en: str) -> None:
    change = compare(figure(now, "2021"), figure(base, "2020"))
    assert (change.text("zh", form=MULTIPLES), change.text("en", form=MULTIPLES)) == (zh, en)
    assert change.text("en") == change.text("en", form=PERCENTAGES)
    assert "times" not in change.text("en")


def test_multiples_with_the_difference_and_a_reason(figure) -> None:
    change = compare(figure(250, "2021"), figure(100, "2020"))
    assert change.text("zh", difference=True, form=MULTIPLES) == "+150（增长1.5倍）"
    assert compare(figure(250, "2021"), None).text("en", form=MULTIPLES) == "(there is no base figure)"
    assert Change(value=Decimal(150), difference=Decimal(3)).text("en", form=MULTIPLES) == "+150%"
