"""The lists that batches hold: whose name, which batch, and what is only counted."""

from typing import Any

import localdiplomacy as ld
from localdiplomacy.measures.manifests.of_batches import arrived, departed

NAME = ld.Text("接收名单", "receiver's list")


def batch(id: str, *travellers: str, **more: Any) -> ld.TransferBatch:
    return ld.TransferBatch(id=id, travellers=travellers, **more)


def end(*travellers: str, number: int | None = None) -> ld.HandOver:
    return ld.HandOver(place="p", travellers_received=travellers, persons_received=number, disposition="hospital")


def test_a_list_is_called_what_it_is_told_to_be() -> None:
    held = batch("b1", "t1", hand_overs=(end("t1"),))
    assert [found.name for found in (departed([held], NAME), arrived([held], NAME))] == [NAME, NAME]
    assert [found.name.en for found in (departed([held]), arrived([held]))] == [
        "the list of departure",
        "the list of arrival",
    ]


def test_who_arrived_is_counted_by_what_is_written_and_else_by_the_list() -> None:
    assert arrived([batch("b1", hand_overs=(end("t1", "t2"), end(number=3)))]).stated == ld.Headcount(persons=5)
    assert arrived([batch("b1", hand_overs=(end("t1", "t2", number=4),))]).stated == ld.Headcount(persons=4)
    assert arrived([batch("b1", hand_overs=(end("t1"), end()))]).stated == ld.Headcount()
    assert arrived([batch("b1")]) == ld.Manifest(name=arrived([]).name)
    assert arrived([]).stated == ld.Headcount()


def test_every_line_says_of_which_batch_it_is() -> None:
    held = batch(
        "b1",
        "t1",
        legs=(ld.Leg(origin="A", destination="B", travellers=("t1",)),),
        hand_overs=(ld.HandOver(place="B", travellers_given=("t1",), travellers_received=("t1",)),),
    )
    assert [found.batches for found in ld.manifests_of(held)] == [{"b1"}] * 4


def test_sides_that_only_counted_have_lists_of_counts() -> None:
    held = batch(
        "b1",
        legs=(ld.Leg(origin="A", destination="B", persons_out=4),),
        hand_overs=(ld.HandOver(place="B", persons_given=3, persons_received=2),),
    )
    lists = ld.manifests_of(held)
    assert [(found.name.en, found.listed, found.stated) for found in lists] == [
        ("boarding list 1 (A to B)", None, ld.Headcount(persons=4)),
        ("list given at hand-over 1 (B)", None, ld.Headcount(persons=3)),
        ("list received at hand-over 1 (B)", None, ld.Headcount(persons=2)),
    ]
