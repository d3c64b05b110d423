"""One failing and one passing example for every rule on official trips. The two differ as little as they can."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS
from localdiplomacy.issues import Severity
from localdiplomacy.issues.catalogue import trips
from localdiplomacy.model import (
    ChecklistItem,
    ChecklistRun,
    CostItem,
    Details,
    Entry,
    Headcount,
    Member,
    Money,
    OutboundDelegation,
    Paper,
    PartialDate,
    Stop,
    Transition,
    TripReport,
)
from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.parameters import Citation
from localdiplomacy.regulations.regulations import Regulations, builtin
from localdiplomacy.testing.rule_examples import RuleExample

OURS = Citation(text="our own rule")
WITHOUT_QUOTA = (
    builtin()
    .choose("passport.return_deadline", "departure-approved-7")
    .choose("report.deadline", "return-15")
    .choose("outbound.lead_time", "45-days")
    .choose("outbound.academic_temporary", "90-days")
    .choose("outbound.checklists", "one-list-four-educations")
    .choose("outbound.leaders_abroad", "two")
    .settle("outbound.split_window", Duration(15, DayKind.CALENDAR_DAYS), source=OURS)
    .settle("outbound.term_starts", ("2017-01-10", "2022-01-12"), source=OURS)
)
RULES = WITHOUT_QUOTA.settle("outbound.quota", 2, source=OURS)
_FIVE = "outbound.max_days since 2013-01-01, CN"


def _example(
    broken: tuple[Any, ...],
    path: str,
    params: Mapping[str, str],
    sound: tuple[Any, ...],
    severity: Severity = Severity.WARNING,
    subject: str = "d1",
    where: str | None = None,
    rules: Regulations = RULES,
    beside: tuple[str, ...] = (),
) -> RuleExample:
    return RuleExample(
        broken,
        path,
        params,
        sound,
        severity,
        subject=subject,
        beside=frozenset(beside),
        only=("LD-TRIP", "LD-GIFT"),
        office="o1",
        where=where,
        context={"regulations": rules, "is_working_day": lambda day: day.weekday() < 5},
    )


# The worked example of the sources: Japan, 30 October to 3 November 2018, five days, exactly at the limit.
JAPAN = OutboundDelegation(
    id="d1",
    unit="市外办",
    mode="own",
    departs_on="2018-10-30",
    returns_on="2018-11-03",
    stops=(Stop(country="JP"),),
    checklists=(
        ChecklistRun(
            checklist="checklist.outbound-education",
            items=tuple(
                ChecklistItem(code=code, done=True)
                for code in ("list", "education-1", "education-2", "education-3", "education-4")
            ),
        ),
    ),
)


def _trip(**more: Any) -> OutboundDelegation:
    return evolve(JAPAN, **more)


def _moves(*moves: tuple[str, str]) -> dict[str, Any]:
    return {"history": tuple(Transition(to, on) for to, on in moves)}


def _to(*countries: str) -> dict[str, Any]:
    return {"stops": tuple(Stop(country=country) for country in countries)}


def _sent(id: str, persons: int, on: str, **more: Any) -> OutboundDelegation:
    return _trip(id=id, headcount=Headcount(persons=persons), departs_on=on, returns_on=on, **more)


def _led(id: str, on: str) -> OutboundDelegation:
    return _sent(id, 1, on, members=(Member(head=True, role="leader"),))


def _made(id: str, on: str) -> OutboundDelegation:
    return _trip(id=id, departs_on=on, returns_on=on, members=(Member(reference="a7", rank="121"),))


def _agreement(**details: Any) -> Entry:
    return Entry(id="e1", kind="agreement", office="o1", details=Details(details))


def _gift(id: str, on: str, item: str = "云锦") -> Entry:
    return Entry(id=id, kind="gift", office="o1", on=on, details=Details(item=item, recipient="神户市"))


_BACK = (("returned", "2018-11-03"), ("reported", "2018-11-10"))
_LATER = {"departs_on": "2019-03-01", "returns_on": "2019-03-05"}


def _retired(position: str) -> OutboundDelegation:
    return _trip(members=(Member(reference="a7", rank="121", position=position),))


def _reported(**report: Any) -> OutboundDelegation:
    return _trip(report=TripReport(**report))


def _spent(lodging: int, meals: int) -> OutboundDelegation:
    items = (CostItem(item="lodging", actual=Money(lodging)), CostItem(item="meals", actual=Money(meals)))
    return _trip(cost=Money(9000), costs=items)


_WHOLE = ("basics", "task", "passports", "discipline", "money", "follow-up", "member-list")
_EXEMPT = {"returns_on": "2018-11-04", "exempt_reason": "conference"}
_RETURNED = _moves(("returned", "2018-11-03"), ("archived", "2018-12-31"))
_PLAN = Entry(id="plan-7", kind="outbound-plan", office="o1", on="2018", headcount=Headcount(persons=3))
_GO = {"office": "o1"}

EXAMPLES: Mapping[str, RuleExample] = {
    "LD-TRIP-001": _example(
        (_trip(returns_on="2018-11-04"),),
        "returns_on",
        {"days": "6", "countries": "1", "limit": "5 calendar days", "rule": _FIVE},
        (JAPAN,),
    ),
    "LD-TRIP-002": _example(
        (_trip(**_to("JP", "KR", "MN", "VN")),),
        "stops",
        {"countries": "4", "limit": "3 countries", "rule": "outbound.max_countries since 2013-01-01, CN"},
        (_trip(**_to("JP", "KR", "MN")),),
    ),
    "LD-TRIP-003": _example(
        (_trip(**_to("JP", "FR")),),
        "stops",
        {"continents": "Asia, Europe", "rule": "outbound.same_continent since 2013-01-01, CN"},
        (_trip(**_to("JP", "KR")),),
        Severity.ADVICE,
    ),
    "LD-TRIP-004": _example(
        (_trip(headcount=Headcount(persons=7)),),
        "headcount.persons",
        {"persons": "7", "limit": "6 persons", "rule": "outbound.max_headcount since 2013-01-01, CN"},
        (_trip(headcount=Headcount(persons=6)),),
    ),
    "LD-TRIP-005": _example(
        (_trip(**_EXEMPT),),
        "returns_on",
        {"found": "6 days", "limit": "5 calendar days", "rule": _FIVE, "reason": "international conference"},
        (_trip(**_EXEMPT | {"returns_on": "2018-11-03"}),),
        Severity.ADVICE,
    ),
    "LD-TRIP-006": _example(
        (_trip(business_days=3),),
        "business_days",
        {"days": "5", "business": "3", "limit": "2/3", "rule": "outbound.business_share, CN"},
        (_trip(business_days=4),),
        Severity.WARNING,
    ),
    "LD-TRIP-007": _example(
        (_trip(plan_type="academic", returns_on="2019-01-28"),),
        "returns_on",
        {"days": "91", "limit": "90 calendar days", "rule": "outbound.academic_temporary, CN"},
        (_trip(plan_type="academic", returns_on="2019-01-27"),),
    ),
    "LD-TRIP-008": _example(
        (_trip(days_approved=4),), "returns_on", {"days": "5", "approved": "4"}, (_trip(days_approved=5),)
    ),
    "LD-TRIP-009": _example(
        (_trip(planned=Headcount(persons=3), approved=Headcount(persons=4)),),
        "approved.persons",
        {"later": "approval", "found": "4", "what": "persons", "earlier": "application", "before": "3"},
        (_trip(planned=Headcount(persons=3), approved=Headcount(persons=3)),),
        Severity.ADVICE,
    ),
    "LD-TRIP-010": _example(
        (_trip(**_GO), _PLAN),
        "plan_reference",
        {"year": "2018"},
        (_trip(**_GO, plan_reference="plan-7"), _PLAN),
        Severity.ADVICE,
    ),
    "LD-TRIP-011": _example(
        (_trip(id="d0"), _trip(id="d2"), JAPAN, _trip(id="d3")),
        "departs_on",
        {"year": "2018", "number": "3", "all": "4", "limit": "2 trips", "rule": "outbound.quota, CN"},
        (_trip(id="d0"), JAPAN),
        subject="d2",
    ),
    "LD-TRIP-012": _example(
        (_trip(mode="province", papers=(Paper(kind="notice"), Paper(kind="approval"))),),
        "papers",
        {"mode": "joined a provincial group", "needed": "confirmation"},
        (_trip(mode="province", papers=(Paper(kind="notice"), Paper(kind="confirmation"))),),
    ),
    "LD-TRIP-013": _example(
        (_sent("d1", 4, "2018-10-30"), _sent("d2", 3, "2018-11-14")),
        "unit",
        {
            "unit": "市外办",
            "window": "15 calendar days",
            "count": "2",
            "country": "Japan",
            "persons": "7",
            "limit": "6 persons",
            "rule": "outbound.max_headcount since 2013-01-01, CN",
            "ids": "d1, d2",
        },
        (_sent("d1", 4, "2018-10-30"), _sent("d2", 3, "2018-11-15")),
    ),
    "LD-TRIP-014": _example(
        (_trip(**_GO), _trip(id="d2", **_GO), _PLAN),
        "departs_on",
        {"year": "2018", "all": "2", "planned": "1", "number": "2"},
        (_trip(**_GO), _PLAN),
        Severity.ADVICE,
        subject="d2",
        rules=WITHOUT_QUOTA,
        beside=("LD-TRIP-010", "LD-CHECK-005"),
    ),
    "LD-TRIP-021": _example(
        (_trip(members=(Member(head=True), Member(head=True), Member())),),
        "members",
        {"heads": "2", "rule": "outbound.leaders_together since 2008-01-01, 46"},
        (_trip(members=(Member(head=True), Member(head=True, unit="市教育局"), Member())),),
        Severity.WARNING,
        where="4601",
    ),
    "LD-TRIP-022": _example(
        (_led("d0", "2018-05-01"), _led("d1", "2018-10-31")),
        "departs_on",
        {
            "country": "Japan",
            "other": "d0",
            "day": "2018-05-01",
            "limit": "6 months",
            "rule": "outbound.leaders_same_country_gap since 2016-01-01, 22",
        },
        (_led("d0", "2018-05-01"), _led("d1", "2018-11-01")),
        Severity.ADVICE,
        where="2201",
    ),
    "LD-TRIP-023": _example(
        (_made("d0", "2020-03-01"), _made("d1", "2020-09-01")),
        "members[0]",
        {"span": "in the year", "number": "2", "limit": "1 trip", "rule": "outbound.max_trips since 2008-01-01, 46"},
        (_made("d0", "2020-03-01"), _made("d1", "2021-09-01")),
        Severity.WARNING,
        where="4601",
    ),
    "LD-TRIP-024": _example(
        (_trip(checklists=(evolve(JAPAN.checklists[0], items=JAPAN.checklists[0].items[:4]),)),),
        "checklists",
        {
            "checklist": "One list and four educations before a trip",
            "done": "4",
            "all": "5",
            "missing": "fourth education",
        },
        (JAPAN,),
    ),
    "LD-TRIP-025": _example(
        (_trip(id="d0", members=(Member(head=True), Member(head=True))), _trip(members=(Member(head=True),))),
        "members",
        {
            "body": "市外办",
            "heads": "3",
            "day": "2018-10-30",
            "limit": "2 persons",
            "rule": "outbound.leaders_abroad, CN",
            "ids": "d0, d1",
        },
        (_trip(id="d0", members=(Member(head=True), Member())), _trip(members=(Member(head=True),))),
    ),
    "LD-TRIP-026": _example(
        (_retired("retired"),),
        "members[0]",
        {"who": "retired", "rule": "outbound.max_trips since 2013-01-01, 37"},
        (_retired("foreign-affairs"),),
        where="3708",
    ),
    "LD-TRIP-031": _example(
        (_trip(**_moves(("public-notice", "2018-09-03"), ("noticed", "2018-09-06"))),),
        "history[0].on",
        {
            "start": "2018-09-03",
            "end": "2018-09-06",
            "due": "2018-09-07",
            "limit": "5 working days",
            "rule": "outbound.notice since 2013-01-01, CN",
        },
        (_trip(**_moves(("public-notice", "2018-09-03"), ("noticed", "2018-09-07"))),),
    ),
    "LD-TRIP-032": _example(
        (_trip(**_moves(("returned", "2018-11-03"), ("published", "2018-12-04"), ("archived", "2018-12-31"))),),
        "history[1].on",
        {
            "due": "2018-12-03",
            "limit": "1 month",
            "rule": "outbound.result_notice since 2013-01-01, CN",
            "found": "it was done on 2018-12-04",
        },
        (_trip(**_moves(("returned", "2018-11-03"), ("published", "2018-12-03"), ("archived", "2018-12-31"))),),
        Severity.ADVICE,
    ),
    "LD-TRIP-033": _example(
        (
            _trip(
                days_approved=5,
                **_moves(("returned", "2018-11-03"), ("passports-returned", "2018-11-12"), ("archived", "2018-12-31")),
            ),
        ),
        "history[1].on",
        {
            "due": "2018-11-11",
            "start": "departure plus approved days",
            "limit": "7 calendar days",
            "rule": "passport.return_deadline, CN",
            "found": "it was done on 2018-11-12",
        },
        (
            _trip(
                days_approved=5,
                **_moves(("returned", "2018-11-03"), ("passports-returned", "2018-11-11"), ("archived", "2018-12-31")),
            ),
        ),
    ),
    "LD-TRIP-034": _example(
        (_trip(**_moves(("approved", "2018-09-20"), ("cancelled", "2018-10-08"))),),
        "history",
        {
            "due": "2018-10-15",
            "start": "the cancellation",
            "limit": "7 calendar days",
            "rule": "passport.cancelled_deadline since 2016-01-01, CN",
            "found": "nothing is recorded by 2023-01-01",
        },
        (_trip(**_moves(("submitted", "2018-09-20"), ("cancelled", "2018-10-08"))),),
    ),
    "LD-TRIP-035": _example(
        (_trip(**_moves(("returned", "2018-11-03"), ("reported", "2018-11-19"), ("archived", "2018-12-31"))),),
        "history[1].on",
        {
            "due": "2018-11-18",
            "start": "the return",
            "limit": "15 calendar days",
            "rule": "report.deadline, CN",
            "found": "it was done on 2018-11-19",
        },
        (_trip(**_moves(("returned", "2018-11-03"), ("reported", "2018-11-18"), ("archived", "2018-12-31"))),),
    ),
    "LD-TRIP-036": _example(
        (_trip(**_moves(("applied", "2018-09-16"))),),
        "history[0].on",
        {
            "applied": "2018-09-16",
            "departs": "2018-10-30",
            "limit": "45 calendar days",
            "rule": "outbound.lead_time, CN",
        },
        (_trip(**_moves(("applied", "2018-09-15"))),),
    ),
    "LD-TRIP-037": _example(
        (_trip(**_GO, agreements=("e1",)), _agreement()),
        "agreements[0]",
        {"agreement": "e1"},
        (_trip(**_GO, agreements=("e1",)), _agreement(follow_up="互派教师")),
    ),
    "LD-TRIP-038": _example(
        (_agreement(due=PartialDate.parse("2022-12-31")),),
        "details.due",
        {"due": "2022-12-31", "state": "not recorded"},
        (_agreement(due=PartialDate.parse("2023-01-01")),),
        subject="e1",
    ),
    "LD-TRIP-039": _example(
        (_reported(characters=2400, photos=1),),
        "report.photos",
        {"found": "1 photograph", "limit": "2 photographs", "rule": "report.min_photos, 34"},
        (_reported(characters=2000, photos=2),),
        where="3401",
    ),
    "LD-TRIP-040": _example(
        (_reported(photos=3, parts=_WHOLE[:-1]),),
        "report.parts",
        {"missing": "list of members", "rule": "report.parts, 12"},
        (_reported(photos=3, parts=_WHOLE),),
        where="1201",
    ),
    "LD-TRIP-041": _example(
        (_trip(days_approved=5, **_moves(*_BACK)),),
        "history",
        {
            "due": "2018-11-11",
            "start": "departure plus approved days",
            "limit": "7 calendar days",
            "lock": "30 calendar days",
            "rule": "passport.lock_after_overdue since 2014-01-01, 11",
            "unit": "市外办",
            "since": "2018-12-12",
        },
        (_trip(days_approved=5, **_moves(*_BACK, ("passports-returned", "2018-11-11"))),),
        where="1101",
        beside=("LD-TRIP-033",),
    ),
    "LD-TRIP-042": _example(
        (
            _trip(id="d0", days_approved=5, **_moves(*_BACK, ("passports-returned", "2019-01-10"))),
            _trip(**_LATER, **_moves(("applied", "2018-12-12"))),
        ),
        "history[0].on",
        {
            "due": "2018-11-11",
            "start": "departure plus approved days",
            "limit": "7 calendar days",
            "lock": "30 calendar days",
            "rule": "passport.lock_after_overdue since 2014-01-01, 11",
            "unit": "市外办",
            "applied": "2018-12-12",
            "other": "d0",
        },
        (
            _trip(id="d0", days_approved=5, **_moves(*_BACK, ("passports-returned", "2018-11-11"))),
            _trip(**_LATER, **_moves(("applied", "2018-12-12"))),
        ),
        where="1101",
        beside=("LD-TRIP-033",),
    ),
    "LD-TRIP-051": _example(
        (_trip(budget=Money(30000), cost=Money(30001)),),
        "cost",
        {"what": "In all", "cost": "30001 CNY", "budget": "30000 CNY", "over": "1 CNY"},
        (_trip(budget=Money(30000), cost=Money(30000)),),
    ),
    "LD-TRIP-052": _example(
        (_spent(6000, 2999),),
        "cost",
        {"what": "cost", "sum": "8999 CNY", "stated": "9000 CNY"},
        (_spent(6000, 3000),),
    ),
    "LD-GIFT-001": _example(
        (_gift("g1", "2019-05-01"), _gift("g2", "2021-05-01")),
        "details.item",
        {"item": "云锦", "year": "2019", "other": "g1"},
        (_gift("g1", "2019-05-01"), _gift("g2", "2021-05-01", "水晶")),
        Severity.ADVICE,
        subject="g2",
    ),
}


def test_every_rule_on_trips_has_its_examples_and_a_check() -> None:
    codes = {rule.code for rule in trips.RULES}
    assert set(EXAMPLES) == codes
    assert codes <= {rule.code for check in BUILTIN_CHECKS for rule in check.rules}
