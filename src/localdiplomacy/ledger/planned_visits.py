"""Tables of visits that are planned only: the guests have not come yet."""

import re
from pathlib import PurePath

from .grids import Grid
from .layout import Layout, titles_of

_PLANNED = re.compile("计划(?!外|内)|预告|拟来访|拟接待|拟邀")
_RECEIVED = re.compile("执行|完成|落实|总结|对比|实施|台账|台帐|接待情况")
_LATER = ("history", "state")


def is_plan_of_visits(grid: Grid, layout: Layout) -> bool:
    """Tell whether a table of guests is a plan: title, sheet or file is called so, and no column tells of anything later.

    Args:
        grid: the sheet.
        layout: the table in it.
    """
    if layout.format.records != "inbound":
        return False
    file = PurePath(grid.origin.file).stem if grid.origin.file else ""
    names = " ".join((titles_of(grid, layout.top), grid.origin.sheet or "", file))
    later = any(heading and (heading.path.startswith(_LATER) or "实" in heading.text) for heading in layout.columns)
    return _PLANNED.search(names) is not None and _RECEIVED.search(names) is None and not later
