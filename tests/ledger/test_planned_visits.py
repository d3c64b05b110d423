"""Plans of visits are told from visits received."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.measures.measure import measure
from localdiplomacy.model import Headcount, Transition

ReadRows = Callable[..., Intake]
HEADER = ("来访团组", "来访国家", "来访人数", "来访日期")
VISIT = ("友城代表团", "日本", 5, "2022-05-01")


def counted(intake: Intake) -> list[int]:
    table = measure(intake.ledger, "inbound.batches", period=2022, code_lists=builtin_code_lists())
    return [int(row.observation.value.low) for row in table if row.observation.value]


@pytest.mark.parametrize(
    "names", [{"sheet": "来访计划"}, {"file": "2022年外宾来访预告.csv"}, {"title": "拟邀来访团组一览表"}]
)
def test_planned_visits_are_no_visits(read_rows: ReadRows, names: dict[str, str]) -> None:
    title = ((names.pop("title"),),) if "title" in names else ()
    intake = read_rows(*title, HEADER, VISIT, **names)
    (visit,) = intake.ledger.inbound
    assert visit.history == (Transition("planned"),)
    assert visit.headcount == Headcount(persons=5)
    assert [issue.code for issue in intake.issues] == ["LD-READ-019"]
    assert counted(intake) == [0]


@pytest.mark.parametrize(
    ("more", "sheet"),
    [
        (("状态", "held"), "来访计划"),
        (("实际接待日期", "2022-05-01"), "来访计划"),
        (("备注", None), "来访计划执行情况"),
        (("备注", None), "来访接待台账"),
        (("备注", None), "计划内来访"),
    ],
)
def test_tables_that_tell_what_came_of_it_hold_visits(read_rows: ReadRows, more: tuple[str, Any], sheet: str) -> None:
    intake = read_rows((*HEADER, more[0]), (*VISIT, more[1]), sheet=sheet)
    assert [issue.code for issue in intake.issues] == []
    assert counted(intake) == [1]


def test_a_visit_that_was_planned_and_held_counts(read_rows: ReadRows) -> None:
    header = (*HEADER, "列入计划日期", "实际接待日期")
    rows = ((*VISIT, "2022-01-01", "2022-05-01"), (*VISIT, "2022-01-01", None))
    assert counted(read_rows(header, *rows)) == [1]
