"""One check on a few records, as a plugin's own tests run it."""

from collections.abc import Iterator
from datetime import date

import pytest
from attrs import evolve

import localdiplomacy as ld
from localdiplomacy.regulations.regulations import Regulations
from localdiplomacy.testing import run_check

RULE = ld.Rule(
    code="DESK-001",
    severity=ld.Severity.WARNING,
    title=ld.Text("没有单位", "No office"),
    message=ld.Text("没有单位。", "No office is stated."),
    remedy=ld.Text("请补上。", "Add it."),
)
AT = date(2021, 12, 31)
TRIPS = tuple(ld.OutboundDelegation(id=id, office=office) for id, office in (("b", None), ("c", "jia"), ("a", None)))


def _no_office(context: ld.CheckContext) -> Iterator[ld.Issue]:
    for trip in context.ledger.outbound:
        if trip.office is None:
            yield ld.Issue(RULE, subject=trip.id)


CHECK = ld.Check(id="desk.office", zh="单位", en="office", rules=(RULE,), run=_no_office)


def _seen(registry: ld.Registry | None = None, regulations: Regulations | None = None) -> ld.CheckContext:
    """What a check looks at."""
    seen = []
    check = evolve(CHECK, run=lambda context: seen.append(context) or ())
    assert run_check(check, *TRIPS, at=AT, registry=registry, regulations=regulations) == []
    return seen[0]


def test_what_a_check_finds_in_the_order_of_a_report() -> None:
    assert [issue.subject for issue in run_check(CHECK, *TRIPS, at=AT)] == ["a", "b"]
    assert run_check(CHECK, TRIPS[1], at=AT) == []
    assert run_check(CHECK, at=AT) == []


def test_published_figures_may_be_among_the_records() -> None:
    figure = ld.Observation(
        indicator="outbound.batches", period=ld.Period.of(2021), value=ld.Quantity.of(3, "batches"), office="jia"
    )
    check = evolve(CHECK, run=lambda context: [ld.Issue(RULE, subject=str(len(context.ledger.observations)))])
    assert [issue.subject for issue in run_check(check, figure, *TRIPS, at=AT)] == ["1"]


def test_a_check_looks_at_the_built_ins_and_at_what_the_registry_knows() -> None:
    class Desk:
        @ld.hookimpl
        def register_code_lists(self) -> list[ld.CodeList]:
            codes = (ld.Code(id="good", zh="好", en="good"),)
            return [ld.CodeList(id="desk.moods", zh="心情", en="Moods", codes=codes)]

    registry = ld.Registry(discover=False)
    registry.register(Desk())
    plain, more = _seen(), _seen(registry)
    assert (plain.at, "country" in plain.code_lists, "desk.moods" in plain.code_lists) == (AT, True, False)
    assert "desk.moods" in more.code_lists
    assert plain.regulations is not None
    assert plain.regulations.parameters()


def test_other_regulations_take_the_place_of_the_registry_s() -> None:
    none = Regulations()
    assert _seen(regulations=none).regulations is none


def test_it_runs_as_in_a_workspace() -> None:
    assert run_check(evolve(CHECK, applies=lambda context: False), *TRIPS, at=AT) == []
    (issue,) = run_check(evolve(CHECK, needs=("codes:desk.moods",)), *TRIPS, at=AT)
    assert issue.code == "LD-CHECK-003"
    assert {issue.code for issue in run_check(evolve(CHECK, rules=()), *TRIPS, at=AT)} == {"LD-CHECK-002"}
    (issue,) = run_check(evolve(CHECK, plugin="desk 1.0"), TRIPS[0], at=AT)
    assert issue.plugin == "desk 1.0"


def test_an_exception_comes_through() -> None:
    def broken(context: ld.CheckContext) -> list[ld.Issue]:
        raise ZeroDivisionError("in the check")

    with pytest.raises(ZeroDivisionError, match="in the check"):
        run_check(evolve(CHECK, run=broken), at=AT)
