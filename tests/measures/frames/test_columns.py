"""Columns of frames: found by path, name or heading; refused where they hold something else; nothing left out in silence."""

import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import CannotContinue, MissingPackage

DAY = date(2021, 3, 7)
PERSONS = "outbound.persons"


def trips(**more: list[Any]) -> pl.DataFrame:
    columns = {"departs_on": [DAY, DAY], "headcount.persons": [3, 4], "state": ["archived", "archived"]} | more
    return pl.DataFrame({name: cells for name, cells in columns.items() if cells}, strict=False)


def counted(source: Any, indicator: str = PERSONS, **more: Any) -> Any:
    return ld.measure(source, indicator, period=2021, code_lists=builtin_code_lists(), **more)


def value(table: Any, *members: str) -> Any:
    found = table.row(*members).observation.value
    return found and found.exact


def refused(source: Any, indicator: Any = PERSONS, **more: Any) -> tuple[str, str, str]:
    with pytest.raises(CannotContinue) as caught:
        counted(source, indicator, **more)
    issue = caught.value.issue
    return issue.code, issue.message("en"), issue.message("zh")


# --- where a field is


def test_a_field_is_found_by_its_path_by_a_given_name_and_by_the_headings_of_offices() -> None:
    assert value(counted(trips())) == 7
    named = trips(**{"headcount.persons": [], "n": [3, 5]})
    assert value(counted(ld.Frame(named, columns={"headcount.persons": "n"}))) == 8
    office = pl.DataFrame({"出境日期": [DAY], "出访人数": [9], "状态": ["归档"]})
    assert value(counted(office)) == 9


def test_a_given_name_goes_before_the_path() -> None:
    frame = ld.Frame(trips(n=[1, 1]), columns={"headcount.persons": "n"})
    assert value(counted(frame)) == 2


def test_codes_may_be_written_as_offices_call_them() -> None:
    frame = trips(state=["已取消", "归档"], category=["经贸合作", None])
    codes = builtin_code_lists()["outbound-category"]
    table = counted(trips(category=[next(iter(codes)).zh, None]), by="category")
    assert [row.members for row in table] == [(next(iter(codes)).id,), ("_unknown",)]
    assert value(counted(frame)) == 4


def test_what_is_not_kept_is_stated_by_no_row() -> None:
    frame = trips(state=[])
    code, english, chinese = refused(frame)
    assert code == "LD-FRAME-001"
    assert "outbound.persons needs history.to" in english
    assert "现有：departs_on, headcount.persons" in chinese
    assert value(counted(ld.Frame(frame, columns={"history.to": None}))) == 7
    table = counted(ld.Frame(trips(), columns={"headcount.persons": None}))
    assert value(table) is None
    assert [(item.reason.value, item.count) for item in table.left_out] == [("not-stated", 2)]


def test_a_line_is_one_batch_where_the_frame_has_no_batches() -> None:
    assert value(counted(trips(), "outbound.batches")) == 2
    assert value(counted(trips(**{"headcount.batches": [2, None]}), "outbound.batches")) == 3


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    frame = ld.Frame(trips(persons=[1, 2]), columns={"headcount.persons": "person"})
    assert "no such column; did you mean persons" in refused(frame)[1]


def test_a_dimension_is_found_by_its_own_name() -> None:
    frame = trips(city=["a", None], country=["JP", "KR"])
    assert {row.members: value_of(row) for row in counted(frame, by="city")} == {("a",): 3, ("_unknown",): 4}
    assert {row.members: value_of(row) for row in counted(frame, by="country")} == {("JP",): 3, ("KR",): 4}


def value_of(row: Any) -> Any:
    return row.observation.value.exact


def test_places_name_the_offices() -> None:
    offices = ld.Ledger.of([ld.Office(id="a", name=ld.Name(zh="甲市外办"))])
    table = counted(trips(office=["a", "a"]), by="office", places=offices)
    assert "甲市外办" in table.text("zh")


