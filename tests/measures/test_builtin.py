import pytest

from localdiplomacy.codec.codelists.builtin import ENTRY_KINDS, builtin_code_lists
from localdiplomacy.issues.catalogue import figures
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.measures.indicators import Fold, Indicator
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.requests import require_countable
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.delegations import InboundDelegation
from localdiplomacy.model.entries import Entry
from localdiplomacy.model.quantities import Headcount

BY_ID = {indicator.id: indicator for indicator in INDICATORS}


def test_ids_are_unique_and_named_by_area() -> None:
    assert len(BY_ID) == len(INDICATORS) >= 30
    areas = {indicator.id.split(".")[0] for indicator in INDICATORS}
    assert {"outbound", "inbound", "transfers", "partnerships", "consular", "entries", "events"} <= areas


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)
def test_every_definition_can_be_printed_and_counted(indicator: Indicator) -> None:
    for language in ("zh", "en"):
        name, definition = indicator.name(language), indicator.definition.get(language)
        assert indicator.describe(language).startswith(name)
        assert definition in indicator.describe(language)
        assert definition.endswith("。" if language == "zh" else ".")
    dimensions = [dimension for dimension in DIMENSIONS if dimension.applies(indicator.records)]
    require_countable([indicator], dimensions, DIMENSIONS)
    table = measure(Ledger(), indicator.id, by=dimensions[0], period="2021")
    assert len(table) == 0


def test_people_are_counted_in_each_offices_own_unit() -> None:
    people = [indicator for indicator in INDICATORS if indicator.id.endswith(".people")]
    assert len(people) >= 8
    assert {indicator.units for indicator in people} == {("persons", "person_times")}


def test_distinct_counts_and_stocks_do_not_add_over_time() -> None:
    not_additive = {found.id for found in INDICATORS if not found.additive_over_time}
    expected = {found.id for found in INDICATORS if found.stock or found.fold in (Fold.DISTINCT, Fold.MEAN, Fold.RATIO)}
    assert not_additive == expected


def _values(where: Where, field: str) -> set[str]:
    own = set(where.value if isinstance(where.value, tuple) else (where.value,)) if where.field == field else set()
    return own.union(*(_values(part, field) for part in (*where.all_of, *where.any_of)))


def test_codes_are_those_of_the_code_lists() -> None:
    lists = builtin_code_lists()
    kinds = set().union(*(_values(found.where, "kind") for found in INDICATORS if found.records == "entries"))
    assert kinds
    assert kinds <= {kind.id for kind in lists[ENTRY_KINDS]}
    modes = set().union(*(_values(found.where, "mode") for found in INDICATORS))
    assert modes == {"own", "joined", "city", "province", "ministry"}
    assert modes <= {code.id for code in lists["outbound-mode"]}
    ranks = set().union(*(_values(found.where, "head_rank") for found in INDICATORS))
    high = "vice-ministerial-or-above"
    assert ranks == {high} | {code.id for code in lists["guest-rank"] if code.broader == high}
    for indicator in INDICATORS:
        assert set(indicator.kinds) <= {code.id for code in lists["partnership-kind"]}
        states = "entry-state" if indicator.records == "entries" else "partnership-state"
        assert set(indicator.states) <= {code.id for code in lists[states]}


def test_dimensions_name_code_lists_that_exist() -> None:
    named = {dimension.list_of(records) for dimension in DIMENSIONS for records, _ in dimension.fields}
    assert named - {None, "country"} <= set(builtin_code_lists())
    assert len({dimension.id for dimension in DIMENSIONS}) == len(DIMENSIONS)


def test_high_ranking_guests() -> None:
    def visit(id: str, rank: str | None, persons: int) -> InboundDelegation:
        return InboundDelegation(id=id, head_rank=rank, arrives_on="2021-05-01", headcount=Headcount(persons=persons))

    ranks = ["vice-minister", "head-of-state", "mayor", None, "vice-ministerial-or-above"]
    ledger = Ledger.of([visit(f"v{index}", rank, 10**index) for index, rank in enumerate(ranks)])
    ids = ["inbound.batches", "inbound.vice_ministerial.batches", "inbound.vice_ministerial.people"]
    found = [
        observation.value.low for observation in measure(ledger, ids, period="2021").observations if observation.value
    ]
    assert found == [5, 3, 10011]


def test_services_count_batches_and_people() -> None:
    cards = [
        Entry(id="a", kind="consular.apec-card", on="2021-03-01", headcount=Headcount(batches=3, person_times=10)),
        Entry(id="b", kind="consular.apec-card", on="2021-04-01", headcount=Headcount(person_times=7)),
    ]
    table = measure(Ledger.of(cards), ["consular.apec_card.batches", "consular.apec_card.people"], period="2021")
    assert [(o.value.low, o.value.unit) for o in table.observations if o.value] == [
        (4, "batches"),
        (17, "person_times"),
    ]


def test_rules_are_listed_once_with_both_languages() -> None:
    codes = [rule.code for rule in figures.RULES]
    of_figures = [n for n in range(1, 11) if n not in (7, 8, 9)]  # those were given up; a code is never used again
    assert codes == [f"LD-MEASURE-{n:03d}" for n in range(1, 18)] + [f"LD-FIGURE-{n:03d}" for n in of_figures]
    assert all(rule.remedy.zh and rule.remedy.en and rule.title.en for rule in figures.RULES)
