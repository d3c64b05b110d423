"""Which known word was probably meant."""

from collections.abc import Callable, Iterable

from ..model.texts import Text

_ALIKE = 0.75
# Looking for one word costs a look at all the known ones; a table with more unknown words than this is no slip.
MOST_HINTS = 50
NO_HINT = Text("", "")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `word`; empty where none comes close.

    Words that share only a character in common (卡号, 行号) mean different things: they must begin or end alike.

    >>> nearest("departs_no", ["departs_on", "returns_on"]), nearest("卡号", ["行号"])
    ('departs_on', '')
    """
    from difflib import get_close_matches  # only needed when something is wrong

    alike = [other for other in known if word[:1] == other[:1] or word[-1:] == other[-1:]]
    return next(iter(get_close_matches(word, alike, n=1, cutoff=_ALIKE)), "")


class Hints:
    """Hints at what unknown words may mean, for the first ones of a table only.

    Args:
        known: returns the known words; called once, when the first hint is asked for.
    """

    def __init__(self, known: Callable[[], Iterable[str]]) -> None:
        self._known = known
        self._words: tuple[str, ...] = ()
        self._given = 0

    def __call__(self, word: str) -> Text:
        """Return what to add to a message about an unknown word; empty texts where there is nothing to say."""
        if self._given == 0:
            self._words = tuple(self._known())
        self._given += 1
        meant = nearest(word, self._words) if self._given <= MOST_HINTS else ""
        return Text(f"（是否指“{meant}”？）", f' (did you mean "{meant}"?)') if meant else NO_HINT
