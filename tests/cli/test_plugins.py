"""The verbs on plugins: listing, checking, beginning one."""

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

TOML_PLUGIN = """\
[plugin]
name = { zh = "外语角", en = "Language corner" }
version = "3.1"

[[lists]]
id = "outbound-category"
codes = [{ id = "canal", zh = "运河文化", en = "canal culture" }]
"""


@pytest.fixture
def shell(
    tmp_path: Path, install: Callable[[Path], Path], program: Callable[..., subprocess.CompletedProcess[str]]
) -> SimpleNamespace:
    """A folder, ways to run the program in it (`run` its verbs on plugins, `verb` any), and one to install packages."""
    places: list[str] = []
    verb = partial(program, cwd=tmp_path, places=places)

    def add(folder: str) -> Path:
        package = tmp_path / folder
        places.extend(map(str, (install(package), package / "src")))
        return package

    return SimpleNamespace(run=partial(verb, "plugins"), verb=verb, install=add, folder=tmp_path)


@pytest.fixture
def corner(shell: SimpleNamespace) -> Path:
    """A package written by `plugins new` and installed."""
    assert shell.run("new", "corner").returncode == 0
    return shell.install("localdiplomacy-corner")


def _settings(folder: Path, more: str = "") -> Path:
    (folder / "localdiplomacy.toml").write_text(f'[workspace]\nname = "某市外办"\n{more}', "utf-8")
    return folder


def test_no_plugins_are_no_fault(shell: SimpleNamespace) -> None:
    done = shell.run("list", "--lang", "en", LOCALDIPLOMACY_PLUGINS="")
    assert done.returncode == 0
    assert json.loads(shell.run("list", "--json", LOCALDIPLOMACY_PLUGINS="none-of-them").stdout)["issues"] == []


def test_list_counts_what_a_plugin_adds(shell: SimpleNamespace, corner: Path) -> None:
    done = shell.run("list", "--lang", "en")
    assert done.returncode == 0
    line = next(line for line in done.stdout.splitlines() if line.startswith("corner"))
    for cell in ("0.1.0", "localdiplomacy-corner", "loaded", "2 code lists, 1 indicator, 1 check, 1 report format"):
        assert cell in line
    assert "corner.participants" not in done.stdout
    every = shell.run("list", "--all", "--lang", "en").stdout.splitlines()
    assert any(line.split() == ["corner", "│", "indicator", "│", "corner.participants"] for line in every)


def test_list_as_json_has_every_id(shell: SimpleNamespace, corner: Path) -> None:
    data = json.loads(shell.run("list", "--json").stdout)
    found = next(plugin for plugin in data["plugins"] if plugin["name"] == "corner")
    assert (found["state"], found["version"], found["package"]) == ("loaded", "0.1.0", "localdiplomacy-corner")
    assert found["contributions"]["checks"] == ["corner.crowding"]
    assert found["contributions"]["code_lists"] == ["corner.languages", "entry-kind"]


def test_a_plugin_that_fails_is_listed_with_reason_and_remedy(shell: SimpleNamespace, corner: Path) -> None:
    (corner / "src" / "localdiplomacy_corner" / "__init__.py").write_text("import no_such_module\n", "utf-8")
    for language, words in {"zh": ("未能载入", "请更新或重新安装"), "en": ("failed", "Update or reinstall")}.items():
        done = shell.run("list", "--lang", language)
        assert done.returncode == 0
        assert all(word in done.stdout for word in ("LD-PLUG-001", "no_such_module", *words))
    data = json.loads(shell.run("list", "--json", "--lang", "en").stdout)
    found = next(plugin for plugin in data["plugins"] if plugin["name"] == "corner")
    assert found["state"] == "failed"
    assert "no_such_module" in found["reason"]
    assert found["hint"].startswith("Update or reinstall")
    assert [issue["code"] for issue in found["issues"]] == ["LD-PLUG-001"]


