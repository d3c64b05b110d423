"""One partner under two spellings."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model import City, Name, Partnership
from localdiplomacy.regulations.place_names import place_key

Look = Callable[..., list[Any]]


def _ties(*partners: str) -> list[Partnership]:
    return [Partnership(id=f"t-{number}", partner=partner) for number, partner in enumerate(partners)]


def _told(found: Look, *places: City, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    ties = _ties(*(place.id for place in places), *names)
    issues = found(*places, *ties, only=("LD-TIE-008",))
    return [(params["first"], params["second"]) for *_, params in issues]


def _city(id: str, zh: str, **more: Any) -> City:
    return City(id=id, name=Name(zh=zh), **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("所沢市", "所泽市"),
        ("所沢", "所泽市"),
        ("馬里烏什", "马里乌什"),
        ("圣·安东尼奥", "圣安东尼奥"),
        ("圣安东尼奥", "圣 安东尼奥"),
        ("圣?安东尼奥", "圣·安东尼奥市"),
        ("広島県", "广岛县"),
        ("旧金山", "三藩市"),
        ("旧金山市", "圣弗朗西斯科"),
        ("海参崴", "符拉迪沃斯托克市"),
        ("KOBE", "Kobe"),
    ],
)
def test_spellings_of_one_name(one: str, other: str, found: Look) -> None:
    assert _told(found, _city("a", one), _city("b", other)) == [(one, other)]
    assert _told(found, _city("a", one), names=(other,)) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("纽约州", "纽约市"), ("奈良", "神户"), ("苏州", "苏"), ("旧金山", "洛杉矶"), ("乔治市", "乔治郡")],
)
def test_names_of_two_places(one: str, other: str, found: Look) -> None:
    assert _told(found, _city("a", one), _city("b", other)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"country": "US"}, {"country": "US"}, True),
        ({"country": "US"}, {}, True),
        ({"country": "US"}, {"country": "GB"}, False),
        ({"level": "city"}, {"level": "province"}, False),
        ({"level": "city"}, {"level": "city"}, True),
        ({"subdivision": "US-NY"}, {"subdivision": "US-VT"}, False),
        ({"subdivision": "US-NY"}, {"parent": "ny"}, True),
        ({"parent": "ny"}, {"parent": "ny"}, True),
        ({"parent": "ny"}, {"parent": "vt"}, False),
        ({"external_ids": (("geonames", "1"),)}, {"external_ids": (("geonames", "2"),)}, False),
        ({"external_ids": (("geonames", "1"),)}, {"external_ids": (("geonames", "1"),)}, True),
        ({"external_ids": (("geonames", "1"),)}, {"external_ids": (("wikidata", "2"),)}, True),
    ],
)
def test_what_tells_places_of_one_name_apart(one: Any, other: Any, same: bool, found: Look) -> None:
    assert bool(_told(found, _city("a", "罗切斯特", **one), _city("b", "罗切斯特", **other))) is same


def test_a_listed_name_counts_in_its_country_only(found: Look) -> None:
    pair = (_city("a", "旧金山", country="US"), _city("b", "三藩市", country="US"))
    assert _told(found, *pair) == [("旧金山", "三藩市")]
    assert _told(found, _city("a", "旧金山", country="CO"), _city("b", "三藩市", country="CO")) == []


def test_a_place_that_is_nobodys_partner_is_left_alone(found: Look) -> None:
    assert found(_city("a", "所沢市"), _city("b", "所泽市"), *_ties("a"), only=("LD-TIE-008",)) == []
    assert found(City(id="a"), City(id="b"), *_ties("a", "b"), only=("LD-TIE-008",)) == []


def test_each_pair_is_told_once_though_all_its_spellings_agree(found: Look) -> None:
    one = City(id="a", name=Name(zh="奈良", en="Nara", aliases=("奈良市",)))
    other = City(id="b", name=Name(zh="奈良市", en="NARA"))
    assert _told(found, one, other) == [("奈良", "奈良市")]


def test_many_places_of_one_name_that_are_told_apart(found: Look) -> None:
    places = [_city(f"p{number}", "圣何塞", external_ids=(("geonames", str(number)),)) for number in range(50)]
    assert _told(found, *places) == []
    again = _city("q", "聖何塞", external_ids=(("geonames", "30"),))
    issues = found(*places, again, *_ties(*(place.id for place in places), "q"), only=("LD-TIE-008",))
    assert [params["other"] for *_, params in issues] == ["p30"]


@given(st.text(alphabet="奈良沢泽市县州·? -Aa", max_size=6), st.text(alphabet="奈良沢泽市县州·? -Aa", max_size=6))
def test_keys_fit_both_ways_and_themselves(one: str, other: str) -> None:
    first, second = place_key(one), place_key(other)
    assert first.fits(first)
    assert first.fits(second) is second.fits(first)
