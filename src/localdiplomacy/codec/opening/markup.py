"""XML that nobody vouches for: no document type, no entities, no references to elsewhere."""

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from attrs import frozen

from .archives import Archive
from .refusals import damaged, unsafe

Attributes = dict[str, str]

_MARKUP = (".xml", ".rels")
_SLICE = 4096  # bytes; expat goes on to the end of what it was given, whatever a handler raises
_LONGEST_PROLOG = 1 << 16


class Enough(Exception):
    """Raised by a handler that has seen what it wanted; parsing ends without fault."""


@frozen
class _Refusal:
    file: str
    part: str

    def __call__(self, *_: Any) -> int:
        # Entities grow without end (“billion laughs”) or read other files; no spreadsheet program writes either.
        raise unsafe(self.file, " ".join(filter(None, ("XML:", self.part, "<!DOCTYPE>"))))


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its namespace prefix."""
    return name.rpartition(":")[2]


def parse_xml(
    chunks: Iterable[bytes],
    file: str,
    *,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Parse XML piece by piece and call the handlers; document types and entities are refused.

    Args:
        chunks: the XML, in pieces of any size.
        file: the name to show in issues.
        start: called with name and attributes of an opening tag, both with prefixes as written.
        end: called with the name of a closing tag.
        text: called with text between tags, perhaps in several pieces.

    Raises:
        CannotContinue: if the XML is malformed, or has a document type or entities.
    """
    parser = _parser(file)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except Enough:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an unknown or multi-byte encoding
        raise damaged(file, f"XML: {error}") from error


def check_prologs(archive: Archive) -> None:
    """Refuse a zip file of which any XML part begins with a document type, whoever is going to parse that part.

    Only what stands before a part's first element is looked at, where alone a document type can stand.

    Args:
        archive: the zip file.

    Raises:
        CannotContinue: if a part has a document type, a prolog without end, or one that is not XML.
    """
    for name in archive.members:
        if name.endswith(_MARKUP):
            _check_prolog(archive.chunks(name), archive.file, name)


def _check_prolog(chunks: Iterable[bytes], file: str, name: str) -> None:
    parser = _parser(file, name)
    parser.StartElementHandler = _stop
    seen = 0
    try:
        for chunk in chunks:
            for start in range(0, len(chunk), _SLICE):
                if seen >= _LONGEST_PROLOG:
                    raise unsafe(file, f"XML: {name}, {seen} B < 1 element")
                parser.Parse(chunk[start : start + _SLICE], False)
                seen += _SLICE
    except Enough:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(file, f"XML: {name}, {error}") from error


def _stop(_: str, __: Attributes) -> None:
    raise Enough


def _parser(file: str, part: str = "") -> expat.XMLParserType:
    """Return a parser that refuses document types and entities."""
    parser = expat.ParserCreate()
    refusal = _Refusal(file, part)
    parser.StartDoctypeDeclHandler = refusal
    parser.EntityDeclHandler = refusal
    parser.ExternalEntityRefHandler = refusal
    return parser
