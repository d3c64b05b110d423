"""From cells to figures: the value of an indicator, how firm it is, and why it may be missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Context, Decimal
from functools import reduce
from operator import add

from attrs import evolve, frozen

from ..model.observations import Observation, ObsStatus
from ..model.quantities import Qualifier, Quantity
from ..model.sources import Origin, Source
from ..model.texts import Text
from .cells import CellKey, Cells, Partial, Reason
from .indicators import Fold, Indicator
from .totals import unit_names

# A context of our own: the caller's precision must not change a figure.
_CONTEXT = Context(prec=28)
_HUNDRED = Decimal(100)
PERCENT = "percent"

NO_RECORDS = Text("账中没有该时段的记录", "the ledger holds no records of that time")
NO_EVIDENCE = Text(
    "没有记录表明本时段一直在查，不能说是 0",
    "no records show that it was looked for all through the period, so this is not 0",
)
MIXED_UNITS = Text(
    "各记录所用单位不同（{units}），不能相加", "the records use different units ({units}), which cannot be added"
)
SEVERAL_OFFICES = Text("各单位的末值不能相加", "last values of several offices do not add up")
NO_DENOMINATOR = Text("分母为 0 或缺失", "the denominator is 0 or missing")
NO_NUMERATOR = Text("分子缺失", "the numerator is missing")
INEXACT_PARTS = Text("分子或分母不是确数", "the numerator or the denominator is not exact")
NOT_STATED = Text(
    "{all} 条记录中有 {stated} 条填写了数值", "{stated} of {all} {all:record|records} {stated:states|state} the number"
)
SYNTHETIC = Text("合成数据", "synthetic")
SOME_RECORDS = Text("台账不全，只是下限", "the ledger holds only some of the records")
_UNCLEAR: Mapping[Reason, Text] = {
    Reason.UNDATED: Text(
        "{count} 条{things}没有日期，未计入", "{count} {things} without a date {count:is|are} not counted"
    ),
    Reason.UNDECIDED: Text(
        "{count} 条{things}的日期不够精确，未计入",
        "{count} {things} whose {count:date is|dates are} not precise enough {count:is|are} not counted",
    ),
    Reason.NO_STATE: Text(
        "{count} 条{things}未注明状态", "{count} {things} {count:does not state its|do not state their} state"
    ),
    Reason.NO_KIND: Text(
        "{count} 条{things}未注明类别", "{count} {things} {count:does not state its|do not state their} kind"
    ),
    Reason.NOT_DECIDED: Text(
        "{count} 条{things}未填写决定是否计入的内容",
        "{count} {things} {count:does not state what decides whether it counts|do not state what decides whether they count}",
    ),
}
_TIES, _RECORDS = Text("关系", "{count:tie|ties}"), Text("记录", "{count:record|records}")
BEFORE_END = Text("统计截至 {at}，时段未结束", "counted up to {at}, before the period's end")


def mixed_units(units: Iterable[str]) -> Text:
    """Return why amounts in these units are not added."""
    return MIXED_UNITS.filled(units=unit_names(units))


@frozen(kw_only=True)
class Figure:
    """A value with what is to be known about it.

    Args:
        value: the figure; None where it is missing or refused.
        status: SDMX OBS_STATUS.
        comments: what to know about it.
        refused: why there is no figure although records state numbers.
        partial: the cell behind it.
    """

    value: Quantity | None
    status: ObsStatus = ObsStatus.NORMAL
    comments: tuple[Text, ...] = ()
    refused: Text | None = None
    partial: Partial


def figure(indicator: Indicator, cells: Cells, by: tuple[str, ...], members: tuple[str, ...], covered: bool) -> Figure:
    """Return the figure of an indicator for one combination of members.

    Args:
        indicator: what was counted; not what is put together from others.
        cells: what an engine counted.
        by: ids of the dimensions.
        members: the member of each dimension.
        covered: True where the ledger was kept in the period, so that nothing counted is 0.
    """
    partials = {unit: cells.get(CellKey(indicator.id, unit, by, members)) for unit in indicator.units}
    # A frame may keep one of the units only, and has cells in no other.
    partials = {unit: found for unit, found in partials.items() if found.counted or found.unclear} or partials
    first = next(iter(partials.values()))
    if first.counted == 0:
        return _nothing(indicator, first, covered)
    complete = [unit for unit, partial in partials.items() if partial.stated == partial.counted]
    partly = [unit for unit, partial in partials.items() if partial.stated]
    if not complete and len(partly) > 1:
        reason = mixed_units(partly)
        return Figure(value=None, status=ObsStatus.MISSING, comments=(reason,), refused=reason, partial=first)
    unit = next(iter((*complete, *partly)), indicator.unit)
    return _FINISH[indicator.fold](indicator, partials[unit], unit)


def ratio(indicator: Indicator, above: Figure, below: Figure) -> Figure:
    """Return a ratio of two figures, in per cent where that is the indicator's unit."""
    partial = evolve(
        below.partial,
        files=above.partial.files | below.partial.files,
        synthetic=above.partial.synthetic + below.partial.synthetic,
    )
    top, bottom = (part.value.exact if part.value else None for part in (above, below))
    if top is None or not bottom:
        reason = NO_DENOMINATOR
        if below.value is not None and bottom != 0:
            reason = INEXACT_PARTS if above.value is not None else NO_NUMERATOR
        return Figure(value=None, status=ObsStatus.MISSING, comments=(reason,), partial=partial)
    factor = _HUNDRED if indicator.unit == PERCENT else Decimal(1)
    value = _CONTEXT.divide(_CONTEXT.multiply(top, factor), bottom)
    reliable = ObsStatus.LOW_RELIABILITY not in (above.status, below.status)
    status = ObsStatus.NORMAL if reliable else ObsStatus.LOW_RELIABILITY
    return Figure(value=Quantity.of(value, indicator.unit), status=status, partial=partial)


