"""What two lists say about each other, printed and as plain values, in both languages."""

from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.model.quantities import Qualifier

LEFT, RIGHT = ld.Text("口岸名单", "port's list"), ld.Text("接收名单", "receiver's list")


@pytest.fixture
def found() -> ld.ManifestReconciliation:
    """Two of a batch left; one arrived, and one of whom nobody knows who it is."""
    left = [{"reference": "t1", "batch": "b1"}, {"reference": "t2", "batch": "b1"}]
    right = [{"reference": "t1", "batch": "b1"}, {"reference": None, "batch": "b1"}]
    return ld.reconcile_manifests(left, right, left_name=LEFT, right_name=RIGHT)


def test_the_table_in_chinese(found: ld.ManifestReconciliation) -> None:
    assert found.text().splitlines() == [
        "口岸名单 ⇄ 接收名单",
        "计量  口岸名单  接收名单  相符  缺  多",
        "批次  1         1         1     0   0",
        "人    2         至少1     1     1   0",
        "人次  2         2         1     1   0",
    ]
    assert str(found) == found.text() == found.text("zh")


def test_the_table_in_english(found: ld.ManifestReconciliation) -> None:
    assert found.text("en").splitlines()[:2] == [
        "port's list ⇄ receiver's list",
        "Unit          port's list  receiver's list  On both  Missing  Extra",
    ]
    assert "at least 1" in found.text("en")


def test_counts_that_nobody_kept_are_a_dash() -> None:
    silent = ld.reconcile_manifests(ld.Manifest(), ld.Manifest())
    for language in ("zh", "en"):
        assert [line[1:] for line in silent.lines(language)[1]] == [["—"] * 5] * 3


def test_in_a_notebook(found: ld.ManifestReconciliation) -> None:
    html = found._repr_html_()
    assert html.startswith("<table><caption></caption><thead><tr><th>计量</th><th>口岸名单</th><th>接收名单</th>")
    assert "<tr><td>人</td><td>2</td><td>至少1</td><td>1</td><td>1</td><td>0</td></tr>" in html


@pytest.mark.parametrize(
    ("language", "names", "at_least"),
    [("zh", ["口岸名单", "接收名单"], "至少1"), ("en", ["port's list", "receiver's list"], "at least 1")],
)
def test_plain_values(found: ld.ManifestReconciliation, language: Any, names: list[str], at_least: str) -> None:
    plain = found.to_dict(language)
    assert list(plain) == ["left", "right", "counts", "issues"]
    assert [plain["left"], plain["right"]] == names
    assert [list(count.values()) for count in plain["counts"]] == [
        ["batches", 1, 1, 1, 0, 0],
        ["persons", 2, at_least, 1, 1, 0],
        ["person_times", 2, 2, 1, 1, 0],
    ]
    assert plain["issues"] == found.issues.to_dict(language)
    assert found.to_dict() == found.to_dict("zh")


def test_references_are_named_for_who_asks(found: ld.ManifestReconciliation) -> None:
    named = found.to_dict("en", references=True)
    assert (named["missing"], named["extra"]) == ([{"reference": "t2", "batch": "b1"}], [])
    assert named.keys() - found.to_dict("en").keys() == {"missing", "extra"}


def test_what_is_printed_of_counts_that_differ() -> None:
    about = ld.Quantity.of(80, "persons", Qualifier.APPROX)
    sides = [ld.Manifest(stated=ld.Headcount(persons=persons)) for persons in (about, 3)]
    found = ld.reconcile_manifests(*sides, left_name=LEFT, right_name=RIGHT)
    (issue,) = found.issues
    assert (issue.code, issue.values("zh")) == (
        "LD-MANIFEST-003",
        {"left": "口岸名单", "right": "接收名单", "left_count": "约80", "right_count": "3", "unit": "人"},
    )
    assert issue.values("en")["unit"] == "persons"


@pytest.mark.parametrize(("batch", "said"), [("b1", ", of the same batch"), (None, "")])
def test_who_is_on_a_list_again(batch: str | None, said: str) -> None:
    rows = [{"reference": reference, "batch": batch} for reference in ("t1", "t1", "t2")]
    found = ld.reconcile_manifests(rows, ld.Manifest(), left_name=LEFT)
    again = [issue.values("en") for issue in found.issues if issue.code == "LD-MANIFEST-007"]
    assert again == [{"list": "port's list", "count": "1", "batch": said}]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"batches": 1, "persons": 2, "person_times": 3}, []),
        ({"batches": 2}, [("1", "2", "batches")]),
        ({"persons": 1}, [("2", "1", "persons")]),
        ({"persons": 3}, [("2", "3", "persons")]),
        ({"person_times": 2, "persons": 5}, [("2", "5", "persons"), ("3", "2", "person-times")]),
    ],
)
def test_lines_are_held_against_what_is_written_on_the_list(
    stated: dict[str, int], told: list[tuple[str, str, str]]
) -> None:
    lines = [ld.ManifestLine(reference=reference, batch="b1") for reference in ("t1", "t2", "t2")]
    found = ld.reconcile_manifests(ld.Manifest(listed=lines, stated=ld.Headcount(**stated)), ld.Manifest())
    issues = [issue.values("en") for issue in found.issues if issue.code == "LD-MANIFEST-006"]
    assert [(values["listed"], values["stated"], values["unit"]) for values in issues] == told
