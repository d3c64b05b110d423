"""Figures that cannot all be right, that stand out, or that did not come: what the rules of validation say of them."""

from collections.abc import Iterator

from ...issues.report import IssueReport
from ..context import Context
from ..document import Block, Heading, Note, Paragraph
from ..issue_blocks import how_many, issue_blocks


def validated_figures(context: Context) -> Iterator[Block]:
    """Compose the section: what was published for the period, then what the ledgers count; nothing where all is well."""
    # What is said of a period is published after its end: only a report as of another day asks what had come by then.
    had_come = None if context.at == context.period.last else context.at
    published = context.validate(period=context.period, at=had_come).issues
    counted = context.validate(period=context.period, at=context.at, counted=True).issues
    known = set(published)  # a rule that is doubtful is so for both
    apart = IssueReport(tuple(issue for issue in counted if issue not in known))
    if not published and not apart:
        return
    text = context.text
    yield Heading(text("数字检验", "Figures held against the rules"))
    yield Paragraph(how_many(context, published + apart))
    yield from issue_blocks(context, published, verb="validate", caption=text("已发布的数字", "Published figures"))
    yield from issue_blocks(
        context, apart, verb="validate --counted", caption=text("台账统计的数字", "Figures that the ledgers count")
    )
    yield Note(
        text(
            "数字之间应有的关系见检验规则；约数按其可能的全部取值判断。",
            "What must hold between figures is said by the rules of validation; rounded numbers are taken for all they can mean.",
        )
    )
