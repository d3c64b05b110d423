"""The numbers of the system that are rules: dated, with their source, and an office's own before Suqian's."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from localdiplomacy import CheckContext, DayKind, Duration, OfficeId, Pack, read_pack
from localdiplomacy.regulations.answers import Absent, InForce
from localdiplomacy.regulations.jurisdictions import jurisdiction

SUQIAN: Final = "3213"
INSPECTION_INTERVAL: Final = "transfer.inspection_interval"
_FILE = "transfer.toml"


@cache
def packs() -> tuple[Pack, ...]:
    """Return the rules that the office states with a number."""
    return (read_pack(Path(__file__).with_name(_FILE), f"{__package__}/{_FILE}"),)


def months_between_inspections(context: CheckContext, office: OfficeId | None, on: date) -> int | None:
    """Return how many months apart inspections are due on a day; None where the rules ask for none.

    The rule of the office's own place goes first, then its province's and the nation's. Where there is none of them, or
    the ledger does not say where the office is, it keeps to the rule of Suqian, whose system it runs.

    Args:
        context: the ledger, for the place of the office, and the regulations.
        office: the office.
        on: the day.

    Raises:
        ValueError: if the rule counts in anything but months, or in none; an inspection is of a month, a quarter, a year.
    """
    if context.regulations is None:
        return None
    answer = context.regulations.lookup(INSPECTION_INTERVAL, on=on, where=_place(context, office) or SUQIAN)
    if isinstance(answer, Absent):
        answer = context.regulations.lookup(INSPECTION_INTERVAL, on=on, where=SUQIAN)
    if not isinstance(answer, InForce):
        return None
    interval = answer.value
    if not isinstance(interval, Duration) or interval.kind is not DayKind.MONTHS or interval.number < 1:
        raise ValueError(f"{INSPECTION_INTERVAL} is not a number of months: {interval} / 须为若干个月")
    return interval.number


def _place(context: CheckContext, office: OfficeId | None) -> str | None:
    """Return the code of the division that an office serves; None where none is stated, or what is stated is no code."""
    found = context.ledger.offices.get(office)
    city = context.ledger.cities.get(found.city) if found is not None else None
    if city is None or city.division_code is None:
        return None
    try:
        return jurisdiction(city.division_code)
    except ValueError:
        return None  # the library's own check tells
