"""The contract of a plugin object: each way to break it is named before anything is called."""

from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.plugins import PluginError, Registry
from localdiplomacy.plugins.acceptance import HOOKS, implementations


def refusal(plugin: Any, name: str = "desk") -> tuple[str, str]:
    """The code and the English message with which a plugin is refused."""
    with pytest.raises(PluginError) as caught:
        Registry(discover=False).register(plugin, name)
    issue = caught.value.issue
    assert name in issue.message("zh")
    assert issue.plugin == name
    return issue.code, issue.message("en")


class Sound:
    """One hook, as it should be."""

    @ld.hookimpl
    def register_checks(self) -> list[ld.Check]:
        return []


def test_a_sound_plugin_is_accepted_and_its_hooks_are_bound() -> None:
    plugin = Sound()
    (found,) = implementations(plugin, "desk")
    assert (found.hook, found.takes, found.function()) == ("register_checks", (), [])


def test_hooks_are_called_in_one_order_whatever_the_order_in_the_file() -> None:
    class Two:
        @ld.hookimpl
        def register_report_formats(self) -> list[Any]:
            return []

        @ld.hookimpl
        def register_code_lists(self, config: Any) -> list[Any]:
            return []

    found = implementations(Two(), "desk")
    assert [one.hook for one in found] == ["register_code_lists", "register_report_formats"]
    assert [one.takes for one in found] == [("config",), ()]


def test_a_class_instead_of_an_instance() -> None:
    code, message = refusal(Sound)
    assert code == "LD-PLUG-007"
    assert "Sound" in message


def test_an_object_without_hooks() -> None:
    assert refusal(object())[0] == "LD-PLUG-011"


@pytest.mark.parametrize("api", [0, 2, "1", 1.0, None, True])
def test_another_version_of_the_hooks(api: Any) -> None:
    plugin = Sound()
    plugin.plugin_api = api  # type: ignore[attr-defined]
    code, message = refusal(plugin)
    assert code == "LD-PLUG-006"
    assert repr(api) in message


def test_a_misspelled_hook() -> None:
    class Typo:
        @ld.hookimpl
        def register_chekcs(self) -> list[Any]:
            return []

    code, message = refusal(Typo())
    assert code == "LD-PLUG-005"
    assert "did you mean register_checks?" in message


def test_a_hook_of_quite_another_name() -> None:
    class Other:
        @ld.hookimpl
        def on_startup(self) -> None: ...

    code, message = refusal(Other())
    assert code == "LD-PLUG-005"
    assert "did you mean" not in message


def test_a_hook_under_another_name_is_found_by_its_spec() -> None:
    class Renamed:
        @ld.hookimpl(specname="register_checks")
        def my_checks(self) -> list[Any]:
            return []

    (found,) = implementations(Renamed(), "desk")
    assert found.hook == "register_checks"


def test_a_hook_without_its_mark() -> None:
    class Unmarked(Sound):
        def register_indicators(self) -> list[Any]:
            return []

    code, message = refusal(Unmarked())
    assert code == "LD-PLUG-008"
    assert "@hookimpl" in message


class Default:
    @ld.hookimpl
    def register_checks(self, config: Any = None) -> list[Any]:
        return []


class Starred:
    @ld.hookimpl
    def register_checks(self, *things: Any) -> list[Any]:
        return []


class Keywords:
    @ld.hookimpl
    def register_checks(self, **things: Any) -> list[Any]:
        return []


class Unknown:
    @ld.hookimpl
    def register_checks(self, conifg: Any) -> list[Any]:
        return []


class Async:
    @ld.hookimpl
    async def register_checks(self) -> list[Any]:
        return []


class Yielding:
    @ld.hookimpl
    def register_checks(self) -> Any:
        yield from ()


class Wrapper:
    @ld.hookimpl(wrapper=True)
    def register_checks(self) -> Any:
        return (yield)


class First:
    @ld.hookimpl(tryfirst=True)
    def register_checks(self) -> list[Any]:
        return []


class Last:
    @ld.hookimpl(trylast=True)
    def register_checks(self) -> list[Any]:
        return []


@pytest.mark.parametrize(
    ("plugin", "says"),
    [
        (Default, "config has a default value"),
        (Starred, "*args"),
        (Keywords, "**kwargs"),
        (Unknown, "no argument conifg"),
        (Async, "async"),
        (Yielding, "yields"),
        (Wrapper, "wrapper"),
        (First, "tryfirst"),
        (Last, "trylast"),
    ],
)
def test_a_hook_that_is_no_plain_function(plugin: type, says: str) -> None:
    code, message = refusal(plugin())
    assert code == "LD-PLUG-008"
    assert "register_checks" in message
    assert says in message


def test_properties_of_a_plugin_are_not_run() -> None:
    class Lively(Sound):
        @property
        def moody(self) -> None:
            raise RuntimeError("run")

    assert Registry(discover=False).register(Lively(), "desk").name == "desk"


def test_one_object_under_two_names() -> None:
    registry, plugin = Registry(discover=False), Sound()
    assert [registry.register(plugin, name).name for name in ("one", "two")] == ["one", "two"]


def test_a_hook_that_is_there_twice() -> None:
    class Twice(Sound):
        @ld.hookimpl(specname="register_checks")
        def more_checks(self) -> list[Any]:
            return []

    code, message = refusal(Twice())
    assert code == "LD-PLUG-008"
    assert "twice" in message


def test_the_hooks() -> None:
    assert set(HOOKS) == {
        "register_indicators",
        "register_dimensions",
        "register_checks",
        "register_report_formats",
        "register_code_lists",
        "register_ledger_formats",
        "register_regulations",
        "register_validation_rules",
    }
