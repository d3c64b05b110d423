"""What every record has: an id, a name, an office, where it came from."""

from attrs import field, frozen

from .ids import OfficeId, RecordId
from .names import Name
from .sources import Source


@frozen(kw_only=True)
class Record:
    """A line of a ledger.

    Args:
        id: ASCII slug, unique among the records of its type in a ledger.
        name: what it is called.
        office: the office that keeps the record. A reader leaves the printed name here where it finds no office.
        source: where the record was read; it takes no part in comparison and is not shown.
    """

    id: RecordId = field(converter=RecordId)
    name: Name | None = None
    office: OfficeId | None = None
    source: Source | None = field(default=None, eq=False, hash=False, repr=False)
