"""The packaged entry kinds: one for every concept of the trade, each complete."""

import pytest

from localdiplomacy.codec.codelists import FIELD_TYPES, builtin_code_lists, detail_columns, entry_kind
from localdiplomacy.codec.codelists.kind_paths import COMMON_FIELDS
from localdiplomacy.model.entries import EntryKind
from localdiplomacy.model.ids import is_slug

LISTS = builtin_code_lists()
KINDS = [kind for kind in LISTS["entry-kind"] if isinstance(kind, EntryKind)]

# What offices keep ledgers of. Guests received are records of their own, not entries.
CONCEPTS = {
    "events and meetings": ("event", "event.exchange", "conference", "meeting", "protocol", "talking-points"),
    "ties": ("agreement", "mechanism", "multilateral-mechanism", "network", "pairing", "lead", "aid", "correspondence"),
    "economy": ("project", "programme", "cooperation-park", "overseas-park", "company", "company-visit", "grant"),
    "contacts": ("contact", "info-exchange", "demand", "foreign-friend", "press-visit", "ngo", "charter"),
    "titles": ("honour", "award", "appointment", "brand", "platform", "facility", "station"),
    "consular services": (
        *("consular.apec-card", "consular.legalisation", "consular.visa", "consular.outreach", "invitation"),
        *("consular.overseas-register", "service-case", "service-item", "enquiry", "hotline", "complaint", "feedback"),
    ),
    "cases": ("case.consular-protection", "case.foreign-related", "incident"),
    "foreigners at home": ("foreign-resident", "overseas-chinese"),
    "texts": (
        *("publication", "media-report", "research", "case-study", "document", "glossary", "signage", "translation"),
    ),
    "people": ("talent", "talent-lead", "personnel", "secondment", "training", "party-work", "compliance"),
    "bodies and rules": ("body", "regulation", "policy-regime"),
    "supervision": (
        *("inspection", "rectification", "assigned-task", "district-assessment", "evaluation"),
        "internationalisation-index",
    ),
    "transfer": ("task-force", "checklist", "health-record", "support", "drill", "vehicle"),
}


@pytest.mark.parametrize("id", [id for ids in CONCEPTS.values() for id in ids])
def test_every_concept_has_a_kind(id: str) -> None:
    assert entry_kind(id) is not None


def test_all_codes_of_the_list_are_entry_kinds() -> None:
    assert len(KINDS) == len(LISTS["entry-kind"]) >= 75


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
class TestEveryKind:
    def test_says_what_must_be_filled_in(self, kind: EntryKind) -> None:
        assert kind.required
        assert set(kind.required) <= set(COMMON_FIELDS)
        assert kind.fields

    def test_has_units_and_states_of_the_code_lists(self, kind: EntryKind) -> None:
        assert kind.units
        assert all(unit in LISTS["unit"] for unit in kind.units)
        assert all(state in LISTS["entry-state"] for state in kind.states)
        assert len(set(kind.states)) == len(kind.states)

    def test_has_well_formed_fields(self, kind: EntryKind) -> None:
        for field in kind.fields:
            assert is_slug(field.id)
            assert field.id.isidentifier(), "a condition looks at details.<id>"
            assert field.type in FIELD_TYPES
            assert field.type == "list" or (field.type == "code") == (field.code_list is not None)
            assert field.code_list is None or field.code_list in LISTS

    def test_hides_the_names_of_persons(self, kind: EntryKind) -> None:
        for field in kind.fields:
            if "姓名" in (field.label.zh, *field.aliases) or "name of the person" in field.label.en:
                assert field.sensitive, field.id

    def test_finds_each_heading_in_one_field(self, kind: EntryKind) -> None:
        columns = detail_columns(kind)
        for field in kind.fields:
            for heading in (field.id, field.label.zh, field.label.en, *field.aliases):
                assert columns.find(heading) == f"details.{field.id}"


def test_states_of_the_common_kinds_follow_their_order() -> None:
    card = entry_kind("consular.apec-card")
    assert card is not None
    assert card.states.index("received") < card.states.index("reviewed") < card.states.index("issued")


def test_the_country_concerned_and_money_have_one_place_only() -> None:
    common = LISTS["columns.entries"]
    taken = {
        (kind.id, field.id)
        for kind in KINDS
        for field in kind.fields
        for heading in (field.label.zh, *field.aliases)
        if common.find(heading) in ("country", "amount", "office")
    }
    assert not taken
