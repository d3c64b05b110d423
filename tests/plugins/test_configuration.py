"""The configuration of plugins: strict, layered, secrets hidden."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import field, frozen

import localdiplomacy as ld
from localdiplomacy.plugins import FailedPlugin, PluginError, Registry
from localdiplomacy.plugins.configuration import configuration


@frozen
class Config:
    """The configuration of the plugin below."""

    limit: int
    places: tuple[str, ...] = ("甲",)
    token: str = ld.secret(default="")


class Desk:
    """A plugin that keeps what it was given."""

    plugin_config = Config

    def __init__(self) -> None:
        self.seen: list[Any] = []

    @ld.hookimpl
    def register_checks(self, config: Config) -> list[ld.Check]:
        self.seen.append(config)
        return []


def given(table: dict[str, Any] | None) -> Any:
    return configuration(Desk(), "desk", table, "localdiplomacy.toml")


def test_values_of_the_settings_stand_over_defaults() -> None:
    assert given({"limit": 3}) == Config(limit=3, places=("甲",))
    assert given({"limit": 3, "places": ["乙", "丙"]}).places == ("乙", "丙")


def test_a_hook_gets_its_own_plugin_s_configuration() -> None:
    desk, other = Desk(), Desk()
    registry = Registry(discover=False, config={"desk": {"limit": 1}, "other": {"limit": 2}})
    with registry.using(desk, "desk"), registry.using(other, "other"):
        assert desk.seen[-1].limit == 1
        assert other.seen[-1].limit == 2


@pytest.mark.parametrize(
    ("table", "code", "key"),
    [
        ({"limit": 3, "limmit": 4}, "LD-SET-002", "plugins.desk.limmit"),
        ({"limit": "3"}, "LD-SET-003", "plugins.desk.limit"),
        ({"limit": 3, "places": ["甲", 7]}, "LD-SET-003", "plugins.desk.places[1]"),
        ({}, "LD-SET-004", "plugins.desk.limit"),
        (None, "LD-SET-004", "plugins.desk.limit"),
    ],
)
def test_a_fault_names_file_key_and_plugin(table: dict[str, Any] | None, code: str, key: str) -> None:
    with pytest.raises(PluginError) as caught:
        given(table)
    issue = caught.value.issue
    assert (issue.code, issue.path, issue.plugin) == (code, key, "desk")
    assert issue.place().startswith("localdiplomacy.toml")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(PluginError) as caught:
        given({"limit": "3", "places": 5, "more": 1})
    assert {issue.path for issue in caught.value.issues} == {
        "plugins.desk.limit",
        "plugins.desk.places",
        "plugins.desk.more",
    }


def test_a_secret_is_never_shown() -> None:
    config = given({"limit": 3, "token": "hunter2"})
    assert config.token == "hunter2"
    assert "hunter2" not in repr(config)
    with pytest.raises(PluginError) as caught:
        given({"limit": "three", "token": 4711})
    assert "4711" not in str(caught.value)
    assert "three" in str(caught.value)


def test_a_secret_is_not_shown_by_its_own_validator_either() -> None:
    @frozen
    class Strict:
        token: str = field(repr=False, metadata={"sensitive": True}, validator=attrs.validators.matches_re("[a-z]+"))

    plugin = Desk()
    plugin.plugin_config = Strict  # type: ignore[assignment]
    with pytest.raises(PluginError) as caught:
        configuration(plugin, "desk", {"token": "HUNTER2"}, None)
    assert "HUNTER2" not in str(caught.value)


def test_a_plugin_without_configuration_is_given_none() -> None:
    assert configuration(object(), "desk", None, None) is None
    assert configuration(object(), "desk", {}, None) is None
    with pytest.raises(PluginError, match="LD-PLUG-014"):
        configuration(object(), "desk", {"limit": 1}, None)


@pytest.mark.parametrize("declared", [dict, Config(limit=1), 42])
def test_a_configuration_class_is_an_attrs_class(declared: Any) -> None:
    plugin = Desk()
    plugin.plugin_config = declared
    with pytest.raises(PluginError, match="LD-PLUG-015"):
        configuration(plugin, "desk", {}, None)


def test_a_wrong_configuration_fails_the_plugin_and_no_other(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '\n[plugins."desk"]\nlimit = "viel"\n', encoding="utf-8")
    registry = Registry(discover=False, config={"desk": {"limit": 1}})
    registry.register(Desk(), "desk")
    ws = ld.open(two_offices, registry=registry)
    (failed,) = ws.plugins
    assert isinstance(failed, FailedPlugin)
    (issue,) = [issue for issue in ws.intake if issue.plugin == "desk"]
    assert issue.path == "plugins.desk.limit"
    assert issue.place().startswith("localdiplomacy.toml")
    assert "hunter" not in repr(ws)


def test_the_workspace_goes_over_what_the_program_gave(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '\n[plugins."desk"]\nplaces = ["乙"]\n', encoding="utf-8")
    desk = Desk()
    registry = Registry(discover=False, config={"desk": {"limit": 1, "places": ["丁"]}})
    registry.register(desk, "desk")
    ld.open(two_offices, registry=registry)
    assert desk.seen[-1] == Config(limit=1, places=("乙",))
