"""Countries: all of ISO 3166-1, found by any name, with continent and relations by date."""

import itertools
from collections import Counter
from datetime import date

import pytest

from localdiplomacy.codec.han import name_key
from localdiplomacy.regulations.countries import (
    Continent,
    CountryCategory,
    continent,
    countries,
    country,
    country_codes,
    find_country,
    has_relations,
)
from localdiplomacy.regulations.regulations import Regulations

ON = date(2024, 6, 1)
VALID = [entry for entry in countries() if entry.valid(ON)]


def test_all_249_codes_are_there_each_once():
    assert len(VALID) == 249
    assert len({entry.code for entry in VALID}) == 249
    assert len({entry.alpha3 for entry in VALID}) == 249
    assert all(len(entry.code) == 2 and len(entry.alpha3) == 3 for entry in VALID)


def test_every_spelling_means_one_country():
    claims = Counter(
        key
        for code in {entry.code for entry in countries()}
        for key in {
            name_key(spelling)
            for entry in countries()
            if entry.code == code
            for spelling in (code, entry.alpha3, *entry.name.spellings)
            if spelling
        }
    )
    assert [key for key, count in claims.items() if count > 1] == []


def test_every_spelling_finds_its_country():
    for entry in VALID:
        for spelling in (entry.code, entry.alpha3, *entry.name.spellings):
            assert find_country(spelling, ON) == entry, spelling


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("美国", "US"),
        ("美利坚合众国", "US"),
        ("韩国", "KR"),
        ("大韩民国", "KR"),
        ("捷克", "CZ"),
        ("捷克共和国", "CZ"),
        ("阿联酋", "AE"),
        ("阿拉伯联合酋长国", "AE"),
        ("刚果(金)", "CD"),
        ("刚果（布）", "CG"),
        ("巴新", "PG"),
        ("czech republic", "CZ"),
        ("Côte d’Ivoire", "CI"),
        ("Turkey", "TR"),
        ("香港", "HK"),
        ("苏联", "SU"),
        ("SUR", "SR"),
    ],
)
def test_usual_names_are_found(text, code):
    assert find_country(text).code == code


@pytest.mark.parametrize("text", ["", "宿迁", "Atlantis", "XX"])
def test_what_is_no_country_is_not_found(text):
    assert find_country(text) is None


@pytest.mark.parametrize(
    ("code", "zh"),
    [
        ("TW", "中国台湾"),
        ("HK", "中国香港"),
        ("MO", "中国澳门"),
        ("PS", "巴勒斯坦"),
        ("KH", "柬埔寨"),
        ("MT", "马耳他"),
    ],
)
def test_official_chinese_names(code, zh):
    assert country(code).name.zh == zh


def test_hong_kong_macao_and_taiwan_alone_are_regions():
    regions = {entry.code for entry in VALID if entry.category is CountryCategory.REGION}
    assert regions == {"HK", "MO", "TW"}
    assert {country(code).state for code in regions} == {"CN"}


def test_a_withdrawn_code_means_what_it_meant_on_the_day():
    assert country("CS", date(1980, 1, 1)).name.zh == "捷克斯洛伐克"
    assert country("CS", date(2004, 1, 1)).name.zh == "塞尔维亚和黑山"
    assert country("CS", ON) is None
    assert country("CS").name.zh == "塞尔维亚和黑山"
    assert country("SS", date(2011, 7, 8)) is None
    assert country("??") is None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("JP", Continent.ASIA),
        ("RU", Continent.EUROPE),
        ("EG", Continent.AFRICA),
        ("MX", Continent.NORTH_AMERICA),
        ("BR", Continent.SOUTH_AMERICA),
        ("AU", Continent.OCEANIA),
        ("AQ", Continent.ANTARCTICA),
        ("??", None),
    ],
)
def test_continents(code, expected):
    assert continent(code) is expected


def test_latin_america_crosses_two_continents_and_leaves_out_the_north():
    latin = {entry.code for entry in VALID if entry.latin_america}
    assert {"MX", "CU", "BR", "JM"} <= latin
    assert latin.isdisjoint({"US", "CA", "GL", "BM", "ES", "PT"})
    assert {country(code).continent for code in latin} == {Continent.NORTH_AMERICA, Continent.SOUTH_AMERICA}


def test_the_state_of_a_territory_is_a_state():
    for entry in countries():
        if entry.state:
            assert country(entry.state).state is None


def related(on):
    return {e.code for e in countries() if e.valid(on) and e.state is None and has_relations(e.code, on)}


@pytest.mark.parametrize(
    ("on", "count"),
    [(date(2024, 1, 24), 183), (date(2024, 1, 23), 182), (date(2023, 3, 25), 181), (date(2021, 12, 9), 180)],
)
def test_the_states_with_relations_add_up_to_the_published_number(on, count):
    assert len(related(on)) == count


def test_states_only_gain_relations_after_2008():
    days = [date(year, 1, 1) for year in range(2008, 2025)]
    for before, after in itertools.pairwise(days):
        assert related(before) <= related(after)


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("NI", date(2021, 12, 9), False),
        ("NI", date(2021, 12, 10), True),
        ("HN", date(2023, 3, 25), False),
        ("HN", date(2023, 3, 26), True),
        ("NR", date(2024, 1, 23), False),
        ("NR", date(2024, 1, 24), True),
        ("GT", ON, False),
        ("BT", ON, False),
        ("VA", ON, False),
        ("JP", ON, True),
        ("PR", ON, True),
        ("GL", ON, True),
        ("CR", date(2007, 6, 1), True),
        ("CR", date(2007, 5, 31), None),
        ("JP", date(1970, 1, 1), None),
        ("CN", ON, None),
        ("TW", ON, None),
        ("AQ", ON, None),
        ("SU", ON, None),
        ("??", ON, None),
    ],
)
def test_relations_by_date(code, on, expected):
    assert has_relations(code, on) is expected


def test_without_data_on_relations_nothing_is_claimed():
    assert has_relations("JP", ON, Regulations()) is None


def test_the_code_list_has_every_country_by_any_name():
    codes = country_codes()
    assert country_codes() is codes
    assert len(codes) == len(countries())
    assert codes.find("大韩民国") == "KR"
    assert codes.find("FRA") == "FR"
    assert codes.label("HK", "zh") == "中国香港"
    assert codes.get("HK", ON).broader == "CN"
    assert codes.get("CS", date(1990, 1, 1)).en == "Czechoslovakia"
    assert codes.get("CS", ON) is None