def observation(about: Observation, found: Figure, note: Text | None = None) -> Observation:
    """Return `about` (which says what the figure is about) with its value, comment, source and evidence.

    The comment reads `中文 / English`, each half with all that is to be said.
    """
    partial = found.partial
    comments = [*([note] if note else []), *found.comments, *([SYNTHETIC] if partial.synthetic else [])]
    texts = ["；".join(text.zh for text in comments), "; ".join(text.en for text in comments)]
    origin = Origin(file="; ".join(sorted(partial.files)) or None, synthetic=partial.synthetic > 0)
    return evolve(
        about,
        value=found.value,
        status=found.status if found.status is not ObsStatus.NORMAL else about.status,
        comment=" / ".join(texts) if comments else None,
        source=Source(origin),
        evidence=tuple(dict.fromkeys(partial.records)),
    )


def _nothing(indicator: Indicator, partial: Partial, covered: bool) -> Figure:
    if partial.unclear:
        comments = tuple(_may_count(indicator, partial))
        return Figure(value=None, status=ObsStatus.MISSING, comments=comments, partial=partial)
    if covered and indicator.fold in (Fold.COUNT, Fold.SUM, Fold.DISTINCT):
        return Figure(value=Quantity.of(0, indicator.unit), partial=partial)
    comment = NO_RECORDS if indicator.evidence is None else NO_EVIDENCE
    return Figure(value=None, status=ObsStatus.MISSING, comments=(comment,), partial=partial)


def _may_count(indicator: Indicator, partial: Partial) -> Iterator[Text]:
    """Yield how many more records may count, and why that cannot be told."""
    things = _TIES if indicator.records == "partnerships" else _RECORDS
    for reason, count in partial.unclear:
        yield _UNCLEAR[reason].filled(count=count, things=things.filled(count=count))


def _missing_some(indicator: Indicator, partial: Partial) -> tuple[ObsStatus, tuple[Text, ...]]:
    comments = [*([SOME_RECORDS] if partial.partial else []), *_may_count(indicator, partial)]
    if partial.stated < partial.counted:
        comments.append(NOT_STATED.filled(all=partial.counted, stated=partial.stated))
    return ObsStatus.LOW_RELIABILITY if comments else ObsStatus.NORMAL, tuple(comments)


def _none_stated(indicator: Indicator, partial: Partial) -> Figure:
    comments = _missing_some(indicator, partial)[1]
    return Figure(value=None, status=ObsStatus.MISSING, comments=comments, partial=partial)


def _sum(indicator: Indicator, partial: Partial, unit: str) -> Figure:
    if partial.stated == 0:
        return _none_stated(indicator, partial)
    status, comments = _missing_some(indicator, partial)
    # What some records do not state can only be added: the sum is a lower bound.
    value = _from_below(partial.total(unit)) if comments else partial.total(unit)
    return Figure(value=value, status=status, comments=comments, partial=partial)


def _from_below(total: Quantity) -> Quantity:
    least = total.low - total.slack()[0]
    # Of a range that is printed both numbers stay: at least 2–4.
    high = total.high if total.qualifier is Qualifier.EXACT else least
    return Quantity(least, high, total.unit, Qualifier.AT_LEAST)


def _distinct(indicator: Indicator, partial: Partial, unit: str) -> Figure:
    if partial.stated == 0:
        return _none_stated(indicator, partial)
    status, comments = _missing_some(indicator, partial)
    qualifier = Qualifier.AT_LEAST if comments else Qualifier.EXACT
    value = Quantity.of(len(partial.distinct), unit, qualifier)
    return Figure(value=value, status=status, comments=comments, partial=partial)


def _mean(indicator: Indicator, partial: Partial, unit: str) -> Figure:
    if partial.stated == 0:
        return _none_stated(indicator, partial)
    status, comments = _missing_some(indicator, partial)
    # The mean of some says little of the mean of all, and nothing of its bounds.
    value = _shared_out(partial, unit, Qualifier.APPROX if comments else Qualifier.EXACT)
    return Figure(value=value, status=status, comments=comments, partial=partial)


def _shared_out(partial: Partial, unit: str, qualifier: Qualifier) -> Quantity:
    """Return the sum in equal parts; of rounded numbers as the range it lies in."""
    (least, most), parts = partial.ends, Decimal(partial.stated)
    low = _CONTEXT.divide(least, parts)
    if most is None:
        return Quantity.of(low, unit, Qualifier.AT_LEAST)
    return Quantity(low, _CONTEXT.divide(most, parts), unit, qualifier)


def _last(indicator: Indicator, partial: Partial, unit: str) -> Figure:
    if not partial.latest:
        return _none_stated(indicator, partial)
    if len(partial.latest) > 1 and not indicator.additive_over_units:
        reason = SEVERAL_OFFICES
        return Figure(value=None, status=ObsStatus.MISSING, comments=(reason,), refused=reason, partial=partial)
    status, comments = _missing_some(indicator, partial)
    value = reduce(add, (latest.value.quantity(unit) for latest in partial.latest))
    return Figure(value=value, status=status, comments=comments, partial=partial)


_FINISH: Mapping[Fold, Callable[[Indicator, Partial, str], Figure]] = {
    Fold.COUNT: _sum,
    Fold.SUM: _sum,
    Fold.DISTINCT: _distinct,
    Fold.MEAN: _mean,
    Fold.LAST: _last,
}
