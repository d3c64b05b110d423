"""Ledgers, counts, plans and reports of city foreign-affairs offices (外事办).

```python
import localdiplomacy as ld

ws = ld.open("examples/jiangsu")
ws.report("core.annual-summary", period="2021").save("summary.md")
```

Every name loads on first use, so that a program pays only for the rooms it enters.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .issues import CannotContinue, Issue, IssueReport, LocalDiplomacyError, MissingPackage, Rule, Severity
    from .ledger.intake import Intake
    from .ledger.ledger import Ledger
    from .ledger.read import read
    from .measures.measure import measure
    from .measures.reconcile import reconcile
    from .model import (
        ChecklistItem,
        ChecklistRun,
        City,
        CityId,
        Code,
        CodeList,
        CrewMember,
        DayKind,
        Details,
        Duration,
        Entry,
        EntryKind,
        Frequency,
        Guidance,
        HandOver,
        Headcount,
        InboundDelegation,
        Instrument,
        Leg,
        Lifecycle,
        Member,
        Money,
        Name,
        Observation,
        ObsStatus,
        Office,
        OfficeId,
        Origin,
        OutboundDelegation,
        Paper,
        PartialDate,
        Partnership,
        Period,
        Qualifier,
        Quantity,
        Record,
        RecordId,
        Source,
        Stop,
        Target,
        Task,
        Text,
        TransferBatch,
        Transition,
        Vehicle,
        Where,
        WorkPlan,
        kind_at,
        state_at,
    )
    from .workspace import Workspace
    from .workspace import open_workspace as open

# Where each public name comes from. Inside, `open` has a name that hides no built-in.
_HOMES = {
    ".issues": ("CannotContinue", "Issue", "IssueReport", "LocalDiplomacyError", "MissingPackage", "Rule", "Severity"),
    ".ledger.intake": ("Intake",),
    ".ledger.ledger": ("Ledger",),
    ".ledger.read": ("read",),
    ".measures.measure": ("measure",),
    ".measures.reconcile": ("reconcile",),
    ".model": (
        "ChecklistItem",
        "ChecklistRun",
        "City",
        "CityId",
        "Code",
        "CodeList",
        "CrewMember",
        "DayKind",
        "Details",
        "Duration",
        "Entry",
        "EntryKind",
        "Frequency",
        "Guidance",
        "HandOver",
        "Headcount",
        "InboundDelegation",
        "Instrument",
        "Leg",
        "Lifecycle",
        "Member",
        "Money",
        "Name",
        "ObsStatus",
        "Observation",
        "Office",
        "OfficeId",
        "Origin",
        "OutboundDelegation",
        "Paper",
        "PartialDate",
        "Partnership",
        "Period",
        "Qualifier",
        "Quantity",
        "Record",
        "RecordId",
        "Source",
        "Stop",
        "Target",
        "Task",
        "Text",
        "TransferBatch",
        "Transition",
        "Vehicle",
        "Where",
        "WorkPlan",
        "kind_at",
        "state_at",
    ),
    ".workspace": ("Workspace", "open_workspace"),
}
_RENAMED = {"open_workspace": "open"}
_LAZY = {_RENAMED.get(name, name): (home, name) for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = [
    "CannotContinue",
    "ChecklistItem",
    "ChecklistRun",
    "City",
    "CityId",
    "Code",
    "CodeList",
    "CrewMember",
    "DayKind",
    "Details",
    "Duration",
    "Entry",
    "EntryKind",
    "Frequency",
    "Guidance",
    "HandOver",
    "Headcount",
    "InboundDelegation",
    "Instrument",
    "Intake",
    "Issue",
    "IssueReport",
    "Ledger",
    "Leg",
    "Lifecycle",
    "LocalDiplomacyError",
    "Member",
    "MissingPackage",
    "Money",
    "Name",
    "ObsStatus",
    "Observation",
    "Office",
    "OfficeId",
    "Origin",
    "OutboundDelegation",
    "Paper",
    "PartialDate",
    "Partnership",
    "Period",
    "Qualifier",
    "Quantity",
    "Record",
    "RecordId",
    "Rule",
    "Severity",
    "Source",
    "Stop",
    "Target",
    "Task",
    "Text",
    "TransferBatch",
    "Transition",
    "Vehicle",
    "Where",
    "WorkPlan",
    "Workspace",
    "kind_at",
    "measure",
    "open",
    "read",
    "reconcile",
    "state_at",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home, attribute = _LAZY[name]
    value = getattr(import_module(home, __name__), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
