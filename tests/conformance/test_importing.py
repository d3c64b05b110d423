"""LD-C10 to LD-C16: how a plugin imports, as other processes see it."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from localdiplomacy.conformance.probes import Probe
from localdiplomacy.conformance.subject import NotLoaded, Subject
from localdiplomacy.conformance.watched import Watch, main

Install = Callable[..., Subject]
Said = Callable[[str, Subject], str]
HOOK = "from localdiplomacy import hookimpl\n@hookimpl\ndef register_checks():\n    return []\n"


def test_nothing_noted_is_nothing_found(install: Install, said: Said) -> None:
    subject = install(HOOK)
    assert [said(f"LD-C1{number}", subject) for number in range(7)] == [""] * 7


def test_an_error_of_another_process_is_told_once(install: Install, said: Said) -> None:
    found = said("LD-C10", install(HOOK, probes=(Probe(error="ImportError: no x"), Probe(error="ImportError: no x"))))
    assert found.startswith("A new process cannot import it: ImportError: no x. (localdiplomacy_desk)")
    assert len(found.splitlines()) == 1


def test_an_error_of_this_process_is_told_too(install: Install, said: Said) -> None:
    assert "Plugin desk cannot be imported" in said("LD-C10", install("import nothing_there"))


def test_what_is_refused_for_what_it_holds_was_imported(install: Install, said: Said) -> None:
    assert said("LD-C10", install("")) == ""


@pytest.mark.parametrize("id", ["LD-C10", "LD-C11", "LD-C12"])
def test_without_an_entry_point_there_is_nothing_to_import(id: str, install: Install, said: Said) -> None:
    subject = install(HOOK, points="", probes=())
    with pytest.raises(NotLoaded):
        said(id, subject)


def test_the_quicker_process_counts(install: Install, said: Said) -> None:
    subject = install(HOOK, probes=(Probe(seconds=2.0), Probe(seconds=0.2)))
    assert said("LD-C11", subject) == ""
    subject.import_budget = 0.1
    assert said("LD-C11", subject).startswith("Importing takes 0.20 s; at most 0.10 s are allowed.")


@pytest.mark.parametrize(
    ("id", "probe", "found"),
    [
        ("LD-C12", Probe(printed="hello\n"), "While imported it prints: hello."),
        ("LD-C13", Probe(warned=("DeprecationWarning: old (x.py)",)), "it warns: DeprecationWarning: old (x.py)."),
        ("LD-C14", Probe(wrote=("open /x",)), "it writes: open /x."),
        ("LD-C15", Probe(reached=("socket.connect",)), "it reaches out: socket.connect."),
        ("LD-C16", Probe(modules=("numpy", "numpy.linalg", "json")), "it imports: numpy."),
    ],
)
def test_what_was_noted_is_told_once(id: str, probe: Probe, found: str, install: Install, said: Said) -> None:
    told = said(id, install(HOOK, probes=(probe, probe)))
    assert found in told
    assert len(told.splitlines()) == 1


def test_a_watch_notes_only_while_it_is_on(tmp_path: Path) -> None:
    watch = Watch()
    watch.see("socket.connect", ())
    watch.on = True
    for event in ("socket.connect", "socket.gethostname", "subprocess.Popen", "import", "os.system"):
        watch.see(event, ("",))
    watch.see("os.mkdir", ("made", 511, -1))
    for path, flags in (("read", os.O_RDONLY), ("written", os.O_WRONLY), (os.devnull, os.O_WRONLY), (3, os.O_RDWR)):
        watch.see("open", (path, None, flags))
    watch.see("open", (b"bytes", "w", os.O_CREAT))
    assert watch.reached == ["socket.connect", "subprocess.Popen", "os.system"]
    assert watch.wrote == ["os.mkdir 'made'", "open written", "open bytes"]


MODULE = """
import os, socket, sys, warnings
from localdiplomacy import Indicator, Text, hookimpl
plugin_api = 1
os.write(1, b"hello, ")
os.write(2, b"from below")
warnings.warn("old")
open(__file__ + ".txt", "w").close()
socket.socket().close()
@hookimpl
def register_indicators():
    return [Indicator(id="desk.trips", zh="团组", en="trips", definition=Text("数", "Count"), unit="batches", time="departs_on")]
"""


def _task(folder: Path, fresh: bool) -> str:
    (folder / "empty").mkdir(parents=True)
    value = "true" if fresh else "false"
    text = f'{{"plugin": "desk", "value": "localdiplomacy_desk", "config": {{}}, "fresh": {value}}}'
    (folder / "task.json").write_text(text, "utf-8")
    return str(folder)


@pytest.mark.parametrize("fresh", [True, False])
def test_what_a_new_process_sees(
    fresh: bool, install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(MODULE)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    folder = tmp_path / "work"
    main(_task(folder, fresh))
    seen = Probe(**json.loads((folder / "seen.json").read_text("utf-8")))
    assert seen.error is None
    assert seen.printed == "hello, from below"
    assert seen.warned == ("UserWarning: old (__init__.py)",)
    assert [line.rpartition("/")[2] for line in seen.wrote] == ["__init__.py.txt"]
    assert seen.reached == ()
    assert "localdiplomacy_desk" in seen.modules
    assert seen.trials[0][:2] == ["measure", "desk.trips"]
    assert sys.pycache_prefix is None
    assert socket.gethostname()


@pytest.mark.parametrize(("module", "error"), [("import nothing_there", True), ("", False)])
def test_a_plugin_that_cannot_be_used(module: str, error: bool, install: Install, tmp_path: Path) -> None:
    install(module)
    main(_task(tmp_path / "work", fresh=False))
    seen = Probe(**json.loads((tmp_path / "work" / "seen.json").read_text("utf-8")))
    assert ("nothing_there" in (seen.error or "")) is error
    assert seen.contributed is None
