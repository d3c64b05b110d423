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
    from .checks.check import Check, CheckContext
    from .codec.codelists import read_code_lists
    from .issues import CannotContinue, Issue, IssueReport, LocalDiplomacyError, MissingPackage, Rule, Severity
    from .ledger.formats import LedgerFormat
    from .ledger.intake import Intake
    from .ledger.ledger import Ledger
    from .ledger.read import read
    from .measures.cells import LeftOut
    from .measures.compare import MULTIPLES, PERCENTAGES, Change, ChangeForm, NoChange
    from .measures.dimensions import Dimension, RollUp
    from .measures.drilling import RecordList
    from .measures.frames.frame import Frame
    from .measures.implied import TooManyBases, implied_base
    from .measures.indicator_files import read_indicators, write_indicators
    from .measures.indicators import Direction, Evidence, Fold, Indicator, IndicatorError, Revision
    from .measures.manifests.manifest import Manifest, ManifestLine
    from .measures.manifests.of_batches import manifests_of
    from .measures.manifests.reading import read_manifest
    from .measures.manifests.reconciling import reconcile_manifests
    from .measures.manifests.result import ManifestReconciliation
    from .measures.measure import measure
    from .measures.partial_cells import PartialCells, partial_cells
    from .measures.pivot import Pivot
    from .measures.reconcile import Reconciliation, reconcile
    from .measures.rounding import HALF_EVEN, HALF_UP, Rounding
    from .measures.rows import Row
    from .measures.shares import Share
    from .measures.table import Table
    from .measures.totals import Refusal
    from .measures.validation.outliers import OutlierRule
    from .measures.validation.reporting import Due, ReportingRule
    from .measures.validation.rule_set import RuleSet, read_rules
    from .measures.validation.rules import FigureRule, PartsRule
    from .measures.validation.terms import Side, Term
    from .measures.validation.validate import validate
    from .measures.validation.validation import Validation
    from .model import (
        ChecklistItem,
        ChecklistRun,
        City,
        CityId,
        Code,
        CodeList,
        CostItem,
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
        TripReport,
        Vehicle,
        Where,
        WorkPlan,
        kind_at,
        state_at,
    )
    from .plugins import DisabledPlugin, FailedPlugin, LoadedPlugin, PluginError, Registry, Selection, hookimpl, secret
    from .regulations.answers import Absent, Ended, InForce, NotConfigured
    from .regulations.pack import Pack, read_pack
    from .reports import AddedSection, ReportFormat, Section
    from .reports.report import Report
    from .workspace import Workspace
    from .workspace import open_workspace as open

