"""The checks of the plugin: each looks at the book of every office that runs the system."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from weakref import WeakKeyDictionary

from localdiplomacy import Check, CheckContext, Issue, Rule

from . import rules
from .books import Book
from .checks_of_batches import (
    checked_other_day,
    checklists_missing,
    handed_over_differs,
    items_not_done,
    not_trained,
    reminded_too_late,
    trained_too_late,
)
from .checks_of_parts import never_used, not_inspected, nothing_recorded, out_of_time, parts_missing
from .config import SuqianConfig
from .gathering import books

Find = Callable[[CheckContext, Book], Iterable[Issue]]
BooksOf = Callable[[CheckContext], tuple[Book, ...]]


def checks_for(config: SuqianConfig) -> tuple[Check, ...]:
    """Return the checks for a configuration."""
    found: tuple[tuple[str, str, str, tuple[tuple[Rule, Find], ...]], ...] = (
        (
            "parts",
            "365体系的14项组成部分",
            "the 14 parts of the 365 system are recorded",
            (
                (rules.NOTHING_RECORDED, nothing_recorded),
                (rules.PARTS_MISSING, parts_missing),
                (rules.OUT_OF_TIME, out_of_time),
            ),
        ),
        (
            "inspections",
            "按规定的间隔开展专项督查",
            "there are the special inspections that the regulations ask for",
            ((rules.NOT_INSPECTED, not_inspected),),
        ),
        (
            "crew",
            "先培训后上岗",
            "crew is trained before it leaves",
            ((rules.NOT_TRAINED, not_trained), (rules.TRAINED_TOO_LATE, trained_too_late)),
        ),
        (
            "vehicles",
            "用车当日检查车辆",
            "vehicles are checked on the day they are used",
            ((rules.CHECKED_OTHER_DAY, checked_other_day),),
        ),
        (
            "reminders",
            "发车前提醒",
            "reminders come before the departure",
            ((rules.REMINDED_TOO_LATE, reminded_too_late),),
        ),
        (
            "hand-over",
            "上车的人都已交接",
            "everyone who boarded is handed over",
            ((rules.HANDED_OVER_DIFFERS, handed_over_differs),),
        ),
        (
            "checklists",
            "每批次的清单",
            "batches have their checklists, and these are complete",
            (
                (rules.CHECKLISTS_MISSING, partial(checklists_missing, config=config)),
                (rules.NEVER_USED, never_used),
                (rules.ITEM_NOT_DONE, items_not_done),
            ),
        ),
    )
    # The books of a context are made once for all checks, and go when it goes.
    made: WeakKeyDictionary[CheckContext, tuple[Book, ...]] = WeakKeyDictionary()

    def books_of(context: CheckContext) -> tuple[Book, ...]:
        if context not in made:
            made[context] = books(context.ledger, context.code_lists, config, context.at)
        return made[context]

    return tuple(_check(id, zh, en, pairs, books_of) for id, zh, en, pairs in found)


def _check(id: str, zh: str, en: str, pairs: tuple[tuple[Rule, Find], ...], books_of: BooksOf) -> Check:
    def run(context: CheckContext) -> Iterator[Issue]:
        for book in books_of(context):
            for _, find in pairs:
                yield from find(context, book)

    return Check(
        id=f"suqian.{id}",
        zh=zh,
        en=en,
        rules=tuple(rule for rule, _ in pairs),
        run=run,
        applies=_has_transfers,
        needs=("regulations",) if rules.NOT_INSPECTED in dict(pairs) else (),
    )


def _has_transfers(context: CheckContext) -> bool:
    return len(context.ledger.transfers) > 0
