"""Griffe extension: examples that stand in a docstring as bare doctests are shown as code, not as quotations."""

import re
from typing import Any

import griffe

_DOCTEST = re.compile(r"^>>> .*(?:\n(?!\n).+)*", re.MULTILINE)


def fenced(docstring: str) -> str:
    """The docstring with a fence around each unindented doctest."""
    return _DOCTEST.sub(lambda found: f"```pycon\n{found[0]}\n```", docstring)


class DoctestExtension(griffe.Extension):
    """Fences the doctests of each object."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Rewrite one docstring."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)
