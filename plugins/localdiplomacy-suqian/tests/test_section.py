"""The section of the annual summary: golden texts, and when it is left out."""

import shutil
from pathlib import Path
from typing import Any

import localdiplomacy_suqian
import pytest
from attrs import evolve
from localdiplomacy_suqian.checks import checks_for

from localdiplomacy import Check, Registry, open
from localdiplomacy.workspace import Workspace

HERE = Path(__file__).parent


def section_of(markdown: str) -> str:
    """The section about the system in a report, without its heading; empty where there is none."""
    found = next((part for part in markdown.split("\n## ")[1:] if "365" in part.partition("\n")[0]), "")
    return found.partition("\n")[2].strip() + "\n" if found else ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_section_of_the_example(example: Workspace, language: Any) -> None:
    expected = (HERE / "expected" / f"section-{language}.md").read_text(encoding="utf-8")
    assert section_of(example.report(period="2021H1", language=language).to_markdown()) == expected


def test_it_stands_between_ties_and_plans(example: Workspace) -> None:
    headings = [line for line in example.report(period="2021H1").to_markdown().split("\n") if line.startswith("## ")]
    assert headings == ["## 一、范围与依据", "## 二、关键数据", "## 三、“365”转运工作体系", "## 四、发现的问题"]


@pytest.mark.parametrize("period", ["2020", "2022"])
def test_a_period_without_transfers_and_work_has_no_section(example: Workspace, period: str) -> None:
    assert section_of(example.report(period=period).to_markdown()) == ""


def test_the_day_of_the_report_decides(example: Workspace) -> None:
    first = section_of(example.report(period="2021Q1").to_markdown())
    assert "本时段有 4 条转运记录" in first
    assert "SUQIAN-004" not in first


@pytest.fixture
def copied(registry: Registry, tmp_path: Path) -> Any:
    """Opens a copy of the example with other ledgers, and with an empty register of inspections."""

    def opened(**files: str) -> Workspace:
        folder = tmp_path / "copy"
        shutil.copytree(HERE / "example", folder)
        (folder / "ledgers" / "inspections.csv").write_text("日期,季度,督查内容,发现问题数\n", encoding="utf-8")
        for name, text in files.items():
            (folder / "ledgers" / f"{name}.toml").write_text(text, encoding="utf-8")
        return open(folder, registry=registry)

    return opened


BATCH = """
[[transfers]]
id = "{id}"
office = "{office}"
moved_on = "2021-02-03"
"""


def test_an_office_with_nothing_recorded_is_shown_no_zeros(copied: Any) -> None:
    workspace = copied(system="", transfers=BATCH.format(id="b1", office="suqian"))
    found = section_of(workspace.report(period="2021H1").to_markdown())
    assert found.startswith("宿迁市外办：本时段有 1 条转运记录；14项组成部分中有记录的 0 项")
    assert "清单填写情况" not in found
    assert "| SUQIAN-001 | 未记录365体系的任何内容 | 1 |" in found


def test_two_offices_have_a_heading_each(copied: Any) -> None:
    meeting = '[[entries]]\nid = "m{0}"\nkind = "suqian.coordination"\noffice = "{0}"\non = "2021-02-01"\n'
    batches = "".join(BATCH.format(id=f"b-{office}", office=office) for office in ("suqian", "yancheng"))
    workspace = copied(system=meeting.format("suqian") + meeting.format("yancheng"), transfers=batches)
    found = section_of(workspace.report(period="2021H1", language="en").to_markdown())
    assert "### Foreign Affairs Office of Suqian\n" in found
    assert "### yancheng\n" in found
    assert "synthetic" in found
    assert "Special inspections by quarter" not in found


def test_real_records_are_not_called_synthetic(registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "localdiplomacy.toml").write_text('[workspace]\nname = "某办"\n', encoding="utf-8")
    shutil.copytree(HERE / "example" / "ledgers", tmp_path / "ledgers")
    found = section_of(open(tmp_path, registry=registry).report(period="2021H1").to_markdown())
    assert "记录的 13 项" in found
    assert "合成数据" not in found


def test_work_without_batches_is_shown_too(copied: Any) -> None:
    meeting = '[[entries]]\nid = "m1"\nkind = "suqian.coordination"\noffice = "suqian"\non = "2021-02-01"\n'
    found = section_of(copied(system=meeting, transfers="").report(period="2021H1", language="en").to_markdown())
    assert "0 records of transfers in the period; records of 1 of the 14 parts" in found
    assert "The rules of the 365 system are met." in found
    assert "Checklists filled in" not in found


def test_a_check_that_breaks_off_is_no_sign_that_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(config: Any) -> tuple[Check, ...]:
        return tuple(evolve(check, run=lambda context: 1 // 0) for check in checks_for(config))

    monkeypatch.setattr(localdiplomacy_suqian, "checks_for", broken)
    registry = Registry(discover=False)
    registry.register(localdiplomacy_suqian)
    found = section_of(open(HERE / "example", registry=registry).report(period="2021H1", language="en").to_markdown())
    assert "A check of the rules of the 365 system broke off." in found
    assert "are met" not in found
    assert "Findings by the rules" not in found
