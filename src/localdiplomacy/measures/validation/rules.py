"""Rules between figures: left side – operator – right side, and parts against their total."""

from enum import StrEnum

from attrs import field, frozen

from ...model.conditions import Where
from ...model.periods import Frequency
from ...model.texts import Language, Text
from ..dimensions import OFFICE
from ..indicators import EVERY
from .faults import require, require_breakdowns, require_figure_fields
from .terms import Side, Term

PARTS_OF_PERIODS = {"half": Frequency.HALF, "quarter": Frequency.QUARTER, "month": Frequency.MONTH}


class Importance(StrEnum):
    """How bad it is if a rule does not hold: an error, a warning or advice."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Relation(StrEnum):
    """What must hold between the two sides. The first six are the operators of conditions."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    COMPULSORY_PAIR = "compulsory_pair"
    EXCLUSIVE_PAIR = "exclusive_pair"

    @property
    def about_presence(self) -> bool:
        """Whether it asks for the presence of values instead of comparing them."""
        return self in (Relation.COMPULSORY_PAIR, Relation.EXCLUSIVE_PAIR)


@frozen(kw_only=True)
class NamedRule:
    """What every rule says of itself.

    Args:
        id: slug, unique among the rules.
        zh: what must hold, in Chinese.
        en: what must hold, in English.
        reason: why it must hold.
        where: the figures it looks at.
        plugin: name and version of the plugin that defines it; None for a built-in and for a workspace's own.
    """

    id: str
    zh: str
    en: str
    reason: Text | None = None
    where: Where = EVERY
    plugin: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        require(bool(self.id.strip()), ("id",), "编号", "an id", self.id)
        require_figure_fields(self.where)

    def name(self, language: Language) -> str:
        """Return what must hold."""
        return self.zh if language == "zh" else self.en


@frozen(kw_only=True)
class FigureRule(NamedRule):
    """Left side – operator – right side, for each office, period and member of the dimensions kept.

    Args:
        left: one sum.
        operator: what must hold between the two.
        right: the other sum.
        by: ids of the dimensions kept; figures broken down in another way are others.
        importance: how bad it is if it does not hold.

    Raises:
        RuleError: if a term picks a member of a dimension that is kept, or `where` looks at what figures do not have.
    """

    left: Side
    operator: Relation = field(converter=Relation)
    right: Side
    by: tuple[str, ...] = ()
    importance: Importance = field(default=Importance.HIGH, converter=Importance)

    def __attrs_post_init__(self) -> None:
        NamedRule.__attrs_post_init__(self)
        require_breakdowns(self.by, ("by",))
        for side in ("left", "right"):
            for place, term in enumerate(getattr(self, side).terms):
                require_not_kept(term, self.by, (side, "terms", place, "members"))


@frozen(kw_only=True)
class PartsRule(NamedRule):
    """Parts and their total: what parts leave is shown as a rest, what they exceed is a finding.

    Parts are counts: none is negative, so that one which is missing can only add.

    Args:
        total: the whole.
        terms: the parts, figures of their own; or else:
        over: id of the dimension whose members are the parts: `country`, `mode`, …, `office` (the total is then
            the figure of no office, or of the total's own), or `month`, `quarter`,
            `half` for the parts of a period.
        members: the members that there are; those that have figures where it is empty.
        complete: True where the parts are all there are, so that a rest is a finding too.
        by: ids of the dimensions kept.
        importance: how bad it is if it does not hold.

    Raises:
        RuleError: unless there is one of `terms` and `over`, or if `members` come without `over`, or if `over` is a
            stretch of time that no period is made of.
    """

    total: Term
    terms: tuple[Term, ...] = ()
    over: str | None = None
    members: tuple[str, ...] = ()
    complete: bool = False
    by: tuple[str, ...] = ()
    importance: Importance = field(default=Importance.HIGH, converter=Importance)

    def __attrs_post_init__(self) -> None:
        NamedRule.__attrs_post_init__(self)
        require_breakdowns(self.by, ("by",))
        whole = self.over not in ("year", "week", "day")
        require(whole, ("over",), "维度，或 half、quarter、month", "a dimension, or half, quarter, month", self.over)
        one = bool(self.terms) is not (self.over is not None)
        require(one, ("over",), "terms 与 over 二者之一", "one of terms and over", self.over)
        alone = self.over is not None or not self.members
        require(alone, ("members",), "与 over 一起给出", "to come with over", ", ".join(self.members))
        free = self.over not in self.by
        require(free, ("over",), "不在 by 中的维度", "a dimension that is not in by", self.over)
        for place, term in enumerate(self.terms):
            require_not_kept(term, self.by, ("terms", place, "members"))
        require_not_kept(self.total, (*self.by, self.over or ""), ("total", "members"))

    @property
    def dimension(self) -> str | None:
        """Id of the dimension of whose members the parts are; None for figures of their own, offices and times."""
        return None if self.over in (OFFICE.id, *PARTS_OF_PERIODS) else self.over


def require_not_kept(term: Term, by: tuple[str, ...], path: tuple[str | int, ...]) -> None:
    """Make sure a term does not pick a member of a dimension of which each member is looked at.

    Raises:
        RuleError: if it does.
    """
    both = sorted(set(by) & set(term.members))
    require(not both, path, "不在 by、over 中的维度", "dimensions that are not in by or over", ", ".join(both))
