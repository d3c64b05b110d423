"""The hooks: what a plugin may contribute. Each returns a list of frozen values; none of them does any work."""

from collections.abc import Sequence
from typing import Any

import pluggy

from ..checks.check import Check
from ..ledger.formats import LedgerFormat
from ..measures.dimensions import Dimension
from ..measures.indicators import Indicator
from ..measures.validation.outliers import OutlierRule
from ..measures.validation.reporting import ReportingRule
from ..measures.validation.rules import FigureRule, PartsRule
from ..model.codes import CodeList
from ..regulations.pack import Pack
from ..reports.formats import AddedSection, ReportFormat

PROJECT = "localdiplomacy"
PLUGIN_API = 1
# Raised by one when a hook changes so that old plugins no longer fit; the one before is then still accepted.
SUPPORTED_API = (PLUGIN_API,)

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def register_indicators(config: Any) -> Sequence[Indicator]:
    """Contribute what can be counted.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Indicators with ids such as `suqian.checklist_completeness`, and both parts of a ratio.
    """
    raise NotImplementedError


@hookspec
def register_dimensions(config: Any) -> Sequence[Dimension]:
    """Contribute what figures can be broken down by.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Dimensions with ids such as `suqian.checklist`; the names of their members are a code list.
    """
    raise NotImplementedError


@hookspec
def register_checks(config: Any) -> Sequence[Check]:
    """Contribute what must hold in a ledger.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Checks with ids such as `suqian.daily-inspection`; the codes of their rules begin with `SUQIAN-`.
    """
    raise NotImplementedError


@hookspec
def register_report_formats(config: Any) -> Sequence[ReportFormat | AddedSection]:
    """Contribute whole kinds of reports, or sections for reports that others define.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Formats, and added sections that name the format they belong to.
    """
    raise NotImplementedError


@hookspec
def register_code_lists(config: Any) -> Sequence[CodeList]:
    """Contribute code lists, entry kinds and column headings.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        New lists with ids such as `suqian.checklists`; a list with the id of a known one adds its codes to that list.
    """
    raise NotImplementedError


@hookspec
def register_ledger_formats(config: Any) -> Sequence[LedgerFormat]:
    """Contribute kinds of tables that can be read as ledgers.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Formats with ids such as `suqian.shift-log`; the headings of each are a code list.
    """
    raise NotImplementedError


@hookspec
def register_regulations(config: Any) -> Sequence[Pack]:
    """Contribute dated parameters of a nation, a province or a city.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Packs with ids such as `suqian.transfer`; each states only what it adds.
    """
    raise NotImplementedError


@hookspec
def register_validation_rules(config: Any) -> Sequence[FigureRule | PartsRule | OutlierRule | ReportingRule]:
    """Contribute what must hold between figures, which ones stand out, and which reports are expected.

    Args:
        config: the plugin's configuration, an object of its `plugin_config` class; None where it declares none.

    Returns:
        Rules with ids such as `suqian.checklists-of-batches`, written in Python or read from TOML with `read_rules`.
    """
    raise NotImplementedError
