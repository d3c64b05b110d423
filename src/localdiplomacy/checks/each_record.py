"""Checks that look at the records of a ledger one by one under the regulations of the day."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar

from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.lifecycle import STATE, HasHistory
from .check import Check, CheckContext
from .rulebook import Rulebook

R = TypeVar("R")

NEEDS = ("regulations",)


def came_to(record: HasHistory, states: Collection[str], at: date) -> bool:
    """Tell whether a record has come to one of some states by the end of a day."""
    for move in record.history:  # asked of every record by many checks
        if move.to in states and move.of == STATE and (move.on is None or move.on.first <= at):
            return True
    return False


def each_record(
    id: str,
    zh: str,
    en: str,
    rules: Iterable[Rule],
    look: Callable[[Rulebook, R], Iterator[Issue]],
    records: Callable[[CheckContext], Iterable[R]],
    applies: Callable[[CheckContext], bool],
    *needs: str,
) -> Check:
    """Return a check that looks at every record by itself and says at the end what it could not judge.

    Args:
        id: id of the check.
        zh: what it looks at, in Chinese.
        en: what it looks at, in English.
        rules: the rules it carries.
        look: yields what is wrong with one record.
        records: the records of a context that it looks at.
        applies: tells whether a context has any.
        needs: what must be in the context besides the regulations.
    """

    def run(context: CheckContext) -> Iterator[Issue]:
        book = Rulebook(context, id)
        for record in records(context):
            yield from look(book, record)
        yield from book.unanswered()

    return Check(id=id, zh=zh, en=en, rules=tuple(rules), run=run, applies=applies, needs=(*NEEDS, *needs))
