"""The configuration of a plugin: its own attrs class, filled strictly from the settings."""

from collections.abc import Mapping
from typing import Any

import attrs
from attrs import evolve

from ..codec.convert import structure
from ..codec.faults import StructureError, issues_of
from ..issues.catalogue.plugins import BAD_CONFIGURATION, NO_CONFIGURATION
from ..model.sources import Origin, Source
from .faults import PluginError, fault

ATTRIBUTE = "plugin_config"


def secret(**options: Any) -> Any:
    """Return an attrs field whose value is never shown: for passwords and keys in a plugin's configuration.

    Args:
        options: as for `attrs.field`.
    """
    return attrs.field(repr=False, metadata={"sensitive": True}, **options)


def configuration(plugin: object, name: str, given: Mapping[str, Any] | None, file: str | None) -> Any:
    """Return the configuration object of a plugin; None where it declares none.

    Args:
        plugin: the plugin object; its `plugin_config` is an attrs class whose defaults hold where nothing is given.
        name: its name.
        given: its table in the settings.
        file: name of the settings file, for messages.

    Raises:
        PluginError: with one issue for each unknown key, wrong value and missing key, each naming file, key and plugin.
    """
    declared = getattr(plugin, ATTRIBUTE, None)
    if declared is None:
        if given:
            raise fault(NO_CONFIGURATION, name, key=_key(name))
        return None
    if not (isinstance(declared, type) and attrs.has(declared)):
        raise fault(BAD_CONFIGURATION, name, found=getattr(declared, "__name__", type(declared).__name__))
    try:
        return structure(dict(given or {}), declared)
    except StructureError as error:
        placed = (evolve(found, path=("plugins", name, *found.path)) for found in error.faults)
        source = Source(Origin(file=file)) if file else None
        raise PluginError(*(evolve(issue, plugin=name) for issue in issues_of(placed, source))) from None


def _key(name: str) -> str:
    return f'[plugins."{name}"]'
