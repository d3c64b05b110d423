"""Built-in indicators of supervision: inspections, rectification, regulations issued, assigned tasks."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import share
from .entry_indicators import apart, either, lines, numbers, went_through
from .indicators import Indicator

SUPERVISION: tuple[Indicator, ...] = (
    lines(
        "inspections.count",
        "督查检查",
        "Inspections",
        "times",
        "inspection",
        what=Text("督查检查", "inspections"),
        took_place=True,
    ),
    numbers("inspections.findings", "督查发现问题数", "Findings of inspections", "findings", "inspection"),
    numbers("inspections.fixed", "督查整改问题数", "Findings corrected", "fixed", "inspection"),
    share(
        "inspections.fixed_share",
        "督查问题整改率",
        "Share of findings corrected",
        "inspections.fixed",
        "inspections.findings",
        Text("已整改的占发现的问题", "findings corrected, of all findings"),
    ),
    apart(
        "rectification.aspects",
        "整改方面",
        "Aspects to rectify",
        "items",
        "details.aspect",
        "rectification",
        what=Text("整改台账所列方面", "aspects of the register of rectification"),
    ),
    apart(
        "rectification.problems",
        "整改问题",
        "Problems to rectify",
        "items",
        "details.finding",
        "rectification",
        what=Text("整改台账所列问题", "problems of the register of rectification"),
    ),
    lines(
        "rectification.measures",
        "整改措施",
        "Measures of rectification",
        "items",
        "rectification",
        what=Text("整改措施", "measures of rectification"),
    ),
    lines(
        "rectification.closed",
        "完成的整改措施",
        "Measures of rectification done",
        "items",
        "rectification",
        what=Text("状态为已整改、已核验或办结的措施", "measures corrected, verified or closed"),
        also=(went_through("corrected", "verified", "closed"),),
    ),
    share(
        "rectification.closed_share",
        "整改完成率",
        "Share of measures done",
        "rectification.closed",
        "rectification.measures",
        Text("完成的占全部整改措施", "measures done, of all measures"),
    ),
    lines(
        "regulations.issued",
        "制定制度",
        "Regulations issued",
        "copies",
        "regulation",
        what=Text("制定的制度规范，仅起草和审核中的不计", "regulations issued, without those drafted or under review"),
        also=(
            either(
                Where(field="history.to", op=Operator.NOT_IN, value=("drafted", "reviewed")), went_through("published")
            ),
        ),
    ),
    lines(
        "tasks.assigned",
        "交办任务",
        "Assigned tasks",
        "items",
        "assigned-task",
        what=Text("交办任务", "assigned tasks"),
    ),
    lines(
        "tasks.done",
        "完成的交办任务",
        "Assigned tasks done",
        "items",
        "assigned-task",
        what=Text("状态为完成或办结的交办任务", "assigned tasks delivered or closed"),
        also=(went_through("delivered", "closed"),),
    ),
    share(
        "tasks.done_share",
        "交办任务完成率",
        "Share of assigned tasks done",
        "tasks.done",
        "tasks.assigned",
        Text("完成的占全部交办任务", "assigned tasks done, of all of them"),
    ),
)
