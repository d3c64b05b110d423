"""All built-in checks, beside one bare pass of Python that reads every field of every record.

100,000 delegations, 100,000 drives of transfers and 10,000 partnerships, every field filled in, a few of them wrong; the
packaged regulations with all that offices settle settled, five places under five provinces' rules. The pass decides
nothing, knows no regulation and compares no two records.
Run with `pytest benchmarks -q`; both contenders follow one another in one process, so compare the columns of one run only.
"""

import gc
import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import localdiplomacy
from localdiplomacy import model
from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import durations
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.divisions import division_codes
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations

ROWS = int(os.environ.get("LOCALDIPLOMACY_BENCHMARK_ROWS", "100000"))
AT = date(2023, 1, 1)
OURS = Citation(text="本单位规定")
TRANSFERS = Path(__file__).parents[1] / "tests" / "checks" / "settled_transfers"
LISTS = {**builtin_code_lists(), "country": country_codes(), "division": division_codes()}


def settled() -> Regulations:
    """The packaged regulations, and what an office settles for itself: about transfers as in the tests."""
    office = localdiplomacy.open(TRANSFERS, registry=localdiplomacy.Registry(discover=False))
    return (
        office.contributions.regulations.choose("passport.return_deadline", "return-7")
        .choose("report.deadline", "return-15")
        .choose("outbound.lead_time", "2-months")
        .choose("outbound.academic_temporary", "90-days")
        .choose("outbound.checklists", "one-list-four-educations")
        .choose("outbound.leaders_abroad", "two")
        .choose("partnership.classes_with_file", "key-partners")
        .choose("partnership.network_actors", "five")
        .settle("outbound.city_heads_abroad", 2, source=OURS)
        .settle("outbound.quota", 10**6, source=OURS)
        .settle("outbound.split_window", durations.Duration(10, durations.DayKind.CALENDAR_DAYS), source=OURS)
        .settle("outbound.term_starts", ("2012-01-10", "2017-01-10", "2022-01-12"), source=OURS)
    )


def is_working_day(day: date) -> bool:
    """A calendar without holidays: what the table of a real one costs is not ours."""
    return day.weekday() < 5


@pytest.fixture(scope="module")
def ledger(full_ledger: Callable[..., Ledger]) -> Ledger:
    """One ledger for both."""
    return full_ledger(ROWS, ROWS, ROWS // 10)


@pytest.fixture(autouse=True)
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector for both contenders."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def with_localdiplomacy(ledger: Ledger) -> int:
    """Ours: every check, in a context that has not been used before."""
    context = CheckContext(ledger=ledger, at=AT, code_lists=LISTS, regulations=settled(), is_working_day=is_working_day)
    return len(run_checks(context, BUILTIN_CHECKS, strict=True))


def by_hand(ledger: Ledger) -> int:
    """Read every field of every record and of every part of it: a member, a stop, a move, a drive, a date."""
    waiting: list[Any] = list(ledger.records())
    read = 0
    while waiting:
        record = waiting.pop()
        for name in PARTS[record.__class__]:
            value = getattr(record, name)
            read += 1
            kind = value.__class__
            if kind is tuple:
                if value and value[0].__class__ in PARTS:
                    waiting += value
            elif kind in PARTS:
                waiting.append(value)
    return read


# Records, their parts and the values they hold, with the fields they are made of: a date has year, month and day.
PARTS = {
    kind: tuple(field.name for field in attrs.fields(kind) if field.init)
    for kind in (
        *(model.City, model.Office, model.Partnership, model.OutboundDelegation, model.TransferBatch, model.Entry),
        *(model.Stop, model.Member, model.Paper, model.ChecklistRun, model.ChecklistItem, model.Transition),
        *(model.Leg, model.HandOver, model.CrewMember, model.Vehicle, model.Instrument, model.Guidance),
        *(model.CostItem, model.TripReport, model.Headcount, model.Money, model.Name, model.PartialDate, model.Source),
    )
}
CONTENDERS: dict[str, Callable[[Ledger], int]] = {"localdiplomacy": with_localdiplomacy, "by hand": by_hand}


@pytest.mark.parametrize("contender", CONTENDERS)
def test_checking(benchmark: Any, ledger: Ledger, contender: str) -> None:
    benchmark.group = f"{ROWS} delegations, {ROWS} drives, {ROWS // 10} partnerships: {len(BUILTIN_CHECKS)} checks"
    assert benchmark.pedantic(CONTENDERS[contender], args=(ledger,), rounds=3, warmup_rounds=1) > 0


def test_ratio_to_the_pass(ledger: Ledger) -> None:
    """What it costs to judge what was read."""
    spent = {name: min(_seconds(contender, ledger) for _ in range(3)) for name, contender in CONTENDERS.items()}
    ratio = spent["localdiplomacy"] / spent["by hand"]
    print(f"\nseconds: {spent}; {ratio:.1f} times the pass")
    assert ratio <= 3


def test_ten_times_the_records(ledger: Ledger, full_ledger: Callable[..., Ledger]) -> None:
    """No check compares every record with every other."""
    tenth = full_ledger(ROWS // 10, ROWS // 10, ROWS // 100)
    ratio = _seconds(with_localdiplomacy, ledger) / min(_seconds(with_localdiplomacy, tenth) for _ in range(3))
    print(f"\n{ratio:.1f} times the time for ten times the records")
    assert ratio <= 12


def _seconds(contender: Callable[[Ledger], int], ledger: Ledger) -> float:
    begun = time.process_time()
    contender(ledger)
    return time.process_time() - begun
