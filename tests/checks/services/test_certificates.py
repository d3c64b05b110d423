"""The certificate of a document, by destination and day."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localdiplomacy.model import Details, Entry, Transition

Look = Callable[..., list[tuple[str, str, str | None]]]
TURN = date(2023, 11, 7)
ONCE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
PARTIES = st.sampled_from(["DE", "JP", "US", "BR", "ZA", "AU"])
OTHERS = st.sampled_from(["TH", "MM", "KE", "CU"])


def document(on: str | None, country: str | None, certificate: str | None, id: str = "e1") -> Entry:
    details = Details({} if certificate is None else {"certificate": certificate})
    return Entry(id=id, kind="consular.legalisation", on=on, country=country, details=details)


@pytest.mark.parametrize(
    ("on", "country", "certificate", "severity"),
    [
        ("2023-11-06", "DE", "legalisation", None),
        ("2023-11-07", "DE", "legalisation", "warning"),
        ("2023-11-07", "DE", "apostille", None),
        ("2023-11-06", "DE", "apostille", None),  # not in force that day: the check on codes says so
        ("2024-01-10", "CA", "apostille", "advice"),  # not yet a party
        ("2024-01-11", "CA", "apostille", None),
        ("2024-01-11", "CA", "legalisation", "advice"),  # a party by general knowledge only
        ("2024-01-11", "US", "legalisation", "advice"),
        ("2024-06-05", "RW", "legalisation", "warning"),
        ("2024-01-11", "IN", "apostille", "warning"),  # a party, but not in its relations with China
        ("2024-01-11", "IN", "legalisation", None),
        ("2024-01-11", "TH", "legalisation", None),
        ("2024-01-11", "TH", "apostille", "advice"),
        ("2023-11", "DE", "legalisation", None),  # either was right on some day of the month
        ("2023-12", "DE", "legalisation", "warning"),
        ("2024", "CA", "legalisation", None),
        ("2024-01-11", "HK", "apostille", None),  # no destination abroad
        ("2024-01-11", "GL", "legalisation", None),  # territories are not judged
        ("2024-01-11", "CN", "apostille", None),
        ("2024-01-11", "ZZ", "apostille", None),
        ("2024-01-11", None, "apostille", None),
        (None, "DE", "legalisation", None),
        ("2024-01-11", "DE", None, None),
        ("2024-01-11", "DE", "stamp", None),
    ],
)
def test_by_destination_and_day(on, country, certificate, severity, look: Look) -> None:
    found = look(document(on, country, certificate))
    assert found == ([("LD-SERVICE-001", severity, "e1")] if severity else [])


@ONCE
@given(on=st.dates(date(2018, 1, 1), date(2024, 12, 31)), country=PARTIES)
def test_a_party_takes_legalisation_before_the_day_and_an_apostille_from_it(on: date, country: str, look: Look) -> None:
    found = look(document(on.isoformat(), country, "legalisation"))
    assert bool(found) is (on >= TURN)
    if on >= TURN:
        assert look(document(on.isoformat(), country, "apostille")) == []


@ONCE
@given(on=st.dates(date(2018, 1, 1), date(2024, 12, 31)), country=OTHERS)
def test_other_states_take_legalisation_on_every_day(on: date, country: str, look: Look) -> None:
    assert look(document(on.isoformat(), country, "legalisation")) == []


@ONCE
@given(data=st.data())
def test_the_order_of_the_records_does_not_matter(data: st.DataObject, look: Look) -> None:
    days = data.draw(st.lists(st.dates(date(2023, 10, 1), date(2024, 3, 1)), min_size=1, max_size=6))
    records = [document(day.isoformat(), data.draw(PARTIES), "legalisation", f"e{n}") for n, day in enumerate(days)]
    assert look(*records) == look(*data.draw(st.permutations(records)))


@pytest.mark.parametrize("state", ["refused", "cancelled", "sent-back"])
def test_what_was_given_up_is_not_judged(state: str, look: Look) -> None:
    entry = Entry(
        id="e1",
        kind="consular.legalisation",
        on="2024-01-11",
        country="DE",
        details=Details(certificate="legalisation"),
        history=(Transition(state, "2024-01-12"),),
    )
    assert look(entry) == []
