"""What must hold for official trips, by the regulation in force on the day."""

from ..check import Check
from . import briefing, costs, deadlines, frequency, groups, leaders, limits, papers, plan, reporting, suspension

CHECKS: tuple[Check, ...] = (
    *limits.CHECKS,
    *plan.CHECKS,
    *papers.CHECKS,
    *groups.CHECKS,
    *leaders.CHECKS,
    *frequency.CHECKS,
    *briefing.CHECKS,
    *deadlines.CHECKS,
    *reporting.CHECKS,
    *suspension.CHECKS,
    *costs.CHECKS,
)
