"""What the kinds of entries ask of their lines: each mechanism that a kind may declare is one check."""

from ..check import Check
from . import coverage, deadlines, families, limits, regularity, requirements, uniqueness

CHECKS: tuple[Check, ...] = (
    *requirements.CHECKS,
    *regularity.CHECKS,
    *uniqueness.CHECKS,
    *coverage.CHECKS,
    *families.CHECKS,
    *deadlines.CHECKS,
    *limits.CHECKS,
)
