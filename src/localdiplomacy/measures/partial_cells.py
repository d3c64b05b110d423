"""Counting in parts: cells of files or partitions, counted anywhere, put together into the table of the whole."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from ..issues.catalogue.cells import PARTS_DIFFER
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.periods import Period
from ..model.texts import Text
from ..regulations.packaged_codes import packaged_code_lists
from .answering import answer
from .cells import Cells
from .dimensions import Dimension
from .exports.cells_arrow import from_arrow, to_arrow
from .fingerprints import fingerprint
from .grouping import Grouping
from .indicators import Indicator
from .measure import engine_for
from .question import Question
from .rounding import HALF_UP, Rounding
from .seen import Seen, require_apart, seen_in
from .table import Table
from .times import window

_NOTHING = Text("无", "none")


@frozen(kw_only=True)
class PartialCells:
    """What was counted in one part of the records: of one file, one partition, one city.

    Parts add up to what counting everything at once gives: `one + other`, or `PartialCells.merged(parts)`. They can be
    pickled, and shipped as Arrow tables. Counts, sums and means of whole numbers and decimals, ranges, distinct values
    (which travel themselves), last values and what was left out are exact; sums of floating-point columns are to nine digits
    after the point in each part.

    Args:
        question: what was asked for.
        cells: what was counted, for each of its periods.
        seen: the records looked at; of a data frame only where its `Frame` names the column of ids.
    """

    question: Question = field(repr=False)
    cells: tuple[Cells, ...] = field(repr=False)
    seen: frozenset[Seen] = field(default=frozenset(), repr=False)

    def __add__(self, other: "PartialCells") -> "PartialCells":
        return PartialCells.merged((self, other))

    @classmethod
    def merged(cls, parts: Iterable["PartialCells"]) -> "PartialCells":
        """Return the cells of the whole, from those of its parts in any order.

        Args:
            parts: the parts, at least one.

        Raises:
            CannotContinue: LD-CELLS-001, if they were not asked the same; LD-CELLS-002, if a record is in two of them.
            ValueError: if there is none.
        """
        found = tuple(parts)
        if not found:
            raise ValueError("there is no part to put together / 没有可合并的部分")
        for other in found[1:]:
            _require_same(found[0].question, other.question)
        require_apart([part.seen for part in found])
        return evolve(
            found[0],
            cells=tuple(map(Cells.merged, zip(*(part.cells for part in found), strict=True))),
            seen=frozenset[Seen]().union(*(part.seen for part in found)),
        )

    def table(
        self,
        *,
        code_lists: Mapping[str, CodeList] | None = None,
        rounding: Rounding = HALF_UP,
        places: Ledger | None = None,
    ) -> Table:
        """Return the table that measuring the whole at once would give.

        Args:
            code_lists: what members and units are called and how members are ordered, by id of the list; the packaged
                lists by default.
            rounding: how percentages are rounded.
            places: a ledger that names offices and cities; where it holds the records too, figures lead to them.
        """
        ledger = places or Ledger()
        counted = self.question.put_to(_Delivered(self, ledger if self._names_records else None))
        lists = packaged_code_lists() if code_lists is None else code_lists
        return answer(self.question, counted, ledger=ledger, code_lists=lists, rounding=rounding)

    @property
    def _names_records(self) -> bool:
        return any(partial.records for cells in self.cells for partial in cells.partials.values())

    def to_arrow(self) -> Any:
        """Return the cells as a `pyarrow.Table`; its schema says what was asked, so keep its metadata.

        Raises:
            MissingPackage: if pyarrow is not installed.
        """
        return to_arrow(self.question, self.cells, self.seen)

    @classmethod
    def from_arrow(
        cls,
        table: Any,
        *,
        indicators: Iterable[Indicator] | None = None,
        dimensions: Iterable[Dimension] | None = None,
    ) -> "PartialCells":
        """Return the cells that a table of `to_arrow` holds.

        Args:
            table: the table, such as `pyarrow.ipc.open_stream(bytes).read_all()` gives.
            indicators: the indicators that may be asked for; None for the built-in ones.
            dimensions: the dimensions that may be asked for; None for the built-in ones.

        Raises:
            CannotContinue: LD-CELLS-003, if it holds no cells, or those of another version; LD-CELLS-004, if a definition
                here is not the one that was counted by.
            MissingPackage: if pyarrow is not installed.
        """
        question, cells, seen = from_arrow(table, indicators=indicators, dimensions=dimensions)
        return cls(question=question, cells=cells, seen=seen)


def partial_cells(
    source: Any,
    indicator: str | Indicator | Iterable[str | Indicator],
    *,
    by: str | Dimension | Iterable[str | Dimension] = (),
    period: Period | str | int,
    compare: str | Period | None = None,
    at: date | None = None,
    indicators: Iterable[Indicator] | None = None,
    dimensions: Iterable[Dimension] | None = None,
    code_lists: Mapping[str, CodeList] | None = None,
    places: Ledger | None = None,
) -> PartialCells:
    """Count one part of the records: a file, a partition, a city; elsewhere others count the other parts.

    No two parts may hold the same record. For roll-ups such as `province` each part needs to know which place lies in which:
    in its ledger, or as `places`.

    Args:
        source: a ledger, a data frame, a `Frame` or several, as for `measure`.
        indicator: one or several indicators, or their ids or names.
        by: the dimensions to break down by, or their ids.
        period: the period, or its code.
        compare: `previous-year`, `previous-period`, or another period to compare with.
        at: count what had happened by the end of this day.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.
        code_lists: how codes may be spelled in data frames, by id of the list; the packaged lists by default.
        places: for data frames, a ledger that says which place lies in which.

    Raises:
        CannotContinue: for an unknown indicator, dimension, field or comparison.
        PeriodError: for text that is no period.
        MissingPackage: if a data frame is given and narwhals is not installed.
        TypeError: for what is neither a ledger nor a data frame.
    """
    question = Question.of(
        indicator, by=by, period=period, compare=compare, at=at, indicators=indicators, dimensions=dimensions
    )
    lists = packaged_code_lists() if code_lists is None else code_lists
    ledger = source if isinstance(source, Ledger) else places or Ledger()
    cells = tuple(one.cells for one in question.put_to(engine_for(source, question.counted.values(), lists, ledger)))
    return PartialCells(question=question, cells=cells, seen=frozenset(_seen(source, question, lists, ledger)))


def _seen(source: Any, question: Question, code_lists: Mapping[str, CodeList], places: Ledger) -> Iterable[Seen]:
    if isinstance(source, Ledger):
        return seen_in(source, question.records)
    from .frames.engine import frames_of
    from .frames.ids import seen_in_frames

    return seen_in_frames(frames_of(source, question.counted.values()), code_lists, places)


@frozen
class _Delivered:
    """An engine that has counted already."""

    counted: PartialCells
    ledger: Ledger | None

    def count(
        self, indicators: Iterable[Indicator], groupings: Iterable[Grouping], periods: Iterable[Period]
    ) -> tuple[Cells, ...]:
        """Return the cells of the periods that have begun."""
        question = self.counted.question
        pairs = zip(question.periods, self.counted.cells, strict=True)
        return tuple(cells for period, cells in pairs if window(period, question.at))


def _require_same(one: Question, other: Question) -> None:
    for what, left, right in _asked(one, other):
        if left != right:
            params = {"what": what, "one": ", ".join(left) or _NOTHING, "other": ", ".join(right) or _NOTHING}
            raise CannotContinue(Issue(PARTS_DIFFER, params))


def _asked(one: Question, other: Question) -> Iterator[tuple[Text, list[str], list[str]]]:
    """Yield what two questions must have in common, as each of them has it."""

    def both(what: Text, read: Any) -> tuple[Text, list[str], list[str]]:
        return what, read(one), read(other)

    yield both(Text("指标", "indicators"), lambda asked: [found.id for found in asked.wanted])
    yield both(Text("维度", "dimensions"), lambda asked: [axis.id for axis in asked.by])
    yield both(Text("时段", "periods"), lambda asked: [period.code for period in asked.periods])
    yield both(Text("统计截止日", "the day counted up to"), lambda asked: [str(asked.at)] if asked.at else [])
    yield both(
        Text("定义", "definitions"),
        lambda asked: [f"{found.id} ({fingerprint(found)})" for found in (*asked.counted.values(), *asked.by)],
    )
