"""What holds however many lines there are: in every period, on every day, for every key."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList, Details, Entry, Frequency, PartialDate, Period
from localdiplomacy.model.entries import DetailField, EntryKind
from localdiplomacy.model.kind_checks import Bound, Covers, Every, KindCheck, Unique
from localdiplomacy.model.texts import Text

FEW = settings(max_examples=60, deadline=None)
AT = date(2021, 12, 31)
SAYS: Any = {"id": "c", "zh": "某事", "en": "some rule"}
GROUP = DetailField(id="group", label=Text("组", "group"))
VALUE = DetailField(id="value", label=Text("值", "value"))


def _found(check: KindCheck, lines: list[Entry], at: date = AT) -> list[tuple[str, dict[str, str]]]:
    kind = EntryKind(id="k", zh="类", en="kind", fields=(GROUP, VALUE), checks=(check,))
    lists = {"entry-kind": CodeList(id="entry-kind", zh="类", en="kinds", codes=(kind,))}
    context = CheckContext(ledger=Ledger.of(lines), at=at, code_lists=lists)
    report = run_checks(context, BUILTIN_CHECKS, only=("LD-ENTRY",), strict=True)
    return [(issue.subject or "", issue.values("en")) for issue in report]


def _days(of: str) -> st.SearchStrategy[date]:
    return st.dates(date(2021, 1, 1), date.fromisoformat(of))


@FEW
@given(
    days=st.lists(_days("2021-12-31"), min_size=1, max_size=40),
    per=st.sampled_from(Frequency),
    least=st.integers(1, 4),
)
def test_too_few_are_found_in_the_periods_that_have_too_few(days: list[date], per: Frequency, least: int) -> None:
    lines = [Entry(id=f"e{number}", kind="k", on=day) for number, day in enumerate(days)]
    check = Every(**SAYS, per=per, at_least=Bound(number=least), by=())
    counts = Counter(Period.around(day, per) for day in days)
    first = min(days)
    lacking: list[Period] = []
    period = Period.around(Period.around(first, per).end, per)
    while period.end <= AT + timedelta(days=1):
        if counts[period] < least:
            lacking.append(period)
        period = Period.around(period.end, per)
    runs = sum(
        number == 0 or lacking[number - 1].end != one.start or counts[lacking[number - 1]] != counts[one]
        for number, one in enumerate(lacking)
    )
    found = _found(check, lines)
    assert len(found) == runs
    if lacking:
        said = " ".join(params["periods"] for _, params in found)
        assert lacking[0].code in said
        assert lacking[-1].code in said


@FEW
@given(days=st.lists(_days("2021-12-31"), max_size=40), per=st.sampled_from(Frequency), most=st.integers(0, 4))
def test_too_many_are_found_in_the_periods_that_have_too_many(days: list[date], per: Frequency, most: int) -> None:
    lines = [Entry(id=f"e{number}", kind="k", on=day) for number, day in enumerate(days)]
    found = _found(Every(**SAYS, per=per, at_most=Bound(number=most), by=()), lines)
    counts = Counter(Period.around(day, per).code for day in days)
    assert {params["periods"]: params["count"] for _, params in found} == {
        code: str(count) for code, count in counts.items() if count > most
    }


@FEW
@given(
    days=st.lists(_days("2021-12-31").map(lambda day: PartialDate(day.year, day.month)), min_size=1, max_size=30),
    per=st.sampled_from((Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER)),
    number=st.integers(1, 3),
)
def test_what_is_known_to_the_month_is_never_judged_harder_than_any_day_of_it(
    days: list[PartialDate], per: Frequency, number: int
) -> None:
    check = Every(**SAYS, per=per, at_least=Bound(number=number), at_most=Bound(number=number), by=())
    months = [Entry(id=f"e{place}", kind="k", on=day) for place, day in enumerate(days)]
    # With every line on the last day of its month, each period that has too many has them in months too.
    exact = [Entry(id=f"e{place}", kind="k", on=day.last) for place, day in enumerate(days)]
    many = {params["periods"] for _, params in _found(check, months) if params["limit"].startswith("at most")}
    assert many <= {params["periods"] for _, params in _found(check, exact) if params["limit"].startswith("at most")}


_SPANS = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 20)), min_size=1, max_size=12)


def _turns(spans: list[tuple[int, int]]) -> list[Entry]:
    first = date(2021, 1, 1)
    return [
        Entry(
            id=f"e{number:02d}",
            kind="k",
            on=first + timedelta(days=start),
            until=first + timedelta(days=start + length),
            details=Details(group="g"),
        )
        for number, (start, length) in enumerate(spans)
    ]


@FEW
@given(spans=_SPANS)
def test_uncovered_days_and_days_covered_twice_are_found_by_counting_days(spans: list[tuple[int, int]]) -> None:
    found = _found(Covers(**SAYS, by=("details.group",)), _turns(spans))
    days = Counter(day for start, length in spans for day in range(start, start + length + 1))
    gaps = any(day not in days for day in range(min(days), max(days)))
    twice = any(count > 1 for count in days.values())
    problems = {params["problem"] for _, params in found}
    assert ("days that nobody covers" in problems) is gaps
    assert ("days that both cover" in problems) is twice


@FEW
@given(spans=_SPANS)
def test_the_days_said_to_be_uncovered_are_just_those(spans: list[tuple[int, int]]) -> None:
    found = _found(Covers(**SAYS, by=("details.group",)), _turns(spans))
    said: set[date] = set()
    for _, params in found:
        if params["problem"] == "days that nobody covers":
            ends = [date.fromisoformat(day) for day in params["days"].split(" to ")]
            said |= {ends[0] + timedelta(days=number) for number in range((ends[-1] - ends[0]).days + 1)}
    covered = {
        line.on.first + timedelta(days=n)
        for line in _turns(spans)
        if line.on
        for n in range(spans[int(line.id[1:])][1] + 1)
    }
    first, last = min(covered), max(covered)
    assert said == {first + timedelta(days=n) for n in range((last - first).days)} - covered


@FEW
@given(lengths=st.lists(st.integers(1, 30), min_size=1, max_size=10), handover=st.booleans())
def test_turns_that_relieve_one_another_are_never_found(lengths: list[int], handover: bool) -> None:
    spans, start = [], 0
    for length in lengths:
        spans.append((start, length))
        start += length + (0 if handover else 1)
    assert _found(Covers(**SAYS, by=("details.group",), handover=handover), _turns(spans)) == []


@FEW
@given(pairs=st.lists(st.tuples(st.sampled_from("甲乙 a"), st.sampled_from("xyX")), max_size=12))
def test_a_key_is_there_once_and_its_lines_agree(pairs: list[tuple[str, str]]) -> None:
    lines = [
        Entry(id=f"e{number:02d}", kind="k", details=Details(group=key, value=value))
        for number, (key, value) in enumerate(pairs)
    ]
    folded = [(key.strip().casefold(), value.casefold()) for key, value in pairs]
    keys = Counter(key for key, _ in folded)
    assert len(_found(Unique(**SAYS, key=("details.group",)), lines)) == sum(count - 1 for count in keys.values())
    agree = _found(Unique(**SAYS, key=("details.group",), same=("details.value",)), lines)
    assert bool(agree) is any(len({value for one, value in folded if one == key}) > 1 for key in keys)


def test_groups_are_judged_each_for_itself(issues: Callable[..., Any]) -> None:
    lines = [
        Entry(id=f"{title}-{month}", kind="publication", office="o", on=f"2021-{month:02d}-05", details=Details(title=title, frequency="month"))
        for title, months in (("译见", (1, 2, 3)), ("外事参考", (1, 3)))
        for month in months
    ]  # fmt: skip
    found = issues(lines, at=date(2021, 3, 31), only=("core.entry-regularity",))
    said = [(one.subject, one.values("en")["periods"], one.values("en")["limit"]) for one in found]
    assert ("外事参考-1", "2021-02", "at least 1") in said
    assert not [one for one in said if one[0].startswith("译见") and one[2] == "at least 1"]
