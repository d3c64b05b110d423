"""A table as aligned text and as HTML for a notebook."""

import html
import unicodedata
from collections.abc import Sequence
from typing import Any

from ..model.texts import Language, Text
from .totals import Refusal

_HEADINGS = {
    "indicator": Text("指标", "Indicator"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "base": Text("基期", "Base"),
    "change": Text("增减", "Change"),
    "comment": Text("备注", "Note"),
    "total": Text("合计", "Total"),
    "no-total": Text("不合计", "no total"),
}


def _heading(id: str, language: Language) -> str:
    return _HEADINGS[id].get(language)


def table_lines(table: Any, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return a table's headings and its lines as printed texts, totals after each indicator's rows."""
    compared = table.base_period is not None
    headings = [_heading("indicator", language), *(dimension.name(language) for dimension in table.by)]
    headings += [_heading("value", language), _heading("unit", language)]
    headings += [_heading("base", language), _heading("change", language)] if compared else []
    headings.append(_heading("comment", language))
    totals = dict(table.totals)
    lines = []
    for indicator in table.indicators:
        name = indicator.name(language)
        for row in table.rows_of(indicator.id):
            pairs = zip(table.by, row.members, strict=True)
            members = [table.labels.member(dimension, member, language) for dimension, member in pairs]
            lines.append([name, *members, *_figures(table, row, compared, language)])
        if indicator.id in totals:
            label = [_heading("total", language), *("" for _ in table.by[1:])]
            lines.append([name, *label, *_total(table, totals[indicator.id], compared, language)])
    return headings, lines


def _figures(table: Any, row: Any, compared: bool, language: Language) -> list[str]:
    value, labels = row.observation.value, table.labels
    cells = [labels.quantity(value, language), labels.unit(value.unit, language) if value else ""]
    if compared:
        cells.append(labels.quantity(row.base.value if row.base else None, language))
        cells.append(row.change.text(language) if row.change else "")
    return [*cells, row.observation.comment or ""]


def _total(table: Any, total: Any, compared: bool, language: Language) -> list[str]:
    if isinstance(total, Refusal):
        note = f"{_heading('no-total', language)}: {total.text(language)}"
        return ["—", "", *(["", ""] if compared else []), note]
    return _figures(table, total, compared, language)


def _notes(table: Any, language: Language) -> list[str]:
    return [
        *(indicator.describe(language) for indicator in table.indicators),
        *(f"{issue.code} {issue.message(language)}" for issue in table.issues),
    ]


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal: Chinese characters take two.

    >>> width("人次 a")
    6
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _aligned(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(cell + " " * (space - width(cell)) for cell, space in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def table_text(table: Any, language: Language) -> str:
    """Return a table as aligned text, with definitions and what was left out below."""
    headings, lines = table_lines(table, language)
    return "\n".join([table.period.code, *_aligned([headings, *lines]), "", *_notes(table, language)])


def table_html(table: Any, language: Language) -> str:
    """Return a table as an HTML fragment; every text from the ledger is escaped."""
    headings, lines = table_lines(table, language)
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in _notes(table, language))
    caption = html.escape(table.period.code)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"<ul>{notes}</ul>"
    )
