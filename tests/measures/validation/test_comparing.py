"""Rules between figures: the verdict, missing values, units, places."""

from typing import Any

import pytest

from localdiplomacy.measures.validation.comparing import Comparison
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.quantities import Qualifier, Quantity


@pytest.fixture
def one(apply: Any) -> Any:
    """Applies a rule and returns its only result."""

    def run(rule: Any, *figures: Any, **more: Any) -> Comparison:
        (found,) = apply(rule, *figures, **more)
        return found

    return run


@pytest.fixture
def a(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "a", **more})


@pytest.fixture
def b(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "b", **more})


@pytest.mark.parametrize(
    ("operator", "outcomes"),
    [  # left 4, 5 and 6 against 5
        ("is", "broken holds broken"),
        ("is_not", "holds broken holds"),
        ("at_least", "broken holds holds"),
        ("at_most", "holds holds broken"),
        ("more_than", "broken broken holds"),
        ("less_than", "holds broken broken"),
    ],
)
def test_exact_figures_hold_or_not(rule: Any, one: Any, a: Any, b: Any, operator: str, outcomes: str) -> None:
    found = [one(rule("a", operator, "b"), a(left), b(5)).outcome.value for left in (4, 5, 6)]
    assert " ".join(found) == outcomes


@pytest.mark.parametrize(
    ("left", "operator", "outcome"),
    [  # against 2 to 4
        ((4, 6), "is", "may-hold"),
        ((5, 6), "is", "broken"),
        ((0, 2), "is", "may-hold"),
        ((4, 6), "at_most", "may-hold"),
        ((5, 6), "at_most", "broken"),
        ((1, 2), "at_most", "holds"),
        ((1, 3), "at_most", "may-hold"),
        ((4, 6), "at_least", "holds"),
        ((0, 2), "at_least", "may-hold"),
        ((0, 1), "at_least", "broken"),
        ((4, 6), "more_than", "may-hold"),
        ((5, 6), "more_than", "holds"),
        ((0, 2), "more_than", "broken"),
        ((4, 6), "less_than", "broken"),
        ((0, 2), "less_than", "may-hold"),
        ((0, 1), "less_than", "holds"),
        ((2, 4), "is_not", "may-hold"),
        ((5, 6), "is_not", "holds"),
        ((0, 1), "is_not", "holds"),
    ],
)
def test_a_rule_is_broken_only_if_no_number_of_the_ranges_would_do(
    rule: Any, one: Any, a: Any, b: Any, left: tuple[int, int], operator: str, outcome: str
) -> None:
    figures = a(Quantity(*left, "batches")), b(Quantity(2, 4, "batches"))
    assert one(rule("a", operator, "b"), *figures).outcome.value == outcome


def test_about_80_and_at_most(rule: Any, one: Any, a: Any, b: Any) -> None:
    about_80 = a(80, qualifier=Qualifier.APPROX)
    assert one(rule("a", "at_most", "b"), about_80, b(75)).outcome is Outcome.MAY_HOLD
    assert one(rule("a", "at_most", "b"), about_80, b(74)).outcome is Outcome.BROKEN
    assert one(rule("a", "at_most", "b"), about_80, b(85)).outcome is Outcome.HOLDS


def test_open_ends_leave_open_what_they_must(rule: Any, one: Any, a: Any, b: Any) -> None:
    at_least_9 = a(9, qualifier=Qualifier.AT_LEAST)
    assert one(rule("a", "at_most", "b"), at_least_9, b(8)).outcome is Outcome.BROKEN
    assert one(rule("a", "at_most", "b"), at_least_9, b(9)).outcome is Outcome.MAY_HOLD
    assert one(rule("a", "at_least", "b"), at_least_9, b(9)).outcome is Outcome.HOLDS
    assert one(rule("b", "less_than", "a"), at_least_9, b(8)).outcome is Outcome.HOLDS
    assert one(rule("b", "more_than", "a"), at_least_9, b(9)).outcome is Outcome.BROKEN


