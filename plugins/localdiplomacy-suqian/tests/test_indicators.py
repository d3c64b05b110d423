"""What the indicators count in the example, and what the configuration changes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import localdiplomacy_suqian
import pytest
from localdiplomacy_suqian import indicators
from localdiplomacy_suqian.config import SuqianConfig

from localdiplomacy import Registry, open
from localdiplomacy.workspace import Workspace

HALF, OFFICE = "2021H1", "suqian"


def _value(workspace: Workspace, indicator: str, period: str = HALF) -> Decimal | None:
    value = workspace.measure(indicator, by="office", period=period).row(OFFICE).observation.value
    return value.exact if value is not None else None


COUNTED = {
    indicators.PARTS_IN_FORCE: 13,
    indicators.MECHANISMS_USED: 3,
    indicators.GUARANTEES_USED: 4,
    indicators.CHECKLISTS_USED: 6,
    indicators.RUNS: 35,  # 8 batches with 4 checklists, less 1, and 2 working groups with 2 more
    indicators.BATCHES_RECORDED: 8,
    indicators.BATCHES_COMPLETE: 7,
    indicators.COMPLETE_SHARE: Decimal("87.5"),
    indicators.INSPECTIONS: 1,
    indicators.FINDINGS: 3,
    indicators.FIXED: 3,
}


@pytest.mark.parametrize("indicator", COUNTED)
def test_counts_of_the_example(example: Workspace, indicator: str) -> None:
    assert _value(example, indicator) == COUNTED[indicator]


def test_every_indicator_is_counted_above(registry: Registry) -> None:
    assert {item.id for item in registry.contributions.indicators if item.id.startswith("suqian.")} == set(COUNTED)


@pytest.mark.parametrize(
    ("indicator", "by", "expected"),
    [
        (
            indicators.PARTS_IN_FORCE,
            "suqian.part-group",
            {"suqian.mechanisms": 3, "suqian.checklists": 6, "suqian.guarantees": 4},
        ),
        (
            indicators.BATCHES_RECORDED,
            "suqian.checklist",
            {
                "checklist.training": 2,
                "checklist.rotation": 2,
                "checklist.vehicle": 8,
                "checklist.hygiene": 7,
                "checklist.departure": 8,
                "checklist.hand-over": 8,
            },
        ),
    ],
)
def test_the_dimensions_of_the_system(example: Workspace, indicator: str, by: str, expected: dict[str, int]) -> None:
    table = example.measure(indicator, by=by, period=HALF)
    assert {row.members[0]: row.observation.value.exact for row in table if row.observation.value} == expected


def test_every_part_is_counted_in_its_own_line(example: Workspace) -> None:
    table = example.measure(indicators.PARTS_IN_FORCE, by=("suqian.part-group", "suqian.part"), period=HALF)
    assert len(table) == 13
    assert all(
        part.startswith(group.removeprefix("suqian.").rstrip("s")) for group, part in (row.members for row in table)
    )


def test_inspections_by_quarter(example: Workspace) -> None:
    table = example.measure(indicators.INSPECTIONS, by=("office", "quarter"), period="2021")
    stated = {row.members: row.observation.value.exact for row in table if row.observation.value}
    held = {"2021Q1": 1, "2021Q2": 0, "2021Q3": 0, "2021Q4": 0}
    assert stated == {(OFFICE, quarter): Decimal(number) for quarter, number in held.items()}


def test_parts_are_in_force_from_their_day(example: Workspace) -> None:
    # The days are the 1st to the 3rd and to the 4th of January: the end of a period is not in it.
    for period, value in (("2021-01-01/2021-01-04", 0), ("2021-01-01/2021-01-05", 13)):
        counted = example.measure(indicators.PARTS_IN_FORCE, period=period).row().observation.value
        assert counted is not None
        assert counted.exact == value


def test_the_first_day_and_the_checklists_are_configured() -> None:
    registry = Registry(discover=False)
    registry.register(localdiplomacy_suqian)
    folder = Path(__file__).parent / "example"
    workspace = open(folder, registry=registry)
    assert _value(workspace, indicators.BATCHES_COMPLETE) == 7
    config = SuqianConfig(since=date(2021, 4, 1), each_batch=("checklist.vehicle",))
    found = {item.id: item for item in localdiplomacy_suqian.register_indicators(config)}
    share = workspace.measure(found[indicators.BATCHES_COMPLETE], by="office", period=HALF).row(OFFICE)
    assert share.observation.value is not None
    assert share.observation.value.exact == 4
    definition = found[indicators.BATCHES_COMPLETE].definition
    assert "转运车辆日常检查清单" in definition.zh
    assert "since 2021-04-01" in definition.en


def test_a_batch_without_checklists_is_not_counted_as_incomplete(registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "转运.csv").write_text("编号,转运日期,人数,填报单位\nb1,2021-02-03,3,suqian\n", encoding="utf-8")
    workspace = open(tmp_path / "转运.csv", registry=registry)
    assert _value(workspace, indicators.RUNS) is None
    assert _value(workspace, indicators.COMPLETE_SHARE) is None
    assert _value(workspace, "transfers.batches") == 1
