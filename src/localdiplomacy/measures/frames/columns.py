"""Which column of a frame a field is in, and whether it holds what the field needs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from ...codec.codelists import builtin_code_lists
from ...issues.catalogue.frames import COLUMN_MISSING, COLUMN_TYPE, ID_MISSING
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...ledger.code_fields import CODE_FIELDS
from ...ledger.ledger import RECORD_TYPES, Ledger
from ...model.codes import CodeList
from ...model.texts import Text
from ..dimensions import OFFICE
from ..elsewhere import elsewhere
from ..field_paths import hint
from .dates import Dates
from .engines import require_joins
from .facts import Facts
from .frame import Frame

# What a field is called among the headings of tables, where that is not its path.
_HEADINGS = {"countries": "stops.country", "history.to": "state", "@state": "state", "@kind": "kind"}
_DATES = Text("日期", "dates")
_NUMBERS = Text("数字", "numbers")
_CODES = Text("文字或代码", "text or codes")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - columns of times have no zone
_POINT = "·"
_PAIR = 2


@frozen(eq=False)
class Columns:
    """The columns of one frame by the fields they hold.

    Args:
        frame: the frame.
        rows: the frame as narwhals knows it.
        schema: the type of each column.
        by_path: the column that is headed as offices head a field, by the field's path.
        code_lists: how codes may be spelled, by id of the list.
        places: the ledger that says which place lies in which.
        facts: what holds of every row.
        repeats: rows that are there several times, each once, with the column `_more` of how many times more; None
            where no row is.
    """

    frame: Frame
    rows: Any
    code_lists: Mapping[str, CodeList]
    schema: Mapping[str, Any]
    by_path: Mapping[str, str]
    places: Ledger
    facts: Facts
    repeats: Any = None

    @classmethod
    def of(cls, frame: Frame, code_lists: Mapping[str, CodeList], places: Ledger) -> "Columns":
        """Look at the columns of a frame. Only where it has ids are rows read: those that repeat another count once.

        Raises:
            CannotContinue: LD-FRAME-003, if the column of ids is not there; LD-FRAME-006, if the engine cannot join `many`.
        """
        rows = _opened(frame.data)
        if frame.many:
            require_joins(rows.implementation.value)
        schema = dict(rows.collect_schema())
        repeats = None
        if frame.id is not None:
            id = _require_id(frame.id, schema)
            if _repeated(rows, id):
                repeats = rows.group_by(*schema).agg(_more=nw.len() - 1).filter(nw.col("_more") > 0)
                rows = rows.unique()
        headings = code_lists.get(f"columns.{frame.records}") or builtin_code_lists()[f"columns.{frame.records}"]
        by_path: dict[str, str] = {}
        for name in schema:
            path = headings.find(name)
            if path is not None:
                by_path.setdefault(path, name)
        return cls(frame, rows, code_lists, schema, by_path, places, Facts.of(frame.data), repeats)

    def has(self, path: str) -> bool:
        """Tell whether the frame has a field, in a column or in a frame of its own."""
        return path in self.frame.many or self._find(path) is not None

    def _find(self, path: str, *others: str) -> str | None:
        given = self.frame.columns.get(path)
        if given is not None:
            return _named(given, self.schema)
        names = (_named(name, self.schema) for name in (path, path.removeprefix("@"), *others))
        return next((name for name in names if name is not None), self.by_path.get(_HEADINGS.get(path, path)))

    def name(self, owner: str, path: str) -> str | None:
        """Return the column that a field is in, or None where the frame says that it is not kept.

        Args:
            owner: id of the indicator or dimension that needs it; a column may have the name of a dimension.
            path: the field.

        Raises:
            CannotContinue: LD-FRAME-001, if there is none.
        """
        if path in self.frame.columns and self.frame.columns[path] is None:
            return None
        found = self._find(path, owner)
        if found is None:
            wanted = self.frame.columns.get(path) or path
            params = {
                "owner": owner,
                "field": wanted,
                "columns": ", ".join(self.schema),
                "hint": hint(wanted, self.schema),
            }
            raise CannotContinue(Issue(COLUMN_MISSING, params))
        return found

    def own(self, dimension: str) -> str | None:
        """Return the column that holds the members of a dimension themselves, such as `continent`; None if none does."""
        return _named(self.frame.columns.get(dimension) or dimension, self.schema) or self.by_path.get(dimension)

    def code_list(self, path: str) -> CodeList | None:
        """Return the code list that the values of a field come from."""
        fields = CODE_FIELDS.get(RECORD_TYPES[self.frame.records], {})
        id = fields.get(path) or fields.get(_HEADINGS.get(path, path))
        return self.code_lists.get(id) if id else None

    def id(self) -> str:
        """Return the column of ids.

        Raises:
            CannotContinue: LD-FRAME-003, if it is not there.
        """
        return _require_id(self.frame.id, self.schema)

    def told_apart(self, rows: Any, owner: str, path: str) -> Any:
        """Return rows with the values of a field that are told apart in the column `_value`."""
        if path in self.frame.many:
            return rows.join(self.our_values(path), left_on=self.id(), right_on="_of", how="inner")
        return rows.with_columns(_value=self.code(owner, path))

    def values(self, path: str) -> Any:
        """Return the frame of a field of several values, each once: columns `_of` (the row's id) and `_value`."""
        rows = _opened(self.frame.many[path])
        names = list(rows.collect_schema())
        if len(names) < _PAIR:
            params = {"owner": self.frame.records, "field": path, "columns": ", ".join(names), "hint": Text("", "")}
            raise CannotContinue(Issue(COLUMN_MISSING, params))
        self.id()
        pairs = rows.select(_of=nw.col(names[0]), _value=nw.col(names[1]))
        return pairs.filter(~nw.col("_value").is_null()).unique()

    def our_values(self, path: str) -> Any:
        """Return the frame of a field of several values without those that are another office's matter."""
        values, others = self.values(path), elsewhere(self.frame.records, path)
        if others is None:
            return values
        return values.filter(~nw.col("_value").is_in(self.spellings(path, sorted(others.codes))))

    def is_text(self, name: str) -> bool:
        """Tell whether a column holds text."""
        return self.schema[name] in (nw.String, nw.Categorical, nw.Enum)

    def having(self, path: str, test: Callable[[Any], Any] | None, name: str) -> Any:
        """Return the ids of rows with a value that passes a test (any value without one), each with 1 in column `name`."""
        values = self.values(path)
        passing = values if test is None else values.filter(test(nw.col("_value")))
        return passing.select("_of").unique().with_columns(**{name: nw.lit(1)})

    def spellings(self, path: str, codes: Iterable[str]) -> list[str]:
        """Return all that stands for codes of a field in the frame: a code may be spelled in several ways."""
        known = self.code_list(path)
        found = [(code, known.get(code) if known is not None else None) for code in codes]
        return [spelling for code, entry in found for spelling in (entry.spellings if entry else (code,))]

    def having_only(self, path: str, values: Sequence[str], name: str) -> Any:
        """Return the ids of rows with some of the values and no other, each with 1 in column `name`."""
        pairs, among = self.values(path), nw.col("_value").is_in(values)
        some, others = pairs.filter(among).select("_of").unique(), pairs.filter(~among).select("_of")
        return some.join(others, on="_of", how="anti").with_columns(**{name: nw.lit(1)})

    def office(self, owner: str) -> Any:
        """Return the column of the offices that keep the rows; of empty cells where the frame has none."""
        return self.code(owner, OFFICE.id) if self.has(OFFICE.id) else self._nothing("")

    @property
    def engine(self) -> str:
        """What narwhals calls the engine, such as `polars`."""
        return str(self.rows.implementation.value)

    def date(self, owner: str, path: str) -> Dates:
        """Return a field's column of dates; of empty cells where the field is not kept.

        Raises:
            CannotContinue: LD-FRAME-001, if there is none; LD-FRAME-002, if it holds something else.
        """
        name = self.name(owner, path)
        if name is None:
            return Dates(self._nothing(_EPOCH), True)
        kind = self.schema[name]
        if kind == nw.Date:
            return Dates(nw.col(name), False, self.facts.full(name))
        if kind == nw.Datetime and kind.time_zone is None:
            return Dates(nw.col(name), True, self.facts.full(name))
        if self._is_empty(name):
            return Dates(self._nothing(_EPOCH), True)
        if kind == nw.Object:  # dates as Python objects, as pandas reads them from Parquet
            cast = nw.col(name).cast(nw.Datetime("us"))
            try:
                self.rows.select(cast).collect()
            except Exception:  # of what kind depends on the engine
                raise self._wrong(name, _DATES) from None
            return Dates(cast, True)
        raise self._wrong(name, _DATES)

    def number(self, owner: str, path: str) -> Any:
        """Return a field's column of numbers; not-a-number is no number, and nor is a field that is not kept.

        Raises:
            CannotContinue: LD-FRAME-001, if there is none; LD-FRAME-002, if it holds something else.
        """
        name = self.name(owner, path)
        if name is None:
            return self._nothing(0)
        kind = self.schema[name]
        if not kind.is_numeric():
            if self._is_empty(name):
                return self._nothing(0)
            raise self._wrong(name, _NUMBERS)
        column = nw.col(name)
        return nw.when(~column.is_nan()).then(column) if kind.is_float() else column

    def code(self, owner: str, path: str) -> Any:
        """Return a field's column of codes; of empty cells where the field is not kept.

        Raises:
            CannotContinue: LD-FRAME-001, if there is none; LD-FRAME-002, if it holds something else.
        """
        name = self.name(owner, path)
        return self._nothing("") if name is None else self.code_in(name)

    def code_in(self, name: str) -> Any:
        """Return a column of codes.

        Raises:
            CannotContinue: LD-FRAME-002, if it holds something else.
        """
        kind = self.schema[name]
        if kind in (nw.Categorical, nw.Enum):
            return nw.col(name).cast(nw.String)
        if kind == nw.String or kind.is_integer() or kind == nw.Boolean:
            return nw.col(name)
        if self._is_empty(name):
            return self._nothing("")
        raise self._wrong(name, _CODES)

    def _nothing(self, kind: int | str | datetime) -> Any:
        """Return a column of empty cells of the type of `kind`: an engine wants to know the type of a literal."""
        some = nw.col(next(iter(self.schema)))
        return nw.when(some.is_null() & ~some.is_null()).then(nw.lit(kind))

    def _is_empty(self, name: str) -> bool:
        """Tell whether a column holds nothing at all, so that the engine knows no type for it."""
        if self.schema[name] not in (nw.Unknown, nw.Object, nw.String):
            return False
        return not self.rows.filter(~nw.col(name).is_null()).select(name).head(1).collect().shape[0]

    def _wrong(self, name: str, expected: Text) -> CannotContinue:
        return CannotContinue(
            Issue(COLUMN_TYPE, {"column": name, "found": str(self.schema[name]), "expected": expected})
        )


def _opened(data: Any) -> Any:
    """Return a frame as narwhals knows it; a point in a name, which Spark takes for a part of a column, is written `·`."""
    rows = nw.from_native(data).lazy()
    if rows.implementation.is_spark_like() and any("." in name for name in data.columns):
        rows = nw.from_native(data.toDF(*(name.replace(".", _POINT) for name in data.columns))).lazy()
    return rows


def _named(name: str, schema: Mapping[str, Any]) -> str | None:
    """Return the column of that name; None where there is none."""
    return next((found for found in (name, name.replace(".", _POINT)) if found in schema), None)


def _require_id(id: str | None, schema: Mapping[str, Any]) -> str:
    found = None if id is None else _named(id, schema)
    if found is None:
        raise CannotContinue(Issue(ID_MISSING, {"column": id or "id", "columns": ", ".join(schema)}))
    return found


def _repeated(rows: Any, id: str) -> bool:
    """Tell whether an id is there twice."""
    counted = rows.group_by(id).agg(_rows=nw.len()).filter(nw.col("_rows") > 1)
    return bool(counted.head(1).collect().shape[0])
