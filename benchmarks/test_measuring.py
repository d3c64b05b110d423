"""Counting indicators on records, beside a hand-written loop over dictionaries that gives the same figures.

100,000 outbound delegations of 20 offices over two years, ten indicators by office and in total, one year compared with the
one before. The loop knows nothing but these ten: no evidence, no sources, no lower bounds, no reasons, no other dimension.
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

Figures = dict[tuple[str, str | None, int], int]


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
    """Pause the cyclic collector for both contenders."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def with_localdiplomacy(ledger: Ledger) -> Figures:
    """Ours."""
    table = measure(ledger, INDICATORS, by="office", period=2021, compare="previous-year")
    totals = [total for _, total in table.totals if isinstance(total, Row)]
    observations = [found for row in (*table, *totals) for found in (row.observation, row.base) if found is not None]
    return {
        (found.indicator, found.office, found.period.start.year): int(found.value.low)
        for found in observations
        if found.value is not None
    }


def by_hand(ledger: Ledger) -> Figures:
    """A loop over the records and dictionaries of sums."""
    sums: dict[tuple[str, str | None, int], int] = defaultdict(int)
    reached: dict[tuple[str, str | None, int], set[str]] = defaultdict(set)
    for trip in ledger.outbound:
        states = {move.to for move in trip.history}
        refused = next((move.on for move in trip.history if move.to == "refused"), None)
        for office in (trip.office, None):
            if refused is not None:
                sums["outbound.refused.batches", office, refused.year] += 1
            if trip.departs_on is None or states & {"refused", "cancelled"}:
                continue
            year = trip.departs_on.year
            for what, number in SUMMED.items():
                sums[f"outbound.{what}", office, year] += number(trip)
                if what in ("batches", "people"):
                    sums[f"outbound.{trip.mode}.{what}", office, year] += number(trip)
            reached["outbound.countries", office, year].update(stop.country for stop in trip.stops)
    return {**sums, **{key: len(countries) for key, countries in reached.items()}}


CONTENDERS: dict[str, Callable[[Ledger], Figures]] = {"localdiplomacy": with_localdiplomacy, "by hand": by_hand}


def test_both_count_the_same(ledger: Ledger) -> None:
    assert with_localdiplomacy(ledger) == by_hand(ledger)


@pytest.mark.parametrize("contender", CONTENDERS)
def test_measuring(benchmark: Any, ledger: Ledger, contender: str) -> None:
    benchmark.group = f"{ROWS} delegations, {len(INDICATORS)} indicators by office, two years"
    figures = benchmark.pedantic(CONTENDERS[contender], args=(ledger,), rounds=3, warmup_rounds=1)
    assert len(figures) == len(INDICATORS) * 21 * len(YEARS)


def test_ratio_to_the_loop(ledger: Ledger) -> None:
    """What the evidence, the sources and the care cost."""
    spent = {name: min(_seconds(contender, ledger) for _ in range(3)) for name, contender in CONTENDERS.items()}
    ratio = spent["localdiplomacy"] / spent["by hand"]
    print(f"\nseconds: {spent}; {ratio:.1f} times the loop")
    assert ratio < 10


def _seconds(contender: Callable[[Ledger], Figures], ledger: Ledger) -> float:
    begun = time.process_time()
    contender(ledger)
    return time.process_time() - begun
