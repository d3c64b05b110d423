"""Cities that a table of partnerships describes by the way: both names, country, population of the partner."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..codec.convert import name_of
from ..codec.han import name_key, split_scripts
from ..model.names import Name
from ..model.places import City
from ..model.quantities import Quantity
from .generated_ids import generated_id


def partner_cities(rows: Sequence[Mapping[str, Any]]) -> list[City]:
    """Return a city for each partner that a row describes beyond a name, each once: two names (奈良 Nara) are more.

    Args:
        rows: for each row its cells by path (`partner`, `partner.name.en`, `partner.country`, …) and its source.
    """
    cities: dict[tuple[str, str | None], City] = {}
    for row in rows:
        about = {path.removeprefix("partner."): cell for path, cell in row.items() if path.startswith("partner.")}
        printed = row.get("partner")
        # Most rows of a long table give one name and nothing else: nothing is derived from them.
        if not about and (not printed or split_scripts(printed) is None):
            continue
        name = _name(printed, about)
        if name is None:
            continue
        key = (name_key(name.get("zh")), about.get("country"))
        if key not in cities:
            cities[key] = _city(name, row, about)
    return list(cities.values())


def _name(printed: str | None, about: Mapping[str, Any]) -> Name | None:
    parts = {language: about[f"name.{language}"] for language in ("zh", "en", "local") if f"name.{language}" in about}
    if printed:
        both = split_scripts(printed)
        if both and not parts:
            # The text as printed stays a spelling: partnerships refer to the city by it.
            return Name(zh=both[0], en=both[1], aliases=(printed,))
        given = name_of(printed)
        parts.setdefault("zh" if given.zh else "en", printed)
    return Name(**parts) if parts else None


def _city(name: Name, row: Mapping[str, Any], about: Mapping[str, Any]) -> City:
    # Never the printed text, even where it could be an id: it may be the id of a city that another file describes.
    source = row["row"]
    id = generated_id("cities", source.origin, source.row)
    plain = {path: value for path, value in about.items() if "." not in path and path in _KEPT}
    amounts = {path: value for path, value in plain.items() if not isinstance(value, Quantity) or value.unit}
    return City(id=id, name=name, source=source, **amounts)


_KEPT = ("country", "level", "population", "area", "division_code", "subdivision", "industries", "themes")
