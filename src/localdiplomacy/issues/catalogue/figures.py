"""Rules on figures: counting, comparison and reconciliation (areas MEASURE, FIGURE)."""

from ...model.texts import Text
from ..rules import Rule, Severity

UNKNOWN_INDICATOR = Rule(
    code="LD-MEASURE-001",
    severity=Severity.ERROR,
    title=Text("没有这个指标", "Unknown indicator"),
    message=Text("没有名为 {indicator} 的指标{hint}。", "There is no indicator {indicator}{hint}."),
    remedy=Text("请核对指标编号；文档列有全部指标。", "Check the id; the docs list all indicators."),
)
UNKNOWN_DIMENSION = Rule(
    code="LD-MEASURE-002",
    severity=Severity.ERROR,
    title=Text("没有这个维度", "Unknown dimension"),
    message=Text("没有名为 {dimension} 的维度{hint}。", "There is no dimension {dimension}{hint}."),
    remedy=Text("请核对维度编号；文档列有全部维度。", "Check the id; the docs list all dimensions."),
)
DIMENSION_NOT_APPLICABLE = Rule(
    code="LD-MEASURE-003",
    severity=Severity.ERROR,
    title=Text("指标不能按此维度细分", "Indicator without that dimension"),
    message=Text(
        "指标 {indicator} 不能按 {dimension} 细分；可用：{allowed}。",
        "{indicator} cannot be broken down by {dimension}; possible: {allowed}.",
    ),
    remedy=Text("请换一个维度，或分开统计。", "Choose another dimension, or count the indicators separately."),
    longest=1000,
)
UNKNOWN_FIELD = Rule(
    code="LD-MEASURE-004",
    severity=Severity.ERROR,
    title=Text("指标引用了不存在的字段", "Indicator names an unknown field"),
    message=Text("{owner}：{records} 没有字段 {field}{hint}。", "{owner}: {records} has no field {field}{hint}."),
    remedy=Text("请改正字段路径。", "Correct the field path."),
)
UNKNOWN_COMPARISON = Rule(
    code="LD-MEASURE-005",
    severity=Severity.ERROR,
    title=Text("不认识的比较方式", "Unknown comparison"),
    message=Text("不能与 {compare} 比较。", "Cannot compare with {compare}."),
    remedy=Text(
        "请写 previous-year（同比）、previous-period（环比）或一个时段，如 2020。",
        "Write previous-year, previous-period or a period such as 2020.",
    ),
)
UNDATED = Rule(
    code="LD-MEASURE-006",
    severity=Severity.WARNING,
    title=Text("无日期的记录未计入", "Undated records left out"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录没有 {field}，未计入：{records}。",
        "{indicator} ({period}): {count} {count:record has|records have} no {field} and {count:is|are} left out: {records}.",
    ),
    remedy=Text("请补上日期后重新统计。", "Fill in the date and count again."),
)
UNDECIDED = Rule(
    code="LD-MEASURE-007",
    severity=Severity.WARNING,
    title=Text("日期不够精确，未计入", "Dates not precise enough"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录的日期只到年或月，无法判断是否属于该时段，未计入：{records}。",
        "{indicator} ({period}): {count} {count:record is|records are} dated to the year or month only, so that {count:it|they} may or may not"
        " belong to the period; {count:it is|they are} left out: {records}.",
    ),
    remedy=Text("请补全日期，或改用更长的时段。", "Complete the dates, or count a longer period."),
)
NOT_STATED = Rule(
    code="LD-MEASURE-008",
    severity=Severity.WARNING,
    title=Text("部分记录未填数值", "Records that state no number"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录没有填写数值（不等于 0）：{records}。",
        "{indicator} ({period}): {count} {count:record states|records state} no number (which is not 0): {records}.",
    ),
    remedy=Text("请补填；补填前合计只是下限。", "Fill them in; until then the sum is a lower bound."),
)
NEGATIVE = Rule(
    code="LD-MEASURE-009",
    severity=Severity.WARNING,
    title=Text("负数未计入", "Negative numbers left out"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录的数值为负，未计入：{records}。",
        "{indicator} ({period}): {count} {count:record holds|records hold} a negative number and {count:is|are} left out: {records}.",
    ),
    remedy=Text("请核对原始数值。", "Check the numbers in the ledger."),
)
NO_STATE = Rule(
    code="LD-MEASURE-010",
    severity=Severity.WARNING,
    title=Text("未注明状态，未计入", "Records without a state left out"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录没有状态，未计入：{records}。",
        "{indicator} ({period}): {count} {count:record has|records have} no state and {count:is|are} left out: {records}.",
    ),
    remedy=Text("请补上状态及其日期。", "Fill in the state and its date."),
)
REPEATED = Rule(
    code="LD-MEASURE-011",
    severity=Severity.WARNING,
    title=Text("重复的记录只计一次", "Repeated records counted once"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录与另一条完全相同，只计一次：{records}。",
        "{indicator} ({period}): {count} {count:record repeats|records repeat} another one exactly and {count:is|are} counted once: {records}.",
    ),
    remedy=Text("请删去重复的行或文件。", "Remove the repeated rows or files."),
)
TOTAL_REFUSED = Rule(
    code="LD-MEASURE-012",
    severity=Severity.WARNING,
    title=Text("不能合计", "No total"),
    message=Text(
        "指标 {indicator}（{period}）不给出合计：{reason}。", "{indicator} ({period}) has no total: {reason}."
    ),
    remedy=Text("请分开列示，或先统一口径。", "Show the figures apart, or agree on one way of counting first."),
)
NO_KIND = Rule(
    code="LD-MEASURE-013",
    severity=Severity.WARNING,
    title=Text("未注明类别，未计入", "Records without a kind left out"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录没有类别，无法判断是否应计入，未计入：{records}。",
        "{indicator} ({period}): {count} {count:record has|records have} no kind, so that {count:it|they} may or may not count; {count:it is|they are} left out:"
        " {records}.",
    ),
    remedy=Text("请补上类别；补填前数字只是下限。", "Fill in the kind; until then the figure is a lower bound."),
)
NOT_DECIDED = Rule(
    code="LD-MEASURE-014",
    severity=Severity.WARNING,
    title=Text("未填写决定是否计入的内容", "Records that do not state what decides"),
    message=Text(
        "指标 {indicator}（{period}）看 {fields}：{count} 条记录所填不足以判断是否应计入，未计入：{records}。",
        "{indicator} ({period}) looks at {fields}: {count} {count:record does|records do} not state enough to tell whether"
        " {count:it counts; it is|they count; they are} left out: {records}.",
    ),
    remedy=Text("请补填；补填前数字只是下限。", "Fill them in; until then the figure is a lower bound."),
)
NOT_DERIVABLE = Rule(
    code="LD-MEASURE-015",
    severity=Severity.ERROR,
    title=Text("组成部分不能合在一起", "Parts that cannot be put together"),
    message=Text(
        "指标 {indicator} 不能由其组成部分得出：{reason}。",
        "{indicator} cannot be put together from its parts: {reason}.",
    ),
    remedy=Text("请改正指标的 parts、numerator 或 denominator。", "Correct its parts, numerator or denominator."),
)
INDICATOR_TAKEN = Rule(
    code="LD-MEASURE-016",
    severity=Severity.ERROR,
    title=Text("指标编号已被占用", "Indicator id is taken"),
    message=Text(
        "{file} 中的指标 {indicator} 已由 {other} 定义。", "{indicator} of {file} is already defined by {other}."
    ),
    remedy=Text(
        "请换一个编号；要替换原有指标，在设置的 indicators.replace 中写上它的编号。",
        "Choose another id; to replace the other, name it in indicators.replace of the settings.",
    ),
)
ANOTHER_OFFICE = Rule(
    code="LD-MEASURE-017",
    severity=Severity.ADVICE,
    title=Text("由其他部门统计，未计入", "Counted by another office"),
    message=Text(
        "指标 {indicator}（{period}）：{count} 条记录由其他部门统计，未计入：{records}。{note}",
        "{indicator} ({period}): {count} {count:record is|records are} counted by another office and left out: {records}. {note}",
    ),
    remedy=Text(
        "不必处理；记录保留在台账中。如目的地填写有误，请更正。",
        "Nothing needs doing: the records stay in the ledger. Correct the destination if it is wrong.",
    ),
)

