"""The synthetic ledgers: made again they are the same, they add up to what was published, and they say what they are."""

import csv
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

Rows = Callable[[Path, str, str], list[dict[str, str]]]
SYNTHETIC = "合成数据"


@pytest.fixture
def ledgers(examples: Path) -> Path:
    return examples / "jiangsu" / "ledgers"


def number(text: object) -> int:
    """The digits of a cell such as `３人次`, `12人` or 3.0."""
    found = re.match(r"\d+", unicodedata.normalize("NFKC", str(text)))
    assert found is not None, text
    return int(found[0])


def test_script_makes_the_committed_files(
    examples: Path, ledgers: Path, make_ledgers: ModuleType, sheet_rows: Callable[[Path], Any], tmp_path: Path
) -> None:
    script = examples / "jiangsu" / "make_ledgers.py"
    subprocess.run([sys.executable, str(script), "--out", str(tmp_path)], check=True, capture_output=True)
    assert {path.name for path in tmp_path.iterdir()} == set(make_ledgers.LEDGERS)
    for path in tmp_path.iterdir():
        if path.suffix == ".xlsx":  # the bytes depend on the compression library, the cells do not
            assert sheet_rows(path) == sheet_rows(ledgers / path.name)
        else:
            assert path.read_bytes() == (ledgers / path.name).read_bytes()


def test_making_twice_gives_the_same_bytes(make_ledgers: ModuleType, tmp_path: Path) -> None:
    first, second = make_ledgers.make(tmp_path / "a"), make_ledgers.make(tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_another_seed_gives_other_rows(make_ledgers: ModuleType, ledgers: Path, tmp_path: Path) -> None:
    for path in make_ledgers.make(tmp_path, seed=1):
        assert path.read_bytes() != (ledgers / path.name).read_bytes()


@given(total=st.integers(1, 500), count=st.integers(1, 60), seed=st.integers())
def test_shares_add_up(make_ledgers: ModuleType, total: int, count: int, seed: int) -> None:
    total = max(total, count)
    parts = make_ledgers.shares(Random(seed), total, count)
    assert (len(parts), sum(parts)) == (count, total)
    assert min(parts) >= 1


@given(first=st.dates(date(2018, 1, 1), date(2021, 1, 1)), length=st.integers(0, 400), count=st.integers(0, 40))
def test_days_lie_in_the_period_in_order(make_ledgers: ModuleType, first: date, length: int, count: int) -> None:
    last = first + timedelta(days=length)
    days = make_ledgers.days(Random(count), first, last, count)
    assert len(days) == count
    assert days == sorted(days)
    assert all(first <= day <= last for day in days)


@pytest.mark.parametrize(
    ("file", "encoding", "delimiter", "column", "batches", "people"),
    [
        ("transfers-changzhou-2020-spring.csv", "gb18030", ",", "人数(人)", 317, 1642),
        ("transfers-changzhou-2020-autumn.csv", "utf-8-sig", ",", "转运人数", 155, 1910),
        ("inbound-wuxi-2018h1.tsv", "utf-16", "\t", "人次", 68, 839),
        ("outbound-wuxi-2018h1-refused.csv", "utf-8", ";", "申报人数(人)", 12, 32),
    ],
)
def test_rows_add_up_to_the_published_totals(
    ledgers: Path,
    plain_rows: Rows,
    file: str,
    encoding: str,
    delimiter: str,
    column: str,
    batches: int,
    people: int,
) -> None:
    rows = plain_rows(ledgers / file, encoding, delimiter)
    assert (len(rows), sum(number(row[column]) for row in rows)) == (batches, people)
    assert len({row["编号"] for row in rows}) == batches
    assert all(row["备注"] == SYNTHETIC for row in rows)


@pytest.mark.parametrize(
    ("file", "encoding", "first", "last"),
    [
        ("transfers-changzhou-2020-spring.csv", "gb18030", date(2020, 3, 7), date(2020, 4, 2)),
        ("transfers-changzhou-2020-autumn.csv", "utf-8-sig", date(2020, 8, 3), date(2020, 12, 31)),
    ],
)
def test_changzhous_days_lie_in_its_two_periods(
    ledgers: Path, plain_rows: Rows, file: str, encoding: str, first: date, last: date
) -> None:
    for row in plain_rows(ledgers / file, encoding, ","):
        year, month, day = (int(part) for part in re.split(r"[.-]", row["转运日期"]))
        assert first <= date(year, month, day) <= last


def test_suqians_workbook_adds_up_month_by_month(ledgers: Path, sheet_rows: Callable[[Path], list[list[Any]]]) -> None:
    title, *table = sheet_rows(ledgers / "transfers-suqian-2021.xlsx")
    assert SYNTHETIC in title[0]
    months: list[tuple[int, int]] = []
    batches = times = 0
    for row in table[2:]:
        if "合计" in str(row[0]):
            assert (number(row[4]), number(row[5])) == tuple(map(sum, zip(*months, strict=True)))
        elif "小计" in str(row[0]):
            assert (number(row[4]), number(row[5])) == (batches, times)
            months.append((batches, times))
            batches = times = 0
        else:
            assert row[6] == SYNTHETIC
            batches, times = batches + number(row[4]), times + number(row[5])
    assert len(months) == 12
    assert tuple(map(sum, zip(*months, strict=True))) == (266, 818)


def test_wuxis_cut_groups(ledgers: Path, json_lines: Callable[[Path], list[dict[str, Any]]]) -> None:
    rows = json_lines(ledgers / "outbound-wuxi-2018h1-cut.jsonl")
    cuts = [row["planned"]["person_times"] - row["approved"]["person_times"] for row in rows]
    assert (len(cuts), sum(cuts)) == (9, 13)
    assert min(cuts) >= 1
    assert all(SYNTHETIC in row["name"]["zh"] for row in rows)


def test_nantongs_consulates_have_no_made_up_size(ledgers: Path, plain_rows: Rows) -> None:
    rows = plain_rows(ledgers / "inbound-nantong-2018h1.csv", "utf-8", ",")
    assert [row["人次"] for row in rows] == ["", "", "", ""]
    assert {row["来访国家"] for row in rows} == {"纳米比亚", "以色列", ""}


def test_settings_mark_the_made_up_files_and_no_others(examples: Path, make_ledgers: ModuleType) -> None:
    settings = tomllib.loads((examples / "jiangsu" / "localdiplomacy.toml").read_text("utf-8"))
    synthetic = {entry["path"] for entry in settings["ledgers"] if entry.get("synthetic")}
    assert synthetic == {f"ledgers/{name}" for name in make_ledgers.LEDGERS}


def test_every_ledger_file_is_in_the_settings(examples: Path) -> None:
    for workspace in ("jiangsu", "shizhong"):
        settings = tomllib.loads((examples / workspace / "localdiplomacy.toml").read_text("utf-8"))
        listed = {entry["path"] for entry in settings["ledgers"]}
        assert listed == {f"ledgers/{path.name}" for path in (examples / workspace / "ledgers").iterdir()}


def test_every_figure_names_its_document(examples: Path) -> None:
    for workspace, count in (("jiangsu", 78), ("shizhong", 44)):
        with (examples / workspace / "ledgers" / "figures.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count
        assert all(row["文件"] and row["发布单位"] and row["说明"] for row in rows)
