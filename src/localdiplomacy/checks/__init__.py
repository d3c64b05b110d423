"""What must hold in and between records."""

from .builtin import BUILTIN_CHECKS
from .check import LIFECYCLES, OVERLAPPING, Check, CheckContext
from .identities import Figure, Identity
from .run import run_checks

__all__ = [
    "BUILTIN_CHECKS",
    "LIFECYCLES",
    "OVERLAPPING",
    "Check",
    "CheckContext",
    "Figure",
    "Identity",
    "run_checks",
]
