"""What must hold for closed-loop transfers: the chain, its preparation, vehicles, crew and what follows."""

from ..check import Check
from . import crew, elsewhere, loop, preparing, quarantine, rest, vehicles

CHECKS: tuple[Check, ...] = (
    *loop.CHECKS,
    *elsewhere.CHECKS,
    *preparing.CHECKS,
    *vehicles.CHECKS,
    *crew.CHECKS,
    *rest.CHECKS,
    *quarantine.CHECKS,
)
