"""Working out once what several indicators need: the same date, condition, field or grouping of the same records."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """The results of one pass over records, by what they are."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is known under `key`, made where it is not known yet."""
        if key not in self._known:
            self._known[key] = make()
        known: T = self._known[key]
        return known
