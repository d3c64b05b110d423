"""Jurisdiction codes: short forms and the path from city to nation."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.regulations.jurisdictions import jurisdiction, jurisdiction_path

CODES = st.from_regex(r"[1-8][1-9]([0-9]{2}){0,2}", fullmatch=True)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        (None, ("CN",)),
        ("CN", ("CN",)),
        ("32", ("32", "CN")),
        ("320000", ("32", "CN")),
        ("3213", ("3213", "32", "CN")),
        ("321302", ("321302", "3213", "32", "CN")),
    ],
)
def test_the_path_goes_from_the_narrowest_to_the_nation(code, path):
    assert jurisdiction_path(code) == path


@pytest.mark.parametrize("code", ["", "3", "321", "32130", "3213022", "0032", "江苏", "cn", "３２", "32a1"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match="GB/T 2260"):
        jurisdiction(code)


@given(CODES)
def test_the_short_form_is_its_own_short_form(code):
    assert jurisdiction(jurisdiction(code)) == jurisdiction(code)


@given(CODES)
def test_each_step_of_a_path_contains_the_one_before(code):
    *places, nation = jurisdiction_path(code)
    assert nation == "CN"
    assert all(narrow.startswith(wide) for narrow, wide in itertools.pairwise(places))
