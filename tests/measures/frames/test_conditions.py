"""A condition says of each row of a frame what it says of the record in that row: yes, no, or that it is open."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.frames.conditions import Field, Flat, Unstated, Verdict, verdict
from localdiplomacy.model.conditions import Operator, Where

nw = pytest.importorskip("narwhals.stable.v2")
polars = pytest.importorskip("polars")

TEXTS = ("own", "joined", "province")
NUMBERS = (0, 1, 2, 3)


@frozen
class Record:
    """A line of a ledger; nobody fills in the last two fields.

    Args:
        state: always filled in.
        mode: perhaps filled in.
        days: a number, perhaps filled in.
        tags: a field of several values, of which the frame has one or none.
    """

    state: str = "own"
    mode: str | None = None
    days: int | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    labels: tuple[str, ...] = ()


def spellings(field: str, value: Any) -> tuple[Any, ...]:
    return (value,)


def frame_of(records: Sequence[Record]) -> tuple[Any, dict[str, Field]]:
    columns = {
        "state": polars.Series([record.state for record in records], dtype=polars.String),
        "mode": polars.Series([record.mode for record in records], dtype=polars.String),
        "days": polars.Series([record.days for record in records], dtype=polars.Int64),
        "tags": polars.Series([next(iter(record.tags), None) for record in records], dtype=polars.String),
    }
    full = {name: not column.null_count() for name, column in columns.items()}
    fields: dict[str, Field] = {name: Flat(nw.col(name), several=name == "tags", full=full[name]) for name in columns}
    return nw.from_native(polars.DataFrame(columns)), {**fields, "note": Unstated(False), "labels": Unstated(True)}


def said(where: Where, records: Sequence[Record]) -> list[bool | None]:
    """What the frame says of each row, None where it is open; nothing is both, and nothing empty."""
    frame, fields = frame_of(records)
    found = verdict(where, fields.__getitem__, spellings)
    columns = frame.with_columns(
        yes=found.yes, open=nw.lit(False) if found.open is None else found.open, possible=found.possible
    )
    rows = list(zip(*(columns[name].to_list() for name in ("yes", "open", "possible")), strict=True))
    assert all(possible is (yes or open_) and not (yes and open_) for yes, open_, possible in rows)
    return [None if open_ else yes for yes, open_, _ in rows]


texts, numbers = st.sampled_from(TEXTS), st.sampled_from(NUMBERS)
ENDS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)
FIELDS = ("state", "mode", "tags", "note", "labels")
leaves = st.one_of(
    st.builds(
        Where,
        field=st.sampled_from(FIELDS),
        op=st.sampled_from((Operator.IS, Operator.IS_NOT)),
        value=texts,
        negated=st.booleans(),
    ),
    st.builds(
        Where,
        field=st.sampled_from(FIELDS),
        op=st.sampled_from((Operator.IN, Operator.NOT_IN)),
        value=st.lists(texts, max_size=2).map(tuple),
        negated=st.booleans(),
    ),
    st.builds(Where, field=st.just("days"), op=st.sampled_from(ENDS), value=numbers, negated=st.booleans()),
    st.builds(
        Where,
        field=st.sampled_from((*FIELDS, "days")),
        op=st.sampled_from((Operator.MISSING, Operator.PRESENT)),
        negated=st.booleans(),
    ),
    st.just(Where()),
)
conditions = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(Where, all_of=st.lists(parts, min_size=1, max_size=3).map(tuple), negated=st.booleans()),
        st.builds(Where, any_of=st.lists(parts, min_size=1, max_size=3).map(tuple), negated=st.booleans()),
    ),
    max_leaves=5,
)
records = st.builds(
    Record,
    state=texts,
    mode=st.none() | texts,
    days=st.none() | numbers,
    tags=st.lists(texts, max_size=1).map(tuple),
)


@given(conditions, st.lists(records, min_size=1, max_size=6))
def test_a_row_is_judged_as_its_record_is(where: Where, lines: list[Record]) -> None:
    judge = where.verdict()
    assert said(where, lines) == [judge(record) for record in lines]


@pytest.mark.parametrize("op", [Operator.MISSING, Operator.PRESENT])
@pytest.mark.parametrize("field", [*FIELDS, "days"])
def test_a_field_is_filled_in_or_it_is_not(field: str, op: Operator) -> None:
    lines = [Record(mode=None, days=1, tags=()), Record(mode="own", days=None, tags=("joined",))]
    judge = Where(field=field, op=op).verdict()
    assert said(Where(field=field, op=op), lines) == [judge(record) for record in lines]
    many = Where(all_of=(Where(field=field, op=op), Where(field="days", op=Operator.LESS_THAN, value=9)))
    assert said(many, lines) == [many.verdict()(record) for record in lines]


@pytest.mark.parametrize("op", ENDS)
@pytest.mark.parametrize("full", [True, False])
def test_ends_are_compared_at_their_ends(op: Operator, full: bool) -> None:
    lines = [Record(days=days) for days in (*NUMBERS, *([] if full else [None]))]
    where = Where(field="days", op=op, value=2)
    judge = where.verdict()
    assert said(where, lines) == [judge(record) for record in lines]


def test_a_combination_is_open_only_where_its_other_parts_do_not_decide() -> None:
    own, long = Where(field="mode", value="own"), Where(field="days", op=Operator.AT_LEAST, value=2)
    lines = [Record(mode=mode, days=days) for mode in ("own", "joined", None) for days in (3, 1, None)]
    assert said(Where(all_of=(own, long)), lines) == [True, False, None, False, False, False, None, False, None]
    assert said(Where(any_of=(own, long)), lines) == [True, True, True, True, False, None, True, None, None]


def test_the_opposite_of_what_is_open_is_open() -> None:
    frame = nw.from_native(polars.DataFrame({"yes": [True, False, False], "open": [False, False, True]}))
    turned = Verdict(nw.col("yes"), nw.col("open")).opposite()
    assert frame.select(yes=turned.yes)["yes"].to_list() == [False, True, False]
    assert frame.select(open=turned.open)["open"].to_list() == [False, False, True]


def test_every_spelling_of_a_code_is_the_code() -> None:
    frame, fields = frame_of([Record(mode=mode) for mode in ("own", "自组团", "joined", None)])

    def spelled(where: Where) -> list[bool]:
        other = {("mode", "own"): "自组团"}
        found = verdict(where, fields.__getitem__, lambda *code: (code[1], other.get(code, code[1])))
        return list(frame.select(yes=found.yes)["yes"].to_list())

    assert spelled(Where(field="mode", value="own")) == [True, True, False, False]
    assert spelled(Where(field="mode", op=Operator.IN, value=("own", "joined"))) == [True, True, True, False]
    assert spelled(Where(field="mode", op=Operator.NOT_IN, value=("own",))) == [False, False, True, False]


@pytest.mark.parametrize("full", [True, False])
def test_a_full_column_is_there_in_every_row(full: bool) -> None:
    frame = nw.from_native(polars.DataFrame({"mode": ["a", "b", "a" if full else None]}))
    field = Flat(nw.col("mode"), full=full)
    assert field.decides is full
    found = frame.with_columns(there=field.present(), same=field.holds(lambda column: column == "a"))
    assert found["there"].to_list() == [True, True, full]
    assert found["same"].to_list() == [True, False, full]
