"""Which writer renders a document into which kind of file."""

from collections.abc import Callable

from attrs import frozen

from .document import Document
from .json_writer import to_json
from .markdown import to_markdown


@frozen
class Writer:
    """A way to render a document.

    Args:
        suffix: suffix of the files it makes, such as `.md`.
        render: returns the content of the file.
    """

    suffix: str
    render: Callable[[Document], bytes]


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")  # half a character, which no file can hold, becomes ?


def _markdown(document: Document) -> bytes:
    return _utf8(to_markdown(document))


def _json(document: Document) -> bytes:
    return _utf8(to_json(document))


WRITERS: tuple[Writer, ...] = (Writer(".md", _markdown), Writer(".json", _json))
