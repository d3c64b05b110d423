"""The checks that come with the library."""

from . import codes, dates, headcounts, identity, kinds, lifecycles, periods, references, totals
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
)
