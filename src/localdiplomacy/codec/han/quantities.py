"""Amounts as offices print them, in a cell or in the middle of a sentence: `5天`, `近60万只`, `100余人`, `2–4期`, `1家以上`.

A printed amount is `before? number (to number)? unit after?`. One pattern finds the number; its unit is looked up in the
caller's list, because only a listed unit makes a number in prose an amount: 六中全会 counts nothing.
"""

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from ...model.quantities import Qualifier, Quantity
from .fold import fold
from .printed_numbers import PrintedNumber, printed_number
from .quantity_words import (
    AFTER,
    AFTER_UNIT,
    BEFORE,
    CLAIMED,
    CLAIMED_OR_START,
    COUNTING,
    OPENING_QUOTES,
    RANGE_END,
    START,
)
from .variants import simplify

_LONGEST_CELL = 80  # characters of a cell that can still be one amount
_LONGEST_UNIT = 12
_BARE_MULTIPLE = re.compile("[百千万亿]+")
_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})


@frozen(kw_only=True)
class Found:
    """An amount and its place in the text it was found in.

    Args:
        start: index of its first character, a qualifier such as 近 included.
        end: index after its last character.
        value: the amount.
    """

    start: int
    end: int
    value: Quantity


def read_quantity(text: str, units: Mapping[str, str], default_unit: str | None = None) -> Quantity | None:
    """Read a text that is an amount and nothing else.

    Args:
        text: the whole text, such as a cell; blanks around it do not count.
        units: printed unit words, simplified and half-width, to unit ids: `{"人次": "person_times", "人": "persons"}`.
            The longest word that fits is taken.
        default_unit: id of the unit of a bare number (the unit in a column's heading); None refuses bare numbers.

    Returns:
        The amount as printed, or None if the text is not one. `2-4期` has low 2 and high 4; 数十位 is 20 to 99.

    >>> read_quantity("近60万只", {"只": "pieces"})
    Quantity(low=Decimal('600000'), high=Decimal('600000'), unit='pieces', qualifier=<Qualifier.NEARLY: 'nearly'>)
    """
    if len(text) > _LONGEST_CELL:
        return None
    plain = simplify(fold(text)).strip()
    negative = plain[:1] in ("-", "负")
    if negative or plain[:1] == "+":
        plain = plain[1:].lstrip()
    match = START.match(plain)
    found = _amount(plain, match, units, default_unit) if match else None
    if found is None or found.end != len(plain):
        return None
    if not negative:
        return found.value
    number = found.value.exact
    return None if number is None else Quantity.of(number.copy_negate() if number else number, found.value.unit)


def find_quantities(text: str, units: Mapping[str, str]) -> Iterator[Found]:
    """Find the amounts in prose, in their order; they do not overlap.

    Dates, months, ordinals (第3届), anniversaries and numbers inside words (G20, 3.0版) are passed over. So are Chinese
    numerals that count nothing in this genre: 一 alone (一个, 一批), and one that opens a quoted slogan (“三个走在前”).

    Args:
        text: prose, as it was written.
        units: printed unit words, simplified and half-width, to unit ids, as for `read_quantity`.

    Yields:
        Each amount, with its place in `text`.

    >>> [found.value.unit for found in find_quantities("接待266批818人次", {"批": "batches", "人次": "person_times"})]
    ['batches', 'person_times']
    """
    plain = simplify(fold(text))
    position = 0
    while match := CLAIMED_OR_START.search(plain, position):
        position = match.end()
        if match["claimed"]:
            continue
        if match["before"] and (claimed := CLAIMED.match(plain, max(match.start("number"), match.start()))):
            position = claimed.end()  # 约2021年3月
        elif not _counts_nothing(plain, match) and (found := _amount(plain, match, units, None)):
            position = found.end
            yield found


def _counts_nothing(plain: str, match: re.Match[str]) -> bool:
    number = match["number"]
    if number is None or number[0] in "0123456789":
        return False
    before = plain[max(match.start() - 1, 0) : match.start()]
    return (len(number) == 1 and number not in COUNTING) or before in OPENING_QUOTES


def _amount(plain: str, match: re.Match[str], units: Mapping[str, str], default_unit: str | None) -> Found | None:
    number = printed_number(match)
    if number is None or (_BARE_MULTIPLE.fullmatch(match["number"] or "") and not _is_rounded(match)):
        return None
    unit, end = _unit_at(plain, match.end(), units)
    if (upper := RANGE_END.match(plain, end)) and (last := printed_number(upper)):
        unit_of_first = unit
        unit, end = _unit_at(plain, upper.end(), units)
        if unit_of_first not in (None, unit) or (whole := number.up_to(last)) is None:
            return None
        number = whole
    unit = unit or default_unit
    after = AFTER_UNIT.match(plain, end)
    qualifier = _qualifier(match["before"], number, after[0] if after else None)
    if unit is None or qualifier is None:
        return None
    value = Quantity(number.low, number.high, unit, qualifier)
    return Found(start=match.start(), end=after.end() if after else end, value=value)


def _is_rounded(match: re.Match[str]) -> bool:
    """Tell whether a bare 百 or 千 is meant as a number: 近百, 上千, 百余."""
    return bool(match["before"] or match["inside"] or match["outside"])


def _unit_at(plain: str, position: int, units: Mapping[str, str]) -> tuple[str | None, int]:
    """Return the id of the longest unit word at `position` and where it ends; (None, position) if there is none."""
    start = position + (plain[position : position + 1] in (" ", "\t"))
    for length in range(min(_LONGEST_UNIT, len(plain) - start), 0, -1):
        unit = units.get(plain[start : start + length])
        if unit is not None:
            return unit, start + length
    return None, position


def _qualifier(before: str | None, number: PrintedNumber, after: str | None) -> Qualifier | None:
    """Join what the words before, inside and after a number say; None where they contradict each other."""
    said = {BEFORE.get(before or ""), number.qualifier, AFTER.get(after or "")} - {None, Qualifier.EXACT}
    if len(said) <= 1:
        return next(iter(said), Qualifier.EXACT)
    bounds = said & _BOUNDS
    if len(bounds) > 1:
        return None
    return next(iter(bounds), Qualifier.APPROX)
