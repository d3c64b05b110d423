"""What an office may set: the table `[plugins."suqian"]`."""

from datetime import date
from typing import Literal

from attrs import frozen

from localdiplomacy import OfficeId

from .system import DEPARTURE, HAND_OVER, HYGIENE, VEHICLE

Checklist = Literal[
    "checklist.training",
    "checklist.rotation",
    "checklist.vehicle",
    "checklist.hygiene",
    "checklist.departure",
    "checklist.hand-over",
]


@frozen(kw_only=True)
class SuqianConfig:
    """Configuration of the plugin; every value has a default.

    Args:
        offices: ids of the offices that run the system. Where it is empty: Suqian's own (`suqian`), and every office
            with entries of the system's kinds.
        since: first day of the system. Where it is missing: the earliest day of anything recorded of it, and for a
            checklist the day it was first filled in.
        each_batch: the checklists that belong to each batch. Training and rotation belong to a working group, which may
            take several batches.
    """

    offices: tuple[OfficeId, ...] = ()
    since: date | None = None
    each_batch: tuple[Checklist, ...] = (VEHICLE, HYGIENE, DEPARTURE, HAND_OVER)

    def runs(self, office: OfficeId | None, keeps_entries: bool) -> bool:
        """Tell whether an office runs the system.

        Args:
            office: its id; None for records that name none.
            keeps_entries: whether it has entries of the system's kinds.
        """
        return office in self.offices if self.offices else keeps_entries or office == "suqian"
