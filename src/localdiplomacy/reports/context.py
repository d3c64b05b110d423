"""What a report may ask: a frozen view of the workspace, with its verbs bound."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from attrs import evolve, field, frozen

from ..issues.report import IssueReport
from ..ledger.ledger import Ledger
from ..measures.derived import sets_of
from ..measures.dimensions import Dimension
from ..measures.indicators import Indicator
from ..measures.labels import INDICATOR_LIST, Labels
from ..measures.reconcile import Reconciliation
from ..measures.validation.validation import Validation
from ..measures.verb import MeasureVerb
from ..model.names import Name
from ..model.periods import Period
from ..model.texts import Language, Text
from .wording import period_text


class CheckLedger(Protocol):
    """The verb `check` of the workspace."""

    def __call__(self, *, at: date, only: Iterable[str] = ()) -> IssueReport:
        """Check the ledger as of a day, with all checks or `only` these; see `Workspace.check`."""
        ...


class Reconcile(Protocol):
    """The verb `reconcile` of the workspace."""

    def __call__(self) -> Reconciliation:
        """Hold the published figures against the ledger; see `Workspace.reconcile`."""
        ...


class ValidateFigures(Protocol):
    """The verb `validate` of the workspace."""

    def __call__(self, *, period: Period, at: date | None = None, counted: bool = False) -> Validation:
        """Hold published figures, or what the ledgers count, against the rules; see `Workspace.validate`."""
        ...


@frozen(kw_only=True)
class Context:
    """What a section of a report is composed from.

    Args:
        name: whose report it is.
        ledger: the records.
        period: the period reported.
        at: the day as of which the ledger is checked and states are taken.
        language: the language to write in.
        labels: what offices, codes and units are called.
        indicators: the indicators there are, by id.
        dimensions: what counts can be broken down by, by id.
        intake: what reading the ledgers found.
        records: ids of the records that the report is to be of; empty where it is of the whole ledger.
        reveal: names of the sensitive fields that were asked for by name, such as `travellers`.
        measure: counts indicators.
        check: checks the ledger.
        reconcile: holds published figures against the ledger.
        validate: holds figures against the rules of validation.
    """

    name: Name
    ledger: Ledger = field(repr=False)
    period: Period
    at: date
    language: Language
    labels: Labels = field(repr=False)
    indicators: Mapping[str, Indicator] = field(repr=False)
    dimensions: Mapping[str, Dimension] = field(repr=False)
    intake: IssueReport = field(repr=False)
    measure: MeasureVerb = field(repr=False)
    check: CheckLedger = field(repr=False)
    reconcile: Reconcile = field(repr=False)
    validate: ValidateFigures = field(repr=False)
    records: tuple[str, ...] = ()
    reveal: frozenset[str] = frozenset()

    def text(self, zh: str, en: str) -> str:
        """Return the wording of the report's language."""
        return Text(zh, en).get(self.language)

    def office(self, id: str | None) -> str:
        """Return what an office is called; its id where the ledger does not name it."""
        found = self.ledger.offices.get(id)
        return (
            found.name.get(self.language) if found and found.name else id or self.text("未注明单位", "no office stated")
        )

    def city(self, id: str | None) -> str:
        """Return what a city is called; its id where the ledger does not name it."""
        found = self.ledger.cities.get(id)
        return found.name.get(self.language) if found and found.name else id or "—"

    def code(self, code_list: str, id: str | None) -> str:
        """Return the term of a code; the code itself where no list has it, a dash where there is none."""
        if id is None:
            return "—"
        codes = self.labels.code_lists.get(code_list)
        return codes.label(id, self.language) if codes else id

    def when(self, period: Period) -> str:
        """Return a period in words."""
        return period_text(period, self.language)

    def offices(self) -> tuple[str, ...]:
        """Return the offices of the ledger and those that its records and figures name, in a defined order."""
        listed = [office.id for office in self.ledger.offices]
        named = {str(record.office) for record in self.ledger.records() if record.office}
        named |= {str(observation.office) for observation in self.ledger.observations if observation.office}
        return (*listed, *sorted(named.difference(listed)))

    def member(self, dimension: str, member: str, indicator: str) -> str:
        """Return what a member of a dimension is called; its code where nobody named it."""
        found, counted = self.dimensions.get(dimension), self.indicators.get(indicator)
        if found is None:
            return member
        sets = sets_of(counted, self.indicators) if counted else ()
        labels = evolve(self.labels, records=sets[0]) if sets else self.labels
        return labels.member(found, member, self.language)

    def indicator(self, id: str) -> str:
        """Return what an indicator is called; a figure that is only published may be named by a list."""
        known = self.indicators.get(id)
        return known.name(self.language) if known else self.code(INDICATOR_LIST, id)
