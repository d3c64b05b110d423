"""Rules on the vehicles and the crew of a transfer, and on the isolation that follows (area TRANSFER)."""

from ...model.texts import Text
from ..rules import Rule, Severity

OVERLOADED = Rule(
    code="LD-TRANSFER-022",
    severity=Severity.WARNING,
    graded=True,
    title=Text("载客率超限", "Load above the limit"),
    message=Text(
        "{seats} 座载 {persons} 人，超过{limit}（{rule}）。",
        "{persons} in {seats} seats are more than {limit} ({rule}).",
    ),
    remedy=Text("请增派车辆，或核对座位数。", "Send another vehicle, or check the number of seats."),
    basis="江苏省外办 2020-03 转运要求（新闻转述）",
)
MORE_THAN_SEATS = Rule(
    code="LD-TRANSFER-023",
    severity=Severity.ERROR,
    title=Text("乘车人数多于座位", "More persons than seats"),
    message=Text(
        "{seats} 座载 {persons} 人。", "{persons} {persons:person is|persons are} in {seats} {seats:seat|seats}."
    ),
    remedy=Text("请核对座位数和乘车人数。", "Check seats and persons."),
)
NOT_DISINFECTED = Rule(
    code="LD-TRANSFER-024",
    severity=Severity.WARNING,
    graded=True,
    title=Text("车辆未消毒", "Vehicle not disinfected"),
    message=Text("车辆{found}（{rule}）。", "The vehicle {found} ({rule})."),
    remedy=Text("转运一次、消毒一次；请消毒并登记。", "Disinfect it after each trip and record it."),
)
UNDERSTAFFED = Rule(
    code="LD-TRANSFER-025",
    severity=Severity.WARNING,
    graded=True,
    title=Text("随车人员不足", "Too few staff on board"),
    message=Text(
        "{where}{what} {found} 人，不足{limit}（{rule}）。", "{where}: {found} {what}, fewer than {limit} ({rule})."
    ),
    remedy=Text("请增派人员，或补录工作人员及其所乘车辆。", "Send more, or record the crew and their vehicles."),
)
PRIVATE_CAR = Rule(
    code="LD-TRANSFER-026",
    severity=Severity.WARNING,
    graded=True,
    title=Text("使用私家车", "Private car used"),
    message=Text("不得用私家车接人（{rule}）。", "Private cars may not be used ({rule})."),
    remedy=Text("请改用有营运资质的车辆。", "Use a licensed vehicle."),
)
VEHICLE_NOT_CHECKED = Rule(
    code="LD-TRANSFER-027",
    severity=Severity.WARNING,
    graded=True,
    title=Text("用车当日未检查", "Vehicle not checked on the day"),
    message=Text(
        "用车日 {day}，车辆检查{found}（{rule}）。", "The vehicle is used on {day}; its check {found} ({rule})."
    ),
    remedy=Text("请在用车当日检查车辆并登记。", "Check the vehicle on the day it is used and record it."),
)
LEADERS = Rule(
    code="LD-TRANSFER-028",
    severity=Severity.WARNING,
    graded=True,
    title=Text("组长人数不为一", "Not one leader"),
    message=Text("本批次组长 {count} 人（{rule}）。", "The batch has {count} {count:leader|leaders} ({rule})."),
    remedy=Text("组长负责制：每组明确一名组长。", "One leader answers for each crew: name one."),
    basis="泰州市外办 2022 年重点工作：组长负责制",
)
NOT_TRAINED = Rule(
    code="LD-TRANSFER-029",
    severity=Severity.WARNING,
    graded=True,
    title=Text("未经培训上岗", "Not trained before duty"),
    message=Text("该工作人员{found}（{rule}）。", "The crew member {found} ({rule})."),
    remedy=Text("请培训考核合格后上岗。", "Train and examine before duty."),
    basis="宿迁市外办 2021 年总结：行前培训考核",
)
NOT_VACCINATED = Rule(
    code="LD-TRANSFER-030",
    severity=Severity.WARNING,
    graded=True,
    title=Text("未全程接种", "Not vaccinated"),
    message=Text("该工作人员未全程接种疫苗（{rule}）。", "The crew member is not fully vaccinated ({rule})."),
    remedy=Text("请换派人员，或核对登记。", "Send someone else, or check the record."),
    basis="宿迁市外办 2021 年总结：疫苗接种",
)
TEST_TOO_OLD = Rule(
    code="LD-TRANSFER-031",
    severity=Severity.WARNING,
    graded=True,
    title=Text("核酸检测超期", "Test too old"),
    message=Text(
        "最近检测 {tested}，距转运 {day} 超过{limit}（{rule}）。",
        "The last test of {tested} is more than {limit} before the transfer of {day} ({rule}).",
    ),
    remedy=Text("请按规定间隔检测。", "Test at the interval of the rule."),
)
PROTECTION_TOO_LOW = Rule(
    code="LD-TRANSFER-032",
    severity=Severity.WARNING,
    graded=True,
    title=Text("防护等级不足", "Protection too low"),
    message=Text("防护等级为{found}，低于{limit}（{rule}）。", "Protection is {found}, below {limit} ({rule})."),
    remedy=Text("请按规定等级防护。", "Wear the protection that the rule asks for."),
    basis="宿迁市外办 2021 年总结：二级防护",
)
SHIFTS_OVERLAP = Rule(
    code="LD-TRANSFER-033",
    severity=Severity.WARNING,
    title=Text("轮班重叠", "Shifts overlap"),
    message=Text(
        "该工作人员 {start} 起的一轮，与 {other} 中至 {until} 的一轮重叠。",
        "The shift from {start} overlaps the one until {until} in {other}.",
    ),
    remedy=Text("请核对上岗、离岗日期。", "Check the days on and off duty."),
)
OUTSIDE_SHIFT = Rule(
    code="LD-TRANSFER-034",
    severity=Severity.WARNING,
    title=Text("不在岗期内", "Outside the shift"),
    message=Text(
        "转运日 {day} 不在该工作人员的岗期 {start} 至 {until} 内。",
        "The transfer of {day} is outside the member's shift, {start} to {until}.",
    ),
    remedy=Text("请核对岗期或转运日期。", "Check the shift or the day."),
)
REST_TOO_SHORT = Rule(
    code="LD-TRANSFER-035",
    severity=Severity.WARNING,
    graded=True,
    title=Text("离岗休整不足", "Too little rest after the shift"),
    message=Text(
        "{until} 离岗，应{what}至 {due}（{limit}，{rule}），{found}。",
        "Off duty since {until}, the member was to be {what} until {due} ({limit}; {rule}); {found}.",
    ),
    remedy=Text("请补足隔离或健康监测时间后再上岗。", "Let the time pass before the next shift."),
)
STAY_TOO_SHORT = Rule(
    code="LD-TRANSFER-036",
    severity=Severity.WARNING,
    graded=True,
    title=Text("隔离或监测天数不足", "Isolation or monitoring too short"),
    message=Text(
        "{start} 起{what}至 {until} 共 {days} 天，不足{limit}（{rule}）。",
        "From {start} to {until} there {days:is|are} {days} {days:day|days} of {what}, fewer than {limit} ({rule}).",
    ),
    remedy=Text("请核对日期；首尾两日均计入。", "Check the dates; both ends are counted."),
)

RULES: tuple[Rule, ...] = (
    OVERLOADED,
    MORE_THAN_SEATS,
    NOT_DISINFECTED,
    UNDERSTAFFED,
    PRIVATE_CAR,
    VEHICLE_NOT_CHECKED,
    LEADERS,
    NOT_TRAINED,
    NOT_VACCINATED,
    TEST_TOO_OLD,
    PROTECTION_TOO_LOW,
    SHIFTS_OVERLAP,
    OUTSIDE_SHIFT,
    REST_TOO_SHORT,
    STAY_TOO_SHORT,
)
