"""Limits that kinds declare, as they hold for one line: a number, a parameter of the regulations, another field."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ...issues.issue import Issue
from ...model.conditions import values_reader
from ...model.entries import Entry
from ...model.kind_checks import Bound
from ...model.partial_dates import PartialDate
from ...model.quantities import Quantity
from ...model.texts import Text
from ...regulations.answers import InForce
from ...regulations.parameters import DimensionValue, Scalar
from ..check import CheckContext
from ..found import needed
from ..rulebook import Rulebook, cited

Number = int | Decimal
Range = tuple[Number | None, Number | None]


@frozen(kw_only=True)
class Held:
    """A limit as it holds for a line.

    Args:
        value: a number or a duration.
        answer: the regulation it was taken from, if it was.
    """

    value: Scalar
    answer: InForce | None = None

    @property
    def basis(self) -> Text:
        """Where it stands, for the end of a message."""
        if self.answer is None:
            return Text("", "")
        rule = cited(self.answer)
        return Text(f"（{rule.zh}）", f" ({rule.en})")


class Bounds:
    """Asks for the limits of one check, and says at the end what could not be answered.

    Args:
        context: what the check looks at.
        check: id of the check.
    """

    def __init__(self, context: CheckContext, check: str) -> None:
        self._book = Rulebook(context, check)
        self._check = check
        self._regulations = context.regulations
        self._absent: set[str] = set()
        self._known: dict[str, bool] = {}

    @property
    def book(self) -> Rulebook:
        """The regulations and the calendar."""
        return self._book

    def held(
        self, bound: Bound | None, entry: Entry, day: PartialDate, *, quietly: bool = False, records: int = 1
    ) -> Held | None:
        """Return a limit as it holds for a line on a day; None where there is none, or it is not known.

        Args:
            bound: the limit; a field is not for here.
            entry: the line; a parameter may depend on its kind and on its details.
            day: the day.
            quietly: True to say nothing where the office has not settled a parameter.
            records: how many lines the answer is for.
        """
        if bound is None:
            return None
        if bound.number is not None:
            return Held(value=bound.number)
        name = bound.parameter or ""
        if not self._is_known(name):
            self._absent.add(name)
            return None
        answer = self._book.ask(name, entry, day, _facts(entry), quietly=quietly, records=records)
        if answer is None or isinstance(answer.value, (tuple, bool, str)):
            return None
        return Held(value=answer.value, answer=answer)

    def _is_known(self, name: str) -> bool:
        if name not in self._known:
            given = self._regulations
            self._known[name] = given is not None and any(one.id == name for one in given.parameters())
        return self._known[name]

    def unanswered(self) -> Iterator[Issue]:
        """Yield what could not be judged."""
        for name in sorted(self._absent):
            yield needed(self._check, Text(f"规定参数 {name}", f"The parameter {name}"))
        yield from self._book.unanswered()


def _facts(entry: Entry) -> dict[str, DimensionValue | None]:
    # Sensitive details are no conditions of regulations, and conditions that a parameter does not have are left out.
    stated = {id: value for id, value in entry.details.items() if isinstance(value, (str, int, bool))}
    return {**stated, "kind": entry.kind}


def number_of(value: Scalar) -> Number | None:
    """Return a limit as a number; None for what is none."""
    return value if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def range_at(entry: Entry, path: str) -> Range | None:
    """Return the numbers a field can mean; None where it says none."""
    found = next(iter(values_reader(path)(entry)), None)
    if isinstance(found, Quantity):
        return found.bounds()
    if isinstance(found, (int, Decimal)) and not isinstance(found, bool):
        return found, found
    return None
