"""The engines agree on guests, transfers and the smaller ledgers, as they do on trips and ties."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.frames.frame import Frame

pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")
Rows = Sequence[Mapping[str, Any]]
Make = Callable[[Rows, Mapping[str, str]], Any]
Measured = Callable[..., dict[str, Any]]

EXAMPLES = 8
DAYS = st.none() | st.dates(date(2019, 11, 1), date(2021, 3, 1))
COUNTS = {f"headcount.{name}": st.none() | st.integers(-1, 9) for name in ("batches", "persons", "person_times")}
OFFICES = st.none() | st.sampled_from(["a", "b"])
DETAIL = "details."
STATES = st.sampled_from([None, None, "cancelled", "held", "closed"])


@frozen
class Set:
    """One set of a ledger: what its rows hold, and what is asked of it."""

    records: str
    type_: type[Any]
    kind_required: str | None
    date: str
    codes: Mapping[str, tuple[str, ...]]
    indicators: tuple[str, ...]
    by: tuple[tuple[str, ...], ...]

    @property
    def types(self) -> dict[str, str]:
        """The columns of a frame with their types."""
        texts = dict.fromkeys(("id", "office", *self.codes, "history.to"), "text")
        return texts | dict.fromkeys(COUNTS, "int") | {self.date: "date"}

    def rows(self) -> st.SearchStrategy[list[dict[str, Any]]]:
        """Rows as they stand in a frame."""
        fields = {"office": OFFICES, "history.to": STATES, self.date: DAYS, **COUNTS}
        for name, codes in self.codes.items():
            known = st.sampled_from(codes)
            fields[name] = known if name == self.kind_required else st.none() | known
        return st.lists(st.fixed_dictionaries(fields), max_size=10).map(
            lambda rows: [{**row, "id": f"r{number:03}"} for number, row in enumerate(rows)]
        )

    def record(self, row: Mapping[str, Any]) -> Any:
        """The same row as a record."""
        head = {name.removeprefix("headcount."): row[name] for name in COUNTS}
        plain = {name: row[name] for name in self.codes if name != "countries" and not name.startswith(DETAIL)}
        stated = {name: row[name] for name in self.codes if name.startswith(DETAIL) and row[name] is not None}
        if stated:
            plain["details"] = ld.Details({name.removeprefix(DETAIL): value for name, value in stated.items()})
        if "countries" in self.codes:
            plain["countries"] = (row["countries"],) if row["countries"] else ()
        return self.type_(
            id=row["id"],
            office=row["office"],
            headcount=ld.Headcount(**head),
            history=(ld.Transition(row["history.to"]),) if row["history.to"] else (),
            **{self.date: row[self.date] and ld.PartialDate.of(row[self.date])},
            **plain,
        )


SETS = (
    Set(
        records="inbound",
        type_=ld.InboundDelegation,
        kind_required=None,
        date="arrives_on",
        codes={
            "kind": ("sister-city", "media", "business"),
            "head_rank": ("vice-ministerial-or-above", "unranked"),
            "countries": ("JP", "HK", "DE"),
        },
        indicators=("inbound.batches", "inbound.people", "inbound.countries", "inbound.vice_ministerial.batches"),
        by=((), ("office",), ("kind", "quarter"), ("rank",), ("country",), ("continent", "office")),
    ),
    Set(
        records="transfers",
        type_=ld.TransferBatch,
        kind_required=None,
        date="moved_on",
        codes={"control_class": ("local-port", "other-port"), "entry_port": ("pvg", "sha")},
        indicators=("transfers.batches", "transfers.persons", "transfers.people"),
        by=((), ("office", "month"), ("control-class",), ("entry-port", "half")),
    ),
    Set(
        records="entries",
        type_=ld.Entry,
        kind_required="kind",
        date="on",
        codes={"kind": ("event", "training", "consular.apec-card", "agreement"), "country": ("JP", "MO")},
        indicators=("entries.count", "events.count", "training.batches", "training.people"),
        by=((), ("office",), ("kind", "half"), ("country",), ("month",)),
    ),
    Set(
        records="entries",
        type_=ld.Entry,
        kind_required="kind",
        date="on",
        codes={
            "kind": ("case.foreign-related", "contact", "consular.legalisation", "info-exchange", "media-report"),
            "country": ("HK", "DE"),
            "details.certificate": ("apostille", "legalisation"),
            "details.direction": ("out", "in"),
            "details.used_by": ("a", "b"),
            "details.outlet": ("c", "d"),
        },
        indicators=(
            *("cases.count", "cases.closed", "cases.closed_share", "consular.apostille.cases", "contacts.count"),
            *("hk_macao.people", "info.used", "info.used_share", "media.outlets", "consular.legalisation.people"),
        ),
        by=((), ("direction",), ("certificate", "half"), ("outlet",), ("direction", "country")),
    ),
)


@pytest.mark.parametrize("asked", SETS, ids=lambda asked: f"{asked.records}-{asked.indicators[0]}")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(data=st.data())
def test_the_engines_agree(make: Make, measured: Measured, asked: Set, data: st.DataObject) -> None:
    rows = data.draw(asked.rows())
    question = {
        "indicator": data.draw(st.lists(st.sampled_from(asked.indicators), min_size=1, unique=True).map(tuple)),
        "by": data.draw(st.sampled_from(asked.by)),
        "period": data.draw(st.sampled_from(["2020", "2020H2", "2020-05", "2020-03-07/2020-06-04"])),
        "compare": data.draw(st.sampled_from([None, "previous-year"])),
        "at": data.draw(DAYS),
    }
    frame = Frame(make(rows, asked.types), records=asked.records)
    assert measured(frame, **question) == measured(ld.Ledger.of(map(asked.record, rows)), **question)
