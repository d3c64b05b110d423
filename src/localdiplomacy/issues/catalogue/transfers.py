"""Rules on the chain of a transfer batch and its preparation (area TRANSFER; vehicles and crew stand beside)."""

from ...model.texts import Text
from ..rules import Rule, Severity
from . import transfers_crew

PLACE_DIFFERS = Rule(
    code="LD-TRANSFER-001",
    severity=Severity.ERROR,
    title=Text("到达与离开人数不符", "Arrived and left differ"),
    message=Text(
        "到达{place} {arrived} 人，由此离开、留下或移交 {left} 人。",
        "{arrived} arrived at {place}; {left} left it or stayed.",
    ),
    remedy=Text(
        "请查清差额；分送各处的，逐段或逐次交接登记。",
        "Account for the difference; where they were split, record each part as a leg or a hand-over.",
    ),
)
BODY_DIFFERS = Rule(
    code="LD-TRANSFER-002",
    severity=Severity.ERROR,
    title=Text("接收与移交人数不符", "Taken over and handed on differ"),
    message=Text(
        "{body}接收待转 {received} 人，移交 {given} 人。",
        "{body} took over {received} to be taken further and handed over {given}.",
    ),
    remedy=Text(
        "请查清差额；留在该单位的，填写去向。",
        "Account for the difference; for those who stayed there, state the disposition.",
    ),
)
TOTAL_DIFFERS = Rule(
    code="LD-TRANSFER-003",
    severity=Severity.ERROR,
    title=Text("接到与落地人数不符", "Collected and settled differ"),
    message=Text(
        "接到 {collected} 人，各去向合计 {settled} 人。",
        "{collected} were collected; by disposition they add up to {settled}.",
    ),
    remedy=Text(
        "请核对各去向人数：中转、居家、集中、送医之和应等于接到人数。",
        "Check the persons of each disposition: onward, at home, in quarantine and in hospital are those collected.",
    ),
)
LEAVES_ELSEWHERE = Rule(
    code="LD-TRANSFER-004",
    severity=Severity.WARNING,
    title=Text("路段不衔接", "Leg does not follow on"),
    message=Text(
        "由{place}发车，而此前没有人员到达{place}。", "The leg leaves from {place}, where nobody had arrived."
    ),
    remedy=Text("请补录到达该地的路段，或统一地名写法。", "Add the leg that led there, or write the place as before."),
)
LEAVES_EARLY = Rule(
    code="LD-TRANSFER-005",
    severity=Severity.ERROR,
    title=Text("未到先发", "Leaves before anyone arrives"),
    message=Text(
        "{departs} 由{place}发车，早于人员到达的 {arrives}。",
        "It leaves {place} at {departs}; those on board arrived there at {arrives}.",
    ),
    remedy=Text("请核对这两个时间。", "Check the two times."),
)
HANDED_OVER_AWAY = Rule(
    code="LD-TRANSFER-006",
    severity=Severity.ERROR,
    title=Text("交接时人员不在场", "Handed over while away"),
    message=Text("{at} 在{place}交接，而人员{found}。", "The hand-over at {place} is at {at}, but they {found}."),
    remedy=Text("请核对交接时间和地点。", "Check time and place of the hand-over."),
)
GIVEN_EARLY = Rule(
    code="LD-TRANSFER-007",
    severity=Severity.ERROR,
    title=Text("未接先交", "Handed on before taken over"),
    message=Text(
        "{body}于 {given} 移交，早于其接收的 {received}。",
        "{body} handed over at {given}, before it took over at {received}.",
    ),
    remedy=Text(
        "请核对交接时间；责任不得中断或重叠。", "Check the times: one body at a time has charge, without a gap."
    ),
)
TWO_PLACES = Rule(
    code="LD-TRANSFER-008",
    severity=Severity.ERROR,
    title=Text("同一时间两处使用", "In two places at once"),
    message=Text(
        "{what}自 {start} 起在此使用，而 {other} 批用至 {until}。",
        "{what} is in use here from {start}, and with {other} until {until}.",
    ),
    remedy=Text("请核对编号和时间。", "Check the reference and the times."),
)
NOT_NAMED = Rule(
    code="LD-TRANSFER-009",
    severity=Severity.WARNING,
    title=Text("交接双方未写全", "Giver or receiver not named"),
    message=Text("交接未注明{who}。", "The hand-over does not name {who}."),
    remedy=Text("请填写移交单位和接收单位。", "Name the body that hands over and the one that takes over."),
    basis="闭环管理：每次交接须有移交方和接收方",
)
NOT_THE_HOLDER = Rule(
    code="LD-TRANSFER-010",
    severity=Severity.ERROR,
    title=Text("移交单位未曾接收", "Giver did not have charge"),
    message=Text(
        "移交单位{giver}此前没有接收；此前接收的是{holders}。",
        "{giver} hands over without having taken over; {holders} did before.",
    ),
    remedy=Text("请补录中间的交接，或统一单位名称写法。", "Add the hand-over between, or write the body as before."),
)
LINK_INCOMPLETE = Rule(
    code="LD-TRANSFER-011",
    severity=Severity.WARNING,
    graded=True,
    title=Text("三级联通不完整", "Link by link is incomplete"),
    message=Text(
        "移交{receiver}的人员只经过{passed}，缺{missing}（{rule}）。",
        "Those handed to {receiver} passed {passed}; not recorded: {missing} ({rule}).",
    ),
    remedy=Text("请补录各级交接，以便倒查。", "Add the hand-over of each link, so that everyone can be traced back."),
)
LEFT_OPEN = Rule(
    code="LD-TRANSFER-012",
    severity=Severity.WARNING,
    title=Text("闭环未收口", "Loop not closed"),
    message=Text("批次已闭环，而{found}。", "The batch is closed, but {found}."),
    remedy=Text("请补录最后一次交接及去向。", "Add the last hand-over and its disposition."),
)
REFERENCE_TWICE = Rule(
    code="LD-TRANSFER-013",
    severity=Severity.ERROR,
    title=Text("人员代号重复", "Reference given twice"),
    message=Text("有 {count} 个人员代号重复。", "{count} {count:reference stands|references stand} twice."),
    remedy=Text("一人一号，一表到底；请核对代号。", "One person has one reference through all links; check them."),
    basis="常州市外事办 2020 年总结：一表到底",
)
REFERENCES_DIFFER = Rule(
    code="LD-TRANSFER-014",
    severity=Severity.ERROR,
    title=Text("人员代号前后不一", "References do not follow on"),
    message=Text(
        "与{before}相比，少 {missing} 个、多 {extra} 个人员代号。",
        "Against {before}, {missing} {missing:reference is|references are} missing and {extra} {extra:is|are} new.",
    ),
    remedy=Text(
        "请对照名单查清少了谁、多了谁；代号不显示在此。",
        "Compare the lists and see who; references are not shown here.",
    ),
    basis="常州市外事办 2020 年总结：一表到底",
)
IN_TWO_BATCHES = Rule(
    code="LD-TRANSFER-015",
    severity=Severity.ERROR,
    title=Text("同一人同时在两批", "In two batches at once"),
    message=Text(
        "有 {count} 个人员代号同时在 {other} 批中。",
        "{count} {count:reference is|references are} in {other} at the same time.",
    ),
    remedy=Text("请核对代号和两批的时间。", "Check the references and the times of both batches."),
)
TOO_SLOW = Rule(
    code="LD-TRANSFER-016",
    severity=Severity.WARNING,
    graded=True,
    title=Text("转运超时", "Transfer took too long"),
    message=Text(
        "自 {start} 至 {end} 共 {hours} 小时，超过{limit}（{rule}）。",
        "From {start} to {end} are {hours} hours, more than {limit} ({rule}).",
    ),
    remedy=Text("请说明原因，或核对时间。", "Give the reason, or check the times."),
)
NO_SPECIAL_PLAN = Rule(
    code="LD-TRANSFER-017",
    severity=Severity.WARNING,
    title=Text("特殊群体没有预案", "No plan for special groups"),
    message=Text(
        "批次中有{groups}，没有特殊群体预案。", "The batch has travellers who are {groups} and no plan for them."
    ),
    remedy=Text("请在发车前制定特殊群体预案并登记。", "Make the plan before departure and record it."),
    basis="宿迁市外办 2021 年总结：三提前",
)
NOT_PREPARED = Rule(
    code="LD-TRANSFER-018",
    severity=Severity.WARNING,
    graded=True,
    title=Text("提前准备不全", "Preparations incomplete"),
    message=Text("提前准备缺：{missing}（{rule}）。", "Not prepared: {missing} ({rule})."),
    remedy=Text("请在发车前补齐并登记。", "Make them before departure and record them."),
)
PREPARED_LATE = Rule(
    code="LD-TRANSFER-019",
    severity=Severity.WARNING,
    title=Text("发车后才准备就绪", "Prepared after departure"),
    message=Text("{prepared} 准备就绪，{departs} 已发车。", "It was prepared on {prepared}; it had left on {departs}."),
    remedy=Text("请核对日期；准备应在发车之前完成。", "Check the dates: preparations come before the departure."),
)
CHECKLIST_INCOMPLETE = Rule(
    code="LD-TRANSFER-020",
    severity=Severity.WARNING,
    title=Text("转运清单不全", "Checklist of the batch incomplete"),
    message=Text(
        "{checklist}完成 {done}/{all}，缺：{missing}。", "{checklist}: {done} of {all} done; missing: {missing}."
    ),
    remedy=Text("请补齐清单各项。", "Complete the checklist."),
)
CHECKLIST_LATE = Rule(
    code="LD-TRANSFER-021",
    severity=Severity.WARNING,
    title=Text("清单填写过晚", "Checklist filled in too late"),
    message=Text(
        "{checklist}于 {on} 填写，晚于{event} {day}。", "{checklist} was filled in on {on}, after {event} on {day}."
    ),
    remedy=Text("请核对日期；清单应在此之前完成。", "Check the date: the list is done before that."),
)

RULES: tuple[Rule, ...] = (
    PLACE_DIFFERS,
    BODY_DIFFERS,
    TOTAL_DIFFERS,
    LEAVES_ELSEWHERE,
    LEAVES_EARLY,
    HANDED_OVER_AWAY,
    GIVEN_EARLY,
    TWO_PLACES,
    NOT_NAMED,
    NOT_THE_HOLDER,
    LINK_INCOMPLETE,
    LEFT_OPEN,
    REFERENCE_TWICE,
    REFERENCES_DIFFER,
    IN_TWO_BATCHES,
    TOO_SLOW,
    NO_SPECIAL_PLAN,
    NOT_PREPARED,
    PREPARED_LATE,
    CHECKLIST_INCOMPLETE,
    CHECKLIST_LATE,
    *transfers_crew.RULES,
)
