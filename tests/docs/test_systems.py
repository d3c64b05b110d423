"""`docs/systems.toml` is true: each of the 371 systems is there once, and every place it names exists."""

import os
import re
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from localdiplomacy.issues import CannotContinue
from localdiplomacy.model.texts import LANGUAGES, Language

ROOT = Path(__file__).parents[2]
FIXTURE = Path(__file__).parent / "fixtures" / "systems.toml"


def _shared() -> Path | None:
    folder = os.environ.get("LOCALDIPLOMACY_SHARED")
    listed = Path(folder) / "domain" / "systems.md" if folder else None
    return listed if listed and listed.is_file() else None


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Find the hook's modules as mkdocs does, by the folder they are in."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_hooks"))
    return import_module


def test_every_system_has_a_true_answer(hook) -> None:
    assert hook("systems").faults(hook("systems").read(), hook("places").places()) == []


def test_there_are_371_of_them(hook) -> None:
    found = hook("systems").read()
    assert Counter(system.source for system in found.systems) == {
        "S000": 41,
        "S001": 48,
        "S002": 70,
        "S003.IV": 6,
        "S003.1": 44,
        "S003.2": 21,
        "S003.3": 50,
        "S003.4": 27,
        "S003.5": 23,
        "S003.6": 12,
        "S004": 29,
    }
    assert len({system.id for system in found.systems}) == 371


@pytest.mark.skipif(_shared() is None, reason="LOCALDIPLOMACY_SHARED names no folder with the inventory")
def test_they_are_those_of_the_inventory_in_its_order(hook) -> None:
    listed = _shared()
    assert listed is not None
    ids = re.findall(r"^\| (S\d\S+) \|", listed.read_text("utf-8"), re.MULTILINE)
    # The inventory has its fourth document's reports between the interview and the last document, as the list has.
    assert [system.id for system in hook("systems").read().systems] == ids


def test_a_list_with_faults_fails_for_each(hook) -> None:
    found = hook("systems").read(FIXTURE)
    sorts = hook("places").places()
    assert hook("systems").faults(found, sorts) == [
        "S900-07 is there 2 times",
        "900-10 is no id of a system",
        "S900-09 is out of order, or its document is not listed",
        "S900-02: it lives nowhere, and no reason is given",
        "S900-03: there is no kind:evnt (did you mean kind:event?)",
        "S900-03: there is no kind:event#hots (did you mean kind:event#host?)",
        "S900-03: there is no api:Partnership.network (did you mean api:Partnership.networks?)",
        "S900-03: there is no api:Partnership._history (did you mean api:Partnership.history?)",
        "S900-03: there is no api:measures.partners.dormancy.sleep",
        "S900-03: there is no api:measures.partners.dormancy.Ledger",
        "S900-03: there is no api:measures.partner.dormancy",
        "S900-03: there is no check:core.trip-day (did you mean check:core.trip-days?)",
        f"S900-03: ministry:of-places is no place: a place is written as one of {', '.join(f'{id}:…' for id in sorts)}",
        f"S900-03: nowhere is no place: a place is written as one of {', '.join(f'{id}:…' for id in sorts)}",
        "S900-04: rule:LD-ID-001 is named 2 times",
        "S900-05: not modelled, and yet it has a place, something missing or a later room",
        "S900-06: later = 'attic' is none of planning, text, scoring, reports, plugins",
        "S900-06: it does not say what the later room is to serve",
        "S900-07: name must say something in both languages",
        "S900-07: name has Chinese characters in its English",
        "S900-07: not_modelled must say something in both languages",
        "S900-07: no concept",
        "S900-07: no concept evnt",
        "no system belongs to the concept nobody",
    ]


def test_a_document_that_is_not_listed_is_found(hook) -> None:
    systems = hook("systems")
    found = systems.read(FIXTURE)
    stray = systems.System(id="S901-01", zh="外来", en="Stray", concepts=("event",), lives_in=("kind:event",))
    lines = systems.faults(systems.Systems(sources=(), concepts=found.concepts[:1], systems=(stray,)), {})
    assert lines[0] == "S901-01 is out of order, or its document is not listed"


