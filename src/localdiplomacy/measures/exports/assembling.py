"""Columns of many rows: those that are alike are filled in together, the others one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat

from attrs import evolve

from ..alike import Alike, alike
from ..lines import Lines
from ..rows import Row
from ..table_rows import Rows
from .column import Column, Values

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
    made = []
    for column in columns:
        parts: list[Values] = [column.values]
        for (own, _), example, differs in zip(groups, examples, differing, strict=True):
            same = example.get(column.name)
            parts.append(differs.get(column.name) or tuple(repeat(same, len(own))))
        values = list(chain.from_iterable(parts))
        made.append(evolve(column, values=[values[place] for place in order]))
    return tuple(made)


def _alike(rows: Rows) -> Iterator[tuple[Sequence[int], Alike]]:
    """Yield lines that are alike, with their places among all rows."""
    before = 0
    for _, run in rows.runs:
        if isinstance(run, Lines):
            for found in alike(run):
                yield [before + place for place in found.places], found
        before += len(run)
