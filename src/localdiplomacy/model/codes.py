"""Codes and code lists: one type for kinds, units, states, column names, countries and dimensions."""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from .texts import Language, Text


@frozen(kw_only=True)
class Code:
    """One entry of a code list.

    Args:
        id: ASCII slug, the value that records hold.
        zh: the Chinese term.
        en: the English term.
        aliases: other spellings under which a ledger may give it.
        since: first day it is valid; None is always.
        until: first day it is no longer valid; None is still.
        broader: id of the code it is part of.
    """

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    broader: str | None = None

    def get(self, language: Language) -> str:
        """Return the term in `language`."""
        return self.zh if language == "zh" else self.en

    def valid(self, on: date) -> bool:
        """Tell whether the code is valid on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that means this code."""
        return tuple(dict.fromkeys((self.id, self.zh, self.en, *self.aliases)))


class AmbiguousCode(ValueError):
    """Two codes of one list claim the same spelling.

    Args:
        code_list: id of the list.
        spelling: the spelling.
        codes: ids of the two codes.
    """

    def __init__(self, code_list: str, spelling: str, codes: tuple[str, str]) -> None:
        first, second = codes
        super().__init__(
            f"{code_list}: {spelling!r} means both {first} and {second} / “{spelling}”同时指 {first} 和 {second}"
        )
        # What stands there, to follow "found".
        self.text = Text(
            f"“{spelling}”，它同时指 {first} 和 {second}", f"{spelling!r}, which means both {first} and {second}"
        )


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


@frozen(kw_only=True)
class CodeList:
    """A list of codes, found by id or by any spelling.

    Args:
        id: slug of the list, such as `outbound-mode`.
        zh: what it lists, in Chinese.
        en: what it lists, in English.
        codes: the codes, in the order they are shown. An id may come twice with periods that do not overlap.
        open: True where a value outside the list is allowed (it is then advice, not an error).

    Raises:
        AmbiguousCode: if two different codes share a spelling.
    """

    id: str
    zh: str
    en: str
    codes: tuple[Code, ...]
    open: bool = False
    _by_id: dict[str, tuple[Code, ...]] = field(init=False, eq=False, repr=False)
    _by_spelling: dict[str, str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_id: dict[str, tuple[Code, ...]] = {}
        by_spelling: dict[str, str] = {}
        for code in self.codes:
            by_id[code.id] = (*by_id.get(code.id, ()), code)
            for spelling in code.spellings:
                known = by_spelling.setdefault(_key(spelling), code.id)
                if known != code.id:
                    raise AmbiguousCode(self.id, spelling, (known, code.id))
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_spelling", by_spelling)

    def find(self, text: str) -> str | None:
        """Return the id of the code that `text` spells, or None. Case and spaces do not matter."""
        return self._by_spelling.get(_key(text))

    def get(self, id: str, on: date | None = None) -> Code | None:
        """Return the code with that id (valid on the day, if one is given), or None."""
        for code in self._by_id.get(id, ()):
            if on is None or code.valid(on):
                return code
        return None

    def label(self, id: str, language: Language) -> str:
        """Return the term of a code, or the id itself where the list does not have it."""
        code = self.get(id)
        return code.get(language) if code else id

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)
