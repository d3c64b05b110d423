"""One line of a table: a figure, what it is compared with, and the change."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ..model.observations import Observation
from ..model.texts import Language
from .comments import own_language
from .compare import Change
from .dimensions import Dimension
from .drilling import RecordList
from .labels import Labels
from .totals import is_synthetic


@frozen(kw_only=True)
class Row:
    """One line of a table.

    Args:
        members: the member of each dimension of the table, in their order; empty for a total.
        observation: the figure.
        base: the figure it is compared with; None where none was asked for or there is none.
        change: the change, or the reason there is none; None where no comparison was asked for.
    """

    members: tuple[str, ...] = ()
    observation: Observation
    base: Observation | None = None
    change: Change | None = None

    def cells(self, labels: Labels, compared: bool, language: Language) -> list[str]:
        """Return value, unit, base and change (where compared) and comment as printed."""
        value = self.observation.value
        cells = [labels.quantity(value, language), labels.unit(value.unit, language) if value else ""]
        if compared:
            cells.append(labels.quantity(self.base.value if self.base else None, language))
            cells.append(self.change.text(language) if self.change else "")
        return [*cells, own_language(self.observation.comment, language)]

    def to_dict(self, by: Sequence[Dimension], language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON; numbers as text, so that no digit is lost.

        Args:
            by: the dimensions of the table.
            language: the language of the change.
        """
        observation, base = self.observation, self.base
        return {
            "indicator": observation.indicator,
            "office": observation.office,
            "period": observation.period.code,
            "members": {dimension.id: member for dimension, member in zip(by, self.members, strict=False)},
            **value_dict(observation),
            "status": observation.status.value,
            "comment": observation.comment,
            "synthetic": is_synthetic(observation),
            "evidence": list(observation.evidence),
            "base": {"period": base.period.code, **value_dict(base)} if base else None,
            "change": self.change.to_dict(language) if self.change else None,
        }

    def records(self) -> RecordList:
        """Return the records behind the figure; it prints as a small table."""
        return RecordList.of(self.observation, Labels())


def value_dict(observation: Observation) -> dict[str, Any]:
    """Return an observation's value as plain values for JSON."""
    value = observation.value
    if value is None:
        return {"low": None, "high": None, "unit": None, "qualifier": None}
    return {"low": str(value.low), "high": str(value.high), "unit": value.unit, "qualifier": value.qualifier.value}
