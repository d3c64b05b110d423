"""Plugins: the hooks by which a city adds what it counts, checks and writes, and the registry that collects it."""

from .configuration import secret
from .contributions import Contributions
from .faults import PluginError
from .hookspecs import PLUGIN_API, hookimpl
from .records import Contribution, DisabledPlugin, FailedPlugin, LoadedPlugin, PluginRecord
from .registry import Registry
from .selection import Environment, Selection

__all__ = [
    "PLUGIN_API",
    "Contribution",
    "Contributions",
    "DisabledPlugin",
    "Environment",
    "FailedPlugin",
    "LoadedPlugin",
    "PluginError",
    "PluginRecord",
    "Registry",
    "Selection",
    "hookimpl",
    "secret",
]
