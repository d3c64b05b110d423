"""Rules on records: what must hold in and between them (areas CHECK, ID, REF, CODE, KIND; DATE to TIE and ENTRY beside this)."""

from ...model.texts import Text
from ..rules import Rule, Severity
from . import structure_counts, structure_entries, structure_ties, structure_times

NOT_CHECKED = Rule(
    code="LD-CHECK-001",
    severity=Severity.ERROR,
    title=Text("未能检查", "Could not be checked"),
    message=Text(
        "检查 {check} 出错中断（{error}，{where}），其结论不完整。",
        "The check {check} broke off ({error} at {where}); what it would say is not known.",
    ),
    remedy=Text(
        "这不是数据的错；请把此行告诉该检查的维护者。",
        "This is no fault of the data; send this line to whoever maintains the check.",
    ),
)
FOREIGN_ISSUE = Rule(
    code="LD-CHECK-002",
    severity=Severity.ERROR,
    title=Text("检查越出声明", "A check reports what it did not declare"),
    message=Text(
        "检查 {check} 报告了未声明的 {found}。", "The check {check} reported {found}, which is not among its rules."
    ),
    remedy=Text(
        "请由该检查的维护者在 rules 中声明这条规则。", "Whoever maintains the check should list the rule in its rules."
    ),
)
NEED_MISSING = Rule(
    code="LD-CHECK-003",
    severity=Severity.WARNING,
    title=Text("缺少检查所需资料", "What a check needs is not there"),
    message=Text("缺少{need}，检查 {check} 未进行。", "{need} is not there, so {check} was not checked."),
    remedy=Text("请在设置或插件中补上所缺资料。", "Supply it in the settings or by a plugin."),
)
UNKNOWN_CHECK = Rule(
    code="LD-CHECK-004",
    severity=Severity.ERROR,
    title=Text("没有这项检查", "No such check"),
    message=Text("没有名为 {name} 的检查或规则{hint}。", "There is no check or rule {name}{hint}."),
    remedy=Text("请核对检查或规则的编号。", "Check the id of the check or the code of the rule."),
)
NOT_SETTLED = Rule(
    code="LD-CHECK-005",
    severity=Severity.ADVICE,
    title=Text("参数尚未选定", "A parameter is not settled"),
    message=Text(
        "参数 {parameter}（{title}）各地做法不一，本单位尚未选定，{count} 条记录未作检查 {check}{known}。",
        "{parameter} ({title}) differs from place to place and has not been settled, so {count} {count:record was|records were} left out of "
        "{check}{known}.",
    ),
    remedy=Text(
        "请在设置的 [regulations] 中以 choices 选定一种做法，或以 values 写明本单位的规定。",
        "In the table [regulations] of the settings, name a variant under choices, or your own value under values.",
    ),
)
CALENDAR_UNKNOWN = Rule(
    code="LD-CHECK-006",
    severity=Severity.ADVICE,
    title=Text("工作日未知", "Working days are not known"),
    message=Text(
        "{problem}，{count} 个按工作日计算的期限无法判断（检查 {check}）。",
        "{problem}, so {count} {count:period|periods} of working days could not be judged by {check}.",
    ),
    remedy=Text(
        "请安装或更新工作日历（附加包 calendar）；次年的安排公布以后再查。",
        "Install or update the calendar (the extra calendar), and check again once the year's holidays are announced.",
    ),
)
DUPLICATE_ID = Rule(
    code="LD-ID-001",
    severity=Severity.ERROR,
    title=Text("编号重复", "Duplicate id"),
    message=Text("{set}中编号 {id} 已被使用：{first}。", "The id {id} is already used among the {set}: {first}."),
    remedy=Text(
        "请为每条记录编不同的号；若是同一条记录，请删去一条。",
        "Give each record an id of its own, or remove one if they are the same record.",
    ),
)
NOT_A_SLUG = Rule(
    code="LD-ID-002",
    severity=Severity.ERROR,
    title=Text("编号格式不对", "Malformed id"),
    message=Text(
        "编号“{id}”须由英文字母、数字和其间的 . _ : / - 组成，不超过 120 个字符。",
        "The id “{id}” must be ASCII letters and digits with . _ : / - between them, at most 120 characters.",
    ),
    remedy=Text("请改编号；中文名称写在名称栏。", "Change the id; names in any script belong in the name column."),
)
FIGURE_CONTRADICTS = Rule(
    code="LD-ID-003",
    severity=Severity.ERROR,
    title=Text("同一文件两个数", "One document gives two figures"),
    message=Text(
        "同一文件对 {indicator}（{period}）给出 {first} 和 {second}。",
        "One document gives {first} and {second} for {indicator} in {period}.",
    ),
    remedy=Text("请核对原文，保留正确的一个。", "Look it up in the document and keep the right one."),
)
FIGURE_REPEATED = Rule(
    code="LD-ID-004",
    severity=Severity.ADVICE,
    title=Text("数字重复录入", "Figure entered twice"),
    message=Text(
        "同一文件的 {indicator}（{period}）录入了两次：{second}。",
        "{indicator} in {period} of the same document is entered twice: {second}.",
    ),
    remedy=Text("请删去重复的一条，以免重复计算。", "Remove one, so that it is not counted twice."),
)
DUPLICATE_IN_PLAN = Rule(
    code="LD-ID-005",
    severity=Severity.ERROR,
    title=Text("计划内编号重复", "Duplicate id in a plan"),
    message=Text("计划内的编号 {id} 出现不止一次。", "The id {id} appears more than once in the plan."),
    remedy=Text("请为每项任务和目标编不同的号。", "Give each task and target an id of its own."),
)
DANGLING = Rule(
    code="LD-REF-001",
    severity=Severity.ERROR,
    title=Text("引用落空", "Reference to nothing"),
    message=Text(
        "{field}所填“{target}”在{sets}中找不到（共 {count} 处）。",
        "{field} names “{target}”, which is not among the {sets} ({count} {count:time|times}).",
    ),
    remedy=Text("请改正编号或名称，或补录所指的记录。", "Correct the id or name, or add the record it means."),
)
NOTHING_TO_REFER_TO = Rule(
    code="LD-REF-005",
    severity=Severity.WARNING,
    title=Text("没有可引用的表", "No table to refer to"),
    message=Text(
        "没有{sets}的台账，{count} 条记录的{field}无从核对。",
        "There is no table of {sets}, so the {field} of {count} {count:record|records} cannot be looked up.",
    ),
    remedy=Text("请补充该台账；只看单个文件时可忽略。", "Add that table; ignore this when reading a single file."),
)
SELF_REFERENCE = Rule(
    code="LD-REF-002",
    severity=Severity.ERROR,
    title=Text("引用自身", "Reference to itself"),
    message=Text("{field}指向了记录自身。", "{field} points at the record itself."),
    remedy=Text("请填写另一条记录，或留空。", "Name another record, or leave it empty."),
)
PARENT_CYCLE = Rule(
    code="LD-REF-003",
    severity=Severity.ERROR,
    title=Text("上下级循环", "Circle of parents"),
    message=Text("上下级关系成环：{chain}。", "The parents form a circle: {chain}."),
    remedy=Text("请改正其中一条的上级。", "Correct the parent of one of them."),
)
TIED_TO_ITSELF = Rule(
    code="LD-REF-004",
    severity=Severity.ERROR,
    title=Text("与自己结好", "Tied to itself"),
    message=Text("双方是同一个地方：{city}。", "Both sides are the same place: {city}."),
    remedy=Text("请改正其中一方。", "Correct one of the two sides."),
)
UNKNOWN_CODE = Rule(
    code="LD-CODE-001",
    severity=Severity.ERROR,
    title=Text("代码不在表中", "Not in the code list"),
    message=Text("“{value}”不在代码表“{list}”中{hint}。", "“{value}” is not in the code list “{list}”{hint}."),
    remedy=Text(
        "请改用表中的代码，或在设置的 [code_lists] 中扩充代码表。",
        "Use a code of the list, or extend the list by a file named in [code_lists].",
    ),
)
UNLISTED_CODE = Rule(
    code="LD-CODE-002",
    severity=Severity.ADVICE,
    title=Text("开放代码表之外的值", "Outside an open code list"),
    message=Text(
        "“{value}”不在代码表“{list}”中{hint}；该表允许表外值。",
        "“{value}” is not in the code list “{list}”{hint}, which allows other values.",
    ),
    remedy=Text(
        "若常用，请把它加入代码表，以便分类统计。",
        "If it is in regular use, add it to the list so that it can be counted.",
    ),
)
CODE_NOT_VALID = Rule(
    code="LD-CODE-003",
    severity=Severity.ERROR,
    title=Text("代码当时无效", "Code not valid on that day"),
    message=Text(
        "代码“{value}”（{list}）在 {on} 无效，有效期为 {valid}。",
        "The code “{value}” ({list}) is not valid on {on}; it is valid {valid}.",
    ),
    remedy=Text("请改用当时有效的代码，或核对日期。", "Use the code valid then, or check the date."),
)
COMMON_FIELD_MISSING = Rule(
    code="LD-KIND-001",
    severity=Severity.ERROR,
    title=Text("缺必填栏", "Required field missing"),
    message=Text("{kind}须填写{field}。", "A line of kind {kind} needs {field}."),
    remedy=Text("请补填。", "Fill it in."),
)
DETAIL_MISSING = Rule(
    code="LD-KIND-002",
    severity=Severity.ERROR,
    title=Text("缺必填明细", "Required detail missing"),
    message=Text("{kind}须填写“{field}”。", "A line of kind {kind} needs “{field}”."),
    remedy=Text("请补填。", "Fill it in."),
)
DETAIL_UNKNOWN = Rule(
    code="LD-KIND-003",
    severity=Severity.WARNING,
    title=Text("多余的明细", "Detail the kind does not have"),
    message=Text("{kind}没有“{field}”这一栏{hint}。", "The kind {kind} has no field “{field}”{hint}."),
    remedy=Text("请改正栏名，或在类别中增加该栏。", "Correct the name, or add the field to the kind."),
)
DETAIL_TYPE = Rule(
    code="LD-KIND-004",
    severity=Severity.ERROR,
    title=Text("明细类型不对", "Detail of the wrong type"),
    message=Text("“{field}”应为{expected}，实为{found}。", "“{field}” should be {expected} but is {found}."),
    remedy=Text("请改正。", "Correct it."),
)
UNIT_NOT_ALLOWED = Rule(
    code="LD-KIND-005",
    severity=Severity.ERROR,
    title=Text("单位不适用", "Unit does not apply"),
    message=Text(
        "{kind}不按“{unit}”计数，可用单位：{units}。",
        "The kind {kind} is not counted in {unit}; its units are {units}.",
    ),
    remedy=Text("请改用该类别的单位。", "Use a unit of the kind."),
)

RULES: tuple[Rule, ...] = (
    NOT_CHECKED,
    FOREIGN_ISSUE,
    NEED_MISSING,
    UNKNOWN_CHECK,
    NOT_SETTLED,
    CALENDAR_UNKNOWN,
    DUPLICATE_ID,
    NOT_A_SLUG,
    FIGURE_CONTRADICTS,
    FIGURE_REPEATED,
    DUPLICATE_IN_PLAN,
    DANGLING,
    NOTHING_TO_REFER_TO,
    SELF_REFERENCE,
    PARENT_CYCLE,
    TIED_TO_ITSELF,
    UNKNOWN_CODE,
    UNLISTED_CODE,
    CODE_NOT_VALID,
    COMMON_FIELD_MISSING,
    DETAIL_MISSING,
    DETAIL_UNKNOWN,
    DETAIL_TYPE,
    UNIT_NOT_ALLOWED,
    *structure_times.RULES,
    *structure_counts.RULES,
    *structure_ties.RULES,
    *structure_entries.RULES,
)
