"""Indicators put together from others: what they come down to, whether that can be, and their figures."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from ..model.observations import ObsStatus
from ..model.quantities import Quantity
from ..model.texts import Text
from .cells import Partial
from .dimensions import Dimension
from .figures import NO_RECORDS, Figure, mixed_units, ratio
from .folds import Fold
from .indicators import Indicator
from .totals import sum_of, unit_names

Known = Mapping[str, Indicator]

_CYCLE = Text("其组成部分又引用到它自身：{ids}", "its parts lead back to it: {ids}")
_NOT_ADDED = Text(
    "{part} 的汇总方式是 {fold}，不能相加；total 只加 {allowed}", "{part} is of {fold}; a total adds {allowed} only"
)
_OTHER_UNIT = Text("{part} 的单位是{found}，不能加成{unit}", "{part} is in {found}, which cannot be added up in {unit}")
_FLAG = Text("{part} 的 {key} 为 {value}，它也须写 {key} = {value}", "{part} has {key} = {value}, and so must it have")
_CAN_BE_ADDED = (Fold.COUNT, Fold.SUM, Fold.LAST, Fold.TOTAL)
_OF_PART = Text("{name}：{comment}", "{name}: {comment}")


def leaves(indicator: Indicator, known: Known) -> tuple[Indicator, ...]:
    """Return the indicators of records that one comes down to, each once: itself, unless it is put together from others.

    Args:
        indicator: the indicator.
        known: its parts, and theirs, by id; a part that is not there is left aside.
    """
    if not indicator.derived:
        return (indicator,)
    parts = (known[id] for id in indicator.made_of if id in known)
    return tuple(dict.fromkeys(leaf for part in parts for leaf in leaves(part, known)))


def parts_below(indicator: Indicator, known: Known) -> tuple[Indicator, ...]:
    """Return an indicator and all that it is put together from, on every level."""
    parts = (known[id] for id in indicator.made_of if id in known)
    return (indicator, *(found for part in parts for found in parts_below(part, known)))


def sets_of(indicator: Indicator, known: Known) -> tuple[str, ...]:
    """Return the sets of the ledger whose records an indicator counts, each once."""
    return tuple(dict.fromkeys(leaf.records for leaf in leaves(indicator, known)))


def can_be_broken_down(indicator: Indicator, by: Dimension, known: Known) -> bool:
    """Tell whether a dimension applies to all that an indicator counts, with members of one list."""
    sets = sets_of(indicator, known)
    return all(map(by.applies, sets)) and len({by.list_of(name) for name in sets}) <= 1


def cycle_of(indicator: Indicator, known: Known) -> tuple[str, ...]:
    """Return the ids along which the parts of an indicator lead back to it, or to themselves; none where they do not."""
    return next(_cycles(indicator, known, ()), ())


def _cycles(indicator: Indicator, known: Known, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if indicator.id in path:
        yield (*path[path.index(indicator.id) :], indicator.id)
    else:
        for id in indicator.made_of:
            if id in known:
                yield from _cycles(known[id], known, (*path, indicator.id))


def obstacles(indicator: Indicator, known: Known) -> Iterator[Text]:
    """Yield why an indicator cannot be put together from its parts.

    Args:
        indicator: the indicator.
        known: its parts, and theirs, by id.
    """
    cycle = cycle_of(indicator, known)
    if cycle:
        yield _CYCLE.filled(ids=" → ".join(cycle))
    elif indicator.fold is Fold.TOTAL:
        for part in (known[id] for id in indicator.parts if id in known):
            yield from _not_added(indicator, part)


def _not_added(indicator: Indicator, part: Indicator) -> Iterator[Text]:
    if part.fold not in _CAN_BE_ADDED:
        yield _NOT_ADDED.filled(part=part.id, fold=part.fold, allowed=", ".join(_CAN_BE_ADDED))
    if indicator.unit not in part.units:
        yield _OTHER_UNIT.filled(part=part.id, found=unit_names(part.units), unit=unit_names([indicator.unit]))
    for key in ("stock", "cumulative"):
        if getattr(part, key) is not getattr(indicator, key):
            yield _flag(part, key)
    for key in ("additive_over_time", "additive_over_units"):
        if getattr(indicator, key) and not getattr(part, key) and not (key.endswith("time") and part.at_end):
            yield _flag(part, key)


def _flag(part: Indicator, key: str) -> Text:
    return _FLAG.filled(part=part.id, key=key, value="true" if getattr(part, key) else "false")


def derive(indicator: Indicator, parts: Sequence[tuple[Indicator, Figure]]) -> Figure:
    """Return the figure of an indicator from those of its parts, in their order."""
    if indicator.fold is Fold.RATIO:
        (_, above), (_, below) = parts
        return ratio(indicator, above, below)
    return _total(parts)


def _total(parts: Sequence[tuple[Indicator, Figure]]) -> Figure:
    partial = _together(figure.partial for _, figure in parts)
    values = [(part, figure) for part, figure in parts if figure.value is not None]
    if not values and all(figure.comments == (NO_RECORDS,) for _, figure in parts):
        return Figure(value=None, status=ObsStatus.MISSING, comments=(NO_RECORDS,), partial=partial)
    comments = tuple(_named(part, comment) for part, figure in parts for comment in figure.comments)
    if len(values) < len(parts):  # missing is not 0, so the rest is no total
        refused = next((_named(part, figure.refused) for part, figure in parts if figure.refused), None)
        return Figure(value=None, status=ObsStatus.MISSING, comments=comments, refused=refused, partial=partial)
    amounts = _in_one_unit(values)
    units = [amount.unit for amount in amounts]
    if len(set(units)) > 1:
        reason = mixed_units(dict.fromkeys(units))
        return Figure(
            value=None, status=ObsStatus.MISSING, comments=(reason, *comments), refused=reason, partial=partial
        )
    reliable = all(figure.status is not ObsStatus.LOW_RELIABILITY for _, figure in parts)
    status = ObsStatus.NORMAL if reliable else ObsStatus.LOW_RELIABILITY
    return Figure(value=sum_of(amounts), status=status, comments=comments, partial=partial)


def _in_one_unit(parts: Sequence[tuple[Indicator, Figure]]) -> list[Quantity]:
    """Return the amounts of parts; where nothing was counted, no record says which of its units the 0 is in."""
    amounts = [figure.value for _, figure in parts if figure.value is not None]
    units = {figure.value.unit for _, figure in parts if figure.value and figure.partial.counted}
    if len(units) != 1:
        return amounts
    (unit,) = units
    empty = [figure.partial.counted == 0 and unit in part.units for part, figure in parts]
    return [evolve(amount, unit=unit) if none else amount for amount, none in zip(amounts, empty, strict=True)]


def _together(partials: Iterator[Partial]) -> Partial:
    """Return what stands behind several figures; their numbers are added as figures, not as cells."""
    found = tuple(partials)
    return Partial(
        records=tuple(id for partial in found for id in partial.records),
        unlisted=sum(partial.unlisted for partial in found),
        files=frozenset[str]().union(*(partial.files for partial in found)),
        synthetic=sum(partial.synthetic for partial in found),
        partial=sum(partial.partial for partial in found),
    )


def _named(part: Indicator, comment: Text) -> Text:
    return _OF_PART.filled(name=Text(part.zh, part.en), comment=comment)
