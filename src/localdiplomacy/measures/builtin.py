"""The built-in indicators, in the order in which they are listed."""

from .builtin_cases import CASES
from .builtin_delegations import INBOUND, OUTBOUND
from .builtin_entries import ENTRIES
from .builtin_outreach import OUTREACH
from .builtin_partners import PARTNERS
from .builtin_projects import PROJECTS
from .builtin_services import SERVICES
from .builtin_supervision import SUPERVISION
from .builtin_ties import PARTNERSHIPS
from .builtin_transfers import TRANSFERS
from .builtin_trips import TRIPS
from .builtin_workings import WORKINGS
from .builtin_zeros import ZEROS
from .indicators import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *OUTBOUND,
    *TRIPS,
    *INBOUND,
    *TRANSFERS,
    *ZEROS,
    *PARTNERSHIPS,
    *PARTNERS,
    *ENTRIES,
    *SERVICES,
    *CASES,
    *OUTREACH,
    *PROJECTS,
    *WORKINGS,
    *SUPERVISION,
)
