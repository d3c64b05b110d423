"""Rounded numbers of heads in figures, tables and their texts."""

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.reconcile import reconcile
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Count, Headcount, Qualifier, Quantity

ABOUT = Quantity.of(80, "persons", Qualifier.APPROX)


def ledger(*persons: Count | None) -> Ledger:
    return Ledger.of(
        OutboundDelegation(
            id=f"t{number}", departs_on="2021-03-01", returns_on="2021-03-05", headcount=Headcount(persons=count)
        )
        for number, count in enumerate(persons)
    )


@pytest.mark.parametrize(
    ("persons", "zh", "en"),
    [
        ((ABOUT,), "约80", "about 80"),
        ((20, ABOUT), "95–105", "95–105"),
        ((ABOUT, ABOUT), "150–170", "150–170"),
        ((Quantity(4, 6, "persons"), 5), "9–11", "9–11"),
        ((Quantity.of(85, "persons", Qualifier.APPROX), Quantity(4, 6, "persons")), "约89–91", "about 89–91"),
        ((20, Quantity.of(10, "persons", Qualifier.AT_LEAST)), "至少30", "at least 30"),
        ((20, Quantity.of(10, "persons", Qualifier.AT_MOST)), "20–30", "20–30"),
        ((ABOUT, None), "至少75", "at least 75"),
    ],
)
def test_sums_are_printed_as_what_they_can_be(persons: tuple[Count | None, ...], zh: str, en: str) -> None:
    table = measure(ledger(*persons), "outbound.persons", period="2021")
    value = table.rows[0].observation.value
    assert (table.labels.quantity(value, "zh"), table.labels.quantity(value, "en")) == (zh, en)


def test_days_abroad_of_a_rounded_number_of_persons() -> None:
    (row,) = measure(ledger(ABOUT, 2), "outbound.person_days", period="2021").rows
    assert row.observation.value == Quantity(385, 435, "person_days")
    assert row.observation.status is ObsStatus.NORMAL


def test_a_published_figure_contradicts_only_what_cannot_be_meant() -> None:
    counted = measure(ledger(20, ABOUT), "outbound.persons", period="2021").observations

    def published(value: Count) -> dict[str, int]:
        amount = value if isinstance(value, Quantity) else Quantity.of(value, "persons")
        return reconcile(
            counted, [Observation(indicator="outbound.persons", period=Period.year(2021), value=amount)]
        ).counts()

    assert published(105)["within-qualifier"] == 1
    assert published(Quantity.of(100, "persons", Qualifier.APPROX))["within-qualifier"] == 1
    assert published(106)["contradicts"] == 1
