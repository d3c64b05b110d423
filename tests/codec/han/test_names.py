"""Keys of names: equal for spellings of one name, different for different names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import name_key, split_scripts, strip_suffix

NAME_LIKE = st.text(st.sampled_from("所沢泽市广広岛島·•・?-—' .1２aＡé\u0301カﾞſẞİ") | st.characters(), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("马里乌什?莫克萨", "马里乌什·莫克萨"),
        ("马里乌什？莫克萨", "马里乌什•莫克萨"),
        ("欧科楚库・埃涅拉玛", "欧科楚库‧埃涅拉玛"),
        ("马里乌什 莫克萨", "马里乌什.莫克萨"),
        ("所沢市", "所泽市"),
        ("広島県", "广岛县"),
        ("廣島縣", "广岛县"),
        ("鹿児島", "鹿儿岛"),
        ("長岡京市", "长冈京市"),
        ("橫濱", "横浜"),
        ("ＴＩＬＢＵＲＧ", "Tilburg"),
        ("Aix-en-Provence", "Aix en Provence"),
        ("Xi'an", "Xi’an"),
        ("Stra\u00dfe", "STRASSE"),
        ("Go\u0308teborg", "Göteborg"),
        ("ｶﾞﾝﾊﾞ", "ガンバ"),
        ("1 — 2", "1-2"),
        ("⼈⺠", "人⺠"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1-2", "12"), ("苏州", "杭州"), ("为什么?", "为什么"), ("所泽市", "所泽县"), ("か", "が"), ("人", "人次")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("所沢市", "所沢"),
        (" 泰州市 ", "泰州"),
        ("泗洪县", "泗洪"),
        ("広島県", "広島"),
        ("象山縣", "象山"),
        ("江苏省", "江苏"),
        ("得克萨斯州", "得克萨斯"),
        ("东京都", "东京"),
        ("京都府", "京都"),
        ("成都市", "成都"),
        ("新都区", "新都"),
        ("高新区", "高新"),
        ("浦东新区", "浦东"),
        ("内蒙古自治区", "内蒙古"),
        ("香港特别行政区", "香港"),
        ("苏州", "苏州"),
        ("成都", "成都"),
        ("津市", "津市"),
        ("北海道", "北海道"),
        ("津 市", "津 市"),
        ("市", "市"),
        ("", ""),
    ],
)
def test_strips_one_suffix_and_never_down_to_one_character(name: str, stem: str) -> None:
    assert strip_suffix(name) == stem


def test_a_partner_city_written_two_ways_is_one() -> None:
    keys = {name_key(strip_suffix(name)) for name in ("所沢市", "所泽市", "所泽", "所沢 市", "所澤市")}
    assert len(keys) == 1


@given(NAME_LIKE)
def test_a_key_is_its_own_key(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key


@given(NAME_LIKE, st.sampled_from("市县区州省都府"))
def test_a_stem_is_the_beginning_of_its_name(text: str, suffix: str) -> None:
    name = (text + suffix).strip()
    stem = strip_suffix(name)
    assert name.startswith(stem)
    assert len(stem) >= min(2, len(name))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("奈良 Nara", ("奈良", "Nara")),
        ("爱丁堡(Edinburgh)", ("爱丁堡", "Edinburgh")),
        ("爱丁堡（Edinburgh）", ("爱丁堡", "Edinburgh")),
        ("里昂\nLyon", ("里昂", "Lyon")),
        ("圣何塞/San José", ("圣何塞", "San José")),
        ("奈良", None),
        ("Nara", None),
        ("A市", None),
        ("奈良 Nara 日本", None),
        ("", None),
    ],
)
def test_two_names_in_one_text(text: str, names: tuple[str, str] | None) -> None:
    assert split_scripts(text) == names
