"""Checking a plugin that is installed: found by either name, skipped with a reason, never passed by breaking off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from localdiplomacy import CannotContinue
from localdiplomacy.conformance import CHECKS, Outcome, WrongSkip, check_plugin, running
from localdiplomacy.conformance.subject import Subject
from localdiplomacy.plugins.hookspecs import PROJECT

Install = Callable[..., Subject]
DESK = """
from localdiplomacy import Indicator, Text, hookimpl
plugin_api = 1
@hookimpl
def register_indicators():
    \"\"\"Contribute trips.\"\"\"
    definition = Text("按出境日期统计。", "By the day of leaving.")
    return [Indicator(id="desk.trips", zh="团组", en="trips", definition=definition, unit="batches", time="departs_on")]
"""


def test_a_plugin_from_first_to_last(install: Install) -> None:
    install(DESK)
    report = check_plugin("localdiplomacy-desk", skip={"LD-C05": " no README yet "}, import_budget=60)
    assert (report.plugin, report.version) == ("desk", "1.2.0")
    assert {result.check.id for result in report.of(Outcome.SKIPPED)} == {"LD-C05"}
    assert report.of(Outcome.FAILED) == report.of(Outcome.NOT_RUN) == ()
    assert report.passed
    reason = report.result("LD-C05").reason
    assert reason is not None
    assert reason.zh == "no README yet"


def test_a_plugin_that_does_not_load_has_not_passed(install: Install) -> None:
    install("import nothing_there")
    report = check_plugin("desk", skip={"LD-C10": "we know"})
    assert report.of(Outcome.FAILED) == ()
    assert not report.passed
    assert report.result("LD-C40").outcome is Outcome.NOT_RUN


def test_a_process_that_dies_is_an_error_of_importing(install: Install) -> None:
    install(
        "import os\nif os.environ['PYTHONHASHSEED'] in '01':\n    os.write(2, b'the end\\n')\n    os._exit(3)\n" + DESK
    )
    findings = check_plugin("desk").result("LD-C10").findings
    assert findings[0].where == "localdiplomacy_desk"
    assert "exit status 3" in findings[0].what.en


def test_a_check_that_breaks_off_has_failed(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(subject: Subject) -> tuple[()]:
        raise RuntimeError(f"no {subject.name}")

    install(DESK)
    monkeypatch.setattr(running, "CHECKS", (evolve(CHECKS[0], look=broken),))
    (result,) = check_plugin("desk").results
    assert result.outcome is Outcome.FAILED
    assert result.findings[0].what.en == "RuntimeError: no desk."
    assert result.findings[0].where.startswith("test_running.py:")


@pytest.mark.parametrize(
    ("skip", "said"),
    [
        ({"LD-C99": "because"}, "there is no check LD-C99 (LD-C01 … LD-C70)"),
        ({"LD-C05": " "}, "skipping check LD-C05 needs a written reason"),
        ({"LD-C05": None}, "skipping check LD-C05 needs a written reason"),
    ],
)
def test_skipping_needs_a_check_and_a_reason(skip: dict[str, str], said: str) -> None:
    with pytest.raises(WrongSkip) as caught:
        check_plugin("desk", skip=skip)
    assert caught.value.text.en == said
    assert caught.value.text.zh in str(caught.value)


def test_a_plugin_that_is_not_there(install: Install) -> None:
    install(DESK)
    with pytest.raises(CannotContinue, match=r"did you mean desk\?"):
        check_plugin("dest")


def test_a_required_plugin_is_there_too(install: Install, tmp_path: Path) -> None:
    """A section for the report of another plugin, which the package requires."""
    info = tmp_path / "localdiplomacy_archive-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: localdiplomacy-archive\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{PROJECT}]\narchive = localdiplomacy_desk.archive\n", "utf-8")
    archive = (
        "from localdiplomacy import ReportFormat, Text, hookimpl\n@hookimpl\ndef register_report_formats():\n"
        '    return [ReportFormat(id="archive.report", title=Text("报", "r"), sections=())]\n'
    )
    desk = (
        "from localdiplomacy import AddedSection, Section, hookimpl\n@hookimpl\ndef register_report_formats():\n"
        '    return [AddedSection(format="archive.report", section=Section("desk.s", lambda context: ()))]\n'
    )
    headers = (
        "Metadata-Version: 2.4",
        "Name: localdiplomacy-desk",
        "Version: 1.2.0",
        "Requires-Dist: LocalDiplomacy_Archive>=1",
    )
    subject = install(desk, headers=headers, files={"archive.py": archive})
    assert subject.loaded.name == "desk"
    assert {found.name for found in subject.registry.plugins if type(found).__name__ == "LoadedPlugin"} == {
        "desk",
        "archive",
    }
