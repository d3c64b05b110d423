"""What contradicts what in the declaration of an indicator: the key, what is allowed there, what was found."""

from collections.abc import Iterator
from typing import Any

from ..codec.faults import Fault, StructureError
from ..codec.scalars import one_of
from ..issues.issue import shown
from ..ledger.ledger import RECORD_TYPES
from ..model.conditions import Where
from ..model.texts import Text
from .folds import ACCUMULATES, ADDS_UP, DERIVED, NEEDS_VALUE, RECKONS, Fold
from .main_dates import MAIN_DATE

VALUE = "value"  # what a condition on the values themselves calls each of them
_NOTHING = Text("没有写", "nothing")
_AT_LEAST_TWO = 2
# What says how records are counted; an indicator that is put together from others counts none itself.
_OF_RECORDS = ("value", "minus", "times", "otherwise", "time")


class IndicatorError(StructureError):
    """A declaration of an indicator that cannot mean anything.

    Args:
        id: the indicator.
        faults: what is wrong, each with its key.
    """

    def __init__(self, id: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.args = (f"{id}: {'; '.join(map(_line, faults))}",)


def _line(fault: Fault) -> str:
    found = fault.found if isinstance(fault.found, Text) else Text(fault.found, fault.found)
    expected = fault.expected
    return (
        f"{fault.place} 应为 {expected.zh}，实为 {found.zh} / {fault.place}: expected {expected.en}, found {found.en}"
    )


def require_sound(indicator: Any) -> None:
    """Make sure that the parts of a declaration do not contradict one another.

    Raises:
        IndicatorError: with all of them that do.
    """
    faults = tuple(_faults(indicator))
    if faults:
        raise IndicatorError(indicator.id, faults)


def _faults(indicator: Any) -> Iterator[Fault]:
    if indicator.records not in RECORD_TYPES:
        yield _wrong("records", one_of(RECORD_TYPES), indicator.records)
    yield from _parts(indicator)
    yield from _of_records(indicator) if indicator.fold not in DERIVED else _nothing_of_records(indicator)
    yield from _additivity(indicator)


def _parts(indicator: Any) -> Iterator[Fault]:
    """Yield what is wrong with the indicators that one is put together from."""
    fold, parts = indicator.fold, indicator.parts
    for key in ("numerator", "denominator"):
        found = getattr(indicator, key)
        if fold is Fold.RATIO and found is None:
            yield _wrong(key, Text("指标编号（ratio 需要）", "the id of an indicator, which a ratio needs"), None)
        if fold is not Fold.RATIO and found is not None:
            yield _wrong(key, _only("ratio"), found)
    if fold is Fold.TOTAL and (len(parts) < _AT_LEAST_TWO or len(set(parts)) < len(parts)):
        ids = Text(
            "两个以上不同指标的编号（total 需要）", "ids of two or more indicators, each once, which a total needs"
        )
        yield _wrong("parts", ids, ", ".join(parts) or None)
    if fold is not Fold.TOTAL and parts:
        yield _wrong("parts", _only("total"), ", ".join(parts))


def _of_records(indicator: Any) -> Iterator[Fault]:
    """Yield what is wrong with how records are counted."""
    fold = indicator.fold
    if fold in NEEDS_VALUE and indicator.value is None:
        yield _wrong("value", Text(f"字段（{fold} 需要）", f"a field, which {fold} needs"), None)
    if fold not in NEEDS_VALUE and indicator.value is not None:
        yield _wrong("value", _nothing(fold), indicator.value)
    if fold not in RECKONS:
        reckoned = {key: getattr(indicator, key) for key in ("minus", "times", "otherwise")}
        reckoned["alternatives"] = indicator.alternatives or None
        yield from (_wrong(key, _only("sum", "mean"), found) for key, found in reckoned.items() if found is not None)
    if indicator.among != Where() and fold is not Fold.DISTINCT:
        yield _wrong("among", _only("distinct"), "…")
    elif indicator.among != Where() and indicator.among.fields() != {VALUE}:
        texts = Text(f"只看 {VALUE} 的条件", f"a condition on {VALUE} and nothing else")
        yield _wrong("among", texts, ", ".join(sorted(indicator.among.fields())))
    if not indicator.stock and not indicator.time:
        dated = Text(
            "日期字段，或 history.<状态>；存量写 stock = true", "a date field or history.<state>; or stock = true"
        )
        yield _wrong("time", dated, None)
    if indicator.stock and fold is Fold.LAST:
        yield _wrong("fold", Text("last 以外的方式（存量没有末值）", "not last: a stock has no last value"), fold)
    if indicator.cumulative and (indicator.stock or fold not in ACCUMULATES):
        allowed = ", ".join(ACCUMULATES)
        texts = Text(f"false；只有 {allowed} 的流量可累计", f"false: only flows of {allowed} are counted so")
        yield _wrong("cumulative", texts, "true")
    if indicator.evidence is not None and indicator.records not in MAIN_DATE:
        yield _wrong("evidence", Text("留空（这类记录没有日期）", "nothing: such records have no date"), "…")
    if indicator.evidence is not None and indicator.evidence.offices_of not in (None, *MAIN_DATE):
        allowed = ", ".join(MAIN_DATE)
        texts = Text(f"{allowed} 之一，或留空", f"one of {allowed}, or nothing")
        yield _wrong("evidence.offices_of", texts, indicator.evidence.offices_of)
    for key in ("states", "kinds"):
        if not indicator.stock and getattr(indicator, key):
            yield _wrong(key, _only("stock = true"), ", ".join(getattr(indicator, key)))


def _nothing_of_records(indicator: Any) -> Iterator[Fault]:
    given = {key: getattr(indicator, key) for key in _OF_RECORDS}
    given |= {key: getattr(indicator, key) or None for key in ("alternatives", "states", "kinds")}
    given |= {key: None if getattr(indicator, key) == Where() else "…" for key in ("where", "among")}
    given["evidence"] = None if indicator.evidence is None else "…"
    yield from (_wrong(key, _nothing(indicator.fold), found) for key, found in given.items() if found is not None)
    if indicator.fold is Fold.RATIO and indicator.cumulative:
        yield _wrong("cumulative", _nothing(indicator.fold), "true")
    if indicator.stock and indicator.cumulative:
        yield _wrong("cumulative", Text("false；存量不另累计", "false: a stock is not counted so"), "true")


def _additivity(indicator: Any) -> Iterator[Fault]:
    adds_up = indicator.fold in ADDS_UP
    if indicator.additive_over_time and not (adds_up and not indicator.at_end):
        text = Text("false：此指标不能按时间相加", "false: its figures do not add up over time")
        yield _wrong("additive_over_time", text, "true")
    if indicator.additive_over_units and not (adds_up or indicator.fold is Fold.LAST):
        text = Text("false：此指标不能按单位相加", "false: its figures do not add up over offices")
        yield _wrong("additive_over_units", text, "true")


def _wrong(key: str, expected: Text, found: object) -> Fault:
    return Fault((key,), "wrong", expected, _NOTHING if found is None else shown(found))


def _only(*owners: str) -> Text:
    zh, en = "、".join(owners), " or ".join(owners)
    return Text(f"留空（只有 {zh} 用此项）", f"nothing: it goes with {en} only")


def _nothing(fold: Fold) -> Text:
    return Text(f"留空（{fold} 不用此项）", f"nothing: {fold} does not use it")
