"""Rules on the validation of figures (area VALID): rules between figures, outliers, expected reports."""

from ...model.texts import Text
from ..rules import Rule, Severity

_TITLE = Text("数字之间的规则不成立", "A rule between figures does not hold")
_MESSAGE = Text("{place}：“{rule}”不成立：{finding}。", "{place}: “{rule}” does not hold: {finding}.")
_REMEDY = Text(
    "请核对各数字的来源，改正有误的数字；规则不适用的，请修改规则文件。",
    "Check the source of each figure and correct what is wrong; if the rule does not apply, change the rule file.",
)

BROKEN_HIGH = Rule(
    code="LD-VALID-001",
    severity=Severity.ERROR,
    title=Text(f"{_TITLE.zh}（重要性：高）", f"{_TITLE.en} (importance: high)"),
    message=_MESSAGE,
    remedy=_REMEDY,
)
BROKEN_MEDIUM = Rule(
    code="LD-VALID-002",
    severity=Severity.WARNING,
    title=Text(f"{_TITLE.zh}（重要性：中）", f"{_TITLE.en} (importance: medium)"),
    message=_MESSAGE,
    remedy=_REMEDY,
)
BROKEN_LOW = Rule(
    code="LD-VALID-003",
    severity=Severity.ADVICE,
    title=Text(f"{_TITLE.zh}（重要性：低）", f"{_TITLE.en} (importance: low)"),
    message=_MESSAGE,
    remedy=_REMEDY,
)
RULE_UNITS = Rule(
    code="LD-VALID-004",
    severity=Severity.WARNING,
    title=Text("规则两侧单位不同，未比较", "A rule's figures are in different units"),
    message=Text(
        "{place}：“{rule}”涉及的数字单位不同（{units}），未作比较。",
        "{place}: the figures of “{rule}” are in different units ({units}) and are not compared.",
    ),
    remedy=Text(
        "请按同一口径（人或人次）填报；按定义可以比较的，在规则中写明 unit 和 read_as。",
        "Report both the same way (persons or person-times); what may be compared by definition says so with unit and "
        "read_as.",
    ),
)
SEVERAL_VALUES = Rule(
    code="LD-VALID-005",
    severity=Severity.WARNING,
    title=Text("同一数字有不同说法，规则未判断", "A rule's figure has several values"),
    message=Text(
        "{place}：“{rule}”所用的 {figure} 有互相矛盾的数值 {values}，未作判断。",
        "{place}: {figure}, which “{rule}” needs, is given with values that contradict each other, {values}; not "
        "evaluated.",
    ),
    remedy=Text("请核对各来源，只留正确的数字。", "Check the sources and keep the right figure only."),
)
OUTLIER = Rule(
    code="LD-VALID-006",
    severity=Severity.WARNING,
    title=Text("数字明显偏离同列其他数字", "A figure stands out"),
    message=Text(
        "{figure}：{value} 明显偏离（“{rule}”：得分 {score}，界限 {threshold}；共 {count} 个数，中心 {centre}）。",
        "{figure}: {value} stands out (“{rule}”: score {score}, threshold {threshold}; {count} {count:value|values} around {centre}).",
    ),
    remedy=Text("请核对此数；确实如此的，请加以说明。", "Check the figure; if it is right, say why it is."),
)
REPORT_MISSING = Rule(
    code="LD-VALID-007",
    severity=Severity.WARNING,
    title=Text("报送不全或未报", "A report is missing or incomplete"),
    message=Text(
        "{office} {period}“{rule}”截止日为 {due}，缺：{missing}。",
        "{office}, {period}: “{rule}” was due by {due}; missing: {missing}.",
    ),
    remedy=Text("请催报；确无此数的，以状态 M 注明。", "Ask for it; what cannot exist is stated with the status M."),
)
REPORT_LATE = Rule(
    code="LD-VALID-008",
    severity=Severity.ADVICE,
    title=Text("报送逾期", "A report came late"),
    message=Text(
        "{office} {period}“{rule}”于 {came} 报送，晚于截止日 {due}。",
        "{office}, {period}: “{rule}” came on {came}, after it was due on {due}.",
    ),
    remedy=Text("请提醒按期报送。", "Ask the office to report in time."),
)
REPORT_DAY_UNKNOWN = Rule(
    code="LD-VALID-009",
    severity=Severity.ADVICE,
    title=Text("报送日期不明", "The day of a report is not known"),
    message=Text(
        "{office} {period}“{rule}”已报送，但报送日期不明（{came}），无法判断是否按期（截止日 {due}）。",
        "{office}, {period}: “{rule}” came, but its day ({came}) does not tell whether it was in time (due on {due}).",
    ),
    remedy=Text("请在“发布日期”栏填写报送日期，精确到日。", "State the day in the column “Published on”, to the day."),
)
NO_CALENDAR = Rule(
    code="LD-VALID-010",
    severity=Severity.WARNING,
    title=Text("没有工作日历", "No calendar of working days"),
    message=Text(
        "{office} {period}“{rule}”的期限按工作日计算，没有工作日历，无法判断是否按期。",
        "{office}, {period}: “{rule}” is due in working days; without a calendar it cannot be told whether it is in time.",
    ),
    remedy=Text(
        "请安装 localdiplomacy[calendar]，或用 is_working_day= 给出工作日历。",
        "Install localdiplomacy[calendar], or give a calendar with is_working_day=.",
    ),
)
UNKNOWN_RULE = Rule(
    code="LD-VALID-011",
    severity=Severity.ERROR,
    title=Text("没有这条规则", "Unknown rule"),
    message=Text("没有编号为 {rule} 的规则{hint}。", "There is no rule {rule}{hint}."),
    remedy=Text(
        "请核对编号；自带规则见文档，自订规则在文件夹 validation 中。",
        "Check the id; the docs list the built-in rules, your own are in the folder validation.",
    ),
)
UNKNOWN_NAME = Rule(
    code="LD-VALID-012",
    severity=Severity.WARNING,
    title=Text("规则引用了不认识的名称", "A rule names what nobody knows"),
    message=Text(
        "规则 {rule} 引用的 {name} 既不是已知的指标或维度，也没有任何数字{hint}。",
        "The rule {rule} names {name}, which is no known indicator or dimension and has no figure{hint}.",
    ),
    remedy=Text("请核对规则文件中的名称。", "Check the name in the rule file."),
)
NOT_ADDITIVE = Rule(
    code="LD-VALID-013",
    severity=Severity.WARNING,
    title=Text("规则把不能相加的数字相加", "A rule adds up what does not add up"),
    message=Text(
        "规则 {rule} 把 {indicator} 按 {over} 相加，而该指标的这些数字不能相加。",
        "The rule {rule} adds up {indicator} over {over}, but its figures do not add up so.",
    ),
    remedy=Text(
        "请改用批次、人次等可以相加的指标，或删去此规则。",
        "Use an indicator that adds up, such as batches or person-times, or remove the rule.",
    ),
)

RULES = (
    BROKEN_HIGH,
    BROKEN_MEDIUM,
    BROKEN_LOW,
    RULE_UNITS,
    SEVERAL_VALUES,
    OUTLIER,
    REPORT_MISSING,
    REPORT_LATE,
    REPORT_DAY_UNKNOWN,
    NO_CALENDAR,
    UNKNOWN_RULE,
    UNKNOWN_NAME,
    NOT_ADDITIVE,
)
