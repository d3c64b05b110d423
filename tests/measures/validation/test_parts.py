"""Parts and their total."""

from typing import Any

import pytest

from localdiplomacy.measures.validation.rules import PartsRule, Relation
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source

TOTAL = Term(indicator="a")


@pytest.fixture
def parts(names: dict[str, str]) -> Any:
    return lambda **more: PartsRule(**{"total": TOTAL, **names, **more})


@pytest.fixture
def a(figure: Any) -> Any:
    return lambda value, period="2021", **more: figure(value, period, **{"indicator": "a", **more})


def outcomes(found: Any) -> list[tuple[str, str]]:
    return [(each.place.period.code, each.outcome.value) for each in found]


@pytest.mark.parametrize(
    ("values", "complete", "outcome", "difference", "rest"),
    [
        ((60, 40), True, "holds", "+0", None),
        ((60, 40), False, "holds", "+0", None),
        ((60, 35), False, "holds", "-5", "+5"),
        ((60, 35), True, "broken", "-5", "+5"),
        ((60, 45), False, "broken", "+5", None),
        ((60, 45), True, "broken", "+5", None),
    ],
)
def test_parts_may_not_exceed_their_total_and_leave_a_rest(
    parts: Any,
    apply: Any,
    a: Any,
    values: tuple[int, int],
    complete: bool,
    outcome: str,
    difference: str,
    rest: str | None,
) -> None:
    rule = parts(over="country", complete=complete)
    (found,) = apply(rule, a(100), a(values[0], country="JP"), a(values[1], country="KR"))
    assert (found.outcome.value, str(found.difference)) == (outcome, difference)
    assert (None if found.rest is None else str(found.rest)) == rest
    assert found.relation is (Relation.IS if complete else Relation.AT_MOST)
    assert (found.left.value, found.right.value) == (Quantity.of(sum(values), "batches"), Quantity.of(100, "batches"))


def test_a_rest_of_ranges_is_a_range_and_never_below_0(parts: Any, apply: Any, a: Any) -> None:
    vague = a(Quantity(55, 65, "batches"), country="JP")
    (found,) = apply(parts(over="country"), a(60), vague)
    assert (found.outcome, str(found.rest)) == (Outcome.MAY_HOLD, "+0…+5")
    (open_end,) = apply(parts(over="country"), a(60, qualifier=Qualifier.AT_LEAST), a(10, country="JP"))
    assert (open_end.outcome, str(open_end.rest)) == (Outcome.HOLDS, "+50…")
    assert open_end.to_dict()["rest"] == {"low": "50", "high": None}
    assert open_end.to_dict()["kind"] == "parts"


def test_a_rest_is_a_figure_of_its_own(parts: Any, apply: Any, a: Any) -> None:
    report = Source(Origin(document="2021年工作总结"))
    figures = a(100, office="taian", mode="own", source=report), a(95, office="taian", mode="own", category="trade")
    (found,) = apply(parts(over="category", by=("mode",)), *figures)
    rest = found.remainder
    assert rest.key == ("a", "taian", Period.year(2021), (("category", "_other"), ("mode", "own")))
    assert (rest.value, rest.status) == (Quantity.of(5, "batches"), ObsStatus.DERIVED_FROM_PARTS)
    assert rest.source == report  # it comes from where the total comes from
    assert found.to_dict()["rest"] == {"low": "5", "high": "5"}


def test_a_rest_that_may_be_none_or_has_no_dimension_is_no_figure(parts: Any, apply: Any, a: Any, figure: Any) -> None:
    (vague,) = apply(parts(over="country"), a(60), a(Quantity(55, 65, "batches"), country="JP"))
    (all_of_it,) = apply(parts(over="country"), a(60), a(60, country="JP"))
    (too_many,) = apply(parts(over="country"), a(60), a(61, country="JP"))
    (months,) = apply(parts(over="month"), a(60), *(a(1, f"2021-{month:02d}") for month in range(1, 13)))
    (own,) = apply(parts(terms=(Term(indicator="b"),)), a(60), figure(50, indicator="b"))
    (offices,) = apply(parts(over="office"), a(60), a(50, office="x"))
    found = (vague, all_of_it, too_many, months, own, offices)
    assert [each.remainder for each in found] == [None] * 6
    assert [None if each.rest is None else str(each.rest) for each in found] == [
        "+0…+5",
        None,
        None,
        "+48",
        "+10",
        "+10",
    ]


