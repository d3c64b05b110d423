"""Looking at a plugin from a new process: how it imports, what it contributes there, what comes of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
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


def probe(name: str, point: EntryPoint, config: Mapping[str, Any], seed: int) -> Probe:
    """Look at a plugin from a new process.

    Args:
        name: its name.
        point: its entry point.
        config: its configuration.
        seed: the hash seed of the process, on which the order of sets depends.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "empty").mkdir()
        task = {"plugin": name, "value": point.value, "config": dict(config), "fresh": seed == 0}
        (folder / "task.json").write_text(json.dumps(task, default=str), "utf-8")
        died = _run(folder, seed)
        seen = folder / "seen.json"
        if not seen.exists():
            return Probe(error=died or "?")
        found = json.loads(seen.read_text("utf-8"))
    return Probe(**found)


def _run(folder: Path, seed: int) -> str:
    """Run the other process in an empty folder, with the same path to modules; return the end of what it said."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))},
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONHASHSEED": str(seed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "default",
        "PYTHONUTF8": "1",
    }
    try:
        done = subprocess.run(  # noqa: S603  (this interpreter, our own module)
            [sys.executable, "-c", _CHILD, str(folder)],
            cwd=folder / "empty",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"still running after {_LONGEST} s"
    return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