# --- what a column holds


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("departs_on", ["2021-03-07", None], "dates are needed"),
        ("departs_on", [20210307, 20210307], "dates are needed"),
        ("headcount.persons", ["3", "4"], "numbers are needed"),
        ("headcount.persons", [[3], [4]], "numbers are needed"),
        ("category", [[1], [2]], "text or codes are needed"),
        ("category", [1.5, 2.0], "text or codes are needed"),
    ],
)
def test_a_column_of_another_type_is_refused(column: str, cells: list[Any], expected: str) -> None:
    code, english, chinese = refused(trips(**{column: cells}), by="category" if column == "category" else ())
    assert code == "LD-FRAME-002"
    assert f"Column {column} is of type " in english
    assert expected in english
    assert "需要" in chinese


@pytest.mark.parametrize("make", [lambda frame: frame, lambda frame: frame.to_pandas(), lambda frame: frame.to_arrow()])
def test_a_column_that_is_empty_throughout_is_of_any_type(make: Any) -> None:
    table = counted(make(trips(state=[None, None], category=[None, None])), by="category")
    assert [(row.members, value_of(row)) for row in table] == [(("_unknown",), 7)]
    table = counted(make(trips(**{"headcount.persons": [None, None]})))
    assert (value(table), table.left_out[0].count) == (None, 2)
    table = counted(make(trips(departs_on=[None, None])))
    assert [(item.reason.value, item.count) for item in table.left_out] == [("undated", 2)]


def test_times_with_a_zone_are_refused_and_times_without_count() -> None:
    late = datetime(2021, 12, 31, 23, 59)  # noqa: DTZ001 - a time without a zone is what is meant
    assert value(counted(trips(departs_on=[late, late]))) == 7
    zone = timezone(timedelta(hours=8))
    assert "Datetime" in refused(trips(departs_on=[late.replace(tzinfo=zone)] * 2))[1]


def test_python_dates_in_pandas_are_dates_and_mixed_zones_are_not() -> None:
    frame = trips().to_pandas()
    frame["departs_on"] = pd.Series([DAY, None], dtype=object)
    table = counted(frame)
    assert value(table) is None  # the one without a date may count too
    assert table.row().observation.value.low == 3
    frame["departs_on"] = pd.Series(
        [pd.Timestamp("2021-03-07", tz="Asia/Shanghai"), pd.Timestamp("2021-03-07", tz="UTC")], dtype=object
    )
    assert refused(frame)[0] == "LD-FRAME-002"
    frame["departs_on"] = pd.Series(["next week", DAY], dtype=object)
    assert refused(frame)[0] == "LD-FRAME-002"


def test_no_number_is_not_a_number() -> None:
    table = counted(trips(**{"headcount.persons": [3.0, float("nan")]}))
    assert (table.row().observation.value.low, value(table)) == (3, None)
    assert [(item.reason.value, item.count) for item in table.left_out] == [("not-stated", 1)]


def test_amounts_stay_exact() -> None:
    budget = ld.Indicator(
        id="x.share",
        zh="甲",
        en="a",
        unit="persons",
        definition=ld.Text("甲。", "a."),
        value="headcount.persons",
        fold="sum",
        time="departs_on",
    )
    frame = trips(**{"headcount.persons": [Decimal("0.10"), Decimal("0.20")]})
    assert value(counted(frame, budget)) == Decimal("0.30")
    assert value(counted(trips(**{"headcount.persons": [0.1, 0.2]}), budget)) == Decimal("0.3")


def test_categories_of_pandas_and_polars_are_codes() -> None:
    frame = trips(category=["economic", None])
    as_polars = frame.with_columns(pl.col("category").cast(pl.Categorical))
    as_pandas = frame.to_pandas().astype({"category": "category"})
    plain = [row.members for row in counted(frame, by="category")]
    assert [row.members for row in counted(as_polars, by="category")] == plain
    assert [row.members for row in counted(as_pandas, by="category")] == plain


