"""Dormancy, anniversaries, files, networks."""

from datetime import date
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.partners.anniversaries import anniversaries
from localdiplomacy.measures.partners.dormancy import WINDOW, dormancy, dormancy_window
from localdiplomacy.measures.partners.exchanges import Exchange
from localdiplomacy.measures.partners.files import partner_files
from localdiplomacy.measures.partners.networks import ACTORS, network_coverage
from localdiplomacy.model import (
    DayKind,
    Details,
    Duration,
    Entry,
    Guidance,
    PartialDate,
    Partnership,
    Transition,
)
from localdiplomacy.regulations.answers import Absent, NotConfigured
from localdiplomacy.regulations.pack import read_pack
from localdiplomacy.regulations.regulations import Regulations, builtin

AT = date(2022, 6, 30)
TWO_YEARS = Duration(24, DayKind.MONTHS)


def _tie(since: str | None = "2000", *moves: Transition, **more: Any) -> Partnership:
    return Partnership(**{"id": "t", "kind": "formal", "history": (Transition("in-force", since), *moves), **more})


def _dormant(*days: str, tie: Partnership | None = None, window: Duration = TWO_YEARS) -> list[bool | None]:
    held = tuple(Exchange(Entry(id="e", kind="event"), PartialDate.parse(day)) for day in days)
    return [found.dormant for found in dormancy([tie or _tie()], {"t": held}, at=AT, window=window)]


@pytest.mark.parametrize(
    ("days", "dormant"),
    [
        (("2020-06-29",), True),
        (("2020-06-30",), False),
        (("2020",), None),  # before or after the middle of the year
        (("2020", "2021"), False),
        (("2021-01-01", "2022"), False),
        (("2019", "2018"), True),
        (("2030",), True),  # has not happened: counted from the conclusion
        ((), True),
    ],
)
def test_whether_a_partner_is_dormant(days: tuple[str, ...], dormant: bool | None) -> None:
    assert _dormant(*days) == [dormant]


def test_the_last_exchange_is_given() -> None:
    held = tuple(Exchange(Entry(id=day, kind="event"), PartialDate.parse(day)) for day in ("2019", "2020-03", "2023"))
    (found,) = dormancy([_tie()], {"t": held}, at=AT, window=TWO_YEARS)
    assert found.last is not None
    assert (found.tie.id, found.last.record.id) == ("t", "2020-03")


def test_a_new_tie_is_not_dormant_for_want_of_exchanges() -> None:
    assert _dormant(tie=_tie("2021-01-01")) == [False]
    assert _dormant(tie=_tie("2020")) == [None]
    assert _dormant(tie=_tie(None)) == [None]
    begun = Partnership(id="t", history=(Transition("contact", "2001"), Transition("exchange")))
    assert _dormant(tie=begun) == [True]


@pytest.mark.parametrize("state", ["suspended", "ended", "contact"])
def test_a_tie_that_is_not_alive_cannot_sleep(state: str) -> None:
    assert _dormant(tie=_tie("2000", Transition(state, "2010"))) == []


def test_the_window_may_be_in_days_but_not_in_working_days() -> None:
    assert _dormant("2022-06-01", window=Duration(29, DayKind.CALENDAR_DAYS)) == [False]
    assert _dormant("2022-06-01", window=Duration(28, DayKind.CALENDAR_DAYS)) == [True]
    with pytest.raises(ValueError, match="working days"):
        _dormant(window=Duration(5, DayKind.WORKING_DAYS))


def test_the_window_is_for_the_office_to_settle(tmp_path: Any) -> None:
    assert isinstance(dormancy_window(builtin(), AT), NotConfigured)
    assert isinstance(dormancy_window(Regulations(), AT), Absent)
    file = tmp_path / "own.toml"
    file.write_text(
        f"""
id = "own"
zh = "本市"
en = "Our city"
jurisdiction = "3213"
reviewed_on = 2026-01-01
[sources]
ours = {{ text = "本单位规定", grade = "A" }}
[parameters."{WINDOW}"]
zh = "休眠期限"
en = "Dormant after"
unit = "duration"
values = [{{ value = {{ months = 24 }}, source = "ours" }}]
""",
        encoding="utf-8",
    )
    own = builtin().overlay(read_pack(file))
    assert dormancy_window(own, AT, "321300") == TWO_YEARS
    assert isinstance(dormancy_window(own, AT), NotConfigured)


@pytest.mark.parametrize(
    ("since", "year", "every", "found"),
    [
        ("1993-06-08", 2018, 1, [(25, "2018-06-08")]),
        ("1993-06-08", 2018, 5, [(25, "2018-06-08")]),
        ("1993-06-08", 2018, 10, []),
        ("1998", 2018, 10, [(20, "2018")]),
        ("1998-03", 2018, 10, [(20, "2018-03")]),
        ("2018-03", 2018, 10, []),  # concluded in that year
        ("2028-03", 2018, 10, []),
        (None, 2018, 1, []),
        ("1996-02-29", 2006, 10, [(10, "2006-02-28")]),
        ("1996-02-29", 2016, 10, [(20, "2016-02-29")]),
    ],
)
def test_anniversaries(since: str | None, year: int, every: int, found: list[tuple[int, str]]) -> None:
    days = anniversaries([_tie(since)], year, every=every)
    assert [(day.years, str(day.on)) for day in days] == found


