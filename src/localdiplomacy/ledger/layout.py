"""Where the table is in a sheet: the kind of ledger, the row (or two) of headings, and what each row below is."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from attrs import evolve, frozen

from ..codec.codelists import ENTRY_KINDS
from ..codec.han import fold
from ..model.codes import CodeList
from ..model.entries import EntryKind
from .cell_amounts import HeadingUnit
from .cell_texts import is_blank, text_of
from .entry_kinds import kind_called, kind_in_titles, kinds_in_cells
from .formats import LedgerFormat
from .grids import Cell, Grid
from .headers import Heading, Headings, plain_heading, unit_in_title
from .rows import RowKind, kind_of, may_be_marked

SEARCHED_ROWS = 40
_SEARCHED_CELLS = 20_000
_TITLE_ROWS = 3
_NAMED_LIKE_THE_SET = 100.0
# A title that names a kind of entry outweighs two columns that would fit another ledger.
_NAMED_KIND = 3.0
# A column whose words are kinds of entry does too, but less: 培训 is a kind of trip as well.
_KINDS_IN_ROWS = 1.5
_IN_ANY_LEDGER = ("headcount.", "members", "source.")
_ENOUGH = 4  # known headings, however many others there are
_MOST_KINDS = 2  # of ledgers, for a heading to tell them apart


@frozen(kw_only=True)
class Layout:
    """A table found in a sheet.

    Args:
        headings: the headings of its kind of ledger.
        top: index of the first header row.
        depth: how many header rows there are, 1 or 2.
        columns: what each column means; None for a column without a heading or with an unknown one.
        texts: the printed heading of each column; empty where there is none.
        score: how well it fits.
    """

    headings: Headings
    top: int
    depth: int
    columns: tuple[Heading | None, ...]
    texts: tuple[str, ...]
    score: float

    @property
    def format(self) -> LedgerFormat:
        """The kind of ledger."""
        return self.headings.format

    def columns_by_kind(self, grid: Grid) -> dict[str, tuple[Heading | None, ...]]:
        """Return what each column means in the rows of each kind of entry; empty where all rows are of one kind."""
        kinds = self.headings.kinds
        if len(kinds) < 2:
            return {}
        upper, lower = _rows_of_headings(grid, self.top, self.depth)
        own = {kind.id: evolve(self.headings, kind=kind, row_kinds=()) for kind in kinds}
        return {id: _found(upper, lower, headings) for id, headings in own.items()}

    def unit_in_titles(self, grid: Grid) -> HeadingUnit | None:
        """Return the unit of money printed above the table; None where there is none."""
        texts = (cell for row in grid.rows[: self.top] for cell in row if isinstance(cell, str))
        return next((unit for text in texts if (unit := unit_in_title(text)) is not None), None)

    def kinds(self, grid: Grid) -> list[RowKind]:
        """Return what each row of the sheet is."""
        titles = frozenset(
            text_of(cell) for row in grid.rows[: self.top] for cell in row if isinstance(cell, str) and cell.strip()
        )
        above = [
            RowKind.TITLE if any(not is_blank(cell) for cell in row) else RowKind.BLANK for row in grid.rows[: self.top]
        ]
        body = grid.rows[self.top + self.depth :]
        return [*above, *[RowKind.HEADER] * self.depth, *self._body(body, titles, grid.rows[self.top])]

    def _body(
        self, rows: Sequence[tuple[Cell, ...]], titles: frozenset[str], printed: tuple[Cell, ...]
    ) -> Iterator[RowKind]:
        header = ["".join(fold(text_of(cell)).split()) for cell in printed]
        known = frozenset(
            index for index, heading in enumerate(self.columns) if heading is not None and heading.leaf is not None
        )
        for row in rows:
            # Most rows are plainly records: told by a glance at the first cell.
            if row and not may_be_marked(row[0], header) and len(row) - row.count(None) - row.count("") > 1:
                yield RowKind.RECORD
            else:
                yield kind_of(row, header, titles, known)


def find_layout(grid: Grid, formats: Sequence[LedgerFormat], lists: Mapping[str, CodeList]) -> Layout | None:
    """Return the table in a sheet that fits best, or None where no row looks like headings of a known ledger.

    Args:
        grid: the sheet.
        formats: the kinds of ledgers it may be.
        lists: code lists by id.
    """
    named = _named(grid)
    width = max(map(len, grid.rows[:SEARCHED_ROWS]), default=0)
    # Headings stand near the top; a sheet of thousands of columns is not searched for ever.
    searched = min(len(grid.rows), SEARCHED_ROWS, 3 + _SEARCHED_CELLS // (width + 1))
    titled = _kinds_in_titles(grid, searched, formats, lists.get(ENTRY_KINDS))
    found: list[tuple[Layout, float]] = []
    every: dict[str, Headings] = {}
    seen: dict[str, str] = {}
    for format in formats:
        plain = Headings(format, lists, seen=seen)
        if format.records != "entries":  # whose headings stand for anything
            every.setdefault(format.columns, plain)
        called = _bonus(format, grid, named)
        for top in range(searched):
            in_titles = titled[min(top, _TITLE_ROWS)]
            headings = _with_kinds(grid, top, plain, in_titles)
            # That a format is of one kind says nothing yet; its titles do.
            bonus = max(called, _NAMED_KIND if headings.kind is not None and in_titles is not None else 0.0)
            told = max(bonus, _KINDS_IN_ROWS) if headings.row_kinds else bonus
            layouts = _layouts_at(grid, top, headings, told)
            found.extend((layout, bonus) for layout in layouts if _fits(layout, len(formats) == 1))
    # The best fit; of equals the first format, the upper row, the lower depth.
    for layout, bonus in sorted(found, key=lambda pair: -pair[0].score):
        if bonus or len(formats) == 1 or _is_told_apart(layout, tuple(every.values())):
            return layout
    return None


def _is_told_apart(layout: Layout, every: Sequence[Headings]) -> bool:
    """Tell whether a heading says which kind of ledger it is: 单位, 人数 and 日期 stand in all of them."""
    paths = [heading.path for heading in layout.columns if heading is not None and heading.leaf is not None]
    unknown = sum(1 for heading, text in zip(layout.columns, layout.texts, strict=True) if text and heading is None)
    if len(paths) < min(unknown, _ENOUGH):
        return False
    if layout.headings.format.records == "entries":
        return any(heading is not None and heading.path == "kind" for heading in layout.columns)
    for heading, text in zip(layout.columns, layout.texts, strict=True):
        if heading is None or heading.leaf is None or heading.path.startswith(_IN_ANY_LEDGER):
            continue
        plain = text.rpartition("/")[2] if layout.depth > 1 else text
        if sum(1 for headings in every if headings.find(plain)) <= _MOST_KINDS:
            return True
    return False


def _fits(layout: Layout, only_format: bool) -> bool:
    paths = {heading.path for heading in layout.columns if heading}
    printed = sum(1 for text in layout.texts if text)
    stored = sum(1 for heading in layout.columns if heading and heading.leaf)
    sure = only_format or layout.score > _NAMED_LIKE_THE_SET
    if stored < (1 if sure else 2):
        return False
    if stored * 3 < printed and not sure:
        return False
    starts = {path.partition(".")[0] for path in paths}
    return all(
        any(choice in paths or ("." not in choice and choice in starts) for choice in needed.split("|"))
        for needed in layout.format.required
    )


def _layouts_at(grid: Grid, top: int, headings: Headings, bonus: float) -> Iterator[Layout]:
    upper, _ = _rows_of_headings(grid, top, 1)
    plain = _found(upper, None, headings)
    matched = _distinct(plain)
    if matched:
        texts = tuple(plain_heading(cell) for cell in upper)
        score = matched + (bonus if matched > 1 or bonus == _NAMED_LIKE_THE_SET else 0)
        yield Layout(headings=headings, top=top, depth=1, columns=plain, texts=texts, score=score)
    upper, lower = _rows_of_headings(grid, top, 2)
    if lower is None:
        return
    both = _found(upper, lower, headings)
    matched_below = sum(1 for heading, below in zip(both, lower, strict=True) if heading and below is not None)
    if matched_below:
        texts = tuple(
            "/".join(filter(None, (plain_heading(above), plain_heading(below))))
            for above, below in zip(upper, lower, strict=True)
        )
        if _distinct(both) <= _distinct([headings.find(cell) for cell in lower]):
            return  # what stands above adds nothing: it is a title
        # A little more than one row alone, whose spanning headings may be known words too.
        score = _distinct(both) + bonus + 0.25
        yield Layout(headings=headings, top=top, depth=2, columns=both, texts=texts, score=score)


def _rows_of_headings(grid: Grid, top: int, depth: int) -> tuple[Sequence[Cell], Sequence[Cell] | None]:
    """Return the row of headings, and the second one if there may be two."""
    if depth == 1:
        return grid.rows[top], None
    upper = _spread(grid, top)
    return upper, _below(grid, top, upper)


def _found(upper: Sequence[Cell], lower: Sequence[Cell] | None, headings: Headings) -> tuple[Heading | None, ...]:
    if lower is None:
        return tuple(headings.find(cell) if isinstance(cell, str) else None for cell in upper)
    return tuple(headings.find(above, below) for above, below in zip(upper, lower, strict=True))


def _distinct(headings: Sequence[Heading | None]) -> int:
    return len({heading.path for heading in headings if heading})


def _spread(grid: Grid, top: int) -> list[Cell]:
    """Return a row of headings with merged ones repeated over the columns they span."""
    row = list(grid.rows[top])
    for first, left, _, right in grid.merged:
        if first == top and left < len(row):
            row += [None] * (right + 1 - len(row))
            row[left : right + 1] = [row[left]] * (right + 1 - left)
    return row


def _below(grid: Grid, top: int, upper: list[Cell]) -> list[Cell] | None:
    """Return the second row of headings, or None if the next row is none; `upper` is filled where it spans.

    A second row stands only under headings that span several columns: by being merged, or by blanks after them.
    """
    if top + 1 >= len(grid.rows):
        return None
    lower: list[Cell] = [None if is_blank(cell) else cell for cell in grid.rows[top + 1]]
    width = max(len(upper), len(lower))
    upper += [None] * (width - len(upper))
    lower += [None] * (width - len(lower))
    if not all(cell is None or isinstance(cell, str) for cell in lower) or not any(lower):
        return None
    for index in range(1, width):
        if is_blank(upper[index]) and lower[index] is not None and lower[index - 1] is not None:
            upper[index] = upper[index - 1]
    alone = [
        index
        for index, below in enumerate(lower)
        if below is not None
        and not is_blank(upper[index])
        and upper[index] not in (upper[index - 1 : index] + upper[index + 1 : index + 2])
    ]
    return None if alone else lower


def _named(grid: Grid) -> str:
    origin = grid.origin
    return " ".join(filter(None, (PurePath(origin.file).stem if origin.file else "", origin.sheet or "")))


def _bonus(format: LedgerFormat, grid: Grid, named: str) -> float:
    if format.records in named.split() or format.id in named.split():
        return _NAMED_LIKE_THE_SET
    # What a title says is nearer to the table than the name of its sheet, and that nearer than its file's.
    file = PurePath(grid.origin.file).stem if grid.origin.file else ""
    weighed = ((titles_of(grid), 2.0), (grid.origin.sheet or "", 1.75), (file, 1.5))
    return max(
        (weight for text, weight in weighed if any(word in text.casefold() for word in format.words)), default=0.0
    )


def titles_of(grid: Grid, top: int = _TITLE_ROWS) -> str:
    """Return what stands at the top left of a sheet, where titles are, above the row `top`."""
    rows = grid.rows[: min(top, _TITLE_ROWS)]
    return " ".join(text_of(cell) for row in rows for cell in row[:1] if isinstance(cell, str))[:200]


def _kinds_in_titles(
    grid: Grid, searched: int, formats: Sequence[LedgerFormat], kinds: CodeList | None
) -> list[EntryKind | None]:
    """Return the kind of entry that the titles name above headings in each of the first rows; below are no more titles."""
    tops = range(min(searched, _TITLE_ROWS + 1))
    if kinds is None or all(format.records != "entries" for format in formats):
        return [None for _ in tops]
    return [kind_in_titles(_titles(grid, top), kinds) for top in tops]


def _with_kinds(grid: Grid, top: int, headings: Headings, in_titles: EntryKind | None) -> Headings:
    """Add the kinds of entry of a table whose headings are in the row `top`: from its format, its titles or its rows."""
    kinds = headings.lists.get(ENTRY_KINDS)
    if headings.format.records != "entries" or kinds is None:
        return headings
    given = next((text for path, text in headings.format.defaults if path == "kind"), None)
    kind = (kind_called(given, kinds) if given is not None else None) or in_titles
    headings = evolve(headings, kind=kind) if kind else headings
    for index, cell in enumerate(grid.rows[top]):
        heading = headings.find(cell) if isinstance(cell, str) else None
        if heading is not None and heading.path == "kind":
            return _with_row_kinds(headings, kinds, [row[index] for row in grid.rows[top + 1 :] if index < len(row)])
    return headings


def _titles(grid: Grid, top: int) -> tuple[str, ...]:
    return (titles_of(grid, top), *reversed(_named(grid).split(" ")))


def _with_row_kinds(headings: Headings, kinds: CodeList, cells: Sequence[Cell]) -> Headings:
    # 类别 in a table of one kind, with words that are no kinds at all (新办, 换发), is a column of its own.
    says = headings.kind is None or any(kind_called(text_of(cell), kinds) for cell in set(cells))
    return evolve(headings, row_kinds=kinds_in_cells(cells, kinds), says_kind=says)
