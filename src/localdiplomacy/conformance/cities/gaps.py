"""The incomplete sample city: fields left out, dates known to the year, codes and references that lead nowhere."""

from collections.abc import Iterator
from decimal import Decimal

from ...model.checklists import ChecklistItem, ChecklistRun
from ...model.delegations import InboundDelegation, Member, OutboundDelegation, Paper, Stop
from ...model.entries import Details, Entry
from ...model.ids import CityId, OfficeId, RecordId
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.observations import Observation, ObsStatus
from ...model.partial_dates import PartialDate
from ...model.partnerships import Instrument, Partnership
from ...model.periods import Period
from ...model.places import City, Office
from ...model.plans import Task, WorkPlan
from ...model.quantities import Headcount, Qualifier, Quantity
from ...model.records import Record
from ...model.transfers import CrewMember, HandOver, Leg, TransferBatch, Vehicle
from ...plugins.contributions import Contributions
from .filling import checklist_runs, kinds_of

_YEAR = Period.year(2021)


def incomplete(contributions: Contributions) -> Iterator[Record | Observation]:
    """Yield the records of the incomplete city."""
    lists = contributions.code_lists
    # Nothing but an id.
    yield from (City(id=RecordId("c0")), Office(id=RecordId("o0")), Partnership(id=RecordId("p0")))
    yield from (OutboundDelegation(id=RecordId("out-0")), InboundDelegation(id=RecordId("in-0")))
    yield from (TransferBatch(id=RecordId("t0")), WorkPlan(id=RecordId("w0"), period=_YEAR))
    yield Observation(indicator="nobody.knows", period=_YEAR)
    for kind in kinds_of(lists):
        yield Entry(id=RecordId(f"{kind.id}-0"), kind=kind.id)
        yield Entry(id=RecordId(f"{kind.id}-1"), kind=kind.id, on="2021", details=Details({"unforeseen": Decimal(1)}))
    yield from _vague()
    yield TransferBatch(
        id=RecordId("t1"),
        moved_on="2021-02",
        control_class="no-such-class",
        headcount=Headcount(persons=0),
        legs=(Leg(origin="?", destination="?"),),
        hand_overs=(HandOver(place="?", persons_given=2, persons_received=1),),
        crew=(CrewMember(reference="w1"),),
        vehicles=(Vehicle(reference="v1"),),
        checklists=(
            *checklist_runs(lists, PartialDate(2021), done=None),
            ChecklistRun(checklist="no-such-list", items=(ChecklistItem(code="no-such-item"),)),
            ChecklistRun(checklist="checklist.training"),
        ),
        history=(Transition("closed"), Transition("announced", "2021")),
    )
    yield Entry(id=RecordId("e-0"), kind="no-such-kind", country="??", partners=("nobody",))


def _vague() -> Iterator[Record | Observation]:
    """Yield records whose dates are vague and whose codes and references nobody knows."""
    office = OfficeId("no-such-office")
    yield Partnership(
        id=RecordId("p1"),
        office=office,
        city=CityId("nowhere"),
        partner=CityId("nowhere-else"),
        kind="no-such-kind",
        history=(Transition("ended"), Transition("in-force", "1999")),
        instruments=(Instrument(kind="no-such-paper"),),
    )
    yield OutboundDelegation(
        id=RecordId("out-1"),
        name=Name(en="Trip"),
        office=office,
        mode="no-such-mode",
        headcount=Headcount(persons=9, person_times=3),
        departs_on="2021",
        returns_on="2020-12",
        days_approved=-1,
        stops=(Stop(country="??"), Stop(country="JP", transit=True)),
        members=(Member(),),
        papers=(Paper(kind="approval"),),
        history=(Transition("archived"), Transition("planned", "2021")),
    )
    yield InboundDelegation(
        id=RecordId("in-1"),
        office=office,
        countries=("??",),
        partnership="nobody",
        arrives_on="2021-06",
        leaves_on="2021",
    )
    yield WorkPlan(id=RecordId("w1"), period=_YEAR, tasks=(Task(id="t"),))
    yield Observation(
        indicator="outbound.batches", office=office, period=_YEAR, status=ObsStatus.MISSING, comment="未报"
    )
    yield Observation(
        indicator="outbound.persons",
        period=Period.parse("2021H1"),
        value=Quantity(1, 9, "persons", Qualifier.APPROX),
        dimensions=(("country", "??"),),
    )
