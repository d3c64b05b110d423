"""Text in the two languages every message, label and definition has."""

import unicodedata
from typing import Literal

from attrs import frozen

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, so that equal-looking names are equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@frozen
class Text:
    """A sentence or label in Chinese and English."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en
