"""What is wrong with the ledgers and the figures, and what to do about it."""

from collections.abc import Iterator

from ..context import Context
from ..document import Block, Heading, Note, Paragraph
from ..issue_blocks import how_many, issue_blocks


def findings(context: Context) -> Iterator[Block]:
    """Compose the section. Errors and warnings are all listed; advice is counted by rule."""
    text = context.text
    report = context.intake + context.check(at=context.at) + context.reconcile().issues
    yield Heading(text("发现的问题", "Findings"))
    yield Paragraph(how_many(context, report))
    yield from issue_blocks(context, report, verb="check")
    if not report.complete:
        yield Note(text("有的检查未能完成，问题可能更多。", "A check broke off; there may be more findings."))
