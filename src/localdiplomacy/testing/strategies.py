"""Hypothesis strategies for every record type; records are valid by construction and Chinese text is included.

Codes come from `CODES`, references from the ids that are passed in (none unless given), so that a record on its own
points at nothing. `ledgers()` puts records together whose references all lead somewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from ..ledger.ledger import Ledger
from ..model.entries import Detail, DetailField, Details, Entry, EntryKind
from ..model.ids import CityId, OfficeId
from ..model.names import Name
from ..model.observations import Observation, ObsStatus
from ..model.partnerships import PARTNERSHIP_LIFECYCLE, Guidance, Instrument, Partnership
from ..model.places import City, Office
from ..model.plans import Comparator, Firmness, Target, Task, WorkPlan
from ..model.quantities import COUNT_UNITS, Headcount
from .codes import CODES, KINDS, code, common, few_codes, maybe_code, one_of, span, written
from .transfers import transfer_batches
from .trips import inbound_delegations, outbound_delegations
from .values import (
    FIRST_DAY,
    LAST_DAY,
    coarser,
    days,
    headcounts,
    maybe,
    moments,
    moneys,
    names,
    partial_dates,
    periods,
    quantities,
    slugs,
    sources,
    texts,
    transitions,
    units,
    years,
)

__all__ = [
    "CODES",
    "FIRST_DAY",
    "KINDS",
    "LAST_DAY",
    "cities",
    "coarser",
    "days",
    "entries",
    "headcounts",
    "inbound_delegations",
    "ledgers",
    "moments",
    "moneys",
    "names",
    "observations",
    "offices",
    "outbound_delegations",
    "partial_dates",
    "partnerships",
    "periods",
    "quantities",
    "slugs",
    "sources",
    "texts",
    "transfer_batches",
    "transitions",
    "units",
    "work_plans",
    "years",
]

_STATUSES = (ObsStatus.NORMAL, ObsStatus.PROVISIONAL, ObsStatus.ESTIMATED)
_INDICATORS = ("outbound.batches", "outbound.person_times", "inbound.batches", "transfers.persons")


@st.composite
def cities(draw: st.DrawFn, ids: st.SearchStrategy[str] | None = None, parents: Sequence[str] = ()) -> City:
    """Places at home and abroad; a parent is one of `parents`."""
    parent = draw(one_of(parents))
    return City(
        **common(draw, ids, ()),
        country=draw(maybe_code("country")),
        level=draw(maybe_code("place-level")),
        parent=None if parent is None else CityId(parent),
        population=draw(maybe(quantities("inhabitants"))),
        area=draw(maybe(quantities("km2"))),
        strategies=tuple(draw(st.lists(texts(8), max_size=2))),
    )


@st.composite
def offices(draw: st.DrawFn, ids: st.SearchStrategy[str] | None = None, cities: Sequence[str] = ()) -> Office:
    """Offices that serve one of `cities`."""
    city = draw(one_of(cities))
    shared = common(draw, ids, ())
    return Office(**shared, city=None if city is None else CityId(city), level=draw(maybe_code("place-level")))


# The lives that a tie may have which must be approved before it is concluded.
_APPROVED_FIRST = evolve(
    PARTNERSHIP_LIFECYCLE,
    start=frozenset(("contact", "intent", "exchange", "applied", "provincial-review", "approved")),
    moves={
        **PARTNERSHIP_LIFECYCLE.moves,
        **{
            state: PARTNERSHIP_LIFECYCLE.moves[state] - {"signed", "in-force"}
            for state in ("contact", "intent", "exchange", "suspended")
        },
    },
)


@st.composite
def partnerships(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] | None = None,
    offices: Sequence[str] = (),
    cities: Sequence[str] = (),
) -> Partnership:
    """Ties between two different ones of `cities`, with a life by its lifecycle; sister cities are approved first."""
    pair = draw(st.lists(st.sampled_from(cities), min_size=2, max_size=2, unique=True)) if len(cities) > 1 else None
    kind = draw(maybe_code("partnership-kind"))
    formal = kind == "formal"
    instruments = st.builds(
        Instrument,
        kind=code("instrument").filter(lambda paper: not formal or paper != "agreement"),
        signed_on=st.none() | partial_dates(),
        mode=maybe_code("signing-mode"),
        document=st.none() | texts(),
    )
    return Partnership(
        **common(draw, ids, offices),
        city=CityId(pair[0]) if pair else None,
        partner=CityId(pair[1]) if pair else None,
        kind=kind,
        level=draw(st.sampled_from(("province", "city")) if formal else maybe_code("place-level")),
        history=draw(transitions(_APPROVED_FIRST if formal else PARTNERSHIP_LIFECYCLE)),
        instruments=tuple(draw(st.lists(instruments, max_size=2))),
        networks=draw(few_codes("network")),
        fields=tuple(draw(st.lists(texts(6), max_size=2))),
        guidance=draw(st.none() | st.builds(Guidance, goal=st.none() | texts(), review_on=st.none() | partial_dates())),
    )


@st.composite
def work_plans(draw: st.DrawFn, ids: st.SearchStrategy[str] | None = None, offices: Sequence[str] = ()) -> WorkPlan:
    """Plans for a year or half-year whose deadlines fall in it."""
    period = draw(years())
    deadlines = st.none() | days(period.start, period.last).flatmap(coarser)
    numbered = []
    for number in range(draw(st.integers(0, 3))):
        target = Target(
            id=f"{number + 1}a",
            comparator=draw(st.sampled_from(Comparator)),
            value=draw(maybe(quantities())),
            deadline=draw(deadlines),
            firmness=draw(st.sampled_from(Firmness)),
        )
        task = Task(id=str(number + 1), name=Name(zh=draw(texts())), deadline=draw(deadlines), targets=(target,))
        numbered.append(task)
    shared = common(draw, ids, offices)
    return WorkPlan(**shared, period=period, themes=tuple(draw(st.lists(texts(8), max_size=2))), tasks=tuple(numbered))


def _details_of(field: DetailField) -> st.SearchStrategy[Detail]:
    by_type: Mapping[str, Callable[[], st.SearchStrategy[Any]]] = {
        "text": texts,
        "integer": partial(st.integers, 0, 10_000),
        "decimal": partial(st.decimals, Decimal(0), Decimal(10_000), places=2),
        "date": partial_dates,
        "boolean": st.booleans,
        "list": lambda: st.lists(texts(6), max_size=3).map(tuple),
        "quantity": quantities,
        "code": lambda: code(field.code_list or ""),
    }
    return by_type[field.type]()


@st.composite
def entries(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] | None = None,
    offices: Sequence[str] = (),
    partners: Sequence[str] = (),
    kinds: Sequence[EntryKind] = KINDS,
) -> Entry:
    """Lines of the smaller ledgers, with the details their kind asks for."""
    kind = draw(st.sampled_from(kinds))
    start, end = span(draw)
    on = draw(coarser(start)) if "on" in kind.required else written(draw, start)
    stated = draw(headcounts())
    known = {unit: stated.get(unit) for unit in kind.units if unit in COUNT_UNITS}
    details = {field.id: draw(_details_of(field)) for field in kind.fields if field.required or draw(st.booleans())}
    return Entry(
        **common(draw, ids, offices),
        kind=kind.id,
        on=on,
        until=written(draw, end) if on else None,
        headcount=Headcount(**known),
        amount=draw(maybe(moneys())),
        partners=tuple(draw(st.lists(st.sampled_from(partners), max_size=2, unique=True))) if partners else (),
        country=draw(maybe_code("country")),
        history=draw(transitions(kind.lifecycle)) if kind.states else (),
        details=Details(details),
    )


@st.composite
def observations(draw: st.DrawFn, offices: Sequence[str] = ()) -> Observation:
    """Published figures; some are missing, some are for one country."""
    office = draw(one_of(offices))
    return Observation(
        indicator=draw(st.sampled_from(_INDICATORS)),
        office=None if office is None else OfficeId(office),
        period=draw(periods()),
        value=draw(maybe(quantities())),
        status=draw(st.sampled_from(_STATUSES)),
        dimensions=draw(st.just(()) | code("country").map(lambda code: (("country", code),))),
        comment=draw(maybe(texts())),
        source=draw(sources()),
    )


def _kept_by_one(ties: list[Partnership]) -> list[Partnership]:
    """Leave the two sides to ties of one place with different others, as in an office's own ledger."""
    home = next((tie.city for tie in ties if tie.city is not None), None)
    partners: set[str | None] = set()
    kept = []
    for tie in ties:
        apart = tie.city == home and tie.partner not in partners
        partners.add(tie.partner)
        kept.append(tie if apart else evolve(tie, city=None, partner=None))
    return kept


