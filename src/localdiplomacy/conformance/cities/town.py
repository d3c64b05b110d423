"""The small sample city: a year of one office and its district, everything filled in."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from ...model.delegations import InboundDelegation, Member, OutboundDelegation, Paper, Stop
from ...model.ids import CityId, OfficeId, RecordId
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.observations import Observation, ObsStatus
from ...model.partnerships import Guidance, Instrument, Partnership
from ...model.periods import Period
from ...model.places import City, Office
from ...model.plans import Comparator, Target, Task, WorkPlan
from ...model.quantities import Headcount, Money, Qualifier, Quantity
from ...model.records import Record
from ...model.transfers import CrewMember, HandOver, Leg, TransferBatch, Vehicle
from ...plugins.contributions import Contributions
from .filling import CodeLists, Words, checklist_runs, day, entry_of, kinds_of

OFFICES = ("smallford", "smallford-east")


def small(contributions: Contributions) -> Iterator[Record | Observation]:
    """Yield the records of the small city."""
    lists = contributions.code_lists
    yield from _places()
    yield from _ties()
    yield from _trips()
    yield from _visits()
    yield _transfer(lists)
    yield _plan()
    yield from _figures()
    for number, kind in enumerate(kinds_of(lists), 1):
        yield entry_of(kind, number, OFFICES, lists, Words())


def _places() -> Iterator[Record]:
    city = CityId("smallford")
    yield City(
        id=RecordId("smallford"),
        name=Name(zh="样例小城", en="Smallford"),
        country="CN",
        level="city",
        population=Quantity.of(4_900_000, "inhabitants"),
        area=Quantity.of(8555, "km2"),
        strategies=("开放强市",),
    )
    yield City(id=RecordId("smallford-east"), name=Name(zh="城东区"), country="CN", level="district", parent=city)
    yield City(id=RecordId("hamamura"), name=Name(zh="滨村", en="Hamamura", local="浜村"), country="JP", level="city")
    yield City(id=RecordId("rivermouth"), name=Name(zh="河口市", en="Rivermouth"), country="US", level="city")
    yield Office(id=RecordId("smallford"), name=Name(zh="样例小城外办", en="Smallford office"), city=city, level="city")
    yield Office(
        id=RecordId("smallford-east"),
        name=Name(zh="城东区外办"),
        city=CityId("smallford-east"),
        parent=OfficeId("smallford"),
        level="district",
    )


def _ties() -> Iterator[Record]:
    yield Partnership(
        id=RecordId("tie-1"),
        office=OfficeId("smallford"),
        city=CityId("smallford"),
        partner=CityId("hamamura"),
        kind="formal",
        level="city",
        history=(Transition("applied", "2009-02"), Transition("approved", "2009-06"), Transition("in-force", "2009")),
        instruments=(Instrument(kind="agreement", signed_on="2009-10-12", mode="offline", document="样例协议"),),
        fields=("教育",),
        guidance=Guidance(goal="互访", fields=("教育",), measures=("校际交流",), review_on="2022-06"),
    )
    yield Partnership(
        id=RecordId("tie-2"),
        office=OfficeId("smallford"),
        city=CityId("smallford"),
        partner=CityId("rivermouth"),
        kind="friendly-exchange",
        level="city",
        history=(Transition("contact", "2020-05-01"), Transition("exchange", "2021-03-02")),
        networks=("rcep",),
    )


def _trips() -> Iterator[Record]:
    for number, (country, persons) in enumerate((("JP", 6), ("KR", 4), ("US", 5)), 1):
        start, end = day(number * 40), day(number * 40 + 5)
        yield OutboundDelegation(
            id=RecordId(f"out-{number}"),
            name=Name(zh=f"第{number}团"),
            office=OfficeId(OFFICES[number % 2]),
            unit="样例局",
            mode="own",
            category="economic",
            plan_type="official",
            purpose="洽谈",
            planned=Headcount(batches=1, groups=1, persons=persons + 1, person_times=persons + 1),
            approved=Headcount(batches=1, groups=1, persons=persons, person_times=persons),
            headcount=Headcount(batches=1, groups=1, persons=persons, person_times=persons),
            departs_on=start,
            returns_on=end,
            days_planned=7,
            days_approved=6,
            stops=(Stop(country=country, arrives_on=start, leaves_on=end),),
            members=(Member(reference=f"m{number}", rank="132", role="leader", unit="样例局"),),
            papers=(Paper(kind="approval", number=f"样〔2021〕{number}号", issued_on=day(number * 40 - 20)),),
            budget=Money(Decimal(80_000 * number)),
            history=(
                Transition("applied", day(number * 40 - 30)),
                Transition("submitted", day(number * 40 - 25)),
                Transition("approved", day(number * 40 - 20)),
                Transition("abroad", start),
                Transition("returned", end),
            ),
        )


def _visits() -> Iterator[Record]:
    for number, kind in enumerate(("sister-city", "business", "media"), 1):
        yield InboundDelegation(
            id=RecordId(f"in-{number}"),
            name=Name(zh=f"来访第{number}批"),
            office=OfficeId(OFFICES[number % 2]),
            kind=kind,
            countries=("JP",),
            host="样例小城外办",
            purpose="交流",
            partnership="tie-1",
            arrives_on=day(number * 60),
            leaves_on=day(number * 60 + 2),
            headcount=Headcount(batches=1, persons=8, person_times=8),
            history=(Transition("planned", day(number * 60 - 10)), Transition("held", day(number * 60))),
        )


def _transfer(lists: CodeLists) -> Record:
    on = day(100)
    return TransferBatch(
        id=RecordId("transfer-1"),
        office=OfficeId("smallford"),
        moved_on=on,
        entry_port="样例口岸",
        control_class="local-port",
        headcount=Headcount(batches=1, persons=3, person_times=3),
        travellers=("t1", "t2", "t3"),
        special_groups=("elderly",),
        preparations=("plan-route",),
        legs=(
            Leg(
                origin="样例口岸",
                destination="样例小城",
                departs_at=datetime(2021, 4, 14, 9),  # noqa: DTZ001  (local time, as ledgers write it)
                arrives_at=datetime(2021, 4, 14, 13),  # noqa: DTZ001
                persons_out=3,
                persons_in=3,
                vehicles=("v1",),
            ),
        ),
        hand_overs=(
            HandOver(place="样例小城", giver="转运组", receiver="城东区", persons_given=3, persons_received=3),
        ),
        crew=(CrewMember(reference="w1", role="leader", trained=True, vaccinated=True, tested_on=day(99)),),
        vehicles=(Vehicle(reference="v1", seats=20, persons=3, disinfected=True),),
        checklists=tuple(checklist_runs(lists, on)),
        history=(Transition("announced", day(99)), Transition("collected", on), Transition("in-transit", on)),
    )


def _plan() -> Record:
    target = Target(
        id="trips",
        name=Name(zh="组团出访"),
        comparator=Comparator.AT_LEAST,
        value=Quantity.of(3, "batches"),
        indicator="outbound.batches",
    )
    task = Task(id="t1", name=Name(zh="对外交往"), lead="样例小城外办", deadline="2021-12", targets=(target,))
    return WorkPlan(
        id=RecordId("plan-2021"),
        office=OfficeId("smallford"),
        period=Period.year(2021),
        themes=("开放",),
        tasks=(task,),
        history=(Transition("approved", "2021-01-15"),),
    )


def _figures() -> Iterator[Observation]:
    year = Period.year(2021)
    office = OfficeId("smallford")
    yield Observation(indicator="outbound.batches", office=office, period=year, value=Quantity.of(3, "batches"))
    yield Observation(
        indicator="inbound.persons",
        office=office,
        period=year,
        value=Quantity.of(20, "persons", Qualifier.OVER),
        status=ObsStatus.PROVISIONAL,
    )
