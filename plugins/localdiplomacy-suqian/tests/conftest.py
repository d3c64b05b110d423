"""The plugin in a registry of its own, a small world of correct records, and what the checks find in records."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import localdiplomacy_suqian
import pytest
from localdiplomacy_suqian.config import SuqianConfig
from localdiplomacy_suqian.system import CHECKLISTS, parts

from localdiplomacy import (
    CheckContext,
    ChecklistItem,
    ChecklistRun,
    CrewMember,
    Details,
    Entry,
    HandOver,
    Headcount,
    Issue,
    Ledger,
    Leg,
    Record,
    Registry,
    TransferBatch,
    open,
)
from localdiplomacy.regulations.regulations import Regulations
from localdiplomacy.workspace import Workspace

HERE = Path(__file__).parent
SIX = tuple(code.id for code in parts(CHECKLISTS))


class World:
    """Makes records in which everything is right, so that a test changes just one thing."""

    def batch(
        self, id: str = "b1", day: str = "2021-02-03", *, without: Iterable[str] = (), **more: Any
    ) -> TransferBatch:
        """A batch of three persons with all six checklists, except those left out."""
        runs = tuple(ChecklistRun(checklist=name, on=day) for name in SIX if name not in tuple(without))
        nine = datetime.fromisoformat(f"{day}T09:00:00")
        leg = Leg(origin="枢纽", destination="宿迁", departs_at=nine, arrives_at=nine.replace(hour=15), persons_out=3)
        settings: dict[str, Any] = {
            "office": "suqian",
            "moved_on": day,
            "headcount": Headcount(batches=1, persons=3),
            "legs": (leg,),
            "hand_overs": (HandOver(place="宿迁", persons_given=3, persons_received=3),),
            "crew": (CrewMember(reference="w1", trained=True),),
            "checklists": runs,
        }
        return TransferBatch(id=id, **(settings | more))

    def run(self, checklist: str, on: str | None = "2021-02-03", *undone: str) -> ChecklistRun:
        """A run of a checklist, with the items that were found not done."""
        return ChecklistRun(
            checklist=checklist, on=on, items=tuple(ChecklistItem(code=id, done=False) for id in undone)
        )

    def entry(
        self, id: str, kind: str, on: str | None = "2021-01-05", details: dict[str, Any] | None = None, **more: Any
    ) -> Entry:
        """An entry of Suqian's office."""
        return Entry(id=id, kind=kind, on=on, details=Details(details or {}), **({"office": "suqian"} | more))

    def part(self, part: str, on: str | None = "2021-01-05", **more: Any) -> Entry:
        """The entry that sets a part down."""
        return self.entry(f"part-{part}", "suqian.part", on, {"part": part}, **more)

    def system(self, *, without: Iterable[str] = ()) -> list[Record]:
        """All 14 parts set down, and an inspection in the first quarter of 2021."""
        left_out = tuple(without)
        set_down: list[Record] = [self.part(code.id) for code in parts() if code.id not in left_out]
        return [*set_down, self.entry("inspection-1", "suqian.inspection", "2021-03-20", {"findings": 2, "fixed": 2})]


Find = Callable[..., list[Issue]]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def registry() -> Registry:
    found = Registry(discover=False)
    found.register(localdiplomacy_suqian)
    return found


@pytest.fixture
def find(registry: Registry) -> Find:
    """What the plugin's checks find in records, as of the end of 2021 and by its own regulations unless told."""
    own = registry.contributions.regulations

    def found(
        *records: Record, at: date = date(2021, 12, 31), regulations: Regulations = own, **config: Any
    ) -> list[Issue]:
        context = CheckContext(
            ledger=Ledger.of(records),
            at=at,
            code_lists=registry.contributions.code_lists,
            regulations=regulations,
        )
        checks = localdiplomacy_suqian.register_checks(SuqianConfig(**config))
        return [issue for check in checks if check.applies(context) for issue in check.run(context)]

    return found


@pytest.fixture
def example(registry: Registry) -> Workspace:
    """The workspace of the README."""
    return open(HERE / "example", registry=registry)
