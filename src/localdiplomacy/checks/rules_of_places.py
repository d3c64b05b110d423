"""What the regulations say for the day and the place of a record, and rules that rest on a weak source."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from ..issues.rules import Rule
from ..ledger.ledger import Ledger
from ..model.partial_dates import PartialDate
from ..regulations.answers import Absent, Answer, InForce, OverTime
from ..regulations.jurisdictions import jurisdiction
from ..regulations.parameters import DimensionValue
from .check import CheckContext

Facts = Mapping[str, DimensionValue | None]


@frozen
class RulesOfPlaces:
    """Asks the regulations for the place a record belongs to. One serves all checks of a run: `context.once` makes it.

    A place without a usable division code of its own has that of the place it belongs to, and at last that of the
    context. Conditions a parameter does not have are left out, so that a pack may make any rule depend on the facts a
    check offers.

    Args:
        context: what is checked.
    """

    context: CheckContext
    _codes: dict[str, str | None] = field(factory=dict, init=False, eq=False, repr=False)
    _conditions: dict[str, tuple[str, ...]] = field(factory=dict, init=False, eq=False, repr=False)
    # Many records ask the same: what a rule says is found out once for a place and facts, whatever the day.
    _said: dict[tuple[object, ...], OverTime] = field(factory=dict, init=False, eq=False, repr=False)
    _said_to_offices: dict[tuple[object, ...], OverTime] = field(factory=dict, init=False, eq=False, repr=False)

    def code(self, city: str | None) -> str | None:
        """Return the code of the jurisdiction whose rules hold in a place; None for the nation's."""
        if city is None:
            return _usable(self.context.jurisdiction)
        if city not in self._codes:
            self._codes[city] = place_code(self.context.ledger, city) or _usable(self.context.jurisdiction)
        return self._codes[city]

    def answer(self, name: str, on: date, city: str | None, **facts: DimensionValue) -> Answer:
        """Return what a parameter says on a day in a place.

        Args:
            name: id of the parameter.
            on: the day.
            city: id of the place; None for the context's.
            facts: what is known of the record; a parameter takes those it depends on.
        """
        return self.over_time(name, city, facts).on(on)

    def over_time(self, name: str, city: str | None, facts: Facts) -> OverTime:
        """Return what a parameter says in a place, day by day.

        Args:
            name: id of the parameter.
            city: id of the place; None for the context's.
            facts: what is known of the record, None for what is not.
        """
        by = self.relevant(name, facts)
        question = (name, city, *by)
        found = self._said.get(question)
        if found is None:
            found = self._said[question] = self._looked_up(name, self.code(city), dict(by))
        return found

    def for_office(self, name: str, office: str | None, facts: Facts) -> OverTime:
        """Return what a parameter says in the place an office serves, day by day.

        Args:
            name: id of the parameter.
            office: id of the office; the context's place where the ledger does not have it.
            facts: as in `over_time`.
        """
        keys = self._conditions.get(name)
        question = (name, office, *[facts.get(key) for key in keys]) if keys else (name, office)
        found = self._said_to_offices.get(question)
        if found is None or keys is None:  # the first question of a run does not know yet what the answer depends on
            known = self.context.ledger.offices.get(office)
            found = self.over_time(name, None if known is None else known.city, facts)
            if keys is not None:
                self._said_to_offices[question] = found
        return found

    def relevant(self, name: str, facts: Facts) -> tuple[tuple[str, DimensionValue], ...]:
        """Return those of the facts that a parameter depends on and that are known."""
        known = self._conditions.get(name)
        if known is None:
            known = self._conditions[name] = self._conditions_of(name)
        return tuple([(key, fact) for key in known if (fact := facts.get(key)) is not None]) if known else ()

    def _conditions_of(self, name: str) -> tuple[str, ...]:
        regulations = self.context.regulations
        return () if regulations is None else tuple(sorted(regulations.dimensions(name)))

    def _looked_up(self, name: str, where: str | None, by: Mapping[str, DimensionValue]) -> OverTime:
        regulations = self.context.regulations
        if regulations is None:
            return OverTime((), (Absent(name=name, known=False),))
        return regulations.over_time(name, where=where, **by)

    def says(
        self, name: str, value: bool, day: PartialDate | date, city: str | None, **facts: DimensionValue
    ) -> InForce | None:
        """Return the rule if it surely says `value` on a day that may be known to the month or year only."""
        first, last = (day.first, day.last) if isinstance(day, PartialDate) else (day, day)
        answers = [self.answer(name, on, city, **facts) for on in ((first,) if first == last else (first, last))]
        found = answers[0]
        agree = all(isinstance(answer, InForce) and answer.value is value for answer in answers)
        return found if agree and isinstance(found, InForce) else None


def place_code(ledger: Ledger, city: str | None) -> str | None:
    """Return the jurisdiction of a place: that of its own division code, or of the nearest place around it.

    Args:
        ledger: the records.
        city: id of the place.
    """
    seen: set[str] = set()
    place = ledger.cities.get(city)
    while place is not None and place.id not in seen:
        code = _usable(place.division_code)
        if code is not None:
            return code
        seen.add(place.id)
        place = ledger.cities.get(place.parent)
    return None


def _usable(code: str | None) -> str | None:
    """Return the jurisdiction of a code, or None where it is none: a malformed code is for the check on codes."""
    try:
        return None if code is None else jurisdiction(code)
    except ValueError:
        return None


def graded(rule: Rule, *answers: InForce) -> Rule:
    """Return the rule as firm as the regulations it rests on: advice where the source of one of them is weak."""
    return rule.as_advice() if any(answer.grade.weak for answer in answers) else rule
