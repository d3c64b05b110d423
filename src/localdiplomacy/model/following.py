"""Following travellers by their references from hand-over to hand-over, and where they are lost sight of."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from attrs import field, frozen


class Passing(Protocol):
    """What is looked at of a hand-over."""

    @property
    def giver(self) -> str | None: ...

    @property
    def receiver(self) -> str | None: ...

    @property
    def travellers_given(self) -> tuple[str, ...]: ...

    @property
    def travellers_received(self) -> tuple[str, ...]: ...

    @property
    def disposition(self) -> str | None: ...


class Lost(StrEnum):
    """Why a traveller cannot be followed any further."""

    NOT_LISTED = "not-listed"  # no hand-over has the reference on its list
    NOT_RECEIVED = "not-received"  # handed over, but not on the receiver's list
    NOT_GIVEN = "not-given"  # taken over, but not on the giver's list
    NO_NAMES = "no-names"  # the hand-over does not name both sides
    OTHER_BODY = "other-body"  # the next one is by another body than the one that took over
    NO_END = "no-end"  # the last one does not say what became of the traveller


@frozen(kw_only=True)
class Track:
    """One traveller's way through a batch.

    Args:
        reference: the pseudonym; never shown.
        stops: the places in the batch's list of the hand-overs that list the traveller, from 0.
        lost: why the traveller cannot be followed to the end; None where that is possible.
        lost_at: the place of the hand-over where that shows; None where no hand-over lists the traveller.
    """

    reference: str = field(repr=False, metadata={"sensitive": True})
    stops: tuple[int, ...] = ()
    lost: Lost | None = None
    lost_at: int | None = None


def follow(travellers: Sequence[str], hand_overs: Sequence[Passing]) -> tuple[Track, ...]:
    """Return the way of each traveller, in the order of the list.

    A hand-over of which one side kept a list only is taken at that list.

    Args:
        travellers: their references.
        hand_overs: the hand-overs in order.
    """
    lists = [(set(given(passing)), set(received(passing))) for passing in hand_overs]
    stops: dict[str, list[int]] = {}
    for place, (out, taken) in enumerate(lists):
        for reference in out | taken:
            stops.setdefault(reference, []).append(place)
    return tuple(_track(reference, stops.get(reference, []), hand_overs, lists) for reference in travellers)


def given(passing: Passing) -> tuple[str, ...]:
    """Return the references handed over; those taken over where the giver kept no list."""
    return passing.travellers_given or passing.travellers_received


def received(passing: Passing) -> tuple[str, ...]:
    """Return the references taken over; those handed over where the receiver kept no list."""
    return passing.travellers_received or passing.travellers_given


def _track(
    reference: str, stops: Sequence[int], hand_overs: Sequence[Passing], lists: Sequence[tuple[set[str], set[str]]]
) -> Track:
    if not stops:
        return Track(reference=reference, lost=Lost.NOT_LISTED)
    for place, lost in _breaks(reference, stops, hand_overs, lists):
        return Track(reference=reference, stops=tuple(stops), lost=lost, lost_at=place)
    return Track(reference=reference, stops=tuple(stops))


def _breaks(
    reference: str, stops: Sequence[int], hand_overs: Sequence[Passing], lists: Sequence[tuple[set[str], set[str]]]
) -> Iterator[tuple[int, Lost]]:
    """Yield where the way of a traveller breaks, and why, in the order of the way."""
    for place, following in zip(stops, (*stops[1:], None), strict=True):
        passing, (out, taken) = hand_overs[place], lists[place]
        if reference not in taken:
            yield place, Lost.NOT_RECEIVED
        if reference not in out:
            yield place, Lost.NOT_GIVEN
        if passing.giver is None or passing.receiver is None:
            yield place, Lost.NO_NAMES
        if following is None and passing.disposition is None:
            yield place, Lost.NO_END
        if following is not None and hand_overs[following].giver != passing.receiver:
            yield following, Lost.OTHER_BODY
