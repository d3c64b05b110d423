"""A column of the long form of a table."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from attrs import frozen

Value = str | bool | int | Decimal | None
Values = Sequence[Value]


class Kind(Enum):
    """What the values of a column are."""

    TEXT = "text"
    JSON = "json"
    NUMBER = "number"  # whole where all are
    DECIMAL = "decimal"
    FLAG = "flag"


@frozen(kw_only=True)
class Column:
    """A column of the long form.

    Args:
        name: its name in a data frame.
        heading: its heading in CSV: the field path of an observation where there is one, so that it can be read again.
        kind: what its values are.
        values: a value for each row; None where it is missing.
    """

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    values: Values
