"""Built-in indicators of groups going out and coming in."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from ..regulations.countries import CountryCategory, countries
from .defining import LINES, NOT_CANCELLED, definition_of
from .indicators import Direction, Fold, Indicator

# Once a group is approved it may travel; what happens afterwards is listed by the lifecycle.
_APPROVED = (
    "approved",
    "adjusting",
    "briefed",
    "abroad",
    "returned",
    "passports-returned",
    "reported",
    "published",
    "followed-up",
)
_STOPPED = Where(field="history.to", op=Operator.NOT_IN, value=("refused", "cancelled"))
GONE = Where(
    all_of=(
        _STOPPED,
        Where(
            any_of=(
                Where(field="history.to", op=Operator.MISSING),
                Where(field="history.to", op=Operator.IN, value=(*_APPROVED, "archived")),
            )
        ),
    )
)
_OWN = Where(all_of=(GONE, Where(field="mode", value="own")))
_JOINED = Where(
    all_of=(
        GONE,
        Where(field="mode", op=Operator.IN, value=("joined", "city", "province", "ministry")),
    )
)
# A visit without a history was received; one that has no more than its place in the plan was not yet.
_HELD = Where(
    all_of=(
        NOT_CANCELLED,
        Where(
            any_of=(
                Where(field="history.to", op=Operator.NOT_IN, value=("planned",)),
                Where(field="history.to", op=Operator.IN, value=("held",)),
            )
        ),
    )
)
# 副部级以上 is the usual line in statistics; the codes are those of `guest-rank` that it takes in.
_HIGH_RANKS = ("vice-ministerial-or-above", "head-of-state", "national-leader", "minister", "vice-minister")
_HIGH_RANK = Where(all_of=(_HELD, Where(field="head_rank", op=Operator.IN, value=_HIGH_RANKS)))

# 国家和地区: of the two, countries and regions are counted apart too.
_REGIONS = tuple(sorted({one.code for one in countries() if one.category is CountryCategory.REGION}))
REGIONS_ONLY = Where(field="value", op=Operator.IN, value=_REGIONS)
COUNTRIES_ONLY = Where(field="value", op=Operator.NOT_IN, value=_REGIONS)

WHEN_OUT = Text(
    "按离境日期统计，不含未获批准、已取消的团组",
    "by the day of leaving, without groups that were not approved or were cancelled",
)
_WHEN_IN = Text(
    "按到访首日统计，不含已取消和仅列入计划的来访",
    "by the first day of the visit, without visits that were cancelled or are no more than planned",
)
_PERSONS = Text("人按自然人计", "persons are distinct people")
_TIMES = Text("同一人出行两次计 2 人次", "one person travelling twice counts 2")
_AS_STATED = Text(
    "按各单位所用口径（人或人次）统计，两种口径不相加",
    "in the unit each office uses (persons or person-times); the two are never added",
)


def _outbound(id: str, zh: str, en: str, unit: str, *definition: Text, **more: Any) -> Indicator:
    settings: dict[str, Any] = {"where": GONE, "time": "departs_on", "fold": Fold.SUM} | more
    return Indicator(id=f"outbound.{id}", zh=zh, en=en, unit=unit, definition=definition_of(*definition), **settings)


def _inbound(id: str, zh: str, en: str, unit: str, *definition: Text, **more: Any) -> Indicator:
    settings: dict[str, Any] = {"where": _HELD, "time": "arrives_on", "fold": Fold.SUM} | more
    found = definition_of(*definition, _WHEN_IN)
    return Indicator(id=f"inbound.{id}", zh=zh, en=en, unit=unit, records="inbound", definition=found, **settings)


_GROUPS = Text("团组数按记录填写的数相加", "the sum of the groups that records state")
_BATCH = {"value": "headcount.batches", "otherwise": 1}
_PEOPLE = {"value": "headcount.persons", "alternatives": (("headcount.person_times", "person_times"),)}

OUTBOUND: tuple[Indicator, ...] = (
    _outbound("batches", "出访批次", "Outbound batches", "batches", LINES, WHEN_OUT, **_BATCH),
    _outbound("groups", "出访团组", "Outbound groups", "groups", _GROUPS, WHEN_OUT, value="headcount.groups"),
    _outbound("persons", "出访人数", "Persons sent abroad", "persons", _PERSONS, WHEN_OUT, value="headcount.persons"),
    _outbound(
        "person_times",
        "出访人次",
        "Outbound person-times",
        "person_times",
        _TIMES,
        WHEN_OUT,
        value="headcount.person_times",
    ),
    _outbound("people", "出访人数（按各单位口径）", "People sent abroad", "persons", _AS_STATED, WHEN_OUT, **_PEOPLE),
    _outbound(
        "countries",
        "出访国家和地区数",
        "Countries and regions visited",
        "countries",
        Text("不同国家和地区各计一次，不含未出机场的过境", "each country or region once, without airside transits"),
        WHEN_OUT,
        value="countries",
        fold=Fold.DISTINCT,
    ),
    _outbound(
        "foreign_countries",
        "出访国家数",
        "Countries visited",
        "countries",
        Text(
            "不同国家各计一次，不含港澳和未出机场的过境",
            "each country once, without Hong Kong, Macao and airside transits",
        ),
        WHEN_OUT,
        value="countries",
        fold=Fold.DISTINCT,
        among=COUNTRIES_ONLY,
    ),
    _outbound(
        "regions",
        "出访地区数",
        "Regions visited",
        "regions",
        Text("香港、澳门各计一次，不含未出机场的过境", "Hong Kong and Macao once each, without airside transits"),
        WHEN_OUT,
        value="countries",
        fold=Fold.DISTINCT,
        among=REGIONS_ONLY,
    ),
    _outbound(
        "person_days",
        "在外人天",
        "Person-days abroad",
        "person_days",
        Text("在外天数（离、抵境当日均计）乘以人数", "days abroad, both ends counted, times persons"),
        WHEN_OUT,
        value="days_abroad",
        times="headcount.persons",
        direction=Direction.LESS,
    ),
    _outbound("own.batches", "自组团批次", "Own batches", "batches", LINES, WHEN_OUT, where=_OWN, **_BATCH),
    _outbound(
        "own.people",
        "自组团人数（按各单位口径）",
        "People in own groups",
        "persons",
        _AS_STATED,
        WHEN_OUT,
        where=_OWN,
        **_PEOPLE,
    ),
    _outbound("joined.batches", "随团批次", "Joined batches", "batches", LINES, WHEN_OUT, where=_JOINED, **_BATCH),
    _outbound(
        "joined.people",
        "随团人数（按各单位口径）",
        "People in joined groups",
        "persons",
        _AS_STATED,
        WHEN_OUT,
        where=_JOINED,
        **_PEOPLE,
    ),
    _outbound(
        "refused.batches",
        "未批准批次",
        "Batches refused",
        "batches",
        Text("按作出不予批准决定的日期统计，不计入出访", "by the day of refusal; not counted as outbound"),
        where=Where(),
        time="history.refused",
        value="planned.batches",
        otherwise=1,
    ),
    _outbound(
        "refused.people",
        "未批准人数（按各单位口径）",
        "People refused",
        "persons",
        Text("按申报数统计，以作出不予批准决定的日期为准", "the numbers asked for, by the day of refusal"),
        _AS_STATED,
        where=Where(),
        time="history.refused",
        value="planned.persons",
        alternatives=(("planned.person_times", "person_times"),),
    ),
    _outbound(
        "cancelled.batches",
        "取消批次",
        "Batches cancelled",
        "batches",
        Text("按取消日期统计，不计入出访", "by the day of cancelling; not counted as outbound"),
        where=Where(),
        time="history.cancelled",
        value="planned.batches",
        otherwise=1,
        direction=Direction.LESS,
    ),
    _outbound(
        "cut.persons",
        "压减人数",
        "Persons cut",
        "persons",
        Text("申报人数减批准人数，批准数大于申报数的不计", "persons asked for less persons approved; no negative cuts"),
        WHEN_OUT,
        value="planned.persons",
        minus="approved.persons",
    ),
    _outbound(
        "cut.person_times",
        "压减人次",
        "Person-times cut",
        "person_times",
        Text("申报人次减批准人次，批准数大于申报数的不计", "person-times asked for less approved; no negative cuts"),
        WHEN_OUT,
        value="planned.person_times",
        minus="approved.person_times",
    ),
    _outbound(
        "cut.days",
        "压减天数",
        "Days cut",
        "days",
        Text("申报天数减批准天数，批准数大于申报数的不计", "days asked for less days approved; no negative cuts"),
        WHEN_OUT,
        value="days_planned",
        minus="days_approved",
    ),
)

INBOUND: tuple[Indicator, ...] = (
    _inbound("batches", "来访批次", "Inbound batches", "batches", LINES, **_BATCH),
    _inbound("persons", "来访人数", "Persons received", "persons", _PERSONS, value="headcount.persons"),
    _inbound(
        "person_times", "来访人次", "Inbound person-times", "person_times", _TIMES, value="headcount.person_times"
    ),
    _inbound("people", "来访人数（按各单位口径）", "People received", "persons", _AS_STATED, **_PEOPLE),
    _inbound(
        "countries",
        "来访国家和地区数",
        "Countries and regions received from",
        "countries",
        Text("不同国家和地区各计一次", "each country or region once"),
        value="countries",
        fold=Fold.DISTINCT,
    ),
    _inbound(
        "foreign_countries",
        "来访国家数",
        "Countries received from",
        "countries",
        Text("不同国家各计一次，不含港澳台地区", "each country once, without Hong Kong, Macao and Taiwan"),
        value="countries",
        fold=Fold.DISTINCT,
        among=COUNTRIES_ONLY,
    ),
    _inbound(
        "regions",
        "来访地区数",
        "Regions received from",
        "regions",
        Text("香港、澳门、台湾各计一次", "Hong Kong, Macao and Taiwan once each"),
        value="countries",
        fold=Fold.DISTINCT,
        among=REGIONS_ONLY,
    ),
    _inbound(
        "vice_ministerial.batches",
        "副部级以上来访批次",
        "Batches of vice-ministerial rank or above",
        "batches",
        Text("团长为副部级以上", "headed by a guest of vice-ministerial rank or above"),
        LINES,
        where=_HIGH_RANK,
        **_BATCH,
    ),
    _inbound(
        "vice_ministerial.people",
        "副部级以上来访人数（按各单位口径）",
        "People in batches of vice-ministerial rank or above",
        "persons",
        Text("团长为副部级以上", "headed by a guest of vice-ministerial rank or above"),
        _AS_STATED,
        where=_HIGH_RANK,
        **_PEOPLE,
    ),
)
