"""A rule: what can be wrong, how bad that is, and what to do about it."""

import re
import string
from enum import StrEnum

from attrs import evolve, field, frozen

from ..model.texts import Text

# Characters of a value that a message shows, unless its rule says otherwise.
MAX_SHOWN = 80
_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")


class Severity(StrEnum):
    """How bad an issue is."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for advice: the order in which issues are shown."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def _names(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


@frozen(kw_only=True)
class Rule:
    """One entry of the catalogue.

    Args:
        code: `LD-<AREA>-<NNN>` for built-in rules, `<PLUGIN>-<NNN>` for a plugin's.
        severity: how bad a breach is.
        title: the rule in a few words.
        message: what is wrong, with `{parameters}` filled in by each issue.
        remedy: what to do about it.
        basis: where the rule comes from, for rules of the trade.
        longest: how many characters of a parameter are shown; longer ones end in `…`.
        graded: True where a breach is advice as long as what it rests on is weakly sourced.
        declared: True where the data that state the requirement say how bad a breach is; `severity` is the usual one.

    Raises:
        ValueError: if the code is malformed or the two languages use different parameters.
    """

    code: str = field()
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    basis: str | None = None
    longest: int = MAX_SHOWN
    graded: bool = False
    declared: bool = False

    def __attrs_post_init__(self) -> None:
        if _CODE.fullmatch(self.code) is None:
            raise ValueError(f"not a rule code: {self.code!r}")
        if _names(self.message.zh) != _names(self.message.en):
            raise ValueError(f"{self.code}: zh and en name different parameters")

    @property
    def parameters(self) -> frozenset[str]:
        """Names of the parameters an issue of this rule must give."""
        return _names(self.message.zh)

    def as_advice(self) -> "Rule":
        """Return the same rule as it stands where what it rests on is weakly sourced."""
        return evolve(self, severity=Severity.ADVICE)

    def as_declared(self, severity: str) -> "Rule":
        """Return the same rule as bad as the data that state the requirement say."""
        return evolve(self, severity=Severity(severity))

    def covers(self, other: "Rule") -> bool:
        """Tell whether `other` is this rule, what it is where a source is weak, or as bad as data may declare it."""
        if other == self or (self.graded and other == self.as_advice()):
            return True
        return self.declared and other == self.as_declared(other.severity)