def test_sides_are_sums_with_signs_and_factors(rule: Any, one: Any, a: Any, b: Any, figure: Any) -> None:
    left = ["a", Term(indicator="b", factor=-1)]
    found = one(rule(left, "is", Term(indicator="c", factor="2")), a(10), b(4), figure(3, indicator="c"))
    assert found.outcome is Outcome.HOLDS
    assert found.left.value == found.right.value == Quantity.of(6, "batches")
    assert str(found.difference) == "+0"


def test_numbers_beyond_all_reason_are_compared_too(rule: Any, one: Any, a: Any, b: Any) -> None:
    found = one(rule(["a", "a"], "at_most", Term(indicator="b", factor=3)), a("1E+999999"), b("9E+999999"))
    assert found.outcome is Outcome.HOLDS


def test_a_figure_on_both_sides_is_the_same_number(rule: Any, one: Any, a: Any, b: Any) -> None:
    vague = a(Quantity(2, 9, "batches"))
    assert one(rule("a", "is", "a"), vague).outcome is Outcome.HOLDS
    assert one(rule("a", "at_most", ["a", "b"]), vague, b(0)).outcome is Outcome.HOLDS
    assert one(rule("a", "more_than", ["a", "b"]), vague, b(0)).outcome is Outcome.BROKEN
    assert one(rule(["a", "a"], "is", Term(indicator="a", factor=2)), vague).outcome is Outcome.HOLDS


def test_the_value_of_a_side_is_what_was_printed_where_it_is_one_figure(rule: Any, one: Any, a: Any, b: Any) -> None:
    found = one(rule("a", "at_most", ["b", "b"]), a(80, qualifier=Qualifier.APPROX), b(40, qualifier=Qualifier.APPROX))
    assert found.left.value == Quantity.of(80, "batches", Qualifier.APPROX)
    assert found.right.value == Quantity(70, 90, "batches")
    doubled = one(rule(Term(indicator="a", factor=2), "is", "b"), a(Quantity(1, 2, "batches")), b(3))
    assert doubled.left.value == Quantity(2, 4, "batches")


# --- missing values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "given", "outcome"),
    [
        ("skip_if_any", "", "skipped"),
        ("skip_if_any", "a", "skipped"),
        ("skip_if_any", "ab", "holds"),
        ("skip_if_all", "", "skipped"),
        ("skip_if_all", "a", "broken"),
        ("skip_if_all", "ab", "holds"),
        ("never_skip", "", "broken"),
        ("never_skip", "a", "broken"),
        ("never_skip", "ab", "holds"),
    ],
)
def test_missing_values_of_the_left_side(
    rule: Any, one: Any, figure: Any, missing: str, given: str, outcome: str
) -> None:
    figures = [figure({"a": 4, "b": 6}[letter], indicator=letter) for letter in given]
    found = one(rule(["a", "b"], "is", "c", missing=missing + "/skip_if_any"), *figures, figure(10, indicator="c"))
    assert found.outcome.value == outcome
    assert found.missing == tuple(sorted({"a", "b"} - set(given)))
    assert found.left.given is bool(given)
    assert [key[0] for key in found.left.missing] == sorted({"a", "b"} - set(given))


def test_each_side_has_its_own_strategy(rule: Any, one: Any, a: Any, b: Any) -> None:
    assert one(rule("a", "more_than", "b", missing="skip_if_any/never_skip"), a(4)).outcome is Outcome.HOLDS
    assert one(rule("a", "more_than", "b", missing="skip_if_any/never_skip"), b(4)).outcome is Outcome.SKIPPED
    assert one(rule("a", "more_than", "b", missing="never_skip/skip_if_any"), a(4)).outcome is Outcome.SKIPPED
    assert one(rule("a", "less_than", "b", missing="never_skip/skip_if_all"), b(4)).outcome is Outcome.HOLDS


