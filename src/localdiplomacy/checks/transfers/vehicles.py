"""Vehicles: load, seats, staff on board, disinfection after each trip, checks on the day, no private cars.

What no batch of a ledger says of its vehicles is not asked for.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from attrs import frozen

from ...issues.catalogue.transfers_crew import (
    MORE_THAN_SEATS,
    NOT_DISINFECTED,
    OVERLOADED,
    PRIVATE_CAR,
    UNDERSTAFFED,
    VEHICLE_NOT_CHECKED,
)
from ...issues.issue import Issue
from ...model.partial_dates import PartialDate
from ...model.texts import Text
from ...model.transfers import CrewMember, TransferBatch, Vehicle
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..found import issue
from ..rulebook import Rulebook, breach, limit
from .judged import NEEDS, batches, day_of, has_batches, setting_out

_CHECK = "core.transfer-vehicles"
_RISKS = ("low", "medium", "high")
_VEHICLE_LIST = "checklist.vehicle"
# Who must be in each vehicle: the parameter, the role (None: everyone but drivers), and what they are called.
_STAFF: Mapping[str, tuple[str | None, Text]] = MappingProxyType(
    {
        "transfer.health_workers_per_vehicle": ("medic", Text("医务人员", "health workers")),
        "transfer.drivers_per_vehicle": ("driver", Text("驾驶员", "drivers")),
        "transfer.staff_per_vehicle": (None, Text("随车工作人员", "staff beside the driver")),
    }
)


@frozen
class Kept:
    """What a ledger says of its vehicles: whether it says if they were disinfected, and when they were checked."""

    disinfection: bool
    checks: bool

    @classmethod
    def of(cls, context: CheckContext) -> "Kept":
        """Return what the ledger of a context keeps."""
        disinfection = checks = False
        for batch in context.ledger.transfers:
            for vehicle in batch.vehicles:
                disinfection = disinfection or vehicle.disinfected is not None
                checks = checks or vehicle.checked_on is not None
        return cls(disinfection, checks)


@frozen
class RulesOfDay:
    """What holds for vehicles in one place on one day.

    Args:
        load: the highest load.
        private: whether private cars may be used.
        disinfected: whether vehicles are disinfected after each trip.
        staff: who must be in each vehicle: the rule, the role and what they are called.
    """

    load: InForce | None
    private: InForce | None
    disinfected: InForce | None
    staff: tuple[tuple[InForce, str | None, Text], ...]

    @classmethod
    def of(cls, book: Rulebook, batch: TransferBatch, day: PartialDate) -> "RulesOfDay":
        """Ask for what holds for a batch."""
        staff = [(book.ask(parameter, batch, day), role, what) for parameter, (role, what) in _STAFF.items()]
        return cls(
            load=book.ask("transfer.max_load", batch, day) or _coach_load(book, batch, day),
            private=book.ask("transfer.private_cars_allowed", batch, day),
            disinfected=book.ask("transfer.disinfect_each_trip", batch, day),
            staff=tuple((answer, role, what) for answer, role, what in staff if answer is not None),
        )


def vehicles(context: CheckContext) -> Iterator[Issue]:
    """Find vehicles that are not used as the regulations ask."""
    book, kept = Rulebook(context, _CHECK), Kept.of(context)
    known: dict[tuple[object, PartialDate], RulesOfDay] = {}
    for batch in batches(context):
        day = day_of(batch) if batch.vehicles else None
        if day is None:
            continue
        rules = known.get((batch.office, day))
        if rules is None:
            rules = known[batch.office, day] = RulesOfDay.of(book, batch, day)
        for number, vehicle in enumerate(batch.vehicles):
            path = f"vehicles[{number}]"
            yield from _load(rules.load, batch, vehicle, path)
            if vehicle.private and rules.private is not None and rules.private.value is False:
                yield breach(PRIVATE_CAR, rules.private, batch, f"{path}.private", {})
            if kept.disinfection and not vehicle.disinfected and day.last <= context.at:
                yield from _not_disinfected(rules.disinfected, batch, vehicle, path)
            if kept.checks:
                yield from _checked(book, batch, day, vehicle, path)
        yield from _staffed(rules, batch)
    yield from book.unanswered()


def seats(context: CheckContext) -> Iterator[Issue]:
    """Find vehicles with more persons than seats."""
    for batch in batches(context):
        for number, vehicle in enumerate(batch.vehicles):
            if vehicle.seats is not None and vehicle.persons is not None and vehicle.persons > vehicle.seats:
                params = {"seats": vehicle.seats, "persons": vehicle.persons}
                yield issue(MORE_THAN_SEATS, batch, f"vehicles[{number}].persons", params)


def _load(answer: InForce | None, batch: TransferBatch, vehicle: Vehicle, path: str) -> Iterator[Issue]:
    if not vehicle.seats or vehicle.persons is None or vehicle.persons > vehicle.seats:
        return
    if answer is not None and isinstance(answer.value, Decimal) and vehicle.persons > answer.value * vehicle.seats:
        params = {"seats": vehicle.seats, "persons": vehicle.persons, "limit": limit(answer)}
        yield breach(OVERLOADED, answer, batch, f"{path}.persons", params)


def _coach_load(book: Rulebook, batch: TransferBatch, day: PartialDate) -> InForce | None:
    """Return the limit for coaches at the lowest risk: the level of risk is not recorded, and none allows more."""
    found = [book.ask("transfer.coach_load", batch, day, {"risk": risk}) for risk in _RISKS]
    known = [answer for answer in found if answer is not None and isinstance(answer.value, Decimal)]
    return max(known, key=lambda answer: answer.value, default=None)


def _not_disinfected(answer: InForce | None, batch: TransferBatch, vehicle: Vehicle, path: str) -> Iterator[Issue]:
    if answer is not None and answer.value is True:
        stated = vehicle.disinfected is False
        found = (
            Text("未消毒", "was not disinfected") if stated else Text("没有消毒记录", "has no record of disinfection")
        )
        params = {"found": found}
        yield breach(NOT_DISINFECTED, answer, batch, f"{path}.disinfected", params)


def _checked(book: Rulebook, batch: TransferBatch, day: PartialDate, vehicle: Vehicle, path: str) -> Iterator[Issue]:
    used, on = setting_out(batch), vehicle.checked_on
    if used is None or (on is not None and on.first <= used <= on.last) or _listed(batch, used):
        return
    answer = book.ask("transfer.vehicle_check_daily", batch, day)
    if answer is not None and answer.value is True and used <= book.at:
        found = Text("没有记录", "is not recorded") if on is None else Text(f"在 {on}", f"is of {on}")
        params = {"day": used, "found": found}
        yield breach(VEHICLE_NOT_CHECKED, answer, batch, f"{path}.checked_on", params)


def _listed(batch: TransferBatch, used: object) -> bool:
    """Tell whether the checklist of vehicles was filled in on the day."""
    return any(
        run.checklist == _VEHICLE_LIST and run.on is not None and run.on.exact == used for run in batch.checklists
    )


def _staffed(rules: RulesOfDay, batch: TransferBatch) -> Iterator[Issue]:
    """Judge vehicle by vehicle where the crew's vehicles are known, else all of them together."""
    if not any(member.role for member in batch.crew):
        return
    by_vehicle = all(member.vehicle for member in batch.crew)
    for answer, role, what in rules.staff:
        if not isinstance(answer.value, int):
            continue
        if not by_vehicle:
            found = _count(batch.crew, role)
            where, asked = (
                Text(f"{len(batch.vehicles)} 辆车共有", f"{len(batch.vehicles)} vehicles together"),
                len(batch.vehicles),
            )
            counts = [(where, found, asked)]
        else:
            counts = [
                (Text(f"{vehicle.reference} 车上有", vehicle.reference), _count(_aboard(batch, vehicle), role), 1)
                for vehicle in batch.vehicles
            ]
        for where, found, number in counts:
            if found < answer.value * number:
                params = {"where": where, "what": what, "found": found, "limit": limit(answer)}
                yield breach(UNDERSTAFFED, answer, batch, "crew", params)


def _aboard(batch: TransferBatch, vehicle: Vehicle) -> tuple[CrewMember, ...]:
    return tuple(member for member in batch.crew if member.vehicle == vehicle.reference)


def _count(crew: tuple[CrewMember, ...], role: str | None) -> int:
    return sum(1 for member in crew if (member.role == role if role is not None else member.role != "driver"))


CHECKS = (
    Check(
        id="core.transfer-seats",
        zh="乘车人数不多于座位",
        en="no more persons than seats",
        rules=(MORE_THAN_SEATS,),
        run=seats,
        applies=has_batches,
    ),
    Check(
        id=_CHECK,
        zh="转运车辆",
        en="vehicles are used as the regulations ask",
        rules=(OVERLOADED, PRIVATE_CAR, NOT_DISINFECTED, VEHICLE_NOT_CHECKED, UNDERSTAFFED),
        run=vehicles,
        applies=has_batches,
        needs=NEEDS,
    ),
)