@pytest.mark.parametrize(
    ("total", "part", "outcome", "rest"),
    [
        (Quantity.of(80, "p", Qualifier.APPROX), 80, Outcome.MAY_HOLD, None),
        (Quantity.of(80, "p", Qualifier.APPROX), 70, Outcome.HOLDS, Quantity(5, 15, "p")),
        (Quantity.of(80, "p", Qualifier.APPROX), 86, Outcome.BROKEN, None),
        (Quantity.of(80, "p", Qualifier.AT_LEAST), 80, Outcome.HOLDS, None),
        (Quantity.of(80, "p", Qualifier.AT_LEAST), 70, Outcome.HOLDS, Quantity.of(10, "p", Qualifier.AT_LEAST)),
        (Quantity.of(80, "p", Qualifier.AT_MOST), 70, Outcome.MAY_HOLD, None),
        (Quantity.of(80, "p"), Quantity.of(70, "p", Qualifier.AT_LEAST), Outcome.MAY_HOLD, None),
        (Quantity.of(80, "p"), Quantity.of(70, "p", Qualifier.AT_MOST), Outcome.HOLDS, Quantity(10, 80, "p")),
        (Quantity(2, 4, "p"), Quantity(2, 4, "p"), Outcome.MAY_HOLD, None),
    ],
)
def test_rounded_numbers_leave_what_all_they_can_mean_leaves(
    parts: Any,
    apply: Any,
    a: Any,
    total: Quantity,
    part: int | Quantity,
    outcome: Outcome,
    rest: Quantity | None,
) -> None:
    (found,) = apply(parts(over="country"), a(total), a(part, unit="p", country="JP"))
    assert found.outcome is outcome
    assert (found.remainder and found.remainder.value) == rest


def test_jingdezhen_modes_are_all_there_are(parts: Any, apply: Any, a: Any) -> None:
    modes = {"own": 29, "ministry": 7, "province": 32}
    figures = [a(number, mode=mode) for mode, number in modes.items()]
    (found,) = apply(parts(over="mode", complete=True), a(68), *figures)
    assert (found.outcome, found.left.value, found.rest) == (Outcome.HOLDS, Quantity.of(68, "batches"), None)
    assert not apply(parts(over="mode", complete=True), a(68), *figures).issues


def test_parts_that_exceed_their_total_are_told_by_how_much(parts: Any, apply: Any, a: Any) -> None:
    found = apply(parts(over="group"), a(20), a(20, group="x"), a(5, group="y"), a(4, group="z"))
    assert [(issue.code, issue.message("zh")) for issue in found.issues] == [
        ("LD-VALID-001", "2021：“某规则”不成立：29 batches，应不超过 20 batches，相差 +9。")
    ]


def test_a_missing_part_can_only_add(parts: Any, apply: Any, a: Any) -> None:
    rule = parts(over="country", members=("JP", "KR"), complete=True)
    (less,) = apply(rule, a(100), a(60, country="JP"))
    assert (less.outcome, less.difference, less.missing) == (Outcome.SKIPPED, None, ("a",))
    assert less.left.missing[0][3] == (("country", "KR"),)
    assert less.left.value == Quantity.of(60, "batches")
    (more,) = apply(rule, a(100), a(101, country="JP"), a(None, country="KR"))
    assert (more.outcome, str(more.difference)) == (Outcome.BROKEN, "+1…")
    (all_of_it,) = apply(rule, a(100), a(100, country="JP"))
    assert all_of_it.outcome is Outcome.SKIPPED


def test_a_missing_total_decides_nothing(parts: Any, apply: Any, a: Any, figure: Any) -> None:
    rule = parts(terms=(Term(indicator="b"), Term(indicator="c")))
    (found,) = apply(rule, figure(3, indicator="b"), figure(4, indicator="c"))
    assert (found.outcome, found.missing, found.difference) == (Outcome.SKIPPED, ("a",), None)
    assert found.left.value == Quantity.of(7, "batches")


def test_a_total_without_parts_is_not_looked_at(parts: Any, apply: Any, a: Any) -> None:
    assert len(apply(parts(over="country"), a(100))) == 0
    assert len(apply(parts(over="country", members=("JP",)), a(100), a(None, country="JP"))) == 0
    assert len(apply(parts(over="quarter"), a(100), a(5, country="JP"))) == 0


def test_parts_can_be_figures_of_their_own(parts: Any, apply: Any, a: Any, figure: Any) -> None:
    rule = parts(terms=(Term(indicator="b"), Term(indicator="c", factor=2)), complete=True)
    (found,) = apply(rule, a(11), figure(5, indicator="b"), figure(3, indicator="c"))
    assert found.outcome is Outcome.HOLDS


