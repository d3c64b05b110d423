"""The registers the office keeps as tables: read whole, told from the library's own tables, and from other inspections."""

from pathlib import Path
from typing import Any

import pytest
from localdiplomacy_suqian.formats import FORMATS, columns

from localdiplomacy import Entry, Registry, open
from localdiplomacy.workspace import Workspace

TITLE = ("外防输入专项督查登记表（2021年）",)
ZH = ("序号", "督查日期", "季度", "督查内容", "受检单位", "发现问题数", "已整改数", "督查人员", "备注")
EN = ("No.", "Date", "Quarter", "Subject", "Inspected unit", "Findings", "Findings corrected", "Inspectors", "Remarks")
FIRST = (1, "2021-03-25", "第一季度", "交接环节", "第一工作组", 3, 2, "某某", "")
READ = {"quarter": "q1", "subject": "交接环节", "inspected": "第一工作组", "findings": 3, "fixed": 2}

GROUPS_TITLE = ("工作组清单登记表", "填报单位：宿迁市外办")
GROUPS_ZH = ("序号", "填写日期", "工作组", "清单", "应查项数", "完成项数", "填写人代号", "结果", "备注")
GROUPS_EN = (
    "No.",
    "Date",
    "Working group",
    "Checklist",
    "Items in all",
    "Items done",
    "Reference",
    "Result",
    "Remarks",
)
TRAINING = (1, "2021-01-11", "第一工作组", "行前培训考核", 4, 4, "group-1-a", "合格", "")
GROUP_READ = {
    "checklist": "checklist.training",
    "items_done": 4,
    "items_total": 4,
    "reference": "group-1-a",
    "result": "passed",
    "subject": "第一工作组",
}


def _csv(path: Path, *rows: tuple[Any, ...]) -> Path:
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return path


def _entries(workspace: Workspace) -> list[Entry]:
    assert list(workspace.intake) == []
    return list(workspace.ledger.entries)


@pytest.mark.parametrize("headings", [ZH, EN], ids=["zh", "en"])
def test_a_register_of_inspections_is_read_whole(headings: tuple[str, ...], registry: Registry, tmp_path: Path) -> None:
    table = _csv(tmp_path / "表.csv", TITLE, headings, FIRST, ("合计", "", "", "", "", 3, 2, "", ""))
    workspace = open(table, registry=registry)
    (entry,) = _entries(workspace)
    assert (entry.kind, str(entry.on), dict(entry.details)) == ("suqian.inspection", "2021-03-25", READ)
    (tally,) = workspace.reading.tally
    assert (tally.format, tally.title, tally.records, tally.subtotal) == ("suqian.inspections", 1, 1, 1)


def test_so_is_one_in_a_workbook(registry: Registry, tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "登记.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2021")
        sheet.merge_range(0, 0, 0, len(ZH) - 1, *TITLE)
        for number, row in enumerate((ZH, FIRST), start=1):
            sheet.write_row(number, 0, row)
    (entry,) = _entries(open(path, registry=registry))
    assert (entry.kind, str(entry.on), dict(entry.details)) == ("suqian.inspection", "2021-03-25", READ)


@pytest.mark.parametrize("headings", [GROUPS_ZH, GROUPS_EN], ids=["zh", "en"])
def test_a_register_of_working_groups_is_read_whole(
    headings: tuple[str, ...], registry: Registry, tmp_path: Path
) -> None:
    rotation = (2, "2021-04-12", "第二工作组", "轮换交接清单", 5, 5, "group-2-a", "合格", "")
    table = _csv(tmp_path / "表.csv", *((title,) for title in GROUPS_TITLE), headings, TRAINING, rotation)
    workspace = open(table, registry=registry)
    first, second = _entries(workspace)
    assert (first.kind, str(first.on), first.office) == ("checklist", "2021-01-11", "宿迁市外办")
    assert dict(first.details) == GROUP_READ
    assert second.details["checklist"] == "checklist.rotation"
    assert [tally.format for tally in workspace.reading.tally] == ["suqian.group-checklists"]


def test_what_it_says_serves_the_batches_after_it(find: Any, world: Any, registry: Registry, tmp_path: Path) -> None:
    table = _csv(tmp_path / "表.csv", *((title,) for title in GROUPS_TITLE), GROUPS_ZH, TRAINING)
    (kept,) = _entries(open(table, registry=registry))
    batches = world.batch("b0", "2021-01-05"), world.batch("b1", "2021-01-12", without=["checklist.training"])
    (missing,) = find(*world.system(), *batches, each_batch=("checklist.training",))
    assert missing.code == "SUQIAN-010"
    entry = world.entry("c1", kept.kind, str(kept.on), dict(kept.details))
    assert find(*world.system(), *batches, entry, each_batch=("checklist.training",)) == []


@pytest.mark.parametrize(("column", "cell"), [(1, "三月的一天"), (5, "若干")])
def test_a_row_that_cannot_be_read_is_set_aside(column: int, cell: str, registry: Registry, tmp_path: Path) -> None:
    wrong = (*FIRST[:column], cell, *FIRST[column + 1 :])
    workspace = open(_csv(tmp_path / "表.csv", TITLE, ZH, wrong, FIRST), registry=registry)
    assert len(workspace.ledger.entries) == 1
    (aside,) = workspace.reading.set_aside
    assert aside.source.row == 3
    assert cell in aside.content
    assert [cell in issue.message("zh") for issue in aside.issues] == [True]


