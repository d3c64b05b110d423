"""Checks installed plugins one after another and writes their reports: `python checking.py REPORTS NAME…`.

A check looks at its plugin from two new processes, and importing the library takes them most of their time. Here they are
forked from two that have done it, one for each hash seed. Nothing else is different: a plugin comes into a process
that has imported the library and knows no plugin. `tests/conformance` and `tests/cli` start them in earnest.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from subprocess import Popen

from localdiplomacy.conformance import check_plugin, probes

# The budget is generous: only the package that sleeps is to be slow, however busy the machine is.
BUDGET = 1.5
_FORKING = """
import os, sys, traceback
from localdiplomacy.conformance.watched import main
from localdiplomacy.plugins import Registry, Selection

Registry(selection=Selection(only=())).contributions  # the built-ins' own tables are read once
with open(os.path.join(sys.argv[1], "tasks"), encoding="utf-8") as tasks:
    for line in tasks:
        folder = line.rstrip("\\n")
        child = os.fork()
        if not child:
            os.chdir(os.path.join(folder, "empty"))
            os.dup2(os.open(os.path.join(folder, "said.txt"), os.O_CREAT | os.O_WRONLY), 2)
            try:
                main(folder)
            except BaseException:
                traceback.print_exc()
            sys.stderr.flush()
            os._exit(0)
        os.waitpid(child, 0)
        open(os.path.join(folder, "ended"), "w").close()
"""


class Forked:
    """A process forked for one task; `probes` takes it for one that was started."""

    returncode = 0

    def __init__(self, folder: Path, server: Popen[str]) -> None:
        self._folder, self._server = folder, server

    def __enter__(self) -> "Forked":
        return self

    def __exit__(self, *_: object) -> None:
        """It has ended: `communicate` waits for it."""

    def communicate(self, timeout: float) -> tuple[str, str]:
        while not (self._folder / "ended").exists():
            if self._server.poll() is not None:
                raise RuntimeError(self._server.stderr and self._server.stderr.read())
            time.sleep(0.005)
        return "", (self._folder / "said.txt").read_text("utf-8", errors="replace")


@contextmanager
def forking(home: Path) -> Iterator[None]:
    """Let processes be forked where `probes` would start them."""
    start, servers = probes._start, {}
    probes._CHILD = _FORKING

    def forked(folder: Path, seed: int) -> Forked:
        if seed not in servers:
            place = home / str(seed)
            (place / "empty").mkdir(parents=True)
            os.mkfifo(place / "tasks")
            tasks = os.open(place / "tasks", os.O_RDWR)  # to open it for writing alone waits for a reader
            servers[seed] = start(place, seed), tasks
        server, tasks = servers[seed]
        os.write(tasks, f"{folder}\n".encode())
        return Forked(folder, server)

    probes._start = forked
    yield
    for server, tasks in servers.values():
        os.close(tasks)
        server.wait()


if __name__ == "__main__":
    reports, *names = sys.argv[1:]
    with forking(Path(reports).parent / "forking") if hasattr(os, "fork") else nullcontext():
        found = {name: check_plugin(name, import_budget=BUDGET).to_dict("en") for name in names}
    Path(reports).write_text(json.dumps(found), "utf-8")
