from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.measures.outcomes import Outcome, compare_values, figure_name
from localdiplomacy.measures.ranges import Range
from localdiplomacy.measures.reconcile import Reconciliation, reconcile
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Qualifier, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.texts import Text

LEDGER, REPORT = Text("台账", "ledger"), Text("总结", "report")
DOCUMENT = Source(Origin(document="2021年工作总结"))
OTHER = Source(Origin(document="年鉴"))


def single(result: Reconciliation):
    (line,) = result
    return line


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (Quantity.of(80, "persons"), Quantity.of(80, "persons"), Outcome.EQUAL),
        (Quantity.of(80, "persons", Qualifier.APPROX), Quantity.of(80, "persons"), Outcome.WITHIN_QUALIFIER),
        (Quantity.of(80, "persons", Qualifier.APPROX), Quantity.of(86, "persons"), Outcome.CONTRADICTS),
        (Quantity(2, 4, "issues"), Quantity.of(3, "issues"), Outcome.WITHIN_QUALIFIER),
        (Quantity.of(29, "persons", Qualifier.AT_LEAST), Quantity.of(20, "persons"), Outcome.CONTRADICTS),
        (Quantity.of(29, "persons", Qualifier.AT_LEAST), Quantity.of(30, "persons"), Outcome.WITHIN_QUALIFIER),
        (Quantity.of(818, "persons"), Quantity.of(818, "person_times"), Outcome.DIFFERENT_UNIT),
        (None, Quantity.of(0, "persons"), Outcome.MISSING),
        (Quantity.of(0, "persons"), None, Outcome.MISSING),
        (None, None, Outcome.MISSING),
    ],
)
def test_outcomes_both_ways(figure, left: Quantity | None, right: Quantity | None, outcome: Outcome) -> None:
    assert compare_values(left, right) is outcome
    assert compare_values(right, left) is outcome
    assert single(reconcile([figure(left)], [figure(right)])).outcome is outcome


def test_one_side_only(figure) -> None:
    result = reconcile([figure(1, "2020")], [figure(2, "2021")], left_name=LEDGER, right_name=REPORT)
    assert [(line.key[2].code, line.outcome) for line in result] == [
        ("2020", Outcome.ONLY_LEFT),
        ("2021", Outcome.ONLY_RIGHT),
    ]
    assert [(issue.code, issue.message("en")) for issue in result.issues] == [
        ("LD-FIGURE-003", "outbound.batches · 2020: 1 batches (ledger) has no counterpart."),
        ("LD-FIGURE-004", "outbound.batches · 2021: 2 batches (report) has no counterpart."),
    ]
    for language, outcomes in (("zh", ["只有台账的数字", "只有总结的数字"]), ("en", ["ledger only", "report only"])):
        assert [line[3] for line in result.lines(language)[1]] == outcomes
    assert len(result) == 2
    assert result.of(Outcome.ONLY_LEFT) == (result.figures[0],)
    assert result.counts() == {
        "equal": 0,
        "within-qualifier": 0,
        "contradicts": 0,
        "different-unit": 0,
        "only-left": 1,
        "only-right": 1,
        "missing": 0,
    }


def test_a_contradiction_says_by_how_much(figure) -> None:
    left = figure(27, office="shizhong", mode="own", unit="person_times")
    right = figure(20, office="shizhong", mode="own", unit="person_times", source=DOCUMENT)
    result = reconcile([left], [right], left_name=LEDGER)
    line = single(result)
    assert line.difference == Range(Decimal(-7), Decimal(-7))
    assert line.figure == "outbound.batches · shizhong · 2021 · mode=own"
    (issue,) = result.issues
    assert issue.code == "LD-FIGURE-001"
    assert issue.message("zh") == (
        "outbound.batches · shizhong · 2021 · mode=own：27 person_times（台账）与 20 person_times（《2021年工作总结》）相差 -7。"
    )
    assert issue.source == DOCUMENT


