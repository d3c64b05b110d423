"""Headings, the row they stand in, and what the rows below are."""

from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.formats import BUILTIN_FORMATS
from localdiplomacy.ledger.generated_ids import generated_id, is_generated
from localdiplomacy.ledger.grids import Grid
from localdiplomacy.ledger.headers import Headings, unit_in_title
from localdiplomacy.ledger.layout import find_layout
from localdiplomacy.ledger.rows import RowKind, kind_of, may_be_marked
from localdiplomacy.model import Origin

LISTS = builtin_code_lists()
FORMATS = {known.id: known for known in BUILTIN_FORMATS}


def path_of(format: str, top: Any, below: Any = None) -> str | None:
    found = Headings(FORMATS[format], LISTS).find(top, below)
    return found.path if found else None


HEADINGS = [
    ("outbound", "出境时间", None, "departs_on"),
    ("outbound", " 出 境\n时 间* ", None, "departs_on"),
    ("outbound", "departs_on", None, "departs_on"),
    ("outbound", "Departure Date", None, "departs_on"),
    ("outbound", "headcount.persons", None, "headcount.persons"),
    ("outbound", "人数（人次）", None, "headcount.person_times"),
    ("outbound", "人数(人)", None, "headcount.persons"),
    ("outbound", "经费(万元)", None, "budget"),
    ("outbound", "人数", "人次", "headcount.person_times"),
    ("outbound", "计划", "人数", "planned.persons"),
    ("outbound", "批准情况", "人数", "approved.persons"),
    ("outbound", "批准情况", "天数", "days_approved"),
    ("outbound", "其他", "出境时间", "departs_on"),
    ("outbound", "出访时间", "入境日期", "returns_on"),
    ("outbound", "人数", "申报人数", "planned.persons"),
    ("outbound", "人数", "男", None),
    ("outbound", "出访时间", "起", "departs_on"),
    ("outbound", "出访时间", "止", "returns_on"),
    ("outbound", "人数", "止", None),
    ("outbound", "经费", "万元", "budget"),
    ("outbound", None, "出境时间", "departs_on"),
    ("outbound", "发布单位", None, "source.origin.publisher"),
    ("outbound", "synthetic", None, "source.origin.synthetic"),
    ("outbound", "是否合成", None, "source.origin.synthetic"),
    ("partnerships", "国别", None, "partner.country"),
    ("outbound", "星座", None, None),
    ("outbound", "星座(人)", None, None),
    ("outbound", "星座", "血型", None),
    ("outbound", "x" * 200, None, None),
    ("outbound", None, None, None),
]


@pytest.mark.parametrize(("format", "top", "below", "path"), HEADINGS)
def test_headings(format: str, top: Any, below: Any, path: str | None) -> None:
    assert path_of(format, top, below) == path


def test_a_heading_that_leaves_open_what_is_counted_is_loose() -> None:
    headings = Headings(FORMATS["outbound"], LISTS)
    loose = {
        text: found.loose
        for text in ("人数", "人数(人)", "人次", "headcount.persons")
        if (found := headings.find(text))
    }
    assert loose == {"人数": True, "人数(人)": False, "人次": False, "headcount.persons": False}


def test_units_above_the_table() -> None:
    unit = unit_in_title("单位：万元")
    assert unit is not None
    assert unit.multiple == 10000
    assert unit_in_title("单位：宿迁市外办") is None
    assert unit_in_title("2021年") is None


def test_the_kind_of_a_table_is_told_by_its_headings_and_by_its_name() -> None:
    def found(*rows: tuple[Any, ...], file: str = "a.csv") -> str | None:
        layout = find_layout(Grid(origin=Origin(file=file), rows=rows), BUILTIN_FORMATS, LISTS)
        return layout.format.id if layout else None

    assert found(("团组名称", "出访国家", "出境日期")) == "outbound"
    assert found(("友城名称", "国别", "结好时间")) == "partnerships"
    assert found(("指标", "时段", "数值")) == "observations"
    assert found(("名称", "英文名"), ("苏州", "Suzhou"), file="cities.csv") == "cities"
    assert found(("名称", "级别", "人数"), file="2021来访团组.csv") == "inbound"
    assert found(("id",), ("a",), file="outbound.csv") == "outbound"
    assert found(("编号", "友城", "国家", "结好时间")) == "partnerships"
    assert found(("序号", "申请单位", "申请人", "受理日期", "使用国家", "份数")) is None
    assert found(("序号", "团组名称", "出境日期", "国家", "人数", "甲", "乙", "丙", "丁", "戊")) == "outbound"
    assert found(("苹果", "梨")) is None
    assert found() is None
    assert found(("标题",), *[(None,)] * 50, ("团组名称", "出境日期")) is None