# --- rows that do not count are told


def test_negative_numbers_are_left_out_and_told() -> None:
    table = counted(trips(**{"headcount.persons": [3, -4]}))
    assert value(table) == 3
    assert [(item.reason.value, item.count, item.records) for item in table.left_out] == [("negative", 1, ())]
    (issue,) = table.issues
    assert (issue.code, issue.values("zh")["records"]) == ("LD-MEASURE-009", "数据框的行不逐条列出")


def test_a_row_that_is_there_twice_counts_once_where_the_frame_has_ids() -> None:
    frame = trips(id=["a", "a"], **{"headcount.persons": [3, 3]})
    assert value(counted(frame)) == 6
    table = counted(ld.Frame(frame, id="id"))
    assert value(table) == 3
    assert [(item.reason.value, item.count) for item in table.left_out] == [("repeated", 1)]
    assert [issue.code for issue in table.issues] == ["LD-MEASURE-011"]
    differs = ld.Frame(trips(id=["a", "a"]), id="id")
    assert value(counted(differs)) == 7
    elsewhere = ld.Frame(
        trips(id=["a", "a"], departs_on=[date(2020, 3, 7)] * 2, **{"headcount.persons": [3, 3]}), id="id"
    )
    assert counted(elsewhere).left_out == ()


# --- what is given as a frame


def test_each_set_needs_its_frame() -> None:
    visits = pl.DataFrame({"arrives_on": [DAY], "headcount.persons": [5], "state": [None]})
    frames = [ld.Frame(trips()), ld.Frame(visits, records="inbound")]
    table = ld.measure(frames, [PERSONS, "inbound.persons"], period=2021)
    assert [value_of(row) for row in table] == [7, 5]
    assert refused(frames[0], "inbound.persons")[0] == "LD-FRAME-004"
    assert refused([*frames, frames[0]])[0] == "LD-FRAME-004"
    assert refused(trips(), [PERSONS, "inbound.persons"])[0] == "LD-FRAME-004"


def test_a_frame_says_what_it_is() -> None:
    assert "records='inbound'" in repr(ld.Frame(trips(), records="inbound"))
    assert "departs_on" not in repr(ld.Frame(trips()))
    with pytest.raises(ValueError, match="records must be one of cities, "):
        ld.Frame(trips(), records="trips")
    with pytest.raises(ValueError, match="need id="):
        ld.Frame(trips(), many={"countries": trips()})


def test_a_frame_of_values_has_two_columns() -> None:
    frame = ld.Frame(trips(id=["a", "b"]), id="id", many={"countries": pl.DataFrame({"id": ["a"]})})
    assert refused(frame, "outbound.countries") == (
        "LD-FRAME-001",
        "outbound needs countries, and the data frame has no such column; it has: id.",
        "outbound 需要 countries，数据框没有这一列；现有：id。",
    )


