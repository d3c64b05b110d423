"""Files to grids: tables as text (csv, tsv) and workbooks (xlsx, xlsm, xls, ods), before anyone knows what they mean.

What each format can tell of cells that hold no value:

- xlsx, xlsm: error cells, and formulas that were saved without their result (`NO_VALUE`).
- xls: error cells, whether typed or the result of a formula.
- ods: error cells, merged areas.
- csv and other text: nothing; `#REF!` is text like any other.

A number is what the cell holds, not how it is shown: 7 shown as `000007` by its number format reads as 7, while the
text `000007` stays text. A date before 1900 in a date cell of Excel has no meaning there and reads as midnight.
"""

from .delimiters import find_delimiter
from .faults import NO_VALUE, TOO_LONG
from .kinds import SUFFIXES
from .reading import read_grids

__all__ = ["NO_VALUE", "SUFFIXES", "TOO_LONG", "find_delimiter", "read_grids"]
