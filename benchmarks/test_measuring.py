"""Counting indicators on records, beside a hand-written loop over dictionaries that gives the same figures.

100,000 outbound delegations of 20 offices over two years, ten indicators in total and by office, or by office, quarter and
mode, one year compared with the one before. The loop knows nothing but these ten: no evidence, no sources, no lower bounds,
no reasons, no other dimension.
Run with `pytest benchmarks -q`; both contenders follow one another in one process, so compare the columns of one run only.
"""

import gc
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.rows import Row
from localdiplomacy.model import Headcount, OutboundDelegation, PartialDate, Stop, Transition

ROWS = int(os.environ.get("LOCALDIPLOMACY_BENCHMARK_ROWS", "100000"))
COUNTRIES = ("JP", "KR", "DE", "FR", "US", "GB", "SG", "BR", "ZA", "AU")
YEARS = (2020, 2021)
SUMMED = {
    "batches": lambda trip: 1,
    "people": lambda trip: trip.headcount.persons,
    "persons": lambda trip: trip.headcount.persons,
    "person_times": lambda trip: trip.headcount.person_times,
}
INDICATORS = (
    *("outbound.batches", "outbound.people", "outbound.persons", "outbound.person_times", "outbound.countries"),
    *("outbound.own.batches", "outbound.own.people", "outbound.joined.batches", "outbound.joined.people"),
    "outbound.refused.batches",
)

Key = tuple[str, int, tuple[str, ...]]  # indicator, year, members
Figures = dict[Key, int]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Trips that state all ten indicators; some were cancelled, some refused."""
    random_ = random.Random(20210307)

    def day() -> PartialDate:
        return PartialDate(random_.choice(YEARS), random_.randrange(1, 13), random_.randrange(1, 29))

    def history(fate: float) -> tuple[Transition, ...]:
        if fate < 0.9:
            return (Transition("approved", day()),)
        return (
            (Transition("approved", day()), Transition("cancelled", day()))
            if fate < 0.95
            else (Transition("refused", day()),)
        )

    return Ledger.of(
        OutboundDelegation(
            id=f"out-{number:06d}",
            office=f"office-{random_.randrange(20)}",
            mode=random_.choice(("own", "joined")),
            departs_on=day(),
            headcount=Headcount(persons=random_.randrange(1, 7), person_times=random_.randrange(1, 9)),
            stops=tuple(Stop(country=country) for country in random_.sample(COUNTRIES, 2)),
            history=history(random_.random()),
        )
        for number in range(ROWS)
    )


@pytest.fixture(autouse=True)
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector for both contenders; pytest-benchmark would switch it on again after each round."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


pytestmark = pytest.mark.benchmark(disable_gc=True)


def with_localdiplomacy(ledger: Ledger, by: tuple[str, ...]) -> Figures:
    """Ours."""
    table = measure(ledger, INDICATORS, by=by, period=2021, compare="previous-year")
    found: Figures = {}
    for members, row in [(row.members, row) for row in table] + [
        ((), total) for _, total in table.totals if isinstance(total, Row)
    ]:
        for seen in (row.observation, row.base):
            if seen is not None and seen.value is not None:
                part = [str(seen.period)] if members and "quarter" in by else []
                others = [member for axis, member in zip(by, members, strict=False) if axis != "quarter"]
                found[seen.indicator, seen.period.start.year, (*others, *part)] = int(seen.value.low)
    return found


def by_hand(ledger: Ledger, by: tuple[str, ...]) -> Figures:
    """A loop over the records and dictionaries of sums."""
    sums: dict[Key, int] = defaultdict(int)
    reached: dict[Key, set[str]] = defaultdict(set)
    place = _by_office if by == ("office",) else _by_office_quarter_mode
    for trip in ledger.outbound:
        states = {move.to for move in trip.history}
        refused = next((move.on for move in trip.history if move.to == "refused"), None)
        for whole in (False, True):
            if refused is not None:
                sums["outbound.refused.batches", refused.year, () if whole else place(trip, refused)] += 1
            day = trip.departs_on
            if day is None or states & {"refused", "cancelled"}:
                continue
            year, members = day.year, () if whole else place(trip, day)
            for what, number in SUMMED.items():
                sums[f"outbound.{what}", year, members] += number(trip)
                if what in ("batches", "people"):
                    sums[f"outbound.{trip.mode}.{what}", year, members] += number(trip)
            reached["outbound.countries", year, members].update(stop.country for stop in trip.stops)
    return {**sums, **{key: len(countries) for key, countries in reached.items()}}


def _by_office(trip: OutboundDelegation, day: PartialDate) -> tuple[str, ...]:
    return (trip.office,)


def _by_office_quarter_mode(trip: OutboundDelegation, day: PartialDate) -> tuple[str, ...]:
    return trip.office, trip.mode, f"{day.year}Q{(day.month + 2) // 3}"


Contender = Callable[[Ledger, tuple[str, ...]], Figures]
CONTENDERS: dict[str, Contender] = {"localdiplomacy": with_localdiplomacy, "by hand": by_hand}
by_dimensions = pytest.mark.parametrize("by", [("office",), ("office", "quarter", "mode")], ids=" ".join)


@by_dimensions
def test_both_count_the_same(ledger: Ledger, by: tuple[str, ...]) -> None:
    ours = with_localdiplomacy(ledger, by)
    # By hand what nobody counted is not there, and no 0.
    assert {key: figure for key, figure in ours.items() if figure} == by_hand(ledger, by)


@by_dimensions
@pytest.mark.parametrize("contender", CONTENDERS)
def test_measuring(benchmark: Any, ledger: Ledger, contender: str, by: tuple[str, ...]) -> None:
    benchmark.group = f"{ROWS} delegations, {len(INDICATORS)} indicators by {', '.join(by)}, two years"
    figures = benchmark.pedantic(CONTENDERS[contender], args=(ledger, by), rounds=3, warmup_rounds=1)
    assert len(figures) >= len(INDICATORS) * 21 * len(YEARS)


@by_dimensions
def test_ratio_to_the_loop(ledger: Ledger, by: tuple[str, ...]) -> None:
    """What the evidence, the sources and the care cost."""
    spent = {name: min(_seconds(contender, ledger, by) for _ in range(3)) for name, contender in CONTENDERS.items()}
    ratio = spent["localdiplomacy"] / spent["by hand"]
    print(f"\n{', '.join(by)}: {spent} seconds; {ratio:.1f} times the loop")
    assert ratio < 10


def _seconds(contender: Contender, ledger: Ledger, by: tuple[str, ...]) -> float:
    begun = time.process_time()
    contender(ledger, by)
    return time.process_time() - begun
