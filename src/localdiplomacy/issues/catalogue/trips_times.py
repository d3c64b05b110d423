"""Rules on the deadlines of official trips and on what follows them (areas TRIP and GIFT)."""

from ...model.texts import Text
from ..rules import Rule, Severity

NOTICE_TOO_SHORT = Rule(
    code="LD-TRIP-031",
    severity=Severity.WARNING,
    graded=True,
    title=Text("行前公示时间不足", "Public notice too short"),
    message=Text(
        "公示自 {start} 至 {end}，不足{limit}（{rule}），应至 {due}。",
        "The notice stood from {start} to {end}, less than {limit} ({rule}); it should have stood until {due}.",
    ),
    remedy=Text("请补足公示时间后报批。", "Let it stand for the whole time before submitting the request."),
    basis="中办发〔2013〕16号的转述",
)
OUTCOME_LATE = Rule(
    code="LD-TRIP-032",
    severity=Severity.ADVICE,
    title=Text("出访成果公布逾期", "Outcome published late"),
    message=Text(
        "出访成果应于 {due} 前公布（{limit}，{rule}），{found}。",
        "The outcome was to be published by {due} ({limit}; {rule}); {found}.",
    ),
    remedy=Text("请公布成果并登记日期。", "Publish it and record the day."),
    basis="中办发〔2013〕16号的转述",
)
PASSPORTS_LATE = Rule(
    code="LD-TRIP-033",
    severity=Severity.WARNING,
    title=Text("证照上交逾期", "Passports handed in late"),
    message=Text(
        "证照应于 {due} 前上交（{start}起 {limit}，{rule}），{found}。",
        "The passports were to be handed in by {due} ({limit} from {start}; {rule}); {found}.",
    ),
    remedy=Text(
        "请催交并登记日期；逾期可能停办该单位的新申请。",
        "Call them in and record the day; new requests of the unit may be refused.",
    ),
)
CANCELLED_PASSPORTS_LATE = Rule(
    code="LD-TRIP-034",
    severity=Severity.WARNING,
    graded=True,
    title=Text("取消出访后证照上交逾期", "Passports of a cancelled trip handed in late"),
    message=Text(
        "出访取消，证照应于 {due} 前上交（{start}起 {limit}，{rule}），{found}。",
        "The trip was cancelled and its passports were to be handed in by {due} ({limit} from {start}; {rule}); {found}.",
    ),
    remedy=Text(
        "请催交并登记日期；未领证照的请归档。",
        "Call them in and record the day; archive the trip where none were issued.",
    ),
)
REPORT_LATE = Rule(
    code="LD-TRIP-035",
    severity=Severity.WARNING,
    title=Text("出访总结逾期", "Report handed in late"),
    message=Text(
        "出访总结应于 {due} 前提交（{start}起 {limit}，{rule}），{found}。",
        "The report was due by {due} ({limit} from {start}; {rule}); {found}.",
    ),
    remedy=Text("请催交并登记日期。", "Call it in and record the day."),
)
APPLIED_LATE = Rule(
    code="LD-TRIP-036",
    severity=Severity.WARNING,
    title=Text("申报提前量不足", "Requested too late"),
    message=Text(
        "{applied} 申报，{departs} 出访，提前不足{limit}（{rule}）。",
        "The trip of {departs} was requested on {applied}, less than {limit} before ({rule}).",
    ),
    remedy=Text("请说明紧急理由，或推迟出访。", "Give the reason for the hurry, or put the trip off."),
)
NO_FOLLOW_UP = Rule(
    code="LD-TRIP-037",
    severity=Severity.WARNING,
    title=Text("协议没有后续跟踪", "Agreement without follow-up"),
    message=Text(
        "团组已回国，所达成协议 {agreement} 没有填写后续跟踪。",
        "The group is back, and its agreement {agreement} has no follow-up.",
    ),
    remedy=Text("请填写后续跟踪、责任单位和时限。", "Note the follow-up, who sees to it and by when."),
)
FOLLOW_UP_OVERDUE = Rule(
    code="LD-TRIP-038",
    severity=Severity.WARNING,
    title=Text("协议跟踪逾期", "Follow-up overdue"),
    message=Text(
        "协议应于 {due} 前落实，目前状态：{state}。",
        "The agreement was to be carried out by {due}; its state is {state}.",
    ),
    remedy=Text(
        "请更新协议状态，或调整时限并说明。", "Update the state of the agreement, or move the day and say why."
    ),
)
REPORT_TOO_SHORT = Rule(
    code="LD-TRIP-039",
    severity=Severity.WARNING,
    graded=True,
    title=Text("出访总结篇幅不足", "Report too short"),
    message=Text("出访总结有{found}，不足{limit}（{rule}）。", "The report has {found}, less than {limit} ({rule})."),
    remedy=Text("请补充后重新提交，或核对登记的数字。", "Add to it and hand it in again, or check the number entered."),
)
REPORT_LACKS = Rule(
    code="LD-TRIP-040",
    severity=Severity.WARNING,
    graded=True,
    title=Text("出访总结缺少内容", "Report lacks a part"),
    message=Text("出访总结缺：{missing}（{rule}）。", "The report lacks: {missing} ({rule})."),
    remedy=Text("请补充后重新提交，或补登已有的内容。", "Add it and hand the report in again, or enter what it has."),
)
UNIT_SUSPENDED = Rule(
    code="LD-TRIP-041",
    severity=Severity.WARNING,
    graded=True,
    title=Text("证照逾期过久，停办新申请", "Passports overdue so long that new requests are not taken"),
    message=Text(
        "证照应于 {due} 前上交（{start}起 {limit}），逾期已超过{lock}（{rule}）；自 {since} 起停办{unit}的新申请。",
        "The passports were to be handed in by {due} ({limit} from {start}) and are overdue by more than {lock} ({rule}); "
        "since {since} no new requests of {unit} are taken.",
    ),
    remedy=Text("请催交证照；上交后恢复受理。", "Call the passports in; then requests are taken again."),
)
APPLIED_WHILE_SUSPENDED = Rule(
    code="LD-TRIP-042",
    severity=Severity.WARNING,
    graded=True,
    title=Text("停办期间的申请", "Requested while requests are not taken"),
    message=Text(
        "{unit}于 {applied} 申报，当时因 {other} 的证照应于 {due} 前上交（{start}起 {limit}）而逾期超过{lock}，停办新申请（{rule}）。",
        "{unit} requested the trip on {applied}, when none were taken: the passports of {other}, due by {due} ({limit} from "
        "{start}), were overdue by more than {lock} ({rule}).",
    ),
    remedy=Text(
        "请先催交证照，再受理申请；确已恢复受理的，请补登上交日期。",
        "Call the passports in first; where they have been handed in, enter the day.",
    ),
)
GIFT_AGAIN = Rule(
    code="LD-GIFT-001",
    severity=Severity.ADVICE,
    title=Text("重复赠送", "The same gift again"),
    message=Text(
        "“{item}”已于 {year} 年赠送同一对象（{other}）。", "{item} was given to the same partner in {year} ({other})."
    ),
    remedy=Text("请换一件礼品，或核对登记。", "Choose another gift, or check the register."),
)

RULES: tuple[Rule, ...] = (
    NOTICE_TOO_SHORT,
    OUTCOME_LATE,
    PASSPORTS_LATE,
    CANCELLED_PASSPORTS_LATE,
    REPORT_LATE,
    APPLIED_LATE,
    NO_FOLLOW_UP,
    FOLLOW_UP_OVERDUE,
    REPORT_TOO_SHORT,
    REPORT_LACKS,
    UNIT_SUSPENDED,
    APPLIED_WHILE_SUSPENDED,
    GIFT_AGAIN,
)