# Where each public name comes from. Inside, `open` has a name that hides no built-in.
_HOMES = {
    ".issues": ("CannotContinue", "Issue", "IssueReport", "LocalDiplomacyError", "MissingPackage", "Rule", "Severity"),
    ".ledger.intake": ("Intake",),
    ".ledger.ledger": ("Ledger",),
    ".ledger.read": ("read",),
    ".measures.compare": ("MULTIPLES", "PERCENTAGES", "Change", "ChangeForm", "NoChange"),
    ".measures.drilling": ("RecordList",),
    ".measures.pivot": ("Pivot",),
    ".measures.rows": ("Row",),
    ".measures.shares": ("Share",),
    ".measures.table": ("Table",),
    ".measures.totals": ("Refusal",),
    ".measures.cells": ("LeftOut",),
    ".reports.report": ("Report",),
    ".measures.implied": ("TooManyBases", "implied_base"),
    ".measures.manifests.manifest": ("Manifest", "ManifestLine"),
    ".measures.manifests.of_batches": ("manifests_of",),
    ".measures.manifests.reading": ("read_manifest",),
    ".measures.manifests.reconciling": ("reconcile_manifests",),
    ".measures.manifests.result": ("ManifestReconciliation",),
    ".measures.measure": ("measure",),
    ".measures.partial_cells": ("PartialCells", "partial_cells"),
    ".measures.reconcile": ("Reconciliation", "reconcile"),
    ".measures.validation.outliers": ("OutlierRule",),
    ".measures.validation.reporting": ("Due", "ReportingRule"),
    ".measures.validation.rule_set": ("RuleSet", "read_rules"),
    ".measures.validation.rules": ("FigureRule", "PartsRule"),
    ".measures.validation.terms": ("Side", "Term"),
    ".measures.validation.validate": ("validate",),
    ".measures.validation.validation": ("Validation",),
    ".measures.rounding": ("HALF_EVEN", "HALF_UP", "Rounding"),
    ".model": (
        "ChecklistItem",
        "ChecklistRun",
        "City",
        "CityId",
        "Code",
        "CodeList",
        "CostItem",
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
        "TripReport",
        "Vehicle",
        "Where",
        "WorkPlan",
        "kind_at",
        "state_at",
    ),
    ".checks.check": (
        "Check",
        "CheckContext",
    ),
    ".ledger.formats": ("LedgerFormat",),
    ".measures.dimensions": ("Dimension", "RollUp"),
    ".measures.frames.frame": ("Frame",),
    ".measures.indicators": (
        "Direction",
        "Evidence",
        "Fold",
        "Indicator",
        "IndicatorError",
        "Revision",
    ),
    ".measures.indicator_files": ("read_indicators", "write_indicators"),
    ".plugins": (
        "DisabledPlugin",
        "FailedPlugin",
        "LoadedPlugin",
        "PluginError",
        "Registry",
        "Selection",
        "hookimpl",
        "secret",
    ),
    ".regulations.answers": ("Absent", "Ended", "InForce", "NotConfigured"),
    ".regulations.pack": (
        "Pack",
        "read_pack",
    ),
    ".codec.codelists": ("read_code_lists",),
    ".reports": (
        "AddedSection",
        "ReportFormat",
        "Section",
    ),
    ".workspace": ("Workspace", "open_workspace"),
}
_RENAMED = {"open_workspace": "open"}
_LAZY = {_RENAMED.get(name, name): (home, name) for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = [
    "HALF_EVEN",
    "HALF_UP",
    "MULTIPLES",
    "PERCENTAGES",
    "Absent",
    "AddedSection",
    "CannotContinue",
    "Change",
    "ChangeForm",
    "Check",
    "CheckContext",
    "ChecklistItem",
    "ChecklistRun",
    "City",
    "CityId",
    "Code",
    "CodeList",
    "CostItem",
    "CrewMember",
    "DayKind",
    "Details",
    "Dimension",
    "Direction",
    "DisabledPlugin",
    "Due",
    "Duration",
    "Ended",
    "Entry",
    "EntryKind",
    "Evidence",
    "FailedPlugin",
    "FigureRule",
    "Fold",
    "Frame",
    "Frequency",
    "Guidance",
    "HandOver",
    "Headcount",
    "InForce",
    "InboundDelegation",
    "Indicator",
    "IndicatorError",
    "Instrument",
    "Intake",
    "Issue",
    "IssueReport",
    "Ledger",
    "LedgerFormat",
    "LeftOut",
    "Leg",
    "Lifecycle",
    "LoadedPlugin",
    "LocalDiplomacyError",
    "Manifest",
    "ManifestLine",
    "ManifestReconciliation",
    "Member",
    "MissingPackage",
    "Money",
    "Name",
    "NoChange",
    "NotConfigured",
    "ObsStatus",
    "Observation",
    "Office",
    "OfficeId",
    "Origin",
    "OutboundDelegation",
    "OutlierRule",
    "Pack",
    "Paper",
    "PartialCells",
    "PartialDate",
    "Partnership",
    "PartsRule",
    "Period",
    "Pivot",
    "PluginError",
    "Qualifier",
    "Quantity",
    "Reconciliation",
    "Record",
    "RecordId",
    "RecordList",
    "Refusal",
    "Registry",
    "Report",
    "ReportFormat",
    "ReportingRule",
    "Revision",
    "RollUp",
    "Rounding",
    "Row",
    "Rule",
    "RuleSet",
    "Section",
    "Selection",
    "Severity",
    "Share",
    "Side",
    "Source",
    "Stop",
    "Table",
    "Target",
    "Task",
    "Term",
    "Text",
    "TooManyBases",
    "TransferBatch",
    "Transition",
    "TripReport",
    "Validation",
    "Vehicle",
    "Where",
    "WorkPlan",
    "Workspace",
    "hookimpl",
    "implied_base",
    "kind_at",
    "manifests_of",
    "measure",
    "open",
    "partial_cells",
    "read",
    "read_code_lists",
    "read_indicators",
    "read_manifest",
    "read_pack",
    "read_rules",
    "reconcile",
    "reconcile_manifests",
    "secret",
    "state_at",
    "validate",
    "write_indicators",
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
