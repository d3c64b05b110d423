"""A new plugin package: it is whole, loads without being installed, and does what its README says."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import localdiplomacy as ld
from localdiplomacy.plugins.starting import package_files, package_name, write_plugin

NAMES = ("corner", "my-corner", "a1-b2-c3", "x" * 60)


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Write a package and import its module from where it was written."""
    loaded: list[str] = []

    def write_and_import(name: str) -> ModuleType:
        folder = tmp_path / package_name(name)
        write_plugin(name, folder, ld.__version__)
        monkeypatch.syspath_prepend(str(folder / "src"))
        loaded.append(package_name(name).replace("-", "_"))
        return import_module(loaded[-1])

    yield write_and_import
    for module in [found for found in sys.modules if found.partition(".")[0] in loaded]:
        del sys.modules[module]


@pytest.mark.parametrize("name", NAMES)
def test_it_loads_whatever_its_name_is(load: Callable[[str], ModuleType], name: str) -> None:
    registry = ld.Registry(discover=False)
    plugin = registry.register(load(name), name)
    assert {(found.kind, found.id) for found in plugin.contributions} == {
        ("code_lists", "entry-kind"),
        ("code_lists", f"{name}.languages"),
        ("indicators", f"{name}.participants"),
        ("checks", f"{name}.crowding"),
        ("report_formats", f"{name}.corners"),
    }


def test_what_its_readme_shows_works(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    registry = ld.Registry(discover=False)
    registry.register(load("corner"), "corner")
    readme = (tmp_path / "localdiplomacy-corner" / "README.md").read_text("utf-8")
    blocks = [block.partition("\n")[2] for block in readme.split("```")[1::2]]
    ledgers, rows, configuration = blocks[1:4]
    office = tmp_path / "office"
    (office / "ledgers").mkdir(parents=True)
    (office / "ledgers" / "corners.csv").write_text(rows + "2024-04-13,第2期,韩国语,41\n", "utf-8")
    (office / "localdiplomacy.toml").write_text(
        f'[workspace]\nname = {{ zh = "某市外办", en = "An office" }}\n{ledgers}{configuration}', "utf-8"
    )
    workspace = ld.open(office, registry=registry)
    assert list(workspace.intake) == []
    assert [entry.details["spoken"] for entry in workspace.ledger.entries] == ["english", "korean"]
    found = workspace.check(at=date(2024, 12, 31))
    assert [(issue.code, issue.plugin) for issue in found] == [("CORNER-001", "corner")]
    assert workspace.measure("corner.participants", period="2024").rows[0].observation.value == ld.Quantity.of(
        66, "person_times"
    )
    assert "Language corners" in workspace.report(period="2024", language="en").to_markdown()
    assert "外语角参加人次: 66" in workspace.report(period="2024").to_markdown()
    assert "Language corners" not in workspace.report(period="2023", language="en").to_markdown()


def test_each_file_is_filled_in(tmp_path: Path) -> None:
    files = package_files("my-corner", "0.4.12")
    assert list(files) == sorted(files)
    assert {".gitignore", "README.md", "README.zh-CN.md", "pyproject.toml", "tests/test_contract.py"} <= set(files)
    assert "src/localdiplomacy_my_corner/py.typed" in files
    for path, content in files.items():
        assert "$" not in content, path
        assert "MODULE" not in path + content
    assert '"localdiplomacy>=0.4,<0.5"' in files["pyproject.toml"]
    assert 'plugin_contract("my-corner")' in files["tests/test_contract.py"]
    assert write_plugin("my-corner", tmp_path / "new" / "here", "0.4.12") == tuple(files)
    assert {path: (tmp_path / "new" / "here" / path).read_text("utf-8") for path in files} == files


@pytest.mark.parametrize(
    "name", ["", "core", "localdiplomacy-core", "Corner", "my_corner", "-a", "a--b", "1a", "外语角", "a/b"]
)
def test_a_name_that_no_plugin_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ld.PluginError) as caught:
        write_plugin(name, tmp_path / "new", ld.__version__)
    assert caught.value.issue.code == "LD-PLUG-016"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["folder", "file", "link"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, taken: str) -> None:
    target = tmp_path / "new"
    {
        "folder": lambda: target.mkdir(),
        "file": lambda: target.write_text("mine", "utf-8"),
        "link": lambda: target.symlink_to(tmp_path / "nowhere"),
    }[taken]()
    with pytest.raises(ld.CannotContinue) as caught:
        write_plugin("corner", target, ld.__version__)
    assert caught.value.issue.code == "LD-FILE-017"
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ld.CannotContinue) as caught:
        write_plugin("corner", tmp_path / "new", ld.__version__)
    assert caught.value.issue.code == "LD-FILE-010"
    assert list(tmp_path.iterdir()) == []
