"""Which fields of a record hold codes, and from which code list."""

from ..model.delegations import InboundDelegation, OutboundDelegation
from ..model.entries import Entry
from ..model.observations import Observation
from ..model.partnerships import Partnership
from ..model.places import City, Office
from ..model.plans import WorkPlan
from ..model.records import Record
from ..model.transfers import TransferBatch

# Field path to id of the code list; the paths are those of `model.conditions.values_at`.
CODE_FIELDS: dict[type[Record] | type[Observation], dict[str, str]] = {
    City: {"country": "country", "level": "place-level"},
    Office: {"level": "place-level"},
    Partnership: {
        "kind": "partnership-kind",
        "level": "place-level",
        "instruments.kind": "instrument",
        "instruments.mode": "signing-mode",
        "networks": "network",
        "policy_class": "policy-class",
        "lead_source": "lead-source",
        "history.to": "partnership-state",
    },
    OutboundDelegation: {
        "mode": "outbound-mode",
        "category": "outbound-category",
        "plan_type": "plan-type",
        "priority": "priority",
        "leader_rank": "rank",
        "exempt_reason": "exempt-reason",
        "members.rank": "rank",
        "members.position": "position",
        "members.role": "member-role",
        "costs.item": "cost-item",
        "report.parts": "report-part",
        "papers.kind": "paper",
        "stops.country": "country",
        "checklists.checklist": "checklist",
        "history.to": "outbound-state",
    },
    InboundDelegation: {
        "kind": "inbound-kind",
        "countries": "country",
        "head_rank": "guest-rank",
        "history.to": "inbound-state",
    },
    TransferBatch: {
        "control_class": "control-class",
        "special_groups": "special-group",
        "preparations": "preparation",
        "hand_overs.level": "hand-over-level",
        "hand_overs.disposition": "disposition",
        "crew.role": "crew-role",
        "crew.protection": "protection-level",
        "checklists.checklist": "checklist",
        "history.to": "transfer-state",
    },
    WorkPlan: {"history.to": "plan-state"},
    Entry: {"kind": "entry-kind", "country": "country", "history.to": "entry-state", "quantity.unit": "unit"},
    Observation: {"value.unit": "unit", "status": "obs-status"},
}
