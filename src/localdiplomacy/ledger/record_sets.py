"""An immutable, ordered set of records of one type, found by id."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Generic, TypeVar, overload

from ..issues.printing import html_table
from ..issues.report import MOST_IN_A_NOTEBOOK
from ..model.records import Record

R = TypeVar("R", bound=Record)


class RecordSet(Sequence[R], Generic[R]):
    """Records of one type in the order of their ids.

    Two records may carry the same id: both are held, and a check reports it. `get` then returns the first.
    """

    __slots__ = ("_by_id", "_records")

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._records = tuple(sorted(records, key=attrgetter("id")))
        self._by_id: dict[str, R] = {record.id: record for record in reversed(self._records)}

    def get(self, id: str | None) -> R | None:
        """Return the record with that id, or None."""
        return None if id is None else self._by_id.get(id)

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[R, ...]: ...
    def __getitem__(self, key: int | str | slice) -> R | tuple[R, ...]:
        if isinstance(key, str):
            return self._by_id[key]
        return self._records[key]

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Record) and item in self._records

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordSet) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    def _repr_html_(self) -> str:
        # Only what is no secret: a record's own repr leaves sensitive fields out.
        shown = [
            [record.id, str(record.name or ""), record.office or ""] for record in self._records[:MOST_IN_A_NOTEBOOK]
        ]
        rest = len(self) - len(shown)
        headings = ["编号 / id", "名称 / name", "单位 / office"]
        return html_table(repr(self), headings, shown, [f"… + {rest}"] if rest > 0 else [])

    def __repr__(self) -> str:
        return f"<RecordSet of {len(self)}>"
