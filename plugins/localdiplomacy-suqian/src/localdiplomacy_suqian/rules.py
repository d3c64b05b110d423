"""The rules of the 365 system: what can be amiss in the records of it, and what to do."""

from localdiplomacy import Rule, Severity, Text

AREA = "SUQIAN"
_SOURCE = "宿迁市外办(港澳办)2021年工作总结，“365”"


def _rule(number: str, severity: Severity, title: Text, message: Text, remedy: Text, basis: str) -> Rule:
    return Rule(
        code=f"{AREA}-{number}",
        severity=severity,
        title=title,
        message=message,
        remedy=remedy,
        basis=f"{_SOURCE}{basis}",
    )


NOTHING_RECORDED = _rule(
    "001",
    Severity.ADVICE,
    Text("未记录365体系的任何内容", "Nothing recorded of the 365 system"),
    Text(
        "{office}有 {batches} 条转运记录，但没有365体系的任何记录（清单、机制、保障）。",
        "{office} has {batches} records of transfers and nothing of the 365 system (checklists, mechanisms, guarantees).",
    ),
    Text(
        '请录入清单和“365组成部分”等条目；本单位未实行该体系的，在设置 [plugins."suqian"] 的 offices 中写明实行的单位。',
        "Enter the checklists and entries such as suqian.part; if this office does not run the system, name those that do "
        'in offices of [plugins."suqian"] in the settings.',
    ),
    "工作体系",
)
PARTS_MISSING = _rule(
    "002",
    Severity.WARNING,
    Text("365组成部分不全", "Parts of the 365 system are missing"),
    Text(
        "{office}的14项组成部分中有记录的为 {found} 项，缺：{missing}。",
        "Of the 14 parts, {office} has records of {found}; missing: {missing}.",
    ),
    Text(
        "请补录该部分的建立日期（条目种类“365组成部分”），或补录相应的清单、督查、保障等记录。",
        "Enter since when the part has been there (an entry suqian.part), or the checklists, inspections, support and so on.",
    ),
    "三项机制、六项清单、五项保障",
)
OUT_OF_TIME = _rule(
    "003",
    Severity.WARNING,
    Text("组成部分的日期不在转运期间", "Part dated outside the time of transfers"),
    Text(
        "“{part}”的日期为 {on}，不在有转运的时间（{start} 至 {end}）之内。",
        'The part "{part}" is dated {on}, which is outside the time of transfers ({start} to {end}).',
    ),
    Text("请核对日期；该部分已停止的，核对停止日期。", "Check the date, and the day it ended if it did."),
    "工作体系",
)
NOT_INSPECTED = _rule(
    "004",
    Severity.WARNING,
    Text("有转运的时段没有专项督查", "No special inspection in a time with transfers"),
    Text(
        "{office}在 {period} 有 {batches} 条转运记录，没有专项督查记录（应{often}一次）。",
        "{office} has {batches} records of transfers in {period} and no special inspection (one is due each {often}).",
    ),
    Text(
        "请补录该时段的督查（条目种类“365专项督查”，或督查登记表中的一行）；未开展的，说明原因。",
        "Enter the inspection of that time (an entry suqian.inspection, or a line of the register), or say why there was none.",
    ),
    "三项机制之专项督查机制：每季度一次",
)
NOT_TRAINED = _rule(
    "005",
    Severity.WARNING,
    Text("工作人员未经培训考核", "Crew without training"),
    Text("{count} 名工作人员登记为未经行前培训考核。", "{count} of the crew are entered as not trained before duty."),
    Text("请核对登记；确未培训的，先培训后上岗。", "Check the entry; whoever is not trained is trained before duty."),
    "六项清单之行前培训考核清单",
)
TRAINED_TOO_LATE = _rule(
    "006",
    Severity.WARNING,
    Text("培训考核晚于出发", "Training after departure"),
    Text(
        "行前培训考核清单的日期 {on} 晚于首段出发日期 {departed}。",
        "The checklist of training is dated {on}, after the first drive left on {departed}.",
    ),
    Text("请核对两个日期。", "Check both dates."),
    "六项清单之行前培训考核清单",
)
CHECKED_OTHER_DAY = _rule(
    "007",
    Severity.WARNING,
    Text("车辆检查不在用车当日", "Vehicles checked on another day"),
    Text(
        "车辆日常检查的日期为 {on}，用车日期为 {used}，当日没有检查记录。",
        "The vehicles were checked on {on} and used on {used}; no check of that day is recorded.",
    ),
    Text("请核对日期，或补录用车当日的检查。", "Check the dates, or enter the check of the day of use."),
    "六项清单之转运车辆日常检查清单",
)
REMINDED_TOO_LATE = _rule(
    "008",
    Severity.WARNING,
    Text("发车前提醒晚于发车", "Reminders after departure"),
    Text(
        "发车前提醒清单的日期 {on} 晚于发车日期 {departed}。",
        "The reminders before departure are dated {on}, after the departure on {departed}.",
    ),
    Text("请核对两个日期。", "Check both dates."),
    "六项清单之转运发车前提醒清单",
)
HANDED_OVER_DIFFERS = _rule(
    "009",
    Severity.ERROR,
    Text("交接人数与上车人数不符", "Persons handed over are not those who boarded"),
    Text("上车 {boarded} 人，交接 {handed} 人。", "{boarded} persons boarded, and {handed} were handed over."),
    Text("请核对交接清单，查明每一人的去向。", "Check the list of the hand-over and find out where each person went."),
    "六项清单之转运人员交接清单",
)
CHECKLISTS_MISSING = _rule(
    "010",
    Severity.WARNING,
    Text("批次缺少应有的清单", "Batch without checklists that belong to it"),
    Text("该批次没有以下清单的记录：{missing}。", "The batch has no record of these checklists: {missing}."),
    Text(
        "请补录；不适用于每批次的清单，在设置的 each_batch 中去掉。",
        "Enter them; take checklists that do not belong to each batch out of each_batch in the settings.",
    ),
    "六项清单",
)
NEVER_USED = _rule(
    "011",
    Severity.ADVICE,
    Text("清单已建立但没有填写记录", "Checklist set down and never filled in"),
    Text(
        "{office}已建立“{checklist}”，但没有一次填写记录。",
        'The checklist "{checklist}" of {office} is set down, and no filling-in of it is recorded.',
    ),
    Text(
        "请在转运批次中录入，或用条目种类“检查清单”录入。",
        "Enter it with the batches, or as entries of the kind checklist.",
    ),
    "六项清单",
)
ITEM_NOT_DONE = _rule(
    "012",
    Severity.WARNING,
    Text("清单中有未完成的事项", "Items of a checklist not done"),
    Text("“{checklist}”有 {count} 项未完成{items}。", '"{checklist}": {count} of its items not done{items}.'),
    Text("请处理后再次填写该清单。", "See to them and fill the checklist in again."),
    "六项清单",
)

RULES = (
    NOTHING_RECORDED,
    PARTS_MISSING,
    OUT_OF_TIME,
    NOT_INSPECTED,
    NOT_TRAINED,
    TRAINED_TOO_LATE,
    CHECKED_OTHER_DAY,
    REMINDED_TOO_LATE,
    HANDED_OVER_DIFFERS,
    CHECKLISTS_MISSING,
    NEVER_USED,
    ITEM_NOT_DONE,
)
