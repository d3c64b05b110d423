"""Built-in indicators of closed-loop transfers: how many were moved, how well they were prepared and brought to an end."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import LINES, NOT_CANCELLED, definition_of, share
from .indicators import Direction, Fold, Indicator

_BY_DAY = Text("按转运当日统计，不含已取消的批次", "by the day of transfer, without cancelled batches")
# 六项清单 and 三提前, as published; the group whose care is one of the preparations.
CHECKLISTS = tuple(
    f"checklist.{name}" for name in ("training", "rotation", "vehicle", "hygiene", "departure", "hand-over")
)
PREPARATIONS = ("verify-travellers", "plan-route", "plan-special-groups")
_LISTED = Where(all_of=(NOT_CANCELLED, Where(field="travellers", op=Operator.PRESENT)))
_HANDED_OVER = Where(all_of=(NOT_CANCELLED, Where(field="hand_overs", op=Operator.PRESENT)))
_PLACED = Where(all_of=(NOT_CANCELLED, Where(field="hand_overs.disposition", op=Operator.PRESENT)))
# What becomes of travellers, by the codes of `disposition`.
DISPOSITIONS = (
    ("local", "本地留置", "kept in the city"),
    ("central-quarantine", "集中隔离", "in central quarantine"),
    ("home-quarantine", "居家隔离", "in home quarantine"),
    ("home-monitoring", "居家健康监测", "monitored at home"),
    ("hospital", "送医", "taken to hospital"),
    ("onward", "转送外地", "sent onward"),
    ("released", "解除管控", "released"),
)
_CARE_PLAN = Where(field="preparations", value="plan-special-groups")
_SPECIAL = Where(field="special_groups", op=Operator.PRESENT)


def _transfers(id: str, zh: str, en: str, unit: str, value: str, *definition: Text, **more: Any) -> Indicator:
    settings: dict[str, Any] = {"where": NOT_CANCELLED, "fold": Fold.SUM, "time": "moved_on"} | more
    return Indicator(
        id=f"transfers.{id}",
        zh=zh,
        en=en,
        unit=unit,
        records="transfers",
        value=value,
        definition=definition_of(*definition, _BY_DAY),
        **settings,
    )


def _batches_with(id: str, zh: str, en: str, definition: Text, *conditions: Where) -> Indicator:
    return _transfers(
        f"{id}.batches",
        zh,
        en,
        "batches",
        "headcount.batches",
        definition,
        LINES,
        where=Where(all_of=(NOT_CANCELLED, *conditions)),
        otherwise=1,
    )


def _placed(code: str, zh: str, en: str) -> Indicator:
    return _transfers(
        f"placed.{code.replace('-', '_')}",
        f"{zh}人数",
        f"Persons {en}",
        "persons",
        f"placed.{code}",
        Text(
            f"去向为{zh}的交接中接收的人数，只计填有去向的批次",
            f"persons received at hand-overs after which they are {en}, of batches that say what became of persons",
        ),
        where=_PLACED,
        otherwise=0,
    )


def _ratio(id: str, zh: str, en: str, definition: Text, of: str, among: str, **more: Any) -> Indicator:
    of, among = f"transfers.{of}", f"transfers.{among}"
    return share(f"transfers.{id}", zh, en, of, among, definition, _BY_DAY, records="transfers", **more)


TRANSFERS: tuple[Indicator, ...] = (
    _transfers(
        "batches",
        "转运批次",
        "Transfer batches",
        "batches",
        "headcount.batches",
        LINES,
        otherwise=1,
    ),
    _transfers(
        "persons",
        "转运人数",
        "Persons transferred",
        "persons",
        "headcount.persons",
        Text("人按自然人计", "persons are distinct people"),
    ),
    _transfers(
        "person_times",
        "转运人次",
        "Person-times transferred",
        "person_times",
        "headcount.person_times",
        Text("同一人转运两次计 2 人次", "one person transferred twice counts 2"),
    ),
    _transfers(
        "people",
        "转运人数（按各单位口径）",
        "People transferred",
        "persons",
        "headcount.persons",
        Text(
            "按各单位所用口径（人或人次）统计，两种口径不相加",
            "in the unit each office uses (persons or person-times); the two are never added",
        ),
        alternatives=(("headcount.person_times", "person_times"),),
    ),
    _transfers(
        "vehicles",
        "转运车次",
        "Vehicles used in transfers",
        "vehicles",
        "vehicles#",
        Text("各批次所用车辆数相加", "the vehicles of each batch, added up"),
    ),
    _ratio(
        "persons_per_batch",
        "批均人数",
        "Persons per batch",
        Text("转运人数除以转运批次", "persons transferred divided by batches"),
        "persons",
        "batches",
        unit="persons",
        direction=Direction.NEITHER,
    ),
    _ratio(
        "person_times_per_batch",
        "批均人次",
        "Person-times per batch",
        Text("转运人次除以转运批次", "person-times transferred divided by batches"),
        "person_times",
        "batches",
        unit="person_times",
        direction=Direction.NEITHER,
    ),
    _batches_with(
        "prepared",
        "三提前齐全的批次",
        "Batches prepared in full",
        Text(
            "提前核对人员信息、提前规划行车线路、提前制定特殊群体预案三项均已做的批次",
            "batches with all three made in advance: travellers' data verified, route planned, plan for special groups",
        ),
        *(Where(field="preparations", value=code) for code in PREPARATIONS),
    ),
    _ratio(
        "prepared.share",
        "三提前齐全率",
        "Share of batches prepared in full",
        Text("三提前齐全的批次占转运批次的百分比", "batches prepared in full, in per cent of all batches"),
        "prepared.batches",
        "batches",
    ),
    _batches_with(
        "special_care",
        "有特殊群体的批次",
        "Batches with travellers who need special care",
        Text("登记有老弱病残孕等特殊群体的批次", "batches for which a group that needs special care is entered"),
        _SPECIAL,
    ),
    _batches_with(
        "special_care.planned",
        "有特殊群体且有预案的批次",
        "Batches with special care planned",
        Text(
            "登记有特殊群体、且提前制定了特殊群体预案的批次",
            "batches for which such a group is entered and a plan for it was made in advance",
        ),
        _SPECIAL,
        _CARE_PLAN,
    ),
    _ratio(
        "special_care.planned_share",
        "特殊群体预案率",
        "Share of special care that was planned",
        Text(
            "有特殊群体且有预案的批次占有特殊群体的批次的百分比",
            "batches with special care planned, in per cent of those with travellers who need it",
        ),
        "special_care.planned.batches",
        "special_care.batches",
    ),
    _batches_with(
        "closed",
        "闭环完成的批次",
        "Batches whose loop was closed",
        Text("状态曾达到“已闭环”的批次", "batches that reached the state closed"),
        Where(field="history.to", value="closed"),
    ),
    _ratio(
        "closed.share",
        "闭环率",
        "Share of batches whose loop was closed",
        Text("闭环完成的批次占转运批次的百分比", "batches whose loop was closed, in per cent of all batches"),
        "closed.batches",
        "batches",
    ),
    _batches_with(
        "checked",
        "六项清单完成的批次",
        "Batches with all six checklists done",
        Text(
            "行前培训考核、轮换交接、车辆检查、卫生防疫、发车前提醒、人员交接六项清单所填各项均已完成的批次",
            "batches that did every item filled in of six checklists: training, rotation, vehicles, hygiene, departure,"
            " hand-over",
        ),
        *(Where(field="completed_checklists", value=name) for name in CHECKLISTS),
    ),
    _ratio(
        "checked.share",
        "六项清单完成率",
        "Share of batches with all six checklists done",
        Text("六项清单完成的批次占转运批次的百分比", "batches with all six done, in per cent of all batches"),
        "checked.batches",
        "batches",
    ),
    _transfers(
        "listed.persons",
        "有人员代号的人数",
        "Persons listed by reference",
        "persons",
        "listed",
        Text("各批次名单所列人员代号数", "the references on the lists of the batches"),
        where=_LISTED,
    ),
    _transfers(
        "traced.persons",
        "一表到底的人数",
        "Persons followed to the end",
        "persons",
        "traced",
        Text(
            "按人员代号可从第一次交接查到去向的人数：每次交接双方名单均有、双方单位均填、上一接收方即下一移交方",
            "persons who can be followed by reference from the first hand-over to where they stay: on the lists of both"
            " sides, both sides named, each receiver the next giver",
        ),
        where=_LISTED,
    ),
    _ratio(
        "traced.share",
        "倒查有源率",
        "Share of persons followed to the end",
        Text("一表到底的人数占有人员代号的人数的百分比", "persons followed to the end, in per cent of those listed"),
        "traced.persons",
        "listed.persons",
    ),
    _transfers(
        "hand_overs",
        "交接次数",
        "Hand-overs",
        "times",
        "hand_overs#",
        Text("各批次交接记录数相加", "the hand-overs of all batches"),
        where=_HANDED_OVER,
    ),
    _transfers(
        "hand_overs.signed",
        "双方单位齐全的交接次数",
        "Hand-overs that name both sides",
        "times",
        "signed",
        Text("移交单位和接收单位均已填写的交接记录数", "hand-overs with both giver and receiver entered"),
        where=_HANDED_OVER,
    ),
    _ratio(
        "hand_overs.signed_share",
        "交接双方齐全率",
        "Share of hand-overs that name both sides",
        Text("双方单位齐全的交接次数占交接次数的百分比", "hand-overs that name both sides, in per cent of all"),
        "hand_overs.signed",
        "hand_overs",
    ),
    *(_placed(*place) for place in DISPOSITIONS),
)
