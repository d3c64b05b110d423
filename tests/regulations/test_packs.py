"""The packaged regulations: golden look-ups at the days on which rules change."""

from datetime import date
from decimal import Decimal

import pytest

from localdiplomacy.model.durations import DayKind, Duration
from localdiplomacy.regulations.answers import Absent, Ended, InForce, NotConfigured
from localdiplomacy.regulations.countries import countries
from localdiplomacy.regulations.parameters import Grade
from localdiplomacy.regulations.regulations import builtin


def value(name, on, where=None, **by):
    answer = builtin().lookup(name, on=date.fromisoformat(on), where=where, **by)
    assert isinstance(answer, InForce), answer
    return answer.value


@pytest.mark.parametrize(
    ("on", "by", "days"),
    [
        ("2008-01-01", {"countries": 1}, 6),
        ("2012-12-31", {"countries": 1}, 6),
        ("2012-12-31", {"countries": 2}, 10),
        ("2012-12-31", {"countries": 3}, 12),
        ("2012-12-31", {"countries": 2, "region": "africa"}, 10),
        ("2013-01-01", {"countries": 1}, 5),
        ("2013-01-01", {"countries": 2}, 8),
        ("2013-01-01", {"countries": 3}, 10),
        ("2018-10-30", {"countries": 1, "region": "latin-america"}, 6),
        ("2018-10-30", {"countries": 2, "region": "africa"}, 9),
        ("2018-10-30", {"countries": 3, "region": "africa"}, 10),
        ("2018-10-30", {"countries": 3, "region": "africa", "variant": "one-day-more"}, 11),
        ("2018-10-30", {"countries": 1, "region": "europe"}, 5),
    ],
)
def test_the_most_days_abroad(on, by, days):
    assert value("outbound.max_days", on, **by) == days


def test_before_2008_and_for_a_fourth_country_there_is_no_limit_on_days():
    rules = builtin()
    assert rules.lookup("outbound.max_days", on=date(2007, 12, 31), countries=1) == Absent(name="outbound.max_days")
    assert rules.lookup("outbound.max_days", on=date(2020, 1, 1), countries=4) == Absent(name="outbound.max_days")


@pytest.mark.parametrize(
    ("where", "on", "persons"),
    [(None, "2020-01-01", 6), ("32", "2020-01-01", 6), ("51", "2020-01-01", 5), ("510100", "2015-11-30", 6)],
)
def test_sichuan_alone_has_five_members(where, on, persons):
    assert value("outbound.max_headcount", on, where) == persons


@pytest.mark.parametrize(
    "name", ["passport.return_deadline", "report.deadline", "outbound.academic_temporary", "partnership.dormant_after"]
)
def test_where_practice_differs_the_office_must_choose(name):
    assert isinstance(builtin().lookup(name, on=date(2022, 1, 1), where="3213"), NotConfigured)


def test_the_two_passport_formulas_differ_by_a_day():
    # Worked example: departs 2018-10-30 for 5 days, so returns on 2018-11-03.
    departs, returns, approved = date(2018, 10, 30), date(2018, 11, 3), 5
    rules = builtin()
    due = {}
    for choice in ("return-7", "departure-approved-7"):
        answer = rules.choose("passport.return_deadline", choice).lookup("passport.return_deadline", on=returns)
        event, duration = answer.value
        start = {"return": returns, "departure_plus_approved_days": date.fromordinal(departs.toordinal() + approved)}
        due[choice] = duration.after(start[event])
    assert due == {"return-7": date(2018, 11, 10), "departure-approved-7": date(2018, 11, 11)}


@pytest.mark.parametrize(
    ("on", "where", "by", "days"),
    [
        ("2020-03-07", None, {}, 14),
        ("2020-08-01", "32", {"via": "shanghai"}, 14),
        ("2020-08-02", "320400", {"via": "shanghai"}, 7),
        ("2020-08-02", "32", {"via": "shanghai", "variant": "3+11"}, 3),
        ("2020-08-02", "33", {"via": "shanghai"}, 14),
        ("2021-06-01", "32", {"via": "shanghai"}, 14),
        ("2022-06-27", "32", {}, 14),
        ("2022-06-28", "32", {}, 7),
        ("2022-11-10", None, {}, 7),
        ("2022-11-11", None, {}, 5),
        ("2023-01-07", None, {}, 5),
    ],
)
def test_the_days_of_isolation_by_regime(on, where, by, days):
    assert value("entry.isolation_days", on, where, **by) == days


@pytest.mark.parametrize("name", ["entry.isolation_days", "entry.home_days"])
@pytest.mark.parametrize("where", [None, "32", "31", "44"])
def test_the_regimes_of_entry_ended_on_8_january_2023(name, where):
    answer = builtin().lookup(name, on=date(2023, 1, 8), where=where)
    assert isinstance(answer, Ended)
    assert answer.on == date(2023, 1, 8)


