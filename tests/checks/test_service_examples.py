"""One failing and one passing example for every rule on the smaller ledgers. The two differ as little as they can."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from localdiplomacy.checks import BUILTIN_CHECKS
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Severity
from localdiplomacy.issues.catalogue import services
from localdiplomacy.model import (
    Details,
    Entry,
    Name,
    OutboundDelegation,
    PartialDate,
    Quantity,
    Transition,
)
from localdiplomacy.regulations.countries import country_codes
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import builtin
from localdiplomacy.testing.rule_examples import RuleExample

OURS = Citation(text="our own rule")
RULES = (
    builtin()
    .choose("passport.return_deadline", "return-7")
    .choose("protection.response_time", "one-hour")
    .choose("bodies.term", "five-years")
    .settle("invitation.issuers", ("市外办", "市商务局"), source=OURS)
)


CONTEXT = {
    "at": date(2024, 12, 31),
    "code_lists": {**builtin_code_lists(), "country": country_codes()},
    "regulations": RULES,
    "is_working_day": lambda day: day.weekday() < 5,
}


def _example(
    broken: tuple[Any, ...],
    path: str,
    params: Mapping[str, str],
    sound: tuple[Any, ...],
    severity: Severity = Severity.WARNING,
    subject: str = "e1",
    where: str | None = None,
) -> RuleExample:
    return RuleExample(
        broken,
        path,
        params,
        sound,
        severity,
        subject=subject,
        only=("LD-SERVICE",),
        office="o1",
        where=where,
        context=CONTEXT,
    )


def _entry(kind: str, on: str | None, id: str = "e1", moves: tuple[tuple[str, str], ...] = (), **more: Any) -> Entry:
    shared = {name: more.pop(name) for name in ("name", "country", "until") if name in more}
    history = tuple(Transition(to, day) for to, day in moves)
    return Entry(id=id, kind=kind, office="o1", on=on, history=history, details=Details(more), **shared)


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def _document(on: str, country: str, certificate: str) -> Entry:
    return _entry("consular.legalisation", on, country=country, certificate=certificate)


def _invitation(**more: Any) -> Entry:
    return _entry("invitation", "2024-05-01", **more)


def _visa(country: str) -> tuple[Entry, ...]:
    listed = _entry("consular.visa-country", "2018-01-01", "s1", country="JP", visa="private")
    return (listed, _entry("consular.visa", "2018-05-01", country=country, visa="private"))


def _card(**more: Any) -> Entry:
    return _entry("consular.apec-card", "2024-03-01", company="甲公司", **more)


TRIP = OutboundDelegation(id="d1", office="o1", departs_on="2024-05-06", returns_on="2024-05-10")


def _passport(**more: Any) -> Entry:
    return _entry("consular.passport", "2024-04-01", **more)


def _conference(name: str = "海洋科学研讨会", **more: Any) -> Entry:
    return _entry("conference", "2024-09-10", name=Name(zh=name), **more)


def _press(until: str) -> Entry:
    return _entry("press-visit", "2024-01-10", until=until)


def _case(told: str, country: str = "FR") -> Entry:
    case = {"case": "detention", "country": country}
    return _entry("case.foreign-related", "2024-06-03", notified_on=_day(told), **case)


def _citizen(on: str, id: str = "e1", **more: Any) -> Entry:
    return _entry("honour", on, id, honour="honorary-citizen", **more)


def _association(congress: str) -> Entry:
    return _entry("body", "2010", body="friendship-association", congress=_day(congress))


_APOSTILLE = "consular.certificate since 2023-11-07, CN, consular.apostille_state since 2023-11-07, CN"
EXAMPLES: Mapping[str, RuleExample] = {
    "LD-SERVICE-001": _example(
        (_document("2023-11-07", "DE", "legalisation"),),
        "details.certificate",
        {
            "day": "2023-11-07",
            "country": "Germany",
            "needed": "apostille",
            "found": "consular legalisation",
            "rule": _APOSTILLE,
        },
        (_document("2023-11-06", "DE", "legalisation"),),
    ),
    "LD-SERVICE-011": _example(
        (_invitation(moves=(("received", "2024-04-20"),), visit_on=_day("2024-05-03")),),
        "details.visit_on",
        {
            "received": "2024-04-20",
            "visit": "2024-05-03",
            "limit": "14 calendar days",
            "rule": "invitation.lead_time since 2006-01-01, 3405",
        },
        (_invitation(moves=(("received", "2024-04-20"),), visit_on=_day("2024-05-04")),),
        where="3405",
    ),
    "LD-SERVICE-012": _example(
        (_invitation(rank="vice-minister", issued_level="municipal"),),
        "details.issued_level",
        {
            "rank": "vice-minister",
            "level": "municipal",
            "rule": "invitation.province_ranks since 2006-01-01, 3405",
        },
        (_invitation(rank="vice-minister", issued_level="provincial"),),
        where="3405",
    ),
    "LD-SERVICE-013": _example(
        (_invitation(issued_by="甲公司"),),
        "details.issued_by",
        {"body": "甲公司", "known": "市外办, 市商务局", "rule": "invitation.issuers, CN"},
        (_invitation(issued_by="市商务局"),),
    ),
    "LD-SERVICE-021": _example(
        _visa("KR"),
        "country",
        {"day": "2018-05-01", "country": "South Korea", "visa": "private visa"},
        _visa("JP"),
    ),
    "LD-SERVICE-031": _example(
        (_card(moves=(("issued", "2024-03-20"),), valid_until=_day("2029-03-21")),),
        "details.valid_until",
        {
            "issued": "2024-03-20",
            "until": "2029-03-21",
            "limit": "5 years",
            "rule": "apec.card_validity, CN",
        },
        (_card(moves=(("issued", "2024-03-20"),), valid_until=_day("2029-03-20")),),
    ),
    "LD-SERVICE-032": _example(
        (_card(trade=Quantity.of(499_999, "CNY")),),
        "details.trade",
        {
            "field": "foreign trade of the year before",
            "found": "499999",
            "limit": "500000 yuan",
            "rule": "apec.min_trade, 3208",
        },
        (_card(trade=Quantity.of(500_000, "CNY")),),
        where="3208",
    ),
    "LD-SERVICE-033": _example(
        (_card(passport_until=_day("2025-02-28")),),
        "details.passport_until",
        {
            "until": "2025-02-28",
            "day": "2024-03-01",
            "limit": "12 months",
            "rule": "apec.passport_validity, 3303",
        },
        (_card(passport_until=_day("2025-03-01")),),
        where="3303",
    ),
    "LD-SERVICE-041": _example(
        (_passport(moves=(("received", "2024-04-01"), ("issued", "2024-04-09"))),),
        "history",
        {
            "received": "2024-04-01",
            "due": "2024-04-08",
            "limit": "5 working days",
            "rule": "passport.issue_time, CN",
            "issued": "2024-04-09",
        },
        (_passport(moves=(("received", "2024-04-01"), ("issued", "2024-04-08"))),),
    ),
    "LD-SERVICE-042": _example(
        (_passport(delegation="d1", valid_until=_day("2024-11-05")), TRIP),
        "details.valid_until",
        {
            "until": "2024-11-05",
            "departs": "2024-05-06",
            "limit": "6 months",
            "rule": "passport.validity, CN",
        },
        (_passport(delegation="d1", valid_until=_day("2024-11-06")), TRIP),
        Severity.ADVICE,
    ),
    "LD-SERVICE-043": _example(
        (_passport(delegation="d1", returned_on=_day("2024-05-18")), TRIP),
        "details.returned_on",
        {
            "delegation": "d1",
            "due": "2024-05-17",
            "start": "the return",
            "limit": "7 calendar days",
            "rule": "passport.return_deadline, CN",
            "found": "it was done on 2024-05-18",
        },
        (_passport(delegation="d1", returned_on=_day("2024-05-17")), TRIP),
    ),
    "LD-SERVICE-051": _example(
        (_conference(category="general", foreign_guests=100, approval_level="provincial"),),
        "details.approval_level",
        {
            "reasons": "foreign participants 100 (from 100 persons)",
            "rule": "conference.central_foreign since 2006-01-01, CN",
            "level": "provincial",
        },
        (_conference(category="general", foreign_guests=99, approval_level="provincial"),),
    ),
    "LD-SERVICE-052": _example(
        (_conference(countries=("日本", "香港")),),
        "details.countries",
        {"count": "2", "limit": "3 countries", "rule": "conference.min_countries since 2006-01-01, CN"},
        (_conference(countries=("日本", "韩国")),),
        Severity.ADVICE,
    ),
    "LD-SERVICE-053": _example(
        (_conference(moves=(("submitted", "2024-06-11"),)),),
        "on",
        {
            "submitted": "2024-06-11",
            "day": "2024-09-10",
            "limit": "3 months",
            "rule": "conference.lead_time since 2017-01-01, CN",
        },
        (_conference(moves=(("submitted", "2024-06-10"),)),),
    ),
    "LD-SERVICE-054": _example(
        (_conference("海洋城市高峰论坛"),),
        "name",
        {"words": "论坛, 高峰", "rule": "conference.avoided_words, CN"},
        (_conference("海洋城市研讨会"),),
        Severity.ADVICE,
    ),
    "LD-SERVICE-061": _example(
        (_press("2024-07-11"),),
        "until",
        {
            "start": "2024-01-10",
            "end": "2024-07-11",
            "limit": "6 months",
            "rule": "journalists.resident_from since 2008-10-17, CN",
        },
        (_press("2024-07-10"),),
    ),
    "LD-SERVICE-071": _example(
        (_case("2024-06-11"),),
        "details.notified_on",
        {
            "day": "2024-06-03",
            "due": "2024-06-10",
            "limit": "7 calendar days",
            "rule": "case.consular_notice since 1995-01-01, CN",
            "found": "it was told on 2024-06-11",
        },
        (_case("2024-06-10"),),
        Severity.ADVICE,
    ),
    "LD-SERVICE-072": _example(
        (_entry("case.consular-protection", "2024-06-03", response_minutes=61),),
        "details.response_minutes",
        {"minutes": "61", "limit": "1 hour", "rule": "protection.response_time, CN"},
        (_entry("case.consular-protection", "2024-06-03", response_minutes=60),),
    ),
    "LD-SERVICE-081": _example(
        (_citizen("2024-09-01", decided_by="city-government"),),
        "details.decided_by",
        {
            "found": "city government",
            "needed": "standing committee of the people's congress",
            "rule": "honours.decided_by since 1998-01-01, 31",
        },
        (_citizen("2024-09-01", decided_by="peoples-congress-standing-committee"),),
        where="31",
    ),
    "LD-SERVICE-082": _example(
        (_citizen("2022-09-01", "e0"), _citizen("2023-09-01")),
        "on",
        {"year": "2023", "before": "2022", "limit": "24 months", "rule": "honours.interval since 2018-01-01, 3708"},
        (_citizen("2022-09-01", "e0"), _citizen("2024-05-01")),
        where="3708",
    ),
    "LD-SERVICE-091": _example(
        (_association("2019-12-30"),),
        "details.congress",
        {"last": "2019-12-30", "due": "2024-12-30", "limit": "60 months", "rule": "bodies.term, CN"},
        (_association("2019-12-31"),),
        Severity.ADVICE,
    ),
    "LD-SERVICE-092": _example(
        (_entry("ngo", "2017-01-01", registered=False),),
        "details.registered",
        {"day": "2017-01-01", "rule": "ngo.needs_registration since 2017-01-01, CN"},
        (_entry("ngo", "2016-12-31", registered=False),),
        Severity.ADVICE,
    ),
    "LD-SERVICE-101": _example(
        (_entry("regulation", "2021-03-01", number="政外发[2021]第05号"),),
        "details.number",
        {"number": "政外发[2021]第05号", "rule": "document.number_form since 2012-07-01, CN"},
        (_entry("regulation", "2021-03-01", number="政外发〔2021〕5号"),),
        Severity.ADVICE,
    ),
}


def test_every_rule_has_its_examples_and_a_check() -> None:
    codes = {rule.code for rule in services.RULES}
    assert set(EXAMPLES) == codes
    assert codes <= {rule.code for check in BUILTIN_CHECKS for rule in check.rules}
