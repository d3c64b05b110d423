"""Whatever a table holds goes out and comes back the same: JSON, CSV, SDMX-CSV, data frames. Nothing runs on the way."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localdiplomacy.ledger.read import read
from localdiplomacy.measures.compare import compare
from localdiplomacy.measures.dimensions import COUNTRY, DIMENSIONS, KIND, OFFICE, Dimension
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.table import Row, Table
from localdiplomacy.model.codes import Code, CodeList
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text
from localdiplomacy.testing.values import quantities

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "-",
    "'",
    "'=x",
    " a ",
    'a,"b"',
    "two\nlines",
    "合计",
    "注：x",
    "[1]",
    "1e5",
    "007",
]
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=6)
# The codes of SDMX for what is not stated and for the rest stand for our own.
MEMBERS = (TEXTS | st.sampled_from(["_unknown", "_other", "JP"])).filter(lambda text: text not in ("_T", "_U", "_O"))
SLUGS = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
ODD = Dimension(id="Corner/一", zh="角", en="corner")
MONTH = next(dimension for dimension in DIMENSIONS if dimension.id == "month")
AXES = st.lists(st.sampled_from([OFFICE, COUNTRY, KIND, MONTH, ODD]), max_size=3, unique=True).map(tuple)
NUMBERS = st.decimals(0, 10**9, places=3) | st.integers(0, 10**15).map(Decimal) | st.just(Decimal(1) / 3)
AMOUNTS = st.none() | quantities() | st.builds(Quantity.of, NUMBERS, st.sampled_from(["batches", "persons"]))
UNITS = {
    "unit": CodeList(id="unit", zh="单位", en="Units", codes=(Code(id="batches", zh="=批", en="@batches"),)),
}


def indicator(id: str) -> Indicator:
    return Indicator(
        id=id, zh=f"=指标{id}", en=f"+{id}", definition=Text("口径", "x"), unit="batches", time="departs_on"
    )


def figure(
    name: str, members: dict[Dimension, str], year: int, value: Quantity | None, comment: str | None
) -> Observation:
    """A figure as counting makes it: the month is its period, an office that is stated its office."""
    pairs = {axis.id: member for axis, member in members.items()}
    period, office = Period.year(year), None
    if pairs.get("month", "_unknown") != "_unknown":
        period = Period.parse(pairs.pop("month"))
    if pairs.get("office", "_unknown") != "_unknown":
        office = pairs.pop("office")
    return Observation(
        indicator=name,
        office=office,
        period=period,
        value=value,
        status=ObsStatus.NORMAL if value else ObsStatus.MISSING,
        dimensions=tuple(pairs.items()),
        comment=comment,
        source=Source(Origin(synthetic=name.startswith("a"))),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    by, year = draw(AXES), draw(st.integers(1980, 2100))
    months = st.sampled_from([f"{year}-01", f"{year}-12", "_unknown"])
    kinds = {OFFICE: SLUGS | st.just("_unknown"), MONTH: months}
    indicators = [indicator(id) for id in draw(st.lists(SLUGS, min_size=1, max_size=2, unique=True))]
    compared = draw(st.booleans())
    rows, totals = [], []
    for found in indicators:
        combinations = st.tuples(*(kinds.get(axis, MEMBERS) for axis in by))
        for members in draw(st.lists(combinations, unique=True, max_size=4 if by else 1)):
            now, base = (
                figure(found.id, dict(zip(by, members, strict=True)), y, draw(AMOUNTS), draw(st.none() | TEXTS))
                for y in (year, year - 1)
            )
            change = compare(now, base) if compared else None
            rows.append(Row(members=members, observation=now, base=base if compared else None, change=change))
        if by:
            totals.append((found.id, Row(observation=figure(found.id, {}, year, draw(AMOUNTS), None))))
    return Table(
        rows=tuple(rows),
        totals=tuple(totals),
        indicators=tuple(indicators),
        by=by,
        period=Period.year(year),
        base_period=Period.year(year - 1) if compared else None,
        labels=Labels(code_lists=UNITS),
    )


LANGUAGES = st.sampled_from([None, "zh", "en"])
SLOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def key(observation: Observation) -> object:
    """What a figure is about; no two figures of a drawn table are about the same."""
    return observation.key


def expected(table: Table, totals: bool) -> list[Observation]:
    more = [total.observation for _, total in table.totals if isinstance(total, Row)] if totals else []
    return sorted((*table.observations, *more), key=key)


def is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()


@SLOW
@given(tables(), LANGUAGES, st.booleans())
def test_csv(tmp_path: Path, table: Table, labels, totals: bool) -> None:
    file = table.to_csv(tmp_path / "figures.csv", labels=labels, totals=totals)
    wanted = expected(table, totals)
    if wanted:
        intake = read(file)
        assert [issue.message("en") for issue in intake.issues.errors] == []
        assert sorted(intake.ledger.observations, key=key) == wanted
        flags = {item.indicator: item.source.origin.synthetic for item in intake.ledger.observations}
        assert flags == {item.indicator: item.indicator.startswith("a") for item in wanted}
    for row in csv.reader(io.StringIO(table.to_csv(labels=labels, totals=totals), newline="")):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number(cell)]


@given(tables(), st.booleans())
def test_sdmx_csv(table: Table, totals: bool) -> None:
    rows = list(csv.DictReader(io.StringIO(table.to_sdmx_csv(totals=totals), newline=""), strict=True))
    names = {"CORNER__": "Corner/一", "COUNTRY": "country", "KIND": "kind", "MONTH": "month"}
    codes = {"_U": "_unknown", "_O": "_other"}
    found = []
    for row in rows:
        pairs = {names[name]: row[name] for name in names if row.get(name, "_T") != "_T"}
        office = None if row["REF_AREA"] == "_T" else row["REF_AREA"]
        if office == "_U":
            pairs["office"], office = office, None
        amount = None
        if row["OBS_LOW"]:
            amount = Quantity(row["OBS_LOW"], row["OBS_HIGH"], row["UNIT_MEASURE"], Qualifier(row["OBS_QUALIFIER"]))
        found.append(
            Observation(
                indicator=row["INDICATOR"],
                office=office,
                period=Period.parse(row["TIME_PERIOD"]),
                value=amount,
                status=ObsStatus(row["OBS_STATUS"]),
                dimensions=tuple((name, codes.get(code, code)) for name, code in pairs.items()),
                comment=row["OBS_COMMENT"] or None,
            )
        )
    assert sorted(found, key=key) == expected(table, totals)


@given(tables(), LANGUAGES)
def test_json(table: Table, labels) -> None:
    data = json.loads(table.to_json("en", labels=labels))
    assert data["by"] == [axis.id for axis in table.by]
    for row, kept in zip(table.rows, data["rows"], strict=True):
        observation = row.observation
        assert tuple(kept["members"].values()) == row.members
        assert (kept["office"], kept["period"]) == (observation.office, observation.period.code)
        assert (kept["status"], kept["comment"]) == (observation.status.value, observation.comment)
        assert amount_of(kept) == observation.value
        assert (kept["base"] and amount_of(kept["base"])) == (row.base and row.base.value)
        assert (kept["change"] is None) == (row.change is None)
    for id, total in table.totals:
        assert isinstance(total, Row)
        assert amount_of(data["totals"][id]) == total.observation.value
    if labels:
        assert set(data["labels"]) == {*data["by"], "unit"}


def amount_of(kept: dict[str, str | None]) -> Quantity | None:
    if kept["low"] is None:
        return None
    return Quantity(kept["low"], kept["high"], kept["unit"], Qualifier(kept["qualifier"]))


def polars_rows(table: Table, **options: object) -> list[dict[str, object]]:
    pytest.importorskip("polars", reason="polars is not installed")
    return table.to_polars(**options).to_dicts()


def arrow_rows(table: Table, **options: object) -> list[dict[str, object]]:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return table.to_arrow(**options).to_pylist()


def pandas_rows(table: Table, **options: object) -> list[dict[str, object]]:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    rows = table.to_pandas(**options).to_dict("records")
    return [{name: None if pandas.isna(value) else value for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("rows_of", [polars_rows, arrow_rows, pandas_rows])
@given(table=tables(), labels=LANGUAGES, totals=st.booleans())
def test_data_frames(rows_of: Callable[..., list[dict[str, object]]], table: Table, labels, totals: bool) -> None:
    found = []
    for row in rows_of(table, labels=labels, totals=totals):
        assert not [value for value in row.values() if isinstance(value, float)]
        amount = None
        if row["value_low"] is not None:
            low, high = (Decimal(row[name]) for name in ("value_low", "value_high"))  # type: ignore[arg-type]
            assert row["value"] == (row["value_low"] if low == high else None)
            amount = Quantity(low, high, str(row["unit"]), Qualifier(row["qualifier"]))
        members = {axis: str(row[axis.id]) for axis in table.by if row[axis.id] is not None}
        about = figure(str(row["indicator"]), members, table.period.start.year, amount, row["comment"])  # type: ignore[arg-type]
        assert row["period"] == about.period.code
        found.append(evolve(about, status=ObsStatus(row["status"])))
    assert sorted(found, key=key) == expected(table, totals)


@given(tables())
def test_printing_never_fails_and_escapes(table: Table) -> None:
    for language in ("zh", "en"):
        assert table.html(language).count("<table") == 1
        assert table.text(language)
        for axis in table.by:
            crossed = table.pivot(columns=axis.id)
            assert crossed.html(language).count("<table") == 1
            assert crossed.text(language)
