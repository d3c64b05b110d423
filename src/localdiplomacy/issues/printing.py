"""Lines of text as an aligned table and as HTML for a notebook."""

import html
import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal: Chinese characters take two.

    >>> width("人次 a")
    6
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def text_table(caption: str, headings: Sequence[str], lines: Iterable[Sequence[str]], notes: Sequence[str] = ()) -> str:
    """Return an aligned table with a caption above and notes below."""
    printed = [headings, *lines]
    widths = [max(map(width, column)) for column in zip(*printed, strict=True)]
    aligned = [
        "  ".join(cell + " " * (space - width(cell)) for cell, space in zip(line, widths, strict=True)).rstrip()
        for line in printed
    ]
    return "\n".join([caption, *aligned, *(["", *notes] if notes else [])])


def html_table(caption: str, headings: Sequence[str], lines: Iterable[Sequence[str]], notes: Sequence[str] = ()) -> str:
    """Return an HTML fragment; every text is escaped, because it may come from a ledger."""
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    items = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
    table = f"<caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<table>{table}</table>" + (f"<ul>{items}</ul>" if items else "")