CONTRADICTION = Rule(
    code="LD-FIGURE-001",
    severity=Severity.ERROR,
    title=Text("两处数字矛盾", "Figures contradict each other"),
    message=Text(
        "{figure}：{left}（{left_source}）与 {right}（{right_source}）相差 {difference}。",
        "{figure}: {left} ({left_source}) and {right} ({right_source}) differ by {difference}.",
    ),
    remedy=Text(
        "请核对两处来源，改正其中之一或说明原因。", "Check both sources; correct one or explain the difference."
    ),
)
UNITS_DIFFER = Rule(
    code="LD-FIGURE-002",
    severity=Severity.WARNING,
    title=Text("单位不同，无法核对", "Figures in different units"),
    message=Text(
        "{figure}：{left}（{left_source}）与 {right}（{right_source}）单位不同，不能比较。",
        "{figure}: {left} ({left_source}) and {right} ({right_source}) are in different units and cannot be compared.",
    ),
    remedy=Text("请按同一口径（人或人次）重新统计。", "Count both the same way (persons or person-times)."),
)
ONLY_LEFT = Rule(
    code="LD-FIGURE-003",
    severity=Severity.ADVICE,
    title=Text("只有一处有此数字", "Figure on the left side only"),
    message=Text(
        "{figure}：{left}（{left_source}）没有可核对的数字。", "{figure}: {left} ({left_source}) has no counterpart."
    ),
    remedy=Text("如应有对应数字，请补上。", "Add the counterpart if there should be one."),
)
ONLY_RIGHT = Rule(
    code="LD-FIGURE-004",
    severity=Severity.ADVICE,
    title=Text("只有另一处有此数字", "Figure on the right side only"),
    message=Text(
        "{figure}：{right}（{right_source}）没有可核对的数字。",
        "{figure}: {right} ({right_source}) has no counterpart.",
    ),
    remedy=Text("如应有对应数字，请补上。", "Add the counterpart if there should be one."),
)
VALUE_MISSING = Rule(
    code="LD-FIGURE-005",
    severity=Severity.ADVICE,
    title=Text("数值缺失，无法核对", "Value missing"),
    message=Text(
        "{figure}：左为 {left}（{left_source}），右为 {right}（{right_source}），有一处没有数值。",
        "{figure}: {left} ({left_source}) and {right} ({right_source}): a value is missing.",
    ),
    remedy=Text("请补上缺失的数值；缺失不等于 0。", "Supply the value; missing is not 0."),
)
SIDE_INCONSISTENT = Rule(
    code="LD-FIGURE-006",
    severity=Severity.ERROR,
    title=Text("同一数字有不同说法", "One figure, several values"),
    message=Text("{figure} 有几个不同的数值：{values}。", "{figure} is given with different values: {values}."),
    remedy=Text("请核对各来源，确定以哪个为准。", "Check the sources and decide which one holds."),
)
NEAR_INDICATOR = Rule(
    code="LD-FIGURE-010",
    severity=Severity.ADVICE,
    title=Text("指标名称或有笔误", "Indicator misspelt, perhaps"),
    message=Text(
        "没有指标 {indicator}；可能是指 {near}（{name}）。",
        "There is no indicator {indicator}; perhaps {near} ({name}) is meant.",
    ),
    remedy=Text(
        "如是，请改为该编号或名称，即可与台账核对；否则不必处理。",
        "If so, write that id or name, and the ledgers can be held against it; if not, leave it.",
    ),
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_INDICATOR,
    UNKNOWN_DIMENSION,
    DIMENSION_NOT_APPLICABLE,
    UNKNOWN_FIELD,
    UNKNOWN_COMPARISON,
    UNDATED,
    UNDECIDED,
    NOT_STATED,
    NEGATIVE,
    NO_STATE,
    REPEATED,
    TOTAL_REFUSED,
    NO_KIND,
    NOT_DECIDED,
    NOT_DERIVABLE,
    INDICATOR_TAKEN,
    ANOTHER_OFFICE,
    CONTRADICTION,
    UNITS_DIFFER,
    ONLY_LEFT,
    ONLY_RIGHT,
    VALUE_MISSING,
    SIDE_INCONSISTENT,
    NEAR_INDICATOR,
)
