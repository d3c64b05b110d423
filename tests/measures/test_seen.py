"""A record that is in two parts is told by its id, of the office that keeps it."""

import pytest

import localdiplomacy as ld
from localdiplomacy.issues.errors import CannotContinue
from localdiplomacy.measures.dimensions import UNKNOWN
from localdiplomacy.measures.seen import Seen, require_apart, seen_in


def part(*ids: str, records: str = "outbound", office: str = "a") -> frozenset[Seen]:
    return frozenset(Seen(records, office, id) for id in ids)


def test_the_records_of_the_sets_that_are_counted() -> None:
    ledger = ld.Ledger.of(
        [
            ld.OutboundDelegation(id="t", office="a"),
            ld.OutboundDelegation(id="u"),
            ld.InboundDelegation(id="t", office="b"),
            ld.Entry(id="e", kind="event"),
        ]
    )
    assert set(seen_in(ledger, ("outbound", "inbound"))) == {
        Seen("outbound", "a", "t"),
        Seen("outbound", UNKNOWN, "u"),
        Seen("inbound", "b", "t"),
    }


def told(parts: list[frozenset[Seen]]) -> list[str]:
    """Return what is said of parts that share a record."""
    try:
        require_apart(parts)
    except CannotContinue as error:
        return [issue.code for issue in error.issues]
    return []


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [part("1", "2"), part("3")],
        [part("1"), part("1", office="b")],  # two offices may use one id
        [part("1"), part("1", records="inbound")],
        [part(), part()],
    ],
)
def test_parts_that_share_no_record(parts: list[frozenset[Seen]]) -> None:
    assert told(parts) == []
    assert told([*parts, part("9"), part("9")]) == ["LD-CELLS-002"]


def test_what_is_in_two_parts_is_told_set_by_set() -> None:
    both = part("1", "2", "3") | part("1", records="inbound")
    parts = [both, part("3", "1", "4"), part("1", records="inbound"), part("3")]
    with pytest.raises(CannotContinue) as caught:
        require_apart(parts)
    assert [(issue.code, issue.values("en")) for issue in caught.value.issues] == [
        ("LD-CELLS-002", {"records": "inbound", "count": "1", "ids": "1"}),
        ("LD-CELLS-002", {"records": "outbound", "count": "2", "ids": "1, 3"}),
    ]


@pytest.mark.parametrize(("many", "last"), [(10, "r09"), (11, "…"), (25, "…")])
def test_of_many_only_the_first_ten_are_listed(many: int, last: str) -> None:
    again = part(*(f"r{number:02}" for number in range(many)))
    with pytest.raises(CannotContinue) as caught:
        require_apart([again, again])
    told = caught.value.issue.values("en")
    listed = told["ids"].split(", ")
    assert (told["count"], listed[:10], listed[-1]) == (f"{many}", [f"r{number:02}" for number in range(10)], last)
    assert len(listed) == min(many, 11)