def test_a_figure_without_a_value_is_missing_and_says_where(rule: Any, one: Any, a: Any, b: Any) -> None:
    found = one(rule("a", "is", "b"), a(None), b(4))
    assert found.outcome is Outcome.SKIPPED
    assert found.difference is None
    assert found.left.value is None
    assert found.right.value == Quantity.of(4, "batches")
    assert found.ok
    both = one(rule("a", "is", "b", missing="never_skip"), a(None))
    assert both.outcome is Outcome.HOLDS
    assert both.left.value is both.right.value is None


# --- pairs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operator", "given", "outcome"),
    [
        ("compulsory_pair", "ac", "holds"),
        ("compulsory_pair", "a", "broken"),
        ("compulsory_pair", "c", "broken"),
        ("exclusive_pair", "ac", "broken"),
        ("exclusive_pair", "a", "holds"),
        ("exclusive_pair", "c", "holds"),
    ],
)
def test_pairs_ask_for_values_only(rule: Any, one: Any, figure: Any, operator: str, given: str, outcome: str) -> None:
    units = {"a": "persons", "c": "batches"}  # of different units: nothing is compared
    figures = [figure(4, indicator=letter, unit=units[letter]) for letter in given]
    found = one(rule("a", operator, "c"), *figures)
    assert found.outcome.value == outcome
    assert found.difference is None


def test_a_pair_of_nothing_holds(rule: Any, one: Any, a: Any) -> None:
    assert one(rule("a", "compulsory_pair", "c"), a(None)).outcome is Outcome.HOLDS
    assert one(rule("a", "exclusive_pair", "c"), a(None)).outcome is Outcome.HOLDS


@pytest.mark.parametrize(("missing", "outcome"), [("skip_if_any", "broken"), ("skip_if_all", "holds")])
def test_half_a_side_of_a_pair_depends_on_its_strategy(
    rule: Any, one: Any, a: Any, figure: Any, missing: str, outcome: str
) -> None:
    found = one(rule(["a", "b"], "compulsory_pair", "c", missing=missing), a(4), figure(3, indicator="c"))
    assert found.outcome.value == outcome


# --- units ----------------------------------------------------------------------------------------------------------


def test_different_units_are_not_compared(rule: Any, one: Any, a: Any, b: Any) -> None:
    found = one(rule("a", "at_most", "b"), a(5, unit="persons"), b(4, unit="person_times"))
    assert (found.outcome, found.difference, found.ok) == (Outcome.DIFFERENT_UNIT, None, False)
    assert found.left.value == Quantity.of(5, "persons")
    within = one(rule(["a", "b"], "is", "c", missing="never_skip"), a(5, unit="persons"), b(4))
    assert within.outcome is Outcome.DIFFERENT_UNIT
    assert within.left.value is None


def test_what_holds_by_definition_is_read_in_another_unit(rule: Any, one: Any, a: Any, b: Any) -> None:
    persons = Term(indicator="a", unit="persons", read_as="person_times")
    found = one(rule(persons, "at_most", "b"), a(5, unit="persons"), b(4, unit="person_times"))
    assert (found.outcome, str(found.difference)) == (Outcome.BROKEN, "+1")
    assert found.left.value == Quantity.of(5, "persons")
    other = one(rule(persons, "at_most", "b"), a(5, unit="person_times"), b(4, unit="person_times"))
    assert other.outcome is Outcome.DIFFERENT_UNIT


def test_a_term_may_ask_for_a_unit(rule: Any, one: Any, a: Any, b: Any) -> None:
    term = Term(indicator="a", unit="persons")
    figures = a(5, unit="persons"), a(9, unit="person_times"), b(4, unit="persons")
    assert str(one(rule(term, "is", "b"), *figures).difference) == "+1"
    wrong = one(rule(term, "at_most", "b", missing="never_skip"), a(9, unit="person_times"), b(10, unit="persons"))
    assert wrong.outcome is Outcome.DIFFERENT_UNIT
    assert wrong.missing == ()


