"""The codes that an indicator names: its unit, its states and kinds, and what its condition compares with."""

from collections.abc import Iterable, Iterator, Mapping

from ..codec.faults import Fault
from ..issues.issue import shown
from ..ledger.code_fields import CODE_FIELDS
from ..ledger.ledger import RECORD_TYPES
from ..model.codes import CodeList
from ..model.conditions import Operator, Where
from ..model.texts import Text
from .field_paths import HISTORY, hint
from .indicators import Indicator

_STATE = "history.to"
_KIND = "kind"
_COMPARED = (Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN)


def code_faults(indicator: Indicator, code_lists: Mapping[str, CodeList]) -> Iterator[Fault]:
    """Yield a fault for each code that the list of its field does not have: no record could ever fulfil it.

    Args:
        indicator: the indicator.
        code_lists: the code lists by id; what none of them lists may be anything.
    """
    fields = CODE_FIELDS.get(RECORD_TYPES[indicator.records], {})

    def lists(*paths: str) -> list[CodeList]:
        ids = (fields.get(path, "") for path in paths)
        return [code_lists[id] for id in ids if id in code_lists]

    units = [code_lists["unit"]] if "unit" in code_lists else []
    yield from _unknown(("unit",), [indicator.unit], units)
    yield from _unknown(("alternatives",), [unit for _, unit in indicator.alternatives], units)
    yield from _unknown(("states",), indicator.states, lists(_STATE))
    yield from _unknown(("kinds",), indicator.kinds, lists(_KIND))
    if indicator.time is not None and indicator.time.startswith(HISTORY):
        yield from _unknown(("time",), [indicator.time.removeprefix(HISTORY)], lists(_STATE))
    conditions: list[tuple[tuple[str, ...], Where]] = [(("where",), indicator.where)]
    if indicator.evidence is not None:
        conditions.append((("evidence", "where"), indicator.evidence.where))
    for key, where in conditions:
        for path, values in _compared(where):
            # A history tells kinds as well as states.
            yield from _unknown(key, values, lists(_STATE, _KIND) if path == _STATE else lists(path))


def _compared(where: Where) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of a condition with the texts that they are compared with."""
    for part in where.comparisons():
        if part.field is not None and part.op in _COMPARED:
            values = part.value if isinstance(part.value, tuple) else (part.value,)
            yield part.field, [value for value in values if isinstance(value, str)]


def _unknown(path: tuple[str, ...], found: Iterable[str], lists: list[CodeList]) -> Iterator[Fault]:
    if not lists or any(codes.open for codes in lists):
        return
    known = [code.id for codes in lists for code in codes]
    for value in found:
        if value not in known:
            near, names = hint(value, known), "、".join(codes.zh for codes in lists)
            ids = ", ".join(codes.id for codes in lists)
            text = Text(f"代码表 {names} 中的代码{near.zh}", f"a code of the list {ids}{near.en}")
            yield Fault(path, "wrong", text, shown(value))
