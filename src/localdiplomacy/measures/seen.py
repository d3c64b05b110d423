"""Which records were looked at: a record that is in two parts would be counted twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..issues.catalogue.cells import PARTS_OVERLAP
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..ledger.ledger import Ledger
from .dimensions import UNKNOWN

_IDS_TOLD = 10


class Seen(NamedTuple):
    """A record that was looked at.

    Args:
        records: the set of a ledger it is in.
        office: the office that keeps it; `_unknown` where none is stated. Two offices may use one id.
        id: its id.
    """

    records: str
    office: str
    id: str


def seen_in(ledger: Ledger, sets: Iterable[str]) -> Iterator[Seen]:
    """Yield the records of some sets of a ledger."""
    for name in sets:
        for record in getattr(ledger, name):
            yield Seen(name, str(record.office or UNKNOWN), str(record.id))


def require_apart(parts: Sequence[frozenset[Seen]]) -> None:
    """Make sure that no record was looked at in two parts.

    Raises:
        CannotContinue: LD-CELLS-002, with the ids of those that were.
    """
    if len(frozenset[Seen]().union(*parts)) == sum(map(len, parts)):
        return
    again: dict[str, set[str]] = {}
    for found, times in Counter(one for part in parts for one in part).items():
        if times > 1:
            again.setdefault(found.records, set()).add(found.id)
    raise CannotContinue(*(_overlap(records, sorted(ids)) for records, ids in sorted(again.items())))


def _overlap(records: str, ids: Sequence[str]) -> Issue:
    told = [*ids[:_IDS_TOLD], *(["…"] if len(ids) > _IDS_TOLD else [])]
    return Issue(PARTS_OVERLAP, {"records": records, "count": len(ids), "ids": ", ".join(told)})
