"""The registry: which plugins there are, what became of each, and what they contribute together."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from ..issues.catalogue.plugins import NAME_TAKEN, NOT_LOADED, NOT_THERE, OFFERS_NOTHING
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.sources import Origin as FileOrigin
from ..model.sources import Source
from ..model.texts import Text
from . import builtins
from .acceptance import check_api, check_name, implementations
from .candidates import Candidate, in_folder, installed, registered
from .collecting import Collected, collect
from .composing import Pool
from .configuration import configuration
from .contributions import Contributions
from .declared import declared_in
from .faults import PluginError, fault, told
from .kinds import KINDS
from .names import name_of, near
from .records import CORE, Contribution, DisabledPlugin, FailedPlugin, LoadedPlugin, Origin, PluginRecord
from .selection import Environment, Selection

_REPLACED = Text("已由程序中注册的同名插件代替", "replaced by the plugin that the program registered under this name")
FOLDER = "plugins"


@frozen(kw_only=True, eq=False)
class _State:
    """What became of the plugins."""

    plugins: tuple[PluginRecord, ...]
    contributions: Contributions
    issues: tuple[Issue, ...]


class Registry:
    """Built-ins and plugins, and what they contribute together. Registries know nothing of one another.

    Nothing is imported before the contributions or the plugins are asked for.

    Args:
        discover: True for the plugins of installed packages and of the workspace's folder.
        config: configuration of plugins, by their names.
        selection: which plugins to use.
        environment: what environment variables say; they can only take away.
        folder: folder of a workspace, whose folder `plugins` may hold plugins that are only TOML.
        settings_file: where `config` and `selection` were read, for messages.
    """

    def __init__(
        self,
        *,
        discover: bool = True,
        config: Mapping[str, Mapping[str, Any]] | None = None,
        selection: Selection | None = None,
        environment: Environment | None = None,
        folder: Path | None = None,
        settings_file: str | None = None,
    ) -> None:
        self._discover = discover
        self._config = dict(config or {})
        self._selection = selection or Selection()
        self._environment = environment or Environment()
        self._folder = folder
        self._settings_file = settings_file
        self._objects: dict[str, Any] = {}
        self._known: _State | None = None

    @property
    def contributions(self) -> Contributions:
        """Everything that built-ins and plugins contribute."""
        return self._state.contributions

    @property
    def plugins(self) -> tuple[PluginRecord, ...]:
        """Every plugin that is there, by name: loaded, failed or disabled. The built-in one is not listed."""
        return self._state.plugins

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Why plugins failed, and plugins that the settings name but nobody installed."""
        return self._state.issues

    def register(self, plugin: Any, name: str | None = None) -> LoadedPlugin:
        """Add a plugin of this program, as in a notebook; one with the same name is replaced.

        Args:
            plugin: a module or an object with hooks.
            name: its name; made from the name of the module or class by default.

        Raises:
            PluginError: if it cannot be used; the registry is then as before.
        """
        called = name or name_of(plugin)
        before, known = dict(self._objects), self._known
        self._objects[called] = plugin
        self._known = None
        try:
            loaded = next(record for record in self.plugins if record.name == called)
            if isinstance(loaded, LoadedPlugin):
                return loaded
            # What a program registers itself is never disabled: it failed.
            raise PluginError(*(issue for issue in self.issues if issue.plugin == called))
        except PluginError:
            self._objects, self._known = before, known
            raise

    def unregister(self, name: str) -> None:
        """Take away a plugin that was registered.

        Raises:
            CannotContinue: if none was registered under that name.
        """
        if name not in self._objects:
            params = {"plugin": name, "key": "unregister", "hint": near(name, self._objects)}
            raise CannotContinue(Issue(NOT_THERE, params))
        del self._objects[name]
        self._known = None

    @contextmanager
    def using(self, plugin: Any, name: str | None = None) -> Iterator["Registry"]:
        """Register a plugin for the length of a `with` block; whatever had its name comes back afterwards."""
        before = dict(self._objects)
        self.register(plugin, name)
        try:
            yield self
        finally:
            self._objects, self._known = before, None

    def configured(
        self,
        *,
        config: Mapping[str, Mapping[str, Any]],
        selection: Selection,
        folder: Path | None = None,
        settings_file: str | None = None,
    ) -> "Registry":
        """Return a new registry with the same registered plugins, as a workspace configures it.

        What this registry was given goes under what the workspace says, key by key.

        Args:
            config: configuration of plugins, by their names.
            selection: which plugins to use.
            folder: folder of the workspace.
            settings_file: where the two were read, for messages.
        """
        names = {**self._config, **config}
        found = Registry(
            discover=self._discover,
            config={name: {**self._config.get(name, {}), **config.get(name, {})} for name in names},
            selection=selection,
            environment=self._environment,
            folder=folder,
            settings_file=settings_file,
        )
        found._objects = dict(self._objects)
        return found

    def __repr__(self) -> str:
        listed = ", ".join(f"{record.name} ({_state_word(record)})" for record in self.plugins)
        return f"Registry({listed or 'no plugins'})"

    @property
    def _state(self) -> _State:
        if self._known is None:
            self._known = self._evaluate()
        return self._known

    def _evaluate(self) -> _State:
        taken: dict[str, Candidate] = {}
        found = [self._examined(candidate, taken) for candidate in self._candidates()]
        pool = _core_pool().copy(self._selection.overrides)
        refused = pool.take(one for one in found if isinstance(one, Collected))
        records = tuple(self._record(one, refused) for one in found)
        missing = tuple(self._missing(records))
        if missing and self._selection.strict:
            raise PluginError(*missing)
        failed = tuple(issue for record in records if isinstance(record, FailedPlugin) for issue in record.issues)
        return _State(plugins=records, contributions=pool.contributions(), issues=(*failed, *missing))

    def _examined(self, candidate: Candidate, taken: dict[str, Candidate]) -> Collected | PluginRecord:
        """Return what a plugin contributes, or why it does not; `taken` holds those that were before it, by name."""
        name, origin = candidate.name, candidate.origin
        refused = self._refusal(candidate)
        if refused is not None:
            return DisabledPlugin(name=name, origin=origin, why=refused)
        try:
            if name in taken:
                raise _twice(candidate, taken[name])
            taken[name] = candidate
            return self._collect(candidate)
        except PluginError as error:
            return self._failed(name, origin, error)

    def _record(self, found: Collected | PluginRecord, refused: Mapping[str, PluginError]) -> PluginRecord:
        if not isinstance(found, Collected):
            return found
        plugin = found.plugin
        error = refused.get(plugin.name)
        return plugin if error is None else self._failed(plugin.name, plugin.origin, error)

    def _failed(self, name: str, origin: Origin, error: PluginError) -> FailedPlugin:
        if self._selection.strict:
            raise error
        return FailedPlugin(name=name, origin=origin, issues=error.issues)

    def _candidates(self) -> list[Candidate]:
        found = list(registered(self._objects.items()))
        if self._discover:
            if self._folder is not None:
                found += in_folder(self._folder / FOLDER, FOLDER)
            found += installed()
        return sorted(found, key=lambda candidate: candidate.name)  # stable: what a program registered goes first

    def _refusal(self, candidate: Candidate) -> Text | None:
        if candidate.name in self._objects:
            return None if candidate.registered else _REPLACED
        name, distribution = candidate.name, candidate.origin.distribution
        return self._environment.refusal(name, distribution) or self._selection.refusal(name, distribution)

    def _collect(self, candidate: Candidate) -> Collected:
        name = candidate.name
        check_name(name)
        plugin = _loaded(candidate)
        functions = implementations(plugin, name)
        declared = _declared(plugin, name)
        if not functions and declared is None:
            raise fault(OFFERS_NOTHING, name)
        if declared is not None:  # the file beside a module states it too
            check_api(declared.plugin_api, name)
        version = candidate.origin.version or (declared.version if declared else "")
        record = LoadedPlugin(name=name, origin=evolve(candidate.origin, version=version))
        config = configuration(plugin, name, self._config.get(name), self._settings_file)
        collected = collect(record, functions, config, declared.items if declared else None)
        return evolve(collected, plugin=evolve(record, contributions=tuple(_contributions(collected))))

    def _missing(self, records: Iterable[PluginRecord]) -> Iterator[Issue]:
        """Yield an issue for each name in the settings that is no plugin's."""
        names = {name for record in records for name in (record.name, record.origin.distribution) if name}
        wanted = [(f'[plugins."{name}"]', name) for name in self._config]
        wanted += [("plugin_selection.only", name) for name in self._selection.only or ()]
        wanted += [("plugin_selection.overrides", name) for name in self._selection.overrides.values()]
        source = Source(FileOrigin(file=self._settings_file)) if self._settings_file else None
        for key, name in dict.fromkeys(wanted):
            if name not in names:
                yield Issue(NOT_THERE, {"plugin": name, "key": key, "hint": near(name, names)}, source=source)


