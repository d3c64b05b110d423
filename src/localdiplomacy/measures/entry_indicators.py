"""How indicators of the smaller ledgers are put together: what their conditions and printed definitions have in common."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .defining import NOT_CANCELLED, definition_of
from .indicators import Fold, Indicator

# The kind `event` and those that are part of it.
EVENTS = ("event", "event.exchange", "consular.outreach", "consular.apec-promotion")

NOT_JUST_PLANNED = Where(
    any_of=(
        Where(field="history.to", op=Operator.NOT_IN, value=("planned",)),
        Where(field="history.to", op=Operator.IN, value=("held", "delivered", "closed")),
    )
)
_EACH = Text("每条记录计 1", "one a record")
_BY_DATE = Text("按所记日期统计", "by the date entered")
_TOOK_PLACE = Text("不含已取消和仅列入计划的", "without what was cancelled or is no more than planned")
_ON_THE_DAY = Text("期末在册", "as kept on the last day")


def of_kind(*kinds: str) -> Where:
    """Return the condition that an entry is of one of some kinds."""
    where = Where(field="kind", value=kinds[0]) if len(kinds) == 1 else None
    return where or Where(field="kind", op=Operator.IN, value=kinds)


def went_through(*states: str) -> Where:
    """Return the condition that an entry has been in one of some states."""
    return Where(field="history.to", op=Operator.IN, value=states)


def filled_in(field: str) -> Where:
    """Return the condition that an entry states a field."""
    return Where(field=field, op=Operator.PRESENT)


def either(*parts: Where) -> Where:
    """Return the condition that one of the parts holds."""
    return Where(any_of=parts)


def _entries(
    id: str, zh: str, en: str, unit: str, kinds: tuple[str, ...], clauses: tuple[Text, ...], **more: Any
) -> Indicator:
    also, took_place = more.pop("also", ()), more.pop("took_place", False)
    parts = (of_kind(*kinds), *((NOT_CANCELLED, NOT_JUST_PLANNED) if took_place else ()), *also)
    return Indicator(
        id=id,
        zh=zh,
        en=en,
        unit=unit,
        records="entries",
        where=Where(all_of=parts) if len(parts) > 1 else parts[0],
        definition=definition_of(*clauses, *((_TOOK_PLACE,) if took_place else ())),
        **more,
    )


def lines(id: str, zh: str, en: str, unit: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator that counts records by their date.

    Args:
        id: its id.
        zh: its name in Chinese.
        en: its name in English.
        unit: the unit of the count.
        kinds: the kinds of entries.
        what: what is counted, in words.
        more: `also` (further conditions), `took_place` (True leaves out what was cancelled or only planned), and what
            `Indicator` takes.
    """
    return _entries(id, zh, en, unit, kinds, (what, _EACH, _BY_DATE), **{"time": "on", **more})


def summed(id: str, zh: str, en: str, unit: str, value: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator that adds up a field of records by their date; see `lines`."""
    return _entries(
        id, zh, en, unit, kinds, (what, _BY_DATE), **{"time": "on", "value": value, "fold": Fold.SUM, **more}
    )


def people(id: str, zh: str, en: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator of people in the unit each office uses; see `lines`."""
    return _entries(
        id,
        f"{zh}（按各单位口径）",
        en,
        "persons",
        kinds,
        (what, Text("按人或人次统计，两种口径不相加", "in persons or person-times, which are never added"), _BY_DATE),
        **{
            "time": "on",
            "value": "headcount.persons",
            "alternatives": (("headcount.person_times", "person_times"),),
            "fold": Fold.SUM,
            **more,
        },
    )


def numbers(id: str, zh: str, en: str, field: str, *kinds: str, **more: Any) -> Indicator:
    """Return an indicator that adds up a number among the details of records: findings, problems; see `lines`."""
    return summed(id, zh, en, "items", f"details.{field}", *kinds, what=Text(f"{zh}相加", en.lower()), **more)


def apart(id: str, zh: str, en: str, unit: str, value: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator that tells values of a field apart; see `lines`."""
    clauses = (what, Text("相同的只计一次", "each counted once"), _BY_DATE)
    return _entries(id, zh, en, unit, kinds, clauses, **{"time": "on", "value": value, "fold": Fold.DISTINCT, **more})


def mean(id: str, zh: str, en: str, unit: str, value: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator of the mean of a field; see `lines`."""
    clauses = (what, Text("未填的不计", "records that state none do not count"), _BY_DATE)
    return _entries(id, zh, en, unit, kinds, clauses, **{"time": "on", "value": value, "fold": Fold.MEAN, **more})


def kept(id: str, zh: str, en: str, unit: str, *kinds: str, what: Text, **more: Any) -> Indicator:
    """Return an indicator of what is kept on the last day of the period: records in the state `active`; see `lines`."""
    return _entries(id, zh, en, unit, kinds, (what, _ON_THE_DAY), **{"stock": True, "states": ("active",), **more})
