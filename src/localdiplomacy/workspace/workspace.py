"""A folder of ledgers, plans, documents and settings, opened as one object: the front door."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from attrs import evolve, field, frozen

from ..checks.run import run_checks
from ..issues.catalogue.reports import FORMAT_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..ledger.intake import Intake
from ..ledger.ledger import Ledger
from ..measures.dimensions import Dimension
from ..measures.indicators import Indicator
from ..measures.labels import INDICATOR_LIST, Labels
from ..measures.measure import measure
from ..measures.reconcile import Reconciliation, reconcile
from ..measures.table import Table
from ..measures.validation.validate import validate
from ..measures.validation.validation import Validation
from ..model.codes import Code
from ..model.durations import IsWorkingDay
from ..model.observations import Observation
from ..model.periods import Period
from ..model.texts import Language, Text
from ..plugins import Contributions, PluginRecord, Registry
from ..reports.context import Context
from ..reports.report import Report
from .asking import require_offered
from .counting import countable, counted_for
from .figures import counted_figures, named_figures, with_codes
from .settings import Settings
from .validating import ChosenRules, chosen_rules, installed_calendar, workspace_rules

Progress = Callable[[str, int, int], None]


@frozen(kw_only=True)
class Workspace:
    """Ledgers of one or several offices with everything needed to check, count and report them.

    Open one with `localdiplomacy.open(folder)`. Two workspaces with different settings live side by side.

    Args:
        folder: where it is; None for a single file that was opened like a workspace.
        settings: what `localdiplomacy.toml` says.
        registry: built-ins and plugins, as the settings configure them.
        reading: what reading the ledgers gave: records, issues, rows set aside.
        contributions: indicators, checks, formats, code lists, regulations and validation rules: those of the
            registry, and the workspace's own files.
    """

    folder: Path | None
    settings: Settings
    registry: Registry = field(repr=False)
    reading: Intake = field(repr=False)
    contributions: Contributions = field(repr=False)

    @property
    def ledger(self) -> Ledger:
        """The records and the published figures."""
        return self.reading.ledger

    @property
    def intake(self) -> IssueReport:
        """What was set aside while reading, and why; also the plugins that could not be used."""
        return IssueReport(self.registry.issues) + self.reading.issues

    @property
    def plugins(self) -> tuple[PluginRecord, ...]:
        """The plugins that are there: loaded, failed or disabled."""
        return self.registry.plugins

    def check(
        self,
        *,
        at: date,
        only: Iterable[str] = (),
        skip: Iterable[str] = (),
        progress: Progress | None = None,
        is_working_day: IsWorkingDay | None = None,
    ) -> IssueReport:
        """Return what is wrong with the ledger as of a day. What reading found is in `intake`.

        Args:
            at: the day; states, regulations and code lists are those of this day.
            only: codes of rules, areas such as `LD-DATE`, or ids of checks; empty is all.
            skip: the same, to be left out.
            progress: called with what is being checked, how much is done and how much there is.
            is_working_day: the calendar for periods of working days; that of the extra `calendar` by default.
        """
        context = self.contributions.check_context(
            self.ledger,
            at,
            jurisdiction=self.settings.workspace.jurisdiction,
            is_working_day=is_working_day or installed_calendar(),
        )
        return run_checks(context, self.contributions.checks, only=tuple(only), skip=tuple(skip), progress=progress)

    def measure(
        self,
        indicators: str | Indicator | Iterable[str | Indicator],
        *,
        by: str | Dimension | Iterable[str | Dimension] = (),
        period: Period | str | int,
        compare: str | Period | None = None,
        at: date | None = None,
    ) -> Table:
        """Count what the ledger holds.

        Args:
            indicators: indicators or their ids, such as `outbound.person_times`.
            by: dimensions or their ids, such as `office`, `country`, `quarter`.
            period: the period, its code, or a word for it as of `at`, such as `last quarter` or 年初至今.
            compare: `previous-year`, `previous-period`, or another period.
            at: count what had happened by the end of this day.

        Raises:
            CannotContinue: for an unknown indicator or dimension; near names are given.
            PeriodError: for text that is no period, or a word for one without `at`.
        """
        return measure(
            self.ledger,
            indicators,
            by=by,
            period=period,
            compare=compare,
            at=at,
            indicators=self.contributions.indicators,
            dimensions=self.contributions.dimensions,
            code_lists=self.contributions.code_lists,
            rounding=self.settings.workspace.percentages,
        )

    def reconcile(self, observations: Iterable[Observation] | None = None, *, at: date | None = None) -> Reconciliation:
        """Hold published figures against what the ledger counts.

        Args:
            observations: the figures; those in the ledger by default.
            at: count what had happened by the end of this day.

        Returns:
            One line a figure: the ledger's own count on the left, the published figure on the right.
        """
        given = self.ledger.observations
        if observations is not None:
            given, _ = with_codes(observations, self.contributions)
        published = named_figures(given, self.contributions.indicators)
        known = {indicator.id: indicator for indicator in self.contributions.indicators}
        dimensions = {dimension.id for dimension in self.contributions.dimensions}
        counted = counted_figures(published, known, dimensions, partial(self.measure, at=at))
        return reconcile(
            counted,
            published,
            left_name=Text("台账", "ledger"),
            right_name=Text("已发布", "published"),
            labels=self._labels(),
        )

    def validate(
        self,
        observations: Iterable[Observation] | None = None,
        *,
        period: Period | str | int,
        at: date | None = None,
        rules: ChosenRules | None = None,
        counted: bool = False,
        is_working_day: IsWorkingDay | None = None,
    ) -> Validation:
        """Apply rules to figures: what must hold between them, which stand out, which reports came and when.

        Args:
            observations: the figures; the published ones in the ledger by default.
            period: the period, its code, or a word for it as of `at`; the figures of all periods within it are looked at.
            at: what had been published by the end of this day; None for all.
            rules: rules or their ids; by default the built-in ones, those of plugins, and those in the workspace's
                folder `validation`.
            counted: True takes what the ledgers count instead of what was published; rules on reports and on what is
                only published are then left aside.
            is_working_day: the calendar for reports due in working days; that of the extra `calendar` by default.

        Raises:
            CannotContinue: if a rule file has faults, or there is no rule with an id that is asked for.
        """
        known, days = self.contributions, Period.of(period, at=at)
        chosen = chosen_rules(workspace_rules(known.validation_rules, self.folder), rules)
        given, unlisted = self.ledger.observations, None
        if observations is not None:
            given, _ = with_codes(observations, known)
        elif counted:
            published = {item.indicator for item in given}.union(named.id for named in self._published())
            chosen = countable(chosen, known.indicators, published)
            measured = partial(self.measure, at=at)
            counts = counted_for(chosen, days, known.indicators, known.dimensions, measured, self.ledger, at)
            given, unlisted = counts.observations, counts.unlisted
        return validate(
            given,
            period=days,
            at=at,
            rules=chosen,
            offices=[office.id for office in self.ledger.offices],
            indicators=known.indicators,
            dimensions=known.dimensions,
            is_working_day=is_working_day or installed_calendar(),
            rounding=self.settings.workspace.percentages,
            labels=self._labels(),
            unlisted=unlisted,
        )

    def report(
        self,
        format: str = "core.annual-summary",
        *,
        period: Period | str | int,
        at: date | None = None,
        language: Language | None = None,
        records: Iterable[str] = (),
        reveal: Iterable[str] = (),
    ) -> Report:
        """Compose a report.

        Args:
            format: id of a report format.
            period: the period, its code, or a word for it as of `at`.
            at: the day as of which the ledger is checked; the period's last day by default.
            language: the language to write in; the workspace's by default.
            records: ids of the records it is to be of, such as one transfer batch; the whole ledger by default.
            reveal: names of the sensitive fields to show, such as `travellers`; none by default.

        Raises:
            CannotContinue: if there is no such format or record, or the format has no use for what is asked.
            PeriodError: for text that is no period, or a word for one without `at`.
        """
        found = next((known for known in self.contributions.report_formats if known.id == format), None)
        if found is None:
            known_ids = ", ".join(known.id for known in self.contributions.report_formats)
            raise CannotContinue(Issue(FORMAT_UNKNOWN, {"format": format, "known": known_ids}))
        asked = require_offered(found, self.ledger, records, reveal)
        return Report(found.compose(evolve(self._context(Period.of(period, at=at), at, language), **asked)))

    def _published(self) -> Iterable[Code]:
        """Return the names of indicators that are only published."""
        return self.contributions.code_lists.get(INDICATOR_LIST, ())

    def _labels(self) -> Labels:
        names = {found.id: Text(found.zh, found.en) for found in self._published()}
        names |= {found.id: Text(found.zh, found.en) for found in self.contributions.indicators}
        return Labels(
            code_lists=self.contributions.code_lists,
            ledger=self.ledger,
            indicators=names,
            rounding=self.settings.workspace.percentages,
        )

    def _context(self, period: Period, at: date | None, language: Language | None) -> Context:
        day = at or period.last
        return Context(
            name=self.settings.workspace.name,
            ledger=self.ledger,
            period=period,
            at=day,
            language=language or self.settings.workspace.language,
            labels=self._labels(),
            indicators={indicator.id: indicator for indicator in self.contributions.indicators},
            dimensions={dimension.id: dimension for dimension in self.contributions.dimensions},
            intake=self.intake,
            measure=partial(self.measure, at=day),  # a period that is not over is not held against a whole one
            check=self.check,
            reconcile=self.reconcile,
            validate=self.validate,
        )

    def _repr_html_(self) -> str:
        from html import escape

        name = escape(self.settings.workspace.name.get(self.settings.workspace.language))
        return f"<b>{name}</b> <code>{escape(repr(self.ledger))}</code>"
