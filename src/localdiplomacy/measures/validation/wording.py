"""What rules, places and amounts are called in findings and tables."""

from collections.abc import Mapping
from decimal import Decimal

from attrs import field, frozen

from ...model.texts import LANGUAGES, Text, joined
from ..labels import Labels
from ..outcomes import Key
from .places import Place
from .rules import NamedRule, Relation
from .scores import Method
from .sums import Sum

RELATIONS: Mapping[Relation, Text] = {
    Relation.IS: Text("等于", "equal to"),
    Relation.IS_NOT: Text("不等于", "other than"),
    Relation.AT_LEAST: Text("不少于", "at least"),
    Relation.AT_MOST: Text("不超过", "at most"),
    Relation.MORE_THAN: Text("多于", "more than"),
    Relation.LESS_THAN: Text("少于", "less than"),
    Relation.COMPULSORY_PAIR: Text("同有同无", "both or neither"),
    Relation.EXCLUSIVE_PAIR: Text("只有其一", "not both"),
}
METHODS: Mapping[Method, Text] = {Method.Z: Text("z 值", "z"), Method.MODIFIED_Z: Text("修正 z 值", "modified z")}


@frozen
class Words:
    """What things are called.

    Args:
        labels: names of indicators, offices, units.
    """

    labels: Labels = field(factory=Labels)

    def rule(self, rule: NamedRule) -> Text:
        """Return what must hold."""
        return Text(rule.zh, rule.en)

    def place(self, place: Place) -> Text:
        """Return office, period and members in one line."""
        return self.figure(("", place.office, place.period, place.members))

    def figure(self, key: Key) -> Text:
        """Return what a figure is about in one line."""
        return Text(*(self.labels.figure(*key, language) for language in LANGUAGES))

    def office(self, office: str) -> Text:
        """Return what an office is called."""
        return Text(*(self.labels.office(office, language) for language in LANGUAGES))

    def side(self, side: Sum) -> Text:
        """Return what a side comes to, with its unit; `—` where it comes to nothing that can be said."""
        return self.labels.printed(side.value)

    def figures(self, keys: tuple[Key, ...]) -> Text:
        """Return the indicators of figures, each once."""
        names = [self.indicator(indicator) for indicator in dict.fromkeys(key[0] for key in keys)]
        return joined(names)

    def indicator(self, indicator: str) -> Text:
        """Return what an indicator is called; its id where nobody named it."""
        return self.labels.indicators.get(indicator) or Text(indicator, indicator)

    def units(self, units: set[str]) -> Text:
        """Return what units are called."""
        return joined([Text(*(self.labels.unit(unit, language) for language in LANGUAGES)) for unit in sorted(units)])


def shown_number(number: Decimal) -> str:
    """Return a number as it is shown: no more than two decimals, no noughts after the point.

    >>> shown_number(Decimal("2.5")), shown_number(Decimal("10") / 3), shown_number(Decimal("1E+2"))
    ('2.5', '3.33', '100')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")
