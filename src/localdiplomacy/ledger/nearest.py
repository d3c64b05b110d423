"""Which known word was probably meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `word`; empty where none comes close.

    >>> nearest("departs_no", ["departs_on", "returns_on"])
    'departs_on'
    """
    from difflib import get_close_matches  # only needed when something is wrong

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), "")
