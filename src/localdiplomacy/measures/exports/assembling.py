"""Columns of many rows: those that are alike are filled in together, the others one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import evolve

from ..alike import Alike, alike
from ..lines import Lines
from ..rows import Row
from ..table_rows import Rows
from .column import Column, Value, Values

Each = Callable[[Sequence[Row]], tuple[Column, ...]]
OfAlike = Callable[[Alike], Mapping[str, Values]]


def assembled(rows: Rows, each: Each, of_alike: OfAlike) -> tuple[Column, ...]:
    """Return the columns of the rows of a table.

    Args:
        rows: the rows.
        each: gives the columns of some rows, looking at each of them.
        of_alike: gives what differs among lines that are alike, by the name of the column.
    """
    groups = list(_alike(rows))
    if not groups:
        return each(rows)
    together = {place for places, _ in groups for place in places}
    alone = [place for place in range(len(rows)) if place not in together]
    columns = each([rows[place] for place in alone])
    examples = [{column.name: column.values[0] for column in each([found.example])} for _, found in groups]
    differing = [of_alike(found) for _, found in groups]
    places = [*alone, *chain.from_iterable(places for places, _ in groups)]
    order = sorted(range(len(places)), key=places.__getitem__)
    widths = [len(places) for places, _ in groups]
    return tuple(evolve(column, values=_values(column, examples, differing, widths, order)) for column in columns)


def _values(
    column: Column,
    examples: Sequence[Mapping[str, Value]],
    differing: Sequence[Mapping[str, Values]],
    widths: Sequence[int],
    order: Sequence[int],
) -> Values:
    """Return the values of a column: those of rows alone, then of each group of lines, in the order of the rows."""
    name = column.name
    same = [example.get(name) for example in examples]
    if not column.values and len(set(same)) == 1 and not any(name in differs for differs in differing):
        return same[:1] * len(order)
    of_groups = (
        differs.get(name) or [one] * width for differs, one, width in zip(differing, same, widths, strict=True)
    )
    values = [*column.values, *chain.from_iterable(of_groups)]
    return list(map(values.__getitem__, order))


def _alike(rows: Rows) -> Iterator[tuple[Sequence[int], Alike]]:
    """Yield lines that are alike, with their places among all rows."""
    before = 0
    for _, run in rows.runs:
        if isinstance(run, Lines):
            for found in alike(run):
                yield [before + place for place in found.places], found
        before += len(run)
