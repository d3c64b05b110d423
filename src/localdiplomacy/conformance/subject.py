"""The plugin under examination: its package, its object, what became of it in a registry of its own."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, distribution, distributions, entry_points
from typing import Any

from ..issues.catalogue.plugins import NOT_THERE
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..plugins import FailedPlugin, LoadedPlugin, Registry, Selection
from ..plugins.acceptance import Implementation, implementations
from ..plugins.collecting import Collected, collect
from ..plugins.configuration import ATTRIBUTE, configuration
from ..plugins.contributions import Contributions
from ..plugins.declared import declared_in
from ..plugins.hookspecs import PROJECT
from ..plugins.names import near
from .probes import Probe, probes
from .quiet import quietly
from .readme import example_configuration

IMPORT_BUDGET = 0.3  # seconds
_SEEDS = (0, 1)


class NotLoaded(Exception):
    """The plugin could not be loaded, so there is nothing to look at."""


def normalised(name: str) -> str:
    """Return the name of a distribution as package indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


class Subject:
    """The plugin under examination. Each fact is found when it is first asked for.

    Args:
        name: the plugin's name.
        points: its entry points; more than one where two packages claim the name.
        package: its package.
        import_budget: seconds that importing it may take.
    """

    def __init__(
        self, name: str, points: tuple[EntryPoint, ...], package: Distribution, import_budget: float = IMPORT_BUDGET
    ) -> None:
        self.name = name
        self.points = points
        self.package = package
        self.import_budget = import_budget
        self.exercised: Any = None  # what came of using it, once it has been used

    @classmethod
    def installed(cls, name: str, *, import_budget: float = IMPORT_BUDGET) -> "Subject":
        """Find an installed plugin by its own name or that of its package.

        Raises:
            CannotContinue: if there is none.
        """
        every = entry_points(group=PROJECT)
        wanted = normalised(name)
        points = tuple(
            point for point in every if point.name == name or (point.dist and normalised(point.dist.name) == wanted)
        )
        if points and points[0].dist is not None:
            return cls(points[0].name, points, points[0].dist, import_budget)
        plain = name.removeprefix(f"{PROJECT}-")
        try:
            return cls(plain, (), distribution(f"{PROJECT}-{plain}"), import_budget)
        except PackageNotFoundError:
            hint = near(name, {point.name for point in every})
            raise CannotContinue(Issue(NOT_THERE, {"plugin": name, "key": "plugins check", "hint": hint})) from None

    @property
    def metadata(self) -> Any:
        """The metadata of its package: a message with headers such as `Requires-Dist`."""
        return self.package.metadata

    @property
    def version(self) -> str:
        """The version its package states."""
        return self.package.version or ""

    @cached_property
    def plugin(self) -> Any:
        """The plugin object.

        Raises:
            NotLoaded: if it cannot be imported.
        """
        if not self.points:
            raise NotLoaded
        try:
            with quietly():
                return self.points[0].load()
        except (Exception, SystemExit) as error:
            raise NotLoaded from error

    @cached_property
    def implementations(self) -> tuple[Implementation, ...]:
        """Its hooks.

        Raises:
            NotLoaded: if they do not keep to the contract of hooks.
        """
        plugin = self.plugin
        try:
            return implementations(plugin, self.name)
        except CannotContinue as error:
            raise NotLoaded from error

    @cached_property
    def config_class(self) -> Any:
        """What the plugin gives as the class of its configuration; None where it takes none."""
        return getattr(self.plugin, ATTRIBUTE, None)

    @cached_property
    def example(self) -> Mapping[str, Any] | None:
        """The configuration that its README shows; None where it shows none."""
        return example_configuration(self.metadata, self.name)

    @cached_property
    def config(self) -> Mapping[str, Any]:
        """A configuration it can be used with: none where it has defaults for everything, else the README's example."""
        try:
            with quietly():
                configuration(self.plugin, self.name, None, None)
        except (CannotContinue, NotLoaded):
            return self.example or {}
        return {}

    def new_registry(self, config: Mapping[str, Any] | None = None) -> Registry:
        """Return a registry of this plugin and the plugins its package requires.

        Args:
            config: its configuration; one that it can be used with by default.
        """
        given = self.config if config is None else config
        only = (self.name, *self._required_plugins())
        registry = Registry(config={self.name: given} if given else None, selection=Selection(only=only))
        with quietly():
            _ = registry.plugins  # evaluated here, so that nothing the plugin prints comes later
        return registry

    def registry_without(self) -> Registry:
        """Return a registry in which only the plugins are that the plugin's package requires."""
        config = {self.name: self.config} if self.config else None
        return Registry(config=config, selection=Selection(only=tuple(self._required_plugins())))

    def _required_plugins(self) -> Iterator[str]:
        required = {normalised(name) for name in map(_required_name, self.package.requires or ()) if name}
        for found in distributions():
            if found.name and normalised(found.name) in required and found.entry_points.select(group=PROJECT):
                yield found.name

    @cached_property
    def registry(self) -> Registry:
        """A registry of this plugin alone, and of the plugins its package requires."""
        return self.new_registry()

    @property
    def refusals(self) -> tuple[Issue, ...]:
        """Why the registry did not take the plugin, or one that claims the same name."""
        records = (record for record in self.registry.plugins if record.name == self.name)
        return tuple(issue for record in records if isinstance(record, FailedPlugin) for issue in record.issues)

    @property
    def loaded(self) -> LoadedPlugin:
        """What the registry knows of the plugin.

        Raises:
            NotLoaded: if the registry did not take it.
        """
        for record in self.registry.plugins:
            if record.name == self.name and isinstance(record, LoadedPlugin):
                return record
        raise NotLoaded

    @property
    def contributions(self) -> Contributions:
        """What built-ins and the plugin contribute together.

        Raises:
            NotLoaded: if the registry did not take the plugin.
        """
        _ = self.loaded
        return self.registry.contributions

    @cached_property
    def own(self) -> Mapping[str, tuple[Any, ...]]:
        """What the plugin itself contributes, by the id of the kind.

        Raises:
            NotLoaded: if the registry did not take the plugin.
        """
        return self.collect(self.config).items

    def collect(self, config: Mapping[str, Any]) -> Collected:
        """Call the hooks once more, with this configuration.

        Raises:
            NotLoaded: if the registry did not take the plugin.
            CannotContinue: if it cannot be used with the configuration.
        """
        record, declared = self.loaded, declared_in(self.plugin)
        with quietly():
            settings = configuration(self.plugin, self.name, config or None, None)
            return collect(record, self.implementations, settings, declared.items if declared else None)

    @cached_property
    def probes(self) -> tuple[Probe, ...]:
        """What two new processes with different hash seeds saw of it."""
        return probes(self.name, self.points[0], self.config, _SEEDS) if self.points else ()


def _required_name(requirement: str) -> str | None:
    """Return the name in a `Requires-Dist` line; None for one of an extra."""
    head, _, marker = requirement.partition(";")
    found = re.match(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)", head)
    return found[1] if found and "extra" not in marker else None
