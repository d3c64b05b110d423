"""What a workspace works with: the kinds of things that built-ins and plugins contribute."""

from collections.abc import Mapping

from attrs import field, frozen

from ..checks.builtin import BUILTIN_CHECKS
from ..checks.check import Check
from ..codec.codelists import builtin_code_lists
from ..ledger.formats import BUILTIN_FORMATS, LedgerFormat
from ..measures.builtin import INDICATORS
from ..measures.dimensions import DIMENSIONS, Dimension
from ..measures.indicators import Indicator
from ..model.codes import CodeList
from ..regulations.countries import country_codes
from ..regulations.divisions import division_codes
from ..regulations.regulations import Regulations
from ..regulations.regulations import builtin as builtin_regulations
from ..reports.builtin import BUILTIN_REPORT_FORMATS
from ..reports.formats import ReportFormat


def _code_lists() -> Mapping[str, CodeList]:
    tables = (country_codes(), division_codes())
    return {**builtin_code_lists(), **{table.id: table for table in tables}}


@frozen(kw_only=True)
class Contributions:
    """Everything that can be contributed, built-ins unless told otherwise.

    Args:
        indicators: what can be counted.
        dimensions: what counts can be broken down by.
        checks: what must hold.
        ledger_formats: the tables that can be read.
        report_formats: the reports that can be written.
        code_lists: the code lists by id.
        regulations: the dated parameters.
    """

    indicators: tuple[Indicator, ...] = INDICATORS
    dimensions: tuple[Dimension, ...] = DIMENSIONS
    checks: tuple[Check, ...] = BUILTIN_CHECKS
    ledger_formats: tuple[LedgerFormat, ...] = BUILTIN_FORMATS
    report_formats: tuple[ReportFormat, ...] = BUILTIN_REPORT_FORMATS
    code_lists: Mapping[str, CodeList] = field(factory=_code_lists, repr=False)
    regulations: Regulations = field(factory=builtin_regulations, repr=False)
