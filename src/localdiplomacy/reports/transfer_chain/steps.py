"""The steps of a batch in the order in which they happened: drives and hand-overs, with the time between them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from attrs import evolve, frozen

from ...model.transfers import HandOver, Leg, TransferBatch, local


@frozen(kw_only=True)
class Step:
    """One step of a batch.

    Args:
        number: its number in the order in which steps happened, from 1.
        path: the field it stands in, such as `hand_overs[0]`.
        what: the drive or the hand-over.
        gap: the time since the step before it at the same place ended, not counting other parts of a split; None where
            times do not tell.
    """

    number: int = 0
    path: str
    what: Leg | HandOver
    gap: timedelta | None = None

    @property
    def starts(self) -> tuple[str, datetime | None]:
        """Where and when it begins, in local time."""
        what = self.what
        return (what.origin, local(what.departs_at)) if isinstance(what, Leg) else (what.place, local(what.at))

    @property
    def ends(self) -> tuple[str, datetime | None]:
        """Where and when it ends, in local time."""
        what = self.what
        return (what.destination, local(what.arrives_at)) if isinstance(what, Leg) else (what.place, local(what.at))


def steps_of(batch: TransferBatch) -> tuple[Step, ...]:
    """Return the steps of a batch: by their times where all are known, else each hand-over after the drive to its place."""
    legs = [Step(path=f"legs[{number}]", what=leg) for number, leg in enumerate(batch.legs)]
    passings = [Step(path=f"hand_overs[{number}]", what=one) for number, one in enumerate(batch.hand_overs)]
    ordered = _by_time([*legs, *passings]) or list(_by_place(legs, passings))
    numbered = [evolve(step, number=number) for number, step in enumerate(ordered, 1)]
    return tuple(evolve(step, gap=_gap(step, numbered[: step.number - 1])) for step in numbered)


def _by_time(steps: Sequence[Step]) -> list[Step]:
    """Return steps by the time they begin; none where one of them is not known."""
    timed = [(when, step) for step in steps for _, when in (step.starts,) if when is not None]
    if len(timed) < len(steps):
        return []
    return [step for _, step in sorted(timed, key=lambda pair: pair[0])]


def _by_place(legs: Sequence[Step], passings: Sequence[Step]) -> Iterator[Step]:
    """Yield hand-overs where the first drive begins, then each drive with the hand-overs where it ends, then the rest."""
    waiting = list(passings)

    def handed_over_at(place: str) -> Iterator[Step]:
        for step in [step for step in waiting if step.starts[0] == place]:
            waiting.remove(step)
            yield step

    if legs:
        yield from handed_over_at(legs[0].starts[0])
    for leg in legs:
        yield leg
        yield from handed_over_at(leg.ends[0])
    yield from waiting


def _gap(step: Step, before: Sequence[Step]) -> timedelta | None:
    place, begins = step.starts
    if begins is None:
        return None
    ends = (one.ends for one in before if not _beside(one, step))
    ended = [when for where, when in ends if where == place and when is not None]
    over = [when for when in ended if when <= begins]
    last = max(over) if over else min(ended, default=None)
    return None if last is None else begins - last


def _beside(one: Step, other: Step) -> bool:
    """Tell whether two steps are parts of a split: the same body hands over to several."""
    both = isinstance(one.what, HandOver) and isinstance(other.what, HandOver)
    return both and one.what.giver == other.what.giver  # type: ignore[union-attr]
