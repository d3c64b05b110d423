"""Hypothesis strategies for the value objects of the model; all values are valid by construction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from ..model.lifecycle import Lifecycle, Transition
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.periods import Frequency, Period
from ..model.quantities import (
    BATCHES,
    GROUPS,
    PERSON_TIMES,
    PERSONS,
    Count,
    Headcount,
    Money,
    Qualifier,
    Quantity,
    count_of,
)
from ..model.sources import Origin, Source

_T = TypeVar("_T")

# Every generated date lies in this span, so that a check at its last day finds none in the future.
FIRST_DAY = date(1979, 1, 1)
LAST_DAY = date(2022, 12, 31)

# Characters offices use: ordinary Chinese, full-width digits and brackets, the middle dot, Japanese, Latin, Cyrillic.
_CHARACTERS = "宿迁常州泰兴南通无锡友好城市外办交流合作代表团座谈会议签署所沢泽·〔〕()0123456789ABCabcéüñЖя 市县区"
_PHRASES = ("宿迁", "外办", "友城", "所沢", "座谈会", "Kobe", "友好交流·合作", "宿迁市人民政府外事办公室")


@cache
def maybe(strategy: st.SearchStrategy[_T]) -> st.SearchStrategy[_T | None]:
    """What a strategy gives, or nothing; put together once for each strategy that is itself made once."""
    return st.none() | strategy


@cache
def texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Text as it stands in ledgers: never empty, no spaces at the ends, Chinese included."""
    ordinary = st.sampled_from(tuple(phrase for phrase in _PHRASES if len(phrase) <= max_size))
    return ordinary | st.text(_CHARACTERS, min_size=1, max_size=max_size).map(lambda text: text.strip() or "市")


@cache
def slugs() -> st.SearchStrategy[str]:
    """Ids as records have them."""
    return st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


@cache
def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Days in the span of all generated dates, or a narrower one."""
    return st.dates(first, last)


@cache
def coarser(day: date) -> st.SearchStrategy[PartialDate]:
    """A day as it may have been written down: to the day, the month or the year."""
    return st.sampled_from((PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)))


@cache
def partial_dates(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[PartialDate]:
    """Dates known to the day, the month or the year."""
    return days(first, last).flatmap(coarser)


@cache
def periods(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[Period]:
    """Regular periods of every frequency, and irregular intervals up to two years long."""
    regular = st.builds(Period.around, days(first, last), st.sampled_from(Frequency))
    lengths = st.integers(1, 730).map(lambda number: timedelta(days=number))
    irregular = st.builds(lambda start, length: Period(start, start + length), days(first, last), lengths)
    return st.one_of(regular, irregular)


@cache
def years(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[Period]:
    """Calendar years and half-years, which plans cover."""
    return st.builds(Period.around, days(first, last), st.sampled_from((Frequency.YEAR, Frequency.HALF)))


@cache
def units() -> st.SearchStrategy[str]:
    """Units of counts."""
    return st.sampled_from((PERSONS, PERSON_TIMES, BATCHES, GROUPS))


@cache
def quantities(unit: str | None = None) -> st.SearchStrategy[Quantity]:
    """Amounts from 0 up: exact, ranges, and rounded with every qualifier."""
    numbers = st.one_of(
        st.integers(0, 100_000).map(Decimal),
        st.integers(1, 99).map(lambda number: Decimal(number) * 10_000),
        st.decimals(0, 1000, places=2, allow_nan=False, allow_infinity=False),
    )
    return st.builds(
        lambda one, other, unit, qualifier: Quantity(min(one, other), max(one, other), unit, qualifier),
        *(numbers, numbers, units() if unit is None else st.just(unit), st.sampled_from(Qualifier)),
    ) | st.builds(Quantity.of, numbers, units() if unit is None else st.just(unit))


@cache
def moneys() -> st.SearchStrategy[Money]:
    """Sums of money."""
    amounts = st.decimals(0, 10_000_000, places=2, allow_nan=False, allow_infinity=False)
    return st.builds(Money, amounts, st.sampled_from(("CNY", "USD", "EUR", "JPY")))


@cache
def _roughness() -> st.SearchStrategy[tuple[int, int, Qualifier] | None]:
    """How far a printed number may be from the true one, below and above it, and its qualifier; mostly it is exact."""
    return st.none() | st.none() | st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(Qualifier))


def printed_counts(number: int, unit: str) -> st.SearchStrategy[Count]:
    """A number as an office may print it: mostly exact, else as a range or with a qualifier that admits it."""

    def printed(roughness: tuple[int, int, Qualifier] | None) -> Count:
        if roughness is None:
            return number
        below, above, qualifier = roughness
        return count_of(Quantity(max(number - below, 0), number + above, unit, qualifier), unit)

    return _roughness().map(printed)


@cache
def _at_most(number: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, number)


@st.composite
def headcounts(draw: st.DrawFn, max_persons: int = 60) -> Headcount:
    """Counts of one visit or batch: any of the four may be missing or rough; never more persons than person-times."""
    persons, small = draw(_at_most(max_persons)), _at_most(9)
    numbers = {
        BATCHES: draw(small),
        GROUPS: draw(small),
        PERSONS: persons,
        PERSON_TIMES: draw(st.none() | st.integers(persons or 0, max_persons * 2)),
    }
    return Headcount(
        **{unit: draw(printed_counts(number, unit)) for unit, number in numbers.items() if number is not None}
    )


@cache
def names() -> st.SearchStrategy[Name]:
    """Names in one to three languages, with aliases."""
    some = st.none() | texts()
    several = st.lists(texts(), max_size=2).map(tuple)
    return st.builds(Name, zh=texts(), en=some, local=some, aliases=several) | st.builds(Name, en=texts(), local=some)


@cache
def sources() -> st.SearchStrategy[Source]:
    """Rows of ledgers, as a spreadsheet counts them."""
    files = texts(12).map(lambda name: f"{name}.xlsx")
    origins = st.builds(Origin, file=files, sheet=st.none() | texts(8), document=st.none() | texts())
    return st.builds(Source, origins, st.integers(2, 100_000))


def moments(day: date, count: int) -> st.SearchStrategy[tuple[datetime, ...]]:
    """`count` times on one day, each after the one before."""
    minutes = st.lists(st.integers(0, 24 * 60 - 1), min_size=count, max_size=count, unique=True)
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (local time, as the ledgers write it)
    return minutes.map(lambda found: tuple(start + timedelta(minutes=minute) for minute in sorted(found)))


@st.composite
def transitions(
    draw: st.DrawFn,
    lifecycle: Lifecycle,
    *,
    max_moves: int = 6,
    first: date = FIRST_DAY,
    last: date = LAST_DAY,
) -> tuple[Transition, ...]:
    """A walk through the lifecycle by its legal moves, in the order of time, some dates coarse or missing."""
    count = draw(st.integers(0, max_moves))
    dates = sorted(draw(st.lists(days(first, last), min_size=count, max_size=count)))
    choices: Sequence[str] = sorted(lifecycle.start)
    walked: list[Transition] = []
    for day in dates:
        if not choices:
            break
        state = draw(st.sampled_from(choices))
        on = draw(maybe(coarser(day)))
        walked.append(Transition(state, on, by=draw(maybe(texts(8))), basis=draw(maybe(texts(12)))))
        choices = sorted(lifecycle.moves.get(state, frozenset()))
    return tuple(walked)
