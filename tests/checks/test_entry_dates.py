"""The dates that an entry states."""

from datetime import date

import pytest

from localdiplomacy.checks.entry_dates import date_at
from localdiplomacy.model import Details, Entry, PartialDate, Transition

ENTRY = Entry(
    id="e1",
    kind="event",
    on="2021-03",
    history=(Transition("planned", "2021-01-05"), Transition("held", "2021-03-08")),
    details=Details(due=date(2021, 4, 1), told=PartialDate(2021), words="2021-04-01", days=(date(2021, 4, 2),)),
)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("on", "2021-03"),
        ("until", None),
        ("details.due", "2021-04-01"),
        ("details.told", "2021"),
        ("details.nothing", None),
        ("details.words", None),
        ("details.days", None),
        ("history.held", "2021-03-08"),
        ("history.cancelled", None),
    ],
)
def test_a_date_is_read_where_it_is_stated(path: str, found: str | None) -> None:
    assert date_at(ENTRY, path) == (None if found is None else PartialDate.parse(found))
