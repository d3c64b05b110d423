"""The records behind a figure: their ids, and where they are found when somebody asks."""

from collections.abc import Callable, Iterable
from types import NoneType

from attrs import frozen

from .records import Record

NUMERATOR = "numerator"
DENOMINATOR = "denominator"


@frozen(kw_only=True)
class Part:
    """Records that were counted together.

    Args:
        name: of a ratio `numerator` or `denominator`, of a total the id of an indicator; empty for a figure of one part.
        ids: their ids.
        find: gives the records with these ids.
    """

    name: str = ""
    ids: tuple[str, ...]
    find: Callable[[tuple[str, ...]], Iterable[Record]]


@frozen
class Behind:
    """What leads from a figure to the records it counts. It refers to the ledger, so it is not pickled with a figure.

    Args:
        parts: the records, for a ratio those above and those below the line, for a total those of each part.
    """

    parts: tuple[Part, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts; empty for a figure of one part."""
        return tuple(dict.fromkeys(part.name for part in self.parts if part.name))

    def records(self, name: str | None = None) -> tuple[Record, ...]:
        """Return the records of all parts, or of one, each once.

        Raises:
            KeyError: if there is no part of that name.
        """
        if name is not None and name not in self.names:
            raise KeyError(name)
        found: dict[int, Record] = {}
        for part in self.parts:
            if name in (None, part.name):
                found.update((id(record), record) for record in part.find(part.ids))
        return tuple(found.values())

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return NoneType, ()

    def __deepcopy__(self, memo: object) -> "Behind":
        return self
