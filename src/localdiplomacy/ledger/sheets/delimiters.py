"""Which character separates the cells of a text table."""

from collections import Counter
from itertools import islice

from .delimited import records

# In order of preference where two fit equally well. Chinese input methods write the full-width comma.
DELIMITERS = (",", "\t", ";", "，")
_SAMPLE_RECORDS = 50
_SAMPLE_CHARACTERS = 1 << 18


def find_delimiter(text: str, preferred: str | None = None) -> str:
    """Return the delimiter with which most records have the same number of cells.

    Titles above a table and notes below it are single cells, so not all records need to agree. A separator that stands
    in running text gives records of many lengths, and one that stands inside quoted cells gives none.

    Args:
        text: the table, or its beginning.
        preferred: the delimiter to take if it fits at least half of the records, as tabs in a .tsv file.

    Returns:
        One of `DELIMITERS`; the comma where no record has two cells.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    fits = {delimiter: _fit(sample, delimiter) for delimiter in DELIMITERS}
    if preferred and fits[preferred][0] >= 0.5:
        return preferred
    return max(DELIMITERS, key=lambda delimiter: fits[delimiter])


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of records that have the most frequent number of cells, and that number."""
    found = [record for record in islice(records(sample, delimiter), _SAMPLE_RECORDS) if record.cells]
    sound = [len(record.cells) for record in found if not (record.stray or record.unclosed)]
    widths = Counter(width for width in sound if width > 1)
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / len(found), width
