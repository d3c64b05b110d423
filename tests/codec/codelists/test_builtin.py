"""The packaged code lists: complete, found by every spelling, in step with the model."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy.model as model
from localdiplomacy.codec.codelists import builtin_code_lists, entry_kind
from localdiplomacy.codec.han import fold, simplify
from localdiplomacy.model.delegations import INBOUND_LIFECYCLE, OUTBOUND_LIFECYCLE
from localdiplomacy.model.durations import DayKind
from localdiplomacy.model.entries import EntryKind
from localdiplomacy.model.ids import is_slug
from localdiplomacy.model.observations import ObsStatus
from localdiplomacy.model.partnerships import PARTNERSHIP_LIFECYCLE
from localdiplomacy.model.periods import Frequency
from localdiplomacy.model.plans import Comparator, Firmness
from localdiplomacy.model.quantities import BATCHES, GROUPS, PERSON_TIMES, PERSONS, Qualifier
from localdiplomacy.model.transfers import TRANSFER_LIFECYCLE

LISTS = builtin_code_lists()
SPELLINGS = [(codes.id, code.id, spelling) for codes in LISTS.values() for code in codes for spelling in code.spellings]
MODEL = Path(model.__file__).parent


@given(st.sampled_from(SPELLINGS))
def test_every_spelling_finds_its_code_also_when_folded_or_spaced(place: tuple[str, str, str]) -> None:
    list_id, id, spelling = place
    for written in (
        spelling,
        fold(spelling),
        simplify(fold(spelling)),
        spelling.upper(),
        f" {' '.join(spelling)}\u3000",
    ):
        assert LISTS[list_id].find(written) == id


def test_every_id_is_a_slug_and_every_term_is_filled_in() -> None:
    for key, codes in LISTS.items():
        assert key == codes.id
        assert len(codes) > 0
        for code in codes:
            assert is_slug(codes.id)
            assert is_slug(code.id)
            assert code.zh.strip()
            assert code.en.strip()


def test_broader_codes_are_in_the_same_list() -> None:
    for codes in LISTS.values():
        for code in codes:
            assert code.broader is None or code.broader in codes, (codes.id, code.id)


def test_every_list_that_a_docstring_of_the_model_names_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODEL.glob("*.py"))
    named = set(re.findall(r"[Cc]odes? of `([a-z-]+)`", text))
    assert {"place-level", "outbound-mode", "rank", "disposition", "entry-kind"} <= named
    assert named <= set(LISTS)


def test_every_code_that_a_docstring_of_the_model_lists_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODEL.glob("*.py"))
    found = re.findall(r"[Cc]odes? of `([a-z-]+)`(?: present)?: ([a-z, \n-]+?)(?:, …)?\.", text)
    found = [(list_id, codes) for list_id, codes in found if "," in codes]
    assert len(found) >= 10
    for list_id, codes in found:
        for code in re.split(r",\s+", codes.strip()):
            assert code in LISTS[list_id], (list_id, code)


@pytest.mark.parametrize(
    ("list_id", "ids"),
    [
        ("partnership-state", PARTNERSHIP_LIFECYCLE.states),
        ("outbound-state", OUTBOUND_LIFECYCLE.states),
        ("transfer-state", TRANSFER_LIFECYCLE.states),
        ("inbound-state", INBOUND_LIFECYCLE.states),
        ("plan-state", {"drafted", "approved", "closed"}),
        ("obs-status", set(ObsStatus)),
        ("qualifier", set(Qualifier)),
        ("frequency", set(Frequency)),
        ("comparator", set(Comparator)),
        ("firmness", set(Firmness)),
        ("day-kind", set(DayKind)),
        ("paper", {"approval", "confirmation", "notice"}),
    ],
)
def test_closed_lists_have_exactly_the_codes_of_the_model(list_id: str, ids: set[str]) -> None:
    assert {code.id for code in LISTS[list_id]} == ids
    assert not LISTS[list_id].open


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("人", PERSONS),
        ("人次", PERSON_TIMES),
        ("批", BATCHES),
        ("批次", BATCHES),
        ("团组", GROUPS),
        ("个团", GROUPS),
        ("元", "CNY"),
        ("家", "bodies"),
        ("篇(条)", "articles"),
    ],
)
def test_printed_units_are_told_apart(printed: str, unit: str) -> None:
    assert LISTS["unit"].find(printed) == unit


def test_scales_are_not_units() -> None:
    assert LISTS["unit"].find("万元") is None
    assert LISTS["unit"].find("万") is None


def test_ranks_are_ordered_by_their_number() -> None:
    ids = [code.id for code in LISTS["rank"]]
    assert ids == sorted(ids)
    assert LISTS["rank"].find("副部级") == "112"


def test_every_checklist_is_a_code_list_of_its_items() -> None:
    for checklist in LISTS["checklist"]:
        assert checklist.id in LISTS
        assert len(LISTS[checklist.id]) > 1


def test_the_lists_cannot_be_changed_and_are_loaded_once() -> None:
    assert builtin_code_lists() is LISTS
    with pytest.raises(TypeError):
        LISTS["unit"] = LISTS["rank"]  # type: ignore[index]


def test_loading_needs_no_package_metadata() -> None:
    program = (
        "import sys; from localdiplomacy.codec.codelists import builtin_code_lists; builtin_code_lists();"
        "print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_entry_kind_is_found_by_its_id() -> None:
    kind = entry_kind("consular.apec-card")
    assert isinstance(kind, EntryKind)
    assert kind.zh == "APEC商务旅行卡"
    assert entry_kind("no-such-kind") is None
    assert entry_kind("event", {}) is None
