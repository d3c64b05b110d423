"""Cells as an Arrow table: a row a cell, and what was asked for in the metadata of the schema. Numbers are text."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import groupby
from typing import Any

from ...issues.catalogue.cells import NOT_CELLS, OTHER_DEFINITION
from ...issues.errors import CannotContinue, MissingPackage
from ...issues.issue import Issue
from ...model.periods import Period
from ...model.quantities import Qualifier
from ...model.texts import Text
from ..amounts import Number
from ..builtin import INDICATORS
from ..cells import CellKey, Cells, Latest, LeftOut, Partial, Reason
from ..dimensions import DIMENSIONS, Dimension
from ..fingerprints import fingerprint
from ..indicators import Indicator
from ..question import Question
from ..seen import Seen

METADATA = b"localdiplomacy.cells"
FORM = 1  # of the table; the library's version says how was counted
_CELL, _KEPT, _SHOWN, _LEFT_OUT, _RECORDS = "cell", "kept", "shown", "left-out", "records"
_INDICATOR, _DIMENSION = Text("指标", "The indicator"), Text("维度", "The dimension")
_NO_TABLE = Text("它不是 pyarrow.Table", "it is no pyarrow.Table")
_NO_METADATA = Text("架构中没有 localdiplomacy.cells 元数据", "its schema has no metadata localdiplomacy.cells")
_DAMAGED = Text("内容或元数据已损坏", "its content or metadata is damaged")
_VERSION = Text(
    "由 localdiplomacy {found} 写出，此处是 {here}；请用同一版本",
    "localdiplomacy {found} made it and this is {here}; use one version",
)

Line = dict[str, Any]


def _version() -> str:
    # The root of the package stands above every room, so it is asked when it is there and not imported from.
    return str(import_module(__name__.partition(".")[0]).__version__)


def _arrow() -> Any:
    try:
        import pyarrow  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackage("pyarrow") from error
    return pyarrow


def _schema(arrow: Any, metadata: Mapping[bytes, bytes]) -> Any:
    text, whole = arrow.string(), arrow.int64()
    texts = arrow.list_(text)
    number = ("office", "on", "id", "low", "high", "qualifier")
    return arrow.schema(
        {
            "what": text,
            "period": arrow.int8(),
            "about": text,
            "unit": text,
            "members": texts,
            "ids": texts,
            **dict.fromkeys(("unlisted", "stated"), whole),
            **dict.fromkeys(("low", "high", "below", "above"), text),
            **dict.fromkeys(("qualifiers", "distinct", "files"), texts),
            "latest": arrow.list_(arrow.struct(dict.fromkeys(number, text))),
            **dict.fromkeys(("synthetic", "partial"), whole),
            "unclear": arrow.list_(arrow.struct({"reason": text, "count": whole})),
        },
        metadata=metadata,
    )


def to_arrow(question: Question, cells: Sequence[Cells], seen: Iterable[Seen]) -> Any:
    """Return cells as a `pyarrow.Table`.

    Args:
        question: what was asked for.
        cells: what was counted, for each of its periods.
        seen: the records looked at.

    Raises:
        MissingPackage: if pyarrow is not installed.
    """
    arrow = _arrow()
    metadata = {METADATA: json.dumps(_asked(question), ensure_ascii=False).encode()}
    lines = [line for place, one in enumerate(cells) for line in _lines(place, one)]
    lines += _looked_at(seen)
    return arrow.Table.from_pylist(lines, schema=_schema(arrow, metadata))


def _asked(question: Question) -> dict[str, Any]:
    return {
        "form": FORM,
        "version": _version(),
        "wanted": [found.id for found in question.wanted],
        "indicators": {id: fingerprint(found) for id, found in question.counted.items()},
        "by": {axis.id: fingerprint(axis) for axis in question.by},
        "period": question.period.code,
        "base": question.base.code if question.base else None,
        "at": question.at.isoformat() if question.at else None,
    }


def _lines(period: int, cells: Cells) -> Iterator[Line]:
    for key, partial in sorted(cells.items(), key=lambda item: item[0]):
        yield {"what": _CELL, "period": period, **_cell(key, partial)}
    for indicator, offices in groupby(sorted(cells.covered), key=lambda pair: pair[0]):
        yield {"what": _KEPT, "period": period, "about": indicator, "members": [office for _, office in offices]}
    for (indicator, office), pairs in groupby(sorted(cells.shown), key=lambda found: found[:2]):
        yield {
            "what": _SHOWN,
            "period": period,
            "about": indicator,
            "members": [office],
            "ids": [part for *_, part in pairs],
        }
    for item in cells.left_out:
        about = {"about": item.indicator, "unit": item.reason.value, "ids": item.records, "unlisted": item.unlisted}
        yield {"what": _LEFT_OUT, "period": period, **about}


def _cell(key: CellKey, partial: Partial) -> Line:
    return {
        "about": key.indicator,
        "unit": key.unit,
        "members": key.members,
        "ids": partial.records,
        "unlisted": partial.unlisted,
        "stated": partial.stated,
        **{name: str(getattr(partial, name)) for name in ("low", "high", "below", "above")},
        "qualifiers": sorted(partial.qualifiers),
        "distinct": sorted(partial.distinct),
        "files": sorted(partial.files),
        "latest": [
            {"office": one.office, "on": one.on, "id": one.id, "qualifier": one.value.qualifier.value}
            | {"low": str(one.value.low), "high": str(one.value.high)}
            for one in partial.latest
        ],
        "synthetic": partial.synthetic,
        "partial": partial.partial,
        "unclear": [{"reason": reason.value, "count": count} for reason, count in partial.unclear],
    }


def _looked_at(seen: Iterable[Seen]) -> Iterator[Line]:
    for (records, office), found in groupby(sorted(seen), key=lambda one: one[:2]):
        yield {"what": _RECORDS, "about": records, "members": [office], "ids": [one.id for one in found]}


def from_arrow(
    table: Any, *, indicators: Iterable[Indicator] | None, dimensions: Iterable[Dimension] | None
) -> tuple[Question, tuple[Cells, ...], frozenset[Seen]]:
    """Return what was asked, what was counted, and the records looked at.

    Args:
        table: a table that `to_arrow` made.
        indicators: the indicators that may be asked for; None for the built-in ones.
        dimensions: the dimensions that may be asked for; None for the built-in ones.

    Raises:
        CannotContinue: LD-CELLS-003, if it holds no cells, or those of another version; LD-CELLS-004, if a definition here
            is not the one that was counted by.
        MissingPackage: if pyarrow is not installed.
    """
    arrow = _arrow()
    if not isinstance(table, arrow.Table):
        raise _no_cells(_NO_TABLE)
    said = (table.schema.metadata or {}).get(METADATA)
    if said is None:
        raise _no_cells(_NO_METADATA)
    try:
        asked = json.loads(said)
        if (asked["form"], asked["version"]) != (FORM, _version()):
            raise _no_cells(_VERSION.filled(found=str(asked["version"]), here=_version()))
        question = _question(asked, indicators, dimensions)
        lines = table.select(_schema(arrow, {}).names).to_pylist()
        by = tuple(axis.id for axis in question.by)
        return question, _cells(lines, by, len(question.periods)), frozenset(_records(lines))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, IndexError) as error:
        raise _no_cells(_DAMAGED) from error


def _no_cells(reason: Text) -> CannotContinue:
    return CannotContinue(Issue(NOT_CELLS, {"reason": reason}))


def _question(
    asked: Mapping[str, Any], indicators: Iterable[Indicator] | None, dimensions: Iterable[Dimension] | None
) -> Question:
    question = Question.of(
        asked["wanted"],
        by=list(asked["by"]),
        period=Period.parse(asked["period"]),
        compare=Period.parse(asked["base"]) if asked["base"] else None,
        at=date.fromisoformat(asked["at"]) if asked["at"] else None,
        indicators=INDICATORS if indicators is None else indicators,
        dimensions=DIMENSIONS if dimensions is None else dimensions,
    )
    here = ((_INDICATOR, question.counted, asked["indicators"]), (_DIMENSION, _by_id(question.by), asked["by"]))
    others = (
        Issue(OTHER_DEFINITION, {"what": what, "id": id})
        for what, known, prints in here
        for id in dict.fromkeys((*known, *prints))
        if id not in known or fingerprint(known[id]) != prints.get(id)
    )
    issues = tuple(others)
    if issues:
        raise CannotContinue(*issues)
    return question


def _by_id(axes: Iterable[Dimension]) -> dict[str, Dimension]:
    return {axis.id: axis for axis in axes}


def _cells(lines: Sequence[Line], by: tuple[str, ...], periods: int) -> tuple[Cells, ...]:
    found: list[dict[CellKey, Partial]] = [{} for _ in range(periods)]
    covered: list[set[tuple[str, str]]] = [set() for _ in range(periods)]
    shown: list[set[tuple[str, str, str]]] = [set() for _ in range(periods)]
    left_out: list[list[LeftOut]] = [[] for _ in range(periods)]
    for line in lines:
        what, period, about = line["what"], line["period"], line["about"]
        if what == _CELL:
            members = tuple(line["members"])
            found[period][CellKey(about, line["unit"], by if members else (), members)] = _partial(line)
        elif what == _KEPT:
            covered[period].update((about, office) for office in line["members"])
        elif what == _SHOWN:
            (office,) = line["members"]
            shown[period].update((about, office, part) for part in line["ids"])
        elif what == _LEFT_OUT:
            item = LeftOut(
                indicator=about, reason=Reason(line["unit"]), records=tuple(line["ids"]), unlisted=line["unlisted"]
            )
            left_out[period].append(item)
    return tuple(
        Cells(partials=partials, covered=frozenset(kept), shown=frozenset(looked), left_out=tuple(out))
        for partials, kept, looked, out in zip(found, covered, shown, left_out, strict=True)
    )


def _partial(line: Line) -> Partial:
    latest = (
        Latest(
            one["office"],
            one["on"],
            one["id"],
            Number(Decimal(one["low"]), Decimal(one["high"]), Qualifier(one["qualifier"])),
        )
        for one in line["latest"]
    )
    return Partial(
        records=tuple(line["ids"]),
        unlisted=line["unlisted"],
        stated=line["stated"],
        low=Decimal(line["low"]),
        high=Decimal(line["high"]),
        below=Decimal(line["below"]),
        above=Decimal(line["above"]),
        qualifiers=frozenset(map(Qualifier, line["qualifiers"])),
        distinct=frozenset(line["distinct"]),
        latest=tuple(latest),
        files=frozenset(line["files"]),
        synthetic=line["synthetic"],
        partial=line["partial"],
        unclear=tuple((Reason(one["reason"]), one["count"]) for one in line["unclear"]),
    )


def _records(lines: Iterable[Line]) -> Iterator[Seen]:
    for line in lines:
        if line["what"] == _RECORDS:
            (office,) = line["members"]
            yield from (Seen(line["about"], office, id) for id in line["ids"])