@pytest.mark.parametrize("name", ["transfer.max_load", "transfer.seat_distance", "transfer.disinfect_each_trip"])
def test_jiangsus_rules_of_transfer_are_jiangsus_and_ended(name):
    rules = builtin()
    assert isinstance(rules.lookup(name, on=date(2020, 4, 1), where="3204"), InForce)
    assert isinstance(rules.lookup(name, on=date(2020, 4, 1), where="33"), Absent)
    assert isinstance(rules.lookup(name, on=date(2023, 1, 8), where="3204"), Ended)


@pytest.mark.parametrize(
    ("name", "on", "where", "by", "expected"),
    [
        ("transfer.max_load", "2020-04-01", "32", {}, Decimal("0.5")),
        ("outbound.max_countries", "2020-01-01", None, {}, 3),
        ("outbound.business_share", "2020-01-01", None, {}, (2, 3)),
        ("outbound.notice", "2020-01-01", None, {}, Duration(5, DayKind.WORKING_DAYS)),
        ("passport.validity", "2020-01-01", None, {}, Duration(6, DayKind.MONTHS)),
        ("outbound.max_trips", "2020-01-01", "37", {"rank": "retired", "per": "year"}, 0),
        ("conference.central_foreign", "2020-01-01", None, {"kind": "general"}, 100),
        ("conference.central_total", "2020-01-01", None, {"kind": "academic"}, 800),
        ("entry.test_days", "2022-07-01", None, {}, (1, 2, 3, 5, 7)),
        ("entry.staff_home_days", "2022-02-01", "320200", {}, 7),
        ("entry.staff_home_days", "2022-11-11", "320200", {}, 5),
        ("consular.certificate", "2023-11-06", None, {"member": True}, "consular-legalisation"),
        ("consular.certificate", "2023-11-07", None, {"member": True}, "apostille"),
        ("consular.certificate", "2023-11-07", None, {"member": False}, "consular-legalisation"),
        ("consular.apostille_state", "2024-01-10", None, {"country": "IN"}, False),
        ("consular.apostille_state", "2024-01-11", None, {"country": "CA"}, True),
        (
            "case.consular_notice",
            "2024-01-01",
            None,
            {"case": "detention", "country": "US"},
            Duration(4, DayKind.CALENDAR_DAYS),
        ),
        (
            "case.consular_notice",
            "2024-01-01",
            None,
            {"case": "detention", "country": "FR"},
            Duration(7, DayKind.CALENDAR_DAYS),
        ),
        ("apec.min_staff", "2024-01-01", "3303", {}, 10),
        ("apec.min_staff", "2024-01-01", "4401", {}, 15),
        ("apec.tax_credit", "2024-01-01", "3208", {}, ("A", "B", "M")),
        ("apec.stay_days", "2024-01-01", None, {"economy": "MX"}, 180),
        ("partnership.needs_association_approval", "2020-01-01", None, {"kind": "formal"}, True),
    ],
)
def test_golden_look_ups(name, on, where, by, expected):
    assert value(name, on, where, **by) == expected


@pytest.mark.parametrize(
    ("on", "count"),
    [(date(2023, 11, 6), 0), (date(2023, 11, 7), 121), (date(2024, 1, 11), 122), (date(2024, 6, 5), 123)],
)
def test_the_parties_of_the_apostille_convention_add_up_to_the_published_number(on, count):
    """The list of 23 October 2023 has 125 parties: China itself, India (not in force), two that joined later."""
    answers = (
        builtin().lookup("consular.apostille_state", on=on, country=code)
        for code in {entry.code for entry in countries() if entry.valid(on)}
    )
    assert sum(isinstance(answer, InForce) and answer.value is True for answer in answers) == count


@pytest.mark.parametrize(("country", "weak"), [("JP", False), ("ZA", False), ("PL", False), ("PT", True), ("US", True)])
def test_parties_that_were_not_seen_on_the_list_itself_are_weakly_sourced(country, weak):
    answer = builtin().lookup("consular.apostille_state", on=date(2024, 1, 11), country=country)
    assert isinstance(answer, InForce)
    assert answer.grade.weak is weak


def test_every_packaged_value_and_choice_has_a_source_and_a_grade_that_is_not_x():
    entries = [entry for parameter in builtin().parameters() for entry in (*parameter.values, *parameter.choices)]
    assert len(entries) > 100
    assert all(entry.source.text.strip() and entry.grade is not Grade.X for entry in entries)


def test_every_packaged_parameter_is_named_in_both_languages():
    for parameter in builtin().parameters():
        assert any("\u4e00" <= char <= "\u9fff" for char in parameter.zh), parameter.id
        assert parameter.en.isascii(), parameter.id


def test_a_parameter_has_one_unit_everywhere():
    units = {}
    for parameter in builtin().parameters():
        assert units.setdefault(parameter.id, parameter.unit) == parameter.unit
