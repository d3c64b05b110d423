"""Reading once what several indicators look at: the same condition, date or field of the same record."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """A function of a record that remembers its answer for the last record asked about."""

    __slots__ = ("_answer", "_record", "_work")

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._record: Any = None
        self._answer: Any = None

    def __call__(self, record: Any) -> T:
        if record is not self._record:
            self._answer = self._work(record)
            self._record = record
        answer: T = self._answer
        return answer


class SharedReading:
    """The functions of one pass, each made once for all that need it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], Callable[[Any], T]]) -> Once[T]:
        """Return the function known under `key`, made where it is not known yet."""
        if key not in self._known:
            self._known[key] = Once(make())
        known: Once[T] = self._known[key]
        return known
