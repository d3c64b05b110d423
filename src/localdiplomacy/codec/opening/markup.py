"""XML that nobody vouches for: no document type, no entities, no references to elsewhere."""

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from attrs import frozen

from .refusals import damaged, unsafe

Attributes = dict[str, str]


class Enough(Exception):
    """Raised by a handler that has seen what it wanted; parsing ends without fault."""


@frozen
class _Refusal:
    file: str

    def __call__(self, *_: Any) -> int:
        # Entities grow without end (“billion laughs”) or read other files; no spreadsheet program writes either.
        raise unsafe(self.file, "XML: <!DOCTYPE>")


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
    parser = expat.ParserCreate()
    parser.buffer_text = True
    refusal = _Refusal(file)
    parser.StartDoctypeDeclHandler = refusal
    parser.EntityDeclHandler = refusal
    parser.ExternalEntityRefHandler = refusal
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
