"""Tables of trips that are planned only: what they hold has not happened yet."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from attrs import evolve

from ..model.codes import CodeList
from .grids import Grid
from .headers import Heading
from .layout import Layout, titles_of
from .shapes import leaf_at

_PLANNED = re.compile("计划(?!外|内)")
_CARRIED_OUT = re.compile("执行|完成|落实|总结|对比|实施|台账|台帐")
_LATER = ("approved.", "history", "papers", "state", "days_approved", "planned.")


def as_planned(grid: Grid, layout: Layout, lists: Mapping[str, CodeList]) -> Layout | None:
    """Return the layout with its headcounts as those asked for, where the table is a plan of trips; else None.

    It is one if title, sheet or file is called a plan, and no column tells of anything later.
    """
    file = PurePath(grid.origin.file).stem if grid.origin.file else ""
    names = " ".join((titles_of(grid) if layout.top else "", grid.origin.sheet or "", file))
    if layout.format.records != "outbound" or not _PLANNED.search(names) or _CARRIED_OUT.search(names):
        return None
    if any(heading and (heading.path.startswith(_LATER) or "实" in heading.text) for heading in layout.columns):
        return None
    return evolve(layout, columns=tuple(_asked_for(layout, heading, lists) for heading in layout.columns))


def _asked_for(layout: Layout, heading: Heading | None, lists: Mapping[str, CodeList]) -> Heading | None:
    if heading is None or not heading.path.startswith("headcount."):
        return heading
    path = heading.path.replace("headcount.", "planned.", 1)
    return evolve(heading, path=path, leaf=leaf_at(layout.format.record_type, path, lists))
