"""Values for fields that a kind or a column declares: something of the right type, the same every time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from attrs import frozen

from ...model.checklists import ChecklistItem, ChecklistRun
from ...model.codes import CodeList
from ...model.entries import Detail, DetailField, Details, Entry, EntryKind
from ...model.ids import OfficeId, RecordId
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.partial_dates import PartialDate
from ...model.quantities import Headcount, Quantity

FIRST_DAY = date(2021, 1, 4)
CodeLists = Mapping[str, CodeList]


@frozen(kw_only=True)
class Words:
    """What texts are written with in a sample city."""

    text: str = "样例"
    items: tuple[str, ...] = ("甲", "乙")


def day(number: int) -> PartialDate:
    """Return a day of 2021: the `number`th after the first working day, counted through the year and over again."""
    return PartialDate.of(FIRST_DAY + timedelta(days=number % 350))


def kinds_of(code_lists: CodeLists) -> tuple[EntryKind, ...]:
    """Return the kinds of entry there are, those of plugins included."""
    return tuple(code for code in code_lists.get("entry-kind", ()) if isinstance(code, EntryKind))


def entry_of(kind: EntryKind, number: int, offices: tuple[str, ...], code_lists: CodeLists, words: Words) -> Entry:
    """Return an entry with every field of its kind filled in.

    Args:
        kind: the kind.
        number: a number that tells it from others of its kind.
        offices: ids of offices; one of them keeps it.
        code_lists: where codes are taken from.
        words: what texts are written with.
    """
    details = {field.id: _detail(field, number, code_lists, words) for field in kind.fields}
    unit = kind.units[0] if kind.units else "items"
    return Entry(
        id=RecordId(f"{kind.id}-{number}"),
        kind=kind.id,
        name=Name(zh=f"{words.text}{number}"),
        office=OfficeId(offices[number % len(offices)]),
        on=day(number * 7),
        until=day(number * 7),
        headcount=Headcount(batches=1, persons=number % 30 + 1),
        quantity=Quantity.of(number % 9 + 1, unit),
        country="JP",
        history=tuple(Transition(state, day(number * 7)) for state in kind.states[:1]),
        details=Details({id: value for id, value in details.items() if value is not None}),
    )


def _detail(field: DetailField, number: int, code_lists: CodeLists, words: Words) -> Detail | None:
    match field.type:
        case "integer":
            return number % 20 + 1
        case "decimal":
            return Decimal(number % 20) + Decimal("0.5")
        case "date":
            return day(number * 7)
        case "boolean":
            return number % 2 == 0
        case "list":
            return words.items
        case "quantity":
            return Quantity.of(number % 9 + 1, "items")
        case "code":
            return first_code(code_lists, field.code_list, number)
        case _:
            return f"{words.text}{number}"


def first_code(code_lists: CodeLists, name: str | None, number: int = 0) -> str | None:
    """Return a code of a list; None where there is no such list or it has none."""
    codes = code_lists[name].codes if name is not None and name in code_lists else ()
    return codes[number % len(codes)].id if codes else None


def checklist_runs(code_lists: CodeLists, on: PartialDate, *, done: bool | None = True) -> Iterator[ChecklistRun]:
    """Yield a run of every checklist there is, those of plugins included.

    Args:
        code_lists: the list `checklist` names the lists of items.
        on: the day.
        done: what every item says.
    """
    for checklist in code_lists.get("checklist", ()):
        items: Iterable[str] = (code.id for code in code_lists.get(checklist.id, ()))
        yield ChecklistRun(
            checklist=checklist.id, on=on, by="w1", items=tuple(ChecklistItem(code=item, done=done) for item in items)
        )
