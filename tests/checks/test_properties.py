"""What holds for every ledger: sound ones have no errors, and neither order nor unrelated records matter."""

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.issues import IssueReport, Severity
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import CodeList, OutboundDelegation
from localdiplomacy.regulations.regulations import builtin
from localdiplomacy.testing import strategies

FEW = settings(max_examples=25)
# A trip may be sound as a record and longer than the regulations allow.
_ON_RECORDS = tuple(check for check in BUILTIN_CHECKS if not check.id.startswith("core.trip-"))


def _report(ledger: Ledger, at: date, lists: Mapping[str, CodeList], checks: Any = BUILTIN_CHECKS) -> IssueReport:
    context = CheckContext(ledger=ledger, at=at, code_lists=lists, regulations=builtin())
    return run_checks(context, checks, strict=True)


def _faulty(ledger: Ledger) -> Ledger:
    """Break every trip in several ways, and double the visits."""
    broken = [evolve(trip, mode="wrong", office="nowhere", days_planned=-1, source=None) for trip in ledger.outbound]
    others = [record for record in ledger.records() if not isinstance(record, OutboundDelegation)]
    return Ledger.of([*broken, *others, *ledger.inbound, *ledger.observations])


@FEW
@given(ledger=strategies.ledgers())
def test_sound_ledgers_have_neither_errors_nor_warnings(
    ledger: Ledger, at: date, lists: Mapping[str, CodeList]
) -> None:
    report = _report(ledger, at, lists, _ON_RECORDS)
    assert [issue for issue in report if issue.severity is not Severity.ADVICE] == []
    assert report.complete
    assert _report(ledger, at, lists).complete


@FEW
@given(ledger=strategies.ledgers().map(_faulty), chance=st.randoms(use_true_random=False))
def test_neither_the_order_of_checks_nor_of_records_matters(
    ledger: Ledger, chance: random.Random, at: date, lists: Mapping[str, CodeList]
) -> None:
    checks, records = list(BUILTIN_CHECKS), [*ledger.records(), *ledger.observations]
    chance.shuffle(checks)
    chance.shuffle(records)
    assert _report(Ledger.of(records), at, lists, checks) == _report(ledger, at, lists)


@FEW
@given(ledger=strategies.ledgers().map(_faulty), more=strategies.outbound_delegations(ids=st.just("unrelated")))
def test_a_sound_unrelated_record_changes_nothing(
    ledger: Ledger, more: OutboundDelegation, at: date, lists: Mapping[str, CodeList]
) -> None:
    assert _report(ledger + Ledger.of([more]), at, lists, _ON_RECORDS) == _report(ledger, at, lists, _ON_RECORDS)


@FEW
@given(ledger=strategies.ledgers().map(_faulty))
def test_checking_by_area_finds_what_checking_at_once_finds(
    ledger: Ledger, at: date, lists: Mapping[str, CodeList]
) -> None:
    context = CheckContext(ledger=ledger, at=at, code_lists=lists, regulations=builtin())
    areas = sorted({rule.code.rpartition("-")[0] for check in BUILTIN_CHECKS for rule in check.rules})
    parts = [run_checks(context, BUILTIN_CHECKS, only=(area,)) for area in areas]
    assert sum(parts, IssueReport()) == run_checks(context, BUILTIN_CHECKS)
