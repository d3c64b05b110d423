"""What a file really is, by its content: suffixes are often wrong."""

import re
from enum import Enum

from ...codec.opening import Archive, decode_text
from ...codec.opening.compound import MAGIC
from ...codec.opening.refusals import damaged
from ...issues.catalogue.files import FILE_DISGUISED
from ...issues.errors import CannotContinue
from ...issues.issue import Issue

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
SUFFIXES = TEXT_SUFFIXES | WORKBOOK_SUFFIXES

_BINARY = re.compile("[\x01-\x08\x0e-\x1f\ufffd]")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|table|div|style|title)\b", re.I | re.S)
_DISGUISES = (
    (re.compile(r"\s*<\?xml.{0,2000}?urn:schemas-microsoft-com:office:spreadsheet", re.S), "XML Spreadsheet 2003"),
    (re.compile(r"\s*<\?xml.{0,2000}?<html\b", re.I | re.S), "HTML"),
    (_HTML, "HTML"),
    (re.compile(r"\s*MIME-Version:", re.I), "MHTML"),
    (re.compile(r"%PDF-"), "PDF"),
    (re.compile(r"\{\\rtf"), "RTF"),
)
_HEAD = 4096


class Kind(Enum):
    """How a file is to be read."""

    TEXT = "text"
    ZIP = "zip"
    COMPOUND = "compound"


def kind_of(data: bytes) -> Kind:
    """Return how `data` begins: like a zip file, a compound file, or anything else, which is taken for text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    return Kind.COMPOUND if data.startswith(MAGIC) else Kind.TEXT


def text_of(data: bytes, suffix: str, file: str) -> tuple[str, tuple[Issue, ...]]:
    """Return the text of a file that is neither zip nor compound file, with the issues of decoding it.

    Programs of offices save text tables and web pages as .xls. The text is read; a web page is refused.

    Raises:
        CannotContinue: if it is a web page or document, a workbook that has lost its beginning, or no text at all.
    """
    if suffix in WORKBOOK_SUFFIXES and not data:
        raise damaged(file, "0 B")
    if data.startswith(b"%PDF-"):
        raise _disguised(file, "PDF")
    try:
        text, issues = decode_text(data, file)
    except CannotContinue:
        if suffix in WORKBOOK_SUFFIXES:
            raise damaged(file, suffix) from None
        raise
    head = text[:_HEAD]
    for pattern, kind in _DISGUISES:
        if pattern.match(head):
            raise _disguised(file, kind)
    if suffix in WORKBOOK_SUFFIXES and (issues or _BINARY.search(head)):
        raise damaged(file, suffix)
    return text, issues


def refuse_other_zip(archive: Archive) -> CannotContinue:
    """Return the refusal of a zip file that is no workbook we read."""
    kinds = {"xl/workbook.bin": "xlsb", "word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
    for member, kind in kinds.items():
        if member in archive:
            return _disguised(archive.file, kind)
    return _disguised(archive.file, "zip")


def _disguised(file: str, kind: str) -> CannotContinue:
    return CannotContinue(Issue(FILE_DISGUISED, {"file": file, "kind": kind}))
