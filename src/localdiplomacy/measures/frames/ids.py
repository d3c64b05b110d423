"""The ids of a frame's rows, where it says in which column they are."""

from collections.abc import Iterable, Iterator, Mapping

import narwhals.stable.v2 as nw
from attrs import evolve

from ...ledger.ledger import Ledger
from ...model.codes import CodeList
from ..dimensions import OFFICE
from ..seen import Seen
from .columns import Columns
from .fetching import fetched, member
from .frame import Frame


def seen_in_frames(frames: Iterable[Frame], code_lists: Mapping[str, CodeList], places: Ledger) -> Iterator[Seen]:
    """Yield the rows of frames that name their column of ids; a row without an id cannot be told from others.

    Args:
        frames: the frames.
        code_lists: how codes may be spelled, by id of the list.
        places: the ledger that says which place lies in which.
    """
    for frame in frames:
        if frame.id is not None:
            # What several rows share does not matter here, so nobody need look for rows that are there twice.
            plain = Columns.of(evolve(frame, id=None, many={}), code_lists, places)
            columns = evolve(plain, frame=frame)
            id = nw.col(columns.id())
            rows = columns.rows.filter(~id.is_null()).select(_office=columns.office(OFFICE.id), _id=id).unique()
            for office, found in fetched(rows, ("_office", "_id")):
                yield Seen(frame.records, member(office), member(found))