def test_an_unknown_quarter_is_kept_and_told(registry: Registry, tmp_path: Path) -> None:
    odd = (*FIRST[:2], "年末", *FIRST[3:])
    workspace = open(_csv(tmp_path / "表.csv", TITLE, ZH, odd), registry=registry)
    (entry,) = workspace.ledger.entries
    assert entry.details["quarter"] == "年末"
    assert ["年末" in issue.message("zh") for issue in workspace.intake] == [True]


# A table of each kind of the library's own, and the two that are nearest to the registers of the plugin.
OWN_TABLES = {
    "outbound": "团组名称,出访国家,出访日期,回国日期,人数\n甲团,日本,2021-03-01,2021-03-05,4\n",
    "inbound": "团组名称,来访国家,来访日期,离开日期,人数\n乙团,韩国,2021-03-01,2021-03-05,4\n",
    "transfers": "编号,转运日期,入境口岸,人数,填报单位\nb1,2021-02-03,枢纽甲,3,suqian\n",
    "partnerships": "友城名称,国家,结好日期,级别\n喜多方市,日本,2008-07-01,市级\n",
    "observations": "指标,填报单位,时段,数值\noutbound.groups,suqian,2021,12\n",
    "plans": "任务,责任处室,完成时限\n办好展会,综合处,2021-12-31\n",
    "cities": "城市名称,国家,行政区划代码,人口\n宿迁市,中国,321300,5000000\n",
    "offices": "机构名称,所在城市,上级单位\n宿迁市外办,宿迁市,江苏省外办\n",
    "entries": "种类,日期,名称,人数\n活动,2021-05-01,开放日,30\n",
    "检查": "督查检查台账\n日期,督查事项,被检查单位,发现问题数,整改问题数\n2021-05-01,因公证照,综合处,2,2\n",
    "清单": "检查清单台账\n日期,清单种类,检查对象,应查项数,完成项数\n2021-05-01,卫生防疫检查,b1,5,5\n",
}


@pytest.mark.parametrize("name", OWN_TABLES)
def test_the_librarys_own_tables_stay_what_they_are(name: str, registry: Registry, tmp_path: Path) -> None:
    table = tmp_path / "2021.csv"
    table.write_text(OWN_TABLES[name], encoding="utf-8")
    alone, beside = open(table, registry=Registry(discover=False)), open(table, registry=registry)
    formats = [tally.format for tally in beside.reading.tally]
    assert formats == [tally.format for tally in alone.reading.tally]
    assert formats == [name if name.isascii() else "entries"]
    assert list(beside.ledger.records()) == list(alone.ledger.records())
    assert list(beside.ledger.observations) == list(alone.ledger.observations)
    assert beside.reading.set_aside == alone.reading.set_aside == ()


# Neither has what tells the register: the quarter, and 督查内容.
@pytest.mark.parametrize(
    ("title", "headings", "row"),
    [
        ("专项督查台账", ("日期", "督查事项", "发现问题数"), ("2021-05-01", "经费", 2)),
        ("督查检查台账", ("日期", "季度", "检查内容", "发现问题数"), ("2021-05-01", "第二季度", "消防", 2)),
    ],
)
def test_inspections_of_other_things_stay_inspections(
    title: str, headings: tuple[str, ...], row: tuple[Any, ...], registry: Registry, tmp_path: Path
) -> None:
    workspace = open(_csv(tmp_path / "表.csv", (title,), headings, row), registry=registry)
    assert [entry.kind for entry in workspace.ledger.entries] == ["inspection"]


def test_the_settings_may_say_that_a_register_is_of_other_things(registry: Registry, tmp_path: Path) -> None:
    _csv(tmp_path / "a.csv", TITLE, ZH, FIRST)
    settings = '[workspace]\nname = "某办"\n[[ledgers]]\npath = "a.csv"\nkind = "inspection"\n'
    (tmp_path / "localdiplomacy.toml").write_text(settings, encoding="utf-8")
    assert [entry.kind for entry in open(tmp_path, registry=registry).ledger.entries] == ["inspection"]


def test_without_the_plugin_its_registers_are_not_read(tmp_path: Path) -> None:
    alone = Registry(discover=False)
    inspections = open(_csv(tmp_path / "a.csv", TITLE, ZH, FIRST), registry=alone)
    assert {issue.code for issue in inspections.intake} == {"LD-READ-002"}  # quarter and subject are lost
    groups = open(_csv(tmp_path / "b.csv", *((title,) for title in GROUPS_TITLE), GROUPS_ZH, TRAINING), registry=alone)
    assert len(groups.ledger.entries) == 0


def test_what_is_required_has_a_heading() -> None:
    lists = {found.id: found for found in columns()}
    for format in FORMATS:
        assert set(format.required) <= {code.id for code in lists[format.columns]}
