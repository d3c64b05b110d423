"""The section on figures: what contradicts what, in the period only, with its place; nothing where all is well."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld

HEADING = {"zh": "数字检验", "en": "Figures held against the rules"}
FIGURES = """指标,单位,时段,数值,发布日期
outbound.batches,north,2024,19批,2025-01-20
outbound.own.batches,north,2024,15批,2025-01-20
outbound.joined.batches,north,2024,{joined}批,2025-01-20
outbound.batches,north,2020,1批,2021-01-20
outbound.own.batches,north,2020,7批,2021-01-20
"""
TRIPS = """编号,出访日期,填报单位,人数,人次
t1,2024-03-01,north,9,{times}
"""
DUE = """
[[reporting]]
id = "quarterly"
zh = "季报"
en = "Quarterly report"
indicators = ["inbound.batches"]
offices = ["north"]
every = "quarter"
due = { days = 15 }
"""
ONLY_PUBLISHED = """
[[rules]]
id = "boards"
zh = "每个社区两块展板"
en = "Two boards for each community"
left = { terms = [{ indicator = "community.boards" }] }
operator = "is"
right = { terms = [{ indicator = "community.villages", factor = 2 }] }
"""


@pytest.fixture
def city(tmp_path: Path) -> Any:
    def write(rules: str = "", joined: int = 4, times: int = 9, more: str = "") -> ld.Workspace:
        settings = tmp_path / "localdiplomacy.toml"
        settings.write_text('[workspace]\nname = { zh = "某市外办", en = "A city" }\n', "utf-8")
        ledgers = {
            "offices": "编号,机构名称,英文名称\nnorth,北区外办,North office\n",
            "figures": FIGURES.format(joined=joined) + more,
            "trips": TRIPS.format(times=times),
        }
        (tmp_path / "ledgers").mkdir(exist_ok=True)
        for name, text in ledgers.items():
            (tmp_path / "ledgers" / f"{name}.csv").write_text(text, "utf-8")
        (tmp_path / "validation").mkdir(exist_ok=True)
        (tmp_path / "validation" / "own.toml").write_text(rules, "utf-8")
        return ld.open(tmp_path, registry=ld.Registry(discover=False))

    return write


def section(ws: ld.Workspace, language: Any = "en", period: str = "2024", at: date | None = None) -> str:
    """The section as Markdown, without its heading; empty where the report has none."""
    written = ws.report(period=period, language=language, at=at).to_markdown()
    parts = written.split("\n## ")
    return next((part.partition("\n")[2] for part in parts if part.partition("\n")[0].endswith(HEADING[language])), "")


def test_there_is_no_section_where_there_is_nothing(city: Any) -> None:
    assert section(city()) == ""
    assert section(city(), "zh") == ""


def test_it_says_what_contradicts_what_and_where(city: Any) -> None:
    told = section(city(joined=5))
    assert "1 errors, 0 warnings, 0 pieces of advice." in told
    assert (
        "| error | LD-VALID-001 | ledgers/figures.csv : 3 · outbound.own-and-joined.batches | North office · 2024: “Own and "
        "joined batches are no more than all outbound batches” does not hold: 20 batches should be at most 19 batches; the "
        "difference is +1. | Check the source of each figure"
    ) in told
    assert "**Published figures**" in told
    assert "the ledgers count" not in told
    zh = section(city(joined=5), "zh")
    assert "错误 1 项，警告 0 项，提示 0 项。" in zh
    assert "北区外办 · 2024：“自组团与随团批次之和不超过出访批次”不成立：20 批次，应不超过 19 批次，相差 +1。" in zh
    assert "**已发布的数字**" in zh


def test_only_the_period_is_looked_at(city: Any) -> None:
    found = section(city(joined=5), period="2020")
    assert "North office · 2020:" in found
    assert "2024" not in found


def test_counts_that_cannot_be_are_told_apart(city: Any) -> None:
    told = section(city(joined=5, times=8))
    published, _, counted = told.partition("**Figures that the ledgers count**")
    assert "Persons sent abroad" not in published
    assert "9 persons should be at most 8 person-times" in counted
    assert "own-and-joined" not in counted


def test_a_report_as_of_a_day_in_the_period_knows_only_what_had_come(city: Any) -> None:
    running = section(city(rules=DUE, joined=5), at=date(2024, 5, 1))
    assert "LD-VALID-001" not in running  # published in 2025
    assert running.count("LD-VALID-007") == 1
    assert "2024Q1" in running
    over = section(city(rules=DUE, joined=5))
    assert over.count("LD-VALID-007") == 4
    assert "LD-VALID-001" in over
    early = section(city(rules=DUE, joined=5), at=date(2025, 1, 10))
    assert early.count("LD-VALID-007") == 3  # that of the fourth quarter is not due yet


def test_a_rule_on_what_is_only_published_is_no_finding_of_the_count(city: Any) -> None:
    figures = "community.boards,north,2024,380块,2025-01-20\ncommunity.villages,north,2024,190块,2025-01-20\n"
    assert section(city(rules=ONLY_PUBLISHED, more=figures)) == ""
    doubtful = section(city(rules=ONLY_PUBLISHED))
    assert doubtful.count("LD-VALID-012") == 2  # nobody knows the two: told once, not for published and counted each


def test_advice_is_counted_by_rule(city: Any) -> None:
    late = DUE.replace("inbound.batches", "outbound.batches").replace('"quarter"', '"year"')
    told = section(city(rules=late))
    assert "0 errors, 0 warnings, 1 pieces of advice." in told
    assert "| LD-VALID-008 | A report came late | 1 |" in told
    assert "Advice by rule" in told


def test_a_faulty_file_of_rules_stops_the_report_with_its_place(city: Any) -> None:
    with pytest.raises(ld.CannotContinue, match=r"validation/own\.toml"):
        city(rules="[[rule]]\n").report(period=2024)
