"""Ids for rows that print none: the same file, sheet and row always give the same id."""

import hashlib

from ..model.sources import Origin


def generated_id(set_name: str, origin: Origin, row: int) -> str:
    """Return an id made of the set, a digest of file and sheet, and the row.

    >>> generated_id("outbound", Origin(file="trips.csv"), 12)
    'outbound-03057ffd-12'
    """
    place = f"{origin.file or ''}\0{origin.sheet or ''}"
    return f"{set_name}-{hashlib.sha256(place.encode()).hexdigest()[:8]}-{row}"


def is_generated(id: str) -> bool:
    """Tell whether an id looks like a generated one."""
    start, _, row = id.rpartition("-")
    digest = start.rpartition("-")[2]
    return row.isdigit() and len(digest) == 8 and all(char in "0123456789abcdef" for char in digest)
