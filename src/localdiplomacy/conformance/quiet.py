"""Calling a plugin without what it prints and warns about: other processes look at that."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO


@contextmanager
def quietly() -> Iterator[None]:
    """Drop what is printed in a `with` block, and the warnings."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
