"""The built-in indicators, in the order in which they are listed."""

from .builtin_delegations import INBOUND, OUTBOUND
from .builtin_entries import ENTRIES
from .builtin_partners import PARTNERS
from .builtin_ties import PARTNERSHIPS
from .builtin_transfers import TRANSFERS
from .builtin_trips import TRIPS
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
)
