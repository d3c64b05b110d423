"""Totals of published figures: added where they may be, refused with the reason where not."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add
from typing import Any

from attrs import frozen

from ..codec.codelists import builtin_code_lists
from ..model.observations import Observation, ObsStatus
from ..model.quantities import Quantity
from ..model.sources import Origin, Source
from ..model.texts import Language, Text, joined


@frozen
class Refusal:
    """No figure, and why."""

    reason: Text

    def text(self, language: Language) -> str:
        """Return why there is no figure."""
        return self.reason.get(language)

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"refused": self.text(language)}


TOTAL_LABEL = Text("合计", "Total")
NOTHING_TO_ADD = Refusal(Text("没有可相加的数字", "there is nothing to add"))
PART_MISSING = Refusal(Text("有的分项缺失，缺失不等于 0", "a part is missing, which is not 0"))
DIFFERENT_PERIODS = Refusal(Text("各分项的时段不同", "the parts cover different periods"))
DIFFERENT_INDICATORS = Refusal(Text("各分项的指标不同", "the parts are of different indicators"))
NOT_ADDITIVE = Refusal(Text("该指标不能相加", "the indicator does not add up"))
OVERLAPPING = Refusal(
    Text("同一记录可计入多行，各行之和大于合计", "a record may count in several rows, so rows exceed the total")
)
STOCK_OVER_TIME = Refusal(
    Text("存量不按时间相加，期末数见最后一行", "a stock does not add up over time; the last row is the period's end")
)

CUMULATIVE_OVER_TIME = Refusal(
    Text(
        "累计数不按时间相加，期末数见最后一行",
        "a cumulative figure does not add up over time; the last row is the period's end",
    )
)


def different_units(units: Iterable[str]) -> Refusal:
    """Return the refusal to add figures in different units, such as 人 and 人次."""
    names = unit_names(sorted(set(units)))
    return Refusal(
        Text(
            f"各分项单位不同（{names.zh}），不能相加",
            f"the parts are in different units ({names.en}), which cannot be added",
        )
    )


def unit_names(units: Iterable[str]) -> Text:
    """Return what units are called, each once, in the order given."""
    known = builtin_code_lists()["unit"]
    return joined(Text(known.label(id, "zh"), known.label(id, "en")) for id in dict.fromkeys(units))


def total_of(parts: Sequence[Observation], *, additive: bool = True) -> Observation | Refusal:
    """Add figures of one period, or refuse with the reason.

    Args:
        parts: figures that do not overlap, such as those of several offices.
        additive: False for an indicator whose figures do not add up (countries reached, rates).

    Returns:
        the total, with no office and no dimension of its own (they are what was added over), or a `Refusal`.
    """
    if not parts:
        return NOTHING_TO_ADD
    if not additive:
        return NOT_ADDITIVE
    values = [part.value for part in parts if part.value is not None]
    if len({value.unit for value in values}) > 1:
        return different_units(value.unit for value in values)
    if len(values) < len(parts):
        return PART_MISSING
    if len({part.period for part in parts}) > 1:
        return DIFFERENT_PERIODS
    if len({part.indicator for part in parts}) > 1:
        return DIFFERENT_INDICATORS
    shared = set(parts[0].dimensions).intersection(*(part.dimensions for part in parts))
    offices = {part.office for part in parts}
    return Observation(
        indicator=parts[0].indicator,
        office=parts[0].office if len(offices) == 1 else None,
        period=parts[0].period,
        value=sum_of(values),
        status=ObsStatus.DERIVED_FROM_PARTS,
        dimensions=tuple(shared),
        source=Source(Origin(synthetic=True)) if any(is_synthetic(part) for part in parts) else None,
        evidence=tuple(sorted({id for part in parts for id in part.evidence})),
    )


def is_synthetic(observation: Observation) -> bool:
    """Tell whether generated records stand behind a figure."""
    return observation.source is not None and observation.source.origin.synthetic


def sum_of(values: Sequence[Quantity]) -> Quantity:
    """Add amounts of one unit (at least one)."""
    return reduce(add, values)
