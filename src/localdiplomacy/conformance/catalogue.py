"""All conformance checks, in the order of their ids."""

from .behaviour import BEHAVIOUR
from .check import ConformanceCheck
from .configuration import CONFIGURATION
from .determinism import DETERMINISM
from .hooks import HOOKS
from .importing import IMPORTING
from .lifecycle import LIFECYCLE
from .packaging import PACKAGING
from .values import VALUES

CHECKS: tuple[ConformanceCheck, ...] = (
    *PACKAGING,
    *IMPORTING,
    *HOOKS,
    *VALUES,
    *BEHAVIOUR,
    *DETERMINISM,
    *CONFIGURATION,
    *LIFECYCLE,
)
