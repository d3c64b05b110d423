"""Rules on packs of regulations (area REG)."""

from ...model.texts import Text
from ..rules import Rule, Severity

VALUES_COLLIDE = Rule(
    code="LD-REG-001",
    severity=Severity.ERROR,
    title=Text("同一天有两个值", "Two values on one day"),
    message=Text(
        "参数 {parameter} 的两个值在 {day} 同时适用：{first}；{second}。",
        "Two values of {parameter} both apply on {day}: {first}; {second}.",
    ),
    remedy=Text(
        "请改正起止日期（止日不含在内），或为其中一个加上条件。",
        "Correct the dates (the end is not included), or give one of them a further condition.",
    ),
)
GRADE_UNCONFIRMED = Rule(
    code="LD-REG-002",
    severity=Severity.ERROR,
    title=Text("未经证实的值", "Unconfirmed value"),
    message=Text(
        "参数 {parameter} 的来源等级为 X（查无实据），不能作为值或选项。",
        "The source of {parameter} is graded X (looked for, not confirmed); it cannot be a value or a choice.",
    ),
    remedy=Text(
        "请删去此值，并写 required = true，由单位自行设定。",
        "Remove the value and write required = true, so that the office sets it.",
    ),
)
PARAMETER_TWICE = Rule(
    code="LD-REG-003",
    severity=Severity.ERROR,
    title=Text("参数重复", "Parameter given twice"),
    message=Text(
        "参数 {parameter}（辖区 {jurisdiction}）同时出现在 {first} 和 {second}。",
        "{parameter} for {jurisdiction} stands both in {first} and in {second}.",
    ),
    remedy=Text("请合并到一个文件，或改用叠加。", "Put it into one pack, or overlay one pack on the other."),
)

RULES = (VALUES_COLLIDE, GRADE_UNCONFIRMED, PARAMETER_TWICE)
