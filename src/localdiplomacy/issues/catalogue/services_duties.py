"""Rules on conferences, the press, cases, honours, bodies and papers (area SERVICE)."""

from ...model.texts import Text
from ..rules import Rule, Severity

_CONFERENCES = "中办发〔2006〕10号的转述"

CENTRAL_APPROVAL = Rule(
    code="LD-SERVICE-051",
    severity=Severity.WARNING,
    graded=True,
    title=Text("国际会议审批层级不足", "Conference approved at too low a level"),
    message=Text(
        "会议须报中央审批：{reasons}（{rule}）；记录的审批层级为{level}。",
        "The conference needs central approval: {reasons} ({rule}); the level entered is {level}.",
    ),
    remedy=Text("请按权限报批，或核对规模和层级。", "Have it approved at that level, or check its size and the level."),
    basis=_CONFERENCES,
    longest=300,
)
NOT_INTERNATIONAL = Rule(
    code="LD-SERVICE-052",
    severity=Severity.ADVICE,
    title=Text("参会国家数不足", "Too few countries for an international conference"),
    message=Text(
        "所列参会国家（港澳台不计，含我国）为 {count} 个，不足{limit}（{rule}），可不按国际会议报批。",
        "The countries listed (with China; Hong Kong, Macao and Taiwan not counted) are {count}, fewer than {limit} ({rule}): "
        "it need not be approved as an international conference.",
    ),
    remedy=Text("请核对参会国家。", "Check the countries taking part."),
    basis=_CONFERENCES,
)
CONFERENCE_LATE = Rule(
    code="LD-SERVICE-053",
    severity=Severity.WARNING,
    graded=True,
    title=Text("国际会议报批提前量不足", "Conference submitted too late"),
    message=Text(
        "{submitted} 报批，{day} 开会，提前不足{limit}（{rule}）。",
        "The conference of {day} was submitted on {submitted}, less than {limit} before ({rule}).",
    ),
    remedy=Text("请说明理由，或推迟会期。", "Give the reason, or put the conference off."),
)
CONFERENCE_NAME = Rule(
    code="LD-SERVICE-054",
    severity=Severity.WARNING,
    graded=True,
    title=Text("会议名称用词", "Words in the name of a conference"),
    message=Text(
        "会议名称含有应避免的字样：{words}（{rule}）。",
        "The name of the conference has words to be avoided: {words} ({rule}).",
    ),
    remedy=Text("请改用“会议”“研讨会”等名称，或说明批准情况。", "Choose a plainer name, or note that it was approved."),
)
RESIDENT_PRESS = Rule(
    code="LD-SERVICE-061",
    severity=Severity.WARNING,
    graded=True,
    title=Text("采访时间超过短期采访", "Too long for a visit of journalists"),
    message=Text(
        "采访自 {start} 至 {end}，达到常驻的时间（{limit}，{rule}）。",
        "The visit lasts from {start} to {end}, which makes the journalists resident ({limit}; {rule}).",
    ),
    remedy=Text("请核对日期；常驻记者由外交部办理。", "Check the days; the ministry registers resident journalists."),
    basis="国务院令第537号",
)
CONSULATE_TOLD_LATE = Rule(
    code="LD-SERVICE-071",
    severity=Severity.WARNING,
    graded=True,
    title=Text("领事通知逾期", "Consulate told late"),
    message=Text(
        "{day} 的案件应于 {due} 前通知领馆（{limit}，{rule}），{found}。",
        "The consulate was to be told of the case of {day} by {due} ({limit}; {rule}); {found}.",
    ),
    remedy=Text(
        "请核对通报日期，并查双边领事条约的期限。",
        "Check the day of the notice, and look up the time in the consular treaty with that country.",
    ),
)
ANSWERED_LATE = Rule(
    code="LD-SERVICE-072",
    severity=Severity.WARNING,
    graded=True,
    title=Text("领事保护响应超时", "Request for protection answered late"),
    message=Text(
        "首次响应用时 {minutes} 分钟，超过{limit}（{rule}）。",
        "The first answer took {minutes} minutes, more than {limit} ({rule}).",
    ),
    remedy=Text("请核对用时，并说明原因。", "Check the time, and note the reason."),
)
DECIDED_BY_OTHERS = Rule(
    code="LD-SERVICE-081",
    severity=Severity.WARNING,
    graded=True,
    title=Text("荣誉市民决定机关不符", "Honorary citizen decided on by another body"),
    message=Text(
        "记录的决定机关为{found}，按规定应为{needed}（{rule}）。",
        "The body entered is: {found}; by the rule it is: {needed} ({rule}).",
    ),
    remedy=Text("请核对决定机关和文号。", "Check the body and the number of its decision."),
)
HONOURED_TOO_SOON = Rule(
    code="LD-SERVICE-082",
    severity=Severity.WARNING,
    graded=True,
    title=Text("荣誉市民评选间隔不足", "Honorary citizens chosen too soon after the last"),
    message=Text(
        "{year} 年授予，上次为 {before} 年，间隔不足{limit}（{rule}）。",
        "Conferred in {year}, after {before}: less than {limit} apart ({rule}).",
    ),
    remedy=Text("请核对授予日期，或说明批准情况。", "Check the days, or note that it was approved."),
)
CONGRESS_OVERDUE = Rule(
    code="LD-SERVICE-091",
    severity=Severity.WARNING,
    graded=True,
    title=Text("换届逾期", "Congress overdue"),
    message=Text(
        "上次换届为 {last}，应于 {due} 前换届（{limit}，{rule}）。",
        "The last congress was {last}; the next was due by {due} ({limit}; {rule}).",
    ),
    remedy=Text("请筹备换届，或登记最近一次换届日期。", "Prepare the congress, or enter the day of the last one."),
)
NGO_NOT_REGISTERED = Rule(
    code="LD-SERVICE-092",
    severity=Severity.WARNING,
    graded=True,
    title=Text("境外非政府组织未登记备案", "Overseas NGO not registered"),
    message=Text(
        "{day} 有活动，但记录为未登记备案（{rule}）。",
        "It was active on {day}, and is entered as not registered ({rule}).",
    ),
    remedy=Text("请通报公安机关，或补填备案情况。", "Tell the public security office, or enter the registration."),
)
NUMBER_FORM = Rule(
    code="LD-SERVICE-101",
    severity=Severity.ADVICE,
    title=Text("发文字号形式不符", "Number of a document in another form"),
    message=Text(
        "发文字号“{number}”不合规范（{rule}），应如“政外发〔2021〕5号”。",
        "The number {number} is not in the form of the standard ({rule}).",
    ),
    remedy=Text(
        "年份用六角括号，序号不加“第”、不编虚位，以“号”结尾。",
        "Put the whole year in six-cornered brackets, and the number after it without leading zeros or other signs.",
    ),
    basis="GB/T 9704—2012",
)

RULES: tuple[Rule, ...] = (
    CENTRAL_APPROVAL,
    NOT_INTERNATIONAL,
    CONFERENCE_LATE,
    CONFERENCE_NAME,
    RESIDENT_PRESS,
    CONSULATE_TOLD_LATE,
    ANSWERED_LATE,
    DECIDED_BY_OTHERS,
    HONOURED_TOO_SOON,
    CONGRESS_OVERDUE,
    NGO_NOT_REGISTERED,
    NUMBER_FORM,
)
