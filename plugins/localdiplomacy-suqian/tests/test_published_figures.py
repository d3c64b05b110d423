"""Suqian's published year, 266 batches and 818 person-times, as the library's example of Jiangsu holds it."""

from datetime import date
from pathlib import Path

import pytest

from localdiplomacy import Registry, open

JIANGSU = Path(__file__).parents[3] / "examples" / "jiangsu"
pytestmark = pytest.mark.skipif(not JIANGSU.is_dir(), reason="the example is in the library's repository only")


def test_a_year_without_checklists_is_one_advice(registry: Registry) -> None:
    pytest.importorskip("python_calamine")
    workspace = open(JIANGSU, registry=registry)
    table = workspace.measure(["transfers.batches", "transfers.person_times"], by="office", period="2021")
    values = [
        table.row("suqian", indicator=id).observation.value for id in ("transfers.batches", "transfers.person_times")
    ]
    assert [value and value.exact for value in values] == [266, 818]
    found = [issue for issue in workspace.check(at=date(2021, 12, 31)) if issue.code.startswith("SUQIAN-")]
    assert [(issue.code, issue.subject) for issue in found] == [("SUQIAN-001", "suqian")]
    # Changzhou moved travellers too, and does not run the system.
    assert "常州市外事办：本时段有" not in workspace.report(period="2020").to_markdown()
