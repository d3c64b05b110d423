"""Plugins that look installed: a module and its metadata in a temporary folder on the path."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.conformance import CHECKS, Finding
from localdiplomacy.conformance.probes import Probe
from localdiplomacy.conformance.subject import Subject

HEADERS = (
    "Metadata-Version: 2.4",
    "Name: localdiplomacy-desk",
    "Version: 1.2.0",
    "License-Expression: Apache-2.0",
    "Requires-Dist: localdiplomacy<1,>=0.1",
)
README = "# desk"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Subject]]:
    """Return a function that puts a plugin `desk` on the path and returns it as it would be examined.

    No process is started for it: what they would see is given as `probes`.
    """
    known = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)

    def make(
        module: str = "",
        *,
        headers: tuple[str, ...] = HEADERS,
        readme: str = README,
        points: str = "desk = localdiplomacy_desk",
        probes: tuple[Probe, ...] = (Probe(), Probe()),
        files: dict[str, str] | None = None,
    ) -> Subject:
        package = tmp_path / "localdiplomacy_desk"
        package.mkdir()
        for name, text in {"__init__.py": module, **(files or {})}.items():
            (package / name).write_text(text, "utf-8")
        info = tmp_path / "localdiplomacy_desk-1.2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("\n".join((*headers, "", readme)), "utf-8")
        if points:
            (info / "entry_points.txt").write_text(f"[localdiplomacy]\n{points}\n", "utf-8")
        importlib.invalidate_caches()
        subject = Subject.installed("desk")
        subject.__dict__["probes"] = probes
        return subject

    yield make
    for name in set(sys.modules) - known:
        if name.startswith("localdiplomacy_desk"):
            del sys.modules[name]


@pytest.fixture
def look() -> Callable[[str, Subject], list[Finding]]:
    """Return a function that gives what one check finds."""
    by_id: dict[str, Any] = {check.id: check for check in CHECKS}
    return lambda id, subject: list(by_id[id].look(subject))


@pytest.fixture
def said(look: Callable[[str, Subject], list[Finding]]) -> Callable[[str, Subject], str]:
    """Return a function that gives what one check finds, in English, as one text."""
    return lambda id, subject: "\n".join(finding.line("en") for finding in look(id, subject))
