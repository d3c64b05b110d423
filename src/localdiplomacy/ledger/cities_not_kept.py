"""Cities in brackets after a country, in columns whose records have countries only: `日本(奈良)` of a group of guests."""

from collections.abc import Iterator, Sequence

from ..issues.catalogue.intake import COUNTRY_NOT_READ
from ..model.texts import Text
from .cell_countries import read_countries
from .cell_texts import text_of
from .columns import CellFault
from .grids import Cell
from .shapes import Leaf

_WITH_CITIES = ("stops", "stops.country")


def cities_not_kept(leaf: Leaf, cells: Sequence[Cell]) -> Iterator[tuple[int, CellFault]]:
    """Yield a note for each row whose cell names a city that no field of the record can hold.

    Args:
        leaf: what the cells of the column are.
        cells: the cells.
    """
    if leaf.code_list != "country" or leaf.path in _WITH_CITIES:
        return
    for row, cell in enumerate(cells):
        if isinstance(cell, str) and ("(" in cell or "（" in cell):
            listed = read_countries(text_of(cell))
            cities = [country.city for country in listed.found if country.city]
            if cities and not listed.unknown:  # else the whole cell is told of already
                yield row, CellFault(COUNTRY_NOT_READ, (("found", text_of(cell)), ("why", _why("、".join(cities)))))


def _why(cities: str) -> Text:
    return Text(f"此处只记国家或地区，未记“{cities}”", f'only countries and regions are kept here, and not "{cities}"')
