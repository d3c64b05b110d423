"""The chain of one batch as the checks see it: who took over from whom, where, and when."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from ...model.transfers import HandOver, Leg, TransferBatch, local
from .flows import Node, Passage, passage

T = TypeVar("T")


@frozen
class Drive:
    """A leg with its place in the list and its local times."""

    number: int
    leg: Leg
    departs: datetime | None
    arrives: datetime | None

    @property
    def persons(self) -> Passage:
        """Those on board."""
        leg = self.leg
        return passage(f"legs[{self.number}].persons_out", (leg.persons_out, leg.persons_in), (leg.travellers,))


@frozen
class Step:
    """A hand-over with its place in the list and its local time."""

    number: int
    hand_over: HandOver
    at: datetime | None

    @property
    def final(self) -> bool:
        """Whether the chain ends here for these persons."""
        return self.hand_over.disposition is not None

    @property
    def persons(self) -> Passage:
        """Those who pass from one body to the other."""
        one = self.hand_over
        numbers, lists = (one.persons_given, one.persons_received), (one.travellers_given, one.travellers_received)
        return passage(f"hand_overs[{self.number}].persons_given", numbers, lists)


@frozen(slots=False, eq=False)
class Chain:
    """The chain of one batch. Make it once and ask it often.

    Args:
        batch: the batch.
        closed: True where the office says that everyone is settled.
    """

    batch: TransferBatch
    closed: bool = False

    @cached_property
    def drives(self) -> tuple[Drive, ...]:
        """The legs in their order."""
        return tuple(
            Drive(number, leg, local(leg.departs_at), local(leg.arrives_at))
            for number, leg in enumerate(self.batch.legs)
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The hand-overs in their order."""
        return tuple(Step(number, one, local(one.at)) for number, one in enumerate(self.batch.hand_overs))

    @cached_property
    def arriving(self) -> Mapping[str, list[Drive]]:
        """The drives to each place."""
        return _by((drive.leg.destination, drive) for drive in self.drives)

    @cached_property
    def leaving(self) -> Mapping[str, list[Drive]]:
        """The drives from each place."""
        return _by((drive.leg.origin, drive) for drive in self.drives)

    @cached_property
    def first(self) -> tuple[Drive, ...]:
        """The drives on which persons were collected."""
        found = {id(leg) for leg in self.batch.first_legs}
        return tuple(drive for drive in self.drives if id(drive.leg) in found)

    @cached_property
    def given(self) -> Mapping[str, list[Step]]:
        """The hand-overs by each body."""
        return _by((step.hand_over.giver, step) for step in self.steps)

    @cached_property
    def taken(self) -> Mapping[str, list[Step]]:
        """The hand-overs to each body."""
        return _by((step.hand_over.receiver, step) for step in self.steps)

    @cached_property
    def ends(self) -> tuple[Step, ...]:
        """The hand-overs at which the chain ends for somebody."""
        return tuple(step for step in self.steps if step.final)

    @cached_property
    def waiting(self) -> tuple[Step, ...]:
        """The hand-overs to bodies that were to take persons further and handed over to nobody."""
        return tuple(step for step in self.steps if not step.final and step.hand_over.receiver not in self.given)

    @cached_property
    def starting(self) -> frozenset[str | None]:
        """The bodies that had charge from the beginning: the first giver, and those who hand over where a drive begins."""
        origins = {drive.leg.origin for drive in self.first}
        others = (
            step.hand_over.giver
            for step in self.steps
            if step.hand_over.place in origins and step.hand_over.giver not in self.taken
        )
        return frozenset((*(step.hand_over.giver for step in self.steps[:1]), *others))

    @cached_property
    def starts(self) -> tuple[Step, ...]:
        """The hand-overs by bodies that had charge from the beginning and took over from nobody."""
        return tuple(
            step
            for step in self.steps
            if step.hand_over.giver in self.starting and step.hand_over.giver not in self.taken
        )

    @cached_property
    def collected(self) -> Passage:
        """Those who were collected: as the batch states them, else those on its first drives, else first handed over."""
        batch = self.batch
        stated = batch.headcount.persons if isinstance(batch.headcount.persons, int) else None
        found = passage("headcount.persons", (stated,), (batch.travellers,))
        if found.persons is not None:
            return found
        parts = [one.persons for one in (self.first or self.starts)]
        numbers = [part.persons for part in parts if part.persons is not None]
        whole = bool(parts) and len(numbers) == len(parts)
        return Passage("headcount.persons", sum(numbers) if whole else None, found.travellers)

    @cached_property
    def bodies(self) -> Mapping[str, Node]:
        """Each body that took over and handed on: what it took over to be taken further, and what it handed over."""
        found = {}
        for body, given in self.given.items():
            taken = self.taken.get(body)
            if taken is not None:
                onward = [step.persons for step in taken if not step.final]
                found[body] = Node(onward, [step.persons for step in given])
        return found

    @cached_property
    def places(self) -> Mapping[str, Node]:
        """Each place where somebody arrived and left or stayed for good."""
        staying = _by((step.hand_over.place, step) for step in self.ends)
        found = {}
        for place, drives in self.arriving.items():
            outs = [drive.persons for drive in self.leaving.get(place, ())]
            outs += [step.persons for step in staying.get(place, ())]
            if outs:
                found[place] = Node([drive.persons for drive in drives], outs, self._left_otherwise(place))
        return found

    def _left_otherwise(self, place: str) -> bool:
        """Tell whether some who were handed over at a place may have left it on a drive that is not recorded."""
        for step in self.steps:
            if step.hand_over.place == place and not step.final:
                next_places = {one.hand_over.place for one in self.given.get(step.hand_over.receiver or "", ())}
                if not next_places or any(other != place and other not in self.arriving for other in next_places):
                    return True
        return False

    @cached_property
    def end(self) -> Node | None:
        """Those who were collected and those for whom the chain ends; None where it ends for nobody yet."""
        if not self.ends:
            return None
        open = bool(self.waiting) or (not self.closed and self._on_the_way())
        return Node([self.collected], [step.persons for step in self.ends], open)

    def _on_the_way(self) -> bool:
        """Tell whether some were driven to a place where nothing more is recorded of them."""
        places = {step.hand_over.place for step in self.steps}
        ends = [place for place in self.arriving if place not in self.leaving]
        return not places.isdisjoint(self.arriving) and any(place not in places for place in ends)


def _by(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, list[T]]:
    """Group by names; what is not named belongs to nobody."""
    found: dict[str, list[T]] = {}
    for name, one in pairs:
        if name:
            found.setdefault(name, []).append(one)
    return found