@pytest.mark.parametrize(
    ("left", "right", "low", "high", "text"),
    [
        (Quantity.of(80, "batches", Qualifier.APPROX), 90, 5, 15, "+5…+15"),
        (Quantity(2, 4, "batches"), 9, 5, 7, "+5…+7"),
        (Quantity(20, 22, "batches"), Quantity.of(29, "batches", Qualifier.AT_LEAST), 7, None, "+7…"),
        (
            Quantity.of(29, "batches", Qualifier.AT_LEAST),
            Quantity.of(20, "batches", Qualifier.AT_MOST),
            None,
            -9,
            "…-9",
        ),
        (
            Quantity.of(5, "batches", Qualifier.AT_MOST),
            Quantity.of(9, "batches", Qualifier.AT_LEAST),
            4,
            None,
            "+4…",
        ),
    ],
)
def test_differences_of_inexact_figures(figure, left, right, low: int | None, high: int | None, text: str) -> None:
    found = single(reconcile([figure(left)], [figure(right)])).difference
    assert found is not None
    assert (found.low, found.high, str(found)) == (low, high, text)


def test_a_side_that_contradicts_itself_is_a_finding(figure) -> None:
    twice = [figure(266, source=DOCUMENT), figure(268, source=OTHER)]
    result = reconcile([figure(266)], twice, left_name=LEDGER, right_name=REPORT)
    assert single(result).outcome is Outcome.CONTRADICTS
    assert single(result).right == tuple(twice)
    assert result.issues.counts() == {"LD-FIGURE-001": 1, "LD-FIGURE-006": 1}
    told = {issue.code: issue.message("en") for issue in result.issues}
    assert told["LD-FIGURE-006"] == (
        "outbound.batches · 2021 is given with different values: 266 batches (《2021年工作总结》); 268 batches (《年鉴》)."
    )
    assert told["LD-FIGURE-001"] == (
        "outbound.batches · 2021: 266 batches (ledger) and 268 batches (《年鉴》) differ by +2."
    )


def test_a_side_that_repeats_itself_is_none(figure) -> None:
    same = [figure(266, source=DOCUMENT), figure(266, source=OTHER), figure(266, qualifier=Qualifier.NEARLY)]
    result = reconcile([figure(266)], same)
    assert single(result).outcome is Outcome.WITHIN_QUALIFIER
    assert not result.issues
    both = reconcile(same, same)
    assert single(both).outcome is Outcome.EQUAL
    assert not both.issues


def test_two_units_on_one_side_are_paired_by_unit(figure) -> None:
    left = [figure(1642, unit="persons")]
    right = [figure(1642, unit="persons", source=DOCUMENT), figure(1700, unit="person_times", source=DOCUMENT)]
    result = reconcile(left, right)
    assert single(result).outcome is Outcome.DIFFERENT_UNIT
    assert result.issues.counts() == {"LD-FIGURE-002": 1, "LD-FIGURE-006": 1}
    apart = reconcile([figure(1600, unit="persons")], right)
    assert single(apart).outcome is Outcome.CONTRADICTS
    assert single(apart).difference == Range(Decimal(42), Decimal(42))


def test_a_missing_value_beside_a_stated_one_is_passed_over(figure) -> None:
    result = reconcile([figure(None), figure(3)], [figure(3)])
    assert single(result).outcome is Outcome.EQUAL
    assert not result.issues
    missing = reconcile([figure(None, status=ObsStatus.MISSING)], [figure(3, source=DOCUMENT)], left_name=LEDGER)
    (issue,) = missing.issues
    assert (issue.code, issue.severity.value) == ("LD-FIGURE-005", "advice")
    assert issue.message("en") == (
        "outbound.batches · 2021: — (ledger) and 3 batches (《2021年工作总结》): a value is missing."
    )


