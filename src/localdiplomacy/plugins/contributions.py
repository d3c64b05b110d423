"""What a registry offers: everything that built-ins and plugins contribute, by kind."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from ..checks.check import Check, CheckContext
from ..ledger.formats import LedgerFormat
from ..ledger.ledger import Ledger
from ..measures.dimensions import DIMENSIONS, Dimension
from ..measures.indicators import Indicator
from ..measures.validation.rule_set import AnyRule
from ..model.codes import CodeList
from ..model.durations import IsWorkingDay
from ..regulations.regulations import Regulations
from ..reports.formats import ReportFormat


@frozen(kw_only=True)
class Contributions:
    """Everything that was contributed. An immutable value: rooms take its parts as arguments.

    Args:
        indicators: what can be counted.
        dimensions: what counts can be broken down by.
        checks: what must hold.
        ledger_formats: the tables that can be read.
        report_formats: the reports that can be written.
        code_lists: the code lists by id.
        regulations: the dated parameters.
        validation_rules: what must hold between figures.
    """

    indicators: tuple[Indicator, ...] = ()
    dimensions: tuple[Dimension, ...] = DIMENSIONS
    checks: tuple[Check, ...] = ()
    ledger_formats: tuple[LedgerFormat, ...] = ()
    report_formats: tuple[ReportFormat, ...] = ()
    code_lists: Mapping[str, CodeList] = field(factory=dict, repr=False)
    regulations: Regulations = field(factory=Regulations, repr=False)
    validation_rules: tuple[AnyRule, ...] = ()

    def check_context(
        self,
        ledger: Ledger,
        at: date,
        *,
        jurisdiction: str | None = None,
        is_working_day: IsWorkingDay | None = None,
    ) -> CheckContext:
        """Return what checks look at: a ledger as of a day, with the code lists and regulations there are.

        Args:
            ledger: the records.
            at: the day.
            jurisdiction: GB/T 2260 code whose rules hold where an office's place is not known.
            is_working_day: the calendar of working days.
        """
        return CheckContext(
            ledger=ledger,
            at=at,
            code_lists=self.code_lists,
            regulations=self.regulations,
            jurisdiction=jurisdiction,
            is_working_day=is_working_day,
        )
