"""Dated values: spans are half-open, conditions decide precedence, and no two values answer one question."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model.texts import Text
from localdiplomacy.regulations.parameters import (
    Choice,
    Citation,
    DatedValue,
    Grade,
    Parameter,
    ValuesCollide,
)

SOURCE = Citation(text="A book", url="https://example.org/book")
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def dated(value, since=None, until=None, **by):
    return DatedValue(value=value, by=tuple(by.items()), valid_from=since, valid_to=until, source=SOURCE, grade=Grade.B)


def parameter(*values, **fields):
    return Parameter(
        **{"id": "a.b", "zh": "甲", "en": "A", "unit": "calendar_days", "jurisdiction": "CN", **fields},
        values=values,
        reviewed_on=date(2026, 1, 1),
    )


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True), DAYS)
def test_a_value_holds_from_its_first_day_up_to_its_end(bounds, on):
    since, until = sorted(bounds)
    value = dated(5, since, until)
    assert value.holds(on) is (since <= on < until)
    assert value.over(on) is (on >= until)


@given(DAYS)
def test_a_value_without_bounds_always_holds(on):
    assert dated(0).holds(on)
    assert not dated(0).over(on)


@given(st.lists(DAYS, min_size=3, max_size=6, unique=True))
def test_spans_that_meet_do_not_collide(days):
    days = sorted(days)
    values = [dated(n, a, b) for n, (a, b) in enumerate(itertools.pairwise(days))]
    assert len(parameter(*values).values) == len(days) - 1


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_spans_that_share_one_day_collide_on_it(days):
    start, end = sorted(days)
    first, second = dated(1, None, end + timedelta(days=1)), dated(2, end)
    assert start < end
    with pytest.raises(ValuesCollide) as caught:
        parameter(first, second)
    assert caught.value.day == end


def test_more_conditions_go_before_fewer_without_collision():
    general, special = dated(5, countries=1), dated(6, countries=1, region="africa")
    rule = parameter(general, special)
    assert rule.applicable({"countries": 1, "region": "africa"}) == [special, general]
    assert rule.applicable({"countries": 1}) == [general]
    assert rule.applicable({"countries": 2}) == []
    assert rule.dimensions == {"countries", "region"}


def test_conditions_of_which_neither_includes_the_other_collide():
    with pytest.raises(ValuesCollide, match="countries=1"):
        parameter(dated(5, countries=1), dated(6, region="africa"))


def test_the_order_of_conditions_does_not_matter():
    assert dated(5, b=1, a=2) == dated(5, a=2, b=1)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": 1, "grade": Grade.X}, "not confirmed"),
        ({"value": None, "grade": Grade.A}, "given"),
        ({"value": 1, "grade": Grade.A, "repealed": True}, "given"),
        ({"value": 1, "grade": Grade.A, "valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 2)}, "begins"),
    ],
)
def test_meaningless_values_cannot_be_built(fields, text):
    with pytest.raises(ValueError, match=text):
        DatedValue(source=SOURCE, **fields)


def test_a_choice_graded_x_cannot_be_built():
    with pytest.raises(ValueError, match="not confirmed"):
        Choice(id="a", zh="甲", en="A", value=1, source=SOURCE, grade=Grade.X)


def test_every_grade_says_what_it_means():
    assert all(isinstance(grade.meaning, Text) for grade in Grade)


def test_a_citation_shows_its_address():
    assert str(SOURCE) == "A book <https://example.org/book>"
    assert str(Citation(text="A book")) == "A book"
