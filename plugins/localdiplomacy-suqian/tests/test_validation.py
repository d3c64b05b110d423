"""What must hold between figures of the system: counted ones keep it, published ones may not."""

import pytest

from localdiplomacy import FigureRule, Observation, OfficeId, Period, Quantity, Registry
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.workspace import Workspace

OWN = ("suqian.findings-corrected", "suqian.batches-with-checklists", "suqian.batches-complete")
UNITS = {
    "suqian.inspection_fixed": "items",
    "suqian.inspection_findings": "items",
    "suqian.batches_recorded": "batches",
    "transfers.batches": "batches",
    "suqian.batches_complete": "batches",
}


def _figure(indicator: str, value: int) -> Observation:
    return Observation(
        indicator=indicator,
        office=OfficeId("suqian"),
        period=Period.parse("2021H1"),
        value=Quantity.of(value, UNITS[indicator]),
    )


def test_the_rules_are_the_plugins(registry: Registry) -> None:
    found = [rule for rule in registry.contributions.validation_rules if rule.plugin]
    assert {rule.id for rule in found} == set(OWN)
    assert {str(rule.plugin).split()[0] for rule in found} == {"suqian"}  # then the version, of an installed package
    assert all(isinstance(rule, FigureRule) for rule in found)


def test_the_counts_of_the_example_keep_them(example: Workspace) -> None:
    found = example.validate(period="2021H1", counted=True)
    told = {(result.rule.id, result.outcome) for result in found.comparisons if result.place.office == "suqian"}
    assert {(id, Outcome.HOLDS) for id in OWN} <= told
    assert not [issue for issue in found.issues if issue.plugin]


@pytest.mark.parametrize(
    ("rule", "small", "large"),
    [
        ("suqian.findings-corrected", "suqian.inspection_fixed", "suqian.inspection_findings"),
        ("suqian.batches-with-checklists", "suqian.batches_recorded", "transfers.batches"),
        ("suqian.batches-complete", "suqian.batches_complete", "suqian.batches_recorded"),
    ],
)
def test_published_figures_that_cannot_be(example: Workspace, rule: str, small: str, large: str) -> None:
    good = example.validate([_figure(small, 8), _figure(large, 8)], period="2021")
    assert not good.issues
    assert [result.outcome for result in good.of(rule)] == [Outcome.HOLDS]
    (issue,) = example.validate([_figure(small, 9), _figure(large, 8)], period="2021").issues
    assert (issue.code, issue.subject) == ("LD-VALID-001", rule)
    assert issue.where() == f"{issue.plugin} · {rule}"
    assert issue.where().startswith("suqian")
