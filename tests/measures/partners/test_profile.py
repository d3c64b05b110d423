"""Five dimensions of a tie, and how even the two ways are."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.partners.exchanges import Exchange
from localdiplomacy.measures.partners.profile import Balance, Profile, balance, profiles
from localdiplomacy.model import Details, Entry, InboundDelegation, Instrument, PartialDate, Partnership, Transition


def _tie(since: str | None = "2000-05-20", **more: Any) -> Partnership:
    return Partnership(**{"id": "t", "partner": "p", "history": (Transition("in-force", since),), **more})


def _line(id: str, on: str | None, kind: str = "event.exchange", **details: Any) -> Entry:
    return Entry(id=id, kind=kind, on=on, partners=("t",), details=Details(details))


def _profile(*items: Any, period: str = "2021", tie: Partnership | None = None) -> Profile:
    (found,) = profiles(Ledger.of([tie or _tie(), *items]), period)
    return found


def test_a_busy_year() -> None:
    found = _profile(
        InboundDelegation(id="v", partnership="t", arrives_on="2021-03-04"),
        _line("a", "2021-05", direction="out", field="culture"),
        _line("b", "2021-11-30", direction="both", field="sport"),
        _line("c", "2021-02", field="culture"),
        _line("d", "2020-02", field="trade"),
        _line("e", "2022-02", field="trade"),
    )
    assert (found.length, found.breadth, found.depth, found.heat) == (21, 2, 0, 1)
    assert (found.frequency, found.count, found.unclear) == (Decimal(4), 4, 0)
    assert found.balance == Balance(received=1, sent=1, mutual=1, unstated=1)


def test_a_tie_without_anything() -> None:
    found = _profile(tie=Partnership(id="t"))
    assert (found.length, found.breadth, found.depth, found.heat, found.frequency) == (None, 0, 0, None, 0)
    assert found.balance.share_received is None


def test_what_may_fall_into_the_period_is_not_counted_but_told() -> None:
    found = _profile(_line("a", "2021"), _line("b", "2021-07-01"), period="2021H2")
    assert (found.count, found.unclear) == (1, 1)
    assert found.heat == 0  # the vaguer one may be of the last day


@pytest.mark.parametrize(
    ("since", "length"),
    [
        ("2000-12-31", 21),
        ("2001-01-01", 20),
        ("2000-12", 21),
        ("2000", 21),  # on the last day of the year every day of 2000 is 21 years ago
        ("2022", None),
        (None, None),
    ],
)
def test_length_at_the_end_of_2021(since: str | None, length: int | None) -> None:
    assert _profile(tie=_tie(since)).length == length


def test_length_in_the_middle_of_a_year() -> None:
    assert _profile(tie=_tie("2000"), period="2021H1").length is None
    assert _profile(tie=_tie("2021"), period="2021H1").length == 0
    assert _profile(tie=_tie("2000-07"), period="2021H1").length == 20


@pytest.mark.parametrize(("on", "heat"), [("2021-12-31", 0), ("2021-12-01", 0), ("2021-11-30", 1), ("2020-06-15", 18)])
def test_heat_is_the_months_since_the_last_exchange(on: str, heat: int) -> None:
    assert _profile(_line("a", on)).heat == heat


def test_depth_is_what_lasts() -> None:
    tie = _tie(
        instruments=(
            Instrument(kind="agreement", signed_on="2000-05-20"),
            Instrument(kind="memorandum", signed_on="2022-01-01"),
            Instrument(kind="memorandum"),
        )
    )
    lines = (
        _line("project", None, kind="project"),
        _line("mechanism", "2020", kind="mechanism"),
        _line("event", "2020"),
        _line("later", "2022", kind="project"),
        Entry(id="over", kind="project", until="2020", partners=("t",)),
        Entry(id="talks", kind="project", partners=("t",), history=(Transition("talks", "2020"),)),
        Entry(id="signed", kind="project", partners=("t", "t", "x"), history=(Transition("signed", "2020"),)),
    )
    assert _profile(*lines, tie=tie).depth == 4
    # The paper is also entered as an agreement of that day: one, not two.
    assert _profile(*lines, _line("paper", "2000-05-20", kind="agreement"), tie=tie).depth == 4
    assert _profile(*lines, _line("paper", "2000-05-21", kind="agreement"), tie=tie).depth == 5


def test_frequency_is_by_the_year() -> None:
    half = _profile(_line("a", "2021-03"), _line("b", "2021-02"), period="2021H1")
    assert half.frequency == Decimal(2) * 365 / 181
    assert _profile(_line("a", "2021-03"), period="2021").frequency == 1


@given(st.lists(st.sampled_from(["in", "out", "both", None])))
def test_directions_add_up(directions: list[str | None]) -> None:
    day = PartialDate.parse("2021-01-01")
    found = balance(Exchange(Entry(id="e", kind="event"), day, direction) for direction in directions)
    assert found.received + found.sent + found.mutual + found.unstated == len(directions)
    if directions.count("in") == directions.count("out") > 0:
        assert found.share_received == Decimal("0.5")


def test_exchanges_and_aid_by_direction_as_figures() -> None:
    def aid(id: str, direction: str | None, *states: str) -> Entry:
        details = Details(direction=direction) if direction else Details()
        return Entry(
            id=id, kind="aid", on="2020-03", details=details, history=tuple(Transition(state) for state in states)
        )

    ledger = Ledger.of(
        [
            *(aid("a", "in"), aid("b", "out", "planned", "delivered"), aid("c", "out"), aid("d", None)),
            *(aid("e", "out", "planned"), aid("f", "in", "planned", "cancelled")),
            _line("x", "2020-01", direction="in"),
            _line("y", "2020-02", direction="out"),
            _line("z", "2020-03", direction="both"),
        ]
    )
    ids = [*(f"aid.{id}" for id in ("received", "given")), *(f"exchanges.{id}" for id in ("count", "received", "sent"))]
    table = measure(ledger, [*ids, "exchanges.mutual"], period="2020")
    counted = {found.indicator: found.value and int(found.value.low or 0) for found in table.observations}
    assert counted == {
        "aid.received": 1,
        "aid.given": 2,
        "exchanges.count": 3,
        "exchanges.received": 1,
        "exchanges.sent": 1,
        "exchanges.mutual": 1,
    }
