"""The rows of frames that say who they are: by office and id, each once."""

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.dimensions import UNKNOWN
from localdiplomacy.measures.frames.ids import seen_in_frames
from localdiplomacy.measures.seen import Seen

polars = pytest.importorskip("polars")

NOWHERE = ld.Ledger()


def test_rows_with_an_id_are_seen_with_their_office() -> None:
    rows = {"nr": ["1", "2", "2", None, "3"], "who": ["a", "a", "a", "a", None]}
    frame = ld.Frame(polars.DataFrame(rows), id="nr", columns={"office": "who"}, records="inbound")
    found = list(seen_in_frames([frame], {}, NOWHERE))
    assert sorted(found) == [Seen("inbound", UNKNOWN, "3"), Seen("inbound", "a", "1"), Seen("inbound", "a", "2")]


def test_a_frame_without_offices_or_ids() -> None:
    data = polars.DataFrame({"id": [7, 8]})
    found = seen_in_frames([ld.Frame(data), ld.Frame(data, id="id")], {}, NOWHERE)
    assert sorted(found) == [Seen("outbound", UNKNOWN, "7"), Seen("outbound", UNKNOWN, "8")]


def test_fields_of_several_values_are_not_looked_into() -> None:
    broken = {"countries": polars.DataFrame({"id": ["1"]})}  # it lacks its values, which is told when it is counted
    frame = ld.Frame(polars.DataFrame({"id": ["1"]}), id="id", many=broken)
    assert list(seen_in_frames([frame], {}, NOWHERE)) == [Seen("outbound", UNKNOWN, "1")]
