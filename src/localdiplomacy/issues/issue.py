"""An issue: one breach of a rule, with its place."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ..model.sources import Source
from ..model.texts import Language, Text, fill
from .rules import MAX_SHOWN, Rule, Severity

# Of a path that is too long the end is shown: there the file's name is.
_PATH = "file"


def shown(value: object, longest: int = MAX_SHOWN, *, end: bool = False) -> str:
    """Return a value as an issue may show it: one line, control characters gone, not too long.

    Args:
        value: the value.
        longest: how many characters are shown.
        end: True to show the end of what is too long instead of its beginning.
    """
    text = str(value)
    text = text[-longest - 1 :] if end else text[: longest + 1]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    if len(text) <= longest:
        return text
    return "…" + text[1 - longest :] if end else text[: longest - 1] + "…"


Param = str | Text


def _param(name: str, value: object, longest: int) -> Param:
    if isinstance(value, Text):
        return Text(shown(value.zh, longest), shown(value.en, longest))
    return shown(value, longest, end=name == _PATH)


def _pairs(params: Mapping[str, object] | tuple[tuple[str, Param], ...]) -> tuple[tuple[str, Any], ...]:
    return tuple(params.items()) if isinstance(params, Mapping) else params


@frozen
class Issue:
    """One thing that is wrong, with where it is and what to do.

    Args:
        rule: the rule that is broken; severity, title and texts come from it.
        params: what fills the rule's message, by name; a Text where it differs by language.
        subject: id of the record concerned.
        path: field of the record concerned, such as `headcount.persons`.
        source: file, sheet, row and column.
        plugin: name and version of the plugin whose rule it is; None for a built-in.

    Raises:
        ValueError: if a parameter of the message is missing.
    """

    rule: Rule
    params: tuple[tuple[str, Param], ...] = field(default=(), converter=_pairs)
    subject: str | None = field(default=None, kw_only=True)
    path: str | None = field(default=None, kw_only=True)
    source: Source | None = field(default=None, kw_only=True)
    plugin: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        missing = self.rule.parameters - {name for name, _ in self.params}
        if missing:
            raise ValueError(f"{self.rule.code} needs {', '.join(sorted(missing))}")
        params = tuple((name, _param(name, value, self.rule.longest)) for name, value in self.params)
        object.__setattr__(self, "params", params)

    @property
    def code(self) -> str:
        """Code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity

    def message(self, language: Language) -> str:
        """Return what is wrong."""
        return fill(self.rule.message.get(language), self.values(language))

    def values(self, language: Language) -> dict[str, str]:
        """Return the parameters of the message by name."""
        return {name: value.get(language) if isinstance(value, Text) else value for name, value in self.params}

    def remedy(self, language: Language) -> str:
        """Return what to do about it."""
        return self.rule.remedy.get(language)

    def place(self) -> str:
        """Return where it is: file, sheet, row, column, record, field."""
        parts = [str(self.source) if self.source else "", self.subject or "", self.path or ""]
        return " · ".join(part for part in parts if part)

    def where(self) -> str:
        """Return the place, with the plugin whose rule it is before it."""
        return " · ".join(filter(None, (self.plugin, self.place())))

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return the issue as plain values for JSON."""
        source = self.source
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message(language),
            "remedy": self.remedy(language),
            "params": self.values(language),
            "subject": self.subject,
            "path": self.path,
            "file": source.origin.file if source else None,
            "sheet": source.origin.sheet if source else None,
            "row": source.row if source else None,
            "column": source.column if source else None,
            "plugin": self.plugin,
        }

    @property
    def sort_key(self) -> tuple[int, str, str, str, int, str, str, str]:
        """Order of issues: worst first, then by code and place."""
        source = self.source
        file = (source.origin.file or "") if source else ""
        row = (source.row or 0) if source else 0
        column = (source.column or "") if source else ""
        return self.severity.rank, self.code, file, self.subject or "", row, column, self.path or "", str(self.params)
