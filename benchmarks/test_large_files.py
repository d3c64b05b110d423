"""Parquet files that do not fit into memory, through Polars' streaming engine; and the memory that counting takes.

Each contender runs in a process of its own (`large_files.py`), so that its peak memory is its own. Run with
`LOCALDIPLOMACY_BENCHMARK_LARGE_ROWS=1e8 pytest benchmarks/test_large_files.py -q -s`; 10⁸ rows take about 1 GB on disk,
and `TMPDIR` says where. In memory, rows are compared up to 10⁷.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pl = pytest.importorskip("polars")
pytest.importorskip("numpy")
pytest.importorskip("duckdb")

ROWS = float(os.environ.get("LOCALDIPLOMACY_BENCHMARK_LARGE_ROWS", "1e6"))
MOST_IN_MEMORY = 1e7
ROUNDS = 3
MOST_STREAMED = 4 * 2**30
SCRIPT = Path(__file__).with_name("large_files.py")
KEYS = ["city", "category", "quarter"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files; gone when all is done."""
    made = tmp_path_factory.mktemp("large")
    run("write", made)
    yield made
    shutil.rmtree(made)


def run(what: str, folder: Path) -> dict[str, Any]:
    """Run one contender, and return its seconds and peak memory."""
    command = [sys.executable, str(SCRIPT), what, str(folder), "--rows", str(ROWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    print(f"\n{ROWS:.0e} rows, {what}: {found['seconds']} s, {found['peak'] / 2**20:.0f} MiB")
    return found


def figures(folder: Path, what: str) -> Any:
    """What a contender counted; what is not there is 0, and lines of nothing but 0 may be there or not."""
    found = pl.read_parquet(folder / f"{what}.parquet").select(*KEYS, "n", "n_base", "p", "p_base").fill_null(0)
    return found.filter(pl.col("n") + pl.col("n_base") > 0).cast({"quarter": pl.Int8}).sort(KEYS)


def test_streamed_figures_and_memory(folder: Path) -> None:
    """The same figures as a query for DuckDB, in no more than 4 GiB."""
    spent = run("ours-streamed", folder)
    run("duckdb", folder)
    assert figures(folder, "ours-streamed").equals(figures(folder, "duckdb"))
    assert figures(folder, "duckdb")["n"].sum() > ROWS / 10
    assert spent["peak"] <= MOST_STREAMED


@pytest.mark.parametrize("how", ["streamed", "in-memory"])
def test_memory_beside_code_by_hand(folder: Path, how: str) -> None:
    """The least of several runs each, taken in turn: how much memory varies with the threads of an engine."""
    if how == "in-memory" and ROWS > MOST_IN_MEMORY:
        pytest.skip(f"{ROWS:.0e} rows do not fit into memory everywhere")
    peaks: dict[str, list[int]] = {"ours": [], "by-hand": []}
    for _ in range(ROUNDS):
        for who, found in peaks.items():
            found.append(run(f"{who}-{how}", folder)["peak"])
    assert figures(folder, f"ours-{how}").equals(figures(folder, f"by-hand-{how}"))
    ours, by_hand = (min(found) for found in peaks.values())
    print(f"\n{ROWS:.0e} rows, {how}: {ours / by_hand:.2f} times the memory of the code by hand")
    assert ours / by_hand < 5
