"""Figures of one thing, given several times: which two of them tell what the sides say about each other."""

from decimal import Decimal
from itertools import combinations, product

from ..model.observations import Observation
from .outcomes import Outcome, compare_values

# Where several figures can be paired: a contradiction is told before an agreement, and an agreement in one unit
# before the lack of one in another.
_TOLD_FIRST = (Outcome.CONTRADICTS, Outcome.WITHIN_QUALIFIER, Outcome.EQUAL, Outcome.DIFFERENT_UNIT)


def order(observation: Observation) -> tuple[str, Decimal, Decimal, str, str]:
    """Return where a figure stands among others of the same thing: by unit, then by size."""
    value = observation.value
    if value is None:
        return "", Decimal(0), Decimal(0), "", str(observation.source)
    return value.unit, value.low, value.high, value.qualifier.value, str(observation.source)


def telling_pair(
    left: tuple[Observation, ...], right: tuple[Observation, ...]
) -> tuple[Outcome, Observation, Observation]:
    """Return the outcome and the two figures that show it. What both sides say alike is set aside first."""
    lefts, rights = _stated(left), _stated(right)
    if not lefts or not rights:
        return Outcome.MISSING, (lefts or left)[0], (rights or right)[0]
    ones, others = _apart(lefts, rights), _apart(rights, lefts)
    if not ones and not others:
        return Outcome.EQUAL, lefts[0], rights[0]
    pairs = product(ones or lefts, others or rights)
    return min(
        ((compare_values(one.value, other.value), one, other) for one, other in pairs),
        key=lambda pair: (_TOLD_FIRST.index(pair[0]), sorted((order(pair[1]), order(pair[2])))),
    )


def _stated(side: tuple[Observation, ...]) -> tuple[Observation, ...]:
    return tuple(observation for observation in side if observation.value is not None)


def _apart(side: tuple[Observation, ...], other: tuple[Observation, ...]) -> list[Observation]:
    values = {observation.value for observation in other}
    return [observation for observation in side if observation.value not in values]


def inconsistent(side: tuple[Observation, ...]) -> bool:
    """Tell whether a side gives a figure with values that do not agree."""
    values = [observation.value for observation in _stated(side)]
    agree = (Outcome.EQUAL, Outcome.WITHIN_QUALIFIER)
    return any(compare_values(one, other) not in agree for one, other in combinations(values, 2))
