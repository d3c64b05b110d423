"""Which known word was probably meant."""

from collections.abc import Iterable

_ALIKE = 0.75


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `word`; empty where none comes close.

    Words that share only a character in common (卡号, 行号) mean different things: they must begin or end alike.

    >>> nearest("departs_no", ["departs_on", "returns_on"]), nearest("卡号", ["行号"])
    ('departs_on', '')
    """
    from difflib import get_close_matches  # only needed when something is wrong

    alike = [other for other in known if word[:1] == other[:1] or word[-1:] == other[-1:]]
    return next(iter(get_close_matches(word, alike, n=1, cutoff=_ALIKE)), "")
