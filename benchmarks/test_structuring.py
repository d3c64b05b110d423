"""Mappings to checked frozen records with the row and field of every fault, beside pydantic and msgspec.

The same 100,000 outbound delegations with 12 fields (dates, codes, a nested list of stops), 0 %, 0.1 % and 1 % of the rows bad.
Cyclic garbage collection is paused for all alike. Run with `pytest benchmarks -q`; the rounds of the contenders follow one
another in one process, so compare the columns of one run only.
"""

import datetime
import gc
import os
import random
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any, Literal

import attrs
import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.structured import records_from_mappings
from localdiplomacy.model import Origin, OutboundDelegation

pydantic = pytest.importorskip("pydantic")
msgspec = pytest.importorskip("msgspec")

ROWS = int(os.environ.get("LOCALDIPLOMACY_BENCHMARK_ROWS", "100000"))
ORIGIN = Origin(file="outbound.json")
MODES = tuple(code.id for code in builtin_code_lists()["outbound-mode"])
PLAN_TYPES = tuple(code.id for code in builtin_code_lists()["plan-type"])
RANKS = tuple(code.id for code in builtin_code_lists()["rank"])
CATEGORIES = tuple(code.id for code in builtin_code_lists()["outbound-category"])
COUNTRIES = ("JP", "KR", "DE", "FR", "US", "GB", "SG", "BR", "ZA", "AU")


def ledger_rows(count: int, bad_share: float) -> list[dict[str, Any]]:
    """Generate rows as `json.loads` gives them; a bad row has one to three faults."""
    random_ = random.Random(20210307)
    first = datetime.date(2018, 1, 1)
    rows = []
    for number in range(count):
        departs = first + datetime.timedelta(days=random_.randrange(1500))
        days = random_.randrange(3, 11)
        stops = []
        day = departs
        for country in random_.sample(COUNTRIES, random_.choice((1, 1, 2, 2, 3))):
            leaves = day + datetime.timedelta(days=random_.randrange(1, 4))
            stops.append({"country": country, "arrives_on": day.isoformat(), "leaves_on": leaves.isoformat()})
            day = leaves
        rows.append(
            {
                "id": f"out-{number:06d}",
                "office": f"office-{random_.randrange(40)}",
                "unit": f"unit {random_.randrange(300)}",
                "mode": random_.choice(MODES),
                "category": random_.choice(CATEGORIES),
                "plan_type": random_.choice(PLAN_TYPES),
                "leader_rank": random_.choice(RANKS),
                "departs_on": departs.isoformat(),
                "returns_on": (departs + datetime.timedelta(days=days)).isoformat(),
                "days_planned": days + 1,
                "days_approved": days + 1,
                "stops": stops,
            }
        )
    for number in random_.sample(range(count), round(count * bad_share)):
        damage(rows[number], random_)
    return rows


def damage(row: dict[str, Any], random_: random.Random) -> None:
    """Spoil one to three fields, in ways that pydantic refuses too."""
    faults: list[tuple[str, Any]] = [("departs_on", "2021-02-30"), ("days_planned", "many"), ("mode", "by-magic")]
    row.update(random_.sample(faults, random_.randrange(1, 4)))


class PydanticStop(pydantic.BaseModel):  # type: ignore[misc, name-defined]
    """A stop."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")
    country: str
    city: str | None = None
    arrives_on: datetime.date | None = None
    leaves_on: datetime.date | None = None
    transit: bool = False
    left_airport: bool | None = None


class PydanticSource(pydantic.BaseModel):  # type: ignore[misc, name-defined]
    """Where a record came from."""

    model_config = pydantic.ConfigDict(frozen=True)
    origin: Any
    row: int


class PydanticDelegation(pydantic.BaseModel):  # type: ignore[misc, name-defined]
    """The twelve fields, with codes as literals, and the source."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")
    id: str
    office: str | None = None
    unit: str | None = None
    mode: Literal[MODES] | None = None  # type: ignore[valid-type]
    category: Literal[CATEGORIES] | None = None  # type: ignore[valid-type]
    plan_type: Literal[PLAN_TYPES] | None = None  # type: ignore[valid-type]
    leader_rank: Literal[RANKS] | None = None  # type: ignore[valid-type]
    departs_on: datetime.date | None = None
    returns_on: datetime.date | None = None
    days_planned: int | None = None
    days_approved: int | None = None
    stops: tuple[PydanticStop, ...] = ()
    source: PydanticSource | None = None


@attrs.frozen
class AttrsStop:
    """A stop for msgspec."""

    country: str
    city: str | None = None
    arrives_on: datetime.date | None = None
    leaves_on: datetime.date | None = None
    transit: bool = False
    left_airport: bool | None = None


@attrs.frozen
class AttrsSource:
    """Where a record came from."""

    origin: Any
    row: int


