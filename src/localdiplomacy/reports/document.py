"""The neutral document: blocks in one language, before anyone knows the file they become."""

from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ..model.texts import Language


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    RIGHT = "right"


@frozen
class Heading:
    """A heading; level 1 is the first below the title."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    """Running text."""

    text: str


@frozen
class Note:
    """Small print: where figures come from, what was left out."""

    text: str


@frozen
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@frozen
class Cell:
    """A cell of a table: what is printed and, for figures, the value behind it."""

    text: str
    value: Decimal | int | None = None


@frozen
class Column:
    """A column of a table."""

    title: str
    align: Align = Align.LEFT


def _columns(columns: tuple[Column | str, ...]) -> tuple[Column, ...]:
    return tuple(Column(column) if isinstance(column, str) else column for column in columns)


def _rows(rows: tuple[tuple[Cell | str, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)


@frozen
class DataTable:
    """A table.

    Args:
        columns: the columns; a text is a left-aligned one.
        rows: the rows, each as long as the columns; a text is a cell without a value.
        caption: what the table shows.

    Raises:
        ValueError: if a row is not as long as the columns.
    """

    columns: tuple[Column, ...] = field(converter=_columns)
    rows: tuple[tuple[Cell, ...], ...] = field(converter=_rows)
    caption: str | None = None

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.columns)} columns")


Block = Heading | Paragraph | Note | Bullets | DataTable


@frozen(kw_only=True)
class Document:
    """A composed report.

    Args:
        title: its title.
        language: the language it is written in.
        blocks: its content in order.
        properties: facts about it for machines, as (name, value): format, period, at.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    properties: tuple[tuple[str, str], ...] = ()
