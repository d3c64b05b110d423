"""What engines bring back, gathered into the cells of one period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from attrs import define, evolve, field

from ..blocks import Block
from ..cells import ZERO, CellKey, Cells, Latest, LeftOut, Members, Partial, Reason, latest_of
from ..combinations import Combinations
from ..indicators import Indicator

About = tuple[str, str, tuple[str, ...]]


@define
class Sums:
    """The numbers of one cell while they are gathered."""

    counted: int = 0
    stated: int = 0
    total: Decimal = ZERO
    unclear: Counter[Reason] = field(factory=Counter)
    distinct: set[str] = field(factory=set)
    latest: list[Latest] = field(factory=list)

    def add(self, counted: int, stated: int, total: int | Decimal) -> None:
        """Add rows that count."""
        self.counted += counted
        self.stated += stated
        self.total += total

    def may(self, unclear: Iterable[tuple[Reason, int]]) -> None:
        """Add rows that may count."""
        for reason, count in unclear:
            self.unclear[reason] += count

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
        return bool(self.counted or any(self.unclear.values()))


@define
class Gathering:
    """The cells of one period while they are gathered.

    Args:
        sums: cells by key.
        blocks: plain cells in columns; what `sums` and several blocks say of one cell adds up.
        covered: (indicator, office) pairs for which there are rows of the time.
        shown: (indicator, office, part of the period) where evidence is asked for, as `Cells` takes them.
        left_out: how many rows were not counted, by indicator and reason.
    """

    sums: defaultdict[CellKey, Sums] = field(factory=lambda: defaultdict(Sums))
    blocks: list[Block] = field(factory=list)
    covered: set[tuple[str, str]] = field(factory=set)
    shown: set[tuple[str, str, str]] = field(factory=set)
    left_out: Counter[tuple[str, Reason]] = field(factory=Counter)

    def counts(self, indicator: Indicator) -> bool:
        """Tell whether something counts, as the total says."""
        keys = (CellKey(indicator.id, unit) for unit in indicator.units)
        return any(self.sums[key].counted for key in keys if key in self.sums)

    def cells(self) -> Cells:
        """Return the cells in which something counts or may."""
        blocks = tuple(self._joined())
        return Cells(
            partials={key: sums.partial() for key, sums in self.sums.items() if sums},
            covered=frozenset(self.covered),
            shown=frozenset(self.shown),
            left_out=tuple(
                LeftOut(indicator=indicator, reason=reason, unlisted=count)
                for (indicator, reason), count in self.left_out.items()
                if count
            ),
            blocks=blocks,
        )

    def _joined(self) -> Iterator[Block]:
        """Yield one block for each indicator and grouping; cells of which there is more to say go to the sums."""
        several: dict[About, list[Block]] = {}
        for block in self.blocks:
            several.setdefault((block.indicator, block.unit, block.by), []).append(block)
        special: dict[About, set[Members]] = {}
        for key, sums in self.sums.items():
            if sums:
                special.setdefault(key[:3], set()).add(key.members)
        for about, blocks in several.items():
            joined = blocks[0] if len(blocks) == 1 else _end_to_end(blocks)
            own = special.get(about, set())
            if joined.members.repeats:
                own = own | {found for found, count in Counter(joined.members).items() if count > 1}
            yield self._without(own, joined) if own else joined

    def _without(self, own: set[Members], block: Block) -> Block:
        """Return a block without some of its cells, which are added to the sums."""
        for members, counted, total in block.rows():
            if members in own:
                self.sums[CellKey(block.indicator, block.unit, block.by, members)].add(counted, counted, total)
        return block.chosen([members not in own for members in block.members])


def _end_to_end(blocks: Sequence[Block]) -> Block:
    return evolve(
        blocks[0],
        members=Combinations.joined([block.members for block in blocks]),
        counted=list(chain.from_iterable(block.counted for block in blocks)),
        totals=list(chain.from_iterable(block.totals for block in blocks)),
    )
