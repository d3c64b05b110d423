"""Key figures: what is said of nothing counted, where somebody had to look."""

from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.reports.document import DataTable, Note
from localdiplomacy.workspace.settings import General, Settings

ACCIDENTS = "Accidents in transfers"


def document(*records: Any) -> Any:
    registry = ld.Registry(discover=False)
    workspace = ld.Workspace(
        folder=None,
        settings=Settings(workspace=General(name=ld.Name(zh="甲市外办", en="Office A"))),
        registry=registry,
        contributions=registry.contributions,
        reading=Intake(ledger=ld.Ledger.of(records)),
    )
    return workspace.report("core.annual-summary", period="2021Q1", language="en").document


def accidents(found: Any) -> list[tuple[str, str, str]]:
    """Whose figure, the figure, and its note."""
    rows = [row for block in found.blocks if isinstance(block, DataTable) for row in block.rows]
    return [(row[1].text, row[2].text, row[-1].text) for row in rows if row[0].text == ACCIDENTS]


def moved(office: str) -> ld.TransferBatch:
    return ld.TransferBatch(id=f"t-{office}", office=office, moved_on="2021-02-01")


def nil(office: str) -> ld.Entry:
    details = ld.Details({"incident": "nil"})
    return ld.Entry(id=f"i-{office}", kind="incident", office=office, on="2021-02-01", details=details)


def test_a_zero_that_was_looked_for_is_shown() -> None:
    assert accidents(document(moved("a"), nil("a"))) == [("a", "0", "")]


def test_who_moved_travellers_and_did_not_look_is_shown_without_a_figure() -> None:
    rows = accidents(document(moved("a"), moved("b"), nil("a")))
    assert [(office, value) for office, value, _ in rows] == [("a", "0"), ("b", "—"), ("Total", "—")]
    assert ["not 0" in note for *_, note in rows] == [False, True, True]


@pytest.mark.parametrize("records", [(), (ld.Entry(id="e", kind="event", office="a", on="2021-02-01"),)])
def test_an_office_without_transfers_is_told_nothing_of_them(records: tuple[Any, ...]) -> None:
    found = document(*records)
    assert accidents(found) == []
    assert any(ACCIDENTS in block.text for block in found.blocks if isinstance(block, Note))
