"""Folding the numbers and values of grouped records into cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

from attrs import evolve, frozen

from ..ledger.ledger import Ledger
from ..model.quantities import Qualifier
from .amounts import Number, number_column
from .cells import ZERO, CellKey, Latest, Partial, Reason, latest_of
from .choosing import Chosen
from .dimensions import UNKNOWN
from .elsewhere import elsewhere
from .field_paths import Reader, reader
from .grouping import Group
from .indicators import Fold, Indicator
from .memo import Memo
from .plain_columns import each_once, text_column

Values = Sequence[tuple[str, ...]]
_ONE = Number.exactly(1)
_ID = attrgetter("id")
_SOURCE = attrgetter("source")


@frozen(eq=False)
class Numbers:
    """What records state in one unit, place by place.

    Args:
        stated: the numbers; None where a record states none.
        wholes: the same as whole numbers, which add up faster; None where one of them is rounded, a range or a fraction.
        negative: places of negative numbers.
    """

    stated: Sequence[Number | None]
    wholes: Sequence[int | None] | None
    negative: frozenset[int]

    @classmethod
    def of(cls, stated: Sequence[Number | None]) -> "Numbers":
        """Look at the numbers that records state."""
        # Most are the same few objects, so each is looked at once.
        objects = list(map(id, stated))
        known = dict(zip(objects, stated, strict=True))
        wholes = {key: _whole(number) for key, number in known.items()}
        below = {key for key, number in known.items() if number is not None and number.low < ZERO}
        plain = all(wholes[key] is not None or number is None for key, number in known.items())
        return cls(
            stated,
            list(map(wholes.__getitem__, objects)) if plain else None,
            frozenset(place for place, key in enumerate(objects) if key in below) if below else frozenset(),
        )


def _whole(number: Number | None) -> int | None:
    if number is None or number.low != number.high or number.qualifier is not Qualifier.EXACT:
        return None
    return int(number.low) if number.low == number.low.to_integral_value() else None


@frozen(kw_only=True, eq=False)
class Columns:
    """What the chosen records state for one indicator, place by place.

    Args:
        chosen: the records.
        numbers: the numbers in each unit.
        values: the values that are told apart; empty for other folds.
        negative: places of records with a negative number, which do not count.
    """

    chosen: Chosen
    numbers: tuple[tuple[str, Numbers], ...]
    values: Values
    negative: frozenset[int]

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        chosen: Chosen,
        ledger: Ledger,
        memo: Memo,
        known: Mapping[str, Mapping[int, tuple[str, ...]]],
    ) -> "Columns":
        """Read what records state; indicators that read the same field of the same records share the column.

        Args:
            indicator: what is counted.
            chosen: the records.
            ledger: where the records that ids point at are found.
            memo: where columns are kept.
            known: of fields that have been read, the values of each record, by field and `id()` of the record.
        """
        numbers = tuple(_numbers(indicator, chosen, ledger, memo))
        values: Values = ()
        if indicator.fold is Fold.DISTINCT and indicator.value is not None:
            read, others = reader(indicator.value, ledger), elsewhere(indicator.records, indicator.value)
            key = ("values", indicator.value)
            values = chosen.columns(key, partial(_texts, indicator.value, read, known.get(indicator.value)), memo)
            if others is not None:
                values = memo.once(("ours", key, chosen), lambda: each_once(values, others.without))
        negative = frozenset[int]().union(*(column.negative for _, column in numbers))
        return cls(chosen=chosen, numbers=numbers, values=values, negative=negative)

    def left_out(self) -> Iterator[tuple[Reason, str]]:
        """Yield the ids of records that do not count or count without a number, and why."""
        for record, reason, _ in self.chosen.unclear:
            yield reason, record.id
        silent: Sequence[int] = range(len(self.chosen.records))
        for column in (*(column.stated for _, column in self.numbers), *([self.values] if self.values else [])):
            silent = [place for place in silent if not column[place]] if None in column or () in column else ()
        for places, reason in ((self.negative, Reason.NEGATIVE), (silent, Reason.NOT_STATED)):
            for place in places:
                yield reason, self.chosen.records[place].id


def _texts(
    path: str, read: Reader, known: Mapping[int, tuple[str, ...]] | None, records: Sequence[Any]
) -> Sequence[tuple[str, ...]]:
    """Return the values of a field of each record as texts."""
    if known is not None:
        return list(map(known.__getitem__, map(id, records)))
    column = text_column(path, records)
    return [tuple(map(str, read(record))) for record in records] if column is None else column


def _numbers(indicator: Indicator, chosen: Chosen, ledger: Ledger, memo: Memo) -> Iterator[tuple[str, Numbers]]:
    if indicator.fold is Fold.COUNT:
        many = len(chosen.records)
        yield indicator.unit, Numbers([_ONE] * many, [1] * many, frozenset())
    elif indicator.fold is not Fold.DISTINCT and indicator.value is not None:
        how = (indicator.minus, indicator.times, indicator.otherwise)
        for field, unit in ((indicator.value, indicator.unit), *indicator.alternatives):
            key = ("numbers", field, unit, how)
            stated = chosen.columns(key, number_column(indicator, field, unit, ledger), memo)
            yield unit, memo.once(("looked-at", key, chosen), partial(Numbers.of, stated))


def fold(indicator: Indicator, group: Group, columns: Columns, memo: Memo) -> Iterator[tuple[CellKey, Partial]]:
    """Yield the cells of one indicator by one grouping."""
    chosen, buckets = columns.chosen, group.buckets(columns.chosen)
    among = indicator.tells_apart()
    for members in buckets.members():
        places, unclear = buckets.counted.get(members, ()), buckets.unclear.get(members)
        if columns.negative:
            places = [place for place in places if place not in columns.negative]
            about = _about(chosen, places, memo)
        else:
            key_of_about = (chosen, group, members)
            about = memo.once(key_of_about, lambda places=places: _about(chosen, places, memo))  # type: ignore[misc]
        if unclear:
            about = evolve(about, unclear=tuple(sorted(unclear.items())))
        if not places and not unclear:
            continue
        for unit, numbers in columns.numbers:
            key = CellKey(indicator.id, unit, group.by, members)
            yield key, _of_numbers(about, indicator, chosen, numbers, places)
        if indicator.fold is Fold.DISTINCT:
            key = CellKey(indicator.id, indicator.unit, group.by, members)
            # In the row of a country or continent only the countries of that row were reached.
            keeps = group.keeps(str(indicator.value), members, chosen.day)
            yield key, _of_values(about, columns.values, places, (among, keeps))


def _about(chosen: Chosen, places: Sequence[int], memo: Memo) -> Partial:
    """Return a cell that knows its records and where they come from, but not what they state."""
    ids, sources = chosen.column("ids", _ID, memo), chosen.column("sources", _SOURCE, memo)
    origins = [source.origin for source in map(sources.__getitem__, places) if source is not None]
    return Partial(
        records=tuple(map(ids.__getitem__, places)),
        files=frozenset(origin.file for origin in origins if origin.file is not None),
        synthetic=sum(origin.synthetic for origin in origins),
        partial=sum(origin.partial for origin in origins),
    )


def _of_numbers(
    about: Partial, indicator: Indicator, chosen: Chosen, numbers: Numbers, places: Sequence[int]
) -> Partial:
    latest = latest_of(_latest(chosen, numbers.stated, places)) if indicator.fold is Fold.LAST else ()
    if numbers.wholes is not None:
        wholes = [number for number in map(numbers.wholes.__getitem__, places) if number is not None]
        total = Decimal(sum(wholes))
        return evolve(about, stated=len(wholes), low=total, high=total, latest=latest)
    stated = [number for place in places if (number := numbers.stated[place]) is not None]
    qualifiers = frozenset(number.qualifier for number in stated) - {Qualifier.EXACT}
    slacks = [number.slack() for number in stated if number.qualifier in qualifiers] if qualifiers else []
    return evolve(
        about,
        stated=len(stated),
        low=sum((number.low for number in stated), ZERO),
        high=sum((number.high for number in stated), ZERO),
        below=sum((below for below, _ in slacks), ZERO),
        above=sum((above for _, above in slacks if above is not None), ZERO),
        qualifiers=qualifiers,
        latest=latest,
    )


def _latest(chosen: Chosen, numbers: Sequence[Number | None], places: Iterable[int]) -> Iterator[Latest]:
    for place in places:
        record, number = chosen.records[place], numbers[place]
        if number is not None:
            yield Latest(record.office or UNKNOWN, f"{chosen.whens[place].last}", record.id, number)


def _of_values(
    about: Partial, values: Values, places: Sequence[int], tests: Iterable[Callable[[str], bool]]
) -> Partial:
    seen = list(map(values.__getitem__, places))
    distinct = set[str]().union(*set(seen))
    for test in tests:
        distinct = set(filter(test, distinct))
    return evolve(about, stated=sum(map(bool, seen)), distinct=frozenset(distinct))
