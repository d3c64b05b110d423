from decimal import Decimal

import pytest

from localdiplomacy.measures.parts import TOTAL_MISSING, PartsOutcome, parts_against_total
from localdiplomacy.measures.totals import NOTHING_TO_ADD, PART_MISSING
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.quantities import Qualifier, Quantity


def test_equal_parts(figure) -> None:
    check = parts_against_total(figure(68), [figure(n) for n in (29, 7, 32)])
    assert (check.outcome, check.sum, check.remainder, check.difference) == (
        PartsOutcome.EQUAL,
        Quantity.of(68, "batches"),
        None,
        None,
    )
    assert not check.issues
    assert check.to_dict() == {
        "figure": "outbound.batches · 2021",
        "outcome": "equal",
        "sum": ["68", "68"],
        "rest": None,
        "difference": None,
        "refusal": None,
    }


def test_a_rest_is_a_figure_of_its_own(figure) -> None:
    check = parts_against_total(figure(100, office="taian", half="1"), [figure(95)], dimension="category")
    rest = check.remainder
    assert rest is not None
    assert rest.key == ("outbound.batches", "taian", figure(1).period, (("category", "_other"), ("half", "1")))
    assert (rest.value, rest.status) == (Quantity.of(5, "batches"), ObsStatus.DERIVED_FROM_PARTS)
    (issue,) = check.issues
    assert issue.code == "LD-FIGURE-008"
    assert issue.message("en") == (
        "outbound.batches · taian · 2021 · half=1: the parts add up to 95 batches of 100 batches;"
        " the rest of 5 is shown as other."
    )
    assert check.to_dict("en")["rest"] == ["5", "5"]
    assert check.to_dict("en")["difference"] == "-5"


def test_parts_that_exceed_the_total(figure) -> None:
    check = parts_against_total(figure(20), [figure(20), figure(5), figure(4)])
    assert (check.outcome, check.remainder) == (PartsOutcome.CONTRADICTS, None)
    assert check.difference is not None
    assert check.difference.printed == Decimal(9)
    assert [(i.code, i.message("zh")) for i in check.issues] == [
        ("LD-FIGURE-007", "outbound.batches · 2021：分项之和 29 batches 大于总数 20 batches，多出 9。")
    ]


def test_an_unknown_part_is_not_zero(figure) -> None:
    # The leader's group has no printed size: the others already exceed the total.
    assert parts_against_total(figure(20), [figure(20), figure(5), figure(None)]).outcome is PartsOutcome.CONTRADICTS
    open_ = parts_against_total(figure(20), [figure(15), figure(None)])
    assert (open_.outcome, open_.refusal, open_.sum) == (
        PartsOutcome.UNDECIDED,
        PART_MISSING,
        Quantity.of(15, "batches"),
    )
    assert open_.issues.counts() == {"LD-FIGURE-009": 1}
    assert open_.to_dict("en")["refusal"] == "a part is missing, which is not 0"
    full = parts_against_total(figure(20), [figure(20), figure(None)])
    assert full.outcome is PartsOutcome.UNDECIDED


@pytest.mark.parametrize(
    ("total", "parts", "outcome", "rest"),
    [
        (Quantity.of(80, "p", Qualifier.APPROX), [80], PartsOutcome.WITHIN_QUALIFIER, None),
        (Quantity.of(80, "p", Qualifier.APPROX), [70], PartsOutcome.REST, Quantity(5, 15, "p")),
        (Quantity.of(80, "p", Qualifier.APPROX), [86], PartsOutcome.CONTRADICTS, None),
        (Quantity.of(80, "p", Qualifier.AT_LEAST), [80], PartsOutcome.WITHIN_QUALIFIER, None),
        (Quantity.of(80, "p", Qualifier.AT_LEAST), [70], PartsOutcome.REST, None),
        (Quantity.of(80, "p", Qualifier.AT_MOST), [70], PartsOutcome.WITHIN_QUALIFIER, None),
        (Quantity.of(80, "p"), [Quantity.of(70, "p", Qualifier.AT_LEAST)], PartsOutcome.WITHIN_QUALIFIER, None),
        (Quantity.of(80, "p"), [Quantity.of(70, "p", Qualifier.AT_MOST)], PartsOutcome.REST, None),
        (Quantity(2, 4, "p"), [Quantity(2, 4, "p")], PartsOutcome.WITHIN_QUALIFIER, None),
    ],
)
def test_inexact_figures(figure, total, parts, outcome: PartsOutcome, rest: Quantity | None) -> None:
    check = parts_against_total(figure(total), [figure(part, unit="p") for part in parts])
    assert check.outcome is outcome
    assert (check.remainder.value if check.remainder else None) == rest


def test_what_cannot_be_held_together(figure) -> None:
    assert parts_against_total(figure(None), [figure(1)]).refusal == TOTAL_MISSING
    assert parts_against_total(figure(1), []).refusal == NOTHING_TO_ADD
    assert parts_against_total(figure(1), [figure(None)]).refusal == NOTHING_TO_ADD
    mixed = parts_against_total(figure(1, unit="persons"), [figure(1, unit="person_times")])
    assert mixed.outcome is PartsOutcome.UNDECIDED
    (issue,) = mixed.issues
    assert issue.message("en") == (
        "outbound.batches · 2021: the total 1 persons cannot be held against its parts:"
        " the parts are in different units (person-times, persons), which cannot be added."
    )
    missing = parts_against_total(figure(None), [figure(1)])
    assert [issue.values("zh")["total"] for issue in missing.issues] == ["—"]
