"""Using everything that a plugin contributes on every sample city."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from attrs import evolve, frozen

from ..checks.check import Check, CheckContext
from ..checks.run import run_checks
from ..ledger.formats import OBSERVATIONS
from ..ledger.ledger import RECORD_TYPES
from ..measures.dimensions import Dimension
from ..measures.indicators import Fold, Indicator
from ..model.texts import LANGUAGES, Language
from ..plugins.faults import told
from ..plugins.kinds import CHECKS, DIMENSIONS, INDICATORS, REPORT_FORMATS
from ..reports.formats import AddedSection, ReportFormat
from ..workspace import Workspace
from .cities import SAMPLE_CITIES, sample_city
from .plain import plain
from .quiet import quietly
from .subject import Subject

# A year with records and one long before them; the day after everything that happened.
PERIODS = ("2021", "1990")
AT = date(2022, 1, 1)
_SETS = (*RECORD_TYPES, OBSERVATIONS)
BREAKDOWNS: tuple[tuple[str, ...], ...] = ((), ("office",))


@frozen(kw_only=True)
class Trial:
    """One use of one contribution.

    Args:
        verb: `measure`, `check` or `report`.
        id: id of the contribution.
        where: the sample city, and how the contribution was used.
        result: what came of it: a table, an issue report or a document; None where it raised.
        said: what the exception says; empty where there was none.
        raised_at: the line that raised.
    """

    verb: str
    id: str
    where: str
    result: Any = None
    said: str = ""
    raised_at: str = ""

    def plain(self) -> Any:
        """Return the trial as plain values for JSON."""
        result = self.result.to_dict() if hasattr(self.result, "to_dict") else plain(self.result)
        return [self.verb, self.id, self.where, self.said, result]


@frozen(kw_only=True)
class Exercised:
    """What came of using everything that a plugin contributes.

    Args:
        trials: each use.
        changed: (sample city, what was changed in it) where the plugin did not leave alone what it was given.
    """

    trials: tuple[Trial, ...]
    changed: tuple[tuple[str, str], ...] = ()


def exercise(subject: Subject) -> Exercised:
    """Use everything that a plugin contributes on every sample city.

    Raises:
        NotLoaded: if it could not be loaded.
    """
    own, registry = subject.own, subject.registry
    trials: list[Trial] = []
    changed: list[tuple[str, str]] = []
    if not any(own[kind.id] for kind in (INDICATORS, DIMENSIONS, CHECKS, REPORT_FORMATS)):
        return Exercised(trials=())
    with quietly():
        for name in SAMPLE_CITIES:
            city = sample_city(name, registry)
            codes = _codes(city)
            trials += _in_city(name, city, own)
            if _codes(city) != codes:
                changed.append((name, "code_lists"))
            else:
                fresh = sample_city(name, registry).ledger
                changed += ((name, set) for set in _SETS if getattr(city.ledger, set) != getattr(fresh, set))
    return Exercised(trials=tuple(trials), changed=tuple(changed))


def used(subject: Subject) -> Exercised:
    """Return what came of using everything the plugin contributes; it is used once for all checks."""
    if subject.exercised is None:
        subject.exercised = exercise(subject)
    found: Exercised = subject.exercised
    return found


def _codes(city: Workspace) -> Any:
    return {id: found.codes for id, found in city.contributions.code_lists.items()}


def _in_city(name: str, city: Workspace, own: Any) -> Iterator[Trial]:
    for indicator in own[INDICATORS.id]:
        for period in PERIODS:
            for by in BREAKDOWNS:
                where = " ".join((name, period, *by))
                yield _tried("measure", indicator.id, where, partial(city.measure, indicator.id, by=by, period=period))
    for dimension, indicator in _broken_down(city, own[DIMENSIONS.id]):
        for period in PERIODS:
            use = partial(city.measure, indicator.id, by=dimension.id, period=period)
            yield _tried("measure", dimension.id, f"{name} {period} {indicator.id}", use)
    for check in own[CHECKS.id]:
        yield from _checked(check, city, name)
    for format in _formats(city, own[REPORT_FORMATS.id]):
        only = evolve(city, contributions=evolve(city.contributions, report_formats=(format,)))
        for period in PERIODS:
            for language in LANGUAGES:
                where = f"{name} {period} {language}"
                yield _tried("report", format.id, where, partial(_composed, only, format.id, period, language))


def _broken_down(city: Workspace, dimensions: Iterable[Dimension]) -> Iterator[tuple[Dimension, Indicator]]:
    """Yield each dimension with an indicator of every set that it breaks down."""
    for dimension in dimensions:
        of_set: dict[str, Indicator] = {}
        for indicator in city.contributions.indicators:
            if indicator.fold is not Fold.RATIO and dimension.applies(indicator.records):
                of_set.setdefault(indicator.records, indicator)
        yield from ((dimension, indicator) for indicator in of_set.values())


def _tried(verb: str, id: str, where: str, use: Callable[[], Any]) -> Trial:
    try:
        return Trial(verb=verb, id=id, where=where, result=use())
    except (Exception, SystemExit) as error:
        said = told(error)
        return Trial(verb=verb, id=id, where=where, said=said["error"], raised_at=said["where"])


def _checked(check: Check, city: Workspace, name: str) -> Iterator[Trial]:
    """Run a check with everything there is, and with nothing but the ledger: what it needs it must declare."""
    full = city.contributions.check_context(city.ledger, AT)
    bare = CheckContext(ledger=city.ledger, at=AT)
    for context, where in ((full, name), (bare, f"{name} (ledger only)")):
        yield _tried("check", check.id, where, partial(run_checks, context, [check], strict=True))


def _formats(city: Workspace, own: tuple[Any, ...]) -> Iterator[ReportFormat]:
    """Yield the plugin's formats, and those of others with nothing but the sections it adds to them."""
    known = {found.id: found for found in city.contributions.report_formats}
    added: dict[str, list[Any]] = {}
    for item in own:
        if isinstance(item, AddedSection):
            added.setdefault(item.format, []).append(item.section)
        else:
            yield known[item.id]
    for id, sections in added.items():
        yield evolve(known[id], sections=tuple(sections))


def _composed(city: Workspace, format: str, period: str, language: Language) -> Any:
    return city.report(format, period=period, language=language).document
