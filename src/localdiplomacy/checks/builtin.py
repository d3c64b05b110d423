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
    tie_approvals,
    tie_levels,
    tie_partners,
    tie_reciprocity,
    tie_relations,
    tie_spellings,
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
    *tie_approvals.CHECKS,
    *tie_relations.CHECKS,
    *tie_levels.CHECKS,
    *tie_partners.CHECKS,
    *tie_spellings.CHECKS,
    *tie_reciprocity.CHECKS,
    *trips.CHECKS,
    *follow_up.CHECKS,
    *gifts.CHECKS,
)
