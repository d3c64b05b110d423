"""Rules on the people of official trips: leaders, frequency, briefing (area TRIP)."""

from ...model.texts import Text
from ..rules import Rule, Severity

LEADERS_TOGETHER = Rule(
    code="LD-TRIP-021",
    severity=Severity.WARNING,
    graded=True,
    title=Text("同一单位领导同团", "Heads of one unit in one group"),
    message=Text("团内有同一单位的领导 {heads} 人（{rule}）。", "{heads} of the group head one unit ({rule})."),
    remedy=Text(
        "同一单位领导原则上不得同团；请调整人员。", "In principle they do not travel in one group; change the members."
    ),
)
LEADERS_TOO_NEAR = Rule(
    code="LD-TRIP-022",
    severity=Severity.WARNING,
    graded=True,
    title=Text("同一单位领导先后率团赴同一国家间隔过短", "Groups led by heads of one unit too near"),
    message=Text(
        "距同一单位领导率团赴{country}（{other}，{day}）不足{limit}（{rule}）。",
        "Less than {limit} after another group led by a head of the same unit left for {country} ({other}, {day}; {rule}).",
    ),
    remedy=Text("请推迟、换人率团或合并任务。", "Put it off, let somebody else lead it, or join the tasks."),
)
TOO_OFTEN = Rule(
    code="LD-TRIP-023",
    severity=Severity.WARNING,
    graded=True,
    title=Text("出访过于频繁", "Too many trips"),
    message=Text(
        "该成员{span}第 {number} 次出访，超过{limit}（{rule}）。",
        "This is trip {number} of the member {span}, more than {limit} ({rule}).",
    ),
    remedy=Text(
        "请核对出访记录；分管外事、商务的按需安排，请在请示中说明。",
        "Check the record; those in charge of foreign affairs or commerce travel by need: say so in the request.",
    ),
)
BRIEFING_INCOMPLETE = Rule(
    code="LD-TRIP-024",
    severity=Severity.WARNING,
    title=Text("行前清单未完成", "Checklist before the trip incomplete"),
    message=Text(
        "{checklist}：完成 {done}/{all} 项，缺：{missing}。",
        "{checklist}: {done} of {all} items done; missing: {missing}.",
    ),
    remedy=Text("请在离境前逐项完成并登记。", "Complete and record each item before the group leaves."),
)
LEADERS_ABROAD = Rule(
    code="LD-TRIP-025",
    severity=Severity.WARNING,
    graded=True,
    title=Text("领导同时在外人数过多", "Too many heads abroad at once"),
    message=Text(
        "{body}自 {day} 起同时在外 {heads} 人，超过{limit}（{rule}）：{ids}。",
        "{body}: {heads} are abroad at the same time from {day}, more than {limit} ({rule}): {ids}.",
    ),
    remedy=Text("请错开出访时间，或调整人员。", "Let them travel one after the other, or change the members."),
)
NOT_SENT = Rule(
    code="LD-TRIP-026",
    severity=Severity.WARNING,
    graded=True,
    title=Text("不应派出的人员", "Member who is not to be sent"),
    message=Text("成员属“{who}”，按规定不派出（{rule}）。", "A member is “{who}” and is not to be sent ({rule})."),
    remedy=Text("请调整人员，或核对其任职情况。", "Change the members, or check the position."),
)

RULES: tuple[Rule, ...] = (
    LEADERS_TOGETHER,
    LEADERS_TOO_NEAR,
    TOO_OFTEN,
    BRIEFING_INCOMPLETE,
    LEADERS_ABROAD,
    NOT_SENT,
)
