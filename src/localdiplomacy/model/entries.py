"""One general ledger line for the many smaller systems, and the kinds that give it its shape."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from .codes import Code
from .kind_checks import KindCheck
from .lifecycle import Lifecycle, Transition
from .partial_dates import PartialDate, optional_date
from .quantities import NO_HEADCOUNT, Headcount, Money, Quantity
from .records import Record
from .texts import Text

Detail = str | int | bool | Decimal | date | PartialDate | Quantity | tuple[str, ...]


class Details(Mapping[str, Detail]):
    """The fields of one entry beyond the common ones: an immutable mapping that can be hashed."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Detail] | None = None, **more: Detail) -> None:
        self._items: dict[str, Detail] = dict(sorted({**(items or {}), **more}.items()))

    def __getitem__(self, key: str) -> Detail:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __getattr__(self, name: str) -> Detail | None:
        # So that a condition can look at `details.outlet`; a field that is not filled in is missing, not an error.
        if name.startswith("_"):
            raise AttributeError(name)
        return self._items.get(name)

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return f"Details({', '.join(self._items)})"  # names only: the values may be sensitive

    def __reduce__(self) -> tuple[type["Details"], tuple[dict[str, Detail]]]:
        return Details, (self._items,)


NO_DETAILS = Details()


@frozen(kw_only=True)
class DetailField:
    """One field of a kind of entry.

    Args:
        id: name of the field in `details`.
        label: what it is called.
        type: text, integer, decimal, date, boolean, list, quantity or code.
        required: True where a line without it is incomplete.
        aliases: other column headings for it.
        code_list: id of the list its codes come from, where type is `code`; of a `list`, what its texts are to mean.
        sensitive: True where the value must not be shown.
    """

    id: str
    label: Text
    type: str = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    code_list: str | None = None
    sensitive: bool = False


@frozen(kw_only=True)
class EntryLife(Code):
    """A life that lines of several kinds have: a code that says their states, the moves between them and what must hold.

    Args:
        states: the states, in their usual order.
        moves: for each state the states that may follow it, where that is not just any later one.
        checks: what must hold of lines that live so.
    """

    states: tuple[str, ...] = ()
    moves: tuple[tuple[str, tuple[str, ...]], ...] = ()
    checks: tuple[KindCheck, ...] = ()

    @property
    def lifecycle(self) -> Lifecycle:
        """The legal moves. A ledger may begin with any state, for it may hold only the latest."""
        if self.moves:
            moves = {state: frozenset(after) for state, after in self.moves}
        else:
            moves = {state: frozenset(self.states[number:]) for number, state in enumerate(self.states, 1)}
        return Lifecycle(id=self.id, moves=moves, start=frozenset(self.states))


@frozen(kw_only=True)
class EntryKind(EntryLife):
    """A kind of entry: a code that also says which fields, units and states its lines have, and what must hold of them.

    Args:
        fields: the fields in `details`.
        units: the units its counts and amounts may have.
        states: the states its lines may be in, in their usual order; empty where it has none.
        moves: for each state the states that may follow it, where that is not just any later one.
        checks: what must hold of its lines; those of its life come first.
        life: id of the life of `entry-life` from which states, moves and checks were taken.
        required: common fields that must be filled in, such as `on` or `office`.
    """

    fields: tuple[DetailField, ...] = ()
    units: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    life: str | None = None


@frozen(kw_only=True)
class Entry(Record):
    """A line of one of the smaller ledgers: an event, a card, a case, a publication, a training, …

    Args:
        kind: code of `entry-kind`.
        on: the day or period it belongs to by its first day.
        until: last day, for what lasts.
        headcount: batches, groups, persons, person-times.
        quantity: another count with its unit, such as copies or issues.
        amount: money.
        partners: ids of the cities, partnerships and records it belongs to.
        country: ISO 3166-1 alpha-2 code, where one country is concerned.
        history: dated moves between the states of its kind.
        details: the fields of its kind.
    """

    kind: str
    on: PartialDate | None = field(default=None, converter=optional_date)
    until: PartialDate | None = field(default=None, converter=optional_date)
    headcount: Headcount = NO_HEADCOUNT
    quantity: Quantity | None = None
    amount: Money | None = None
    partners: tuple[str, ...] = ()
    country: str | None = None
    history: tuple[Transition, ...] = ()
    details: Details = field(default=NO_DETAILS, repr=False, metadata={"sensitive": True})
