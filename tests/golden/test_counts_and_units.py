"""Stocks that grow by what is new, rates, and units that are never mixed.

Sources: the half-year report of 2018 of Nantong's foreign affairs office (countries whose private visas it handles), Changzhou's
summary of 2020 and Suqian's of 2021 (travellers transferred). Numbers only; the ledgers are made up to add up to them.
"""

from datetime import date, timedelta
from typing import Any

import pytest

import localdiplomacy as ld

SPRING, AUTUMN = "2020-03-07/2020-04-03", "2020-08-03/2021-01-01"
INDICATORS = """
[[indicators]]
id = "ours.visa_countries"
zh = "可代办因私签证的国家"
en = "Countries whose private visas are handled"
definition = { zh = "自首个国家起，至期末已开办的国家。", en = "Countries begun with by the end of the period." }
unit = "countries"
records = "entries"
where = { all = [{ field = "kind", is = "service-item" }, { field = "details.basis", is = "因私签证" }] }
value = "country"
fold = "distinct"
time = "on"
cumulative = true

[[indicators]]
id = "ours.persons_per_batch"
zh = "每批人数"
en = "Persons a batch"
definition = { zh = "转运人数除以转运批次。", en = "Persons transferred by batches." }
unit = "persons"
fold = "ratio"
numerator = "transfers.persons"
denominator = "transfers.batches"

[[indicators]]
id = "ours.person_times_per_batch"
zh = "每批人次"
en = "Person-times a batch"
definition = { zh = "转运人次除以转运批次。", en = "Person-times transferred by batches." }
unit = "person_times"
fold = "ratio"
numerator = "transfers.person_times"
denominator = "transfers.batches"
"""


@pytest.fixture
def declared(tmp_path: Any) -> Any:
    file = tmp_path / "own.toml"
    file.write_text(INDICATORS, "utf-8")
    return (*ld.Registry(discover=False).contributions.indicators, *ld.read_indicators(file))


def visas(*, new: int = 2) -> ld.Ledger:
    """30 countries by 2017 and new ones in 2018, a line each; one is entered twice, for two counters."""
    codes = [f"{first}{second}" for first in "ABCDEF" for second in "UVWXYZ"]
    days = ["2016-05-01"] * 30 + ["2018-04-10"] * new
    days.append(days[0])
    return ld.Ledger.of(
        ld.Entry(
            id=f"v{number:02}",
            kind="service-item",
            on=day,
            country=codes[number % (30 + new)],
            details=ld.Details(basis="因私签证"),
        )
        for number, day in enumerate(days)
    )


@pytest.mark.parametrize(("new", "outcome"), [(2, "holds"), (1, "broken"), (3, "broken")])
def test_32_countries_are_30_and_2_new_ones(
    new: int, outcome: str, declared: Any, counted: Any, outcomes: Any, published: Any, rule: Any
) -> None:
    measured = [
        ld.measure(visas(new=new), "ours.visa_countries", period=period, indicators=declared)
        for period in ("2017", "2018H1")
    ]
    assert [counted(table)["ours.visa_countries"] for table in measured] == [30, 30 + new]
    figures = [figure for table in measured for figure in table.observations]
    figures.append(published("ours.visa_countries.new", 2, "countries"))
    before = ld.Term(indicator="ours.visa_countries", period="2017")
    rules = [rule("stock", ["ours.visa_countries"], "is", ["ours.visa_countries.new", before])]
    assert outcomes(ld.validate(figures, period="2018H1", rules=rules)) == {"stock": outcome}


def spread(office: str, first: date, days: int, batches: int, total: int, unit: str) -> list[ld.TransferBatch]:
    """So many batches over so many days, whose sizes add up exactly."""
    small, more = divmod(total, batches)
    return [
        ld.TransferBatch(
            id=f"{office}-{first}-{number:03}",
            office=office,
            moved_on=first + timedelta(days=number % days),
            headcount=ld.Headcount(**{unit: small + (number < more)}),
        )
        for number in range(batches)
    ]


@pytest.fixture
def transfers() -> ld.Ledger:
    return ld.Ledger.of(
        [
            *spread("changzhou", date(2020, 3, 7), 27, 317, 1642, "persons"),
            *spread("changzhou", date(2020, 8, 3), 151, 155, 1910, "persons"),
            *spread("suqian", date(2021, 1, 1), 365, 266, 818, "person_times"),
            *(ld.Office(id=id) for id in ("changzhou", "suqian")),
        ]
    )


@pytest.mark.parametrize(
    ("period", "days", "batches", "persons", "rate"),
    [(SPRING, 27, 317, 1642, "5.2"), (AUTUMN, 151, 155, 1910, "12.3"), ("2020", 366, 472, 3552, "7.5")],
)
def test_changzhous_two_times_of_transfer(
    period: str, days: int, batches: int, persons: int, rate: str, transfers: ld.Ledger, declared: Any, counted: Any
) -> None:
    span = ld.Period.parse(period)
    assert (span.end - span.start).days == days
    ids = ["transfers.batches", "transfers.persons", "ours.persons_per_batch"]
    found = counted(ld.measure(transfers, ids, period=period, indicators=declared))
    assert (found[ids[0]], found[ids[1]]) == (batches, persons)
    assert str(ld.HALF_UP.round(found[ids[2]])) == rate


def test_the_two_times_are_all_of_the_year(transfers: ld.Ledger, counted: Any, outcomes: Any, rule: Any) -> None:
    figures = [
        figure
        for period in (SPRING, AUTUMN, "2020")
        for figure in ld.measure(transfers, "transfers.persons", period=period).observations
    ]
    year, *times = (ld.Term(indicator="transfers.persons", period=period) for period in ("2020", SPRING, AUTUMN))
    rules = [rule("year", [year], "is", times)]
    assert outcomes(ld.validate(figures, period="2020", rules=rules)) == {"year": "holds"}


def test_suqians_batches_hold_3_person_times_each(transfers: ld.Ledger, declared: Any, counted: Any) -> None:
    ids = ["ours.person_times_per_batch", "ours.persons_per_batch"]
    table = ld.measure(transfers, ids, by="office", period="2021", indicators=declared)
    rates = {(row.observation.indicator, *row.members): row.observation.value for row in table}
    assert str(ld.HALF_UP.round(rates[ids[0], "suqian"].exact)) == "3.1"
    assert rates[ids[1], "suqian"] is None  # it counts no persons, which is not 0 a batch


def test_person_times_and_persons_are_neither_compared_nor_ranked(
    transfers: ld.Ledger, outcomes: Any, published: Any, rule: Any
) -> None:
    table = ld.measure(transfers, "transfers.people", by="office", period="2020-01-01/2022-01-01")
    assert isinstance(table.total(), ld.Refusal)
    assert isinstance(table.shares(), ld.Refusal)
    # Against another office: a rule that holds the one below the other decides nothing.
    one = ld.Term(indicator="transfers.people", office="suqian")
    other = ld.Term(indicator="transfers.people", office="changzhou")
    found = ld.validate(
        table.observations, period="2020-01-01/2022-01-01", rules=[rule("less", [one], "less_than", [other])]
    )
    assert set(outcomes(found).values()) == {"different-unit"}
    assert set(found.issues.counts()) == {"LD-VALID-004"}
    # Against a document that says persons where the ledger counts person-times.
    counted_2021 = ld.measure(transfers, "transfers.people", by="office", period="2021").row("suqian").observation
    said = published("transfers.people", 818, "persons", "2021", office="suqian")
    assert outcomes(ld.reconcile([counted_2021], [said])) == {"transfers.people": "different-unit"}
