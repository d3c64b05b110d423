"""Names of places abroad made comparable: one key for the spellings and renderings of one name."""

from functools import cache

from attrs import frozen

from ..codec.han import name_key, simplify, strip_suffix
from .tables import read_table


@frozen
class PlaceKey:
    """What the spellings of a place's name have in common.

    Args:
        stem: the name without its administrative suffix, folded.
        suffix: the suffix, folded; empty where there is none.
    """

    stem: str
    suffix: str

    def fits(self, other: "PlaceKey") -> bool:
        """Tell whether both may name one place: 所沢 and 所泽市 may, 纽约州 and 纽约市 may not."""
        return self.stem == other.stem and ("" in (self.suffix, other.suffix) or self.suffix == other.suffix)


def place_key(text: str, country: str | None = None) -> PlaceKey:
    """Return the key of a place's name; it is for comparing, never for printing.

    Blanks, middle dots, letter case, traditional and Japanese characters do not count (`name_key`), nor which of several
    Chinese names of a foreign city is used.

    Args:
        text: the name as it is written.
        country: ISO 3166-1 alpha-2 code of the place's country, where it is known.

    >>> place_key("所沢市").fits(place_key("所泽")), place_key("三藩市", "US").fits(place_key("旧金山", "US"))
    (True, True)
    """
    whole = name_key(text)
    known = _listed(whole, country)
    if known is not None or text.isascii():
        return PlaceKey(known or whole, "")
    name = simplify(text.strip())
    stem = strip_suffix(name)
    if stem == name:
        return PlaceKey(whole, "")
    key = name_key(stem)
    return PlaceKey(_listed(key, country) or key, name[len(stem) :].strip())


def _listed(key: str, country: str | None) -> str | None:
    for home, first in _variants().get(key, ()):
        if country is None or country == home:
            return first
    return None


@cache
def _variants() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for the key of each listed name its country and the key of the first name of its line."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read_table("place_names.tsv"):
        keys = [name_key(name) for name in row["names"].split("|")]
        for key in keys:
            found[key] = (*found.get(key, ()), (row["country"], keys[0]))
    return found
