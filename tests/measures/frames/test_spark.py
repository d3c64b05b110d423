"""The cluster example of the docs, on Spark in local mode: the same table as on a laptop. Needs PySpark and Java 17."""

import re
import shutil
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import localdiplomacy as ld

PAGE = Path(__file__).parents[3] / "docs" / "frames.md"
STOPS = pl.DataFrame({"id": ["1", "1", "3"], "country": ["JP", "KR", "JP"]})
TRIPS = pl.DataFrame(
    {
        "id": ["1", "2", "3", "4"],
        "office": ["a", None, "b", "b"],
        "departs_on": [date(2021, 3, 7), date(2020, 1, 8), date(2021, 9, 2), None],
        "headcount.persons": [4, 6, -1, 3],
        "state": ["archived", "archived", None, "cancelled"],
    }
)

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.chdir(tmp_path)
    TRIPS.write_parquet("trips.parquet")
    STOPS.write_parquet("stops.parquet")
    return tmp_path


def told(table: Any) -> dict[str, Any]:
    found: dict[str, Any] = table.to_dict("en")
    return found | {"left_out": [(item.indicator, item.reason, item.count) for item in table.left_out]}


def test_the_example_of_the_docs_gives_the_same_table(folder: Path) -> None:
    (block,) = re.findall(r"^```py\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(block, names)
    expected = ld.measure(TRIPS, "outbound.batches", by=["office", "quarter"], period=2021, compare="previous-year")
    assert told(names["table"]) == told(expected)


def test_values_in_a_frame_of_their_own_and_distinct_ones(folder: Path) -> None:
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.getOrCreate()
    asked: dict[str, Any] = {"by": "country", "period": 2021, "compare": "previous-year"}
    indicators = ["outbound.countries", "outbound.persons"]
    read = spark.read.parquet
    there = ld.Frame(read("trips.parquet"), id="id", many={"countries": read("stops.parquet")})
    here = ld.Frame(TRIPS, id="id", many={"countries": STOPS})
    assert told(ld.measure(there, indicators, **asked)) == told(ld.measure(here, indicators, **asked))
