"""Small pieces of Markdown."""

from collections.abc import Iterable


def cell(value: object) -> str:
    """A value as one table cell: one line, with nothing that ends the cell."""
    return " ".join(str(value).split()).replace("|", "\\|")


def code(text: object) -> str:
    """Text as code, such as a message with its {parameters}."""
    return f"`{cell(text)}`"


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; its cells are already Markdown."""
    lines = [[cell(value) for value in row] for row in (header, *rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def page(title: str, intro: str, *blocks: str) -> str:
    """A whole page."""
    return "\n".join((f"# {title}\n", f"{intro}\n", *blocks))
