"""Reports: a neutral document of blocks, the formats that compose it, the writers that render it."""

from .context import Context
from .document import Align, Block, Bullets, Cell, Column, DataTable, Document, Heading, Note, Paragraph
from .formats import AddedSection, ReportFormat, Section
from .report import Report
from .transfer_chain import transfer_chain

__all__ = [
    "AddedSection",
    "Align",
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Context",
    "DataTable",
    "Document",
    "Heading",
    "Note",
    "Paragraph",
    "Report",
    "ReportFormat",
    "Section",
    "transfer_chain",
]
