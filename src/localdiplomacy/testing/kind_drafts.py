"""Lines of a kind made to measure: a draft in which conditions are made to hold, or not to hold."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from attrs import define, field

from ..model.codes import CodeList
from ..model.conditions import Operator, Where
from ..model.entries import Details, Entry, EntryKind
from ..model.ids import OfficeId, RecordId
from ..model.kind_checks import STATE_NOW
from ..model.lifecycle import Transition
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.quantities import Headcount, Money, Quantity

FIRST = date(2021, 1, 4)  # a Monday
_DETAILS, _HISTORY = "details.", "history."
_OPPOSITE = {
    Operator.IS_NOT: Operator.IS,
    Operator.NOT_IN: Operator.IN,
    Operator.MISSING: Operator.PRESENT,
    Operator.LESS_THAN: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.AT_MOST,
}


@define
class Draft:
    """A line that is being put together.

    Args:
        kind: its kind.
        number: what tells it from others.
        code_lists: where codes are taken from.
        values: what its fields hold, by path.
        through: the states it has been in besides the last.
        state: the state it is in.
        days: the days on which it came to states.
        dated: False where its moves have no dates.
    """

    kind: EntryKind
    number: int
    code_lists: Mapping[str, CodeList]
    values: dict[str, Any] = field(factory=dict)
    through: set[str] = field(factory=set)
    state: str | None = None
    days: dict[str, date] = field(factory=dict)
    dated: bool = True

    def __attrs_post_init__(self) -> None:
        self.values |= {"office": "office", "on": FIRST, "name": f"样例{self.number}"}

    def make(self, where: Where, holds: bool = True) -> "Draft":
        """Make a condition hold, or surely not hold, and return the draft."""
        if where.negated:
            holds = not holds
        if where.all_of:
            for part in where.all_of if holds else where.all_of[:1]:
                self.make(part, holds)
        elif where.any_of:
            for part in where.any_of[:1] if holds else where.any_of:
                self.make(part, holds)
        elif where.field is not None:
            op = _OPPOSITE.get(where.op)
            self._make(where.field, op or where.op, where.value, holds is (op is None))
        return self

    def _make(self, path: str, op: Operator, value: Any, holds: bool) -> None:
        if op is Operator.PRESENT:
            self.put(path, self.sample(path)) if holds else self.take(path)
        elif op in (Operator.IS, Operator.IN):
            values = value if isinstance(value, tuple) else (value,)
            self.put(path, values[0]) if holds else self._put_other(path, values)
        elif op is Operator.AT_LEAST:
            self.put(path, value if holds else value - 1)
        else:
            self.put(path, value if holds else value + 1)

    def _put_other(self, path: str, values: tuple[Any, ...]) -> None:
        if path == f"{_HISTORY}to":
            self.through -= set(values)
        elif path == STATE_NOW:
            self.state = next((state for state in self.kind.states if state not in values), None)
        else:
            others = (self.sample(path, number) for number in range(len(values) + 2))
            self.put(path, next(other for other in others if other not in values))

    def put(self, path: str, value: Any) -> "Draft":
        """Let a field hold something, and return the draft."""
        if path == STATE_NOW:
            self.state = value
        elif path == f"{_HISTORY}to":
            self.through.add(value)
        elif path == f"{_HISTORY}on":
            self.dated = True
        elif path.startswith(_HISTORY):
            self.through.add(path.removeprefix(_HISTORY))
            self.days[path.removeprefix(_HISTORY)] = value
        else:
            self.values[path] = value
        return self

    def take(self, path: str) -> None:
        """Let a field hold nothing."""
        if path.startswith(_HISTORY):
            self.dated = False
        else:
            self.values.pop(path, None)

    def sample(self, path: str, number: int = 0) -> Any:
        """Return something that a field may hold; another one for another number."""
        if path.startswith(_DETAILS):
            return self._detail(path.removeprefix(_DETAILS), number)
        common: dict[str, Any] = {
            "office": f"office-{number}",
            "name": f"样例-{number}",
            "country": ("JP", "KR")[number % 2],
            "partners": (f"partner-{number}",),
            "quantity": Quantity.of(number + 1, self.kind.units[0] if self.kind.units else "items"),
            "amount": Money(number + 1),
        }
        if path in common:
            return common[path]
        return FIRST + timedelta(days=number) if path in ("on", "until") else number + 1

    def _detail(self, id: str, number: int) -> Any:
        found = next(field for field in self.kind.fields if field.id == id)
        if found.type == "code":
            codes = self.code_lists[found.code_list or ""].codes
            return codes[number % len(codes)].id
        samples: dict[str, Any] = {
            "integer": number + 1,
            "decimal": Decimal(number + 1),
            "date": PartialDate.of(FIRST + timedelta(days=number)),
            "boolean": number % 2 == 0,
            "list": (f"样例{number}",),
            "quantity": Quantity.of(number + 1, "items"),
        }
        return samples.get(found.type, f"样例{number}")

    def entry(self) -> Entry:
        """Return the line."""
        counts = {path.partition(".")[2]: self.values[path] for path in self.values if path.startswith("headcount.")}
        details = {path.removeprefix(_DETAILS): self.values[path] for path in self.values if path.startswith(_DETAILS)}
        if "amount.amount" in self.values:
            self.values["amount"] = Money(self.values["amount.amount"])
        given = {
            key: self.values[key] for key in ("on", "until", "country", "quantity", "amount") if key in self.values
        }
        return Entry(
            id=RecordId(f"{self.kind.id}-{self.number}"),
            kind=self.kind.id,
            office=OfficeId(self.values["office"]) if "office" in self.values else None,
            name=Name(zh=self.values["name"]) if "name" in self.values else None,
            headcount=Headcount(**counts),
            partners=self.values.get("partners", ()),
            history=tuple(self._moves()),
            details=Details(details),
            **given,
        )

    def _moves(self) -> list[Transition]:
        passed = [state for state in self.kind.states if state in self.through and state != self.state]
        states = [*passed, *([self.state] if self.state is not None else [])]
        return [
            Transition(state, PartialDate.of(self.days.get(state, FIRST)) if self.dated else None) for state in states
        ]
