"""Calling the hooks of one plugin, and holding what they return against the contract."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import evolve, frozen

from ..issues.catalogue.plugins import HOOK_FAILED, WRONG_RETURN
from ..issues.errors import CannotContinue
from ..reports.formats import AddedSection, ReportFormat
from .acceptance import Implementation
from .faults import PluginError, fault, told
from .kinds import KINDS
from .records import CORE, LoadedPlugin

_BY_HOOK = {kind.hook: kind for kind in KINDS}


@frozen(kw_only=True, eq=False)
class Collected:
    """What one plugin contributes, checked but not yet held against the others.

    Args:
        plugin: the plugin.
        items: its contributions by the id of their kind, in order.
    """

    plugin: LoadedPlugin
    items: Mapping[str, tuple[Any, ...]]


def collect(
    plugin: LoadedPlugin,
    implementations: Iterable[Implementation],
    config: Any,
    declared: Mapping[str, tuple[Any, ...]] | None = None,
) -> Collected:
    """Call the hooks of one plugin.

    Args:
        plugin: the plugin.
        implementations: its hooks.
        config: its configuration.
        declared: what it contributes as data, by the id of the kind.

    Raises:
        PluginError: if a hook raises or returns anything but a list of the right type.
    """
    items: dict[str, tuple[Any, ...]] = {kind.id: (declared or {}).get(kind.id, ()) for kind in KINDS}
    for implementation in implementations:
        kind = _BY_HOOK[implementation.hook]
        items[kind.id] += call(plugin.name, implementation, config)
    if plugin.name == CORE:
        return Collected(plugin=plugin, items=items)
    # Sorted, so that a plugin which collects its values in a set gives the same order every time.
    marked = {
        id: tuple(sorted((_marked(item, plugin.label) for item in found), key=_id)) for id, found in items.items()
    }
    return Collected(plugin=plugin, items=marked)


def call(name: str, implementation: Implementation, config: Any) -> tuple[Any, ...]:
    """Call one hook of one plugin.

    Args:
        name: the plugin's name.
        implementation: the hook.
        config: the plugin's configuration.

    Returns:
        What the hook returned, each item of the right type.

    Raises:
        PluginError: if the hook raises or returns anything but a list of the right type.
    """
    kind = _BY_HOOK[implementation.hook]
    arguments = (config,) if implementation.takes else ()
    try:
        returned = implementation.function(*arguments)
    except (Exception, SystemExit) as error:
        if isinstance(error, CannotContinue):  # a file of the plugin has faults: they say themselves where
            raise PluginError(*(evolve(issue, plugin=name) for issue in error.issues)) from error
        raise fault(HOOK_FAILED, name, hook=kind.hook, **told(error)) from error
    if type(returned) not in (list, tuple):
        found = f"a {type(returned).__name__}" if returned is not None else "None"
        raise fault(WRONG_RETURN, name, hook=kind.hook, expected=kind.type_names, found=found)
    for place, item in enumerate(returned):
        if not isinstance(item, kind.types):
            found = f"[{place}] = {type(item).__name__}"
            raise fault(WRONG_RETURN, name, hook=kind.hook, expected=kind.type_names, found=found)
    return tuple(returned)


def _id(item: Any) -> str:
    return str(item.id)


def _marked(item: Any, label: str) -> Any:
    """Return a contribution that says whose it is."""
    if isinstance(item, AddedSection):
        return evolve(item, section=evolve(item.section, plugin=label))
    if isinstance(item, ReportFormat):
        # Sections of others that the format is made of stay theirs.
        own = f"{label.partition(' ')[0]}."
        sections = (evolve(found, plugin=label) if found.id.startswith(own) else found for found in item.sections)
        item = evolve(item, sections=tuple(sections))
    return evolve(item, plugin=label) if "plugin" in attrs.fields_dict(type(item)) else item
