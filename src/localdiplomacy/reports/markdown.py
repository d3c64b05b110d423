"""Documents as Markdown (CommonMark with the table extension)."""

import re
from collections.abc import Iterator

from .document import Align, Block, Bullets, DataTable, Document, Heading, Note, Paragraph

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
# What would begin a heading, a list, a rule or a quotation at the start of a line.
_START = re.compile(r"^([#+=-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, at the start of a line too."""
    return _START.sub(_escape_start, escape_inline(text))


def escape_inline(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, anywhere but at its start."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def _escape_start(match: re.Match[str]) -> str:
    start = match[1]
    return start + "\\" if start.isdigit() else "\\" + start


def to_markdown(document: Document) -> str:
    """Return the document as Markdown text."""
    parts = [f"# {escape(document.title)}", *("\n".join(_lines(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * min(level + 1, 6)} {escape(text)}"
        case Paragraph(text):
            yield escape(text)
        case Note(text):
            yield f"> {escape(text)}"
        case Bullets(items):
            yield from (f"- {escape(item)}" for item in items)
        case DataTable():
            yield from _table(block)


def _table(table: DataTable) -> Iterator[str]:
    if table.caption:
        yield f"**{escape(table.caption)}**"
        yield ""
    yield _row(column.title for column in table.columns)
    yield "|" + "|".join(" ---: " if column.align is Align.RIGHT else " --- " for column in table.columns) + "|"
    for row in table.rows:
        yield _row(cell.text for cell in row)


def _row(texts: Iterator[str]) -> str:
    return "| " + " | ".join(escape_inline(text) for text in texts) + " |"
