"""Plugins for the tests: packages as pip leaves them behind, and workspaces."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a package with an entry point where Python finds installed packages."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    before = set(sys.modules)

    def put(
        name: str,
        code: str,
        *,
        distribution: str | None = None,
        version: str = "1.0",
        target: str | None = None,
        toml: str | None = None,
    ) -> None:
        package = f"plugin_under_test_{(distribution or name).replace('-', '_').replace('.', '_')}"
        (site / package).mkdir()
        (site / package / "__init__.py").write_text(dedent(code), encoding="utf-8")
        if toml is not None:
            (site / package / "plugin.toml").write_text(dedent(toml), encoding="utf-8")
        called = distribution or f"localdiplomacy-{name}"
        info = site / f"{called.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {called}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[localdiplomacy]\n{name} = {target or package}\n")

    yield put
    for module in set(sys.modules) - before:
        if module.startswith("plugin_under_test_"):
            del sys.modules[module]


GOOD = """
    from localdiplomacy import Indicator, Text, hookimpl

    plugin_api = 1

    @hookimpl
    def register_indicators():
        return [
            Indicator(
                id="NAME.trips", zh="出访", en="Trips", definition=Text("按离境日期统计。", "by the day of leaving."),
                unit="records", time="departs_on",
            )
        ]
"""


@pytest.fixture
def good() -> Callable[[str], str]:
    """The code of a sound plugin with one indicator."""
    return lambda name: GOOD.replace("NAME", name)
