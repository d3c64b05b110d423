"""Lists of countries in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.cell_countries import ListedCountry, read_countries


def test_cities_in_brackets_and_places_passed_through() -> None:
    listed = read_countries("美国（纽约、洛杉矶）、日本(经停)、途经新加坡、刚果(金)")
    assert listed.found == (
        ListedCountry("US", "纽约、洛杉矶"),
        ListedCountry("JP", transit=True),
        ListedCountry("SG", transit=True),
        ListedCountry("CD"),
    )
    assert listed.unknown == ()


@pytest.mark.parametrize(
    "cell", ["俄罗斯、蒙古等", "俄罗斯、蒙古等3国", "俄罗斯、蒙古等五个国家和地区", "俄罗斯和蒙古等国家"]
)
def test_others_that_are_not_named(cell: str) -> None:
    listed = read_countries(cell)
    assert [country.code for country in listed.found] == ["RU", "MN"]
    assert listed.others
    assert listed.unknown == ()


@pytest.mark.parametrize("cell", ["欧盟", "火星和金星", "(大阪)", "火星(经停)"])
def test_what_is_no_country_is_kept_as_printed(cell: str) -> None:
    listed = read_countries(cell)
    assert listed.found == ()
    assert listed.unknown == (cell,)


def test_the_known_ones_of_a_mixed_list_are_found() -> None:
    listed = read_countries("阿联酋/迪拜 日本")
    assert [country.code for country in listed.found] == ["AE", "JP"]
    assert listed.unknown == ("迪拜",)


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    assert isinstance(read_countries(text).found, tuple)
