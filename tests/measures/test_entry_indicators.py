"""Built-in indicators of the smaller ledgers: what they look at exists, and what they count is right."""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.codec.codelists.builtin import ENTRY_KINDS, builtin_code_lists
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import DIMENSIONS
from localdiplomacy.measures.indicators import Indicator
from localdiplomacy.model.conditions import Operator, Where
from localdiplomacy.model.entries import EntryKind

LISTS = builtin_code_lists()
KINDS = {kind.id: kind for kind in LISTS[ENTRY_KINDS] if isinstance(kind, EntryKind)}
OF_ENTRIES = [one for one in INDICATORS if one.records == "entries" and not one.derived]


def _parts(where: Where) -> Iterator[Where]:
    yield where
    for part in (*where.all_of, *where.any_of):
        yield from _parts(part)


def _kinds(indicator: Indicator) -> list[EntryKind]:
    for part in _parts(indicator.where):
        if part.field == "kind":
            return [KINDS[id] for id in (part.value if isinstance(part.value, tuple) else (part.value,))]
    return list(KINDS.values())


def _paths(indicator: Indicator) -> set[str]:
    stated = (indicator.value, indicator.time, *(field for field, _ in indicator.alternatives))
    return set(indicator.where.fields()) | {path for path in stated if path}


@pytest.mark.parametrize("indicator", OF_ENTRIES, ids=lambda one: one.id)
def test_every_kind_has_the_fields_that_are_looked_at_and_none_is_sensitive(indicator: Indicator) -> None:
    details = {path.removeprefix("details.") for path in _paths(indicator) if path.startswith("details.")}
    for kind in _kinds(indicator):
        fields = {field.id: field for field in kind.fields}
        assert details <= set(fields), kind.id
        assert not any(fields[id].sensitive for id in details)


@pytest.mark.parametrize("indicator", OF_ENTRIES, ids=lambda one: one.id)
def test_every_state_asked_for_is_a_state_of_the_kind(indicator: Indicator) -> None:
    asked = set(indicator.states)
    for part in _parts(indicator.where):
        if part.field == "history.to" and part.op is Operator.IN and set(part.value) != {"held", "delivered", "closed"}:
            asked |= set(part.value)
    possible = set().union(*(kind.states for kind in _kinds(indicator)))
    assert asked <= possible


@pytest.mark.parametrize("indicator", OF_ENTRIES, ids=lambda one: one.id)
def test_every_code_asked_for_is_in_the_list_of_its_field(indicator: Indicator) -> None:
    for part in _parts(indicator.where):
        id = (part.field or "").removeprefix("details.")
        for kind in _kinds(indicator) if (part.field or "").startswith("details.") else ():
            field = next(field for field in kind.fields if field.id == id)
            if field.code_list is not None and part.op in (Operator.IS, Operator.IN):
                values = part.value if isinstance(part.value, tuple) else (part.value,)
                assert set(values) <= {code.id for code in LISTS[field.code_list]}


@pytest.mark.parametrize("indicator", OF_ENTRIES, ids=lambda one: one.id)
def test_units_are_those_the_kind_is_counted_in(indicator: Indicator) -> None:
    assert indicator.unit in LISTS["unit"]
    if indicator.value == "quantity":
        assert all(indicator.unit in kind.units for kind in _kinds(indicator))


def test_dimensions_of_details_exist_in_some_kind_and_show_nothing_sensitive() -> None:
    for dimension in DIMENSIONS:
        path = dimension.path("entries") or ""
        if path.startswith("details."):
            fields = [field for kind in KINDS.values() for field in kind.fields if field.id == path.split(".")[1]]
            assert fields
            assert not any(field.sensitive for field in fields)
            code_list = dimension.list_of("entries")
            assert code_list is None or code_list in {field.code_list for field in fields}


_NUMBERS = itertools.count()


def entry(kind: str, /, on: str | None = "2021-05-01", state: str | None = None, **more: Any) -> ld.Entry:
    names = ("country", "quantity", "headcount", "amount", "partners", "name", "until")
    shared = {name: more.pop(name) for name in names if name in more}
    history = (ld.Transition(state, on),) if state else ()
    id = f"e{next(_NUMBERS):04}"
    return ld.Entry(id=id, kind=kind, office="o", on=on, history=history, details=ld.Details(more), **shared)


