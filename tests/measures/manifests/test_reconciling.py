"""Manifests held against each other: conservation, symmetry, three counts, and no reference where none is asked for."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.issues.catalogue.manifests import RULES
from localdiplomacy.measures.manifests.of_batches import arrived, departed
from localdiplomacy.model.quantities import COUNT_UNITS, Qualifier
from localdiplomacy.testing.transfers import transfer_batches

UNITS = ("batches", "persons", "person_times")
LEFT, RIGHT = ld.Text("口岸名单", "port's list"), ld.Text("接收名单", "receiver's list")


def table(found: ld.ManifestReconciliation) -> dict[str, tuple[Any, ...]]:
    return {one.unit: (one.left, one.right, one.matched, one.missing, one.extra) for one in found}


def codes(found: ld.ManifestReconciliation) -> list[str]:
    return [issue.code.removeprefix("LD-MANIFEST-") for issue in found.issues]


def references(lines: Iterable[ld.ManifestLine]) -> list[str | None]:
    return [line.reference for line in lines]


def batch(id: str, *travellers: str, **more: Any) -> ld.TransferBatch:
    return ld.TransferBatch(id=id, travellers=travellers, **more)


def end(*travellers: str, number: int | None = None, disposition: str | None = "hospital") -> ld.HandOver:
    return ld.HandOver(place="p", travellers_received=travellers, persons_received=number, disposition=disposition)


def test_who_is_missing_and_who_is_extra() -> None:
    found = ld.reconcile_manifests(["t1", "t2", "t3"], ["t3", "t4", "t1"], left_name=LEFT, right_name=RIGHT)
    assert table(found) == {
        "batches": (None, None, None, None, None),
        "persons": (3, 3, 2, 1, 1),
        "person_times": (3, 3, 2, 1, 1),
    }
    assert (references(found.matched), references(found.missing), references(found.extra)) == (
        ["t1", "t3"],
        ["t2"],
        ["t4"],
    )
    assert found.complete is False
    assert codes(found) == ["001", "002"]
    assert [issue.message("en") for issue in found.issues] == [
        "On port's list and not on receiver's list: 1 person-time; 1 person is not on receiver's list at all.",
        "On receiver's list and not on port's list: 1 person-time; 1 person is not on port's list at all.",
    ]


def test_the_same_lists_are_complete() -> None:
    found = ld.reconcile_manifests(["t1", "t2"], ["t2", "t1"])
    assert (found.complete, len(found.issues)) == (True, 0)
    assert (found.left.name.zh, found.right.name.zh) == ("出发名单", "到达名单")


def test_nobody_arrived_is_not_no_list() -> None:
    nobody = ld.reconcile_manifests(["t1"], [])
    assert (nobody.complete, codes(nobody), table(nobody)["persons"]) == (False, ["001"], (1, 0, 0, 1, 0))
    no_list = ld.reconcile_manifests(["t1"], ld.Manifest())
    assert (no_list.complete, codes(no_list)) == (None, ["009"])


def test_persons_and_person_times_are_apart() -> None:
    """One person transferred twice and received once: the person is there, one person-time is missing."""
    found = ld.reconcile_manifests(["t1", "t1", "t2"], ["t1", "t2"])
    assert table(found)["persons"] == (2, 2, 2, 0, 0)
    assert table(found)["person_times"] == (3, 2, 2, 1, 0)
    assert codes(found) == ["001", "007"]
    assert "1 person-time; 0 persons are not" in found.issues.errors[0].message("en")


def test_lists_that_name_batches_are_matched_batch_by_batch() -> None:
    left = [batch("b1", "t1", "t2"), batch("b2", "t3")]
    right = [{"reference": "t1", "batch": "b1"}, {"reference": "t2", "batch": "b3"}, {"reference": "t3", "batch": "b2"}]
    found = ld.reconcile_manifests(left, right)
    assert table(found) == {
        "batches": (2, 3, 2, 0, 1),
        "persons": (3, 3, 3, 0, 0),
        "person_times": (3, 3, 2, 1, 1),
    }
    assert [(line.reference, line.batch) for line in (*found.missing, *found.extra)] == [("t2", "b1"), ("t2", "b3")]
    # An outside list without batches is matched by reference alone.
    assert table(ld.reconcile_manifests(left, ["t1", "t2", "t3"]))["person_times"] == (3, 3, 3, 0, 0)


def test_lines_without_a_reference_are_told_and_match_nobody() -> None:
    found = ld.reconcile_manifests(["t1", "t2"], [{"reference": "t1"}, {"reference": None}])
    assert table(found)["person_times"] == (2, 2, 1, 1, 0)
    assert found.count("persons").right == ld.Quantity.of(1, "persons", Qualifier.AT_LEAST)
    assert codes(found) == ["001", "005"]
    assert "perhaps fewer" in found.issues.errors[0].message("en")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"persons": 5}, {"persons": 5}, ([], True)),
        ({"persons": 5}, {"persons": 4}, (["003"], False)),
        ({"persons": 5}, {"person_times": 5}, (["004"], None)),
        ({"person_times": 5}, {"persons": 5}, (["004"], None)),
        ({"persons": 5, "person_times": 6}, {"person_times": 6}, ([], True)),
        ({"persons": ld.Quantity.of(80, "persons", Qualifier.APPROX)}, {"persons": 82}, ([], True)),
        ({"batches": 1}, {"batches": 2}, (["003", "009"], False)),
        ({}, {"persons": 5}, (["009"], None)),
    ],
)
def test_lists_of_which_only_counts_are_known(
    left: dict[str, Any], right: dict[str, Any], expected: tuple[list[str], bool | None]
) -> None:
    sides = [ld.Manifest(stated=ld.Headcount(**counts)) for counts in (left, right)]
    found = ld.reconcile_manifests(*sides, left_name=LEFT, right_name=RIGHT)
    assert (sorted(codes(found)), found.complete) == expected
    assert all(one.matched is None for one in found)


def test_a_list_and_what_is_written_on_it() -> None:
    found = ld.reconcile_manifests(batch("b1", "t1", "t2", headcount=ld.Headcount(persons=3)), ["t1", "t2"])
    assert codes(found) == ["006"]
    assert found.issues.warnings[0].message("en") == "the list of departure lists 2 and states 3 (persons)."
    assert found.complete is True


def test_a_batch_that_states_a_number_has_as_many_lines_without_a_reference() -> None:
    found = ld.reconcile_manifests([batch("b1", "t1"), batch("b2", headcount=ld.Headcount(persons=2))], ["t1"])
    assert found.left.unidentified == 2
    assert table(found)["person_times"] == (3, 1, 1, 0, 0)
    assert codes(found) == ["005"]
    rounded = ld.Headcount(persons=ld.Quantity.of(80, "persons", Qualifier.APPROX))
    assert departed([batch("b1", "t1"), batch("b2", headcount=rounded)]).unidentified == 0


def test_several_batches_state_batches_and_person_times_but_no_persons() -> None:
    counts = (ld.Headcount(persons=3, person_times=3), ld.Headcount(persons=2, person_times=2, batches=4))
    held = [batch(f"b{number}", headcount=count) for number, count in enumerate(counts)]
    assert departed(held).stated == ld.Headcount(batches=5, person_times=5)
    assert departed([*held, batch("b9")]).stated == ld.Headcount(batches=6)


def test_a_batch_against_its_own_ends() -> None:
    held = batch(
        "b1",
        *("t1", "t2", "t3"),
        hand_overs=(end("t1", "t2", "t3", disposition=None), end("t1"), end("t2", "t9", disposition="onward")),
    )
    found = ld.reconcile_manifests(held)
    assert (references(found.missing), references(found.extra)) == (["t3"], ["t9"])
    assert table(found)["batches"] == (1, 1, 1, 0, 0)
    counted = batch("b1", headcount=ld.Headcount(persons=5), hand_overs=(end(number=3), end(number=1)))
    assert codes(ld.reconcile_manifests(counted)) == ["003"]
    assert codes(ld.reconcile_manifests(batch("b1", headcount=ld.Headcount(persons=5), hand_overs=(end(),)))) == ["009"]
    assert arrived([counted, counted]).stated == ld.Headcount()
    mixed = batch("b1", "t1", "t2", hand_overs=(end("t1"), end(number=1)))
    assert codes(ld.reconcile_manifests(mixed)) == ["001", "005"]


@given(transfer_batches())
def test_batches_that_are_whole_lose_nobody_where_the_ends_list_everybody(held: ld.TransferBatch) -> None:
    found = ld.reconcile_manifests(held)
    ends = [passing for passing in held.hand_overs if passing.disposition is not None]
    kept = [bool(passing.travellers_received) for passing in ends if passing.persons_given]
    if held.travellers and kept and all(kept):
        assert found.complete is True
        assert not found.missing + found.extra


def test_the_lists_of_a_batch_in_order() -> None:
    held = batch(
        "b1",
        "t1",
        legs=(ld.Leg(origin="A", destination="B", travellers=("t1",)), ld.Leg(origin="B", destination="C")),
        hand_overs=(
            ld.HandOver(place="B", travellers_given=("t1",), persons_received=1),
            ld.HandOver(place="C", travellers_received=("t1",)),
        ),
    )
    lists = ld.manifests_of(held)
    assert [(one.name.en, one.listed is not None, one.stated.persons) for one in lists] == [
        ("the list of departure", True, None),
        ("boarding list 1 (A to B)", True, None),
        ("list given at hand-over 1 (B)", True, None),
        ("list received at hand-over 1 (B)", False, 1),
        ("list received at hand-over 2 (C)", True, None),
    ]
    assert all(ld.reconcile_manifests(lists[0], other).complete for other in lists if other.listed)


@pytest.mark.parametrize("source", [ld.Manifest(), "list.csv", ["t1"]])
def test_one_list_alone_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="one list alone"):
        ld.reconcile_manifests(source)


@pytest.mark.parametrize("row", [1, {"reference": "secret-1", "name": "x"}, None, ("reference",), {"batch"}])
def test_what_is_no_line_is_refused_without_showing_it(row: Any) -> None:
    with pytest.raises(TypeError) as caught:
        ld.reconcile_manifests([row], [])
    assert str(caught.value) == (
        "a line of a manifest is a reference, or a row with the keys reference and batch"
        " / 名单的一行应为人员代号，或含 reference 和 batch 的一行"
    )


def test_a_list_is_called_what_the_caller_calls_it() -> None:
    sources: list[Callable[[], Any]] = [
        lambda: ld.Manifest(name=ld.Text("旧", "old"), listed=ld.reconcile_manifests(["t1"], []).left.lines),
        lambda: ["t1"],
        lambda: iter(["t1"]),
        lambda: batch("b1", "t1"),
        lambda: iter([batch("b1", "t1")]),
    ]
    for left in sources:
        for right in sources:
            found = ld.reconcile_manifests(left(), right(), left_name=LEFT, right_name=RIGHT)
            assert (found.left.name, found.right.name, found.complete) == (LEFT, RIGHT, True)
    one = batch("b1", "t1", hand_overs=(end("t1"),))
    found = ld.reconcile_manifests(iter([one]), left_name=LEFT, right_name=RIGHT)
    assert (found.left.name, found.right.name, found.complete) == (LEFT, RIGHT, True)


# Hypothesis: what must hold for any two lists.
LINES = st.lists(
    st.fixed_dictionaries(
        {"reference": st.none() | st.sampled_from([f"ref-{number}" for number in range(6)])},
        optional={"batch": st.sampled_from(["b1", "b2"])},
    ),
    max_size=9,
)
BY_BATCH = st.lists(
    st.fixed_dictionaries({"reference": st.sampled_from(["ref-1", "ref-2"]), "batch": st.sampled_from(["b1", "b2"])})
)
PAIR = st.tuples(LINES, LINES) | st.tuples(BY_BATCH, BY_BATCH)


def unnamed(rows: list[dict[str, Any]]) -> int:
    return sum(row["reference"] is None for row in rows)


@given(PAIR)
def test_nobody_is_lost_between_the_lists(lists: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    left, right = lists
    found = ld.reconcile_manifests(left, right)
    times, persons = found.count("person_times"), found.count("persons")
    assert times.matched + times.missing == len(left) - unnamed(left)
    assert times.matched + times.extra == len(right) - unnamed(right)
    assert persons.matched + persons.missing == len({row["reference"] for row in left} - {None})
    assert persons.matched + persons.extra == len({row["reference"] for row in right} - {None})
    batches = found.count("batches")
    if batches.matched is not None:
        assert batches.matched + batches.missing == len({row["batch"] for row in left})
        assert batches.matched + batches.extra == len({row["batch"] for row in right})
    # Nobody is on a list more often than on the lists it is put together from.
    again = Counter(references(chain(found.matched, found.missing)))
    assert again == Counter(row["reference"] for row in left if row["reference"] is not None)


@given(PAIR)
def test_the_other_way_round_missing_is_extra(lists: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    one, other = ld.reconcile_manifests(*lists), ld.reconcile_manifests(*reversed(lists))
    assert (one.missing, one.extra) == (other.extra, other.missing)
    assert Counter(references(one.matched)) == Counter(references(other.matched))
    assert one.complete == other.complete
    swapped = {
        unit: (right, left, matched, extra, missing)
        for unit, (left, right, matched, missing, extra) in table(other).items()
    }
    assert table(one) == swapped


@given(PAIR, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(lists: tuple[list[Any], list[Any]], random: Any) -> None:
    mixed = tuple(random.sample(rows, len(rows)) for rows in lists)
    assert ld.reconcile_manifests(*mixed) == ld.reconcile_manifests(*lists)
    assert str(ld.reconcile_manifests(*mixed)) == str(ld.reconcile_manifests(*lists))


@given(PAIR)
def test_no_reference_is_shown_unless_asked_for_by_name(
    lists: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    found = ld.reconcile_manifests(*lists)
    shown = [repr(found), str(found), found.text("en"), found._repr_html_(), repr(found.missing), repr(found.left)]
    shown += [json.dumps(found.to_dict(language)) for language in ("zh", "en")]
    shown += [f"{issue} {issue.message('zh')} {issue.message('en')} {issue.place()}" for issue in found.issues]
    assert not any("ref-" in text for text in shown)
    named = found.to_dict(references=True)
    assert [line["reference"] for line in named["missing"]] == references(found.missing)
    assert [line["reference"] for line in named["extra"]] == references(found.extra)


def test_the_printed_table() -> None:
    found = ld.reconcile_manifests(["t1", "t2"], ["t1"], left_name=LEFT, right_name=RIGHT)
    assert found.text("en").splitlines() == [
        "port's list ⇄ receiver's list",
        "Unit          port's list  receiver's list  On both  Missing  Extra",
        "batches       —            —                —        —        —",
        "persons       2            1                1        1        0",
        "person-times  2            1                1        1        0",
    ]
    assert found.to_dict("en")["counts"][1] == {
        "unit": "persons",
        "left": 2,
        "right": 1,
        "matched": 1,
        "missing": 1,
        "extra": 0,
    }


def test_references_are_marked_sensitive() -> None:
    fields = attrs.fields_dict(ld.ManifestLine)
    assert fields["reference"].metadata["sensitive"]
    assert not fields["reference"].repr
    assert set(UNITS) < set(COUNT_UNITS)
    assert len({rule.code for rule in RULES}) == len(RULES)


# Tables.
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(*rows: str, name: str = "list.csv") -> Path:
        (tmp_path / name).write_text("\n".join(rows) + "\n", "utf-8")
        return tmp_path / name

    return write


def test_a_table_with_title_totals_and_notes(write: Write) -> None:
    path = write(
        "口岸移交名单,,",
        "序号,人员代号,批次",
        "1,ｔ１,b1",
        "2, t2 ,b1",
        "3,,b2",
        ",,",
        "合计,3,",
        "注：代号由口岸编制,,",
    )
    found = ld.reconcile_manifests([batch("b1", "t1", "t2")], path)
    assert found.right.name.zh == "到达名单"
    assert table(found)["person_times"] == (2, 3, 2, 0, 0)
    assert found.right.batches == {"b1", "b2"}
    assert codes(found) == ["005"]
    named = ld.read_manifest(str(path), RIGHT)
    assert (named.name, len(named.lines)) == (RIGHT, 3)


def test_a_table_of_nobody_is_a_list(write: Write) -> None:
    found = ld.reconcile_manifests(["t1"], write("Reference"))
    assert table(found)["persons"] == (1, 0, 0, 1, 0)


@pytest.mark.parametrize("rows", [("姓名,国籍", "secret-1,JP"), ("",)])
def test_a_table_without_references_is_refused(write: Write, rows: tuple[str, ...]) -> None:
    with pytest.raises(ld.CannotContinue) as caught:
        ld.read_manifest(write(*rows))
    assert [issue.code for issue in caught.value.issues] == ["LD-MANIFEST-008"]
    assert "secret-1" not in str(caught.value)
    assert "list.csv" in caught.value.issues[0].message("en")
