"""Rules on the dates of records and their lives (areas DATE, PERIOD, LIFE)."""

from ...model.texts import Text
from ..rules import Rule, Severity

ENDS_BEFORE_START = Rule(
    code="LD-DATE-001",
    severity=Severity.ERROR,
    title=Text("先后颠倒", "Ends before it starts"),
    message=Text("{end_label} {end} 早于{start_label} {start}。", "{end_label} {end} is before {start_label} {start}."),
    remedy=Text("请核对这两个日期。", "Check the two dates."),
)
OUTSIDE_TRIP = Rule(
    code="LD-DATE-002",
    severity=Severity.ERROR,
    title=Text("停留不在行程内", "Stop outside the trip"),
    message=Text(
        "停留日期 {day} 不在行程 {start} 至 {end} 之内。",
        "The stop's date {day} is outside the trip, {start} to {end}.",
    ),
    remedy=Text("请核对停留和往返日期。", "Check the dates of the stop and of the trip."),
)
IMPLAUSIBLE_YEAR = Rule(
    code="LD-DATE-003",
    severity=Severity.WARNING,
    title=Text("年份可疑", "Implausible year"),
    message=Text("{day} 不在 {earliest} 至 {latest} 年之间。", "{day} is not between {earliest} and {latest}."),
    remedy=Text("请核对年份。", "Check the year."),
)
DAYS_DIFFER = Rule(
    code="LD-DATE-004",
    severity=Severity.WARNING,
    title=Text("天数与日期不符", "Days do not fit the dates"),
    message=Text(
        "填报 {stated} 天，{start} 至 {end} 首尾都算为 {counted} 天。",
        "{stated} {stated:day is|days are} stated; {start} to {end} is {counted} {counted:day|days}, both ends counted.",
    ),
    remedy=Text(
        "天数含离、抵境当日；请核对天数或日期。",
        "The days of leaving and returning both count; correct the days or the dates.",
    ),
)
ARRIVES_BEFORE_LEAVING = Rule(
    code="LD-DATE-005",
    severity=Severity.ERROR,
    title=Text("到达早于出发", "Arrives before it departs"),
    message=Text("到达 {arrives} 早于出发 {departs}。", "It arrives at {arrives}, before it departs at {departs}."),
    remedy=Text("请核对这两个时间。", "Check the two times."),
)
OUT_OF_ORDER = Rule(
    code="LD-DATE-006",
    severity=Severity.ERROR,
    title=Text("时间次序不对", "Out of order"),
    message=Text("{later} 列在 {earlier} 之后，时间却更早。", "{later} is listed after {earlier} but is earlier."),
    remedy=Text("请核对时间，或按先后排列。", "Check the times, or list them in order."),
)
NO_START = Rule(
    code="LD-DATE-007",
    severity=Severity.ADVICE,
    title=Text("有止无起", "An end without a start"),
    message=Text("填了截止日期 {end}，没有起始日期。", "It ends on {end} but has no start."),
    remedy=Text("请补填起始日期，否则无法归入时段。", "Fill in the start; without it the line falls in no period."),
)
DEADLINE_OUTSIDE = Rule(
    code="LD-PERIOD-001",
    severity=Severity.WARNING,
    title=Text("时限不在计划期内", "Deadline outside the plan"),
    message=Text(
        "完成时限 {deadline} 不在计划期 {period} 内。", "The deadline {deadline} is outside the plan's period {period}."
    ),
    remedy=Text("请核对时限或计划期。", "Check the deadline or the period."),
)
PERIODS_OVERLAP = Rule(
    code="LD-PERIOD-002",
    severity=Severity.ADVICE,
    title=Text("时段交叉", "Periods overlap"),
    message=Text(
        "{indicator} 的时段 {second} 与 {first} 部分重叠，不能相加。",
        "{indicator} is given for {second} and for {first}, which partly overlap; do not add them.",
    ),
    remedy=Text(
        "请核对时段；若原文如此，使用时只取其一。", "Check the periods; if the document has both, use only one of them."
    ),
)
FIGURE_FROM_FUTURE = Rule(
    code="LD-PERIOD-003",
    severity=Severity.WARNING,
    title=Text("时段尚未开始", "Period not begun"),
    message=Text(
        "{indicator} 的时段 {period} 在 {at} 还没有开始。",
        "{indicator} is given for {period}, which has not begun on {at}.",
    ),
    remedy=Text("请核对时段；若是预计数，状态填 F。", "Check the period; a forecast has status F."),
)
ILLEGAL_MOVE = Rule(
    code="LD-LIFE-001",
    severity=Severity.ERROR,
    title=Text("状态变更不合规程", "Move not allowed"),
    message=Text("不能从 {before} 直接到 {after}。", "{after} may not follow {before}."),
    remedy=Text("请补录中间步骤或改正状态。", "Add the steps between, or correct the state."),
)
UNKNOWN_STATE = Rule(
    code="LD-LIFE-002",
    severity=Severity.ERROR,
    title=Text("没有这种状态", "Unknown state"),
    message=Text("状态“{state}”不在可用状态之中{hint}。", "“{state}” is not a state of such a record{hint}."),
    remedy=Text("请改用可用的状态。", "Use one of its states."),
)
MOVES_OUT_OF_ORDER = Rule(
    code="LD-LIFE-003",
    severity=Severity.ERROR,
    title=Text("变更日期倒置", "Moves out of order"),
    message=Text(
        "{after} 的日期 {day} 早于此前的 {before} {earlier}。",
        "{after} on {day} comes before the earlier {before} on {earlier}.",
    ),
    remedy=Text("请核对日期，或按先后排列。", "Check the dates, or list the moves in order."),
)
MOVE_IN_FUTURE = Rule(
    code="LD-LIFE-004",
    severity=Severity.WARNING,
    title=Text("变更尚未发生", "Move in the future"),
    message=Text("{after} 的日期 {day} 晚于 {at}。", "{after} is dated {day}, after {at}."),
    remedy=Text("请核对日期；计划事项不记作已变更。", "Check the date; what is only planned is no move yet."),
)
CANNOT_BEGIN = Rule(
    code="LD-LIFE-005",
    severity=Severity.ERROR,
    title=Text("不能由此开始", "Cannot begin there"),
    message=Text("记录不能从 {after} 开始。", "A record may not begin with {after}."),
    remedy=Text("请补录此前的步骤。", "Add what came before."),
)

RULES: tuple[Rule, ...] = (
    ENDS_BEFORE_START,
    OUTSIDE_TRIP,
    IMPLAUSIBLE_YEAR,
    DAYS_DIFFER,
    ARRIVES_BEFORE_LEAVING,
    OUT_OF_ORDER,
    NO_START,
    DEADLINE_OUTSIDE,
    PERIODS_OVERLAP,
    FIGURE_FROM_FUTURE,
    ILLEGAL_MOVE,
    UNKNOWN_STATE,
    MOVES_OUT_OF_ORDER,
    MOVE_IN_FUTURE,
    CANNOT_BEGIN,
)
