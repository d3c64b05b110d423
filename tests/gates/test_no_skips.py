"""In the gate's own environment a skipped gate test is a failure."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = '<testcase name="test_floor"/>'
SKIPPED = '<testcase name="test_types"><skipped type="pytest.skip" message="mypy is not installed"/></testcase>'


@pytest.mark.parametrize(
    ("cases", "status", "said"),
    [
        (RUN, 0, ""),
        (RUN + SKIPPED, 1, "skipped where nothing may be skipped: test_types: mypy is not installed"),
        ("", 1, "no gate test ran"),
    ],
)
def test_skips_fail_the_gate(tmp_path: Path, project_root: Path, cases: str, status: int, said: str) -> None:
    report = tmp_path / "junit.xml"
    report.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", "utf-8")
    result = subprocess.run(
        [sys.executable, str(project_root / ".ci" / "no_skips.py"), str(report)], capture_output=True, text=True
    )
    assert (result.returncode, result.stdout.strip()) == (status, said)
