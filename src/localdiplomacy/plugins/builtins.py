"""The built-in plugin `core`: what the library brings, contributed through the hooks that every plugin uses."""

from collections.abc import Sequence

from ..checks.builtin import BUILTIN_CHECKS
from ..checks.check import Check
from ..ledger.formats import BUILTIN_FORMATS, LedgerFormat
from ..measures.builtin import INDICATORS
from ..measures.dimensions import DIMENSIONS, Dimension
from ..measures.indicators import Indicator
from ..measures.validation.outliers import OutlierRule
from ..measures.validation.reporting import ReportingRule
from ..measures.validation.rule_set import builtin_rules
from ..measures.validation.rules import FigureRule, PartsRule
from ..model.codes import CodeList
from ..regulations.pack import Pack
from ..regulations.packaged_codes import packaged_code_lists
from ..regulations.regulations import builtin_packs
from ..reports.builtin import BUILTIN_REPORT_FORMATS
from ..reports.formats import AddedSection, ReportFormat
from .hookspecs import hookimpl


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    """Contribute the built-in indicators."""
    return INDICATORS


@hookimpl
def register_dimensions() -> Sequence[Dimension]:
    """Contribute the built-in dimensions: office, places, country, kind, month, …"""
    return DIMENSIONS


@hookimpl
def register_checks() -> Sequence[Check]:
    """Contribute the checks of structure."""
    return BUILTIN_CHECKS


@hookimpl
def register_report_formats() -> Sequence[ReportFormat | AddedSection]:
    """Contribute the annual summary."""
    return BUILTIN_REPORT_FORMATS


@hookimpl
def register_code_lists() -> Sequence[CodeList]:
    """Contribute the packaged code lists, and the dated lists of countries and divisions."""
    return tuple(packaged_code_lists().values())


@hookimpl
def register_ledger_formats() -> Sequence[LedgerFormat]:
    """Contribute the kinds of ledgers."""
    return BUILTIN_FORMATS


@hookimpl
def register_regulations() -> Sequence[Pack]:
    """Contribute the packs of the nation, its provinces and cities."""
    return builtin_packs()


@hookimpl
def register_validation_rules() -> Sequence[FigureRule | PartsRule | OutlierRule | ReportingRule]:
    """Contribute what holds between the built-in indicators by their definitions."""
    return tuple(builtin_rules())
