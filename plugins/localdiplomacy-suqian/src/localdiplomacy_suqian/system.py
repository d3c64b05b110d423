"""What the 365 system consists of: three mechanisms, six checklists, five guarantees."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from localdiplomacy import CodeList, read_code_lists

# One place of the library says which kinds of support there are; the five guarantees are these.
SUPPORT, SUPPORT_PREFIX = "support", "guarantee."

PART, COORDINATION, PARTY_LEAD, INSPECTION = (
    "suqian.part",
    "suqian.coordination",
    "suqian.party-lead",
    "suqian.inspection",
)
# The kinds of entries that show a mechanism at work.
MECHANISM_OF: Mapping[str, str] = MappingProxyType(
    {
        COORDINATION: "mechanism.coordination",
        PARTY_LEAD: "mechanism.party-lead",
        INSPECTION: "mechanism.inspection",
    }
)
KINDS = (PART, *MECHANISM_OF)

TRAINING: Final = "checklist.training"
ROTATION: Final = "checklist.rotation"
VEHICLE: Final = "checklist.vehicle"
HYGIENE: Final = "checklist.hygiene"
DEPARTURE: Final = "checklist.departure"
HAND_OVER: Final = "checklist.hand-over"

MECHANISMS, CHECKLISTS, GUARANTEES, PARTS = (
    "suqian.mechanisms",
    "suqian.checklists",
    "suqian.guarantees",
    "suqian.parts",
)
PART_GROUPS: Final = "suqian.part-groups"
QUARTERS: Final = "suqian.quarters"
GROUPS = (MECHANISMS, CHECKLISTS, GUARANTEES)
_FILE = "code_lists.toml"


@cache
def code_lists() -> tuple[CodeList, ...]:
    """Return the lists of the file, and the list of all 14 parts put together from three of them."""
    lists = read_code_lists(Path(__file__).with_name(_FILE), f"{__package__}/{_FILE}")
    by_id = {found.id: found for found in lists}
    codes = tuple(code for group in GROUPS for code in by_id[group])
    parts = CodeList(id=PARTS, zh="365转运工作14项组成部分", en="The 14 parts of the 365 transfer system", codes=codes)
    return (*lists, parts)


@cache
def parts(group: str = PARTS) -> CodeList:
    """Return the 14 parts, or those of one group.

    Args:
        group: `suqian.parts`, `suqian.mechanisms`, `suqian.checklists` or `suqian.guarantees`.
    """
    return code_list(group)


def code_list(id: str) -> CodeList:
    """Return one of the plugin's lists by its id."""
    return next(found for found in code_lists() if found.id == id)