def figure(indicator: str, *records: Any, by: Any = (), period: Any = 2021) -> Any:
    table = ld.measure(ld.Ledger.of(records), indicator, by=by, period=period, code_lists=LISTS)
    found = {row.members: row.observation.value and row.observation.value.exact for row in table}
    return found[()] if not by else {", ".join(members): value for members, value in found.items()}


@pytest.mark.parametrize(
    ("indicator", "records", "value"),
    [
        ("consular.apostille.cases", [("consular.legalisation", {"certificate": "apostille"}), ("consular.legalisation", {"certificate": "legalisation"})], 1),
        ("consular.legalisation.copies", [("consular.legalisation", {"quantity": ld.Quantity.of(3, "copies")}), ("consular.legalisation", {"quantity": ld.Quantity.of(4, "copies")})], 7),
        ("consular.passport.copies", [("consular.passport", {}), ("consular.passport", {"quantity": ld.Quantity.of(4, "copies")})], 5),
        ("consular.apec_card.companies", [("consular.apec-card", {"company": "甲"}), ("consular.apec-card", {"company": "甲"}), ("consular.apec-card", {"company": "乙"})], 2),
        ("protection.closed_share", [("case.consular-protection", {"state": "closed"}), ("case.consular-protection", {"state": "open"})], 50),
        ("protection.within_hour_share", [("case.consular-protection", {"response_minutes": 60}), ("case.consular-protection", {"response_minutes": 61})], 50),
        ("protection.response_minutes", [("case.consular-protection", {"response_minutes": 30}), ("case.consular-protection", {"response_minutes": 60})], 45),
        ("cases.days", [("case.foreign-related", {"days": 3}), ("case.foreign-related", {"days": 6})], Decimal("4.5")),
        ("hotline.answered_share", [("hotline", {"answered": True})] * 3 + [("hotline", {"answered": False})], 75),
        ("enquiries.answered", [("enquiry", {"answered_on": ld.PartialDate.parse("2021-05-02")}), ("enquiry", {"state": "closed"}), ("enquiry", {"state": "received"})], 2),
        ("complaints.closed", [("complaint", {"state": "closed"}), ("complaint", {"state": "answered"})], 1),
        ("press.batches", [("press-visit", {}), ("press-visit", {"headcount": ld.Headcount(batches=2)}), ("press-visit", {"state": "planned"})], 3),
        ("press.outlets", [("press-visit", {"outlets": ("甲社", "乙报")}), ("press-visit", {"outlets": ("乙报",)})], 2),
        ("events.held_share", [("event", {"state": "held"}), ("event.exchange", {"state": "planned"}), ("event", {"state": "cancelled"}), ("event", {"state": "held"})], 50),
        ("hk_macao.exchanges", [("event", {"country": "HK"}), ("contact", {"country": "MO"}), ("event", {"country": "JP"}), ("event", {"country": "HK", "state": "cancelled"})], 2),
        ("conferences.foreign_guests", [("conference", {"foreign_guests": 40}), ("conference", {"foreign_guests": 60})], 100),
        ("research.adopted_share", [("research", {"adopted_by": "市委"}), ("research", {"state": "adopted"}), ("research", {"state": "delivered"}), ("research", {"state": "planned"})], 50),
        ("info.used_share", [("info-exchange", {"used_by": "外交部"}), ("info-exchange", {"state": "received"})], 50),
        ("letters.replied_share", [("correspondence", {"state": "answered"}), ("correspondence", {"state": "delivered"})], 50),
        ("contacts.followed_up_share", [("contact", {"followed_up": True}), ("contact", {"followed_up": False})], 50),
        ("projects.landed", [("project", {"stage": "operating"}), ("project", {"stage": "talks", "state": "settled"}), ("project", {"stage": "talks"})], 2),
        ("projects.amount", [("project", {"amount": ld.Money(Decimal("1000000"), "CNY")}), ("project", {"amount": ld.Money(Decimal("2000000"), "CNY")})], 3_000_000),
        ("projects.investment", [("project", {"investment": ld.Quantity.of(4_100_000_000, "CNY")})], 4_100_000_000),
        ("demands.closed_share", [("demand", {"result": "已签约"}), ("demand", {"state": "received"})], 50),
        ("company_visits.solved_share", [("company-visit", {"company": "甲", "problems": 4, "solved": 3})], 75),
        ("translation.tasks_per_interpreter", [("translation", {"reference": "y1"})] * 3 + [("translation", {"reference": "y2"}), ("translation", {"reference": "y3", "state": "cancelled"})], 2),
        ("signage.fixed_share", [("signage", {"state": "verified"}), ("signage", {"fixed_on": ld.PartialDate.parse("2021-06")}), ("signage", {"state": "found"}), ("signage", {"state": "in-progress"})], 50),
        ("inspections.fixed_share", [("inspection", {"findings": 10, "fixed": 9})], 90),
        ("secondments.persons", [("secondment", {"kind": "up"}), ("secondment", {"kind": "abroad", "headcount": ld.Headcount(persons=3)})], 4),
        ("regulations.issued", [("regulation", {"state": "published"}), ("regulation", {}), ("regulation", {"state": "drafted"})], 2),
        ("tasks.done_share", [("assigned-task", {"state": "closed"}), ("assigned-task", {"state": "received"})], 50),
        ("task_forces.days", [("task-force", {"quantity": ld.Quantity.of(27, "days")}), ("task-force", {"quantity": ld.Quantity.of(151, "days")})], 178),
        ("charters.flights", [("charter", {"quantity": ld.Quantity.of(6, "flights")}), ("charter", {})], 7),
        ("service_cases.days", [("service-case", {"days": 1}), ("service-case", {"days": 2})], Decimal("1.5")),
    ],
)  # fmt: skip
def test_figures(indicator: str, records: list[tuple[str, dict[str, Any]]], value: Any) -> None:
    assert figure(indicator, *(entry(kind, **dict(details)) for kind, details in records)) == value


