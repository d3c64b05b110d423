"""One failing and one passing example for every rule on plugins; each pair differs as little as it can."""

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

import pytest
from attrs import frozen

import localdiplomacy as ld
from localdiplomacy.issues.catalogue import plugins as area
from localdiplomacy.plugins.candidates import Candidate
from localdiplomacy.plugins.records import Origin
from localdiplomacy.plugins.registry import Registry

Example = Callable[[], Iterable[ld.Issue]]


def _hook(kind: str, function: Any) -> Any:
    """A plugin object with one hook, which runs `function`."""

    def hook(self: Any) -> Any:
        return function()

    hook.__name__ = f"register_{kind}"
    return type("Desk", (), {hook.__name__: ld.hookimpl(hook)})()


def _registered(plugin: Any, name: str = "desk", **registry: Any) -> Example:
    def run() -> Iterable[ld.Issue]:
        try:
            Registry(discover=False, **registry).register(plugin, name)
        except ld.PluginError as error:
            return error.issues
        return ()

    return run


class _Found(Registry):
    """A registry that finds the given plugins instead of those that are installed."""

    def __init__(self, *found: Candidate, **more: Any) -> None:
        super().__init__(discover=False, **more)
        self.found = found

    def _candidates(self) -> list[Candidate]:
        return list(self.found)


def _found(*candidates: Candidate, **more: Any) -> Example:
    return lambda: _Found(*candidates, **more).issues


def _candidate(name: str, load: Any, distribution: str = "a-package") -> Candidate:
    return Candidate(name=name, origin=Origin(distribution=distribution), load=load)


def _broken_import() -> Any:
    raise ModuleNotFoundError("No module named 'gone'")


def _raises() -> Any:
    raise ZeroDivisionError


def _indicator(id: str = "desk.trips") -> list[ld.Indicator]:
    definition = ld.Text("甲。", "a.")
    return [ld.Indicator(id=id, zh="甲", en="A", unit="records", time="departs_on", definition=definition)]


def _section(format: str) -> Any:
    return lambda: [ld.AddedSection(format=format, section=ld.Section("desk.x", lambda context: ()))]


@frozen
class _Config:
    limit: int = 3


def _with(**attributes: Any) -> Any:
    plugin = _hook("checks", list)
    for name, value in attributes.items():
        setattr(type(plugin), name, value)
    return plugin


class _Unmarked:
    @ld.hookimpl
    def register_checks(self, config: Any = None) -> list[Any]:
        return []


class _Misspelled:
    @ld.hookimpl
    def register_check(self) -> list[Any]:
        return []


_SOUND = _registered(_hook("checks", list))

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "LD-PLUG-001": (_found(_candidate("desk", _broken_import)), _found(_candidate("desk", lambda: _with()))),
    "LD-PLUG-002": (_registered(_hook("checks", _raises)), _SOUND),
    "LD-PLUG-003": (_registered(_hook("checks", lambda: None)), _SOUND),
    "LD-PLUG-004": (
        _registered(_hook("indicators", lambda: _indicator("outbound.batches"))),
        _registered(_hook("indicators", _indicator)),
    ),
    "LD-PLUG-005": (_registered(_Misspelled()), _SOUND),
    "LD-PLUG-006": (_registered(_with(plugin_api=99)), _registered(_with(plugin_api=1))),
    "LD-PLUG-007": (_registered(type(_with())), _registered(_with())),
    "LD-PLUG-008": (_registered(_Unmarked()), _SOUND),
    "LD-PLUG-009": (
        _found(_candidate("desk", _with), _candidate("desk", _with, "b-package")),
        _found(_candidate("desk", _with), _candidate("disk", _with, "b-package")),
    ),
    "LD-PLUG-010": (
        _registered(_hook("indicators", lambda: _indicator("trips"))),
        _registered(_hook("indicators", _indicator)),
    ),
    "LD-PLUG-011": (_registered(ModuleType("desk")), _SOUND),
    "LD-PLUG-012": (
        _found(_candidate("desk", _with), selection=ld.Selection(only=("disk",))),
        _found(_candidate("desk", _with), selection=ld.Selection(only=("desk",))),
    ),
    "LD-PLUG-013": (
        _registered(_hook("report_formats", _section("hanoi.report"))),
        _registered(_hook("report_formats", _section("core.annual-summary"))),
    ),
    "LD-PLUG-014": (
        _registered(_with(), config={"desk": {"limit": 4}}),
        _registered(_with(plugin_config=_Config), config={"desk": {"limit": 4}}),
    ),
    "LD-PLUG-015": (_registered(_with(plugin_config=dict)), _registered(_with(plugin_config=_Config))),
    "LD-PLUG-016": (_registered(_with(), "Big City"), _registered(_with(), "big-city")),
}


def test_every_rule_of_the_area_has_its_examples() -> None:
    assert set(EXAMPLES) == {rule.code for rule in area.RULES}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_failing_example_is_reported_and_names_the_plugin(code: str) -> None:
    (issue,) = EXAMPLES[code][0]()
    assert issue.code == code
    named = issue.values("en")["plugin"]
    for language in ("zh", "en"):
        assert named in issue.message(language)  # type: ignore[arg-type]
        assert issue.remedy(language)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_passing_example_is_not(code: str) -> None:
    assert not list(EXAMPLES[code][1]())
