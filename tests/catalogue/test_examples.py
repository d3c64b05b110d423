"""One failing and one passing example for every rule on checks, counting, figures and reports.

Each pair differs as little as it can. What concerns records has its examples with the checks, what concerns files and
settings with the broken files; the meta-test beside this one counts them all.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS, Check, CheckContext, run_checks
from localdiplomacy.issues import CannotContinue, Issue, IssueReport, Rule, Severity
from localdiplomacy.issues.catalogue import rule
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.frames.engines import require_joins
from localdiplomacy.measures.frames.frame import Frame
from localdiplomacy.measures.indicator_files import read_indicators, write_indicators
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.measures.labels import Labels
from localdiplomacy.measures.manifests.manifest import Manifest
from localdiplomacy.measures.manifests.reading import read_manifest
from localdiplomacy.measures.manifests.reconciling import reconcile_manifests
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.partial_cells import PartialCells, partial_cells
from localdiplomacy.measures.published import tabulate
from localdiplomacy.measures.reconcile import reconcile
from localdiplomacy.measures.validation.outliers import OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rule_set import AnyRule, builtin_rules
from localdiplomacy.measures.validation.rules import FigureRule, PartsRule
from localdiplomacy.measures.validation.terms import Side, Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.model import (
    Headcount,
    Name,
    Observation,
    ObsStatus,
    Office,
    OutboundDelegation,
    PartialDate,
    Partnership,
    Period,
    Quantity,
    Stop,
    Text,
    TransferBatch,
    Transition,
)
from localdiplomacy.model.durations import IsWorkingDay
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.plugins import Registry
from localdiplomacy.plugins.starting import write_plugin
from localdiplomacy.regulations.regulations import Regulations, builtin
from localdiplomacy.reports.document import Document
from localdiplomacy.reports.report import Report
from localdiplomacy.workspace import Workspace
from localdiplomacy.workspace.figures import named_figures
from localdiplomacy.workspace.settings import General, Settings

Example = Callable[[], Iterable[Issue]]


def _trip(id: str = "a1", day: str | None = "2021-03-07", **more: Any) -> OutboundDelegation:
    return OutboundDelegation(id=id, departs_on=day, **{"headcount": Headcount(person_times=5), **more})


def _counted(*records: Any, indicator: str | Indicator = "outbound.batches", **more: Any) -> Example:
    return lambda: measure(Ledger.of(records), indicator, **{"period": "2021", **more}).issues


def _indicator(value: str) -> Indicator:
    definition = Text("定义。", "Definition.")
    return Indicator(
        id="x.y", zh="某", en="Some", definition=definition, unit="persons", fold="sum", value=value, time="departs_on"
    )


def _both(*parts: str) -> Indicator:
    definition = Text("定义。", "Definition.")
    return Indicator(id="x.y", zh="某", en="Some", definition=definition, unit="batches", fold="total", parts=parts)


def _defined(id: str) -> Example:
    """Read a file that defines an indicator of that id."""

    def read() -> IssueReport:
        with TemporaryDirectory() as folder:
            path = write_indicators(Path(folder) / "own.toml", [evolve(_indicator("headcount.persons"), id=id)])
            read_indicators(path)
        return IssueReport()

    return read


def _tie(*history: Transition) -> Partnership:
    return Partnership(id="p1", kind="formal", history=history)


def _two_offices(unit: str) -> tuple[Any, ...]:
    figures = (
        Observation(indicator="transfers.people", office=office, period=Period.year(2021), value=Quantity.of(5, unit))
        for office, unit in (("a", "persons"), ("b", unit))
    )
    return (Office(id="a"), Office(id="b"), *figures)


def _total_of(unit: str) -> Example:
    def ask() -> IssueReport:
        return tabulate(Ledger.of(_two_offices(unit)), "transfers.people", period="2021").issues

    return ask


def _figure(value: int | None, unit: str = "batches", document: str | None = None) -> Observation:
    return Observation(
        indicator="outbound.batches",
        period=Period.year(2021),
        value=None if value is None else Quantity.of(value, unit),
        status=ObsStatus.NORMAL if value is not None else ObsStatus.MISSING,
        source=Source(Origin(document=document)) if document else None,
    )


def _held(left: list[Observation], right: list[Observation]) -> Example:
    return lambda: reconcile(left, right).issues


def _published(indicator: str) -> Example:
    labels = Labels(indicators={"outbound.batches": Text("出访批次", "Outbound batches")})
    published = named_figures([evolve(_figure(5), indicator=indicator)], INDICATORS)
    return lambda: reconcile(published, published, labels=labels).issues


_NAMES = {"id": "my-rule", "zh": "某规则", "en": "A rule"}


def _validated(rule: AnyRule, *figures: Observation, **more: Any) -> Example:
    return lambda: validate(figures, **{"period": 2021, "rules": [rule], **more}).issues


def _own_at_most_all(importance: str = "high", indicator: str = "outbound.own.batches") -> FigureRule:
    left, right = Side(terms=(Term(indicator=indicator),)), Side(terms=(Term(indicator="outbound.batches"),))
    return FigureRule(left=left, operator="at_most", right=right, importance=importance, **_NAMES)


def _own(value: int, unit: str = "batches", document: str | None = None) -> Observation:
    return evolve(_figure(value, unit, document), indicator="outbound.own.batches")


def _broken(importance: str) -> tuple[Example, Example]:
    rule = _own_at_most_all(importance)
    return _validated(rule, _own(6), _figure(5)), _validated(rule, _own(5), _figure(5))


def _series(*values: int) -> Example:
    figures = (
        evolve(_figure(value), period=Period.parse(f"2021-{number:02d}"), office="a")
        for number, value in enumerate(values, 1)
    )
    return _validated(OutlierRule(indicators=("outbound.batches",), **_NAMES), *figures)


_IN_15_DAYS = Due(days=15)


def _reporting(published: str = "2022", *, due: Due = _IN_15_DAYS, came: bool = True, **more: Any) -> Example:
    rule = ReportingRule(indicators=("outbound.batches",), every="year", due=due, offices=("a",), **_NAMES)
    figure = evolve(_figure(5), office="a", source=Source(Origin(published=PartialDate.parse(published))))
    return _validated(rule, *([figure] if came else []), **more)


def _asked_for(id: str) -> Example:
    return lambda: validate([], period=2021, rules=builtin_rules().only([id])).issues


def _over_months(indicator: str) -> Example:
    return _validated(PartsRule(total=Term(indicator=indicator), over="month", **_NAMES))


def _frame(
    columns: dict[str, list[Any]] | None = None, indicator: str = "outbound.batches", by: str = "month", **more: Any
) -> Example:
    """Count a data frame of two trips."""
    trips = {"id": ["a", "b"], "departs_on": [date(2021, 3, 7), None], "state": ["archived", None]} | (columns or {})

    def ask() -> IssueReport:
        kept = {name: cells for name, cells in trips.items() if cells}
        measure(Frame(pl.DataFrame(kept), **more), indicator, by=by, period=2021)
        return IssueReport()

    return ask


def _cells(*trips: str, period: str = "2021") -> PartialCells:
    return partial_cells(Ledger.of(map(_trip, trips)), "outbound.batches", period=period)


def _merged(*parts: PartialCells) -> Example:
    """Put parts together."""

    def merge() -> IssueReport:
        PartialCells.merged(parts)
        return IssueReport()

    return merge


def _shipped(table: Any, **known: Any) -> Example:
    """Read the cells of an Arrow table."""

    def read() -> IssueReport:
        PartialCells.from_arrow(table(), **known)
        return IssueReport()

    return read


def _joined(engine: str) -> Example:
    """Ask an engine for what needs joins."""

    def ask() -> IssueReport:
        require_joins(engine)
        return IssueReport()

    return ask


def _lists(left: Any, right: Any) -> Example:
    return lambda: reconcile_manifests(left, right).issues


def _stated(**counts: int) -> Manifest:
    return Manifest(stated=Headcount(**counts))


def _batch(persons: int) -> TransferBatch:
    return TransferBatch(id="b1", travellers=("t1", "t2"), headcount=Headcount(persons=persons))


def _list_of(heading: str) -> Example:
    def read() -> IssueReport:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "list.csv"
            path.write_text(f"{heading}\nt1\n", "utf-8")
            read_manifest(path)
        return IssueReport()

    return read


_TEXT = Text("有误", "wrong")
_OWN = Rule(code="MY-001", severity=Severity.WARNING, title=_TEXT, message=_TEXT, remedy=_TEXT)
_CONTEXT = CheckContext(ledger=Ledger(), at=date(2021, 12, 31))


def _checked(run: Callable[[CheckContext], Iterable[Issue]], **more: Any) -> Example:
    check = Check(id="my.check", zh="试", en="trial", rules=(_OWN,), run=run, **more)
    return lambda: run_checks(_CONTEXT, [check])


def _sound(context: CheckContext) -> list[Issue]:
    return [Issue(_OWN)]


def _breaks_off(context: CheckContext) -> Iterator[Issue]:
    raise ZeroDivisionError


def _chosen(**words: tuple[str, ...]) -> Example:
    check = Check(id="my.check", zh="试", en="trial", rules=(_OWN,), run=_sound)
    return lambda: run_checks(_CONTEXT, [check], **words)


def _trips_checked(id: str, trip: OutboundDelegation, **more: Any) -> Example:
    checks = [check for check in BUILTIN_CHECKS if check.id == id]
    context = CheckContext(ledger=Ledger.of([trip]), at=date(2021, 3, 8), **more)
    return lambda: run_checks(context, checks)


def _reports_due(regulations: Regulations) -> Example:
    trip = _trip(returns_on="2021-03-08", history=(Transition("returned", "2021-03-08"),))
    return _trips_checked("core.trip-reports", trip, regulations=regulations)


def _notice(is_working_day: IsWorkingDay | None) -> Example:
    history = (Transition("public-notice", "2021-02-01"), Transition("noticed", "2021-02-09"))
    more = {"regulations": builtin(), "is_working_day": is_working_day}
    return _trips_checked("core.trip-notices", _trip(history=history), **more)


def _saved(name: str) -> Callable[[Path], Iterable[Issue]]:
    def save(folder: Path) -> IssueReport:
        Report(Document(title="总结", language="zh", blocks=())).save(folder / name)
        return IssueReport()

    return save


_CHAIN = "core.transfer-chain"


def _reported(id: str, **asked: list[str]) -> Example:
    def ask() -> IssueReport:
        from localdiplomacy.ledger.intake import Intake

        settings = Settings(workspace=General(name=Name(zh="甲市外办")))
        registry = Registry(discover=False)
        opened = {"folder": None, "settings": settings, "registry": registry, "contributions": registry.contributions}
        batches = Ledger.of([TransferBatch(id="b1")])
        Workspace(reading=Intake(ledger=batches), **opened).report(id, period=2021, **asked)
        return IssueReport()

    return ask


def _new_plugin(*taken: str) -> Example:
    def write() -> IssueReport:
        with TemporaryDirectory() as folder:
            for name in taken:
                (Path(folder) / name).mkdir()
            write_plugin("suqian", Path(folder) / "localdiplomacy-suqian", "0.1.0")
        return IssueReport()

    return write


_IN_FORCE = Transition("in-force", "1999")
EXAMPLES: dict[str, tuple[Callable[..., Iterable[Issue]], Callable[..., Iterable[Issue]]]] = {
    "LD-CHECK-001": (_checked(_breaks_off), _checked(_sound)),
    "LD-CHECK-002": (_checked(lambda context: [Issue(evolve(_OWN, code="YOUR-001"))]), _checked(_sound)),
    "LD-CHECK-003": (_checked(_sound, needs=("codes:rank",)), _checked(_sound)),
    "LD-CHECK-005": (_reports_due(builtin()), _reports_due(builtin().choose("report.deadline", "return-15"))),
    "LD-CHECK-006": (_notice(None), _notice(lambda day: day.weekday() < 5)),
    "LD-CHECK-004": (_chosen(only=("MY-002",)), _chosen(only=("MY-001",))),
    "LD-FRAME-001": (_frame({"departs_on": []}), _frame()),
    "LD-FRAME-002": (_frame({"departs_on": ["2021-03-07", None]}), _frame()),
    "LD-FRAME-003": (_frame(id="number"), _frame(id="id")),
    "LD-FRAME-004": (_frame(records="inbound"), _frame(records="outbound")),
    "LD-FRAME-005": (_frame(by="province"), _frame({"province": ["jiangsu", None]}, by="province")),
    "LD-FRAME-006": (_joined("dask"), _joined("polars")),
    "LD-CELLS-001": (_merged(_cells("a", period="2020"), _cells("b")), _merged(_cells("a"), _cells("b"))),
    "LD-CELLS-002": (_merged(_cells("a", "b"), _cells("b")), _merged(_cells("a"), _cells("b"))),
    "LD-CELLS-003": (
        _shipped(lambda: _cells("a").to_arrow().replace_schema_metadata({})),
        _shipped(lambda: _cells("a").to_arrow()),
    ),
    "LD-CELLS-004": (
        _shipped(lambda: _cells("a").to_arrow(), indicators=[evolve(INDICATORS[0], time="returns_on")]),
        _shipped(lambda: _cells("a").to_arrow(), indicators=INDICATORS),
    ),
    "LD-MEASURE-001": (_counted(indicator="outbound.batchs"), _counted()),
    "LD-MEASURE-002": (_counted(by="ofice"), _counted(by="office")),
    "LD-MEASURE-003": (_counted(by="network"), _counted(by="country")),
    "LD-MEASURE-004": (
        _counted(_trip(), indicator=_indicator("headcount.person")),
        _counted(_trip(headcount=Headcount(persons=5)), indicator=_indicator("headcount.persons")),
    ),
    "LD-MEASURE-005": (_counted(compare="last-year"), _counted(compare="previous-year")),
    "LD-MEASURE-006": (_counted(_trip(), _trip("a2", None)), _counted(_trip(), _trip("a2"))),
    "LD-MEASURE-007": (_counted(_trip(day="2021"), period="2021H1"), _counted(_trip(day="2021"))),
    "LD-MEASURE-008": (
        _counted(_trip(headcount=None), indicator="outbound.person_times"),
        _counted(_trip(), indicator="outbound.person_times"),
    ),
    "LD-MEASURE-009": (
        _counted(_trip(headcount=Headcount(person_times=-5)), indicator="outbound.person_times"),
        _counted(_trip(headcount=Headcount(person_times=0)), indicator="outbound.person_times"),
    ),
    "LD-MEASURE-010": (
        _counted(_tie(), indicator="partnerships.formal"),
        _counted(_tie(_IN_FORCE), indicator="partnerships.formal"),
    ),
    "LD-MEASURE-011": (_counted(_trip(), _trip()), _counted(_trip(), _trip("a2"))),
    "LD-MEASURE-012": (_total_of("person_times"), _total_of("persons")),
    "LD-MEASURE-013": (
        _counted(evolve(_tie(_IN_FORCE), kind=None), indicator="partnerships.formal"),
        _counted(_tie(_IN_FORCE), indicator="partnerships.formal"),
    ),
    "LD-MEASURE-014": (
        _counted(_trip(), indicator="outbound.own.batches"),
        _counted(_trip(mode="own"), indicator="outbound.own.batches"),
    ),
    "LD-MEASURE-015": (
        _counted(_trip(), indicator=_both("outbound.batches", "outbound.person_times")),
        _counted(_trip(), indicator=_both("outbound.batches", "inbound.batches")),
    ),
    "LD-MEASURE-016": (_defined("outbound.batches"), _defined("our.batches")),
    "LD-MEASURE-017": (_counted(_trip(stops=(Stop(country="TW"),))), _counted(_trip(stops=(Stop(country="HK"),)))),
    "LD-FIGURE-001": (_held([_figure(266)], [_figure(268)]), _held([_figure(266)], [_figure(266)])),
    "LD-FIGURE-002": (_held([_figure(5, "persons")], [_figure(5, "person_times")]), _held([_figure(5)], [_figure(5)])),
    "LD-FIGURE-003": (_held([_figure(5)], []), _held([_figure(5)], [_figure(5)])),
    "LD-FIGURE-004": (_held([], [_figure(5)]), _held([_figure(5)], [_figure(5)])),
    "LD-FIGURE-005": (_held([_figure(None)], [_figure(5)]), _held([_figure(0)], [_figure(0)])),
    "LD-FIGURE-006": (
        _held([_figure(5)], [_figure(5, document="总结"), _figure(6, document="年鉴")]),
        _held([_figure(5)], [_figure(5, document="总结"), _figure(5, document="年鉴")]),
    ),
    "LD-FIGURE-010": (_published("出访总批次"), _published("出访批次")),
    "LD-MANIFEST-001": (_lists(["t1", "t2"], ["t1"]), _lists(["t1", "t2"], ["t2", "t1"])),
    "LD-MANIFEST-002": (_lists(["t1"], ["t1", "t2"]), _lists(["t1"], ["t1"])),
    "LD-MANIFEST-003": (_lists(_stated(persons=5), _stated(persons=4)), _lists(_stated(persons=5), _stated(persons=5))),
    "LD-MANIFEST-004": (
        _lists(_stated(persons=5), _stated(person_times=5)),
        _lists(_stated(persons=5), _stated(persons=5, person_times=6)),
    ),
    "LD-MANIFEST-005": (_lists(["t1"], ["t1", ""]), _lists(["t1"], ["t1"])),
    "LD-MANIFEST-006": (
        _lists(_batch(3), ["t1", "t2"]),
        _lists(_batch(2), ["t1", "t2"]),
    ),
    "LD-MANIFEST-007": (_lists(["t1", "t1"], ["t1", "t1"]), _lists(["t1", "t2"], ["t1", "t2"])),
    "LD-MANIFEST-008": (_list_of("姓名"), _list_of("人员代号")),
    "LD-MANIFEST-009": (_lists(["t1"], Manifest()), _lists(["t1"], ["t1"])),
    "LD-VALID-001": _broken("high"),
    "LD-VALID-002": _broken("medium"),
    "LD-VALID-003": _broken("low"),
    "LD-VALID-004": (
        _validated(_own_at_most_all(), _own(4, "groups"), _figure(5)),
        _validated(_own_at_most_all(), _own(4), _figure(5)),
    ),
    "LD-VALID-005": (
        _validated(_own_at_most_all(), _own(3, document="总结"), _own(4, document="年鉴"), _figure(5)),
        _validated(_own_at_most_all(), _own(4, document="总结"), _own(4, document="年鉴"), _figure(5)),
    ),
    "LD-VALID-006": (_series(4, 5, 5, 6, 4, 46), _series(4, 5, 5, 6, 4, 6)),
    "LD-VALID-007": (_reporting(came=False), _reporting("2022-01-15")),
    "LD-VALID-008": (_reporting("2022-01-16"), _reporting("2022-01-15")),
    "LD-VALID-009": (_reporting("2022-01"), _reporting("2022-01-15")),
    "LD-VALID-010": (
        _reporting("2022-01-15", due=Due(working_days=10)),
        _reporting("2022-01-14", due=Due(working_days=10), is_working_day=lambda day: day.weekday() < 5),
    ),
    "LD-VALID-011": (_asked_for("partnerships.form"), _asked_for("partnerships.formal")),
    "LD-VALID-012": (
        _validated(_own_at_most_all(indicator="outbound.own.batchs"), _figure(5)),
        _validated(_own_at_most_all(), _figure(5)),
    ),
    "LD-VALID-013": (_over_months("outbound.countries"), _over_months("outbound.batches")),
    "LD-FILE-017": (_new_plugin("localdiplomacy-suqian"), _new_plugin("localdiplomacy-taizhou")),
    "LD-REPORT-001": (_saved("summary.pdf"), _saved("summary.md")),
    "LD-REPORT-002": (_reported("core.annual"), _reported("core.annual-summary")),
    "LD-REPORT-003": (_reported(_CHAIN, records=["b2"]), _reported(_CHAIN, records=["b1"])),
    "LD-REPORT-004": (_reported(_CHAIN, reveal=["name"]), _reported(_CHAIN, reveal=["travellers"])),
}


@pytest.fixture
def found(tmp_path: Path) -> Callable[[Callable[..., Iterable[Issue]]], list[Issue]]:
    """Runs an example and returns its issues, whether they were reported or stopped it."""

    def run(example: Callable[..., Iterable[Issue]]) -> list[Issue]:
        try:
            return list(example(tmp_path) if example.__name__ == "save" else example())
        except CannotContinue as error:
            return list(error.issues)

    return run


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_failing_example_breaks_the_rule_and_is_told_in_both_languages(
    code: str, found: Callable[..., list[Issue]]
) -> None:
    broken = [issue for issue in found(EXAMPLES[code][0]) if issue.code == code]
    assert broken
    for issue in broken:
        assert issue.rule == rule(code)
        assert issue.message("zh") != issue.message("en")
        assert "{" not in issue.message("zh") + issue.message("en")


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_passing_example_does_not_break_it(code: str, found: Callable[..., list[Issue]]) -> None:
    assert [issue.code for issue in found(EXAMPLES[code][1]) if issue.code.startswith("LD-")] == []
