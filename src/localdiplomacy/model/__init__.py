"""What the domain is: frozen records and value objects. No I/O, no clock, no registry."""

from .checklists import ChecklistItem, ChecklistRun
from .codes import Code, CodeList
from .conditions import Where
from .delegations import CostItem, InboundDelegation, Member, OutboundDelegation, Paper, Stop, TripReport
from .durations import DayKind, Duration
from .entries import Details, Entry, EntryKind
from .ids import CityId, OfficeId, RecordId
from .lifecycle import Lifecycle, Transition, kind_at, state_at
from .names import Name
from .observations import Observation, ObsStatus
from .partial_dates import PartialDate
from .partnerships import Guidance, Instrument, Partnership
from .periods import Frequency, Period
from .places import City, Office
from .plans import Target, Task, WorkPlan
from .quantities import Headcount, Money, Qualifier, Quantity
from .records import Record
from .sources import Origin, Source
from .texts import Text
from .transfers import CrewMember, HandOver, Leg, TransferBatch, Vehicle

__all__ = [
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
]