def test_a_sheet_of_very_many_columns_is_searched_in_bearable_time() -> None:
    wide = tuple(f"c{n}" for n in range(16_000))
    assert find_layout(Grid(origin=Origin(), rows=(wide,) * 30), BUILTIN_FORMATS, LISTS) is None


KNOWN = frozenset((1, 2))
ROWS = [
    ((None, "", " "), RowKind.BLANK),
    (("7", None, None), RowKind.BLANK),
    ((1, "A", 5), RowKind.RECORD),
    (("合计", None, 5), RowKind.SUBTOTAL),
    ((None, "合 计", 5), RowKind.SUBTOTAL),
    (("Total", None, 5), RowKind.SUBTOTAL),
    (("sub-total:", None, 5), RowKind.SUBTOTAL),
    (("2021年小计", None, 5), RowKind.SUBTOTAL),
    (("累计派出单位合作社", "A", 5), RowKind.RECORD),
    (("注：以上均为确数", None, None), RowKind.NOTE),
    (("Note: preliminary", None, None), RowKind.NOTE),
    (("填表人：甲", "审核：乙", "日期：2021.1.1"), RowKind.NOTE),
    (("一、出访", None, None), RowKind.NOTE),
    (("一、出访", "A", None), RowKind.RECORD),
    (("序号", "名称", "人数"), RowKind.HEADER),
    (("序号", "别的", None), RowKind.RECORD),
    (("年度表", None, None), RowKind.TITLE),
    (("注：x", "A", 5), RowKind.RECORD),
    (("其中：日本", None, 5), RowKind.NOTE),
    (("其中", "日本", 5), RowKind.NOTE),
    ((None, "其中:日本", 5), RowKind.NOTE),
]


@pytest.mark.parametrize(("cells", "kind"), ROWS)
def test_kinds_of_rows(cells: tuple[Any, ...], kind: RowKind) -> None:
    header = ("序号", "名称", "人数")
    assert kind_of(cells, header, frozenset(("年度表",)), KNOWN) is kind
    if kind is not RowKind.RECORD:
        assert may_be_marked(cells[0], header) or sum(cell is not None for cell in cells) < 2


def test_generated_ids_are_recognised() -> None:
    id = generated_id("outbound", Origin(file="a"), 3)
    assert is_generated(id)
    assert not is_generated("outbound-2021-3")
    assert id != generated_id("outbound", Origin(file="a", sheet="b"), 3)


def test_that_a_format_is_of_one_kind_does_not_claim_other_tables(tmp_path: Path) -> None:
    columns = ld.CodeList(
        id="desk.columns",
        zh="值班表栏目",
        en="Columns of the desk",
        codes=(ld.Code(id="on", zh="日期", en="Date"), ld.Code(id="name", zh="事项", en="Item")),
    )
    desk = ld.LedgerFormat(
        id="desk.log",
        zh="值班表",
        en="Desk log",
        records="entries",
        columns="desk.columns",
        words=("值班表",),
        defaults=(("kind", "event"),),
    )

    class Plugin:
        @ld.hookimpl
        def register_code_lists(self) -> Any:
            return [columns]

        @ld.hookimpl
        def register_ledger_formats(self) -> Any:
            return [desk]

    def entries(title: str) -> int:
        (tmp_path / "table.csv").write_text(f"{title}\n日期,事项,主持人\n2021-03-07,座谈,甲\n", encoding="utf-8")
        registry = ld.Registry(discover=False)
        registry.register(Plugin(), "desk")
        return len(ld.open(tmp_path / "table.csv", registry=registry).ledger.entries)

    assert entries("值班表") == 1
    assert entries("会议安排") == 0
