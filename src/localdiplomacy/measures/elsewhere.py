"""What another office counts: kept in the ledger, and told apart from what our figures are about."""

from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from operator import attrgetter, not_
from types import MappingProxyType
from typing import Any

from attrs import frozen

from ..model.texts import Text
from .plain_columns import each_once


@frozen(kw_only=True)
class Elsewhere:
    """Values of a field that are another office's matter.

    A record that has no others is left out of every figure, with that reason. Of one that has others too, these values
    are not told apart and have no row; a trip to Japan and Taiwan is a trip to Japan.

    Args:
        field: the field, one of several values, such as `countries`.
        codes: the values.
        note: what is printed after the definition (口径) of every indicator that this concerns.
    """

    field: str
    codes: frozenset[str]
    note: Text

    def values(self, records: Sequence[Any]) -> list[tuple[str, ...]]:
        """Return the values of the field of each record."""
        return list(map(attrgetter(self.field), records))

    def apart(self, records: Sequence[Any], values: Sequence[Collection[Any]]) -> tuple[list[Any], list[Any]]:
        """Return the records that are ours to count, and those that are not.

        Args:
            records: the records.
            values: the values of the field of each.
        """
        found = each_once(values, self.is_only)
        if True not in found:
            return list(records), []
        return list(compress(records, map(not_, found))), list(compress(records, found))

    def is_only(self, values: Collection[Any]) -> bool:
        """Tell whether there are values, and all of them are another office's matter."""
        return bool(values) and self.codes.issuperset(values)

    def without(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """Return values without those that are another office's matter."""
        return values if self.codes.isdisjoint(values) else tuple(value for value in values if value not in self.codes)


# Offices for foreign affairs and for Hong Kong and Macao send groups there; trips to Taiwan are approved and counted by the
# offices for Taiwan affairs.
ELSEWHERE: Mapping[str, Elsewhere] = MappingProxyType(
    {
        "outbound": Elsewhere(
            field="countries",
            codes=frozenset(("TW",)),
            note=Text(
                "仅赴台湾的团组由对台工作部门统计。", "Trips to Taiwan only are left to the office for Taiwan affairs."
            ),
        )
    }
)


def elsewhere(records: str, field: str | None) -> Elsewhere | None:
    """Return what is another office's matter among the values of a field of a set of the ledger; None if nothing is."""
    found = ELSEWHERE.get(records)
    return found if found is not None and found.field == field else None
