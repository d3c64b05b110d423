"""What a plugin must hold to: numbered checks, the sample cities they run on, and the report of one plugin."""

from .catalogue import CHECKS
from .check import ConformanceCheck, Finding
from .cities import SAMPLE_CITIES, sample_city
from .report import CheckResult, ConformanceReport, Outcome
from .running import WrongSkip, check_plugin

__all__ = [
    "CHECKS",
    "SAMPLE_CITIES",
    "CheckResult",
    "ConformanceCheck",
    "ConformanceReport",
    "Finding",
    "Outcome",
    "WrongSkip",
    "check_plugin",
    "sample_city",
]
