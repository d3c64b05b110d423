"""Results as lines of a table, one table a kind."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ...model.texts import Language, Text
from .arrivals import Arrival, Report
from .comparing import Comparison
from .outliers import Score, Standing
from .rates import Rate
from .rules import Relation
from .sums import Outcome
from .wording import METHODS, RELATIONS, Words, shown_number

Lines = tuple[list[str], list[list[str]]]

_NONE = "—"
_RULE, _OUTCOME, _PERIOD = Text("规则", "Rule"), Text("结果", "Outcome"), Text("时段", "Period")
_OFFICE, _WHERE, _MISSING = Text("单位", "Office"), Text("单位与时段", "Where"), Text("缺失", "Missing")
_LABELS: Mapping[StrEnum, Text] = {
    Outcome.HOLDS: Text("成立", "holds"),
    Outcome.MAY_HOLD: Text("在约数范围内", "may hold"),
    Outcome.BROKEN: Text("不成立", "broken"),
    Outcome.SKIPPED: Text("缺数未判断", "skipped"),
    Outcome.DIFFERENT_UNIT: Text("单位不同", "different unit"),
    Outcome.SEVERAL_VALUES: Text("数值不一", "several values"),
    Standing.USUAL: Text("正常", "usual"),
    Standing.OUTLIER: Text("偏离", "stands out"),
    Standing.TOO_FEW: Text("数目太少", "too few values"),
    Standing.NO_SPREAD: Text("各数相同", "all the same"),
    Arrival.ON_TIME: Text("按期", "in time"),
    Arrival.LATE: Text("逾期", "late"),
    Arrival.DAY_UNKNOWN: Text("日期不明", "day not known"),
    Arrival.INCOMPLETE: Text("不全", "incomplete"),
    Arrival.MISSING: Text("未报", "missing"),
    Arrival.PENDING: Text("未到期", "not due yet"),
    Arrival.NO_CALENDAR: Text("无工作日历", "no calendar"),
}
_ALL = Text("全部", "all")


def label(outcome: StrEnum) -> Text:
    """Return what an outcome is called."""
    return _LABELS[outcome]


def comparison_lines(found: Iterable[Comparison], words: Words, language: Language) -> Lines:
    """Return headings and a line for each rule at each place, with both sides, the difference and what is missing."""
    difference = Text("相差", "Difference")
    headings = [
        _RULE,
        _WHERE,
        Text("左侧", "Left"),
        Text("", ""),
        Text("右侧", "Right"),
        _OUTCOME,
        difference,
        _MISSING,
    ]
    lines = []
    for each in found:
        missing = words.figures((*each.left.missing, *each.right.missing))
        sides = words.side(each.left), RELATIONS[each.relation], words.side(each.right)
        texts = (words.rule(each.rule), words.place(each.place), *sides, label(each.outcome))
        lines.append([*(text.get(language) for text in texts), _difference(each, language), missing.get(language)])
    return _printed(headings, language), lines


def _difference(found: Comparison, language: Language) -> str:
    if found.rest is None or found.relation is Relation.IS:
        return "" if found.difference is None or found.difference.exact == 0 else str(found.difference)
    return Text(f"其他 {found.rest}", f"other {found.rest}").get(language)


def score_lines(found: Iterable[Score], words: Words, language: Language) -> Lines:
    """Return headings and a line for each figure measured against its series."""
    figure, values = Text("数字", "Figure"), Text("个数", "Values")
    score, limit = Text("得分", "Score"), Text("界限", "Threshold")
    headings = [_RULE, figure, Text("数值", "Value"), Text("中心", "Centre"), score, limit, values, _OUTCOME]
    lines = []
    for each in found:
        key = (each.indicator, each.place.office, each.place.period, each.place.members)
        value = words.labels.printed(each.stated.observations[0].value)
        method = METHODS[each.rule.method].get(language)
        lines.append(
            [
                words.rule(each.rule).get(language),
                words.figure(key).get(language),
                value.get(language),
                shown_number(each.centre),
                _NONE if each.score is None else f"{method} {each.score}",
                shown_number(each.rule.threshold),
                str(each.count),
                label(each.outcome).get(language),
            ]
        )
    return _printed(headings, language), lines


def report_lines(found: Iterable[Report], words: Words, language: Language) -> Lines:
    """Return headings and a line for each report that is expected."""
    due, came = Text("截止日", "Due"), Text("报送日", "Came")
    lines = [
        [
            words.rule(each.rule).get(language),
            words.office(each.office).get(language),
            each.period.code,
            _NONE if each.due is None else each.due.isoformat(),
            _NONE if each.came_on is None else str(each.came_on),
            label(each.outcome).get(language),
            _statuses(each, words, language),
        ]
        for each in found
    ]
    return _printed([_RULE, _OFFICE, _PERIOD, due, came, _OUTCOME, _MISSING], language), lines


def _statuses(found: Report, words: Words, language: Language) -> str:
    separator = "、" if language == "zh" else ", "
    names = (f"{words.indicator(item.indicator).get(language)} ({item.status.value})" for item in found.missing)
    return separator.join(names)


def rate_lines(rates: Iterable[Rate], words: Words, names: Mapping[str, Text], language: Language) -> Lines:
    """Return headings and a line for each rate: of an office, of a period, of all."""
    expected, complete = Text("应报", "Expected"), Text("报全", "Complete")
    headings = [_RULE, _OFFICE, _PERIOD, expected, complete, Text("报全率", "Completeness"), Text("按期", "In time")]
    lines = [
        [
            names[rate.rule].get(language),
            words.office(rate.office).get(language) if rate.office else _ALL.get(language),
            rate.period.code if rate.period else _ALL.get(language),
            str(rate.expected),
            str(rate.complete),
            f"{rate.completeness}%",
            str(rate.on_time),
            f"{rate.timeliness}%",
        ]
        for rate in rates
    ]
    return _printed([*headings, Text("按期率", "Timeliness")], language), lines


def _printed(headings: Sequence[Text], language: Language) -> list[str]:
    return [heading.get(language) for heading in headings]
