"""Built-in indicators of what becomes of official trips: decisions, plan, priorities, briefing, results."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .builtin_delegations import GONE, WHEN_OUT
from .defining import LINES, definition_of, share
from .indicators import Direction, Fold, Indicator

# The four fields to which offices steer their trips; a city adds fields of its own to the code list, not to these.
PRIORITIES = ("investment", "talent", "belt-and-road", "sister-cities")
EDUCATION = "checklist.outbound-education"

_BATCH = {"value": "headcount.batches", "otherwise": 1}
_ASKED = {"value": "planned.batches", "otherwise": 1}


def _gone_and(*more: Where) -> Where:
    return Where(all_of=(GONE, *more))


def _trips(id: str, zh: str, en: str, unit: str, *definition: Text, **more: Any) -> Indicator:
    settings: dict[str, Any] = {"where": GONE, "time": "departs_on", "fold": Fold.SUM} | more
    return Indicator(id=f"outbound.{id}", zh=zh, en=en, unit=unit, definition=definition_of(*definition), **settings)


def _decided(id: str, zh: str, en: str, state: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator of batches that reached a state, counted on that day whatever became of them later."""
    return _trips(id, zh, en, "batches", what, where=Where(), time=f"history.{state}", **(_ASKED | more))


def _share(id: str, zh: str, en: str, of: str, among: str, what: Text) -> Indicator:
    return share(f"outbound.{id}", zh, en, f"outbound.{of}", f"outbound.{among}", what)


_PRIORITY = Text("产业招商、招才引智、一带一路、友城四类", "investment, talent, Belt and Road, partner cities")
_IN_PLAN = Text("填有年度计划编号的团组", "trips that name their line of the annual plan")
_EDUCATED = Text(
    "“一清单四教育”所填各项均已完成的团组；漏填的项目由检查指出",
    "groups that did every item filled in of one list and four educations; a check names items left out",
)

TRIPS: tuple[Indicator, ...] = (
    _decided(
        "applied.batches",
        "申报批次",
        "Batches asked for",
        "applied",
        Text("按申报日期统计", "by the day of the request"),
    ),
    _decided(
        "approved.batches",
        "批准批次",
        "Batches approved",
        "approved",
        Text("按首次批准日期统计，含后来取消的", "by the day of the first approval, with those cancelled later"),
        value="approved.batches",
    ),
    _decided(
        "adjusted.batches",
        "变更批次",
        "Batches adjusted",
        "adjusting",
        Text("按首次申请变更的日期统计", "by the day on which a change was first asked for"),
    ),
    _trips(
        "cancelled.people",
        "取消人数（按各单位口径）",
        "People of cancelled batches",
        "persons",
        Text("按申报数统计，以取消日期为准", "the numbers asked for, by the day of cancelling"),
        where=Where(),
        time="history.cancelled",
        value="planned.persons",
        alternatives=(("planned.person_times", "person_times"),),
        direction=Direction.LESS,
    ),
    _trips(
        "cut.batches",
        "压减批次",
        "Batches cut",
        "batches",
        Text("批准的人数、人次或天数少于申报的团组", "groups approved for fewer persons or days than asked for"),
        WHEN_OUT,
        where=_gone_and(Where(field="cut", value=True)),
        **_BATCH,
    ),
    _trips(
        "approved.person_times",
        "批准人次",
        "Person-times approved",
        "person_times",
        Text("按批准人次统计", "the person-times approved"),
        WHEN_OUT,
        value="approved.person_times",
    ),
    _trips(
        "priority.person_times",
        "重点领域批准人次",
        "Person-times approved in priority fields",
        "person_times",
        _PRIORITY,
        WHEN_OUT,
        where=_gone_and(Where(field="priority", op=Operator.IN, value=PRIORITIES)),
        value="approved.person_times",
    ),
    _share(
        "priority.share",
        "重点领域占比",
        "Share of priority fields",
        "priority.person_times",
        "approved.person_times",
        Text("四类重点领域批准人次占批准人次", "person-times approved in the four priority fields of all approved"),
    ),
    _trips(
        "in_plan.batches",
        "计划内批次",
        "Batches in plan",
        "batches",
        _IN_PLAN,
        LINES,
        WHEN_OUT,
        where=_gone_and(Where(field="plan_reference", op=Operator.PRESENT)),
        **_BATCH,
    ),
    _share(
        "in_plan.share",
        "计划内占比",
        "Share in plan",
        "in_plan.batches",
        "batches",
        Text("计划内批次占出访批次", "batches in plan of all batches"),
    ),
    _trips(
        "educated.batches",
        "完成行前“一清单四教育”批次",
        "Batches briefed in full",
        "batches",
        _EDUCATED,
        WHEN_OUT,
        where=_gone_and(Where(field="completed_checklists", value=EDUCATION)),
        **_BATCH,
    ),
    _share(
        "educated.share",
        "行前“一清单四教育”完成率",
        "Share of batches briefed in full",
        "educated.batches",
        "batches",
        Text("完成行前“一清单四教育”的批次占出访批次", "batches briefed in full of all batches"),
    ),
    _decided(
        "reported.batches",
        "提交总结批次",
        "Batches reported on",
        "reported",
        Text("按总结提交日期统计", "by the day the report was handed in"),
        **_BATCH,
    ),
    _decided(
        "followed_up.batches",
        "成果已跟踪批次",
        "Batches followed up",
        "followed-up",
        Text("按成果跟踪日期统计", "by the day the outcome was followed up"),
        **_BATCH,
    ),
    _trips(
        "agreements",
        "出访达成协议",
        "Agreements of trips",
        "items",
        Text("团组记录所列协议数之和", "the agreements that trips list"),
        WHEN_OUT,
        value="agreements#",
    ),
)
