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


def _markdown(document: Document) -> bytes:
    return to_markdown(document).encode("utf-8")


def _json(document: Document) -> bytes:
    return to_json(document).encode("utf-8")


WRITERS: tuple[Writer, ...] = (Writer(".md", _markdown), Writer(".json", _json))
