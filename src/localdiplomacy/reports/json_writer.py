"""Documents as JSON: the same blocks, with the values behind the figures."""

import json
from decimal import Decimal
from typing import Any

from .document import Block, Bullets, Cell, DataTable, Document, Heading, Note, Paragraph

SCHEMA = "localdiplomacy.document/1"


def to_json(document: Document) -> str:
    """Return the document as JSON text; decimals are written as text so that none is rounded."""
    data = {
        "schema": SCHEMA,
        "title": document.title,
        "language": document.language,
        "properties": dict(document.properties),
        "blocks": [_block(block) for block in document.blocks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"type": "heading", "level": level, "text": text}
        case Paragraph(text):
            return {"type": "paragraph", "text": text}
        case Note(text):
            return {"type": "note", "text": text}
        case Bullets(items):
            return {"type": "bullets", "items": list(items)}
        case DataTable(columns, rows, caption):
            return {
                "type": "table",
                "caption": caption,
                "columns": [{"title": column.title, "align": column.align.value} for column in columns],
                "rows": [[_cell(cell) for cell in row] for row in rows],
            }


def _cell(cell: Cell) -> Any:
    if cell.value is None:
        return {"text": cell.text}
    return {"text": cell.text, "value": str(cell.value) if isinstance(cell.value, Decimal) else cell.value}
