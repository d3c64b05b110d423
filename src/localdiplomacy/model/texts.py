"""Text in the two languages every message, label and definition has."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any, Literal

from attrs import frozen

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, so that equal-looking names are equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_OF_NUMBER = re.compile(r"\{\w+:[^{}|]*\|([^{}|]*)\}")


class _Filler(Formatter):
    def format_field(self, value: Any, format_spec: str) -> Any:
        one, several, many = format_spec.partition("|")
        if not several:
            return super().format_field(value, format_spec)
        return one if str(value) == "1" else many


def fill(template: str, values: Mapping[str, object]) -> str:
    """Return a template with its parameters filled in; `{count:one|many}` is a word that follows a number.

    >>> [fill("{n} {n:record has|records have} no date", {"n": n}) for n in (0, 1, 2)]
    ['0 records have no date', '1 record has no date', '2 records have no date']
    """
    return _Filler().vformat(template, (), values) if "|" in template else template.format_map(values)


def in_plural(template: str) -> str:
    """Return a template as people read it: of words that follow a number, those for many.

    >>> in_plural("{n} {n:record has|records have} no date")
    '{n} records have no date'
    """
    return _OF_NUMBER.sub(r"\1", template)


@frozen
class Text:
    """A sentence or label in Chinese and English."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en

    def filled(self, **params: object) -> "Text":
        """Return it with its parameters filled in, as `fill` does; a Text where a parameter differs by language."""
        zh, en = (
            fill(
                text,
                {name: value.get(language) if isinstance(value, Text) else value for name, value in params.items()},
            )
            for text, language in ((self.zh, LANGUAGES[0]), (self.en, LANGUAGES[1]))
        )
        return Text(zh, en)


def joined(texts: Iterable[Text]) -> Text:
    """Return texts as a list in the two languages.

    >>> joined([Text("人", "persons"), Text("人次", "person-times")])
    Text(zh='人、人次', en='persons, person-times')
    """
    listed = tuple(texts)
    return Text("、".join(text.zh for text in listed), ", ".join(text.en for text in listed))