@pytest.mark.parametrize(
    ("indicator", "by", "records", "rows"),
    [
        ("honours.count", "honour", [("honour", {"honour": "honorary-citizen"}), ("honour", {"honour": "friendship-envoy"}), ("honour", {})], {"honorary-citizen": 1, "friendship-envoy": 1, "_unknown": 1}),
        ("media.reports", "scope", [("media-report", {"level": "national", "outlet": "甲"}), ("media-report", {"level": "national", "outlet": "乙"})], {"national": 2}),
        ("media.reports", "outlet", [("media-report", {"outlet": "甲"}), ("media-report", {"outlet": "乙"})], {"甲": 1, "乙": 1}),
        ("conferences.count", "approval-level", [("conference", {"approval_level": "national"}), ("conference", {"approval_level": "provincial"})], {"national": 1, "provincial": 1}),
        ("events.count", "brand", [("event", {"brand": "游记"}), ("event", {"brand": "游记"}), ("event", {})], {"游记": 2, "_unknown": 1}),
        ("secondments.persons", "secondment", [("secondment", {"kind": "up"}), ("secondment", {"kind": "down"}), ("secondment", {"kind": "abroad"})], {"up": 1, "down": 1, "abroad": 1}),
        ("contacts.count", "direction", [("contact", {"direction": "up"}), ("contact", {"direction": "down"})], {"up": 1, "down": 1}),
        ("info.items", "field", [("info-exchange", {"field": "economy"}), ("info-exchange", {"field": "education"})], {"economy": 1, "education": 1}),
        ("consular.visa.batches", "country", [("consular.visa", {"country": "JP"}), ("consular.visa", {"country": "JP"}), ("consular.visa", {"country": "DE"})], {"JP": 2, "DE": 1}),
        ("projects.count", "stage", [("project", {"stage": "talks"}), ("project", {"stage": "settled"})], {"talks": 1, "settled": 1}),
        ("training.batches", "training-topic", [("training", {"topic": "protocol"}), ("training", {"topic": "protocol"})], {"protocol": 2}),
        ("feedback.count", "feedback", [("feedback", {"feedback": "banner"}), ("feedback", {"feedback": "letter"})], {"banner": 1, "letter": 1}),
        ("cases.count", "case", [("case.foreign-related", {"case": "civil"})], {"civil": 1}),
        ("overseas_chinese.services", "matter", [("overseas-chinese", {"matter": "care"})], {"care": 1}),
    ],
)  # fmt: skip
def test_figures_by_a_detail(indicator: str, by: str, records: list[tuple[str, dict[str, Any]]], rows: Any) -> None:
    assert figure(indicator, *(entry(kind, **dict(details)) for kind, details in records), by=by) == rows