def _state_word(record: PluginRecord) -> str:
    words = {LoadedPlugin: record.origin.version or "loaded", FailedPlugin: "failed", DisabledPlugin: "disabled"}
    return words[type(record)]


def _twice(candidate: Candidate, first: Candidate) -> PluginError:
    here, there = (found.origin.distribution or found.origin.place for found in (candidate, first))
    return fault(NAME_TAKEN, candidate.name, other=there, found=here)


def _loaded(candidate: Candidate) -> Any:
    try:
        return candidate.load()
    except CannotContinue as error:
        raise PluginError(*(evolve(issue, plugin=candidate.name) for issue in error.issues)) from error
    except (Exception, SystemExit) as error:
        raise fault(NOT_LOADED, candidate.name, **told(error)) from error


def _declared(plugin: object, name: str) -> Any:
    try:
        return declared_in(plugin)
    except CannotContinue as error:
        raise PluginError(*(evolve(issue, plugin=name) for issue in error.issues)) from error


def _contributions(collected: Collected) -> Iterator[Contribution]:
    for kind in KINDS:
        yield from (Contribution(kind=kind.id, id=item.id) for item in collected.items[kind.id])


@cache
def _core_pool() -> Pool:
    """Return a pool of what the library itself contributes, through the same hooks; it is only ever copied."""
    record = LoadedPlugin(name=CORE, origin=Origin(place="localdiplomacy"))
    pool = Pool()
    pool.add(collect(record, implementations(builtins, CORE), None))
    return pool
