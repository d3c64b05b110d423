"""The indicators in a workspace's folder `indicators`: counted, reported, validated, and what replaces what."""

from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS

OWN = """
[[indicators]]
id = "our.trips"
zh = "自定出访团组"
en = "Our trips"
definition = { zh = "按离境日期统计的记录数。", en = "Records by the day of leaving." }
unit = "batches"
time = "departs_on"

[[indicators]]
id = "our.all_trips"
zh = "累计出访团组"
en = "Trips so far"
definition = { zh = "自有台账以来的记录数。", en = "Records since there is a ledger." }
unit = "batches"
time = "departs_on"
cumulative = true
"""
RATE = """
[[indicators]]
id = "our.rate"
zh = "占比"
en = "Share"
definition = { zh = "占累计数的百分比。", en = "Per cent of those so far." }
unit = "percent"
fold = "ratio"
numerator = "our.trips"
denominator = "our.all_trips"
"""
LIMIT = """
[[rules]]
id = "no-more-than-ever"
zh = "不多于累计数"
en = "No more than so far"
left = { terms = [{ indicator = "our.trips" }] }
operator = "at_most"
right = { terms = [{ indicator = "our.all_trips" }] }
"""


@pytest.fixture
def with_indicators(two_offices: Path) -> Any:
    def write(settings: str = "", **files: str) -> Path:
        (two_offices / "indicators").mkdir(exist_ok=True)
        for name, text in files.items():
            (two_offices / "indicators" / f"{name}.toml").write_text(text, "utf-8")
        path = two_offices / "localdiplomacy.toml"
        path.write_text(path.read_text("utf-8") + settings, "utf-8")
        return two_offices

    return write


def refused(folder: Path) -> list[tuple[str, str | None, str]]:
    with pytest.raises(ld.CannotContinue) as caught:
        ld.open(folder)
    return [(issue.code, issue.path, issue.message("en")) for issue in caught.value.issues]


def test_they_are_counted_as_the_others(with_indicators: Any) -> None:
    folder = with_indicators(b=OWN, a=RATE)
    (folder / "indicators" / ".draft.toml").write_text("broken", "utf-8")
    (folder / "indicators" / "notes.txt").write_text("broken", "utf-8")
    ws = ld.open(folder)
    known = [found.id for found in ws.contributions.indicators]
    assert known == [*(found.id for found in INDICATORS), "our.rate", "our.trips", "our.all_trips"]
    table = ws.measure(["our.trips", "our.all_trips", "our.rate"], period=2021)
    assert [str(row.observation.value.low) for row in table][:2] == ["2", "3"]
    assert "自定出访团组：按离境日期统计的记录数。" in table.text("zh")
    assert ws.measure("自定出访团组", period=2021).row().observation.indicator == "our.trips"


def test_a_workspace_without_the_folder_has_those_of_the_library(two_offices: Path) -> None:
    assert ld.open(two_offices).contributions.indicators == INDICATORS


def test_they_stand_in_the_report_under_a_heading_of_their_own(with_indicators: Any) -> None:
    folder = with_indicators()
    asked = {"period": 2021, "language": "en"}
    assert "Indicators of our own" not in ld.open(folder).report("core.annual-summary", **asked).to_markdown()
    text = ld.open(with_indicators(a=OWN)).report("core.annual-summary", **asked).to_markdown()
    after = text.partition("Indicators of our own")[2]
    assert after
    assert "Trips so far: Records since there is a ledger" in after


def test_rules_look_at_them(with_indicators: Any) -> None:
    folder = with_indicators(a=OWN)
    (folder / "validation").mkdir()
    (folder / "validation" / "own.toml").write_text(LIMIT, "utf-8")
    found = ld.open(folder).validate(period=2021, counted=True)
    assert {result.outcome.value for result in found.of("no-more-than-ever")} == {"holds"}


def test_faults_of_all_files_stop_the_opening(with_indicators: Any) -> None:
    folder = with_indicators(a="[[indicators]]\nid = 'our.a'", b=OWN.replace("departs_on", "departs"))
    found = refused(folder)
    assert {code for code, _, _ in found} == {"LD-SET-004", "LD-MEASURE-004"}
    assert [place for code, place, _ in found if code == "LD-MEASURE-004"] == ["indicators[0]", "indicators[1]"]


def test_an_id_that_is_taken_is_an_error_naming_both(with_indicators: Any) -> None:
    taken = OWN.replace("our.trips", "outbound.batches")
    assert refused(with_indicators(a=taken)) == [
        (
            "LD-MEASURE-016",
            "indicators[0].id",
            "outbound.batches of indicators/a.toml is already defined by the built-in indicators.",
        )
    ]


def test_what_is_replaced_is_said_in_the_settings(with_indicators: Any) -> None:
    taken = OWN.replace("our.trips", "outbound.batches")
    ws = ld.open(with_indicators('\n[indicators]\nreplace = ["outbound.batches"]\n', a=taken))
    found = {indicator.id: indicator for indicator in ws.contributions.indicators}
    assert (found["outbound.batches"].zh, next(iter(found))) == ("自定出访团组", "outbound.batches")
    assert len(found) == len(INDICATORS) + 1


@pytest.mark.parametrize(
    ("id", "files", "message"),
    [
        ("our.trips", {"a": OWN}, "Expected an indicator that a file of the folder indicators defines anew"),
        ("outbound.batches", {}, "Expected an indicator that a file of the folder indicators defines anew"),
    ],
)
def test_nothing_is_replaced_in_vain(with_indicators: Any, id: str, files: dict[str, str], message: str) -> None:
    folder = with_indicators(f'\n[indicators]\nreplace = ["{id}"]\n', **files)
    ((code, place, text),) = refused(folder)
    assert (code, place) == ("LD-SET-003", "indicators.replace")
    assert text.startswith(message)
    assert text.endswith(f"found {id}.")
