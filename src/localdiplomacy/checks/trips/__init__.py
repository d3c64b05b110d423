"""What must hold for official trips, by the regulation in force on the day."""

from ..check import Check
from . import briefing, deadlines, frequency, groups, limits, papers, plan

CHECKS: tuple[Check, ...] = (
    *limits.CHECKS,
    *plan.CHECKS,
    *papers.CHECKS,
    *groups.CHECKS,
    *frequency.CHECKS,
    *briefing.CHECKS,
    *deadlines.CHECKS,
)