@pytest.mark.parametrize("source", [None, 3, "outbound.csv", {"a": [1]}, ld.IssueReport(())])
def test_what_is_neither_ledger_nor_frame_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="counts a Ledger or a data frame, not "):
        counted(source)


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("localdiplomacy.measures.frames.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(MissingPackage, match=r"localdiplomacy\[frames\]"):
        counted(trips())


def test_rows_of_a_frame_that_does_not_keep_their_day_are_told() -> None:
    table = counted(ld.Frame(trips(), columns={"departs_on": None}))
    assert value(table) is None
    assert [(item.reason.value, item.count) for item in table.left_out] == [("undated", 2)]


def test_a_day_that_no_row_reached_is_no_day_left_out() -> None:
    frame = ld.Frame(trips(), columns={"history.refused": None})
    table = counted(frame, "outbound.refused.batches")
    assert (value(table), table.left_out) == (0, ())


def test_ties_of_a_frame_that_does_not_keep_their_beginning_may_count() -> None:
    ties = pl.DataFrame({"state": ["in-force", "in-force"], "office": ["a", None]})
    frame = ld.Frame(ties, records="partnerships", columns={"since": None, "until": None})
    table = counted(frame, "partnerships.in_force")
    assert value(table) is None
    assert [(item.reason.value, item.count) for item in table.left_out] == [("undated", 2)]


def test_a_field_that_is_not_kept_is_an_unknown_member() -> None:
    frame = ld.Frame(trips(), columns={"category": None})
    assert [(row.members, value_of(row)) for row in counted(frame, by="category")] == [(("_unknown",), 7)]


def test_one_of_two_units_is_enough() -> None:
    frame = trips(**{"headcount.persons": [], "headcount.person_times": [3, 4]})
    found = counted(frame, "outbound.people").row().observation.value
    assert found is not None
    assert (found.exact, found.unit) == (7, "person_times")


@pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
def test_dask_counts_fields_of_one_value_and_refuses_what_needs_a_join() -> None:
    dask = pytest.importorskip("dask.dataframe")
    rows = dask.from_pandas(trips(id=["a", "b"]).to_pandas(), npartitions=2)
    assert value(counted(rows)) == 7
    countries = pd.DataFrame({"id": ["a"], "country": ["JP"]})
    code, english, _ = refused(ld.Frame(rows, id="id", many={"countries": countries}), "outbound.countries")
    assert code == "LD-FRAME-006"
    assert "dask" in english


# --- fields of several values


def abroad(*pairs: tuple[str, str]) -> ld.Frame:
    """Trips 1 and 2, with the countries of each."""
    rows = pl.DataFrame({"id": ["1", "2"], "departs_on": [DAY, DAY]})
    countries = pl.DataFrame({"trip": [id for id, _ in pairs], "where": [country for _, country in pairs]})
    return ld.Frame(rows, id="id", many={"countries": countries}, columns={"history.to": None})


def test_what_another_office_counts_is_told_apart_among_several_values() -> None:
    frame = abroad(("1", "JP"), ("1", "TW"), ("1", "JP"), ("2", "TW"))
    assert value(counted(frame, "outbound.countries")) == 1
    batches = counted(frame, "outbound.batches")
    assert value(batches) == 1
    assert [(item.reason.value, item.count) for item in batches.left_out] == [("another-office", 1)]
    assert value(counted(abroad(("1", "JP"), ("2", "KR")), "outbound.countries")) == 2


def test_a_column_of_ids_that_is_not_there_is_told_with_those_that_are() -> None:
    many = {"countries": pl.DataFrame({"id": ["1"], "value": ["JP"]})}
    code, english, _ = refused(ld.Frame(trips(), id="nr", many=many), "outbound.countries")
    assert (code, " nr" in english) == ("LD-FRAME-003", True)
    assert "departs_on, headcount.persons, state" in english


def test_a_dimension_may_be_in_a_column_of_another_name() -> None:
    frame = ld.Frame(trips(area=["asia", "europe"]), columns={"continent": "area"})
    assert {row.members: value_of(row) for row in counted(frame, by="continent")} == {("asia",): 3, ("europe",): 4}


def test_rows_of_a_stock_that_repeat_another_are_told_while_they_hold() -> None:
    ended, held = [date(2020, 1, 1), date(2020, 5, 1)], [date(2019, 1, 1), None]
    since, until = zip(held, held, ended, ended, strict=True)
    rows = pl.DataFrame({"id": ["h", "h", "e", "e"], "kind": ["formal"] * 4, "state": ["in-force"] * 4})
    rows = rows.with_columns(since=pl.Series(since), until=pl.Series(until, dtype=pl.Date))
    table = counted(ld.Frame(rows, id="id", records="partnerships"), "partnerships.formal")
    assert value(table) == 1
    assert [(item.reason.value, item.count) for item in table.left_out] == [("repeated", 1)]
