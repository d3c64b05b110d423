"""Fail when a test run skipped a test, or ran none: a gate that is skipped guards nothing.

Usage: python .ci/no_skips.py junit.xml
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def skipped_tests(report: str) -> tuple[int, list[str]]:
    """How many tests ran in this JUnit report, and `name: reason` of each skipped one."""
    cases = list(ET.fromstring(report).iter("testcase"))
    skipped = [(case, mark) for case in cases for mark in case.iter("skipped")]
    return len(cases) - len(skipped), [f"{case.get('name')}: {mark.get('message')}" for case, mark in skipped]


def main(path: str) -> int:
    """Name the skipped tests."""
    ran, skipped = skipped_tests(Path(path).read_text("utf-8"))
    for line in skipped:
        print(f"skipped where nothing may be skipped: {line}")
    if not ran:
        print("no gate test ran")
    return 1 if skipped or not ran else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
