"""Code lists and entry kinds as data: the packaged ones, a user's own, and both together."""

from .builtin import builtin_code_lists, entry_kind
from .columns import NOT_STORED, column_label, detail_columns
from .merging import Extension, merge
from .reading import read_code_lists
from .tables import ENTRY_KINDS, FIELD_TYPES

__all__ = [
    "ENTRY_KINDS",
    "FIELD_TYPES",
    "NOT_STORED",
    "Extension",
    "builtin_code_lists",
    "column_label",
    "detail_columns",
    "entry_kind",
    "merge",
    "read_code_lists",
]