def test_a_plugin_that_is_disabled_says_by_what(shell: SimpleNamespace, corner: Path) -> None:
    done = shell.run("list", "--lang", "en", LOCALDIPLOMACY_SKIP_PLUGINS="corner")
    assert "disabled" in done.stdout
    assert "LOCALDIPLOMACY_SKIP_PLUGINS" in done.stdout
    data = json.loads(shell.run("list", "--json", LOCALDIPLOMACY_SKIP_PLUGINS="corner").stdout)
    found = next(plugin for plugin in data["plugins"] if plugin["name"] == "corner")
    assert (found["state"], "LOCALDIPLOMACY_SKIP_PLUGINS" in found["reason"]) == ("disabled", True)


def test_a_workspace_shows_its_own_plugins_and_selection(shell: SimpleNamespace, corner: Path) -> None:
    (shell.folder / "plugins").mkdir()
    (shell.folder / "plugins" / "canal.toml").write_text(TOML_PLUGIN, "utf-8")
    _settings(shell.folder, '[plugin_selection]\nskip = ["corner"]\n')
    states = {item["name"]: item for item in json.loads(shell.run("list", ".", "--json").stdout)["plugins"]}
    assert (states["canal"]["state"], states["canal"]["version"]) == ("loaded", "3.1")
    assert (states["corner"]["state"], "plugin_selection.skip" in states["corner"]["reason"]) == ("disabled", True)
    assert "plugins/canal.toml" in shell.run("list", ".").stdout
    assert "canal" not in shell.run("list").stdout


def test_a_strict_workspace_still_lists_everything(shell: SimpleNamespace, corner: Path) -> None:
    _settings(shell.folder, "[plugins.corner]\nseat = 40\n[plugin_selection]\nstrict = true\n")
    done = shell.run("list", ".", "--lang", "en")
    assert done.returncode == 0
    assert "plugins.corner.seat is not a known key (did you mean seats?)" in done.stdout


def test_what_a_plugin_is_configured_with_is_never_shown(shell: SimpleNamespace, corner: Path) -> None:
    _settings(shell.folder, "[plugins.corner]\nseats = 987654\n")
    for options in ((), ("--all",), ("--json",)):
        assert "987654" not in shell.run("list", ".", *options).stdout


