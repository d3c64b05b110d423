"""The table of variant characters is a map onto characters it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import simplify
from localdiplomacy.codec.han.variants import _GROUPS


@pytest.mark.parametrize(
    ("written", "simplified"),
    [("所沢", "所泽"), ("県市區", "县市区"), ("龍竜龙", "龙龙龙"), ("務會國東", "务会国东"), ("", "")],
)
def test_simplifies(written: str, simplified: str) -> None:
    assert simplify(written) == simplified


def test_each_variant_stands_for_one_character_and_no_target_is_a_variant() -> None:
    groups = _GROUPS.split()
    variants = [char for group in groups for char in group[1:]]
    assert len(variants) == len(set(variants)) > 900
    assert not {group[0] for group in groups} & set(variants)
    assert len({group[0] for group in groups}) == len(groups)


@given(st.text())
def test_keeps_every_place_and_simplifying_again_changes_nothing(text: str) -> None:
    once = simplify(text)
    assert len(once) == len(text)
    assert simplify(once) == once
