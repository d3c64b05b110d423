"""Partitions of a data frame that are counted apart and shipped give what the whole frame gives."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.issues import CannotContinue
from localdiplomacy.measures.builtin import INDICATORS

pa = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
Rows = Sequence[Mapping[str, Any]]
Make = Callable[[Rows, Mapping[str, str]], Any]

COLUMNS = {"id": "text", "office": "text", "mode": "text", "departs_on": "date", "headcount.persons": "int"}
COUNTRIES = {"id": "text", "value": "text"}
LAST = ld.Indicator(
    id="x.last",
    zh="最近一团人数",
    en="Last group",
    definition=ld.Text("甲。", "a."),
    unit="persons",
    fold="last",
    value="headcount.persons",
    time="departs_on",
)
IDS = ("outbound.batches", "outbound.persons", "outbound.countries", "x.last")
KNOWN = (*INDICATORS, LAST)

rows = st.lists(
    st.fixed_dictionaries(
        {
            "office": st.none() | st.sampled_from(["a", "b"]),
            "mode": st.none() | st.sampled_from(["own", "joined"]),
            "departs_on": st.none() | st.dates(date(2019, 11, 1), date(2021, 3, 1)),
            "headcount.persons": st.none() | st.integers(-2, 9),
            "countries": st.lists(st.sampled_from(["JP", "KR", "TW"]), unique=True, max_size=2),
        }
    ),
    max_size=12,
)


def frame(made: Rows, make: Make) -> ld.Frame:
    flat = [{name: row[name] for name in COLUMNS} for row in made]
    pairs = [{"id": row["id"], "value": country} for row in made for country in row["countries"]]
    return ld.Frame(
        make(flat, COLUMNS), id="id", many={"countries": make(pairs, COUNTRIES)}, columns={"history.to": None}
    )


def shipped(part: ld.PartialCells) -> ld.PartialCells:
    sink = io.BytesIO()
    table = part.to_arrow()
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    return ld.PartialCells.from_arrow(pa.ipc.open_file(sink.getvalue()).read_all(), indicators=KNOWN)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.sampled_from([(), ("office",), ("country", "quarter"), ("mode", "office", "month")]), st.randoms())
def test_partitions_of_a_frame_make_the_whole(make: Make, drawn: Rows, by: Any, random: Any) -> None:
    question = {"by": by, "period": "2020", "compare": "previous-year", "indicators": KNOWN}
    named = [{**row, "id": f"t{number}"} for number, row in enumerate(drawn)]
    piles: list[list[Any]] = [[], [], []]
    for row in named:
        random.choice(piles).append(row)
    parts = [shipped(ld.partial_cells(frame(pile, make), IDS, **question)) for pile in piles]
    random.shuffle(parts)
    whole = ld.measure(frame(named, make), IDS, **question)
    assert ld.PartialCells.merged(parts).table().to_dict("en") == whole.to_dict("en")


ONE = {"id": "t1", "office": "a", "mode": None, "departs_on": date(2021, 1, 1), "headcount.persons": 3, "countries": []}


def test_a_row_that_is_in_two_partitions(make: Make) -> None:
    ask = {"indicator": "outbound.batches", "period": 2021}
    one, other = (ld.partial_cells(frame([ONE, {**ONE, "id": id}], make), **ask) for id in ("t2", "t3"))
    with pytest.raises(CannotContinue) as refused:
        one + other
    assert (refused.value.issue.code, dict(refused.value.issue.params)["ids"]) == ("LD-CELLS-002", "t1")
    without = ld.Frame(
        make([{name: ONE[name] for name in COLUMNS}], COLUMNS), columns={"history.to": None, "countries": None}
    )
    part = ld.partial_cells(without, **ask)
    assert not part.seen  # nobody said which rows are the same
    assert (part + part).table().row().observation.value == ld.Quantity.of(2, "batches")
