"""Rules on what the kinds of entries ask of their lines (area ENTRY). Each message begins with the kind's own words."""

from ...model.texts import Text
from ..rules import Rule, Severity

_LONGEST = 160


def _rule(code: str, title: Text, message: Text, remedy: Text) -> Rule:
    return Rule(
        code=code,
        severity=Severity.WARNING,
        title=title,
        message=message,
        remedy=remedy,
        longest=_LONGEST,
        declared=True,
    )


NOT_FULFILLED = _rule(
    "LD-ENTRY-001",
    Text("不符合台账种类的要求", "A requirement of the kind is not fulfilled"),
    Text("“{kind}”的要求“{rule}”，本条不符合。", "This entry does not fulfil what is asked of {kind}: {rule}."),
    Text("请补齐或改正所涉栏目。", "Fill in or correct the fields concerned."),
)
NOT_IN_NUMBER = _rule(
    "LD-ENTRY-002",
    Text("期内数量不符", "Too few or too many in a period"),
    Text(
        "“{kind}”的要求“{rule}”：{periods} 有 {count} 条，应{limit}。",
        "For {periods} there {count:is|are} {count}, and there should be {limit} ({kind}: {rule}).",
    ),
    Text("请补录所缺各条，或核对日期。", "Enter those that are missing, or check the dates."),
)
NOT_UNIQUE = _rule(
    "LD-ENTRY-003",
    Text("重复或不一致", "Twice, or not the same"),
    Text(
        "“{kind}”的要求“{rule}”：本条与 {other} 的{fields}{problem}。",
        "This entry and {other} have {problem} {fields} ({kind}: {rule}).",
    ),
    Text("请合并或改正其中一条。", "Merge the two, or correct one of them."),
)
NOT_COVERED = _rule(
    "LD-ENTRY-004",
    Text("日期中断或重叠", "Days between or twice"),
    Text(
        "“{kind}”的要求“{rule}”：本条与 {other} 之间{problem}（{days}）。",
        "Between {other} and this entry there are {problem}: {days} ({kind}: {rule}).",
    ),
    Text("请核对起止日期，或补录所缺的一条。", "Check the first and last days, or enter the line that is missing."),
)
NO_PARENT = _rule(
    "LD-ENTRY-005",
    Text("未指明上级条目", "The entry it belongs to is not named"),
    Text(
        "“{kind}”的要求“{rule}”：相关方中没有{kinds}{found}。",
        "None of its partners is what it belongs to ({kinds}){found} ({kind}: {rule}).",
    ),
    Text("请在“相关方”中写明所属条目的编号。", "Name the entry it belongs to among its partners."),
)
NOT_IN_PARTS = _rule(
    "LD-ENTRY-006",
    Text("下级条目不符", "The entries that belong to it do not agree"),
    Text("“{kind}”的要求“{rule}”：{problem}。", "Its parts are not as they should be, {problem} ({kind}: {rule})."),
    Text("请补录或改正下级条目，或改正本条。", "Enter or correct the parts, or correct this entry."),
)
NOT_IN_TIME = _rule(
    "LD-ENTRY-007",
    Text("超过时限", "It took too long"),
    Text(
        "“{kind}”的要求“{rule}”：自 {start} 起，至迟 {latest}{by}，{problem}。",
        "From {start} it should have been done by {latest}{by}, {problem} ({kind}: {rule}).",
    ),
    Text("请尽快办理，或核对日期。", "Do it soon, or check the dates."),
)
NOT_WITHIN_LIMITS = _rule(
    "LD-ENTRY-008",
    Text("数额超出范围", "A figure is beyond its limit"),
    Text(
        "“{kind}”的要求“{rule}”：{fields}为 {figure}，应{limit}。",
        "The figure {figure} of {fields} should be {limit} ({kind}: {rule}).",
    ),
    Text("请核对这些数。", "Check the figures."),
)

RULES: tuple[Rule, ...] = (
    NOT_FULFILLED,
    NOT_IN_NUMBER,
    NOT_UNIQUE,
    NOT_COVERED,
    NO_PARENT,
    NOT_IN_PARTS,
    NOT_IN_TIME,
    NOT_WITHIN_LIMITS,
)
