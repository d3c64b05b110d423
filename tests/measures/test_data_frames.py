"""Columns keep their kind, whether or not anything is in them, and as many digits as a frame holds."""

from decimal import Decimal
from typing import Any

import pytest

from localdiplomacy.measures.coded import Coded
from localdiplomacy.measures.exports.column import Column, Kind, Values
from localdiplomacy.measures.exports.data_frames import to_arrow, to_pandas, to_polars

EMPTY: tuple[Values, ...] = ((), (None,), (None, None), Coded((None,), (0, 0)), Coded((), ()))
KINDS = {Kind.TEXT: "text", Kind.FLAG: "flag", Kind.NUMBER: "number"}


def columns(values: Values, kinds: Any = KINDS) -> list[Column]:
    return [Column(name=name, heading=name, kind=kind, values=values) for kind, name in kinds.items()]


@pytest.mark.parametrize("values", EMPTY)
def test_a_polars_column_keeps_its_kind_when_nothing_is_in_it(values: Values) -> None:
    pl = pytest.importorskip("polars")
    frame = to_polars(columns(values))
    assert dict(frame.schema) == {"text": pl.String, "flag": pl.Boolean, "number": pl.Int64}
    assert len(frame) == len(values)
    (share,) = to_polars(columns(values, {Kind.DECIMAL: "share"})).schema.values()
    assert share == pl.Decimal(38, 0)


@pytest.mark.parametrize("values", EMPTY)
def test_an_arrow_column_keeps_its_kind_when_nothing_is_in_it(values: Values) -> None:
    pa = pytest.importorskip("pyarrow")
    found = to_arrow(columns(values))
    assert {field.name: field.type for field in found.schema} == {
        "text": pa.string(),
        "flag": pa.bool_(),
        "number": pa.int64(),
    }
    assert found.num_rows == len(values)


@pytest.mark.parametrize("values", EMPTY)
def test_a_pandas_column_keeps_its_kind_when_nothing_is_in_it(values: Values) -> None:
    pytest.importorskip("pandas")
    frame = to_pandas(columns(values))
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "text": "string",
        "flag": "boolean",
        "number": "Int64",
    }
    assert len(frame) == len(values)


@pytest.mark.parametrize(("digits", "fits"), [(38, True), (39, False)])
def test_polars_holds_38_digits(digits: int, fits: bool) -> None:
    pl = pytest.importorskip("polars")
    number = Decimal("9" * (digits - 1) + ".5")
    frame = to_polars(columns((number, None), {Kind.NUMBER: "number"}))
    assert frame.schema["number"] == (pl.Decimal(38, 1) if fits else pl.String)
    assert frame["number"].to_list() == [number if fits else str(number), None]


@pytest.mark.parametrize(
    ("digits", "kind"), [(38, "decimal128"), (39, "decimal256"), (76, "decimal256"), (77, "string")]
)
def test_arrow_holds_76_digits(digits: int, kind: str) -> None:
    pa = pytest.importorskip("pyarrow")
    number = Decimal("-" + "9" * (digits - 1) + ".5")  # a minus outside would round it
    found = to_arrow(columns((number, None), {Kind.NUMBER: "number"}))
    expected = {"decimal128": pa.decimal128(38, 1), "decimal256": pa.decimal256(76, 1), "string": pa.string()}
    assert found.schema.field("number").type == expected[kind]
    assert found.to_pydict()["number"] == [str(number) if kind == "string" else number, None]


@pytest.mark.parametrize("package", ["polars", "pandas", "pyarrow"])
def test_columns_in_codes_say_what_they_say_in_full(package: str) -> None:
    pytest.importorskip(package)
    convert = {"polars": to_polars, "pandas": to_pandas, "pyarrow": to_arrow}[package]
    codes = (2, 0, 0, 1, 2)
    coded = [
        Column(name="text", heading="", values=Coded(("a", "b", None), codes)),
        Column(name="flag", heading="", kind=Kind.FLAG, values=Coded((True, None, False), codes)),
        Column(
            name="share", heading="", kind=Kind.DECIMAL, values=Coded((Decimal("0.5"), None, Decimal("2.0")), codes)
        ),
        Column(name="number", heading="", kind=Kind.NUMBER, values=Coded((1, None, 3), codes)),
        Column(name="same", heading="", kind=Kind.NUMBER, values=Coded((1, None, 3), codes)),
    ]
    in_full = [Column(name=one.name, heading="", kind=one.kind, values=tuple(one.values)) for one in coded]
    assert convert(coded).equals(convert(in_full))
