"""The registers that the office keeps as tables: how they are recognised, and what their headings mean."""

from functools import cache
from pathlib import Path

from localdiplomacy import CodeList, LedgerFormat, read_code_lists

from .system import INSPECTION

_FILE = "columns.toml"

# Special inspections are kept elsewhere too. What tells this register is the quarter, with what was looked at and found.
INSPECTIONS = LedgerFormat(
    id="suqian.inspections",
    zh="转运专项督查登记表",
    en="Register of special inspections of transfers",
    records="entries",
    columns="suqian.inspection-columns",
    required=("on", "details.quarter", "details.subject", "details.findings"),
    words=("专项督查", "special inspection"),
    defaults=(("kind", INSPECTION),),
)
# Training and rotation are of a working group: no batch holds them.
GROUP_CHECKLISTS = LedgerFormat(
    id="suqian.group-checklists",
    zh="工作组清单登记表",
    en="Register of the checklists of working groups",
    records="entries",
    columns="suqian.group-checklist-columns",
    required=("on", "details.checklist", "details.subject"),
    words=("工作组清单", "培训考核", "轮换交接", "working group"),
    defaults=(("kind", "checklist"),),
)
FORMATS = (INSPECTIONS, GROUP_CHECKLISTS)


@cache
def columns() -> tuple[CodeList, ...]:
    """Return the headings of the registers."""
    return read_code_lists(Path(__file__).with_name(_FILE), f"{__package__}/{_FILE}")