def test_members_listed_are_the_only_parts(parts: Any, apply: Any, a: Any) -> None:
    figures = a(10), a(6, country="JP"), a(5, country="KR")
    (some,) = apply(parts(over="country", members=("JP",)), *figures)
    assert (some.outcome, str(some.rest)) == (Outcome.HOLDS, "+4")
    (every,) = apply(parts(over="country"), *figures)
    assert every.outcome is Outcome.BROKEN


def test_parts_are_broken_down_in_that_dimension_only(parts: Any, apply: Any, a: Any) -> None:
    figures = a(10), a(6, country="JP"), a(9, mode="own"), a(7, country="JP", mode="own"), a(8, "2020", country="KR")
    (found,) = apply(parts(over="country"), *figures, a(8, country="KR", office="x"))
    assert found.left.value == Quantity.of(6, "batches")
    kept = apply(parts(over="country", by=("mode",)), *figures)
    assert [(each.place.members, each.outcome.value) for each in kept] == [((("mode", "own"),), "holds")]


def test_offices_are_parts_of_the_figure_of_no_office_or_of_a_named_one(parts: Any, apply: Any, a: Any) -> None:
    figures = a(10), a(6, office="x"), a(5, office="y")
    rule = parts(total=Term(indicator="a"), over="office")
    (found,) = apply(rule, *figures)
    assert (found.place.office, found.outcome) == ("", Outcome.BROKEN)
    assert [stated.key[1] for stated in found.left.stated] == ["x", "y"]
    city = parts(total=Term(indicator="a", office="city"), over="office", members=("x", "y"), complete=True)
    (whole,) = apply(city, a(11, office="city"), *figures)
    assert whole.outcome is Outcome.HOLDS
    (some,) = apply(parts(total=Term(indicator="a", office="x"), over="office"), a(4, office="x"), a(5, office="y"))
    assert [stated.key[1] for stated in some.left.stated] == ["y"]


@pytest.mark.parametrize(
    ("over", "period", "codes"),
    [
        ("quarter", "2021", ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
        ("half", "2021", ["2021H1", "2021H2"]),
        ("month", "2021Q1", ["2021-01", "2021-02", "2021-03"]),
        ("quarter", "2021H1", ["2021Q1", "2021Q2"]),
    ],
)
def test_parts_of_a_period(parts: Any, apply: Any, a: Any, over: str, period: str, codes: list[str]) -> None:
    rule = parts(over=over, complete=True)
    figures = [a(1, code) for code in codes]
    found = {each.place.period.code: each for each in apply(rule, a(len(codes), period), *figures)}
    assert found[period].outcome is Outcome.HOLDS
    assert [stated.key[2].code for stated in found[period].left.stated] == codes


def test_a_period_that_is_not_made_of_whole_parts_is_not_looked_at(parts: Any, apply: Any, a: Any) -> None:
    rule = parts(over="quarter")
    figures = a(9, "2021-01-01/2021-05-01"), a(1, "2021Q1"), a(5, "2021-02")
    assert outcomes(apply(rule, *figures)) == []


def test_different_units_and_several_values_are_told_as_such(parts: Any, apply: Any, a: Any) -> None:
    rule = parts(over="country", members=("JP", "KR"))
    (units,) = apply(rule, a(100), a(5, unit="persons", country="JP"))
    assert units.outcome is Outcome.DIFFERENT_UNIT
    (several,) = apply(rule, a(100), a(5, country="JP"), a(6, country="JP"))
    assert several.outcome is Outcome.SEVERAL_VALUES
    assert several.left.value is None


def test_other_rules_have_no_rest(rule: Any, apply: Any, a: Any, figure: Any) -> None:
    (found,) = apply(rule("a", "at_most", "b"), a(1), figure(5, indicator="b"))
    assert found.rest is None


def test_what_is_dated_to_the_year_only_is_in_no_month_and_in_the_year(parts: Any, apply: Any, a: Any) -> None:
    halves = [a(60, "2021H1"), a(30, "2021H2")]
    undated = a(10, half="_unknown")
    (found,) = apply(parts(over="half", complete=True), a(100), *halves, undated, period="2021")
    assert (found.outcome, str(found.difference)) == (Outcome.HOLDS, "+0")
    (found,) = apply(parts(over="half", complete=True), a(100), *halves, period="2021")
    assert (found.outcome, str(found.difference)) == (Outcome.BROKEN, "-10")
    persons = parts(over="half", complete=True, total=Term(indicator="a", unit="batches"))
    (found,) = apply(persons, a(100), *halves, undated, a(7, half="_unknown", unit="persons"), period="2021")
    assert (found.outcome, str(found.difference)) == (Outcome.HOLDS, "+0")