def test_a_figure_in_two_units_is_compared_in_both_and_the_worst_is_told(rule: Any, one: Any, a: Any, b: Any) -> None:
    sound = a(3, unit="persons"), b(4, unit="persons")
    broken = a(6, unit="person_times"), b(5, unit="person_times")
    found = one(rule("a", "at_most", "b"), *sound, *broken)
    assert (found.outcome, str(found.difference)) == (Outcome.BROKEN, "+1")
    assert one(rule("a", "at_least", "b"), *sound, *broken).left.value == Quantity.of(3, "persons")
    assert one(rule("a", "at_most", "b"), *sound, broken[0]).outcome is Outcome.HOLDS


# --- several values -------------------------------------------------------------------------------------------------


def test_values_that_contradict_each_other_decide_nothing(rule: Any, one: Any, a: Any, b: Any) -> None:
    found = one(rule("a", "is", "b"), a(5), a(6), b(5))
    assert (found.outcome, found.difference, found.left.value) == (Outcome.SEVERAL_VALUES, None, None)
    assert [stated.key[0] for stated in found.several] == ["a"]
    assert not found.ok


def test_values_that_agree_are_what_they_have_in_common(rule: Any, one: Any, a: Any, b: Any) -> None:
    about_80 = a(80, qualifier=Qualifier.APPROX)
    found = one(rule("a", "is", "b"), about_80, a(82), b(82))
    assert (found.outcome, found.left.value) == (Outcome.HOLDS, Quantity.of(82, "batches"))
    assert one(rule("a", "is", "b"), about_80, a(None), b(81)).outcome is Outcome.MAY_HOLD
    three = one(rule("a", "is", "b"), about_80, a(Quantity(70, 80, "batches")), a(90), b(82))
    assert three.outcome is Outcome.SEVERAL_VALUES


# --- places ---------------------------------------------------------------------------------------------------------


def places(found: Any) -> list[str]:
    return [
        f"{each.place.office or '-'} {each.place.period.code} {dict(each.place.members) or ''}".strip()
        for each in found
    ]


def test_a_rule_is_evaluated_for_each_office_and_period_within(rule: Any, apply: Any, a: Any, b: Any) -> None:
    figures = [
        a(1, office="y"),
        b(1, office="x"),
        a(1, "2021Q2", office="x"),
        a(1),
        a(1, "2020", office="x"),
        a(1, "2020-12-01/2021-02-01", office="x"),
    ]
    found = apply(rule("a", "is", "b"), *figures)
    assert places(found) == ["- 2021", "x 2021", "y 2021", "x 2021Q2"]


def test_figures_broken_down_are_others_unless_the_dimension_is_kept(rule: Any, apply: Any, a: Any, b: Any) -> None:
    figures = a(1), a(2, country="JP"), b(2, country="JP"), a(3, country="KR"), a(4, country="JP", mode="own")
    assert places(apply(rule("a", "is", "b"), *figures)) == ["- 2021"]
    found = apply(rule("a", "is", "b", by=("country",)), *figures)
    assert places(found) == ["- 2021 {'country': 'JP'}", "- 2021 {'country': 'KR'}"]
    assert [each.outcome.value for each in found] == ["holds", "skipped"]


def test_a_term_picks_a_member(rule: Any, apply: Any, a: Any) -> None:
    japan = Term(indicator="a", members={"country": "JP"})
    found = apply(rule(japan, "at_most", "a"), a(9, country="JP"), a(5), a(7, country="KR"), a(1, office="x"))
    assert places(found) == ["- 2021", "x 2021"]
    assert [each.outcome.value for each in found] == ["broken", "skipped"]
    kept = rule(japan, "at_most", "a", by=("mode",))
    figures = a(9, country="JP", mode="own"), a(5, mode="own")
    assert [(places([each]), each.outcome.value) for each in apply(kept, *figures)] == [
        (["- 2021 {'mode': 'own'}"], "broken")
    ]


def test_a_term_of_another_office_is_looked_up(rule: Any, apply: Any, a: Any, b: Any) -> None:
    city = Term(indicator="b", office="city")
    found = apply(rule("a", "at_most", city), a(5, office="x"), a(1, office="y"), b(4, office="city"), b(9))
    assert places(found) == ["x 2021", "y 2021"]
    assert [each.outcome.value for each in found] == ["broken", "holds"]


