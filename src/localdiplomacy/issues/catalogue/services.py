"""Rules on what an office does at its counter: certificates, invitations, visas, cards, passports (area SERVICE)."""

from ...model.texts import Text
from ..rules import Rule, Severity
from . import services_duties

WRONG_CERTIFICATE = Rule(
    code="LD-SERVICE-001",
    severity=Severity.WARNING,
    graded=True,
    title=Text("证明种类与目的地、日期不符", "Wrong kind of certificate"),
    message=Text(
        "{day} 送往{country}使用的文书应办{needed}（{rule}），记录为{found}。",
        "A document for {country} of {day} needs: {needed} ({rule}); the record has: {found}.",
    ),
    remedy=Text(
        "请核对目的地、办理日期和证明种类；办错的请重新办理。",
        "Check destination, day and kind of certificate; if the wrong one was issued, issue the other.",
    ),
    basis="《取消外国公文书认证要求的公约》，2023 年 11 月 7 日起对我国生效",
    longest=200,
)
INVITED_LATE = Rule(
    code="LD-SERVICE-011",
    severity=Severity.WARNING,
    graded=True,
    title=Text("邀请申请提前量不足", "Invitation requested too late"),
    message=Text(
        "{received} 申请，{visit} 来华，提前不足{limit}（{rule}）。",
        "The invitation for a visit on {visit} was requested on {received}, less than {limit} before ({rule}).",
    ),
    remedy=Text("请说明紧急理由，或推迟来华日期。", "Give the reason for the hurry, or put the visit off."),
)
INVITED_ABOVE_LEVEL = Rule(
    code="LD-SERVICE-012",
    severity=Severity.WARNING,
    graded=True,
    title=Text("邀请超出本级权限", "Guest above the office's level"),
    message=Text(
        "被邀请人级别为{rank}，应由省外办邀请（{rule}），记录的签发层级为{level}。",
        "A guest of this rank ({rank}) is invited by the provincial office ({rule}); the level entered is {level}.",
    ),
    remedy=Text("请报省外办办理，或核对级别。", "Pass it to the provincial office, or check the rank."),
)
INVITER_NOT_AUTHORISED = Rule(
    code="LD-SERVICE-013",
    severity=Severity.WARNING,
    graded=True,
    title=Text("邀请单位未经授权", "Body not authorised to invite"),
    message=Text(
        "签发单位“{body}”不在授权邀请外国人来华的单位之内：{known}（{rule}）。",
        "{body} is not among the bodies authorised to invite foreigners: {known} ({rule}).",
    ),
    remedy=Text(
        "请由被授权单位签发，或更新授权单位名单。", "Let an authorised body issue it, or update the list of them."
    ),
)
NO_AGENCY = Rule(
    code="LD-SERVICE-021",
    severity=Severity.WARNING,
    title=Text("不在可代办国家之内", "Country not among those handled"),
    message=Text(
        "{day} 办理{country}的{visa}，但当日可代办国家中没有该国。",
        "On {day} this was handled: {visa}, {country}; that country was not among those the office handled then.",
    ),
    remedy=Text(
        "请核对国家和日期；已可代办的，请在签证代办国家台账中登记该国及起始日期。",
        "Check country and day; if the office handles it, enter it among the countries served with its first day.",
    ),
)
CARD_TOO_LONG = Rule(
    code="LD-SERVICE-031",
    severity=Severity.WARNING,
    graded=True,
    title=Text("APEC 商务旅行卡有效期过长", "APEC card valid for too long"),
    message=Text(
        "{issued} 签发，有效期至 {until}，超过{limit}（{rule}）。",
        "The card issued on {issued} is valid until {until}, more than {limit} ({rule}).",
    ),
    remedy=Text("请核对签发日期和有效期。", "Check the day of issue and the validity."),
)
CARD_CONDITION = Rule(
    code="LD-SERVICE-032",
    severity=Severity.WARNING,
    graded=True,
    title=Text("申办企业不符合条件", "Company does not qualify"),
    message=Text(
        "{field}为 {found}，办卡条件为{limit}（{rule}）。",
        "{field}: {found}; the condition for a card is {limit} ({rule}).",
    ),
    remedy=Text("请核对企业材料；不符合条件的不予受理。", "Check the company's papers; refuse what does not qualify."),
)
CARD_PASSPORT = Rule(
    code="LD-SERVICE-033",
    severity=Severity.WARNING,
    graded=True,
    title=Text("办卡护照有效期不足", "Passport too short for a card"),
    message=Text(
        "护照有效期至 {until}，{day} 办卡时剩余不足{limit}（{rule}）。",
        "The passport is valid until {until}, less than {limit} from {day} ({rule}).",
    ),
    remedy=Text("请先换发护照。", "Let the passport be renewed first."),
)
PASSPORT_ISSUED_LATE = Rule(
    code="LD-SERVICE-041",
    severity=Severity.WARNING,
    graded=True,
    title=Text("护照颁发超时", "Passport issued late"),
    message=Text(
        "{received} 受理，应于 {due} 前颁发（{limit}，{rule}），实际为 {issued}。",
        "Applied for on {received}, the passport was to be issued by {due} ({limit}; {rule}); it was issued on {issued}.",
    ),
    remedy=Text("请核对日期，或说明原因。", "Check the days, or note the reason."),
)
PASSPORT_RUNS_OUT = Rule(
    code="LD-SERVICE-042",
    severity=Severity.ADVICE,
    title=Text("护照剩余有效期不足", "Passport runs out soon"),
    message=Text(
        "护照有效期至 {until}，{departs} 出访时剩余不足{limit}（{rule}）。",
        "The passport is valid until {until}, less than {limit} after the departure on {departs} ({rule}).",
    ),
    remedy=Text("一般应先换发护照。", "Normally it is renewed first."),
)
PASSPORT_BACK_LATE = Rule(
    code="LD-SERVICE-043",
    severity=Severity.WARNING,
    graded=True,
    title=Text("护照上交逾期", "Passport handed in late"),
    message=Text(
        "团组 {delegation} 的护照应于 {due} 前上交（{start}起 {limit}，{rule}），{found}。",
        "A passport of group {delegation} was to be handed in by {due} ({limit} from {start}; {rule}); {found}.",
    ),
    remedy=Text("请核对上交日期，并提醒持照人。", "Check the day, and remind the holder."),
)

RULES: tuple[Rule, ...] = (
    WRONG_CERTIFICATE,
    INVITED_LATE,
    INVITED_ABOVE_LEVEL,
    INVITER_NOT_AUTHORISED,
    NO_AGENCY,
    CARD_TOO_LONG,
    CARD_CONDITION,
    CARD_PASSPORT,
    PASSPORT_ISSUED_LATE,
    PASSPORT_RUNS_OUT,
    PASSPORT_BACK_LATE,
    *services_duties.RULES,
)
