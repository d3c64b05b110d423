"""One contender on Parquet files partitioned by year, in a process of its own, so that its memory can be measured.

    python benchmarks/large_files.py write FOLDER --rows 10000000
    python benchmarks/large_files.py CONTENDER FOLDER

writes FOLDER/year=…/*.parquet, or counts them, writes the figures to FOLDER/CONTENDER.parquet, and prints seconds and peak
memory as JSON. `test_large_files.py` runs all of them.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

YEARS = range(2016, 2022)
CHUNK = 1_000_000
COLUMNS = {"headcount.persons": "persons", "history.to": "state", "office->city": "city"}
IDS = ("outbound.batches", "outbound.persons")
KEYS = ["city", "category", "quarter"]
NOW = 2021


def chunks(rows: int) -> Iterator[tuple[int, int, int]]:
    """Yield year, number and rows of each file."""
    for year in YEARS:
        left = rows // len(YEARS) + (rows % len(YEARS) if year == YEARS[-1] else 0)
        for number in range(-(-left // CHUNK)):
            yield year, number, min(CHUNK, left - number * CHUNK)


def write(folder: Path, rows: int) -> None:
    """Write the files, a million rows at a time: trips of cities of very different size, a fifth of them cancelled."""
    import numpy as np
    import polars as pl

    weights = np.random.default_rng(20210307).pareto(1.2, 300) + 0.2
    cities = pl.Series([f"city-{n:03}" for n in range(300)])
    categories = pl.Series([f"category-{n}" for n in range(10)])
    for year, number, count in chunks(rows):
        random = np.random.default_rng([year, number])
        days = np.datetime64(f"{year}-01-01") + random.integers(0, 365, count).astype("timedelta64[D]")
        made = pl.DataFrame(
            {
                "city": cities.gather(random.choice(300, count, p=weights / weights.sum())),
                "category": categories.gather(random.integers(0, 10, count)),
                "state": pl.Series(["archived", "cancelled"]).gather((random.random(count) >= 0.8).astype(int)),
                "departs_on": days,
                "persons": random.integers(1, 9, count),
            }
        ).with_columns(pl.col("departs_on").cast(pl.Date))
        file = folder / f"year={year}" / f"{number:04}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        made.write_parquet(file)


def _files(folder: Path) -> str:
    return str(folder / "year=*" / "*.parquet")


def _streamed(folder: Path) -> Any:
    import polars as pl

    pl.Config.set_engine_affinity("streaming")
    return pl.scan_parquet(_files(folder), hive_partitioning=False)


def _in_memory(folder: Path) -> Any:
    import polars as pl

    return pl.read_parquet(_files(folder), hive_partitioning=False)


def _ours(data: Any) -> Any:
    import polars as pl

    import localdiplomacy as ld

    frame = ld.Frame(data, columns=COLUMNS)
    table = ld.measure(frame, IDS, by=["city", "quarter", "category"], period=NOW, compare="previous-year")
    found = table.to_polars().select(
        *("indicator", "city", "category"),
        pl.col("period").str.slice(-1).cast(pl.Int8).alias("quarter"),
        *(pl.col(name).cast(pl.Int64) for name in ("value", "base")),
    )
    batches, persons = (found.filter(pl.col("indicator") == id).drop("indicator") for id in IDS)
    return batches.join(persons, on=KEYS, suffix="_p").select(
        *KEYS, n="value", n_base="base", p="value_p", p_base="base_p"
    )


def _by_hand(data: Any) -> Any:
    import polars as pl

    day = pl.col("departs_on")
    cells = (
        data.lazy()
        .filter((pl.col("state") != "cancelled") & (day >= date(NOW - 1, 1, 1)) & (day < date(NOW + 1, 1, 1)))
        .group_by("city", "category", year=day.dt.year(), quarter=day.dt.quarter())
        .agg(n=pl.len().cast(pl.Int64), p=pl.col("persons").sum())
    )
    base = cells.filter(pl.col("year") == NOW - 1).with_columns(year=pl.col("year") + 1)
    found = cells.filter(pl.col("year") == NOW).join(
        base, on=["year", *KEYS], how="full", suffix="_base", coalesce=True
    )
    return found.select(*KEYS, "n", "n_base", "p", "p_base").collect()


def duckdb(folder: Path) -> Any:
    """The same figures by a query for DuckDB."""
    import duckdb as engine

    when = "year(departs_on)"
    sums = ", ".join(
        f"({what} filter ({when} = {year}))::bigint as {name}"
        for name, what, year in (
            ("n", "count(*)", NOW),
            ("n_base", "count(*)", NOW - 1),
            ("p", "sum(persons)", NOW),
            ("p_base", "sum(persons)", NOW - 1),
        )
    )
    return engine.sql(
        f"select city, category, quarter(departs_on)::tinyint as quarter, {sums}"
        f" from read_parquet('{_files(folder)}', hive_partitioning=false)"
        f" where state <> 'cancelled' and {when} in ({NOW}, {NOW - 1}) group by all"
    ).pl()


CONTENDERS: dict[str, Callable[[Path], Any]] = {
    "ours-streamed": lambda folder: _ours(_streamed(folder)),
    "by-hand-streamed": lambda folder: _by_hand(_streamed(folder)),
    "ours-in-memory": lambda folder: _ours(_in_memory(folder)),
    "by-hand-in-memory": lambda folder: _by_hand(_in_memory(folder)),
    "duckdb": duckdb,
}


def peak() -> int:
    """Return the most memory this process has held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage gives on Linux may be the memory of the process that started this one
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Run what the arguments say."""
    parser = argparse.ArgumentParser(description="one contender on large Parquet files")
    parser.add_argument("what", choices=["write", *CONTENDERS])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=float, default=1e6)
    given = parser.parse_args()
    begun = time.perf_counter()
    if given.what == "write":
        write(given.folder, int(given.rows))
    else:
        CONTENDERS[given.what](given.folder).write_parquet(given.folder / f"{given.what}.parquet")
    print(json.dumps({"seconds": round(time.perf_counter() - begun, 2), "peak": peak()}))


if __name__ == "__main__":
    main()
