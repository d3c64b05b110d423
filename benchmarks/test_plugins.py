"""What plugins cost: loading twenty of them, and calling one collector, beside plain pluggy on the same modules.

Aims: loading 20 plugins adds at most 10 ms over importing their modules; a collector over 20 plugins takes at most
twice what plain pluggy takes for the same call, though each result is checked and known by its plugin.
"""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pluggy
import pytest

from localdiplomacy.plugins import hookspecs
from localdiplomacy.plugins.acceptance import implementations
from localdiplomacy.plugins.collecting import call

NUMBER = 20
CODE = """
from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1
_INDICATORS = [
    Indicator(
        id="NAME.trips", zh="出访", en="Trips", definition=Text("甲。", "a."), unit="records", time="departs_on"
    )
]

@hookimpl
def register_indicators():
    return _INDICATORS
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    """Twenty plugin modules, imported."""
    put(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    names = [f"city{number}" for number in range(NUMBER)]
    yield {name: importlib.import_module(f"localdiplomacy_{name}") for name in names}
    for name in names:
        del sys.modules[f"localdiplomacy_{name}"]


def put(site: Path) -> None:
    for number in range(NUMBER):
        name = f"city{number}"
        (site / f"localdiplomacy_{name}.py").write_text(CODE.replace("NAME", name), encoding="utf-8")
        info = site / f"localdiplomacy_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: localdiplomacy-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[localdiplomacy]\n{name} = localdiplomacy_{name}\n")


def plain(modules: dict[str, ModuleType]) -> Callable[[], list[str]]:
    """One call of a collector by plain pluggy: the ids, without whose they are."""
    found = pluggy.PluginManager("localdiplomacy")
    found.add_hookspecs(hookspecs)
    for name, module in modules.items():
        found.register(module, name)
    return lambda: sorted(one.id for result in found.hook.register_indicators(config=None) for one in result)


def ours(modules: dict[str, ModuleType]) -> Callable[[], list[str]]:
    """The same call by our loop: each result with its plugin, its type checked, each exception caught."""
    known = [(name, found) for name, module in modules.items() for found in implementations(module, name)]
    return lambda: sorted(one.id for name, hook in known for one in call(name, hook, None))


@pytest.mark.benchmark(group="a collector over 20 plugins")
@pytest.mark.parametrize("engine", [plain, ours], ids=["pluggy", "localdiplomacy"])
def test_collector(
    benchmark: pytest.FixtureRequest,
    modules: dict[str, ModuleType],
    engine: Callable[[dict[str, ModuleType]], Callable[[], list[str]]],
) -> None:
    found = benchmark.pedantic(engine(modules), rounds=200, warmup_rounds=20)  # type: ignore[attr-defined]
    assert found == sorted(f"city{number}.trips" for number in range(NUMBER))


LOAD = """
import sys, time
sys.path.insert(0, sys.argv[1])
import importlib.metadata, pluggy
import localdiplomacy.plugins as plugins
from localdiplomacy.plugins import hookspecs
_ = plugins.Registry(discover=False).contributions.indicators
for number in range(20):
    __import__(f"localdiplomacy_city{number}")

def plain():
    manager = pluggy.PluginManager("localdiplomacy")
    manager.add_hookspecs(hookspecs)
    manager.load_setuptools_entrypoints("localdiplomacy")
    return {one.id for found in manager.hook.register_indicators(config=None) for one in found}

def ours():
    return {one.id for one in plugins.Registry().contributions.indicators}

def seconds(work):
    began = time.perf_counter()
    found = work()
    taken = time.perf_counter() - began
    assert {f"city{number}.trips" for number in range(20)} <= found
    return taken

first, second = (plain, ours) if sys.argv[2] == "plain" else (ours, plain)
taken = {first.__name__: seconds(first), second.__name__: seconds(second)}
print(taken["plain"], taken["ours"])
"""


def test_loading_adds_little(tmp_path: Path) -> None:
    """Milliseconds from installed packages to contributions, once their modules are imported, beside plain pluggy."""
    put(tmp_path)
    times = []
    for turn in range(20):
        command = [sys.executable, "-c", LOAD, str(tmp_path), ("plain", "ours")[turn % 2]]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        times.append([float(word) * 1000 for word in done.stdout.split()])
    peer, own = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
    print(
        f"\n20 plugins: plain pluggy {peer:.1f} ms, localdiplomacy {own:.1f} ms: {own / peer:.2f}x, {own - peer:+.1f} ms"
    )
    assert own - peer <= 10
