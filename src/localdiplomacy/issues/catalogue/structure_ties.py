"""Rules of the trade on partnerships (area TIE)."""

from ...model.texts import Text
from ..rules import Rule, Severity

_RULES_2002 = "友好城市工作管理规定（全国友协，2002 年 2 月修订）"

APPROVAL_MISSING = Rule(
    code="LD-TIE-001",
    severity=Severity.ERROR,
    title=Text("未经批准即缔结", "Concluded without approval"),
    message=Text(
        "“{kind}”于 {day} 缔结，却没有批准记录；按规定须先经批准（{parameter}）。",
        "A {kind} was concluded ({day}), but no approval is recorded; it must be approved first ({parameter}).",
    ),
    remedy=Text(
        "请补填批准日期、单位和文号；确未报批的，请按程序补报。",
        "Enter the approval with its date, body and number; if there was none, apply for it.",
    ),
    basis=_RULES_2002,
    graded=True,
)
APPROVED_LATER = Rule(
    code="LD-TIE-002",
    severity=Severity.ERROR,
    title=Text("先缔结后批准", "Concluded before it was approved"),
    message=Text(
        "“{kind}”于 {day} 缔结，早于批准日期 {approved}；按规定须先经批准（{parameter}）。",
        "A {kind} was concluded ({day}) before it was approved ({approved}); it must be approved first ({parameter}).",
    ),
    remedy=Text("请核对签署日期和批准日期。", "Check the day of signing and the day of approval."),
    basis=_RULES_2002,
    graded=True,
)
APPROVAL_NOT_JUDGED = Rule(
    code="LD-TIE-003",
    severity=Severity.ADVICE,
    title=Text("无法判断是否经过批准", "Whether it was approved cannot be told"),
    message=Text(
        "{count} 条“{kind}”既无缔结日期也无批准记录，无法判断当时是否须经批准。",
        "{count} {count:tie|ties} of the kind {kind} {count:states|state} neither when {count:it was|they were} concluded nor an approval, so it cannot be told "
        "whether one was needed.",
    ),
    remedy=Text("请补填缔结日期，哪怕只知年份。", "Enter when they were concluded, if only the year."),
)
NO_RELATIONS = Rule(
    code="LD-TIE-004",
    severity=Severity.ERROR,
    title=Text("对方国家与我国无外交关系", "Partner's country without diplomatic relations"),
    message=Text(
        "{country}在 {day} 与我国没有外交关系，不能结好（{parameter}）。",
        "{country} had no diplomatic relations with China on {day}, so no tie could be concluded ({parameter}).",
    ),
    remedy=Text("请核对对方国家和日期。", "Check the partner's country and the date."),
    basis=f"{_RULES_2002}第七条",
    graded=True,
)
DISTRICT_TIE = Rule(
    code="LD-TIE-005",
    severity=Severity.WARNING,
    title=Text("区县缔结友好城市", "Sister city of a district or county"),
    message=Text(
        "{place}属{level}，一般不缔结“{kind}”（{parameter}）；实际有例外。",
        "{place} is of the level {level}, which generally has no {kind} ({parameter}); there are exceptions.",
    ),
    remedy=Text(
        "请核对批准文件；若属友好区县或基层友好关系，请改关系类型。",
        "Check the approval; if it is a tie between districts, counties or bodies, correct its kind.",
    ),
    basis=f"{_RULES_2002}第八条",
    graded=True,
)
SECOND_PARTNER = Rule(
    code="LD-TIE-006",
    severity=Severity.WARNING,
    title=Text("同一外国城市的第二个友好城市", "Second sister city for one foreign city"),
    message=Text(
        "{partner}已与{other}结为“{kind}”（{first}），一般只可再建立其他友好关系（{parameter}）。",
        "{partner} already is the {kind} of {other} ({first}); as a rule only a lesser tie is open to others ({parameter}).",
    ),
    remedy=Text(
        "请核对关系类型；若当地不实行一对一，请在参数文件中把该规定设为“否”。",
        "Check the kind of the tie; where there is no such rule, set the parameter to false in a pack of your own.",
    ),
    basis="青政发〔1998〕147号",
    graded=True,
)
TIE_TWICE = Rule(
    code="LD-TIE-007",
    severity=Severity.WARNING,
    title=Text("同一关系录入两次", "Tie entered twice"),
    message=Text(
        "{city}与{partner}的“{kind}”关系已由 {first} 登记。",
        "The tie between {city} and {partner}, of the kind {kind}, is already entered as {first}.",
    ),
    remedy=Text("请合并为一条，以免重复计数。", "Make them one, so that the tie is counted once."),
)
TWO_SPELLINGS = Rule(
    code="LD-TIE-008",
    severity=Severity.WARNING,
    title=Text("同一伙伴两种写法", "One partner under two spellings"),
    message=Text(
        "“{second}”和“{first}”（{other}）似为同一地方，会被数作两个。",
        "“{second}” and “{first}” ({other}) seem to be one place, which would be counted twice.",
    ),
    remedy=Text(
        "若是同一地方，请合并，并把另一写法记为别名；若不是，请分别填写国家或外部编号。",
        "If they are one, merge them and keep the other spelling as an alias; if not, tell them apart by country or id.",
    ),
)
NOT_RETURNED = Rule(
    code="LD-TIE-009",
    severity=Severity.WARNING,
    title=Text("只有一方登记", "Entered by one side only"),
    message=Text(
        "{city}登记了与{partner}的关系，{partner}一方没有登记与{city}的关系。",
        "{city} has entered a tie with {partner}, but {partner} has entered none with {city}.",
    ),
    remedy=Text("请与对方核对，补录或删除。", "Compare with the other side, and add or remove one."),
)
FILE_INCOMPLETE = Rule(
    code="LD-TIE-010",
    severity=Severity.WARNING,
    title=Text("“一城一策”不完整", "Policy for a partner incomplete"),
    message=Text(
        "{partner}属“{class}”，须有“一城一策”（{rule}），缺：{missing}。",
        "{partner} is of the class “{class}”, which must have a policy of its own ({rule}); missing: {missing}.",
    ),
    remedy=Text(
        "请补齐目标、重点领域、措施和评估日期。",
        "Give its goal, fields, measures and the day on which it is looked at again.",
    ),
    graded=True,
)
ACTORS_MISSING = Rule(
    code="LD-TIE-011",
    severity=Severity.ADVICE,
    title=Text("友城网络缺少参与主体", "Actors missing from a network"),
    message=Text(
        "“{network}”网络应有 {wanted} 类参与主体（{rule}），缺：{missing}。",
        "The network {network} is to bring together {wanted} kinds of actors ({rule}); missing: {missing}.",
    ),
    remedy=Text("请补充参与主体，或在网络条目中登记。", "Bring them in, or enter them with the network."),
)

RULES: tuple[Rule, ...] = (
    APPROVAL_MISSING,
    APPROVED_LATER,
    APPROVAL_NOT_JUDGED,
    NO_RELATIONS,
    DISTRICT_TIE,
    SECOND_PARTNER,
    TIE_TWICE,
    TWO_SPELLINGS,
    NOT_RETURNED,
    FILE_INCOMPLETE,
    ACTORS_MISSING,
)
