"""The lists that batches hold: who was to be moved, who was on each drive, who was handed over and taken over."""

from collections.abc import Iterable, Iterator

from ...model.quantities import BATCHES, NO_HEADCOUNT, PERSON_TIMES, Count, Headcount
from ...model.texts import Text
from ...model.transfers import HandOver, TransferBatch
from .manifest import Manifest, ManifestLine, lines_of

LEFT = Text("出发名单", "the list of departure")
ARRIVED = Text("到达名单", "the list of arrival")
_BOARDED = Text(
    "第 {number} 段乘车名单（{origin}→{destination}）", "boarding list {number} ({origin} to {destination})"
)
_GIVEN = Text("第 {number} 次交接移交名单（{place}）", "list given at hand-over {number} ({place})")
_RECEIVED = Text("第 {number} 次交接接收名单（{place}）", "list received at hand-over {number} ({place})")


def departed(batches: Iterable[TransferBatch], name: Text = LEFT) -> Manifest:
    """Return the travellers of batches as one list that says of which batch each line is.

    Of several batches the persons that they state do not add up to persons, because one person may be in two; batches
    and person-times do. A batch that lists nobody but states how many it moved has as many lines without a reference.

    Args:
        batches: the batches.
        name: what the list is called.
    """
    held = tuple(batches)
    parts = [_lines(batch, batch.travellers, _moved(batch)) for batch in held]
    kept = any(batch.travellers for batch in held)
    return Manifest(name=name, listed=_joined(parts) if kept else None, stated=_stated(held))


def arrived(batches: Iterable[TransferBatch], name: Text = ARRIVED) -> Manifest:
    """Return those who were taken over where their way ends, at hand-overs that say what became of them.

    Args:
        batches: the batches.
        name: what the list is called.
    """
    held = tuple(batches)
    ends = [(batch, passing) for batch in held for passing in batch.hand_overs if passing.disposition is not None]
    parts = [_lines(batch, passing.travellers_received, passing.persons_received) for batch, passing in ends]
    kept = any(passing.travellers_received for _, passing in ends)
    # Of one batch the ends are different persons; over several batches one person may end twice.
    numbers = [_number(passing) for _, passing in ends] if len(held) == 1 else []
    stated = Headcount(persons=_sum(numbers))
    return Manifest(name=name, listed=_joined(parts) if kept else None, stated=stated)


def manifests_of(batch: TransferBatch) -> tuple[Manifest, ...]:
    """Return the lists that a batch keeps, in order: its own, those of its drives, those of its hand-overs.

    A side that neither listed nor counted anybody has none.
    """
    return tuple(found for found in _all(batch) if found.listed is not None or found.stated != NO_HEADCOUNT)


def _all(batch: TransferBatch) -> Iterator[Manifest]:
    yield departed((batch,))
    for number, leg in enumerate(batch.legs, 1):
        name = _BOARDED.filled(number=number, origin=leg.origin, destination=leg.destination)
        yield _list(batch, name, leg.travellers, leg.persons_out)
    for number, passing in enumerate(batch.hand_overs, 1):
        where = {"number": number, "place": passing.place}
        yield _list(batch, _GIVEN.filled(**where), passing.travellers_given, passing.persons_given)
        yield _list(batch, _RECEIVED.filled(**where), passing.travellers_received, passing.persons_received)


def _list(batch: TransferBatch, name: Text, references: tuple[str, ...], persons: int | None) -> Manifest:
    lines = lines_of(references, batch.id) if references else None
    return Manifest(name=name, listed=lines, stated=Headcount(persons=persons))


def _lines(batch: TransferBatch, references: tuple[str, ...], number: Count | None) -> tuple[ManifestLine, ...]:
    """Return the lines of a list; where only a number is known, as many that name nobody."""
    if references:
        return lines_of(references, batch.id)
    return (ManifestLine(batch=batch.id),) * (number if isinstance(number, int) else 0)


def _joined(parts: Iterable[tuple[ManifestLine, ...]]) -> tuple[ManifestLine, ...]:
    return tuple(line for part in parts for line in part)


def _moved(batch: TransferBatch) -> Count | None:
    counts = batch.headcount
    return counts.person_times if counts.persons is None else counts.persons


def _number(passing: HandOver) -> int | None:
    return (len(passing.travellers_received) or None) if passing.persons_received is None else passing.persons_received


def _stated(held: tuple[TransferBatch, ...]) -> Headcount:
    if len(held) == 1:
        return held[0].headcount
    batches = _sum(1 if batch.headcount.batches is None else batch.headcount.batches for batch in held)
    return Headcount(**{BATCHES: batches, PERSON_TIMES: _sum(batch.headcount.person_times for batch in held)})


def _sum(counts: Iterable[Count | None]) -> Count | None:
    """Return the sum of exact counts; None where one is not stated or rounded."""
    held = tuple(counts)
    exact = [count for count in held if isinstance(count, int)]
    return sum(exact) if held and len(exact) == len(held) else None
