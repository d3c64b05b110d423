"""What a kind of entry asks of its lines, as data: one class for each mechanism, and no other language than `Where`."""

from decimal import Decimal
from typing import Literal

from attrs import frozen

from .conditions import Where
from .durations import DayKind
from .spans import Frequency

StatedSeverity = Literal["error", "warning", "advice"]

# What conditions and paths of kinds call the state of a line on the day of the check.
STATE_NOW = "state"

EVERY_LINE = Where()


@frozen(kw_only=True)
class Bound:
    """A limit: a number, a parameter of the regulations (an office may set its own), or another field of the line.

    Args:
        number: the number itself.
        parameter: id of a parameter.
        field: path of a field, such as `details.findings`.
    """

    number: int | Decimal | None = None
    parameter: str | None = None
    field: str | None = None


@frozen(kw_only=True)
class KindCheck:
    """One thing that must hold of the lines of a kind.

    Args:
        id: slug, unique within the kind.
        zh: what must hold, in Chinese; the message begins with it.
        en: what must hold, in English.
        severity: how bad a breach is.
        when: the lines it is about; all of the kind where nothing is said. A line that does not state what decides is
            left out.
    """

    id: str
    zh: str
    en: str
    severity: StatedSeverity = "warning"
    when: Where = EVERY_LINE


@frozen(kw_only=True)
class Requires(KindCheck):
    """A line fulfils a condition.

    Args:
        must: the condition.
    """

    must: Where


@frozen(kw_only=True)
class Every(KindCheck):
    """There are so many lines in every month, quarter, year, …

    By `id` each line is a group of its own: then `time` is the date on which it says that it last came.

    Args:
        per: how long a period is.
        per_field: instead, the field in which the latest line of a group says it, by a code of `frequency`.
        at_least: fewest a period.
        at_most: most a period.
        by: what tells groups apart that are counted each for itself.
        time: the date that decides the period: `on`, `details.…` or `history.<state>`.
        unit: the unit of the line's quantity or headcount that is counted; a line without it counts 1.
    """

    per: Frequency | None = None
    per_field: str | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None
    by: tuple[str, ...] = ("office",)
    time: str = "on"
    unit: str | None = None


@frozen(kw_only=True)
class Unique(KindCheck):
    """No two lines have the same key; or those that have it agree.

    Args:
        key: the fields that make the key.
        same: the fields in which lines with the same key must agree; none where no two lines may have it.
    """

    key: tuple[str, ...]
    same: tuple[str, ...] = ()


@frozen(kw_only=True)
class Covers(KindCheck):
    """The lines of a group follow one another, from `on` to `until`, without a day between or twice.

    Args:
        by: what tells groups apart.
        handover: True where the last day of a line may be the first of the next.
        single_days: True where a line that gives no last day is of its first day only.
    """

    by: tuple[str, ...]
    handover: bool = False
    single_days: bool = False


@frozen(kw_only=True)
class Parent(KindCheck):
    """A line names among its partners a line of one of some kinds.

    Args:
        kinds: the kinds.
    """

    kinds: tuple[str, ...]


@frozen(kw_only=True)
class Children(KindCheck):
    """What holds of the lines of some kinds that name this line among their partners.

    Args:
        kinds: the kinds.
        at_least: how many there are at least.
        stated: the field of this line that states how many there are.
        must: what each of them fulfils.
    """

    kinds: tuple[str, ...]
    at_least: int = 0
    stated: str | None = None
    must: Where = EVERY_LINE


@frozen(kw_only=True)
class Within(KindCheck):
    """From one date to another it takes at most so long; also while the other is still to come.

    Args:
        start: `on`, `until`, `details.…` or `history.<state>`.
        end: the same.
        at_most: how long, in days or months; a parameter may say what it is counted in.
        counted_in: what a number is counted in.
        still_open: True to look only at lines on which the other date is still to come.
    """

    start: str
    end: str
    at_most: Bound
    counted_in: DayKind = DayKind.CALENDAR_DAYS
    still_open: bool = False


@frozen(kw_only=True)
class Limit(KindCheck):
    """The sum of some fields lies within limits.

    Args:
        sum: paths of the fields.
        at_least: the least.
        at_most: the most.
    """

    sum: tuple[str, ...]
    at_least: Bound | None = None
    at_most: Bound | None = None
