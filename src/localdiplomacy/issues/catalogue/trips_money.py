"""Rules on the money of official trips (area TRIP)."""

from ...model.texts import Text
from ..rules import Rule, Severity

OVER_BUDGET = Rule(
    code="LD-TRIP-051",
    severity=Severity.WARNING,
    title=Text("支出超过预算", "More spent than planned"),
    message=Text(
        "{what}支出 {cost}，预算 {budget}，超出 {over}。",
        "{what}: {cost} was spent of a budget of {budget}, {over} too much.",
    ),
    remedy=Text(
        "请核对金额；确有超支的，须有追加预算的审批。",
        "Check the amounts; what was spent beyond the budget needs an approval of its own.",
    ),
    basis="财行〔2013〕516号第4–5条的转载：出国经费全部纳入预算管理",
)
ITEMS_DIFFER = Rule(
    code="LD-TRIP-052",
    severity=Severity.WARNING,
    title=Text("经费明细与合计不符", "Items of cost do not add up"),
    message=Text(
        "{what}各项之和 {sum}，合计 {stated}。", "The items of the {what} add up to {sum}; {stated} is given."
    ),
    remedy=Text("请核对各项，或补上“其他费用”。", "Check the items, or add what is missing as other costs."),
)

RULES: tuple[Rule, ...] = (OVER_BUDGET, ITEMS_DIFFER)
