"""Figures as SDMX-CSV 2.0 data messages, the format in which statistical offices exchange them.

Source: SDMX-CSV field guide of the data message, version 2.0 (aligned with SDMX 3.0). Codes of the statuses are those
of CL_OBS_STATUS; `_T`, `_U` and `_O` (total, unknown, other) are the codes SDMX recommends for every list.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ...model.observations import Observation
from ..dimensions import OFFICE, OTHER, UNKNOWN
from .csv_files import rows_as_csv

STRUCTURE = "LOCALDIPLOMACY:FIGURES(1.0.0)"
TOTAL = "_T"
_MEMBERS = {UNKNOWN: "_U", OTHER: "_O"}
_STRUCTURE_ID = re.compile(
    r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*:[A-Za-z0-9_@$-]+"
    r"(\([0-9]+\.[0-9]+(\.[0-9]+)?(-[A-Za-z0-9.-]+)?\))?"
)
_NO_STRUCTURE = "write the structure as AGENCY:ID(1.0.0), not {0!r} / 结构标识应写作 AGENCY:ID(1.0.0)，不是 {0!r}"
_BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA")
_AFTER = (
    *("TIME_PERIOD", "OBS_VALUE", "OBS_LOW", "OBS_HIGH", "UNIT_MEASURE"),
    *("OBS_QUALIFIER", "OBS_STATUS", "OBS_COMMENT"),
)
_REPORT = "REPORT_NO"
_TAKEN = frozenset((*_BEFORE, *_AFTER, _REPORT))


class StructureType(StrEnum):
    """What defines the columns of a message."""

    DATAFLOW = "dataflow"
    DATASTRUCTURE = "datastructure"
    DATAPROVISION = "dataprovision"


class Action(StrEnum):
    """What whoever loads a message is to do with it."""

    INFORMATION = "I"
    APPEND = "A"
    REPLACE = "R"


def sdmx_csv(
    figures: Sequence[Observation],
    *,
    structure: str = STRUCTURE,
    structure_type: StructureType | str = StructureType.DATAFLOW,
    action: Action | str = Action.INFORMATION,
) -> str:
    """Return figures as an SDMX-CSV 2.0 data message.

    Args:
        figures: the figures.
        structure: what defines the columns, as AGENCY:ID(VERSION).
        structure_type: `dataflow`, `datastructure` or `dataprovision`.
        action: `I` for information, `A` to append, `R` to replace.

    Raises:
        ValueError: if one of these is not as the standard has it.
    """
    if not _STRUCTURE_ID.fullmatch(structure):
        raise ValueError(_NO_STRUCTURE.format(structure[:60]))
    before = (StructureType(structure_type).value, structure, Action(action).value)
    names = component_ids(id for figure in figures for id, _ in figure.dimensions if id != OFFICE.id)
    numbers = _report_numbers(figures)
    header = [*_BEFORE, *names.values(), *([_REPORT] if numbers else []), *_AFTER]
    rows = [
        [*before, *_dimensions(figure, names), *([str(numbers[place])] if numbers else []), *_figure(figure)]
        for place, figure in enumerate(figures)
    ]
    return rows_as_csv([header, *rows])


def component_ids(dimensions: Iterable[str]) -> Mapping[str, str]:
    """Return the SDMX component of each dimension: `entry-port` is ENTRY_PORT.

    >>> dict(component_ids(["entry-port", "country"]))
    {'country': 'COUNTRY', 'entry-port': 'ENTRY_PORT'}
    """
    found: dict[str, str] = {}
    for id in sorted(set(dimensions)):
        plain = re.sub(r"[^A-Z0-9_]", "_", id.upper())
        plain = plain if plain[:1].isalpha() else f"D{plain}"
        while plain in _TAKEN or plain in found.values():
            plain += "_"
        found[id] = plain
    return found


def _dimensions(figure: Observation, names: Mapping[str, str]) -> list[str]:
    members = dict(figure.dimensions)
    codes = [figure.office or members.get(OFFICE.id, TOTAL), *(members.get(id, TOTAL) for id in names)]
    return [figure.indicator, *(_MEMBERS.get(code, code) for code in codes)]


def _report_numbers(figures: Sequence[Observation]) -> list[int]:
    """Return which report of a figure each is, where several documents give one; empty where none does."""
    seen: Counter[object] = Counter()
    numbers = []
    for figure in figures:
        seen[figure.key] += 1
        numbers.append(seen[figure.key])
    return numbers if max(numbers, default=1) > 1 else []


def _figure(figure: Observation) -> list[str]:
    value = figure.value
    if value is None:
        numbers = ["", "", "", "", ""]
    else:
        low, high = f"{value.low:f}", f"{value.high:f}"
        numbers = [low if value.low == value.high else "", low, high, value.unit, value.qualifier.value]
    return [figure.period.sdmx(), *numbers, figure.status.value, figure.comment or ""]
