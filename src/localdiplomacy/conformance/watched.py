"""The new process of `probes`: import a plugin under watch, then use it, and write down what was seen."""

import json
import os
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from attrs import define, field

from ..plugins.faults import told
from ..plugins.hookspecs import PROJECT
from .exercise import exercise
from .plain import plain
from .subject import NotLoaded, Subject

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link", "os.symlink", "sqlite3.connect")
)
_REACHES = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.posix_spawn",
    "os.fork",
    "os.exec",
    "urllib.",
    "http.",
    "ftplib.",
)
_HARMLESS = frozenset(("socket.__new__", "socket.gethostname"))


@define
class Watch:
    """What an audit hook saw while it was on. A hook can never be removed, only told to look away."""

    on: bool = False
    wrote: list[str] = field(factory=list)
    reached: list[str] = field(factory=list)

    def see(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note an audit event that should not happen while a plugin is imported."""
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and isinstance(path, (str, bytes)) and path != os.devnull:
                self.wrote.append(f"open {os.fsdecode(path)}")
        elif event in _CHANGES:
            self.wrote.append(f"{event} {arguments[0]!r}")
        elif event.startswith(_REACHES) and event not in _HARMLESS:
            self.reached.append(event)


def main(folder: str) -> None:
    """Do what `task.json` says and write `seen.json`."""
    home = Path(folder)
    task = json.loads((home / "task.json").read_text("utf-8"))
    watch = Watch()
    sys.addaudithook(watch.see)
    before = sys.pycache_prefix
    if task["fresh"]:
        # Compiled anew, so that what the compiler warns of is seen; the other process measures the usual way.
        sys.pycache_prefix = str(home / "empty")
    seen = _import(task["plugin"], task["value"], watch, home / "printed.txt")
    sys.pycache_prefix = before
    if seen["error"] is None:
        seen.update(_used(task["plugin"], task["config"]))
    (home / "seen.json").write_text(json.dumps(seen, ensure_ascii=True), "utf-8")


def _import(name: str, value: str, watch: Watch, printed: Path) -> dict[str, Any]:
    point = EntryPoint(name=name, value=value, group=PROJECT)
    before, error = set(sys.modules), None
    with _captured(printed), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        watch.on, began = True, time.perf_counter()
        try:
            point.load()
        except (Exception, SystemExit) as raised:
            error = " ".join(told(raised).values())
        seconds, watch.on = time.perf_counter() - began, False
    return {
        "error": error,
        "seconds": seconds,
        "printed": printed.read_text("utf-8", errors="replace"),
        "warned": [f"{found.category.__name__}: {found.message} ({Path(found.filename).name})" for found in caught],
        "wrote": watch.wrote,
        "reached": watch.reached,
        "modules": sorted(set(sys.modules) - before),
    }


@contextmanager
def _captured(file: Path) -> Iterator[None]:
    """Lead standard output and standard error into a file, also what does not go through Python."""
    kept = [os.dup(number) for number in (1, 2)]
    with file.open("wb") as target:
        for number in (1, 2):
            os.dup2(target.fileno(), number)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, original in zip((1, 2), kept, strict=True):
            os.dup2(original, number)
            os.close(original)


def _used(name: str, config: dict[str, Any]) -> dict[str, Any]:
    subject = Subject.installed(name)
    try:
        items = subject.collect(config).items
        return {"contributed": plain(items), "trials": [trial.plain() for trial in exercise(subject).trials]}
    except NotLoaded:
        return {}
