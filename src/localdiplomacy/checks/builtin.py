"""The checks that come with the library."""

from . import (
    codes,
    dates,
    follow_up,
    gifts,
    headcounts,
    identity,
    kinds,
    lifecycles,
    periods,
    references,
    totals,
    trips,
)
from .check import Check

BUILTIN_CHECKS: tuple[Check, ...] = (
    *identity.CHECKS,
    *references.CHECKS,
    *dates.CHECKS,
    *periods.CHECKS,
    *lifecycles.CHECKS,
    *headcounts.CHECKS,
    *totals.CHECKS,
    *codes.CHECKS,
    *kinds.CHECKS,
    *trips.CHECKS,
    *follow_up.CHECKS,
    *gifts.CHECKS,
)
