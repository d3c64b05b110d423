"""The registry: isolation of plugins, order, names, registering and unregistering, provenance."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.plugins import (
    Contribution,
    DisabledPlugin,
    Environment,
    FailedPlugin,
    LoadedPlugin,
    PluginError,
    Registry,
    Selection,
)

Code = Callable[[str], str]


def indicator(id: str, **more: Any) -> ld.Indicator:
    settings = {"zh": "甲", "en": "A", "unit": "records", "time": "departs_on", "definition": ld.Text("甲。", "a.")}
    return ld.Indicator(id=id, **(settings | more))


class Desk:
    """A plugin object with one indicator."""

    plugin_api = 1
    __version__ = "2.1"

    def __init__(self, *ids: str) -> None:
        self.ids = ids or ("desk.trips",)

    @ld.hookimpl
    def register_indicators(self) -> list[ld.Indicator]:
        return [indicator(id) for id in self.ids]


def ids(registry: Registry) -> set[str]:
    return {found.id for found in registry.contributions.indicators}


def records(registry: Registry) -> dict[str, str]:
    return {record.name: type(record).__name__ for record in registry.plugins}


def reason(registry: Registry, name: str) -> tuple[str, str, str]:
    """The code, the English reason and the English hint of a failed plugin."""
    found = next(record for record in registry.plugins if record.name == name)
    assert isinstance(found, FailedPlugin)
    return found.issues[0].code, found.reason("en"), found.hint("en")


# --- what is there, and what became of it


def test_built_ins_are_there_without_any_plugin() -> None:
    registry = Registry(discover=False)
    assert registry.plugins == ()
    assert registry.issues == ()
    given = registry.contributions
    assert len(given.indicators) > 40
    assert len(given.checks) > 30
    assert given.report_formats[0].id == "core.annual-summary"
    assert {"country", "division", "outbound-mode"} <= set(given.code_lists)
    assert {format.id for format in given.ledger_formats} >= {"outbound", "transfers"}
    assert given.regulations.parameters()
    assert all(found.plugin is None for found in (*given.indicators, *given.checks, *given.ledger_formats))


def test_a_package_is_discovered_with_name_version_and_contributions(install: Any, good: Code) -> None:
    install("suqian", good("suqian"), version="3.2")
    registry = Registry()
    (found,) = (record for record in registry.plugins if record.name == "suqian")
    assert isinstance(found, LoadedPlugin)
    assert found.label == "suqian 3.2"
    assert found.origin.distribution == "localdiplomacy-suqian"
    assert found.contributions == (Contribution(kind="indicators", id="suqian.trips"),)
    assert "suqian.trips" in ids(registry)


def test_importing_the_library_and_making_a_registry_load_no_plugin(install: Any, tmp_path: Path) -> None:
    install("loud", "raise SystemExit('the plugin was imported')")
    code = "import sys; sys.path.insert(0, sys.argv[1]); import localdiplomacy as ld; ld.Registry(); print('quiet')"
    site = str(tmp_path / "site")
    done = subprocess.run([sys.executable, "-c", code, site], capture_output=True, text=True, check=True)
    assert done.stdout == "quiet\n"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import no_such_package_anywhere", "No module named 'no_such_package_anywhere'"),
        ("1 / 0", "ZeroDivisionError"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("def broken(:", "SyntaxError"),
    ],
)
def test_a_plugin_that_cannot_be_imported_spoils_no_other(install: Any, good: Code, code: str, says: str) -> None:
    install("alpha", code)
    install("beta", good("beta"))
    registry = Registry()
    assert records(registry) == {"alpha": "FailedPlugin", "beta": "LoadedPlugin"}
    rule, message, hint = reason(registry, "alpha")
    assert rule == "LD-PLUG-001"
    assert "alpha" in message
    assert says in message
    assert "plugin_selection.skip" in hint
    assert "beta.trips" in ids(registry)


def test_an_entry_point_to_nothing_is_a_failure_of_that_plugin(install: Any, good: Code) -> None:
    install("alpha", good("alpha"), target="plugin_under_test_localdiplomacy_alpha:missing")
    assert reason(Registry(), "alpha")[0] == "LD-PLUG-001"


def test_strict_mode_raises(install: Any) -> None:
    install("alpha", "1 / 0")
    with pytest.raises(PluginError, match=r"LD-PLUG-001.*alpha"):
        _ = Registry(selection=Selection(strict=True)).contributions


def test_two_packages_with_one_name_are_told_and_the_first_counts(install: Any, good: Code) -> None:
    install("suqian", good("suqian"), distribution="a-package")
    install("suqian", good("suqian"), distribution="b-package")
    registry = Registry()
    kinds = [(record.origin.distribution, type(record)) for record in registry.plugins]
    assert kinds == [("a-package", LoadedPlugin), ("b-package", FailedPlugin)]
    (issue,) = registry.issues
    assert issue.code == "LD-PLUG-009"
    assert "a-package" in issue.message("en")
    assert "b-package" in issue.message("en")


def test_a_name_that_is_no_slug_or_the_library_s_own_is_refused(install: Any, good: Code) -> None:
    install("core", good("core"))
    install("Big_City", good("big"))
    registry = Registry()
    assert reason(registry, "core")[0] == reason(registry, "Big_City")[0] == "LD-PLUG-016"


# --- order


def test_order_follows_names_and_ids_not_directories_or_registration(install: Any, good: Code) -> None:
    for name in ("zeta", "mid", "alpha"):
        install(name, good(name))
    registry = Registry()
    registry.register(Desk("desk.b", "desk.a"))
    assert [record.name for record in registry.plugins] == ["alpha", "desk", "mid", "zeta"]
    own = [found.id for found in registry.contributions.indicators if found.plugin]
    assert own == ["alpha.trips", "desk.a", "desk.b", "mid.trips", "zeta.trips"]


def test_built_ins_come_first_in_their_own_order() -> None:
    plain, more = Registry(discover=False), Registry(discover=False)
    more.register(Desk())
    built_in = plain.contributions.indicators
    assert more.contributions.indicators[: len(built_in)] == built_in


# --- registering


def test_registering_again_replaces_as_when_a_notebook_cell_is_run_again() -> None:
    registry = Registry(discover=False)
    assert registry.register(Desk("desk.a")).label == "desk 2.1"
    registry.register(Desk("desk.b"))
    assert ids(registry) & {"desk.a", "desk.b"} == {"desk.b"}
    assert records(registry) == {"desk": "LoadedPlugin"}


def test_registering_a_bad_plugin_raises_and_leaves_the_registry_as_it_was() -> None:
    registry = Registry(discover=False)
    registry.register(Desk("desk.a"))
    before = registry.contributions
    with pytest.raises(PluginError, match="LD-PLUG-010"):
        registry.register(Desk("elsewhere.a"))
    assert registry.contributions is before
    with pytest.raises(PluginError, match="LD-PLUG-007"):
        registry.register(Desk)
    assert records(registry) == {"desk": "LoadedPlugin"}


def test_what_states_no_version_has_that_of_its_package(install: Any, good: Code) -> None:
    offers = """
        from localdiplomacy import CodeList, Code, hookimpl
        class Desk:
            @hookimpl
            def register_code_lists(self):
                codes = (Code(id="a", zh="甲", en="a"),)
                return [CodeList(id="desk.list", zh="表", en="list", codes=codes)]
    """
    install("suqian", good("suqian"), distribution="suqian", version="3.2", target="elsewhere")
    install("desk", offers, distribution="desk", version="0.7", target="elsewhere")
    suqian, desk = (import_module(f"plugin_under_test_{name}") for name in ("suqian", "desk"))
    registry = Registry(discover=False)
    for name in ("suqian", "desk"):  # the package is called as its module is
        install(f"plugin-under-test-{name}", "", version="3.2", distribution=f"plugin-under-test-{name}")
    assert registry.register(suqian, "suqian").label == "suqian 3.2"
    assert registry.register(desk.Desk()).label == "desk 3.2"
    suqian.__version__ = "4.0"
    assert registry.register(suqian, "suqian").label == "suqian 4.0"


def test_what_belongs_to_no_package_has_no_version() -> None:
    class Nameless(Desk):
        __version__ = ""

    Nameless.__module__ = ""
    registry = Registry(discover=False)
    assert registry.register(Nameless(), "desk").label == "desk"


def test_unregistering_takes_everything_away() -> None:
    registry, untouched = Registry(discover=False), Registry(discover=False)
    registry.register(Desk("office.trips"), name="office")
    assert records(registry) == {"office": "LoadedPlugin"}
    registry.unregister("office")
    assert records(registry) == {}
    assert ids(registry) == ids(untouched)
    with pytest.raises(ld.CannotContinue, match="LD-PLUG-012"):
        registry.unregister("office")


def test_a_with_block_gives_back_what_was_there() -> None:
    registry = Registry(discover=False)
    registry.register(Desk("desk.a"))
    with registry.using(Desk("desk.b")) as same:
        assert same is registry
        assert "desk.b" in ids(registry)
    assert ids(registry) & {"desk.a", "desk.b"} == {"desk.a"}
    with pytest.raises(RuntimeError, match="inside"), registry.using(Desk("other.c"), name="other"):
        raise RuntimeError("inside")
    assert records(registry) == {"desk": "LoadedPlugin"}


def test_a_registered_plugin_stands_for_the_installed_one_of_that_name(install: Any, good: Code) -> None:
    install("desk", good("desk"))
    registry = Registry()
    registry.register(Desk("desk.mine"))
    kinds = [type(record) for record in registry.plugins]
    assert kinds == [LoadedPlugin, DisabledPlugin]
    assert {"desk.mine"} == {id for id in ids(registry) if id.startswith("desk.")}


def test_registries_know_nothing_of_one_another() -> None:
    one, other = Registry(discover=False), Registry(discover=False)
    one.register(Desk())
    assert "desk.trips" in ids(one)
    assert "desk.trips" not in ids(other)
    assert repr(one) == "Registry(desk (2.1))"
    assert repr(other) == "Registry(no plugins)"


# --- selecting


def test_only_and_skip_take_plugin_or_package_names_and_import_nothing(install: Any, good: Code) -> None:
    install("alpha", good("alpha"))
    install("beta", "raise RuntimeError('imported')")
    install("gamma", good("gamma"))
    registry = Registry(selection=Selection(only=("localdiplomacy-alpha", "gamma"), skip=("gamma",)))
    assert records(registry) == {"alpha": "LoadedPlugin", "beta": "DisabledPlugin", "gamma": "DisabledPlugin"}
    why = {found.name: found.why.en for found in registry.plugins if isinstance(found, DisabledPlugin)}
    assert why == {"beta": "not in plugin_selection.only", "gamma": "in plugin_selection.skip"}


@pytest.mark.parametrize(
    ("variables", "loaded"),
    [
        ({}, {"alpha", "beta"}),
        ({"LOCALDIPLOMACY_PLUGINS": ""}, set()),
        ({"LOCALDIPLOMACY_PLUGINS": "alpha, other"}, {"alpha"}),
        ({"LOCALDIPLOMACY_SKIP_PLUGINS": "localdiplomacy-alpha"}, {"beta"}),
        ({"LOCALDIPLOMACY_PLUGINS": "alpha", "LOCALDIPLOMACY_SKIP_PLUGINS": "alpha"}, set()),
    ],
)
def test_environment_variables_take_away(install: Any, good: Code, variables: dict[str, str], loaded: set[str]) -> None:
    install("alpha", good("alpha"))
    install("beta", good("beta"))
    registry = Registry(environment=Environment.of(variables))
    assert {record.name for record in registry.plugins if isinstance(record, LoadedPlugin)} == loaded
    whys = [record.why for record in registry.plugins if isinstance(record, DisabledPlugin)]
    assert all("LOCALDIPLOMACY_" in why.zh and "LOCALDIPLOMACY_" in why.en for why in whys)


def test_names_in_settings_that_are_no_plugin_s_are_told(install: Any, good: Code) -> None:
    install("suqian", good("suqian"))
    registry = Registry(
        config={"suquian": {}},
        selection=Selection(only=("suqian", "hanoi"), overrides={"x": "gone"}),
        settings_file="localdiplomacy.toml",
    )
    told = {issue.values("en")["key"]: issue for issue in registry.issues}
    assert set(told) == {'[plugins."suquian"]', "plugin_selection.only", "plugin_selection.overrides"}
    assert all(issue.code == "LD-PLUG-012" for issue in told.values())
    assert "did you mean suqian?" in told['[plugins."suquian"]'].message("en")
    assert told["plugin_selection.only"].place() == "localdiplomacy.toml"


# --- where results come from


def test_results_carry_the_plugin(two_offices: Path) -> None:
    rule = ld.Rule(
        code="DESK-001",
        severity=ld.Severity.ADVICE,
        title=ld.Text("甲", "a"),
        message=ld.Text("甲。", "a."),
        remedy=ld.Text("乙。", "b."),
    )

    class Everything(Desk):
        @ld.hookimpl
        def register_checks(self) -> list[ld.Check]:
            return [ld.Check(id="desk.all", zh="甲", en="a", rules=(rule,), run=lambda context: [ld.Issue(rule)])]

        @ld.hookimpl
        def register_report_formats(self) -> list[object]:
            own = ld.Section("desk.words", lambda context: ())
            return [
                ld.ReportFormat(id="desk.short", title=ld.Text("短", "short"), sections=(own,)),
                ld.AddedSection(format="core.annual-summary", section=ld.Section("desk.more", lambda context: ())),
            ]

    registry = Registry(discover=False)
    registry.register(Everything(), name="desk")
    ws = ld.open(two_offices, registry=registry)
    from datetime import date

    (found,) = ws.check(at=date(2021, 12, 31), only=["desk.all"])
    assert found.plugin == "desk 2.1"
    assert found.to_dict()["plugin"] == "desk 2.1"
    row = next(iter(ws.measure("desk.trips", period=2021)))
    assert row.observation.plugin == "desk 2.1"
    formats = {format.id: format for format in ws.contributions.report_formats}
    assert formats["desk.short"].plugin == "desk 2.1"
    assert formats["core.annual-summary"].plugin is None
    assert [section.plugin for section in formats["core.annual-summary"].sections][-1] == "desk 2.1"


def test_a_failed_plugin_is_an_issue_of_the_workspace(install: Any, two_offices: Path) -> None:
    install("alpha", "1 / 0")
    ws = ld.open(two_offices)
    assert [issue.code for issue in ws.intake.errors if issue.plugin == "alpha"] == ["LD-PLUG-001"]
    assert records(ws.registry)["alpha"] == "FailedPlugin"
    assert len(ws.ledger.outbound) == 3


def test_two_workspaces_with_different_settings_live_side_by_side(two_offices: Path, tmp_path: Path) -> None:
    import shutil

    other = Path(shutil.copytree(two_offices, tmp_path / "other"))
    settings = other / "localdiplomacy.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[plugins."desk"]\nlimit = 7\n', encoding="utf-8")
    from attrs import frozen

    @frozen
    class Limit:
        limit: int = 3

    class Limited(Desk):
        plugin_config = Limit

        @ld.hookimpl
        def register_indicators(self, config: Limit) -> list[ld.Indicator]:
            return [indicator("desk.trips", en=f"limit {config.limit}")]

    registry = Registry(discover=False)
    registry.register(Limited(), name="desk")
    names = [
        next(
            found.en
            for found in ld.open(folder, registry=registry).contributions.indicators
            if found.id == "desk.trips"
        )
        for folder in (two_offices, other)
    ]
    assert names == ["limit 3", "limit 7"]
    assert next(found.en for found in registry.contributions.indicators if found.id == "desk.trips") == "limit 3"