@st.composite
def ledgers(draw: st.DrawFn, max_size: int = 2, kinds: Sequence[EntryKind] = KINDS) -> Ledger:
    """Ledgers whose ids are unique and whose references all lead to a record. One place keeps ties, each once."""

    def some(prefix: str, make: Callable[[st.SearchStrategy[str]], st.SearchStrategy[Any]]) -> list[Any]:
        count = draw(st.integers(0, max_size))
        return [draw(make(st.just(f"{prefix}-{number}"))) for number in range(count)]

    places = some("city", lambda ids: cities(ids))
    city_ids = [place.id for place in places]
    bodies = some("office", lambda ids: offices(ids, city_ids))
    office_ids = [body.id for body in bodies]
    ties = _kept_by_one(some("tie", lambda ids: partnerships(ids, office_ids, city_ids)))
    lines = some("entry", lambda ids: entries(ids, office_ids, [*city_ids, *(tie.id for tie in ties)], kinds))
    entry_ids = [line.id for line in lines]
    tie_ids = [tie.id for tie in ties]
    figures = draw(st.lists(observations(office_ids), max_size=max_size, unique_by=lambda figure: figure.key))
    return Ledger.of(
        [
            *(*places, *bodies, *ties, *lines, *figures),
            *some("out", lambda ids: outbound_delegations(ids, office_ids, entry_ids)),
            *some("in", lambda ids: inbound_delegations(ids, office_ids, tie_ids)),
            *some("batch", lambda ids: transfer_batches(ids, office_ids, entry_ids)),
            *some("plan", lambda ids: work_plans(ids, office_ids)),
        ]
    )
