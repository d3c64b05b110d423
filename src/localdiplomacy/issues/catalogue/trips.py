"""Rules on official trips: limits, plans, papers, groups (area TRIP; deadlines and people stand beside this)."""

from ...model.texts import Text
from ..rules import Rule, Severity
from . import trips_money, trips_people, trips_times

TOO_LONG = Rule(
    code="LD-TRIP-001",
    severity=Severity.WARNING,
    graded=True,
    title=Text("在外天数超限", "Too many days abroad"),
    message=Text(
        "访问 {countries} 国（地区）{days} 天，超过{limit}的上限（{rule}）。",
        "{days} days for {countries} countries or regions are more than {limit} ({rule}).",
    ),
    remedy=Text(
        "请压减天数；属逐案审批情形的，请填写不受限情形。离境、抵境当日均计入。",
        "Shorten the trip, or name the reason for which it is decided case by case. Both ends of the trip are counted.",
    ),
    basis="中办发〔2008〕9号、中办发〔2013〕16号的转述",
)
TOO_MANY_COUNTRIES = Rule(
    code="LD-TRIP-002",
    severity=Severity.WARNING,
    graded=True,
    title=Text("国家数超限", "Too many countries"),
    message=Text(
        "一次出访 {countries} 个国家和地区，超过{limit}的上限（{rule}）。",
        "{countries} countries and regions on one trip are more than {limit} ({rule}).",
    ),
    remedy=Text(
        "请减少国家；经停而未出机场的请注明，不计入。",
        "Leave out countries; note stops at which the group did not leave the airport, they are not counted.",
    ),
    basis="中办发〔2013〕16号的转述",
)
SEVERAL_CONTINENTS = Rule(
    code="LD-TRIP-003",
    severity=Severity.ADVICE,
    title=Text("出访国家不在同一洲", "Countries of several continents"),
    message=Text("出访国家分属{continents}（{rule}）。", "The countries are of {continents} ({rule})."),
    remedy=Text(
        "原则上应在同一洲；确有需要的请在请示中说明。",
        "They should be of one continent; give the reason in the request.",
    ),
    basis="中办发〔2013〕16号的转述",
)
TOO_MANY_PERSONS = Rule(
    code="LD-TRIP-004",
    severity=Severity.WARNING,
    graded=True,
    title=Text("团组人数超限", "Too many members"),
    message=Text(
        "团组 {persons} 人，超过{limit}的上限（{rule}）。", "{persons} members are more than {limit} ({rule})."
    ),
    remedy=Text(
        "请压减人数（翻译计入）；属逐案审批情形的，请填写不受限情形。",
        "Reduce the group (the interpreter counts), or name the reason for which it is decided case by case.",
    ),
    basis="中办发〔2013〕16号的转述",
)
CASE_BY_CASE = Rule(
    code="LD-TRIP-005",
    severity=Severity.ADVICE,
    title=Text("须逐案审批", "Needs an approval of its own"),
    message=Text(
        "{found}，超过{limit}（{rule}）；属“{reason}”，须逐案审批。",
        "{found} are more than {limit} ({rule}); the trip is {reason}, which is approved case by case.",
    ),
    remedy=Text(
        "此类任务不受一般限量约束，但不等于合格；请核对批件是否已就天数、人数单独批准。",
        "Such trips lie outside the general limits, which does not make them approved: see that the approval names the "
        "days and persons.",
    ),
    basis="中办发〔2013〕16号的转述",
)
TOO_LITTLE_BUSINESS = Rule(
    code="LD-TRIP-006",
    severity=Severity.WARNING,
    graded=True,
    title=Text("公务活动天数不足", "Too few days of official business"),
    message=Text(
        "在外 {days} 天中公务活动 {business} 天，不足{limit}（{rule}）。",
        "{business} of {days} days abroad are official business, less than {limit} ({rule}).",
    ),
    remedy=Text("请充实日程或缩短行程。", "Fill the programme or shorten the trip."),
)
NOT_TEMPORARY = Rule(
    code="LD-TRIP-007",
    severity=Severity.WARNING,
    title=Text("学术出访超过“临时”期限", "Academic stay too long to be temporary"),
    message=Text(
        "学术出访 {days} 天，超过本单位选定的{limit}（{rule}）。",
        "The academic stay of {days} days is longer than {limit}, which the office has settled on ({rule}).",
    ),
    remedy=Text("请按长期出国（境）办理，或核对日期。", "Treat it as a long stay, or check the dates."),
    basis="厅字〔2016〕17号；期限由各单位自定",
)
LONGER_THAN_APPROVED = Rule(
    code="LD-TRIP-008",
    severity=Severity.WARNING,
    title=Text("在外天数多于批准", "Longer than approved"),
    message=Text(
        "在外 {days} 天，批准 {approved} 天。", "The group was abroad for {days} days; {approved} were approved."
    ),
    remedy=Text("请核对日期，或补上变更批件。", "Check the dates, or add the approval of the change."),
)
MORE_THAN_BEFORE = Rule(
    code="LD-TRIP-009",
    severity=Severity.ADVICE,
    title=Text("后一环节多于前一环节", "More than at the stage before"),
    message=Text(
        "{later}{found}（{what}），多于{earlier}的 {before}。",
        "{later}: {found} {what}, more than the {before} of the {earlier}.",
    ),
    remedy=Text(
        "请核对；计划、申报、批准、实际四个环节应逐级不增。",
        "Check it: plan, application, approval and trip should not grow from one to the next.",
    ),
)
OUT_OF_PLAN = Rule(
    code="LD-TRIP-010",
    severity=Severity.ADVICE,
    title=Text("计划外团组", "Out of plan"),
    message=Text(
        "{year} 年有年度计划，此团组未对应计划中的任何一项。",
        "There is a plan for {year}, and this trip is no line of it.",
    ),
    remedy=Text(
        "计划外团组须在总量之内，并在请示中说明；请填写计划编号或说明理由。",
        "A trip out of plan must fit the total and be explained in the request; give its plan line or the reason.",
    ),
    basis="教外厅〔2015〕1号",
)
OVER_QUOTA = Rule(
    code="LD-TRIP-011",
    severity=Severity.WARNING,
    title=Text("超过年度团组数", "Over the quota of groups"),
    message=Text(
        "{year} 年第 {number} 个团组，超过{limit}的总量（{rule}），全年共 {all} 个。",
        "Group {number} of {year} is beyond the quota of {limit} ({rule}); there are {all} in all.",
    ),
    remedy=Text("请调整计划或取消团组；总量不得突破。", "Adjust the plan or cancel a group: the total stands."),
    basis="教外厅〔2015〕1号",
)
PAPER_DOES_NOT_FIT = Rule(
    code="LD-TRIP-012",
    severity=Severity.WARNING,
    title=Text("文书与组团方式不符", "Papers do not fit the kind of group"),
    message=Text(
        "组团方式为“{mode}”，应有{needed}，所列文书中没有。",
        "The group is {mode} and needs {needed}, which its papers lack.",
    ),
    remedy=Text(
        "自组团须有任务批件；参加外单位组团须有任务通知书和任务确认件。",
        "An own group needs an approval; one that joins another's needs the notice and the confirmation.",
    ),
    basis="马政〔2006〕32号；交通运输部因公证照管理说明 2018-08-24",
)
GROUP_SPLIT = Rule(
    code="LD-TRIP-013",
    severity=Severity.WARNING,
    graded=True,
    title=Text("疑似拆分团组", "A group may have been split"),
    message=Text(
        "{unit}在{window}内派 {count} 个团组赴{country}，共 {persons} 人，超过{limit}（{rule}）：{ids}。",
        "{unit} sent {count} {count:group|groups} to {country} within {window}, {persons} persons in all, more than {limit} ({rule}): "
        "{ids}.",
    ),
    remedy=Text(
        "请核实任务是否各自独立；不得拆分团组规避人数限制。",
        "See that each has a task of its own: groups are not split to keep to the limit.",
    ),
    basis="中办发〔2013〕16号的转述",
)
MORE_THAN_PLAN = Rule(
    code="LD-TRIP-014",
    severity=Severity.ADVICE,
    title=Text("团组数多于年度计划", "More groups than the annual plan has"),
    message=Text(
        "{year} 年团组 {all} 个，多于年度计划的 {planned} 个；此为第 {number} 个。",
        "{year} has {all} groups, more than the {planned} of the annual plan; this is number {number}.",
    ),
    remedy=Text(
        "团组总数不得多于计划；请核对计划是否登记齐全，或设定年度总量。",
        "The total is not to exceed the plan: see that all its lines are entered, or settle the quota of the year.",
    ),
    basis="教外厅〔2015〕1号",
)

RULES: tuple[Rule, ...] = (
    TOO_LONG,
    TOO_MANY_COUNTRIES,
    SEVERAL_CONTINENTS,
    TOO_MANY_PERSONS,
    CASE_BY_CASE,
    TOO_LITTLE_BUSINESS,
    NOT_TEMPORARY,
    LONGER_THAN_APPROVED,
    MORE_THAN_BEFORE,
    OUT_OF_PLAN,
    OVER_QUOTA,
    PAPER_DOES_NOT_FIT,
    GROUP_SPLIT,
    MORE_THAN_PLAN,
    *trips_people.RULES,
    *trips_times.RULES,
    *trips_money.RULES,
)
