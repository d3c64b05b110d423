"""The chain of a batch as blocks: steps, breaks, who went which way; and no pseudonym unless asked for by name."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.reports.document import DataTable, Document, Heading, Note, Paragraph
from localdiplomacy.testing.transfers import transfer_batches
from localdiplomacy.workspace.settings import General, Settings

FORMAT = "core.transfer-chain"
ALL = ("secret-1", "secret-2", "secret-3")


def workspace(*records: Any) -> ld.Workspace:
    registry = ld.Registry(discover=False)
    return ld.Workspace(
        folder=None,
        settings=Settings(workspace=General(name=ld.Name(zh="甲市外办", en="Office A"))),
        registry=registry,
        contributions=registry.contributions,
        reading=Intake(ledger=ld.Ledger.of(records)),
    )


def composed(*records: Any, asked: tuple[str, ...] = ("b1",), language: ld.Text | str = "en", **more: Any) -> Document:
    report = workspace(*records).report(FORMAT, period=2021, records=asked, language=language, **more)  # type: ignore[arg-type]
    return report.document


def tables(document: Document) -> dict[str, list[list[str]]]:
    return {
        str(block.caption): [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, DataTable)
    }


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2021, 3, 1, hour, minute)  # noqa: DTZ001  (local times, as ledgers have them)


def passing(giver: str | None, receiver: str | None, persons: int, *who: str, **more: Any) -> ld.HandOver:
    counts = {"persons_given": persons, "persons_received": persons}
    lists = {"travellers_given": who, "travellers_received": who}
    return ld.HandOver(**{"place": "B", "giver": giver, "receiver": receiver, **counts, **lists, **more})


def batch(**more: Any) -> ld.TransferBatch:
    whole: dict[str, Any] = {
        "id": "b1",
        "moved_on": "2021-03-01",
        "entry_port": "A",
        "headcount": ld.Headcount(persons=3),
        "travellers": ALL,
        "legs": (
            ld.Leg(
                origin="A",
                destination="B",
                departs_at=at(9),
                arrives_at=at(10, 30),
                persons_out=3,
                persons_in=3,
                travellers=ALL,
            ),
        ),
        "hand_overs": (
            passing("port team", "city", 3, *ALL, level="city", at=at(10, 45)),
            passing("city", "site", 2, *ALL[:2], level="site", at=at(12), disposition="central-quarantine"),
            passing("city", "community", 1, *ALL[2:], level="community", at=at(12, 5), disposition="home-quarantine"),
        ),
    }
    return ld.TransferBatch(**whole | more)


def test_a_whole_chain_step_by_step() -> None:
    document = composed(batch())
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["1. Batch b1"]
    [about] = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert about == (
        "Moved on: 2021-03-01; port of entry: A; office: no office stated; moved: 3 persons; no break found."
    )
    found = tables(document)
    assert found["The chain"] == [
        ["1", "drive", "A → B", "", "", "2021-03-01 09:00 – 10:30", "", "3", "3", "", ""],
        ["2", "city", "B", "port team", "city", "2021-03-01 10:45", "15 min", "3", "3", "", ""],
        [
            "3",
            "quarantine site",
            "B",
            "city",
            "site",
            "2021-03-01 12:00",
            "1 h 15 min",
            "2",
            "2",
            "central quarantine",
            "",
        ],
        ["4", "community", "B", "city", "community", "2021-03-01 12:05", "1 h 20 min", "1", "1", "home quarantine", ""],
    ]
    assert found["Departure and arrival"] == [
        ["persons", "3", "3", "3", "0", "0"],
        ["person-times", "3", "3", "3", "0", "0"],
    ]
    assert found["Where each person was handed over"] == [
        ["port team → city → site", "2", "central quarantine", "followed to the end"],
        ["port team → city → community", "1", "home quarantine", "followed to the end"],
    ]
    assert "Where the chain breaks" not in found


def test_a_break_stands_at_its_step_with_its_code_and_remedy() -> None:
    first, second, third = batch().hand_overs
    lost = ld.HandOver(
        place="B",
        giver="city",
        receiver="site",
        level="site",
        at=at(12),
        persons_given=2,
        persons_received=1,
        travellers_given=ALL[:2],
        travellers_received=ALL[:1],
        disposition="central-quarantine",
    )
    found = tables(composed(batch(hand_overs=(first, lost, third))))
    assert found["The chain"][2][-1].split()[0] == "LD-COUNT-006"
    assert found["The chain"][1][-1] == ""
    breaks = {row[2]: row for row in found["Where the chain breaks"]}
    assert breaks["LD-COUNT-006"] == [
        "3",
        "error",
        "LD-COUNT-006",
        "2 were handed over and 1 received.",
        "Let both sides check what they signed for.",
    ]
    assert breaks["LD-MANIFEST-001"][0] == "batch"
    ways = found["Where each person was handed over"]
    assert ["port team → city", "1", "—", "step 3: given, not on the receiver's list"] in ways
    assert second.persons_given == 2


@pytest.mark.parametrize(
    ("hand_overs", "outcome"),
    [
        ((), "on no list of a hand-over"),
        ((passing(None, "site", 3, *ALL, disposition="hospital"),), "step 2: giver or receiver not named"),
        ((passing("city", "site", 3, *ALL),), "after step 2: no word of what became of them"),
        (
            (passing("port team", "city", 3, *ALL), passing("other", "site", 3, *ALL, disposition="hospital")),
            "step 3: the giver is not the receiver before",
        ),
    ],
)
def test_where_persons_are_lost_sight_of(hand_overs: tuple[ld.HandOver, ...], outcome: str) -> None:
    ways = tables(composed(batch(hand_overs=hand_overs)))["Where each person was handed over"]
    assert [(row[1], row[3]) for row in ways] == [("3", outcome)]


def test_somebody_who_is_not_on_the_list_of_the_batch() -> None:
    stranger = passing("city", "site", 1, "secret-9", at=at(12), disposition="hospital")
    ways = tables(composed(batch(hand_overs=(stranger,), travellers=())))["Where each person was handed over"]
    assert ways == [["city → site", "1", "hospital", "not on the batch's list; followed to the end"]]


def test_numbers_without_references() -> None:
    bare = batch(travellers=(), legs=(), hand_overs=(passing("city", "site", 3, disposition="hospital"),))
    document = composed(bare)
    assert tables(document)["Departure and arrival"] == [["persons", "3", "3", "—", "—", "—"]]
    assert any("persons cannot be followed" in block.text for block in document.blocks if isinstance(block, Note))


def test_a_batch_with_nothing_on_record() -> None:
    document = composed(
        ld.TransferBatch(id="b1", name=ld.Name(zh="第一批", en="First"), headcount=ld.Headcount(person_times=2))
    )
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    [about] = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert headings == ["1. First (b1)"]
    assert about.endswith("moved: 2 person-times; no drives and no hand-overs are entered.")
    assert "The chain" not in tables(document)
    named = ld.TransferBatch(id="b1", name=ld.Name(zh="b1"), history=(ld.Transition("announced", "2021-01-01"),))
    said = [block.text for block in composed(named, language="zh").blocks if isinstance(block, (Heading, Paragraph))]
    assert said[0] == "一、批次 b1"
    assert "人数：—" in said[1]
    assert "状态：已通报" in said[1]


def test_steps_without_times_follow_the_places() -> None:
    legs = (ld.Leg(origin="A", destination="B"), ld.Leg(origin="B", destination="C"))
    hand_overs = [ld.HandOver(place=place) for place in ("C", "A", "elsewhere", "B")]
    rows = tables(composed(batch(legs=legs, hand_overs=tuple(hand_overs), travellers=())))["The chain"]
    assert [row[2] for row in rows] == ["A", "A → B", "B", "B → C", "C", "elsewhere"]
    assert {row[5] for row in rows} == {"—", "— – —"}
    assert {row[6] for row in rows} == {""}
    alone = tables(composed(batch(legs=(), hand_overs=tuple(hand_overs), travellers=())))["The chain"]
    assert [row[2] for row in alone] == ["C", "A", "elsewhere", "B"]


def test_a_step_before_the_one_it_follows_is_early() -> None:
    leg = ld.Leg(origin="A", destination="B", departs_at=at(9), arrives_at=at(11))
    early = ld.HandOver(place="B", giver="a", receiver="b", at=at(10, 50))
    rows = tables(composed(batch(legs=(leg,), hand_overs=(early,), travellers=())))["The chain"]
    assert rows[1][6] == "10 min early"
    overnight = ld.Leg(origin="A", destination="B", departs_at=at(23), arrives_at=datetime(2021, 3, 2, 1))  # noqa: DTZ001
    rows = tables(composed(batch(legs=(overnight,), hand_overs=(), travellers=())))["The chain"]
    assert rows[0][5] == "2021-03-01 23:00 – 2021-03-02 01:00"


def test_two_offices_with_one_id_are_both_shown() -> None:
    both = (batch(office="a"), batch(office="b"))
    document = composed(*both)
    assert len([block for block in document.blocks if isinstance(block, Heading)]) == 2


def test_an_issue_of_another_record_with_the_same_id_is_not_of_the_chain() -> None:
    trip = ld.OutboundDelegation(id="b1", headcount=ld.Headcount(persons=-1), source=ld.Source(ld.Origin(file="x")))
    assert "Where the chain breaks" not in tables(composed(batch(), trip))


# The batches of a period.
def overview(*records: Any, **more: Any) -> Document:
    return composed(*records, asked=(), **more)


def test_the_batches_whose_chain_breaks() -> None:
    # People of their own: nobody is in two batches at once.
    others_of = ("secret-4", "secret-5", "secret-6")
    ends = (passing("city", "site", 2, *others_of[:2], at=at(12), disposition="hospital"),)
    broken = batch(id="b2", travellers=others_of, legs=(), hand_overs=ends)
    silent = ld.TransferBatch(id="b3", moved_on="2021-05-01")
    others = (
        ld.TransferBatch(id="b4", moved_on="2020-05-01"),
        ld.TransferBatch(id="b5", moved_on="2021-05-01", history=(ld.Transition("cancelled", "2021-04-30"),)),
        ld.TransferBatch(id="b6"),
    )
    document = overview(batch(), broken, silent, *others)
    [said] = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert said == (
        "Batches in the period: 3, of which 2 have drives or hand-overs on record. Chains with errors or warnings: 1."
        " Without any, so that nothing can be said: 1."
    )
    [row] = tables(document)["Batches whose chain breaks"]
    assert row[:5] == ["b2", "2021-03-01", "no office stated", "3 persons", "1"]
    assert "LD-MANIFEST-001" in row[-1]


def test_a_period_without_breaks_has_no_table() -> None:
    assert tables(overview(batch())) == {}
    assert [type(block) for block in overview().blocks] == [Heading, Paragraph]


# Pseudonyms.
def test_references_are_shown_where_they_are_asked_for_by_name() -> None:
    ways = tables(composed(batch(), reveal=("travellers",)))["Where each person was handed over"]
    assert [row[-1] for row in ways] == ["secret-1, secret-2", "secret-3"]


@given(transfer_batches(ids=st.just("b1")), st.sampled_from(["zh", "en"]))
def test_no_reference_is_shown_otherwise(held: ld.TransferBatch, language: str) -> None:
    references = {*held.travellers}
    hidden = ld.TransferBatch(
        id="b1", moved_on="2021-01-01", travellers=held.travellers, legs=held.legs, hand_overs=held.hand_overs
    )
    report = workspace(hidden).report(FORMAT, period=2021, records=("b1",), language=language)  # type: ignore[arg-type]
    written = (
        report.to_markdown() + json.dumps(json.loads(report.to_json()), ensure_ascii=False) + repr(report.document)
    )
    assert not any(reference in written for reference in references)


# What may be asked.
@pytest.mark.parametrize(
    ("format", "asked", "code"),
    [
        (FORMAT, {"records": ["b9"]}, "LD-REPORT-003"),
        (FORMAT, {"reveal": ["name"]}, "LD-REPORT-004"),
        ("core.annual-summary", {"records": ["b1"]}, "LD-REPORT-004"),
        ("core.annual-summary", {"reveal": ["travellers"]}, "LD-REPORT-004"),
    ],
)
def test_what_a_report_does_not_offer(format: str, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(ld.CannotContinue) as caught:
        workspace(batch()).report(format, period=2021, **asked)
    assert [issue.code for issue in caught.value.issues] == [code]
    assert all(issue.message("zh") != issue.message("en") for issue in caught.value.issues)


Compose = Callable[..., Document]


def test_the_blocks_of_one_batch_for_a_section_of_ones_own() -> None:
    from localdiplomacy.reports import transfer_chain

    seen: list[Any] = []

    def section(context: Any) -> Any:
        seen.extend(transfer_chain(context, batch(), context.check(at=context.at)))
        return seen

    class Desk:
        @ld.hookimpl
        def register_report_formats(self) -> list[ld.ReportFormat]:
            return [ld.ReportFormat(id="desk.r", title=ld.Text("报", "r"), sections=(ld.Section("desk.s", section),))]

    registry = ld.Registry(discover=False)
    registry.register(Desk())
    ws = ld.Workspace(
        folder=None,
        settings=Settings(workspace=General(name=ld.Name(zh="甲市外办"))),
        registry=registry,
        contributions=registry.contributions,
        reading=Intake(ledger=ld.Ledger.of([batch()])),
    )
    written = ws.report("desk.r", period=2021).to_markdown()
    assert "交接链条" in written
    assert not any(reference in written for reference in ALL)
