"""A small ledger of two offices, and the means to build figures."""

from collections.abc import Callable

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model.delegations import OutboundDelegation, Stop
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.names import Name
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.places import City, Office
from localdiplomacy.model.quantities import Headcount, Qualifier, Quantity

Trip = Callable[..., OutboundDelegation]
Figure = Callable[..., Observation]


@pytest.fixture(scope="session")
def trip() -> Trip:
    """Builds an outbound delegation; countries and states as plain texts."""

    def build(id: str, departs_on: str | None = "2021-03-01", *, countries: str = "", states: str = "", **more: object):
        history = []
        for word in states.split():
            state, _, day = word.partition("@")
            history.append(Transition(state, _date(day)))
        return OutboundDelegation(
            id=id,
            departs_on=departs_on,
            stops=tuple(Stop(country=country) for country in countries.split()),
            history=tuple(history),
            **more,
        )

    return build


def _date(text: str) -> object:
    return text or None


@pytest.fixture(scope="session")
def places() -> tuple[City | Office, ...]:
    """Two cities with their offices."""
    return (
        City(id="city-a", name=Name(zh="甲市", en="City A"), country="CN"),
        City(id="city-b", name=Name(zh="乙市", en="City B"), country="CN"),
        Office(id="office-a", name=Name(zh="甲市外办", en="Office A"), city="city-a"),
        Office(id="office-b", name=Name(zh="乙市外办", en="Office B"), city="city-b"),
    )


@pytest.fixture(scope="session")
def two_offices(trip: Trip, places: tuple[City | Office, ...]) -> Ledger:
    """Six trips of two offices in 2021, one of 2020."""
    a, b = {"office": "office-a"}, {"office": "office-b"}
    return Ledger.of(
        [
            *places,
            trip("a-0", "2020-05-01", countries="JP", headcount=Headcount(person_times=2), **a),
            trip("a-1", "2021-01-31", countries="JP KR", headcount=Headcount(person_times=4), mode="own", **a),
            trip("a-2", "2021-02-01", countries="JP", headcount=Headcount(person_times=6), mode="joined", **a),
            trip("a-3", "2021-07", countries="", headcount=Headcount(), mode="own", **a),
            trip("b-1", "2021-12-31", countries="DE", headcount=Headcount(person_times=5), **b),
            trip(
                "b-2",
                "2021-04-01",
                states="approved@2021-03 cancelled@2021-03-20",
                headcount=Headcount(person_times=9),
                **b,
            ),
        ]
    )


@pytest.fixture(scope="session")
def figure() -> Figure:
    """Builds an observation: `figure(100, "2021", office="x", category="a")`."""

    def build(
        value: int | str | Quantity | None,
        period: str = "2021",
        *,
        indicator: str = "outbound.batches",
        unit: str = "batches",
        qualifier: Qualifier = Qualifier.EXACT,
        office: str | None = None,
        status: ObsStatus = ObsStatus.NORMAL,
        source: object = None,
        **dimensions: str,
    ) -> Observation:
        quantity = value if value is None or isinstance(value, Quantity) else Quantity.of(value, unit, qualifier)
        return Observation(
            indicator=indicator,
            office=office,
            period=Period.parse(period),
            value=quantity,
            status=status,
            dimensions=tuple(dimensions.items()),
            source=source,
        )

    return build