def test_as_data_text_and_html(figure) -> None:
    left = figure(27, office="<b>", unit="person_times", source=DOCUMENT)
    result = reconcile([left], [figure(20, office="<b>", unit="person_times")], left_name=LEDGER, right_name=REPORT)
    data = result.to_dict("en")
    assert (data["left"], data["right"], data["counts"]["contradicts"]) == ("ledger", "report", 1)
    assert data["figures"] == [
        {
            "indicator": "outbound.batches",
            "office": "<b>",
            "period": "2021",
            "dimensions": {},
            "left": [
                {
                    "low": "27",
                    "high": "27",
                    "unit": "person_times",
                    "qualifier": "exact",
                    "status": "A",
                    "comment": None,
                    "source": "《2021年工作总结》",
                    "evidence": [],
                }
            ],
            "right": [
                {
                    "low": "20",
                    "high": "20",
                    "unit": "person_times",
                    "qualifier": "exact",
                    "status": "A",
                    "comment": None,
                    "source": None,
                    "evidence": [],
                }
            ],
            "outcome": "contradicts",
            "difference": {"low": "-7", "high": "-7"},
        }
    ]
    assert [issue["code"] for issue in data["issues"]["issues"]] == ["LD-FIGURE-001"]
    assert "<b>" not in result._repr_html_()
    assert "<td>outbound.batches · &lt;b&gt; · 2021</td><td>27 person_times</td>" in result._repr_html_()
    assert result.text("en").splitlines() == [
        "ledger ⇄ report",
        "Figure                         ledger           report           Outcome      Difference",
        "outbound.batches · <b> · 2021  27 person_times  20 person_times  contradicts  -7",
    ]
    assert str(result).splitlines()[0] == "台账 ⇄ 总结"
    equal = reconcile([figure(1)], [figure(1)]).to_dict()
    assert equal["figures"][0]["office"] is None
    assert equal["figures"][0]["difference"] is None
    assert [outcome.label("zh") for outcome in Outcome] == [
        *("一致", "在约数范围内", "矛盾", "单位不同", "只有左侧的数字", "只有右侧的数字", "数值缺失")
    ]


def test_figure_names() -> None:
    key = ("x", "", Period.parse("2021H1"), (("a", "1"), ("b", "2")))
    assert figure_name(key) == "x · 2021H1 · a=1 · b=2"


quantities = st.builds(
    lambda low, more, unit, qualifier: Quantity(low, low + more, unit, qualifier),
    st.integers(0, 30),
    st.sampled_from([0, 0, 0, 3]),
    st.sampled_from(["persons", "person_times"]),
    st.sampled_from(Qualifier),
)
figures = st.builds(
    Observation,
    indicator=st.sampled_from(["a", "b"]),
    office=st.sampled_from([None, "x"]),
    period=st.just(Period.parse("2021")),
    value=st.none() | quantities,
)
sides = st.lists(figures, max_size=6)
MIRROR = {Outcome.ONLY_LEFT: Outcome.ONLY_RIGHT, Outcome.ONLY_RIGHT: Outcome.ONLY_LEFT}


def turned(difference: Range | None) -> Range | None:
    return None if difference is None else difference.times(Decimal(-1))


@given(sides, sides)
def test_swapping_the_sides_mirrors_the_result(left: list[Observation], right: list[Observation]) -> None:
    one, other = reconcile(left, right), reconcile(right, left)
    assert [line.key for line in one] == [line.key for line in other]
    for here, there in zip(one, other, strict=True):
        assert there.outcome is MIRROR.get(here.outcome, here.outcome)
        assert (here.left, here.right) == (there.right, there.left)
        assert there.difference == turned(here.difference)


@given(sides, sides, st.randoms())
def test_order_does_not_matter(left: list[Observation], right: list[Observation], random) -> None:
    mixed = random.sample(left, len(left)), random.sample(right, len(right))
    assert reconcile(*mixed) == reconcile(left, right)


@given(sides)
def test_a_side_agrees_with_itself(side: list[Observation]) -> None:
    for line in reconcile(side, side):
        stated = [item for item in line.left if item.value is not None]
        assert line.outcome is (Outcome.EQUAL if stated else Outcome.MISSING)
