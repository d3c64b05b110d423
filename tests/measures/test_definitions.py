"""Indicators whose definition was changed: what is printed, and which figures are not compared."""

from datetime import date

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.compare import NoChange
from localdiplomacy.measures.definitions import definition_changed
from localdiplomacy.measures.indicators import Indicator, Revision
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.published import tabulate
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.texts import Text

JOINED = Revision(since=date(2021, 4, 1), note=Text("随团也计入", "joined groups count too"))


def indicator(id: str = "x.trips", **more: object) -> Indicator:
    parts = {"zh": "团组", "en": "Trips", "definition": Text("按出境日期统计。", "By the day of leaving.")}
    return Indicator(id=id, unit="batches", **{"time": "departs_on", **parts, **more})


REVISED = indicator(revisions=(JOINED,))


@pytest.mark.parametrize(
    ("base", "now", "changed"),
    [
        ("2020", "2021", True),
        ("2020Q2", "2021Q2", True),
        ("2021Q2", "2020Q2", True),
        ("2021Q1", "2021Q2", True),
        ("2021-01-01/2021-04-02", "2021Q1", True),
        ("2020Q1", "2021Q1", False),
        ("2021Q2", "2022Q2", False),
        ("2021-03-30/2021-04-01", "2020-03-30/2020-04-01", False),
    ],
)
def test_a_revision_within_or_between_two_periods(base: str, now: str, changed: bool) -> None:
    assert definition_changed(REVISED, {}, Period.parse(base), Period.parse(now)) is changed


def test_a_ratio_is_revised_with_its_parts() -> None:
    ratio = indicator("x.share", fold="ratio", time=None, numerator="x.trips", denominator="x.all")
    known = {"x.trips": indicator(), "x.all": indicator("x.all"), "x.share": ratio}
    periods = Period.year(2020), Period.year(2021)
    assert not definition_changed(ratio, known, *periods)
    assert definition_changed(ratio, known | {"x.trips": REVISED}, *periods)
    assert definition_changed(ratio, known | {"x.all": indicator("x.all", revisions=(JOINED,))}, *periods)
    assert not definition_changed(ratio, {}, *periods)


def test_the_printed_definition_says_what_was_changed_when() -> None:
    earlier = Revision(since=date(2019, 1, 1), note=Text("不含港澳", "without Hong Kong and Macao"))
    twice = indicator(revisions=(JOINED, earlier))
    assert twice.revisions == (earlier, JOINED)
    assert twice.describe("zh") == (
        "团组：按出境日期统计。仅赴台湾的团组由对台工作部门统计。（2019-01-01 起口径有变：不含港澳）（2021-04-01 起口径有变：随团也计入）"
    )
    assert twice.describe("en") == (
        "Trips: By the day of leaving."
        " Trips to Taiwan only are left to the office for Taiwan affairs. (Changed on 2019-01-01: without Hong Kong and Macao)"
        " (Changed on 2021-04-01: joined groups count too)"
    )
    assert indicator(records="entries", time="on").describe("en") == "Trips: By the day of leaving."


def test_counted_figures_are_not_compared_across_a_revision(two_offices: Ledger) -> None:
    across = measure(two_offices, REVISED, period="2021", compare="previous-year")
    assert across.row().change is not None
    assert across.row().change.reason is NoChange.DEFINITION
    after = measure(two_offices, REVISED, period="2021Q4", compare="previous-period")
    assert after.row().change is not None
    assert after.row().change.reason is not NoChange.DEFINITION


def test_published_figures_are_not_compared_across_a_revision(figure, places) -> None:
    given = [figure(value, period, indicator="x.trips", office=office) for value, period, office in (
        (8, "2020", "office-a"), (9, "2020", "office-b"), (10, "2021", "office-a"), (12, "2021", "office-b"),
    )]  # fmt: skip
    ledger = Ledger.of([*places, *given])
    asked = {"period": "2021", "compare": "previous-year"}
    plain = tabulate(ledger, "x.trips", indicators=[indicator()], **asked)
    assert [str(row.change.value) for row in plain] == ["25.0", "33.3"]
    assert str(plain.total().change.value) == "29.4"
    revised = tabulate(ledger, "x.trips", indicators=[REVISED], **asked)
    assert {row.change.reason for row in (*revised, revised.total())} == {NoChange.DEFINITION}


def test_a_period_that_spans_a_revision_is_a_break(two_offices: Ledger) -> None:
    table = measure(two_offices, REVISED, by="half", period="2021")
    first, second = (row.observation for row in table)
    assert (first.status, second.status) == (ObsStatus.BREAK, ObsStatus.NORMAL)
    assert first.comment == (
        "口径自 2021-04-01 起有变：随团也计入 / the definition changed on 2021-04-01: joined groups count too"
    )
    assert second.comment is None
    assert table.total().observation.status is ObsStatus.BREAK
    quarters = measure(two_offices, REVISED, by="quarter", period="2021")
    assert ObsStatus.BREAK not in [row.observation.status for row in quarters]


def test_days_not_counted_yet_are_no_break(two_offices: Ledger) -> None:
    asked = {"period": "2021", "at": date(2021, 3, 31)}
    assert measure(two_offices, REVISED, **asked).row().observation.status is ObsStatus.PROVISIONAL
    begun = measure(two_offices, REVISED, period="2021", at=date(2021, 4, 1)).row().observation
    assert begun.status is ObsStatus.BREAK
    assert begun.comment.startswith("统计截至 2021-04-01，时段未结束；口径自")
    assert measure(two_offices, REVISED, period="2021", at=date(2020, 4, 1)).row().observation.value is None


def test_a_missing_figure_stays_missing(two_offices: Ledger) -> None:
    later = indicator(revisions=(Revision(since=date(2018, 4, 1), note=Text("甲", "a")),))
    found = measure(two_offices, later, period="2018").row().observation
    assert (found.status, found.value) == (ObsStatus.MISSING, None)


def test_what_there_is_on_one_day_is_counted_in_one_way(two_offices: Ledger) -> None:
    stock = {"fold": "count", "stock": True, "time": None}
    own = indicator("x.stock", revisions=(JOINED,), **stock)
    assert measure(two_offices, own, period="2021").row().observation.status is not ObsStatus.BREAK
    total = indicator("x.total", fold="total", time=None, stock=True, parts=("x.stock", "x.other"))
    known = [own, indicator("x.other", **stock)]
    found = measure(two_offices, total, period="2021", indicators=known).row().observation
    assert found.status is not ObsStatus.BREAK


def test_a_revised_part_breaks_what_is_put_together_from_it(two_offices: Ledger) -> None:
    total = indicator("x.total", fold="total", time=None, parts=("x.trips", "x.other"))
    known = [REVISED, indicator("x.other")]
    found = measure(two_offices, total, by="half", period="2021", indicators=known)
    assert [row.observation.status for row in found] == [ObsStatus.BREAK, ObsStatus.NORMAL]


def test_no_built_in_indicator_was_revised_yet() -> None:
    assert not [found.id for found in INDICATORS if found.revisions]
