"""The large sample city: a thousand records over three years, made by counting."""

from collections.abc import Iterator

from ...model.delegations import InboundDelegation, OutboundDelegation, Stop
from ...model.ids import CityId, OfficeId, RecordId
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.observations import Observation
from ...model.partial_dates import PartialDate
from ...model.partnerships import Partnership
from ...model.places import City, Office
from ...model.quantities import Headcount
from ...model.records import Record
from ...model.transfers import TransferBatch, Vehicle
from ...plugins.contributions import Contributions
from .filling import Words, checklist_runs, day, entry_of, kinds_of

_OFFICES = tuple(f"largehaven-{number:02}" for number in range(12))
_COUNTRIES = ("JP", "KR", "US", "DE", "FR", "SG", "HK", "MO", "BR", "ZA")
_MODES = ("own", "joined", "city", "province", "ministry")
_CATEGORIES = ("government", "economic", "training", "culture", "education", "science")
_GUESTS = ("dignitaries", "sister-city", "consulate", "media", "party", "business", "civic")


def large(contributions: Contributions) -> Iterator[Record | Observation]:
    """Yield the records of the large city."""
    lists = contributions.code_lists
    for number, id in enumerate(_OFFICES):
        yield City(id=RecordId(id), name=Name(zh=f"样例大城{number}区"), country="CN", level="district")
        yield Office(id=RecordId(id), name=Name(zh=f"样例大城{number}区外办"), city=CityId(id), level="district")
    yield from (_tie(number) for number in range(40))
    yield from (_trip(number) for number in range(320))
    yield from (_visit(number) for number in range(280))
    for number in range(120):
        yield TransferBatch(
            id=RecordId(f"transfer-{number}"),
            office=_office(number),
            moved_on=_day(number),
            control_class=("local-port", "other-port")[number % 2],
            headcount=Headcount(batches=1, persons=number % 40, person_times=number % 40),
            vehicles=tuple(Vehicle(reference=f"v{place}", seats=20) for place in range(number % 3)),
            checklists=tuple(checklist_runs(lists, _day(number), done=number % 5 != 0)) if number % 2 else (),
        )
    for number, kind in enumerate(kinds_of(lists)):
        yield from (entry_of(kind, number + place * 100, _OFFICES, lists, Words()) for place in range(3))


def _office(number: int) -> OfficeId:
    return OfficeId(_OFFICES[number % len(_OFFICES)])


def _day(number: int) -> PartialDate:
    found = day(number * 11)
    return PartialDate(2019 + number % 3, found.month, min(found.day or 1, 28))


def _tie(number: int) -> Partnership:
    return Partnership(
        id=RecordId(f"tie-{number}"),
        office=_office(number),
        city=CityId(_office(number)),
        kind=("formal", "friendly-exchange", "economic", "school")[number % 4],
        level="district",
        history=(Transition("in-force", str(1980 + number)),),
    )


def _trip(number: int) -> OutboundDelegation:
    persons = number % 6 + 1
    return OutboundDelegation(
        id=RecordId(f"out-{number}"),
        office=_office(number),
        mode=_MODES[number % len(_MODES)],
        category=_CATEGORIES[number % len(_CATEGORIES)],
        planned=Headcount(batches=1, persons=persons + number % 2, person_times=persons + number % 2),
        headcount=Headcount(batches=1, persons=persons, person_times=persons),
        departs_on=_day(number),
        returns_on=_day(number),
        stops=tuple(Stop(country=_COUNTRIES[(number + place) % 10]) for place in range(number % 3 + 1)),
        history=(Transition(("approved", "refused", "cancelled")[number % 7 % 3], _day(number)),),
    )


def _visit(number: int) -> InboundDelegation:
    return InboundDelegation(
        id=RecordId(f"in-{number}"),
        office=_office(number),
        kind=_GUESTS[number % len(_GUESTS)],
        countries=(_COUNTRIES[number % 10],),
        arrives_on=_day(number),
        leaves_on=_day(number),
        headcount=Headcount(batches=1, persons=number % 25 + 1, person_times=number % 25 + 1),
    )
