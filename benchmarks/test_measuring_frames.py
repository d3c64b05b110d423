"""Counting data frames, beside code written by hand for each engine that gives the same figures.

City by quarter by category, groups and persons of 2021 beside those of 2020, of trips over six years, a fifth of which
were cancelled. The code by hand knows nothing but this question: no rows left out, no reasons where there is no change,
no exact rounding. Ours ends in a data frame with all of that. Run with
`LOCALDIPLOMACY_BENCHMARK_FRAME_ROWS=10000000 pytest benchmarks/test_measuring_frames.py -q -s`; the contenders follow one
another in one process, so compare the columns of one run only. Spark takes part where Java and pyspark are installed.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.counted import Counted, count
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.measures.frames.engine import FrameEngine

pl = pytest.importorskip("polars")
np = pytest.importorskip("numpy")

ROWS = int(float(os.environ.get("LOCALDIPLOMACY_BENCHMARK_FRAME_ROWS", "1e6")))
ROUNDS = int(os.environ.get("LOCALDIPLOMACY_BENCHMARK_ROUNDS", "5"))
COLUMNS = {"headcount.persons": "persons", "history.to": "state", "office->city": "city"}
KEYS = ["city", "category", "quarter"]
IDS = ("outbound.batches", "outbound.persons")
NOW, BEFORE, END = date(2021, 1, 1), date(2020, 1, 1), date(2022, 1, 1)

Figures = dict[tuple[str, str, str, str], tuple[int, int | None]]


@pytest.fixture(scope="module")
def trips() -> Any:
    """Trips of cities of very different size, as a Polars data frame."""
    random = np.random.default_rng(20210307)
    weights = random.pareto(1.2, 300) + 0.2
    days = np.datetime64("2018-01-01") + random.integers(0, 365 * 6, ROWS).astype("timedelta64[D]")
    return pl.DataFrame(
        {
            "city": pl.Series([f"city-{n:03}" for n in range(300)]).gather(
                random.choice(300, ROWS, p=weights / weights.sum())
            ),
            "category": pl.Series([f"category-{n}" for n in range(10)]).gather(random.integers(0, 10, ROWS)),
            "state": pl.Series(["archived", "cancelled"]).gather((random.random(ROWS) >= 0.8).astype(int)),
            "departs_on": days,
            "persons": random.integers(1, 9, ROWS),
        }
    ).with_columns(pl.col("departs_on").cast(pl.Date))


def measured(data: Any) -> Any:
    """Ours."""
    frame = ld.Frame(data, columns=COLUMNS)
    return ld.measure(frame, IDS, by=["city", "quarter", "category"], period=2021, compare="previous-year")


def counted(data: Any) -> tuple[Counted, ...]:
    """The first of our two stages: what the engine does."""
    frame, known = ld.Frame(data, columns=COLUMNS), {found.id: found for found in (*INDICATORS, *DIMENSIONS)}
    engine = FrameEngine(frames=(frame,), code_lists=builtin_code_lists(), places=ld.Ledger())
    by = [known[id] for id in ("city", "quarter", "category")]
    periods = (ld.Period.of(2021), ld.Period.of(2020))
    return count(engine, {id: known[id] for id in IDS}, by, periods, None)  # type: ignore[misc, arg-type]


def polars_by_hand(data: Any) -> Any:
    day = pl.col("departs_on")
    cells = (
        data.lazy()
        .filter((pl.col("state") != "cancelled") & (day >= BEFORE) & (day < END))
        .group_by("city", "category", year=day.dt.year(), quarter=day.dt.quarter())
        .agg(pl.len().alias("n"), pl.col("persons").sum().alias("p"))
    )
    base = cells.with_columns(year=pl.col("year") + 1)
    return (
        cells.filter(pl.col("year") == NOW.year)
        .join(base, on=["year", *KEYS], how="left", suffix="_base")
        .with_columns(**{f"{x}_change": (pl.col(x) / pl.col(f"{x}_base") - 1) * 100 for x in "np"})
        .sort(KEYS)
        .collect()
    )


def pandas_by_hand(data: Any) -> Any:
    day = data["departs_on"]
    kept = data[(data["state"] != "cancelled") & (day >= str(BEFORE)) & (day < str(END))]
    when = {"year": kept["departs_on"].dt.year, "quarter": kept["departs_on"].dt.quarter}
    cells = kept.assign(**when).groupby(["year", *KEYS])["persons"].agg(n="size", p="sum").reset_index()
    base = cells.assign(year=cells["year"] + 1)
    found = cells[cells["year"] == NOW.year].merge(base, on=["year", *KEYS], how="left", suffixes=("", "_base"))
    for x in "np":
        found[f"{x}_change"] = (found[x] / found[f"{x}_base"] - 1) * 100
    return found.sort_values(KEYS)


def spark_by_hand(data: Any) -> Any:
    from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it

    day = F.col("departs_on")
    cells = (
        data.filter((F.col("state") != "cancelled") & (day >= F.lit(BEFORE)) & (day < F.lit(END)))
        .groupBy("city", "category", F.year(day).alias("year"), F.quarter(day).alias("quarter"))
        .agg(F.count("*").alias("n"), F.sum("persons").alias("p"))
    )
    base = cells.select(
        "city", "category", "quarter", (F.col("year") + 1).alias("year"), F.col("n").alias("nb"), F.col("p").alias("pb")
    )
    rows = (
        cells.filter(F.col("year") == NOW.year)
        .join(base, ["year", *KEYS], "left")
        .select(
            *KEYS,
            "n",
            "p",
            F.col("nb").alias("n_base"),
            F.col("pb").alias("p_base"),
            ((F.col("n") / F.col("nb") - 1) * 100).alias("n_change"),
            ((F.col("p") / F.col("pb") - 1) * 100).alias("p_change"),
        )
        .orderBy(*KEYS)
        .collect()
    )
    return pl.DataFrame([row.asDict() for row in rows])


def by_hand_figures(frame: Any) -> Figures:
    rows = frame.to_dicts() if hasattr(frame, "to_dicts") else frame.to_dict("records")
    found: Figures = {}
    for row in rows:
        for id, x in zip(IDS, "np", strict=True):
            base = row[f"{x}_base"]
            key = (id, row["city"], row["category"], f"2021Q{row['quarter']}")
            found[key] = int(row[x]), None if base is None or base != base else int(base)
    return found


def our_figures(frame: Any) -> Figures:
    rows = frame.to_dicts() if hasattr(frame, "to_dicts") else frame.to_dict("records")
    # By hand a line without a figure this year is not there, and one without a base is no 0.
    return {
        (row["indicator"], row["city"], row["category"], row["period"]): (int(row["value"]), int(row["base"]) or None)
        for row in rows
        if row["value"]
    }


@pytest.fixture(scope="module", params=["polars", "pandas", "spark"])
def engine(request: pytest.FixtureRequest, trips: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Any, Any, Any]]:
    """The name of an engine, its data, the code by hand, and how ours ends."""
    if find_spec({"spark": "pyspark"}.get(request.param, request.param)) is None:
        pytest.skip(f"{request.param} is not installed")
    if request.param == "polars":
        yield "polars", trips, polars_by_hand, lambda table: table.to_polars()
    elif request.param == "pandas":
        yield "pandas", trips.to_pandas(), pandas_by_hand, lambda table: table.to_pandas()
    else:
        if shutil.which("java") is None:
            pytest.skip("Java is not installed")
        yield from _spark(trips, tmp_path_factory.mktemp("spark"))


def _spark(trips: Any, folder: Path) -> Iterator[tuple[str, Any, Any, Any]]:
    from pyspark.sql import SparkSession

    trips.write_parquet(folder / "trips.parquet")
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield "spark", spark.read.parquet(str(folder / "trips.parquet")), spark_by_hand, lambda table: table.to_polars()
    finally:
        spark.stop()


def test_both_count_the_same(engine: tuple[str, Any, Any, Any]) -> None:
    _, data, by_hand, ending = engine
    assert our_figures(ending(measured(data))) == by_hand_figures(by_hand(data))


@pytest.mark.parametrize("contender", ["localdiplomacy", "by hand"])
def test_measuring(benchmark: Any, engine: tuple[str, Any, Any, Any], contender: str) -> None:
    name, data, by_hand, ending = engine
    benchmark.group = f"{ROWS} trips, {name}"
    run = by_hand if contender == "by hand" else lambda rows: ending(measured(rows))
    benchmark.pedantic(run, args=(data,), rounds=ROUNDS, warmup_rounds=1)


def test_ratios(engine: tuple[str, Any, Any, Any]) -> None:
    """What a table that explains itself costs, as a whole and stage by stage."""
    name, data, by_hand, ending = engine
    contenders: dict[str, Callable[[], Any]] = {
        "by hand": lambda: by_hand(data),
        "engine": lambda: counted(data),
        "table": lambda: measured(data),
        "data frame": lambda: ending(measured(data)),
    }
    spent = {name: float("inf") for name in contenders}
    for _ in range(ROUNDS):
        for which, run in contenders.items():
            spent[which] = min(spent[which], _seconds(run))
    ratios = {which: round(seconds / spent["by hand"], 2) for which, seconds in spent.items()}
    cells = 2 * len(measured(data))
    micro = (spent["data frame"] - spent["engine"]) / cells * 1e6
    print(
        f"\n{ROWS} trips, {name}: seconds {spent}; ratios {ratios}; after the engine {micro:.2f} µs a cell of {cells}"
    )
    assert ratios["data frame"] < 50


def _seconds(run: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun
