"""Divisions: codes with their days, names with their ambiguities, and a hierarchy without holes."""

import itertools
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.regulations.divisions import (
    DivisionLevel,
    ancestors,
    division,
    division_codes,
    division_level,
    divisions,
    find_division,
    find_divisions,
)
from localdiplomacy.regulations.parameters import Precision

DAYS = st.dates(date(2001, 1, 1), date(2024, 12, 31))
BEGINS, ENDS = date(2001, 1, 1), date(2025, 1, 1)
NOW = date(2024, 12, 31)


def test_the_numbers_at_the_end_of_2024():
    levels = Counter(entry.level for entry in divisions() if entry.valid(NOW))
    assert levels[DivisionLevel.PROVINCE] == 34
    assert levels[DivisionLevel.PREFECTURE] == 333


@pytest.mark.parametrize(
    ("prefix", "count"), [("31", 16), ("3213", 5), ("3202", 7), ("3204", 6), ("3410", 7), ("3702", 10), ("3302", 10)]
)
def test_the_counties_of_the_covered_places(prefix, count):
    found = [e for e in divisions() if e.valid(NOW) and e.level is DivisionLevel.COUNTY and e.code.startswith(prefix)]
    assert len(found) == count


def test_every_division_has_its_parents_on_every_day_it_is_valid():
    for entry in divisions():
        for code in ancestors(entry.code):
            holders = sorted(
                ((e.since or BEGINS, e.until or ENDS) for e in divisions() if e.code == code), key=lambda span: span[0]
            )
            day, end = entry.since or BEGINS, entry.until or ENDS
            for since, until in holders:
                if since <= day < until:
                    day = until
            assert day >= end, (entry.code, code)


def test_one_code_never_has_two_names_on_one_day():
    for code in {entry.code for entry in divisions()}:
        spans = [(e.since or BEGINS, e.until or ENDS) for e in divisions() if e.code == code]
        assert all(until <= since for (_, until), (since, _) in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("code", "eve", "day", "before", "after"),
    [
        ("330103", "2021-03-10", "2021-03-11", "下城区", None),
        ("330113", "2021-03-10", "2021-03-11", None, "临平区"),
        ("371200", "2018-12-25", "2018-12-26", "莱芜市", None),
        ("330383", "2019-08-15", "2019-08-16", None, "龙港市"),
        ("420600", "2009-12-31", "2010-01-01", "襄樊市", "襄阳市"),
        ("460300", "2011-12-31", "2012-01-01", None, "三沙市"),
        ("341400", "2011-12-31", "2012-01-01", "巢湖市", None),
    ],
)
def test_codes_begin_end_and_change_their_name(code, eve, day, before, after):
    names = [entry and entry.name.zh for entry in (division(code, date.fromisoformat(on)) for on in (eve, day))]
    assert names == [before, after]


def test_where_only_the_year_is_known_old_and_new_code_are_both_valid():
    old, new = division("320684", date(2020, 7, 1)), division("320614", date(2020, 7, 1))
    assert (old.name.zh, new.name.zh) == ("海门市", "海门区")
    assert old.precision is new.precision is Precision.YEAR


def test_an_unknown_code_is_not_found():
    assert division("999999") is None
    assert division("330103").name.zh == "下城区"


@pytest.mark.parametrize("code", ["", "32", "3213000", "32130a", "３２１３００", "320001", "001300", "991300"])
def test_a_malformed_code_is_refused(code):
    with pytest.raises(ValueError, match="GB/T 2260"):
        division_level(code)
    with pytest.raises(ValueError, match="GB/T 2260"):
        ancestors(code)


@given(st.sampled_from(divisions()))
def test_levels_go_up_towards_the_province(entry):
    order = list(DivisionLevel)
    path = [entry.code, *ancestors(entry.code)]
    ranks = [order.index(division_level(code)) for code in path]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert path[-1] == entry.code[:2] + "0000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("宿迁", "321300"),
        ("宿迁市", "321300"),
        ("江苏省宿迁市", "321300"),
        ("江苏省宿迁市宿城区", "321302"),
        ("Suqian", "321300"),
        ("321300", "321300"),
        ("江苏", "320000"),
        ("广西", "450000"),
        ("延边州", "222400"),
        ("黄山", "341000"),
        ("枣庄市市中区", "370402"),
        ("济南市市中区", "370103"),
        ("崇川区", "320613"),
        ("下城区", "330103"),
        ("上海市浦东新区", "310115"),
    ],
)
def test_names_find_their_division(text, code):
    assert find_division(text).code == code


@pytest.mark.parametrize("text", ["市中区", "鼓楼区", "Taizhou", "东京", ""])
def test_names_that_are_not_clear_find_nothing(text):
    assert find_division(text) is None


def test_an_unclear_name_is_clear_within_a_place():
    assert find_division("Taizhou", within="320000").code == "321200"
    assert find_division("市中区", within="370400").code == "370402"
    assert find_division("鼓楼区", within="320100").code == "320106"


def test_a_name_is_looked_up_as_of_the_day():
    assert find_division("崇川区", date(2015, 1, 1)).code == "320602"
    assert find_division("崇川区", NOW).code == "320613"
    assert find_division("下城区", NOW) is None
    assert {entry.code for entry in find_divisions("崇川区")} == {"320602", "320613"}


@given(st.sampled_from(divisions()), DAYS)
def test_a_full_name_finds_its_division_on_every_day_it_is_valid(entry, on):
    start = max(entry.since or BEGINS, BEGINS)
    day = on if entry.valid(on) else min(start, (entry.until or ENDS) - timedelta(days=1))
    names = [division(code, day).name.zh for code in reversed(ancestors(entry.code))]
    assert entry in find_divisions("".join([*names, entry.name.zh]), day)


def test_the_code_list_tells_shared_names_apart():
    codes = division_codes()
    assert division_codes() is codes
    assert codes.find("宿迁市") == codes.find("宿迁") == "321300"
    assert codes.find("市中区") is None
    assert codes.label("370402", "zh") == "市中区（370402）"
    assert codes.label("321200", "en") == "Taizhou (321200)"
    assert codes.get("321302").broader == "321300"
    assert codes.get("320000").broader is None
    assert codes.get("330103", NOW) is None
