"""Looking at a plugin from a new process: how it imports, what it contributes there, what comes of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from importlib.metadata import EntryPoint
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import field, frozen

_CHILD = f"import sys; from {__package__}.watched import main; main(sys.argv[1])"
_LONGEST = 600  # seconds, after which a plugin is taken to hang


def _texts(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(found)


@frozen(kw_only=True)
class Probe:
    """What a new process saw of a plugin.

    Args:
        error: why it could not be imported; None where it could.
        seconds: how long importing it took, localdiplomacy being there already.
        printed: what it printed while it was imported.
        warned: the warnings it gave.
        wrote: files and folders it wrote or removed.
        reached: what it did on the network, and programs it started.
        modules: the modules that came with it.
        contributed: its contributions as plain values; None where it was not loaded.
        trials: what came of using them on the sample cities, as plain values.
    """

    error: str | None = None
    seconds: float = 0.0
    printed: str = ""
    warned: tuple[str, ...] = field(default=(), converter=_texts)
    wrote: tuple[str, ...] = field(default=(), converter=_texts)
    reached: tuple[str, ...] = field(default=(), converter=_texts)
    modules: tuple[str, ...] = field(default=(), converter=_texts)
    contributed: Any = None
    trials: Any = None


def probes(name: str, point: EntryPoint, config: Mapping[str, Any], seeds: Iterable[int]) -> tuple[Probe, ...]:
    """Look at a plugin from new processes that run at the same time.

    Args:
        name: its name.
        point: its entry point.
        config: its configuration.
        seeds: the hash seed of each process, on which the order of sets depends. The first compiles the plugin anew.
    """
    with TemporaryDirectory() as made, ExitStack() as stack:
        started = []
        for place, seed in enumerate(seeds):
            folder = Path(made) / str(seed)
            (folder / "empty").mkdir(parents=True)
            task = {"plugin": name, "value": point.value, "config": dict(config), "fresh": place == 0}
            (folder / "task.json").write_text(json.dumps(task, default=str), "utf-8")
            started.append((folder, stack.enter_context(_start(folder, seed))))
        return tuple(_seen(folder, process) for folder, process in started)


def _start(folder: Path, seed: int) -> subprocess.Popen[str]:
    """Start a process in an empty folder, with the same path to modules as this one."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))},
        "PYTHONPATH": os.pathsep.join(os.path.abspath(path) for path in sys.path if path),
        "PYTHONHASHSEED": str(seed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "default",
        "PYTHONUTF8": "1",
    }
    return subprocess.Popen(  # noqa: S603  (this interpreter, our own module)
        [sys.executable, "-c", _CHILD, str(folder)],
        cwd=folder / "empty",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _seen(folder: Path, process: subprocess.Popen[str]) -> Probe:
    try:
        _, said = process.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        said = f"still running after {_LONGEST} s"
    seen = folder / "seen.json"
    if not seen.exists():
        return Probe(error=(said.strip().splitlines() or [f"exit status {process.returncode}"])[-1])
    return Probe(**json.loads(seen.read_text("utf-8")))
