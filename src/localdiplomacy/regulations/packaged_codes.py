"""The code lists that come with the library: headings, categories and units, and the dated lists of places."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..codec.codelists import builtin_code_lists
from ..model.codes import CodeList
from .countries import country_codes
from .divisions import division_codes


@cache
def packaged_code_lists() -> Mapping[str, CodeList]:
    """Return every packaged code list by id."""
    lists = (*builtin_code_lists().values(), country_codes(), division_codes())
    return MappingProxyType({codes.id: codes for codes in lists})