def test_a_key_that_is_misspelled_is_no_answer(hook, tmp_path: Path) -> None:
    file = tmp_path / "systems.toml"
    file.write_text(FIXTURE.read_text("utf-8").replace("lives_in", "live_in", 1), "utf-8")
    with pytest.raises(CannotContinue) as caught:
        hook("systems").read(file)
    assert any("live_in" in issue.message("en") for issue in caught.value.issues)


def test_places_of_the_packages_in_plugins_are_known(hook) -> None:
    sorts = hook("places").places()
    known = ("plugin:suqian", "kind:suqian.inspection#findings", "rule:SUQIAN-004", "indicator:suqian.complete_share")
    assert [hook("places").unknown(place, sorts) for place in known] == [None] * 4
    assert sorts["rule"].link("SUQIAN-004") is None  # the pages of the library show nothing of a plugin


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("kind:event#host", "code-lists{}#entry-kind"),
        ("kind:glossary!one-translation", "code-lists{}#entry-kind"),
        ("code:columns.outbound/id", "ledger-formats{}#columns.outbound"),
        ("list:country", None),
        ("indicator:outbound.batches", "indicators{}#outbound.batches"),
        ("check:core.trip-days", "issues{}#ld-trip-001"),
        ("parameter:outbound.max_days", "regulations{}#CN-outbound.max_days"),
        ("page:partnerships", "../partnerships{}"),
        ("api:Partnership.networks", "../api/model.md#localdiplomacy.model.partnerships.Partnership"),
        ("api:HALF_UP", None),
        ("example:shizhong/ledgers/inbound.csv", None),
    ],
)
def test_a_place_leads_to_where_it_is_shown(place: str, link: str | None, hook) -> None:
    sort, _, name = place.partition(":")
    assert hook("places").places()[sort].link(name) == link


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_each_system_where_it_can_be_linked_to(hook, language: Language) -> None:
    page = hook("system_pages").build(language)
    found = hook("systems").read()
    for system in found.systems:
        heading = f"### {system.id} {system.zh if language == 'zh' else system.en} {{ #{hook('system_pages').anchor(system.id)} }}\n"
        assert page.count(heading) == 1
        text = page.partition(heading)[2].partition("\n##")[0]
        assert all(f"`{place.partition(':')[2]}`" in text for place in system.lives_in)
        assert system.missing is None or system.missing.get(language) in text
        assert system.later is None or hook("systems").FLOORS[system.later].get(language) in text
        assert all(f"(#{concept})" in text for concept in system.concepts)
    assert page.count("](#s003-4-17)") == 1  # under its one concept


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_counts_them(hook, language: Language) -> None:
    page = hook("system_pages").build(language)
    found = hook("systems").read()
    standings = Counter(system.standing for system in found.systems)
    numbers = [standings[name] for name in ("whole", "partly", "later", "left-out")]
    total = "合计" if language == "zh" else "All"
    assert page.count(f"| **{total}** | {' | '.join(map(str, numbers))} | 371 |") == 2
    assert sum(numbers) == 371


def test_each_standing_is_told(hook) -> None:
    systems, pages = hook("systems"), hook("system_pages")
    text = hook("system_pages").Text
    shared = {"id": "S900-01", "zh": "甲", "en": "One", "concepts": ("event",)}
    gap = text("尚缺乙", "the second half")
    whole = systems.System(**shared, lives_in=("kind:event",))
    partly = systems.System(**shared, lives_in=("kind:event",), missing=gap)
    later = systems.System(**shared, missing=gap, later="scoring")
    left_out = systems.System(**shared, not_modelled=text("不归外办管", "the office has no part in it"))
    told = (whole, partly, later, left_out)
    assert [system.standing for system in told] == ["whole", "partly", "later", "left-out"]
    assert pages.numbers(told) == (1, 1, 1, 1, 4)
    titles = {"event": text("活动", "Events")}
    assert "- Missing: the second half\n- To be served by: scoring:" in pages.entry(later, titles, "en")
    assert "- 不收：不归外办管\n" in pages.entry(left_out, titles, "zh")
