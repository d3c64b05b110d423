"""What engines bring back, gathered into the cells of one period."""

from collections import Counter, defaultdict
from decimal import Decimal

from attrs import define, field

from ..cells import ZERO, CellKey, Cells, Latest, LeftOut, Partial, Reason, latest_of


@define
class Sums:
    """The numbers of one cell while they are gathered."""

    counted: int = 0
    stated: int = 0
    total: Decimal = ZERO
    unclear: Counter[Reason] = field(factory=Counter)
    distinct: set[str] = field(factory=set)
    latest: list[Latest] = field(factory=list)

    def partial(self) -> Partial:
        """Return them as a part of a figure."""
        return Partial(
            unlisted=self.counted,
            stated=self.stated,
            low=self.total,
            high=self.total,
            distinct=frozenset(self.distinct),
            latest=latest_of(self.latest),
            unclear=tuple(sorted((reason, count) for reason, count in self.unclear.items() if count)),
        )

    def __bool__(self) -> bool:
        return bool(self.counted or +self.unclear)


@define
class Gathering:
    """The cells of one period while they are gathered."""

    sums: defaultdict[CellKey, Sums] = field(factory=lambda: defaultdict(Sums))
    covered: set[tuple[str, str]] = field(factory=set)
    left_out: Counter[tuple[str, Reason]] = field(factory=Counter)

    def cells(self) -> Cells:
        """Return the cells in which something counts or may."""
        return Cells(
            partials={key: sums.partial() for key, sums in self.sums.items() if sums},
            covered=frozenset(self.covered),
            left_out=tuple(
                LeftOut(indicator=indicator, reason=reason, unlisted=count)
                for (indicator, reason), count in self.left_out.items()
                if count
            ),
        )
