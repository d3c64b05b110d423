"""Documents and their writers."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.issues import CannotContinue
from localdiplomacy.reports.document import Align, Bullets, Cell, Column, DataTable, Document, Heading, Note, Paragraph
from localdiplomacy.reports.markdown import escape, to_markdown
from localdiplomacy.reports.report import Report

DOCUMENT = Document(
    title="2021 年*总结*",
    language="zh",
    blocks=(
        Heading("一、概况"),
        Heading("细目", 2),
        Paragraph("1. 甲|乙 <script>"),
        Note("合成数据"),
        Bullets(("- a", "b")),
        DataTable(("指标", Column("本期", Align.RIGHT)), (("批次", Cell("266", Decimal(266))),), "关键数据"),
    ),
    properties=(("period", "2021"),),
)


def test_markdown_of_each_block() -> None:
    assert to_markdown(DOCUMENT) == (
        "# 2021 年\\*总结\\*\n\n"
        "## 一、概况\n\n"
        "### 细目\n\n"
        "1\\. 甲\\|乙 \\<script\\>\n\n"
        "> 合成数据\n\n"
        "- \\- a\n- b\n\n"
        "**关键数据**\n\n"
        "| 指标 | 本期 |\n| --- | ---: |\n| 批次 | 266 |\n"
    )


def test_json_carries_the_values_behind_the_figures() -> None:
    data = json.loads(Report(DOCUMENT).to_json())
    assert data["schema"] == "localdiplomacy.document/1"
    assert data["properties"] == {"period": "2021"}
    assert [block["type"] for block in data["blocks"]] == ["heading"] * 2 + ["paragraph", "note", "bullets", "table"]
    assert data["blocks"][-1]["rows"] == [[{"text": "批次"}, {"text": "266", "value": "266"}]]
    assert data["blocks"][-1]["columns"][1] == {"title": "本期", "align": "right"}


@pytest.mark.parametrize(("suffix", "start"), [(".md", "# 2021"), (".JSON", "{")])
def test_the_suffix_chooses_the_writer(tmp_path: Path, suffix: str, start: str) -> None:
    path = Report(DOCUMENT).save(tmp_path / f"总结{suffix}")
    assert path.read_text(encoding="utf-8").startswith(start)


def test_an_unknown_suffix_is_refused_and_the_known_are_named(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue, match=r"\.md, \.json") as caught:
        Report(DOCUMENT).save(str(tmp_path / "a.pdf"))
    assert caught.value.issue.code == "LD-REPORT-001"


def test_a_notebook_shows_the_markdown() -> None:
    report = Report(DOCUMENT)
    assert report._repr_markdown_() == report.to_markdown()


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        DataTable(("a", "b"), (("1", "2"), ("3",)))


@given(st.text(max_size=40))
def test_escaped_text_is_one_line_that_starts_no_block_and_holds_no_markup(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert re.match(r"(#|[-+] |\d+[.)]|=)", escaped) is None
    assert re.search(r"(?<!\\)(?:\\\\)*[<>|`*_\[\]]", escaped) is None
    plain = re.sub(r"\\(.)", r"\1", escaped).replace("&amp;", "&")
    assert plain == " ".join(text.split())
