"""Code lists and entry kinds as data: the packaged ones, a user's own, and both together."""

from .builtin import builtin_code_lists, entry_kind
from .columns import NOT_STORED, column_label, detail_columns
from .kind_checks import MECHANISMS, mechanism_of, read_check, write_check
from .kind_tables import ENTRY_KINDS, ENTRY_LIVES, FIELD_TYPES
from .merging import Extension, merge
from .reading import read_code_lists

__all__ = [
    "ENTRY_KINDS",
    "ENTRY_LIVES",
    "FIELD_TYPES",
    "MECHANISMS",
    "NOT_STORED",
    "Extension",
    "builtin_code_lists",
    "column_label",
    "detail_columns",
    "entry_kind",
    "mechanism_of",
    "merge",
    "read_check",
    "read_code_lists",
    "write_check",
]
