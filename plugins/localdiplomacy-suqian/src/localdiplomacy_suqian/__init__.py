"""The 365 transfer system of Suqian's foreign affairs office, as a plugin of localdiplomacy.

Three mechanisms, six checklists, five guarantees: code lists, registers, regulations, checks, indicators, dimensions,
validation rules and a section of the annual summary.
"""

from collections.abc import Sequence

from localdiplomacy import AddedSection, Check, CodeList, Dimension, FigureRule, Indicator, LedgerFormat, Pack, hookimpl

from .checks import checks_for
from .config import SuqianConfig
from .dimensions import dimensions
from .formats import FORMATS, columns
from .indicators import indicators_for
from .regulations import packs
from .section import section_for
from .system import code_lists
from .validation import validation_rules

__all__ = ["SuqianConfig"]

plugin_api = 1
plugin_config = SuqianConfig


@hookimpl
def register_code_lists() -> Sequence[CodeList]:
    """Contribute the 14 parts of the system, the kinds of entries about it, and the headings of its registers."""
    return (*code_lists(), *columns())


@hookimpl
def register_regulations() -> Sequence[Pack]:
    """Contribute the rules of the office that have a number: how often there is a special inspection."""
    return packs()


@hookimpl
def register_ledger_formats() -> Sequence[LedgerFormat]:
    """Contribute the registers that the office keeps as tables: of special inspections, of working groups' checklists."""
    return FORMATS


@hookimpl
def register_indicators(config: SuqianConfig) -> Sequence[Indicator]:
    """Contribute what can be counted: checklists, completeness, inspections."""
    return indicators_for(config)


@hookimpl
def register_dimensions() -> Sequence[Dimension]:
    """Contribute by what the figures are broken down: checklists, parts, groups of parts."""
    return dimensions()


@hookimpl
def register_checks(config: SuqianConfig) -> Sequence[Check]:
    """Contribute what must hold: SUQIAN-001 to SUQIAN-012."""
    return checks_for(config)


@hookimpl
def register_report_formats(config: SuqianConfig) -> Sequence[AddedSection]:
    """Contribute the section of the annual summary."""
    return [section_for(config)]


@hookimpl
def register_validation_rules() -> Sequence[FigureRule]:
    """Contribute what holds between figures of checklists, batches and inspections."""
    return validation_rules().rules
