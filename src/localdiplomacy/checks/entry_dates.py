"""The dates that an entry states: in a field, in a detail, or as the day it came to a state."""

from datetime import date

from ..model.entries import Entry
from ..model.lifecycle import reached
from ..model.partial_dates import PartialDate

_DETAILS, _HISTORY = "details", "history"


def date_at(entry: Entry, path: str) -> PartialDate | None:
    """Return a date of an entry; None where there is none, or something else that is for the check on details.

    Args:
        entry: the entry.
        path: `on`, `until`, `details.<field>`, or `history.<state>` for the day it came to a state.
    """
    field, _, name = path.partition(".")
    if field == _HISTORY:
        return reached(entry, name)
    found = entry.details.get(name) if field == _DETAILS else getattr(entry, field)
    return PartialDate.of(found) if isinstance(found, (PartialDate, date)) else None