def test_a_rule_only_about_named_offices_is_evaluated_once(rule: Any, apply: Any, a: Any) -> None:
    left, right = Term(indicator="a", office="x"), Term(indicator="a", office="y")
    found = apply(rule(left, "is", right), a(5, office="x"), a(5, office="y"), a(1, office="z"))
    assert places(found) == ["- 2021"]
    assert found.results[0].outcome is Outcome.HOLDS


def test_a_term_of_another_period_is_looked_up(rule: Any, apply: Any, a: Any) -> None:
    before = Term(indicator="a", period="previous-year")
    found = apply(rule("a", "at_least", before), a(5), a(6, "2020"), a(1, "2021Q1"), a(2, "2019"))
    assert places(found) == ["- 2021Q1", "- 2021"]
    assert [each.outcome.value for each in found] == ["skipped", "broken"]
    fixed = Term(indicator="a", period="2019")
    assert [each.outcome.value for each in apply(rule("a", "is", fixed), a(2), a(2, "2019"))] == ["holds"]


def test_a_rule_only_about_other_periods_is_evaluated_for_the_whole_period(rule: Any, apply: Any, a: Any) -> None:
    left, right = Term(indicator="a", period="2019"), Term(indicator="a", period="2020")
    figures = a(5, "2019", office="x"), a(5, "2020", office="x"), a(5, "2019Q1", office="y")
    found = apply(rule(left, "is", right), *figures)
    assert places(found) == ["x 2021"]
    assert found.results[0].outcome is Outcome.HOLDS
    before = Term(indicator="a", period="previous-year")
    found = apply(rule(before, "is", left), *figures)
    assert [(place, each.outcome.value) for place, each in zip(places(found), found, strict=True)] == [
        ("x 2021", "holds")
    ]


def test_terms_of_an_office_go_before_those_of_a_period(rule: Any, apply: Any, a: Any, b: Any) -> None:
    left, right = Term(indicator="a", office="x"), Term(indicator="b", period="2020")
    figures = a(5, "2021Q1", office="x"), b(5, "2020"), b(5, "2020", office="y")
    found = apply(rule(left, "is", right), *figures)
    assert places(found) == ["- 2021Q1"]
    assert found.results[0].outcome is Outcome.HOLDS


def test_a_condition_says_which_figures_are_looked_at(rule: Any, apply: Any, a: Any, b: Any) -> None:
    figures = a(5, office="x"), b(4, office="x"), a(5, office="y"), b(4, office="y")
    found = apply(rule("a", "is", "b", where=Where(field="office", value="y")), *figures)
    assert places(found) == ["y 2021"]
    quarters = rule("a", "is", "b", where=Where(field="period.frequency", value="quarter"))
    assert places(apply(quarters, *figures, a(1, "2021Q3"))) == ["- 2021Q3"]


def test_indicators_may_be_given_by_name_in_rules_and_figures(rule: Any, apply: Any, figure: Any) -> None:
    figures = figure(5, indicator="Inbound batches"), figure(4, indicator="outbound.batches")
    (found,) = apply(rule("来访批次", "at_most", "出访批次"), *figures)
    assert str(found.difference) == "+1"


def test_json_holds_everything_as_text(rule: Any, one: Any, a: Any) -> None:
    found = one(rule("a", "at_most", ["b", "c"], missing="skip_if_all/never_skip"), a("1.50", office="x"))
    assert found.to_dict() == {
        "kind": "comparison",
        "rule": "r",
        "office": "x",
        "period": "2021",
        "members": {},
        "outcome": "broken",
        "left": {"low": "1.50", "high": "1.50", "unit": "batches", "qualifier": "exact", "missing": []},
        "operator": "at_most",
        "right": {
            "low": None,
            "high": None,
            "unit": None,
            "qualifier": None,
            "missing": [
                {"indicator": "b", "office": "x", "period": "2021", "members": {}},
                {"indicator": "c", "office": "x", "period": "2021", "members": {}},
            ],
        },
        "difference": {"low": "1.5", "high": "1.5"},
        "rest": None,
    }
