"""Headings of columns to field paths, with the units in their brackets."""

import re
from collections.abc import Mapping

from attrs import field, frozen

from ..codec.codelists import detail_columns
from ..codec.han import fold, simplify
from ..model.codes import CodeList
from ..model.entries import EntryKind
from ..model.quantities import Money
from .cell_amounts import CURRENCY_WORDS, HEADCOUNT_WORDS, HeadingUnit, heading_unit, unit_words
from .cell_texts import text_of
from .formats import OBSERVATIONS, LedgerFormat
from .grids import Cell
from .shapes import COUNTED, Leaf, detail_leaf, leaf_at

_BRACKETS = re.compile(r"(.+?)[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_INSIDE = re.compile(r"\([^()]*\)(?=.)")
_DECORATION = "*＊※:： "
_SET_APART = {"计划": "planned", "申报": "planned", "申请": "planned", "拟派": "planned", "批准": "approved"} | {
    "核准": "approved",
    "审批": "approved",
    "批复": "approved",
}
# `出访时间` over `起` and `止`.
_FIRST_DAYS = {path: path for path in ("departs_on", "arrives_on", "on")}
_LAST_DAYS = {"departs_on": "returns_on", "arrives_on": "leaves_on", "on": "until"}
_ENDS = dict.fromkeys(("起", "自", "从", "始", "开始", "from"), _FIRST_DAYS) | dict.fromkeys(
    ("止", "至", "到", "讫", "结束", "to"), _LAST_DAYS
)
# Columns about where the rows come from may stand in any table.
_ORIGIN = "source.origin."
_BESIDES = re.compile(r"(?:base|change)\..+|.+\.(?:zh|en)", re.ASCII)


@frozen(kw_only=True)
class Heading:
    """What a heading means.

    Args:
        text: the heading as printed.
        path: the field path; also `serial` and its like, which have no place in a record.
        leaf: what the cells are; None for a heading without a place in the record.
        unit: what its brackets say.
        loose: True where it leaves open whether persons or person-times are counted.
    """

    text: str
    path: str
    leaf: Leaf | None = None
    unit: HeadingUnit | None = None
    loose: bool = False

    @property
    def takes_money(self) -> bool:
        """True for a column of money, to which a unit printed above the table applies."""
        return self.leaf is not None and self.leaf.type is Money


def plain_heading(cell: Cell) -> str:
    """Return a heading without blanks, line breaks and marks around it, half-width and simplified."""
    text = simplify(fold(text_of(cell)))
    joined = " ".join(text.split()) if text.isascii() else "".join(text.split())
    return joined.strip(_DECORATION)


@frozen(eq=False)
class Headings:
    """The headings of one kind of ledger.

    Args:
        format: the kind of ledger.
        lists: code lists by id.
        kind: the kind of entry the table is about, where that is known.
        row_kinds: the kinds of entry that its rows say they are.
        says_kind: False where a column headed like one of kinds holds something else.
        seen: each cell that was looked at, as a plain heading; shared where several look at the cells of one sheet.
    """

    format: LedgerFormat
    lists: Mapping[str, CodeList]
    kind: EntryKind | None = None
    row_kinds: tuple[EntryKind, ...] = ()
    says_kind: bool = True
    seen: dict[str, str] = field(factory=dict, repr=False)
    _listed: tuple[CodeList, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        common = self.lists.get(self.format.columns)
        listed = (*map(detail_columns, self.kinds), *((common,) if common else ()))
        object.__setattr__(self, "_listed", listed)

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """The kinds of entry whose own headings are known here: those of the rows first."""
        return tuple(dict.fromkeys((*self.row_kinds, *((self.kind,) if self.kind else ()))))

    @property
    def words(self) -> tuple[str, ...]:
        """Every known heading, for suggestions."""
        known = (code for listed in self._listed for code in listed if code.id != "kind" or self.says_kind)
        return tuple(spelling for code in known for spelling in code.spellings)

    def find(self, top: Cell, below: Cell = None) -> Heading | None:
        """Return what a heading means, or None.

        Args:
            top: the heading, or the upper one of two rows.
            below: the lower one; `人数` over `批次` and `人次`.
        """
        upper, lower = self._plain(top), self._plain(below)
        if not lower:
            return self._one(upper)
        if not upper:
            return self._one(lower)
        text = f"{upper}/{lower}"
        joined = [f"{upper}{lower}", f"{upper} {lower}", f"{upper}.{lower}"]
        if self._is_unit(lower):
            joined.append(f"{upper}({lower})")
        for plain in joined:
            if found := self._one(plain, text):
                return found
        if found := self._one(lower, text):
            return self._under(upper, found)
        above = self._one(upper, text) if lower in _ENDS else None
        return above and self._heading(text, _ENDS[lower].get(above.path, ""), above.unit, explicit=False)

    def _plain(self, cell: Cell) -> str:
        if not isinstance(cell, str):
            return "" if cell is None else plain_heading(cell)
        if (known := self.seen.get(cell)) is None:
            known = self.seen[cell] = plain_heading(cell)
        return known

    def _is_unit(self, plain: str) -> bool:
        """Tell whether a lower heading says in what the upper one counts; any other is a heading of its own."""
        unit = heading_unit(plain.strip("()"))
        words = unit_words(self.lists["unit"]) if "unit" in self.lists else {}
        known = unit.word in CURRENCY_WORDS or unit.word in HEADCOUNT_WORDS or unit.word in words
        return known or (not unit.word and unit.multiple > 1)

    def _under(self, upper: str, found: Heading) -> Heading:
        """`人数` under `批准情况` is not the headcount that travelled."""
        head, _, last = found.path.partition(".")
        apart = next((field for word, field in _SET_APART.items() if upper.startswith(word)), None)
        if apart and head == "headcount":
            return self._heading(found.text, f"{apart}.{last}", found.unit, explicit=False) or found
        if apart and found.path.startswith("days_"):
            return self._heading(found.text, f"days_{apart}", found.unit, explicit=False) or found
        return found

    def _one(self, plain: str, text: str = "") -> Heading | None:
        if not plain or len(plain) > 100:
            return None
        text = text or plain
        if found := self._path(plain):
            return self._heading(text, found[0], None, explicit=found[1])
        match = _BRACKETS.fullmatch(plain)
        if match is None:
            shorter = _INSIDE.sub("", plain)  # 出国(境)日期
            return self._one(shorter, text) if shorter != plain else None
        unit = heading_unit(match[2])
        found = self._path(match[1].strip(_DECORATION))
        return self._heading(text, found[0], unit, explicit=found[1]) if found else None

    def _path(self, plain: str) -> tuple[str, bool] | None:
        """Return the path that a heading names, and whether it is written as a path."""
        if plain.isascii() and leaf_at(self.format.record_type, plain, self.lists):
            return plain, True
        for listed in self._listed:
            if (found := listed.find(plain)) is not None and (found != "kind" or self.says_kind):
                return found, False
        figures = self.lists.get("columns.observations")
        found = figures.find(plain) if figures else None
        own = plain in ("document", "publisher", "published", "url", "synthetic")
        if own or (
            found is not None and found.startswith(_ORIGIN) and plain not in ("来源", "文件", "文件名称", "source")
        ):
            return f"{_ORIGIN}{plain}" if own else str(found), False
        # What a table of figures says besides (`Table.to_csv`): names of codes, the base, the change.
        besides = self.format.records == OBSERVATIONS and _BESIDES.fullmatch(plain)
        return (plain, True) if besides else None

    def _heading(self, text: str, path: str, unit: HeadingUnit | None, explicit: bool) -> Heading | None:
        if not path:
            return None
        head, _, last = path.partition(".")
        loose = False
        if head in COUNTED and last == "persons":
            said = HEADCOUNT_WORDS.get(unit.word) if unit else None
            path = f"{head}.{said}" if said else path
            loose = not explicit and said is None
        return Heading(text=text, path=path, leaf=self._leaf(path), unit=unit, loose=loose)

    def _leaf(self, path: str) -> Leaf | None:
        """Return what the cells are; a field of its own is for each kind what that kind says of it."""
        head, _, id = path.partition(".")
        own = [field for kind in self.kinds for field in kind.fields if field.id == id] if head == "details" else []
        return detail_leaf(path, own) if own else leaf_at(self.format.record_type, path, self.lists)


_TITLE_UNIT = re.compile(r"单位:\s*([^\s)]+)")


def unit_in_title(text: str) -> HeadingUnit | None:
    """Return the unit of money printed above a table, as in `单位：万元`; None where there is none."""
    match = _TITLE_UNIT.search(fold(text))
    unit = heading_unit(match[1]) if match else None
    return unit if unit and unit.word in CURRENCY_WORDS else None
