"""A table as it is printed: the same lines as aligned text and as HTML that needs no style sheet."""

import html
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from ..issues.printing import text_table
from ..issues.report import MOST_IN_A_NOTEBOOK
from ..model.texts import Language, Text

_DEFINITIONS = Text("口径", "Definitions")
_NOTES = Text("说明", "Notes")
_LANG = {"zh": "zh-Hans", "en": "en"}
# Colours are those of the page, so that it can be read on white and on black alike.
_TABLE = "border-collapse:collapse;color:inherit"
_CAPTION = "caption-side:top;text-align:start;font-weight:bold;color:inherit;padding:.3em 0"
_CELL = "padding:.25em .75em;border-bottom:1px solid rgba(128,128,128,.4);vertical-align:top"
_WORDS = f"{_CELL};text-align:start"
_NUMBER = f"{_CELL};text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums"


@frozen(kw_only=True)
class Column:
    """A column as printed.

    Args:
        heading: what stands above it.
        number: True where its cells are numbers, which end at one line.
        names: True where its cells say what the line is about.
    """

    heading: str
    number: bool = False
    names: bool = False


@frozen(kw_only=True)
class Line:
    """A line as printed; a total is told from what it adds up."""

    cells: tuple[str, ...]
    total: bool = False


@frozen(kw_only=True)
class Printed:
    """What is printed of a table.

    Args:
        caption: what it is about.
        columns: the columns.
        groups: the lines; those of one indicator are a group.
        definitions: names and definitions (口径) that stand below.
        notes: what else is to be known.
        language: the language it is in.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[tuple[Line, ...], ...]
    definitions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    language: Language

    @property
    def lines(self) -> Iterable[Line]:
        """All lines."""
        return (line for group in self.groups for line in group)

    def text(self) -> str:
        """Return it as aligned text."""
        colon = "：" if self.language == "zh" else ": "
        below = [*(f"{name}{colon}{definition}" for name, definition in self.definitions), *self.notes]
        headings = [column.heading for column in self.columns]
        return text_table(self.caption, headings, [line.cells for line in self.lines], below)

    def in_a_notebook(self) -> "Printed":
        """Return it without the lines that would make a notebook slow, and with their number among the notes."""
        left, groups = MOST_IN_A_NOTEBOOK, []
        for group in self.groups:
            groups.append(group[:left])
            left -= len(groups[-1])
        rest = sum(map(len, self.groups)) - MOST_IN_A_NOTEBOOK
        notes = (f"… + {rest}", *self.notes) if rest > 0 else self.notes
        return evolve(self, groups=tuple(filter(None, groups)), notes=notes)

    def html(self) -> str:
        """Return it as an HTML fragment; every text is escaped, because it may come from a ledger."""
        head = "".join(_cell("th", column.heading, column.number, ' scope="col"') for column in self.columns)
        bodies = "".join(f"<tbody>{''.join(self._rows(group))}</tbody>" for group in self.groups)
        caption = f'<caption style="{_CAPTION}">{html.escape(self.caption)}</caption>'
        table = f'<table style="{_TABLE}">{caption}<thead><tr>{head}</tr></thead>{bodies}</table>'
        return f'<div lang="{_LANG[self.language]}" style="overflow-x:auto">{table}{self._below()}</div>'

    def _rows(self, group: Sequence[Line]) -> Iterable[str]:
        # What all lines of a group have in front of them is said once, beside all of them.
        shared = 1 if len(group) > 1 and self.columns[0].names and len({line.cells[0] for line in group}) == 1 else 0
        for place, line in enumerate(group):
            cells = [self._td(line, index) for index in range(shared, len(line.cells))]
            if shared and place == 0:
                cells.insert(0, _cell("th", line.cells[0], False, f' scope="rowgroup" rowspan="{len(group)}"'))
            yield f"<tr>{''.join(cells)}</tr>"

    def _td(self, line: Line, index: int) -> str:
        column, text = self.columns[index], line.cells[index]
        if column.names:
            return _cell("th", text, column.number, ' scope="row"', bold=line.total)
        return _cell("td", text, column.number, bold=line.total)

    def _below(self) -> str:
        language = self.language
        terms = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(text)}</dd>" for name, text in self.definitions)
        items = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        definitions = f"<p>{_DEFINITIONS.get(language)}</p><dl>{terms}</dl>" if terms else ""
        return definitions + (f"<p>{_NOTES.get(language)}</p><ul>{items}</ul>" if items else "")


def _cell(tag: str, text: str, number: bool, more: str = "", bold: bool = False) -> str:
    weight = ";font-weight:bold" if bold else "" if tag == "td" or "col" in more else ";font-weight:normal"
    return f'<{tag}{more} style="{_NUMBER if number else _WORDS}{weight}">{html.escape(text)}</{tag}>'