def test_anniversaries_are_in_the_order_of_time_and_of_living_ties() -> None:
    ties = [
        _tie("1998-07", id="late"),
        _tie("1998-03-01", id="early"),
        _tie("1998", Transition("suspended", "2018-01-01"), id="suspended"),
        _tie("1998-05", Transition("ended", "2018-12-01"), id="ended-later"),
        _tie("1998-05", Transition("ended", "2018-05-01"), id="ended-before"),
    ]
    assert [day.tie.id for day in anniversaries(ties, 2018, every=10)] == ["early", "ended-later", "late"]


def test_anniversaries_every_no_years() -> None:
    with pytest.raises(ValueError, match="1 year apart"):
        anniversaries([], 2018, every=0)


def test_the_interval_is_chosen_by_the_office() -> None:
    name = "partnership.anniversary_interval"
    assert isinstance(builtin().lookup(name, on=AT), NotConfigured)
    assert builtin().choose(name, "every-10").lookup(name, on=AT).value == 10  # type: ignore[union-attr]


WHOLE = Guidance(goal="扩大贸易", fields=("trade",), measures=("互设展馆",), review_on="2022-06")


@pytest.mark.parametrize(
    ("guidance", "missing", "overdue"),
    [
        (None, ("goal", "fields", "measures", "review_on"), None),
        (Guidance(goal="扩大贸易"), ("fields", "measures", "review_on"), None),
        (WHOLE, (), False),
        (Guidance(review_on="2022-05"), ("goal", "fields", "measures"), True),
    ],
)
def test_what_is_missing_of_a_policy(guidance: Guidance | None, missing: tuple[str, ...], overdue: bool | None) -> None:
    (found,) = partner_files([_tie(guidance=guidance)], at=AT)
    assert (found.missing, found.overdue, found.complete, found.product) == (missing, overdue, not missing, False)


def test_ties_that_are_over_need_no_file() -> None:
    ties = [_tie(signature_product="樱花节"), _tie("2000", Transition("ended", "2010"), id="gone")]
    (found,) = partner_files(ties, at=AT)
    assert (found.tie.id, found.product) == ("t", True)


def test_files_and_products_as_figures() -> None:
    ties = [
        _tie(guidance=WHOLE, signature_product="樱花节"),
        _tie(id="a", guidance=WHOLE),
        _tie(id="b", guidance=Guidance(goal="扩大贸易")),
        _tie(id="c"),
        _tie("2000", Transition("ended", "2010"), id="d", guidance=WHOLE),
    ]
    ids = ["with_guidance", "with_signature", "guidance_share", "signature_share"]
    table = measure(Ledger.of(ties), [f"partnerships.{id}" for id in ids], period="2021")
    assert [str(found.value.low) for found in table.observations if found.value] == ["2", "1", "50", "25"]


def _network(*actors: str, network: str = "sco", **more: Any) -> Entry:
    return Entry(**{"id": "n", "kind": "network", "details": Details(network=network, actors=actors), **more})


def _coverage(network: str, choice: str, *items: Any) -> Any:
    wanted = builtin().choose(ACTORS, choice).lookup(ACTORS, on=AT).value  # type: ignore[union-attr]
    lists = builtin_code_lists()
    return network_coverage(
        Ledger.of(items), network, wanted, at=AT, actors=lists["network-actor"], networks=lists["network"]
    )


def test_five_kinds_of_actors() -> None:
    found = _coverage("sco", "five", _network("政府", "企业", "园区", "人文", "科研机构"))
    assert (len(found.present), found.missing, found.others, found.complete) == (5, (), (), True)


def test_six_kinds_of_actors() -> None:
    network = _network("政府", "港口", "贸易", "航运", "驻军", network="belt-and-road-maritime")
    found = _coverage("belt-and-road", "six", network)
    assert (found.present, found.missing) == (("government", "port", "trade", "shipping"), ("finance", "think-tank"))
    assert (found.others, found.complete) == (("驻军",), False)


def test_what_does_not_belong_to_a_network() -> None:
    items = (
        _network("政府", network="rcep"),
        _network("企业", id="over", history=(Transition("active", "2019"), Transition("ended", "2020"))),
        Entry(id="plain", kind="network", details=Details(network="sco")),
        Entry(id="other", kind="event", details=Details(network="sco", actors=("政府",))),
    )
    assert _coverage("sco", "five", *items).present == ()


def test_the_ties_of_a_network() -> None:
    ties = (
        _tie(id="a", networks=("sco",)),
        _tie(id="b", networks=("belt-and-road-land", "rcep")),
        _tie("2000", Transition("ended", "2010"), id="c", networks=("sco",)),
        _tie(id="d"),
    )
    assert [tie.id for tie in _coverage("sco", "five", *ties).ties] == ["a"]
    assert [tie.id for tie in _coverage("belt-and-road", "five", *ties).ties] == ["b"]
