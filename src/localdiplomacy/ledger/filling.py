"""What one cell of a row says about two fields: a trip's days in one cell, a figure that is missing."""

from typing import Any

from ..model.observations import Observation, ObsStatus
from .cell_dates import SPAN_ENDS, Span


def fill_fields(record_type: type, fields: dict[str, list[Any]]) -> None:
    """Spread days written as one range over both fields, and mark figures without a value as missing.

    Args:
        record_type: the type of the records.
        fields: a column of values for each field; changed in place.
    """
    for start, end in SPAN_ENDS.items():
        if any(isinstance(value, Span) for value in fields.get(start, ())):
            _spread(fields, start, end)
    if record_type is Observation and "value" in fields:
        statuses = fields.get("status") or [None] * len(fields["value"])
        fields["status"] = [
            ObsStatus.MISSING if value is None and status is None else status
            for value, status in zip(fields["value"], statuses, strict=True)
        ]


def _spread(fields: dict[str, list[Any]], start: str, end: str) -> None:
    values = fields[start]
    ends = fields.get(end) or [None] * len(values)
    fields[end] = [
        value.last if last is None and isinstance(value, Span) else last
        for value, last in zip(values, ends, strict=True)
    ]
    fields[start] = [value.first if isinstance(value, Span) else value for value in values]
