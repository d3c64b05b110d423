"""How a report words what it shows: periods as official papers print them."""

from datetime import date

from ..model.periods import Frequency, Period
from ..model.texts import Language

_PARTS = {
    Frequency.HALF: ("上半年", "下半年"),
    Frequency.QUARTER: ("第一季度", "第二季度", "第三季度", "第四季度"),
}


def period_text(period: Period, language: Language) -> str:
    """Return a period in words; both its days are included: `2020年3月7日至4月2日`, `7 March to 2 April 2020`.

    >>> period_text(Period.parse("2020-03-07/2020-04-03"), "zh"), period_text(Period.parse("2018H1"), "zh")
    ('2020年3月7日至4月2日', '2018年上半年')
    """
    frequency, start = period.frequency, period.start
    if frequency in (None, Frequency.WEEK, Frequency.DAY):
        return _days(start, period.last, language)
    if language == "en":
        return period.code
    if frequency is Frequency.MONTH:
        return f"{start.year}年{start.month}月"
    parts = _PARTS.get(frequency, ("",)) if frequency else ("",)
    return f"{start.year}年{parts[(start.month - 1) * len(parts) // 12]}"


def _days(start: date, last: date, language: Language) -> str:
    if language == "en":
        return f"{start} to {last}" if last > start else f"{start}"
    first = f"{start.year}年{start.month}月{start.day}日"
    if last == start:
        return first
    end = f"{last.month}月{last.day}日"
    return f"{first}至{end}" if last.year == start.year else f"{first}至{last.year}年{end}"
