"""Ledgers as offices keep them, every field filled in, of any size and with as many faults as wanted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import (
    ChecklistItem,
    ChecklistRun,
    City,
    CostItem,
    CrewMember,
    Details,
    Entry,
    Guidance,
    HandOver,
    Headcount,
    Instrument,
    Leg,
    Member,
    Money,
    Name,
    Office,
    Origin,
    OutboundDelegation,
    Paper,
    PartialDate,
    Partnership,
    Source,
    Stop,
    TransferBatch,
    Transition,
    TripReport,
    Vehicle,
)

ASIA, EUROPE = ("JP", "KR", "SG", "TH", "VN", "MN", "KZ"), ("DE", "FR", "GB", "IT", "ES", "PL", "HU")
# Places whose provinces have rules of their own beside those of the nation.
PLACES = {"jining": "370800", "hefei": "340100", "haikou": "460100", "changchun": "220100", "wuxi": "320200"}
ITEMS = ("list", "education-1", "education-2", "education-3", "education-4")
LEGS = ("机场", "中转站", "市集中点", "区", "隔离点")
LINKS = ("hub", "city", "district", "site")
LISTS = tuple(f"checklist.{name}" for name in ("vehicle", "hygiene", "departure", "hand-over"))
FIRST_DAY, DAYS = date(2015, 1, 5), 2900
# How an office follows a trip: the state, and after how many days it comes to it.
BEFORE = (("planned", -200), ("applied", -95), ("public-notice", -80), ("noticed", -70), ("submitted", -68))
DECIDED = (("approved", -60), ("briefed", -3))
AFTER = (("passports-returned", 4), ("reported", 9), ("published", 20), ("followed-up", 60), ("archived", 90))
TIE = (
    *(("contact", -2000), ("intent", -1500), ("exchange", -1200), ("applied", -700), ("provincial-review", -600)),
    *(("approved", -300), ("signed", -20), ("filed", -5), ("in-force", 0)),
)


class Generator:
    """Makes records of one ledger; the same seed gives the same records."""

    def __init__(self, seed: int, faults: float) -> None:
        self.random = Random(seed)
        self.faults = faults
        self.lists = builtin_code_lists()
        self.parts = tuple(code.id for code in self.lists["report-part"])

    def code(self, name: str) -> str:
        return self.random.choice(self.lists[name].codes).id

    def wrong(self) -> bool:
        """Tell whether the next thing is to be wrong."""
        return self.random.random() < self.faults

    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.random.randrange(DAYS))

    def source(self, file: str, row: int) -> Source:
        return Source(self.origin(file), row + 2)

    def origin(self, file: str) -> Origin:
        return Origin(file=file, sheet="台账")

    def history(self, day: date, moves: tuple[tuple[str, int], ...]) -> tuple[Transition, ...]:
        made = [
            Transition(to, day + timedelta(days=after), "市外办", f"〔{day.year}〕{after}号") for to, after in moves
        ]
        if self.wrong():
            del made[self.random.randrange(len(made))]
        if self.wrong():
            number = self.random.randrange(len(made))
            made[number] = evolve(made[number], on=day + timedelta(days=self.random.randrange(-400, 400)))
        return tuple(made)

    def places(self, partners: int) -> list[City | Office]:
        home: list[City | Office] = []
        for id, code in PLACES.items():
            home.append(City(id=id, name=Name(zh=id, en=id), country="CN", level="city", division_code=code))
            home.append(Office(id=f"fao-{id}", name=Name(zh=f"{id}外办"), city=id, level="city"))
        abroad = (
            City(
                id=f"p-{number}",
                name=Name(en=f"Place {number}"),
                country=self.random.choice(ASIA + EUROPE),
                level="city",
            )
            for number in range(partners)
        )
        return [*home, *abroad]

    def outbound(self, number: int, every: int) -> OutboundDelegation:
        """One trip of `every` trips: units and people grow in number with the trips."""
        random = self.random
        departs, countries = self.day(), random.sample(random.choice((ASIA, EUROPE)), random.choice((1, 1, 2, 3)))
        days = random.randrange(3, (6, 9, 11)[len(countries) - 1]) + 4 * self.wrong()
        returns = departs + timedelta(days=days - 1 if not self.wrong() else -2)
        persons, place = random.randrange(2, 7) + 2 * self.wrong(), random.choice(tuple(PLACES))
        counts = Headcount(batches=1, groups=1, persons=persons, person_times=persons)
        mode = random.choice(("own", "own", "joined", "ministry"))
        unit = f"{place} 单位 {random.randrange(1 + every // 20)}"
        history = self.life(departs, returns)
        return OutboundDelegation(
            id=f"out-{number:07d}",
            name=Name(zh=f"团组{number}", en=f"Delegation {number}"),
            office=f"fao-{place}",
            source=self.source("outbound.xlsx", number),
            unit=unit,
            mode=mode if not self.wrong() else "unheard-of",
            category=self.code("outbound-category"),
            plan_type=self.code("plan-type"),
            priority=self.code("priority"),
            leader_rank=self.code("rank"),
            purpose="经贸洽谈",
            inviter="对方市政府",
            funding="财政拨款",
            planned=counts,
            approved=counts,
            headcount=counts if not self.wrong() else evolve(counts, persons=persons + 1),
            departs_on=departs if not self.wrong() else PartialDate(departs.year, departs.month),
            returns_on=returns,
            days_planned=days,
            days_approved=days,
            business_days=days - 1,
            stops=tuple(self.stop(country, departs) for country in countries),
            members=tuple(self.member(unit, place, every, first) for first in (True, *[False] * (persons - 1))),
            papers=tuple(
                Paper(kind=kind, number=f"{number}号", issued_on=departs - timedelta(days=60), issued_by="省外办")
                for kind in (("approval",) if mode == "own" else ("notice", "confirmation"))
            ),
            budget=Money(30000 + number),
            cost=Money(29000 + number + 2000 * self.wrong()),
            costs=self.costs(29000 + number),
            report=TripReport(characters=2500 - 1000 * self.wrong(), photos=4, parts=self.parts),
            exempt_reason="conference" if self.wrong() else None,
            plan_reference=f"plan-{departs.year}-{place}",
            agreements=(f"agreement-{number % 50}",) if not self.wrong() else ("unheard-of",),
            checklists=(self.checklist(departs),),
            history=history,
        )

    def life(self, departs: date, returns: date) -> tuple[Transition, ...]:
        fate = self.random.random()
        if fate < 0.04:
            return self.history(departs, (*BEFORE, ("refused", -60)))
        if fate < 0.08:
            return self.history(departs, (*BEFORE, *DECIDED[:1], ("cancelled", -10), ("passports-returned", -6)))
        gone = (returns - departs).days
        abroad = (("abroad", 0), ("returned", gone), *((to, gone + after) for to, after in AFTER))
        return self.history(departs, (*BEFORE, *DECIDED, *abroad))

    def stop(self, country: str, day: date) -> Stop:
        on = day + timedelta(days=1 - 5 * self.wrong())
        country = country if not self.wrong() else "ZZ"
        return Stop(country=country, city="首都", arrives_on=on, leaves_on=on, transit=False, left_airport=True)

    def member(self, unit: str, place: str, every: int, first: bool) -> Member:
        number = self.random.randrange(1 + every)
        return Member(
            reference=f"{place}-{number}",
            name="某某",
            rank=self.lists["rank"].codes[number % len(self.lists["rank"].codes)].id,
            position="retired" if self.wrong() else None,
            role="leader" if first else "member",
            unit=unit,
            head=first or self.wrong(),
        )

    def costs(self, cost: int) -> tuple[CostItem, ...]:
        """Items that add up to the cost, and to a budget of a thousand more."""
        rest = cost - 8000
        amounts = (("lodging", 4500, 4000), ("meals", 2500, 2200), ("incidentals", 1900, 1800))
        items = [CostItem(item=item, budget=Money(budget), actual=Money(actual)) for item, budget, actual in amounts]
        return (*items, CostItem(item="international-travel", budget=Money(rest + 100), actual=Money(rest)))

    def checklist(self, day: date) -> ChecklistRun:
        items = tuple(ChecklistItem(code=code, done=not self.wrong()) for code in ITEMS)
        return ChecklistRun(checklist="checklist.outbound-education", on=day - timedelta(days=4), by="p1", items=items)

    def batch(self, number: int) -> TransferBatch:
        random = self.random
        begins, persons = (
            datetime.fromisoformat("2021-01-01") + timedelta(hours=random.randrange(12000)),
            random.randrange(5, 40),
        )
        place = random.choice(tuple(PLACES))
        at = [begins + timedelta(hours=hour) for hour in range(9)]
        lost = [int(self.wrong()) for _ in range(4)]
        coaches = (f"v{number}-1", f"v{number}-2")
        return TransferBatch(
            id=f"batch-{number:07d}",
            name=Name(zh=f"第{number}批"),
            office=f"fao-{place}",
            source=self.source("transfers.xlsx", number),
            moved_on=begins.date(),
            entry_port="上海浦东",
            control_class=self.code("control-class"),
            task_force="force-1",
            headcount=Headcount(batches=1, groups=1, persons=persons, person_times=persons),
            travellers=tuple(f"t-{number}-{one}" for one in range(persons)),
            special_groups=(self.code("special-group"),),
            preparations=tuple(code.id for code in self.lists["preparation"]),
            legs=tuple(
                Leg(
                    origin=LEGS[one],
                    destination=LEGS[one + 1],
                    departs_at=at[2 * one] - timedelta(hours=9 * self.wrong()),
                    arrives_at=at[2 * one + 1],
                    persons_out=persons,
                    persons_in=persons - lost[one],
                    vehicles=coaches,
                )
                for one in range(4)
            ),
            hand_overs=tuple(
                HandOver(
                    place=LEGS[one + 1],
                    level=LINKS[one],
                    giver=f"{LEGS[one]}专班",
                    receiver=f"{LEGS[one + 1]}专班",
                    at=at[2 * one + 1],
                    persons_given=persons,
                    persons_received=persons - lost[one],
                    **(_settled_down(begins.date()) if one == 3 else {}),
                )
                for one in range(4)
            ),
            crew=tuple(
                self.crew_member(f"c{number}-{one}", role, coach, begins.date())
                for one, (role, coach) in enumerate(_crew(coaches))
            ),
            vehicles=tuple(
                Vehicle(reference=coach, seats=120, persons=carried, disinfected=True, checked_on=begins.date())
                for coach, carried in zip(coaches, (persons // 2, persons - persons // 2), strict=True)
            ),
            checklists=tuple(self.transfer_checklist(name, begins.date()) for name in LISTS),
            history=self.history(
                begins.date(),
                (
                    *(("announced", -2), ("prepared", -1), ("collected", 0)),
                    ("in-transit", 0),
                    ("handed-over", 0),
                    ("closed", 1),
                ),
            ),
        )

    def crew_member(self, reference: str, role: str, coach: str | None, day: date) -> CrewMember:
        return CrewMember(
            reference=reference,
            role=role,
            vehicle=coach,
            trained=True,
            trained_on=day - timedelta(days=3),
            vaccinated=not self.wrong(),
            tested_on=day,
            protection="level-2",
            duty_from=day,
            duty_until=day + timedelta(days=1),
            isolated_until=day + timedelta(days=15),
            monitored_until=day + timedelta(days=29),
        )

    def transfer_checklist(self, name: str, day: date) -> ChecklistRun:
        items = tuple(ChecklistItem(code=code.id, done=not self.wrong()) for code in self.lists[name])
        return ChecklistRun(checklist=name, on=day, by="p2", items=items)

    def tie(self, number: int, partners: int) -> Partnership:
        place, day = self.random.choice(tuple(PLACES)), self.day()
        return Partnership(
            id=f"tie-{number:07d}",
            name=Name(zh=f"关系{number}"),
            office=f"fao-{place}",
            source=self.source("partnerships.xlsx", number),
            city=place,
            partner=f"p-{self.random.randrange(partners)}" if self.wrong() else f"p-{number}",
            kind=self.random.choice(("formal", "friendly-exchange", "friendly-cooperation", "economic")),
            level="city",
            history=self.history(day, TIE),
            instruments=(
                Instrument(kind="intent", signed_on=day - timedelta(days=1500), mode="online", document="意向书"),
                Instrument(kind="agreement", signed_on=day - timedelta(days=20), mode="offline", document="协议书"),
            ),
            networks=(self.code("network"),),
            policy_class=self.code("policy-class"),
            fields=(self.code("exchange-field"), self.code("exchange-field")),
            lead_source=self.code("lead-source"),
            guidance=Guidance(
                goal="深化经贸往来",
                fields=("trade",),
                industries=("新能源",),
                measures=("每年互访一次",),
                review_on=day + timedelta(days=900),
            ),
            signature_product="青少年夏令营",
        )

    def entries(self) -> list[Entry]:
        lines = [
            Entry(
                id=f"plan-{year}-{place}",
                kind="outbound-plan",
                name=Name(zh="年度计划"),
                office=f"fao-{place}",
                on=PartialDate(year),
                headcount=Headcount(persons=9, person_times=9),
                details=Details(days=14, plan_type="official"),
            )
            for year in range(2015, 2024)
            for place in PLACES
        ]
        agreements = [
            Entry(
                id=f"agreement-{number}",
                kind="agreement",
                name=Name(zh="合作协议"),
                office="fao-wuxi",
                on=self.day(),
                details=Details(follow_up="推进", responsible="市商务局"),
            )
            for number in range(50)
        ]
        return [*lines, *agreements, Entry(id="force-1", kind="task-force", office="fao-wuxi", on=FIRST_DAY)]


def _crew(coaches: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """The crew of a batch: one leader, and a health worker and two drivers in each coach."""
    return [("leader", None), *((role, coach) for coach in coaches for role in ("medic", "driver", "driver"))]


def _settled_down(day: date) -> dict[str, Any]:
    """How long travellers stay where they are handed over for the last time, by the longest regime there was."""
    return {
        "disposition": "central-quarantine",
        "isolated_until": day + timedelta(days=15),
        "monitored_until": day + timedelta(days=29),
    }


@pytest.fixture(scope="session")
def full_ledger() -> Callable[..., Ledger]:
    """Return a function that makes a ledger of trips, drives of transfers and ties, with a share of faults."""

    def make(trips: int, legs: int, ties: int, *, faults: float = 0.001, seed: int = 20210307) -> Ledger:
        generator = Generator(seed, faults)
        partners = max(1, ties)
        made: list[Any] = [*generator.places(partners), *generator.entries()]
        made += [generator.outbound(number, trips) for number in range(trips)]
        made += [generator.batch(number) for number in range(legs // 4)]
        made += [generator.tie(number, partners) for number in range(ties)]
        return Ledger.of(made)

    return make
