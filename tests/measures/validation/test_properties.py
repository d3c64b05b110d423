"""What holds for all rules and figures."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.validation.arrivals import Report
from localdiplomacy.measures.validation.outliers import OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rule_set import builtin_rules
from localdiplomacy.measures.validation.rules import FigureRule, PartsRule, Relation
from localdiplomacy.measures.validation.sums import Outcome
from localdiplomacy.measures.validation.terms import Missing, Side, Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.model.delegations import InboundDelegation, OutboundDelegation
from localdiplomacy.model.lifecycle import Transition
from localdiplomacy.model.observations import Observation
from localdiplomacy.model.partial_dates import PartialDate
from localdiplomacy.model.partnerships import Partnership
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Headcount, Quantity
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.model.transfers import TransferBatch

N = {"id": "r", "zh": "某规则", "en": "A rule"}
LETTERS = "abcd"
COMPARE: dict[Relation, Callable[[Any, Any], bool]] = {
    Relation.IS: eq,
    Relation.IS_NOT: ne,
    Relation.AT_LEAST: ge,
    Relation.AT_MOST: le,
    Relation.MORE_THAN: gt,
    Relation.LESS_THAN: lt,
}
RANGES = st.tuples(st.integers(-4, 4), st.integers(0, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))
FIGURES = st.fixed_dictionaries(dict.fromkeys(LETTERS, RANGES))
TERMS = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from((1, -1, 2, -3))), min_size=1, max_size=3)


def observation(indicator: str, low: int | None, high: int | None = None, **more: Any) -> Observation:
    value = None if low is None else Quantity(low, low if high is None else high, "batches")
    return Observation(**{"indicator": indicator, "period": Period.year(2021), "value": value, **more})


def side(terms: list[tuple[str, int]], missing: Missing = Missing.SKIP_IF_ANY) -> Side:
    return Side(terms=tuple(Term(indicator=letter, factor=factor) for letter, factor in terms), missing=missing)


def outcome(rule: FigureRule, figures: dict[str, tuple[int, int] | None]) -> Outcome:
    given = [observation(letter, *(ends or (None, None))) for letter, ends in figures.items()]
    (found,) = validate(given, period=2021, rules=[rule])
    return found.outcome  # type: ignore[return-value]


def nets(left: list[tuple[str, int]], right: list[tuple[str, int]]) -> dict[str, int]:
    found = dict.fromkeys(LETTERS, 0)
    for sign, terms in ((1, left), (-1, right)):
        for letter, factor in terms:
            found[letter] += sign * factor
    return found


@given(FIGURES, TERMS, TERMS, st.sampled_from(list(COMPARE)))
def test_a_verdict_is_that_of_all_whole_numbers_in_the_ranges(
    figures: dict[str, tuple[int, int]],
    left: list[tuple[str, int]],
    right: list[tuple[str, int]],
    relation: Relation,
) -> None:
    factors = nets(left, right)
    # Ranges have no gaps, multiples of whole numbers do: equality is held against numbers only where there are none.
    assume(relation not in (Relation.IS, Relation.IS_NOT) or set(factors.values()) <= {-1, 0, 1})
    numbers = [range(low, high + 1) for low, high in figures.values()]
    holds = {
        COMPARE[relation](sum(factors[letter] * number for letter, number in zip(figures, each, strict=True)), 0)
        for each in product(*numbers)
    }
    expected = Outcome.MAY_HOLD if len(holds) == 2 else Outcome.HOLDS if True in holds else Outcome.BROKEN
    rule = FigureRule(left=side(left), operator=relation, right=side(right), **N)
    assert outcome(rule, figures) is expected


@given(FIGURES, TERMS, TERMS, st.sampled_from(list(COMPARE)), st.integers(1, 50))
def test_scaling_both_sides_keeps_the_verdict(
    figures: dict[str, tuple[int, int]],
    left: list[tuple[str, int]],
    right: list[tuple[str, int]],
    relation: Relation,
    factor: int,
) -> None:
    rule = FigureRule(left=side(left), operator=relation, right=side(right), **N)
    scaled = {letter: (low * factor, high * factor) for letter, (low, high) in figures.items()}
    assert outcome(rule, figures) is outcome(rule, scaled)
    more = [[(letter, times * factor) for letter, times in terms] for terms in (left, right)]
    assert outcome(rule, figures) is outcome(evolve(rule, left=side(more[0]), right=side(more[1])), figures)


@given(FIGURES, TERMS, TERMS, st.sampled_from(list(COMPARE)), st.sampled_from(LETTERS))
def test_a_missing_value_never_creates_a_finding_where_it_is_skipped(
    figures: dict[str, tuple[int, int]],
    left: list[tuple[str, int]],
    right: list[tuple[str, int]],
    relation: Relation,
    lost: str,
) -> None:
    rule = FigureRule(left=side(left), operator=relation, right=side(right), **N)
    before, after = outcome(rule, figures), outcome(rule, {**figures, lost: None})
    named = {letter for letter, _ in (*left, *right)}
    assert after is (Outcome.SKIPPED if lost in named else before)


@given(FIGURES, TERMS, TERMS, st.sampled_from(list(COMPARE)), st.sets(st.sampled_from(LETTERS)))
def test_never_skipping_counts_a_missing_value_as_0(
    figures: dict[str, tuple[int, int]],
    left: list[tuple[str, int]],
    right: list[tuple[str, int]],
    relation: Relation,
    lost: set[str],
) -> None:
    sides = {"left": side(left, Missing.NEVER_SKIP), "right": side(right, Missing.NEVER_SKIP)}
    rule = FigureRule(operator=relation, **sides, **N)
    gone = {letter: None if letter in lost else ends for letter, ends in figures.items()}
    zero = {letter: (0, 0) if letter in lost else ends for letter, ends in figures.items()}
    assert outcome(rule, gone) is outcome(rule, zero)


@given(st.lists(RANGES, min_size=1, max_size=4), RANGES, st.booleans(), st.integers(0, 3))
def test_a_part_that_is_lost_never_creates_a_finding(
    parts: list[tuple[int, int]], total: tuple[int, int], complete: bool, lost: int
) -> None:
    counts = [(abs(low), abs(low) + high - low) for low, high in parts]  # parts are counts
    whole = observation("a", *total)
    given_parts = [observation("a", *ends, dimensions=(("part", str(n)),)) for n, ends in enumerate(counts)]
    names = tuple(str(number) for number in range(len(parts)))
    rule = PartsRule(total=Term(indicator="a"), over="part", members=names, complete=complete, **N)
    everything = validate([whole, *given_parts], period=2021, rules=[rule])
    fewer = validate([whole, *given_parts[:lost], *given_parts[lost + 1 :]], period=2021, rules=[rule])
    if not any(found.outcome is Outcome.BROKEN for found in everything):
        assert all(found.ok for found in fewer)


def _figures(draw: st.DrawFn) -> list[Observation]:
    found = []
    for _ in range(draw(st.integers(0, 25))):
        day = draw(st.sampled_from((None, "2021-04-01", "2021-05-01", "2021-04")))
        low = draw(st.one_of(st.none(), st.integers(0, 9)))
        dimensions = draw(st.sampled_from(((), (("country", "JP"),), (("country", "KR"),))))
        found.append(
            observation(
                draw(st.sampled_from("ab")),
                low,
                None if low is None else low + draw(st.integers(0, 2)),
                office=draw(st.sampled_from((None, "x", "y"))),
                period=Period.parse(draw(st.sampled_from(("2021", "2021Q1", "2021Q2", "2020")))),
                dimensions=dimensions,
                source=Source(Origin(published=day and PartialDate.parse(day))),
            )
        )
    return found


SOME_FIGURES = st.composite(_figures)()
RULES = (
    FigureRule(left=side([("a", 1)]), operator="at_most", right=side([("b", 1)]), **{**N, "id": "r1"}),
    FigureRule(left=side([("a", 1)]), operator="compulsory_pair", right=side([("b", 1)]), **{**N, "id": "r2"}),
    FigureRule(left=side([("a", 1)]), operator="is", right=side([("b", 2)]), by=("country",), **{**N, "id": "r3"}),
    PartsRule(total=Term(indicator="a"), over="country", **{**N, "id": "p1"}),
    PartsRule(total=Term(indicator="a"), over="office", complete=True, **{**N, "id": "p2"}),
    PartsRule(total=Term(indicator="a"), over="quarter", **{**N, "id": "p3"}),
    OutlierRule(indicators=("a", "b"), minimum=3, **{**N, "id": "o1"}),
    OutlierRule(indicators=("a",), along="offices", method="z", threshold=1, minimum=3, **{**N, "id": "o2"}),
    ReportingRule(indicators=("a", "b"), every="quarter", due=Due(days=15), offices=("x", "y"), **{**N, "id": "d1"}),
)


@given(SOME_FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_figures_does_not_matter(figures: list[Observation], random: Any) -> None:
    mixed = list(figures)
    random.shuffle(mixed)
    one, other = (validate(given, period=2021, rules=RULES) for given in (figures, mixed))
    assert one.to_dict() == other.to_dict()
    assert one.text("en", every=True) == other.text("en", every=True)


@given(SOME_FIGURES)
def test_figures_of_other_indicators_change_nothing(figures: list[Observation]) -> None:
    others = [evolve(figure, indicator="z") for figure in figures]
    one, more = (validate(given, period=2021, rules=RULES) for given in (figures, [*figures, *others]))
    assert [found.to_dict() for found in one] == [found.to_dict() for found in more]


@given(SOME_FIGURES)
def test_rates_add_up(figures: list[Observation]) -> None:
    found = validate(figures, period=2021, rules=RULES)
    reports = [result for result in found if isinstance(result, Report)]
    whole = [rate for rate in found.rates if rate.office is None and rate.period is None]
    assert [rate.expected for rate in whole] == [len(reports)]
    for group in ("office", "period"):
        parts = [rate for rate in found.rates if getattr(rate, group) is not None]
        for number in ("expected", "complete", "on_time"):
            assert sum(getattr(rate, number) for rate in parts) == getattr(whole[0], number)
    assert all(rate.on_time <= rate.complete <= rate.expected for rate in found.rates)
    assert all(rate.completeness is None or 0 <= rate.completeness <= Decimal(100) for rate in found.rates)


@st.composite
def headcounts(draw: st.DrawFn) -> Headcount:
    """Sound ones: no fewer person-times than persons. Either may not be stated."""
    persons = draw(st.integers(0, 9))
    times = persons + draw(st.integers(0, 3))
    stated = draw(st.sampled_from(("persons", "person_times", "both", "neither")))
    return Headcount(
        batches=draw(st.sampled_from((None, 1, 2))),
        persons=persons if stated in ("persons", "both") else None,
        person_times=times if stated in ("person_times", "both") else None,
    )


OFFICES = st.sampled_from((None, "x", "y"))
DAYS = st.sampled_from(("2021-02-01", "2021-08-01", "2021", None))
TRIPS = st.builds(
    OutboundDelegation,
    id=st.uuids().map(str),
    office=OFFICES,
    departs_on=DAYS,
    mode=st.sampled_from(("own", "joined", "city", None)),
    headcount=headcounts(),
)
VISITS = st.builds(
    InboundDelegation,
    id=st.uuids().map(str),
    office=OFFICES,
    arrives_on=DAYS,
    head_rank=st.sampled_from(("minister", "mayor", None)),
    headcount=headcounts(),
)
TRANSFERS = st.builds(TransferBatch, id=st.uuids().map(str), office=OFFICES, moved_on=DAYS, headcount=headcounts())
TIES = st.builds(
    Partnership,
    id=st.uuids().map(str),
    office=OFFICES,
    kind=st.sampled_from(("formal", "friendly-exchange", "cooperation", None)),
    history=st.sampled_from(("intent", "exchange", "in-force", "ended")).map(lambda to: (Transition(to, "1999"),)),
)
NAMED = sorted(
    {term.indicator for rule in builtin_rules().rules for each in (rule.left, rule.right) for term in each.terms}
)


@given(st.lists(st.one_of(TRIPS, VISITS, TRANSFERS, TIES), min_size=1, max_size=6))
def test_the_built_in_rules_hold_for_whatever_sound_records_count(records: list[Any]) -> None:
    ledger = Ledger.of(records)
    for by in ((), ("office",)):
        counted = [
            found
            for indicator in INDICATORS
            if indicator.id in NAMED
            for found in measure(ledger, indicator, by=by, period="2021").observations
        ]
        found = validate(counted, period=2021)
        assert [each.to_dict() for each in found if each.outcome is Outcome.BROKEN] == []
