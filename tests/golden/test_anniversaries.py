"""An anniversary that a report celebrates, and promises again.

Source: the half-year report of 2018 of Ningbo's foreign affairs office: the 35th year of its tie with Nagaokakyo was
celebrated, and its plan for the second half of the year promises the celebration.
"""

from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.partners.anniversaries import anniversaries

CELEBRATED, PROMISED = "ours.celebrated", "ours.promised"
INDICATOR = """
[[indicators]]
id = "ours.celebrated"
zh = "结好周年活动"
en = "Anniversaries celebrated"
definition = { zh = "已举办的结好周年活动。", en = "Celebrations of a tie that were held." }
unit = "events"
records = "entries"
where = { all = [{ field = "kind", is = "event" }, { field = "partners", is = "ningbo-nagaokakyo" }, { field = "history.to", is = "held" }] }
fold = "count"
time = "on"
"""
TIE = ld.Partnership(id="ningbo-nagaokakyo", kind="formal", history=(ld.Transition("in-force", "1983"),))


@pytest.fixture
def declared(tmp_path: Any) -> Any:
    file = tmp_path / "celebrations.toml"
    file.write_text(INDICATOR, "utf-8")
    return ld.read_indicators(file)


def celebration(on: str, state: str = "held") -> ld.Entry:
    return ld.Entry(id=f"c-{on}", kind="event", on=on, partners=(TIE.id,), history=(ld.Transition(state, on),))


def plan(promises: int) -> ld.WorkPlan:
    """The plan of the second half of the year."""
    targets = tuple(
        ld.Target(
            id=f"celebration-{number}",
            comparator="milestone",
            indicator=CELEBRATED,
            where=ld.Where(field="partners", value=TIE.id),
        )
        for number in range(promises)
    )
    return ld.WorkPlan(id="2018h2", period=ld.Period.parse("2018H2"), tasks=(ld.Task(id="t", targets=targets),))


def test_a_tie_of_1983_is_35_once_in_2018() -> None:
    (due,) = anniversaries([TIE], 2018, every=5)
    assert (due.years, str(due.on)) == (35, "2018")
    assert anniversaries([TIE], 2018, every=10) == ()


@pytest.mark.parametrize(
    ("events", "promises", "outcome"),
    [
        ([celebration("2018-04")], 1, "broken"),  # what the report says
        ([celebration("2018-04")], 0, "holds"),
        ([celebration("2018-04", "planned")], 1, "holds"),  # not held in the spring, promised for the autumn
        ([ld.Entry(id="fair", kind="event", on="2018-05", history=(ld.Transition("held", "2018-05"),))], 1, "holds"),
    ],
)
def test_what_was_celebrated_and_what_is_promised_are_no_more_than_is_due(
    events: list[ld.Entry], promises: int, outcome: str, declared: Any, outcomes: Any, published: Any, rule: Any
) -> None:
    held = ld.measure(ld.Ledger.of(events), CELEBRATED, period="2018H1", indicators=declared).observations
    targets = [target for task in plan(promises).tasks for target in task.targets if target.indicator == CELEBRATED]
    promised = published(PROMISED, len(targets), "events", "2018H2", status=ld.ObsStatus.FORECAST)
    due = published("ours.due", len(anniversaries([TIE], 2018, every=5)), "events", "2018")
    told = [ld.Term(indicator=CELEBRATED, period="2018H1"), ld.Term(indicator=PROMISED, period="2018H2")]
    rules = [rule("once", told, "at_most", ["ours.due"])]
    found = ld.validate([*held, promised, due], period="2018", rules=rules)
    assert outcomes(found) == {"once": outcome}
    assert set(found.issues.counts()) == ({"LD-VALID-001"} if outcome == "broken" else set())
