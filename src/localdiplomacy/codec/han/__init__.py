"""One grammar for cells, names and prose: numbers, amounts, dates, periods and names as Chinese offices write them.

Every function is pure. The `read_*` functions read a whole text and answer None where it is not what they read or where two
readings are possible; they never raise on text. Ambiguity is for the caller to report, not for this room to guess away.
"""

from .booleans import read_yes_no
from .dates import read_date
from .durations import read_duration
from .fold import fold
from .names import name_key, split_scripts, strip_suffix
from .numerals import read_number, write_number
from .periods import read_period, read_span
from .quantities import Found, find_quantities, read_quantity
from .variants import simplify

__all__ = [
    "Found",
    "find_quantities",
    "fold",
    "name_key",
    "read_date",
    "read_duration",
    "read_number",
    "read_period",
    "read_quantity",
    "read_span",
    "read_yes_no",
    "simplify",
    "split_scripts",
    "strip_suffix",
    "write_number",
]