@attrs.frozen
class AttrsDelegation:
    """The twelve fields for msgspec, which stops at the first fault of a row."""

    id: str
    office: str | None = None
    unit: str | None = None
    mode: Literal[MODES] | None = None  # type: ignore[valid-type]
    category: Literal[CATEGORIES] | None = None  # type: ignore[valid-type]
    plan_type: Literal[PLAN_TYPES] | None = None  # type: ignore[valid-type]
    leader_rank: Literal[RANKS] | None = None  # type: ignore[valid-type]
    departs_on: datetime.date | None = None
    returns_on: datetime.date | None = None
    days_planned: int | None = None
    days_approved: int | None = None
    stops: tuple[AttrsStop, ...] = ()
    source: AttrsSource | None = None


Result = tuple[list[Any], list[tuple[int, str]]]


def with_localdiplomacy(rows: list[dict[str, Any]]) -> Result:
    """Ours: records with their sources, and (row, field) of every fault."""
    intake = records_from_mappings(rows, OutboundDelegation, ORIGIN, code_lists=builtin_code_lists())
    faults = [(issue.source.row or 0, issue.path or "") for issue in intake.issues if issue.source]
    return list(intake.ledger.outbound), faults


def with_pydantic(rows: list[dict[str, Any]]) -> Result:
    """Pydantic, row by row, every fault kept."""
    made, faults = [], []
    validate = PydanticDelegation.model_validate
    for number, row in enumerate(rows, 1):
        try:
            made.append(validate({**row, "source": PydanticSource.model_construct(origin=ORIGIN, row=number)}))
        except pydantic.ValidationError as error:
            faults += [(number, ".".join(map(str, fault["loc"]))) for fault in error.errors()]
    return made, faults


def with_msgspec(rows: list[dict[str, Any]]) -> Result:
    """msgspec into attrs, row by row; it names the first fault of a row only."""
    made, faults = [], []
    convert = msgspec.convert
    for number, row in enumerate(rows, 1):
        try:
            made.append(convert({**row, "source": AttrsSource(ORIGIN, number)}, AttrsDelegation))
        except msgspec.ValidationError as error:
            faults.append((number, str(error).rpartition("$.")[2].rstrip("`")))
    return made, faults


CONTENDERS: dict[str, Callable[[list[dict[str, Any]]], Result]] = {
    "localdiplomacy": with_localdiplomacy,
    "pydantic": with_pydantic,
    "msgspec": with_msgspec,
}


@pytest.fixture(autouse=True)
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector for every contender."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def facts(record: Any) -> tuple[Any, ...]:
    """What a record says, in one form for all contenders."""

    def day(value: Any) -> Any:
        return value if value is None or isinstance(value, datetime.date) else value.exact

    return (
        *(record.id, record.office, record.unit, record.mode, record.category, record.plan_type, record.leader_rank),
        *(day(record.departs_on), day(record.returns_on), record.days_planned, record.days_approved, record.source.row),
        tuple((stop.country, day(stop.arrives_on), day(stop.leaves_on)) for stop in record.stops),
    )


@pytest.mark.parametrize("bad_share", [0.0, 0.001, 0.01])
def test_all_contenders_find_the_same(bad_share: float) -> None:
    rows = ledger_rows(min(ROWS, 5000), bad_share)
    ours, our_faults = with_localdiplomacy(rows)
    theirs, their_faults = with_pydantic(rows)
    others, other_faults = with_msgspec(rows)
    assert list(map(facts, ours)) == list(map(facts, theirs)) == list(map(facts, others))
    assert sorted(our_faults) == sorted(their_faults)
    assert {row for row, _ in other_faults} == {row for row, _ in our_faults}


@pytest.mark.parametrize("contender", CONTENDERS)
@pytest.mark.parametrize("bad_share", [0.0, 0.001, 0.01])
def test_structuring(benchmark: Any, contender: str, bad_share: float) -> None:
    benchmark.group = f"{ROWS} delegations, {bad_share:.1%} bad"
    rows = ledger_rows(ROWS, bad_share)
    made, _ = benchmark.pedantic(CONTENDERS[contender], args=(rows,), rounds=5, warmup_rounds=1)
    assert len(made) == ROWS - round(ROWS * bad_share)


def test_memory_of_a_record() -> None:
    """A record with its source takes at most half the bytes of pydantic's."""
    rows = ledger_rows(min(ROWS, 20_000), 0.0)
    held = {name: bytes_held(contender, rows) for name, contender in CONTENDERS.items()}
    print(f"\nbytes a record: {held}")
    assert held["localdiplomacy"] <= 0.5 * held["pydantic"]


def bytes_held(contender: Callable[[list[dict[str, Any]]], Result], rows: list[dict[str, Any]]) -> int:
    """Bytes that the records hold beyond the rows they were made from."""
    contender(rows[:10])  # what is built once on first use does not count
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    made, _ = contender(rows)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) // len(made)
