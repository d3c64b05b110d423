"""Figures that offices published, reproduced from ledgers that add up to them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.compare import Change, compare
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.rounding import HALF_EVEN, HALF_UP
from localdiplomacy.measures.shares import shares_of
from localdiplomacy.measures.totals import Refusal
from localdiplomacy.measures.validation.rules import PartsRule
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.terms import Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.places import Office
from localdiplomacy.model.quantities import Headcount, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.transfers import TransferBatch

SYNTHETIC = Source(Origin(file="transfers.csv", synthetic=True))


def spread(total: int, count: int) -> list[int]:
    """Share a total among records so that it adds up exactly."""
    small, more = divmod(total, count)
    return [small + (index < more) for index in range(count)]


def transfers(office: str, first: date, days: int, count: int, total: int, unit: str) -> list[TransferBatch]:
    return [
        TransferBatch(
            id=f"{office}-{first}-{index:04d}",
            office=office,
            moved_on=first + timedelta(days=index % days),
            headcount=Headcount(**{unit: number}),
            source=SYNTHETIC,
        )
        for index, number in enumerate(spread(total, count))
    ]


@pytest.fixture(scope="module")
def jiangsu() -> Ledger:
    """Changzhou 2020 counts 人, Suqian 2021 counts 人次."""
    return Ledger.of(
        [
            *transfers("changzhou", date(2020, 3, 7), 27, 317, 1642, "persons"),
            *transfers("changzhou", date(2020, 8, 3), 151, 155, 1910, "persons"),
            *transfers("suqian", date(2021, 1, 1), 365, 266, 818, "person_times"),
            *(Office(id=id) for id in ("changzhou", "suqian")),
        ]
    )


def test_changzhou_two_phases_and_the_year(jiangsu: Ledger) -> None:
    both = ["transfers.batches", "transfers.persons"]
    found = {}
    for period in ("2020-03-07/2020-04-03", "2020-08-03/2021-01-01", "2020"):
        table = measure(jiangsu, both, period=period)
        found[period] = [row.observation.value for row in table]
    assert found == {
        "2020-03-07/2020-04-03": [Quantity.of(317, "batches"), Quantity.of(1642, "persons")],
        "2020-08-03/2021-01-01": [Quantity.of(155, "batches"), Quantity.of(1910, "persons")],
        "2020": [Quantity.of(472, "batches"), Quantity.of(3552, "persons")],
    }


def test_synthetic_records_mark_the_figure(jiangsu: Ledger) -> None:
    observation = measure(jiangsu, "transfers.batches", period="2020").rows[0].observation
    assert observation.comment == "合成数据 / synthetic"
    assert observation.source == Source(Origin(file="transfers.csv", synthetic=True))
    assert len(observation.evidence) == 472


def test_persons_and_person_times_have_no_total(jiangsu: Ledger) -> None:
    table = measure(jiangsu, "transfers.people", by="office", period="2020-01-01/2022-01-01")
    assert table.row("changzhou").observation.value == Quantity.of(3552, "persons")
    assert table.row("suqian").observation.value == Quantity.of(818, "person_times")
    total = table.total()
    assert isinstance(total, Refusal)
    assert total.text("zh") == "各记录所用单位不同（人、人次），不能相加"
    assert total.text("en") == "the records use different units (persons, person-times), which cannot be added"
    assert table.issues.counts() == {"LD-MEASURE-012": 1}
    assert table.shares() == total


def test_persons_of_suqian_are_missing_not_zero(jiangsu: Ledger) -> None:
    observation = measure(jiangsu, "transfers.persons", by="office", period="2021").row("suqian").observation
    assert observation.value is None
    assert observation.status is ObsStatus.MISSING
    assert observation.comment == (
        "266 条记录中有 0 条填写了数值；合成数据 / 0 of 266 records state the number; synthetic"
    )


def test_person_times_against_persons_gives_no_change(jiangsu: Ledger) -> None:
    now = measure(jiangsu, "transfers.people", by="office", period="2021").row("suqian").observation
    base = measure(jiangsu, "transfers.people", by="office", period="2020").row("changzhou").observation
    assert compare(now, base).text("en") == "(different units)"


def test_jingdezhen_modes_add_up() -> None:
    records = []
    for mode, batches, persons in (("own", 29, 217), ("ministry", 7, 7), ("province", 32, 33)):
        records += [
            OutboundDelegation(
                id=f"{mode}-{index:02d}",
                mode=mode,
                departs_on=date(2019, 1 + index % 10, 10),
                headcount=Headcount(persons=number),
            )
            for index, number in enumerate(spread(persons, batches))
        ]
    ids = ["outbound.batches", "outbound.persons", "outbound.own.batches", "outbound.joined.people"]
    table = measure(Ledger.of(records), ids[:2], by="mode", period="2019-01-01/2019-11-01")
    assert [(row.members, row.observation.value.low) for row in table if row.observation.value] == [
        *((("own",), 29), (("province",), 32), (("ministry",), 7)),
        *((("own",), 217), (("province",), 33), (("ministry",), 7)),
    ]
    totals = [table.total(id) for id in ids[:2]]
    assert [total.observation.value for total in totals if not isinstance(total, Refusal)] == [
        Quantity.of(68, "batches"),
        Quantity.of(257, "persons"),
    ]
    apart = measure(Ledger.of(records), ids[2:], period="2019")
    assert [o.value for o in apart.observations] == [Quantity.of(29, "batches"), Quantity.of(40, "persons")]


def published(value: int, period: str, **dimensions: str) -> Observation:
    return Observation(
        indicator="outbound.batches",
        period=Period.parse(period),
        value=Quantity.of(value, "batches"),
        dimensions=tuple(dimensions.items()),
    )


def test_taian_categories_leave_a_rest_of_five() -> None:
    total = published(100, "2011")
    parts = [published(n, "2011", category=c) for c, n in zip("abcd", (48, 31, 9, 7), strict=True)]
    whole = Term(indicator="outbound.batches")
    rule = PartsRule(id="taian", zh="各类之和", en="Categories", total=whole, over="category")
    (found,) = validate([total, *parts], period="2011", rules=[rule]).comparisons
    assert found.outcome is Outcome.HOLDS
    assert found.left.value == Quantity.of(95, "batches")
    assert found.remainder is not None
    assert found.remainder.value == Quantity.of(5, "batches")
    assert found.remainder.dimensions == (("category", "_other"),)
    assert found.remainder.status is ObsStatus.DERIVED_FROM_PARTS
    shares = shares_of([((part.dimensions[0][1],), part) for part in parts], total)
    assert not isinstance(shares, Refusal)
    assert [(share.members, share.percent) for share in shares] == [
        *((("a",), Decimal("48.0")), (("b",), Decimal("31.0")), (("c",), Decimal("9.0")), (("d",), Decimal("7.0"))),
        (("_other",), Decimal("5.0")),
    ]


# Ningbo's printed changes.
@pytest.mark.parametrize(
    ("now", "base", "printed"),
    [
        (407, 517, "-21.3"),
        (1204, 1342, "-10.3"),
        (1204, 1343, "-10.3"),
        (88, 77, "14.3"),
        (352, 305, "15.4"),
        (339, 265, "27.9"),
    ],
)
def test_ningbo_changes(now: int, base: int, printed: str) -> None:
    for rounding in (HALF_UP, HALF_EVEN):
        change = compare(published(now, "2018"), published(base, "2017"), rounding=rounding)
        assert change == Change(value=Decimal(printed), difference=Decimal(now - base))
