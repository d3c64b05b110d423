"""The condition language, against a naive evaluator."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model import (
    Details,
    Entry,
    Headcount,
    OutboundDelegation,
    PartialDate,
    Qualifier,
    Quantity,
    Stop,
    Where,
)
from localdiplomacy.model.conditions import ConditionError, Operator, values_at
from localdiplomacy.model.quantities import Count


@frozen
class Inner:
    """A part of a record."""

    n: int | None = None


@frozen
class Thing:
    """A record with every shape of field."""

    a: int | None = None
    many: tuple[int, ...] = ()
    day: PartialDate | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()


NUMBERS = st.integers(0, 3)
THINGS = st.builds(
    Thing,
    a=st.none() | NUMBERS,
    many=st.lists(NUMBERS, max_size=3).map(tuple),
    inner=st.none() | st.builds(Inner, n=st.none() | NUMBERS),
    inners=st.lists(st.builds(Inner, n=st.none() | NUMBERS), max_size=2).map(tuple),
)
PATHS = st.sampled_from(("a", "many", "inner.n", "inners.n"))


def _comparisons() -> st.SearchStrategy[Where]:
    lists = st.lists(NUMBERS, max_size=3).map(tuple)
    with_list = st.builds(Where, field=PATHS, op=st.sampled_from(("in", "not_in")), value=lists, negated=st.booleans())
    others = [op for op in Operator if op not in (Operator.IN, Operator.NOT_IN)]
    return with_list | st.builds(Where, field=PATHS, op=st.sampled_from(others), value=NUMBERS, negated=st.booleans())


def _combined(parts: st.SearchStrategy[Where]) -> st.SearchStrategy[Where]:
    some = st.lists(parts, max_size=3).map(tuple)
    return st.builds(Where, all_of=some, negated=st.booleans()) | st.builds(Where, any_of=some, negated=st.booleans())


WHERES = st.recursive(_comparisons(), _combined, max_leaves=8)


def _found(thing: Thing, path: str) -> list[int]:
    if path == "a":
        held: list[int | None] = [thing.a]
    elif path == "many":
        held = list(thing.many)
    elif path == "inner.n":
        held = [thing.inner.n] if thing.inner else []
    else:
        held = [inner.n for inner in thing.inners]
    return [value for value in held if value is not None]


def _naive(where: Where, thing: Thing) -> bool:
    if where.all_of:
        holds = all(_naive(part, thing) for part in where.all_of)
    elif where.any_of:
        holds = any(_naive(part, thing) for part in where.any_of)
    elif where.field is None:
        holds = True
    else:
        values, wanted = _found(thing, where.field), where.value
        holds = {
            "is": lambda: wanted in values,
            "is_not": lambda: wanted not in values,
            "in": lambda: any(value in wanted for value in values),
            "not_in": lambda: not any(value in wanted for value in values),
            "at_least": lambda: any(value >= wanted for value in values),
            "at_most": lambda: any(value <= wanted for value in values),
            "more_than": lambda: any(value > wanted for value in values),
            "less_than": lambda: any(value < wanted for value in values),
            "missing": lambda: not values,
            "present": lambda: bool(values),
        }[where.op.value]()
    return holds is not where.negated


@given(WHERES, THINGS)
def test_a_condition_means_what_the_naive_evaluator_says(where: Where, thing: Thing) -> None:
    assert where.predicate()(thing) is _naive(where, thing)


def _completions(thing: Thing) -> Iterator[Thing]:
    """The thing with each missing single value filled in, in every way that matters here."""
    numbers = range(-1, 5) if thing.a is None else (thing.a,)
    open_inner = thing.inner is None or thing.inner.n is None
    inners = [Inner(n) for n in range(-1, 5)] if open_inner else [thing.inner]
    for number in numbers:
        for inner in inners:
            yield evolve(thing, a=number, inner=inner)


PLAIN = st.recursive(
    _comparisons().filter(lambda where: where.op not in (Operator.MISSING, Operator.PRESENT)), _combined, max_leaves=4
)


@given(PLAIN, THINGS)
def test_a_verdict_holds_however_missing_values_are_filled_in(where: Where, thing: Thing) -> None:
    said = where.verdict()(thing)
    if said is not None:
        assert {where.predicate()(complete) for complete in _completions(thing)} == {said}


@given(_comparisons(), THINGS)
def test_one_comparison_is_open_exactly_where_its_value_is_missing(where: Where, thing: Thing) -> None:
    missing = (where.field == "a" and thing.a is None) or (
        where.field == "inner.n" and (thing.inner is None or thing.inner.n is None)
    )
    is_open = missing and where.op not in (Operator.MISSING, Operator.PRESENT)
    assert where.verdict()(thing) is (None if is_open else where.predicate()(thing))


OPEN, TRUE, FALSE = Where(field="a", value=1), Where(field="inners.n", op="missing"), Where(field="many", value=1)


@pytest.mark.parametrize(
    ("where", "verdict"),
    [
        (Where(all_of=(OPEN, TRUE)), None),
        (Where(all_of=(TRUE, OPEN, FALSE)), False),
        (Where(any_of=(OPEN, FALSE)), None),
        (Where(any_of=(OPEN, TRUE)), True),
        (Where(all_of=(OPEN, TRUE), negated=True), None),
        (Where(any_of=(FALSE, FALSE)), False),
        (Where(), True),
        (Where(negated=True), False),
    ],
)
def test_what_is_open_decides_only_where_the_rest_does_not(where: Where, verdict: bool | None) -> None:
    assert where.verdict()(Thing()) is verdict


def _fields(where: Where) -> Iterator[str]:
    if where.field:
        yield where.field
    for part in (*where.all_of, *where.any_of):
        yield from _fields(part)


@given(WHERES)
def test_a_condition_names_its_fields(where: Where) -> None:
    assert where.fields() == frozenset(_fields(where))


@given(WHERES)
def test_conditions_are_values(where: Where) -> None:
    assert hash(where) == hash(Where(**{name: getattr(where, name) for name in Where.__slots__ if name[0] != "_"}))


@pytest.mark.parametrize(
    ("op", "value", "holds"),
    [
        ("at_least", "2021-03-01", True),
        ("at_least", "2021-03-02", False),
        ("more_than", "2021-02-28", True),
        ("more_than", "2021-03-01", False),
        ("at_most", "2021-03-31", True),
        ("at_most", "2021-03-30", False),
        ("less_than", "2021-04-01", True),
        ("less_than", "2021-03-31", False),
    ],
)
def test_a_coarse_date_fulfils_only_what_it_surely_fulfils(op: str, value: str, holds: bool) -> None:
    thing = Thing(day=PartialDate.parse("2021-03"))
    assert Where(field="day", op=op, value=PartialDate.parse(value).first).predicate()(thing) is holds
    assert Where(field="day", op=op, value=PartialDate.parse(value).first).predicate()(Thing()) is False


def test_paths_lead_through_records_tuples_and_details() -> None:
    trip = OutboundDelegation(
        id="d", headcount=Headcount(persons=3), stops=(Stop(country="JP"), Stop(country="KR", city="首尔"))
    )
    assert values_at(trip, "headcount.persons") == (3,)
    assert values_at(trip, "stops.country") == ("JP", "KR")
    assert values_at(trip, "stops.city") == ("首尔",)
    assert values_at(trip, "headcount.groups") == ()
    entry = Entry(id="e", kind="media", details=Details(outlet="电视", topics=("a", "b")))
    assert values_at(entry, "details.outlet") == ("电视",)
    assert values_at(entry, "details.topics") == ("a", "b")
    assert values_at(entry, "details.nothing") == ()
    assert Where(field="details.outlet", value="电视").predicate()(entry)


@pytest.mark.parametrize("path", ["nothing", "headcount.nothing", "stops.nothing"])
def test_a_field_that_does_not_exist_is_an_error(path: str) -> None:
    trip = OutboundDelegation(id="d", stops=(Stop(country="JP"),))
    with pytest.raises(AttributeError):
        Where(field=path, value=1).predicate()(trip)


@pytest.mark.parametrize(
    "parts",
    [
        {"field": "a", "all_of": (Where(),)},
        {"field": "a", "any_of": (Where(),)},
        {"all_of": (Where(),), "any_of": (Where(),)},
        {"field": "a", "op": "in", "value": "text"},
        {"field": "a", "op": "not_in", "value": None},
    ],
)
def test_conditions_that_mean_nothing(parts: dict[str, Any]) -> None:
    with pytest.raises(ConditionError):
        Where(**parts)


def test_an_empty_condition_holds_and_its_negation_does_not() -> None:
    assert Where().predicate()(Thing()) is True
    assert Where(negated=True).predicate()(Thing()) is False


def test_an_unknown_operator_is_refused() -> None:
    with pytest.raises(ValueError, match="like"):
        Where(field="a", op="like")


_ABOUT = Quantity.of(80, "persons", Qualifier.APPROX)  # 75 to 85


@pytest.mark.parametrize(
    ("op", "value", "persons", "said"),
    [
        ("at_least", 75, _ABOUT, True),
        ("at_least", 76, _ABOUT, None),
        ("at_least", 86, _ABOUT, False),
        ("more_than", 85, _ABOUT, False),
        ("at_most", 85, _ABOUT, True),
        ("less_than", 85, _ABOUT, None),
        ("at_most", 74, _ABOUT, False),
        ("is", 80, _ABOUT, None),
        ("is", 90, _ABOUT, False),
        ("is_not", 90, _ABOUT, True),
        ("in", (1, 80), _ABOUT, None),
        ("in", ("x", 90), _ABOUT, False),
        ("at_least", 90, Quantity.of(80, "persons", Qualifier.AT_LEAST), None),
        ("at_most", 90, Quantity.of(80, "persons", Qualifier.AT_LEAST), None),
        ("at_most", 79, Quantity.of(80, "persons", Qualifier.AT_LEAST), False),
        ("at_least", 5, Quantity.of(80, "persons", Qualifier.AT_MOST), None),
        ("at_least", 5, 5, True),
    ],
)
def test_a_rounded_number_fulfils_only_what_it_must(op: str, value: object, persons: Count, said: bool | None) -> None:
    where = Where(field="headcount.persons", op=op, value=value)
    trip = OutboundDelegation(id="t", headcount=Headcount(persons=persons))
    assert where.verdict()(trip) is said
    assert where.predicate()(trip) is (said is True or (op == "is_not" and said is None))
