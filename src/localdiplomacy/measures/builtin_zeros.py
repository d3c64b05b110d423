"""The three zeros of transfers: no accident, no infection, no risk left. A 0 is said only where somebody looked."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.periods import Frequency
from ..model.texts import Text
from .defining import NOT_CANCELLED, definition_of
from .entry_indicators import NOT_JUST_PLANNED, of_kind
from .indicators import Direction, Evidence, Fold, Indicator

REGISTER, INSPECTION, MONITORING = "incident", "transfer-inspection", "health-record"
ACCIDENTS = ("protection", "traffic", "mental")
INFECTION, HAZARD = "infection", "hazard"
# Special inspections are held each quarter: so much the published system of one city says of how often one looks.
_EACH_QUARTER = Text("时段内每个季度（或其一部分）都有", "in each quarter, or part of one, of the period")
_EACH_OFFICE = Text("合计须各有转运的单位均如此", "a total asks that of each office with transfers")


def _held(where: Where) -> Where:
    return Where(all_of=(where, NOT_CANCELLED, NOT_JUST_PLANNED))


def _incidents(*kinds: str) -> Where:
    what = Where(field="details.incident", op=Operator.IN, value=kinds)
    return Where(all_of=(of_kind(REGISTER), what, NOT_CANCELLED))


# The register shows that it is kept by any of its lines; a line "nil" (零报告) says that nothing happened.
_LOOKED = Evidence(where=_held(of_kind(REGISTER, INSPECTION)), every=Frequency.QUARTER, offices_of="transfers")
_MONITORED = Evidence(where=_held(of_kind(MONITORING)), every=Frequency.QUARTER, offices_of="transfers")
_ZERO_IF_LOOKED = Text(
    f"{_EACH_QUARTER.zh}安全事件登记（含零报告）或转运安全督查记录，才可为 0，否则为缺失；{_EACH_OFFICE.zh}",
    f"0 only where there is a line of the register of incidents (nil reports too) or an inspection of transfers"
    f" {_EACH_QUARTER.en}, otherwise missing; {_EACH_OFFICE.en}",
)
_ZERO_IF_MONITORED = Text(
    f"{_EACH_QUARTER.zh}健康监测记录，才可为 0，否则为缺失；{_EACH_OFFICE.zh}",
    f"0 only where there is a health record {_EACH_QUARTER.en}, otherwise missing; {_EACH_OFFICE.en}",
)


def _zero(
    id: str, zh: str, en: str, unit: str, *definition: Text, where: Where, evidence: Evidence, **more: Any
) -> Indicator:
    return Indicator(
        id=f"transfers.{id}",
        zh=zh,
        en=en,
        unit=unit,
        records="entries",
        where=where,
        evidence=evidence,
        direction=Direction.LESS,
        definition=definition_of(*definition),
        **more,
    )


ZEROS: tuple[Indicator, ...] = (
    _zero(
        "incidents",
        "转运事故",
        "Accidents in transfers",
        "cases",
        Text(
            "防护、行车、心理三类安全事件，每条记录计 1，按发生日期统计",
            "incidents of protection, traffic and mental health, one a record, by the day they happened",
        ),
        _ZERO_IF_LOOKED,
        where=_incidents(*ACCIDENTS),
        evidence=_LOOKED,
        time="on",
    ),
    _zero(
        "infections",
        "转运感染人数",
        "Infections in transfers",
        "persons",
        Text(
            "感染类安全事件的人数，记录未填人数的计 1 人，按发生日期统计",
            "persons of incidents of infection, one where a record states no number, by the day they happened",
        ),
        _ZERO_IF_MONITORED,
        where=_incidents(INFECTION),
        evidence=_MONITORED,
        value="headcount.persons",
        otherwise=1,
        fold=Fold.SUM,
        time="on",
    ),
    _zero(
        "hazards",
        "未销号的风险隐患",
        "Hazards not yet removed",
        "items",
        Text(
            "期末时点数，状态为待处理或处理中的风险隐患，每条记录计 1",
            "at the end of the period, hazards that are open or being dealt with, one a record",
        ),
        _ZERO_IF_LOOKED,
        where=_incidents(HAZARD),
        evidence=_LOOKED,
        stock=True,
        states=("open", "in-progress"),
    ),
)
