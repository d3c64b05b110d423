"""Names of places, bodies and things: multilingual Unicode, beside ASCII ids."""

from attrs import field, frozen

from .texts import Language, nfc


def _nfc_or_none(text: str | None) -> str | None:
    return None if text is None else nfc(text)


def _nfc_each(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(nfc(text) for text in texts)


@frozen(kw_only=True)
class Name:
    """What a thing is called: in Chinese, in English, in its own language, and otherwise.

    Args:
        zh: the Chinese name, as official documents print it.
        en: the English name.
        local: the name in the language of the place itself.
        aliases: other spellings in use (所沢 beside 所泽); they find the thing but are not printed.

    Raises:
        ValueError: if none of zh, en and local is given.
    """

    zh: str | None = field(default=None, converter=_nfc_or_none)
    en: str | None = field(default=None, converter=_nfc_or_none)
    local: str | None = field(default=None, converter=_nfc_or_none)
    aliases: tuple[str, ...] = field(default=(), converter=_nfc_each)

    def __attrs_post_init__(self) -> None:
        if not (self.zh or self.en or self.local):
            raise ValueError("a Name needs zh, en or local / 名称至少要有中文、英文或当地文字之一")

    def get(self, language: Language) -> str:
        """Return the name in `language`, or the nearest there is."""
        order = (self.zh, self.en, self.local) if language == "zh" else (self.en, self.zh, self.local)
        return next(name for name in order if name)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling under which the thing may be found, without repeats."""
        return tuple(dict.fromkeys(name for name in (self.zh, self.en, self.local, *self.aliases) if name))

    def __str__(self) -> str:
        return self.get("zh")
