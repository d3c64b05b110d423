"""A conformance check, and what it finds."""

from collections.abc import Callable, Iterable

from attrs import frozen

from ..model.texts import Language, Text
from .subject import Subject


@frozen(kw_only=True)
class Finding:
    """One thing in which a plugin does not conform.

    Args:
        what: what is wrong.
        where: the file, hook, id or sample city concerned.
        fix: what the plugin's author does about it.
    """

    what: Text
    where: str
    fix: Text

    def line(self, language: Language) -> str:
        """Return what, where and how to fix, in one line."""
        brackets = "（{}）" if language == "zh" else " ({})"
        place = brackets.format(self.where) if self.where else ""
        between = "" if language == "zh" else " "
        return f"{self.what.get(language)}{place}{between}{self.fix.get(language)}"


@frozen(kw_only=True)
class ConformanceCheck:
    """One thing that every plugin must hold to.

    Args:
        id: `LD-C` and two digits; it never changes and is never given anew.
        title: what is looked at, in a few words.
        proves: what a plugin that passes has shown.
        look: yields a finding for each breach; raises `NotLoaded` where it needs a plugin that could not be loaded.
    """

    id: str
    title: Text
    proves: Text
    look: Callable[[Subject], Iterable[Finding]]
