"""Following travellers by reference: to the end, or to where they are lost."""

from typing import Any

import pytest
from hypothesis import given

import localdiplomacy as ld
from localdiplomacy.model.following import Lost, follow
from localdiplomacy.model.quantities import Qualifier
from localdiplomacy.testing.transfers import transfer_batches


def passing(giver: str | None, receiver: str | None, out: str = "", taken: str = "", **more: Any) -> ld.HandOver:
    return ld.HandOver(
        place="p",
        giver=giver,
        receiver=receiver,
        travellers_given=tuple(out.split()),
        travellers_received=tuple(taken.split()),
        **more,
    )


END = {"disposition": "central-quarantine"}
WHOLE = (passing("hub", "city", "t1 t2", "t1 t2"), passing("city", "site", "t1 t2", "t1 t2", **END))


def lost(*hand_overs: ld.HandOver, who: str = "t1") -> tuple[Lost | None, int | None]:
    [track] = follow((who,), hand_overs)
    return track.lost, track.lost_at


def test_a_whole_way() -> None:
    assert [(track.stops, track.lost, track.lost_at) for track in follow(("t1", "t2"), WHOLE)] == [
        ((0, 1), None, None)
    ] * 2


def test_a_batch_that_is_split() -> None:
    split = (WHOLE[0], passing("city", "a", "t1", "t1", **END), passing("city", "b", "t2", "t2", **END))
    assert [track.stops for track in follow(("t1", "t2"), split)] == [(0, 1), (0, 2)]
    assert all(track.lost is None for track in follow(("t1", "t2"), split))


@pytest.mark.parametrize(
    ("hand_overs", "expected"),
    [
        ((), (Lost.NOT_LISTED, None)),
        ((passing("hub", "city", "t2", "t2", **END),), (Lost.NOT_LISTED, None)),
        ((passing("hub", "city", "t1 t2", "t2", **END),), (Lost.NOT_RECEIVED, 0)),
        ((passing("hub", "city", "t2", "t1 t2", **END),), (Lost.NOT_GIVEN, 0)),
        ((passing(None, "city", "t1", "t1", **END),), (Lost.NO_NAMES, 0)),
        ((passing("hub", None, "t1", "t1", **END),), (Lost.NO_NAMES, 0)),
        ((passing("hub", "city", "t1", "t1"),), (Lost.NO_END, 0)),
        ((WHOLE[0], passing("district", "site", "t1", "t1", **END)), (Lost.OTHER_BODY, 1)),
        ((WHOLE[0], passing("city", "district"), passing("district", "site", "t1", "", **END)), (Lost.OTHER_BODY, 2)),
        ((passing("hub", "city", "t1", ""), passing("city", "site", "", "t1", **END)), (None, None)),
    ],
)
def test_where_a_traveller_is_lost(
    hand_overs: tuple[ld.HandOver, ...], expected: tuple[Lost | None, int | None]
) -> None:
    assert lost(*hand_overs) == expected


def test_a_track_does_not_show_who_it_is() -> None:
    [track] = follow(("secret-1",), ())
    assert "secret-1" not in repr(track)
    assert track.reference == "secret-1"


@given(transfer_batches())
def test_everybody_of_a_whole_chain_is_followed_to_the_end(batch: ld.TransferBatch) -> None:
    kept = [bool(one.travellers_given or one.travellers_received) for one in batch.hand_overs if one.persons_given]
    if not batch.travellers:
        assert (batch.listed, batch.traced) == (None, None)
    elif kept and all(kept):
        assert batch.traced == batch.listed == len(batch.travellers)
    assert batch.signed == (len(batch.hand_overs) or None)
    placed = batch.placed.values()
    assert all(isinstance(one, ld.Quantity) for one in placed)
    taken = [one.persons_received for one in batch.hand_overs if one.disposition]
    if taken and None not in taken:
        assert sum(one.exact for one in placed) == sum(taken)  # type: ignore[union-attr, misc]


def test_persons_by_what_becomes_of_them() -> None:
    ends = (
        ld.HandOver(place="p", persons_received=5, disposition="hospital"),
        ld.HandOver(place="p", travellers_received=("t1", "t2"), disposition="hospital"),
        ld.HandOver(place="p", disposition="onward"),
        ld.HandOver(place="p", persons_received=3),
    )
    placed = ld.TransferBatch(id="b", hand_overs=ends).placed
    assert dict(placed) == {
        "hospital": ld.Quantity.of(7, "persons"),
        "onward": ld.Quantity.of(0, "persons", Qualifier.AT_LEAST),
    }
