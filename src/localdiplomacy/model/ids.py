"""Ids: ASCII slugs, apart from the multilingual names."""

import re
from typing import NewType

CityId = NewType("CityId", str)
OfficeId = NewType("OfficeId", str)
RecordId = NewType("RecordId", str)

_SLUG = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._:/-]*[A-Za-z0-9])?")
MAX_LENGTH = 120


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id: ASCII letters and digits, with `.` `_` `:` `/` `-` between them.

    >>> is_slug("suqian-2021/0007"), is_slug("宿外〔2021〕7号"), is_slug("../etc")
    (True, False, False)
    """
    return len(text) <= MAX_LENGTH and ".." not in text and _SLUG.fullmatch(text) is not None