def test_a_case_that_does_not_say_when_it_was_answered_leaves_the_share_open() -> None:
    answered, silent = entry("case.consular-protection", response_minutes=30), entry("case.consular-protection")
    assert figure("protection.within_hour_share", answered, answered) == 100
    assert figure("protection.within_hour_share", answered, silent) is None


def test_months_without_an_issue_show_as_none() -> None:
    first, last = (
        entry("publication", f"2021-{month}-05", title="外事参考", quantity=ld.Quantity.of(count, "issues"))
        for month, count in (("04", 3), ("06", 2))
    )
    by_month = figure("publications.issues", first, last, by="month", period="2021Q2")
    assert by_month == {"2021-04": 3, "2021-05": 0, "2021-06": 2}


def test_what_is_kept_on_the_last_day() -> None:
    terms = [entry("glossary", None, None) for _ in range(4)]
    states = [
        (),
        (ld.Transition("drafted"),),
        (ld.Transition("approved", "2021-03"),),
        (ld.Transition("approved", "2022"),),
    ]
    kept = [
        ld.Entry(id=term.id, kind="glossary", office="o", history=life)
        for term, life in zip(terms, states, strict=True)
    ]
    assert figure("glossary.terms", *kept) == 4
    assert figure("glossary.approved", kept[1], kept[2]) == 1
    talent = [entry("talent", None, languages=tongues) for tongues in (("日语",), ("日语", "英语"))]
    active = [
        ld.Entry(id=one.id, kind="talent", history=(ld.Transition("active", "2020"),), details=one.details)
        for one in talent
    ]
    assert figure("talent.persons", *active) == 2
    assert figure("talent.persons", *active, by="language") == {"日语": 2, "英语": 1}


def test_an_office_without_such_a_ledger_has_no_figure_instead_of_none() -> None:
    gift, ended = entry("gift", state="delivered"), entry("talent", state="ended")
    assert figure("talent.persons", gift) is None
    assert figure("talent.persons", gift, ended) == 0


def _association(
    id: str, district: str, history: tuple[ld.Transition, ...] = (ld.Transition("active", "2020"),)
) -> ld.Entry:
    founded = ld.PartialDate.parse("2021-04-01")
    details = ld.Details(body="friendship-association", founded=founded)
    return ld.Entry(id=id, kind="body", office="o", partners=(district,), history=history, details=details)


def test_districts_covered_by_friendship_associations() -> None:
    districts = [ld.City(id=f"d{number}", level="district", country="CN", parent="c") for number in range(4)]
    county = ld.City(id="d4", level="county", country="CN", parent="c")
    places = [
        ld.City(id="c", level="city", country="CN"),
        *districts,
        county,
        ld.City(id="x", level="district", country="JP"),
    ]
    bodies = [
        _association("a", "d0"),
        _association("b", "d1"),
        _association("b2", "d1"),
        _association("n", "d2", (ld.Transition("ended", "2020"),)),
    ]
    assert figure("associations.districts", *places, *bodies) == 2
    assert figure("places.districts", *places, *bodies) == 5
    assert figure("associations.coverage", *places, *bodies) == 40
    assert figure("bodies.founded", *bodies, by="body") == {"friendship-association": 4}


def test_a_text_where_a_date_should_be_is_no_date() -> None:
    founded = [entry("body", founded="上世纪"), entry("body", founded=ld.PartialDate.parse("2021"))]
    table = ld.measure(ld.Ledger.of(founded), "bodies.founded", period=2021, code_lists=LISTS)
    assert [(item.reason.value, item.count) for item in table.left_out] == [("undated", 1)]
    assert table.rows[0].observation.value is not None
