"""Makers of data frames of every kind that is tested, from plain rows."""

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import CannotContinue
from localdiplomacy.regulations.countries import country_codes

Rows = Sequence[Mapping[str, Any]]
Types = Mapping[str, str]  # of each column: text, int, date


def _polars(rows: Rows, types: Types) -> Any:
    import polars as pl

    kinds = {"text": pl.String, "int": pl.Int64, "date": pl.Date}
    return pl.DataFrame(list(rows), schema={name: kinds[kind] for name, kind in types.items()})


def _pandas(rows: Rows, types: Types) -> Any:
    """Return what most notebooks have: numbers as floats where some are missing, days as times."""
    import pandas as pd

    columns = {name: [row[name] for row in rows] for name in types}
    kinds = {"text": lambda values: pd.Series(values, dtype=object), "int": pd.Series, "date": pd.to_datetime}
    made = {name: kinds[kind](columns[name]) for name, kind in types.items()}
    made = {name: column.astype(float) if types[name] == "int" else column for name, column in made.items()}
    return pd.DataFrame(made)


def _duckdb(rows: Rows, types: Types) -> Any:
    import duckdb

    return duckdb.from_arrow(_polars(rows, types).to_arrow())


def _dask(rows: Rows, types: Types) -> Any:
    import dask.dataframe as dd

    return dd.from_pandas(_pandas(rows, types), npartitions=3)


def _ibis(rows: Rows, types: Types) -> Any:
    import ibis

    return ibis.memtable(_polars(rows, types).to_arrow())


KINDS: dict[str, tuple[str, Callable[[Rows, Types], Any]]] = {
    "polars": ("polars", _polars),
    "polars-lazy": ("polars", lambda rows, types: _polars(rows, types).lazy()),
    "pyarrow": ("pyarrow", lambda rows, types: _polars(rows, types).to_arrow()),
    "pandas": ("pandas", _pandas),
    "pandas-arrow": ("pandas", lambda rows, types: _polars(rows, types).to_pandas(use_pyarrow_extension_array=True)),
    "duckdb": ("duckdb", _duckdb),
    "dask": ("dask", _dask),
    "ibis": ("ibis", _ibis),
}

Make = Callable[[Rows, Types], Any]


# Seconds for a handful of examples: only in the long run. Dask cannot join, and most of these questions need it.
SLOW: dict[str, list[pytest.MarkDecorator]] = {
    "dask": [pytest.mark.deep, pytest.mark.xfail(raises=CannotContinue, reason="LD-FRAME-006", strict=False)],
    "ibis": [pytest.mark.deep],
}


@pytest.fixture(params=[pytest.param(kind, marks=SLOW.get(kind, [])) for kind in KINDS])
def make(request: pytest.FixtureRequest) -> Make:
    """Makes a data frame of one kind; skips where its package is not installed."""
    package, maker = KINDS[request.param]
    if find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    return maker


def _told(table: Any) -> dict[str, Any]:
    """Return all that a table says, but for the ids of records and the names of files."""
    found = table.to_dict("en")
    for row in found["rows"]:
        row.pop("evidence")
    for total in found["totals"].values():
        total.pop("evidence", None)
    found["left_out"] = sorted((item.indicator, item.reason.value, item.count) for item in table.left_out)
    found["issues"] = sorted(
        (issue.code, *map(issue.values("en").get, ("indicator", "period", "count"))) for issue in table.issues
    )
    return found


@pytest.fixture(scope="session")
def measured() -> Callable[..., dict[str, Any]]:
    """Counts a ledger or a frame and returns all that the table says, for comparison."""
    lists = builtin_code_lists() | {"country": country_codes()}
    return lambda source, **question: _told(ld.measure(source, code_lists=lists, **question))
