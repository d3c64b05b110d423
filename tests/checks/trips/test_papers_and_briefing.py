"""The papers of a trip, and what is done before it leaves."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from localdiplomacy.model import ChecklistItem, ChecklistRun, CodeList, OutboundDelegation, Paper, Transition
from localdiplomacy.model.codes import Code
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations

Look = Callable[..., list[tuple[str, str | None]]]
LIST = "checklist.ours"


@pytest.mark.parametrize(
    ("mode", "papers", "broken"),
    [
        ("own", ("approval",), False),
        ("own", ("notice", "confirmation"), True),
        ("own", (), False),  # the ledger has no papers
        ("joined", ("notice", "confirmation"), False),
        ("ministry", ("confirmation",), True),
        ("province", ("approval",), True),
        ("city", ("notice", "confirmation", "approval"), False),
        ("cross-unit", ("notice",), False),
        ("unheard-of", ("notice",), False),
        (None, ("notice",), False),
    ],
)
def test_papers_fit_the_kind_of_group(mode: str | None, papers: tuple[str, ...], broken: bool, look: Look) -> None:
    trip = OutboundDelegation(id="d", mode=mode, papers=tuple(Paper(kind=kind) for kind in papers))
    assert (("LD-TRIP-012", "d") in look(trip)) is broken


@pytest.fixture
def ours(settled: Regulations) -> Regulations:
    return settled.settle("outbound.checklists", (LIST,), source=Citation(text="ours"))


def _lists(lists: Mapping[str, CodeList], *codes: Code) -> Mapping[str, CodeList]:
    return {**lists, LIST: CodeList(id=LIST, zh="行前清单", en="Before leaving", codes=codes)}


ITEMS = (
    Code(id="discipline", zh="纪律教育", en="discipline"),
    Code(id="secrecy", zh="保密教育", en="secrecy"),
    Code(id="old", zh="旧项", en="old item", until=date(2018, 1, 1)),
)


def trip(done: tuple[str, ...], **more: Any) -> OutboundDelegation:
    run = ChecklistRun(checklist=LIST, items=tuple(ChecklistItem(code=code, done=True) for code in done))
    return OutboundDelegation(id="d", **{"departs_on": "2018-10-30", "checklists": (run,), **more})


@pytest.mark.parametrize(
    ("made", "at", "broken"),
    [
        (trip(("discipline", "secrecy")), "2019-01-01", False),
        (trip(("discipline",)), "2019-01-01", True),
        (trip(("discipline",)), "2018-10-29", False),  # there is still time
        (trip(("discipline",), history=(Transition("abroad"),)), "2018-10-29", True),
        (trip(("discipline",), departs_on=None), "2019-01-01", False),
        (trip(("discipline", "secrecy"), departs_on="2017-10-30"), "2019-01-01", True),  # the old item was valid then
        (trip(("discipline",), history=(Transition("cancelled"),)), "2019-01-01", False),
        (trip((), checklists=()), "2019-01-01", True),
    ],
)
def test_the_items_are_those_a_city_supplies(
    made: OutboundDelegation, at: str, broken: bool, look: Look, ours: Regulations, lists: Mapping[str, CodeList]
) -> None:
    more = {"at": date.fromisoformat(at), "regulations": ours, "code_lists": _lists(lists, *ITEMS)}
    assert (("LD-TRIP-024", "d") in look(made, **more)) is broken


def test_a_checklist_without_items_is_said_to_be_missing(
    look: Look, ours: Regulations, lists: Mapping[str, CodeList]
) -> None:
    for known in (lists, _lists(lists)):
        assert ("LD-CHECK-003", None) in look(trip(()), regulations=ours, code_lists=known)


def test_which_lists_are_required_is_asked_only_where_lists_are_kept(look: Look) -> None:
    assert ("LD-CHECK-005", None) in look(trip(("discipline",)))
    assert ("LD-CHECK-005", None) not in look(trip((), checklists=()))