def test_plugins_that_the_settings_name_and_nobody_installed_are_told(shell: SimpleNamespace) -> None:
    _settings(shell.folder, "[plugins.cornre]\nseats = 40\n")
    done = shell.run("list", ".")
    assert done.returncode == 0
    assert "LD-PLUG-012" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["list", "no-such-folder"], "LD-SET-001"),
        (["new", "Not A Name"], "LD-PLUG-016"),
        (["new", "core"], "LD-PLUG-016"),
        (["new", "localdiplomacy-core"], "LD-PLUG-016"),
        (["new", "../evil"], "LD-PLUG-016"),
        (["new", "corner", "--folder", "there"], "LD-FILE-017"),
        (["new", "corner", "--folder", "there/file/x"], "LD-FILE-010"),
        (["check", "no-such-plugin"], "LD-PLUG-012"),
        (["check", "corner", "--skip", "LD-C01"], "LD-C01"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(shell: SimpleNamespace, words: list[str], said: str) -> None:
    (shell.folder / "there").mkdir()
    (shell.folder / "there" / "file").write_text("", "utf-8")
    done = shell.run(*words)
    assert done.returncode == 2
    assert said in done.stderr


def test_new_writes_where_it_is_told_and_says_what_next(shell: SimpleNamespace) -> None:
    done = shell.run("new", "my-corner", "--folder", "一个/新 插件", "--lang", "zh")
    assert done.returncode == 0
    assert "一个/新 插件/pyproject.toml" in done.stdout
    assert "下一步" in done.stdout
    assert (shell.folder / "一个" / "新 插件" / "src" / "localdiplomacy_my_corner" / "__init__.py").is_file()
    data = json.loads(shell.run("new", "localdiplomacy-other", "--json").stdout)
    assert data["folder"] == "localdiplomacy-other"
    assert "src/localdiplomacy_other/__init__.py" in data["files"]


def test_the_new_package_keeps_the_contract(shell: SimpleNamespace, corner: Path) -> None:
    done = shell.run("check", "corner", "--lang", "en")
    assert done.returncode == 0, done.stdout
    assert "0 failed" in done.stdout
    assert json.loads(shell.run("check", "corner", "--json").stdout)["passed"] is True


def test_check_tells_what_fails_and_ends_with_1(shell: SimpleNamespace, corner: Path) -> None:
    (corner / "src" / "localdiplomacy_corner" / "__init__.py").write_text("import no_such_module\n", "utf-8")
    done = shell.run("check", "corner")
    assert done.returncode == 1
    assert "LD-C10 未通过" in done.stdout
    assert done.stdout.count("LD-C70") == 1
    english = shell.run("check", "corner", "--lang", "en", "--skip", "LD-C10=known and being mended").stdout
    assert "LD-C10 skipped" in english
    assert "known and being mended" in english


def test_an_issue_with_a_plugin_as_a_whole_names_it(shell: SimpleNamespace, corner: Path) -> None:
    (corner / "src" / "localdiplomacy_corner" / "__init__.py").write_text("1 / 0\n", "utf-8")
    assert "LD-PLUG-001 corner\n" in shell.run("list").stdout


def test_an_issue_in_a_file_names_the_plugin_too(shell: SimpleNamespace, corner: Path) -> None:
    _settings(shell.folder, "[plugins.corner]\nseat = 40\n")
    assert "LD-SET-002 corner · localdiplomacy.toml · plugins.corner.seat\n" in shell.run("list", ".").stdout


def test_check_names_the_plugin_of_each_finding(shell: SimpleNamespace, corner: Path) -> None:
    _settings(shell.folder, '[[ledgers]]\npath = "corners.csv"\nkind = "corner.corner"\n')
    (shell.folder / "corners.csv").write_text("日期,参加人次,天气\n2024-04-13,41,晴\n", "utf-8")
    words = ("check", ".", "--at", "2024-12-31")
    text = shell.verb(*words, "--lang", "en")
    found = {line.split()[0]: line for line in text.stdout.splitlines() if line[:1].isupper()}
    assert found["CORNER-001"].startswith("CORNER-001 corner 0.1.0 · corners.csv : 2 · ")
    assert found["LD-READ-002"] == "LD-READ-002 corners.csv : 1 [C]"
    issues = {issue["code"]: issue for issue in json.loads(shell.verb(*words, "--json").stdout)["issues"]}
    assert (issues["CORNER-001"]["plugin"], issues["LD-READ-002"]["plugin"]) == ("corner 0.1.0", None)


def test_a_strict_workspace_says_whose_fault_stops_it(shell: SimpleNamespace, corner: Path) -> None:
    _settings(shell.folder, "[plugins.corner]\nseat = 40\n[plugin_selection]\nstrict = true\n")
    done = shell.verb("check", ".", "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("LD-SET-002 corner · localdiplomacy.toml · plugins.corner.seat: ")
    assert json.loads(shell.verb("check", ".", "--json").stdout)["failed"][0]["plugin"] == "corner"


@pytest.mark.parametrize("name", ["CORNER-001", "CORNER", "corner"])
def test_codes_explain_the_rules_of_plugins(shell: SimpleNamespace, corner: Path, name: str) -> None:
    rows = json.loads(shell.verb("codes", name, "--lang", "en", "--json").stdout)
    assert rows == [
        {
            "Code": "CORNER-001",
            "Severity": "warning",
            "Rule": "Crowded language corner",
            "What to do": "Check the number; if it is right, find a larger room.",
            "From": "corner 0.1.0",
        }
    ]


def test_codes_list_the_rules_of_plugins_after_the_library_s(shell: SimpleNamespace, corner: Path) -> None:
    rows = json.loads(shell.verb("codes", "--json", "--lang", "zh").stdout)
    assert [row["来自"] for row in rows] == ["core"] * (len(rows) - 1) + ["corner 0.1.0"]
    assert (rows[-1]["代码"], rows[-1]["规则"]) == ("CORNER-001", "外语角超员")
    assert shell.verb("codes", "CORNER-001", LOCALDIPLOMACY_SKIP_PLUGINS="corner").returncode == 2
