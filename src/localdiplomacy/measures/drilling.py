"""The records behind a figure as a small table: which they are, and where each was read."""

from collections.abc import Iterator
from typing import Any

import attrs
from attrs import field, frozen

from ..model.behind import DENOMINATOR, NUMERATOR
from ..model.observations import Observation
from ..model.partial_dates import PartialDate
from ..model.records import Record
from ..model.texts import Language, Text
from .figures import filled
from .labels import Labels
from .printed import Column, Line, Printed

_HEADINGS = {
    "part": Text("部分", "Part"),
    "id": Text("编号", "Id"),
    "name": Text("名称", "Name"),
    "office": Text("单位", "Office"),
    "date": Text("日期", "Date"),
    "document": Text("出处", "Document"),
    "file": Text("文件", "File"),
    "sheet": Text("工作表", "Sheet"),
    "row": Text("行", "Row"),
    "synthetic": Text("合成", "Synthetic"),
}
_SOMETIMES = ("part", "document", "sheet", "synthetic")
_YES = Text("是", "yes")
_PARTS = {NUMERATOR: Text("分子", "numerator"), DENOMINATOR: Text("分母", "denominator")}
NO_RECORDS = Text("没有计入的记录。", "No record is counted here.")
_READ = Text(
    "这个数是从文件读来的，没有逐条记录：{source}。",
    "This figure was read, not counted: {source}. No records are behind it.",
)
_ELSEWHERE = Text(
    "统计时所用的台账不在手边；计入的记录：{ids}。",
    "The ledger it was counted from is not at hand. Records counted: {ids}.",
)
_NOTHING = Text(
    "这个数没有逐条记录：它不是由台账逐条统计的。",
    "No records are behind this figure: it was not counted from a ledger.",
)


@frozen
class RecordLine:
    """One record behind a figure.

    Args:
        record: the record itself.
        part: of a ratio `numerator` or `denominator`, else empty.
    """

    record: Record
    part: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return what may be shown of it: no names of persons, no details."""
        record, source = self.record, self.record.source
        name = record.name if _may_be_shown(record, "name") else None
        return {
            "part": self.part or None,
            "id": record.id,
            "name": None if name is None else {"zh": name.get("zh"), "en": name.get("en")},
            "office": record.office,
            "date": _dates(record) or None,
            "document": source.origin.document if source else None,
            "file": source.origin.file if source else None,
            "sheet": source.origin.sheet if source else None,
            "row": source.row if source else None,
            "synthetic": source.origin.synthetic if source else False,
        }


@frozen(kw_only=True)
class RecordList:
    """The records behind a figure. Iterating gives the records.

    Args:
        figure: the figure.
        title: what it is about, and how much.
        lines: the records, for a ratio those above the line first.
        labels: what offices are called.
    """

    figure: Observation
    title: Text
    lines: tuple[RecordLine, ...] = field(repr=False)
    labels: Labels = field(factory=Labels, repr=False, eq=False)

    @classmethod
    def of(cls, figure: Observation, labels: Labels, about: Text | None = None) -> "RecordList":
        """Return the records that a figure counts.

        Args:
            figure: the figure.
            labels: what offices and units are called.
            about: what the figure is about; put together from its ids by default.
        """
        if about is None:
            key = (figure.indicator, figure.office or "", figure.period, figure.dimensions)
            about = Text(labels.figure(*key, "zh"), labels.figure(*key, "en"))
        value, parts = labels.printed(figure.value), figure.behind.names if figure.behind else ()
        lines = [RecordLine(record, part) for part in parts for record in figure.records(part)]
        return cls(
            figure=figure,
            title=Text(f"{about.zh}：{value.zh}", f"{about.en}: {value.en}"),
            lines=tuple(lines if parts else map(RecordLine, figure.records())),
            labels=labels,
        )

    def __iter__(self) -> Iterator[Record]:
        return (line.record for line in self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def note(self) -> Text | None:
        """Why there are no records; None where there are some."""
        if self.lines:
            return None
        if self.figure.behind is not None:
            return NO_RECORDS
        if self.figure.evidence:
            return filled(_ELSEWHERE, ids=", ".join(self.figure.evidence))
        source = self.figure.source
        was_read = source is not None and (source.row is not None or source.origin.document is not None)
        return filled(_READ, source=source) if was_read else _NOTHING

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "figure": self.title.get(language),
            "records": [line.to_dict() for line in self.lines],
            "note": self.note.get(language) if self.note else None,
        }

    def text(self, language: Language = "zh") -> str:
        """Return the records as aligned text."""
        return self._printed(language).text()

    def __str__(self) -> str:
        return self.text()

    def html(self, language: Language = "zh") -> str:
        """Return the records as an HTML fragment."""
        return self._printed(language).html()

    def _repr_html_(self) -> str:
        return self._printed("zh").in_a_notebook().html()

    def _printed(self, language: Language) -> Printed:
        lines = [self._cells(line, language) for line in self.lines]
        kept = [id for id in _HEADINGS if id not in _SOMETIMES or any(line[id] for line in lines)]
        return Printed(
            caption=self.title.get(language),
            columns=tuple(
                Column(heading=_HEADINGS[id].get(language), number=id == "row", names=id == "id") for id in kept
            ),
            groups=(tuple(Line(cells=tuple(line[id] for id in kept)) for line in lines),) if lines else (),
            notes=(self.note.get(language),) if self.note else (),
            language=language,
        )

    def _cells(self, line: RecordLine, language: Language) -> dict[str, str]:
        shown = line.to_dict()
        shown["part"] = _PARTS[line.part].get(language) if line.part in _PARTS else line.part
        shown["name"] = shown["name"][language] if shown["name"] else ""
        shown["office"] = self.labels.office(shown["office"], language) if shown["office"] else ""
        shown["synthetic"] = _YES.get(language) if shown["synthetic"] else ""
        return {id: "" if shown[id] is None else str(shown[id]) for id in _HEADINGS}


def _may_be_shown(record: Record, name: str) -> bool:
    return not attrs.fields_dict(type(record))[name].metadata.get("sensitive")


def _dates(record: Record) -> str:
    """Return the first and the last of a record's own dates; of its history where it has no others."""
    shown = (field.name for field in attrs.fields(type(record)) if not field.metadata.get("sensitive"))
    own = [getattr(record, name) for name in shown]
    dates = [value for value in own if isinstance(value, PartialDate)]
    dates = dates or [move.on for move in getattr(record, "history", ()) if move.on is not None]
    return " – ".join(dict.fromkeys(map(str, (dates[0], dates[-1])))) if dates else ""
