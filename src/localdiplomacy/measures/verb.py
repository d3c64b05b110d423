"""The verb `measure` as others are given it."""

from typing import Protocol

from ..model.periods import Period
from .table import Table


class MeasureVerb(Protocol):
    """The verb `measure` of the workspace, for the day as of which something is composed or compared."""

    def __call__(
        self, indicators: tuple[str, ...], *, by: tuple[str, ...], period: Period, compare: str | None = None
    ) -> Table:
        """Count indicators; see `Workspace.measure`."""
        ...
