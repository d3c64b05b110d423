"""What each mechanism judges, and what it leaves open."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from localdiplomacy.checks import BUILTIN_CHECKS, CheckContext, run_checks
from localdiplomacy.issues import Issue, Severity
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.model import (
    CodeList,
    DayKind,
    Details,
    Duration,
    Entry,
    Headcount,
    Money,
    Origin,
    Qualifier,
    Quantity,
    Source,
    Text,
    Transition,
    Where,
)
from localdiplomacy.model.entries import DetailField, EntryKind
from localdiplomacy.model.kind_checks import (
    Bound,
    Children,
    Covers,
    Every,
    KindCheck,
    Limit,
    Parent,
    Requires,
    Unique,
    Within,
)
from localdiplomacy.model.spans import Frequency
from localdiplomacy.regulations.pack import Pack
from localdiplomacy.regulations.parameters import Citation, DatedValue, Grade, Parameter, Value
from localdiplomacy.regulations.regulations import Regulations

SAYS: Any = {"id": "c", "zh": "某事", "en": "some rule"}
TYPES = {"n": "integer", "m": "integer", "q": "quantity", "r": "quantity", "due": "date", "d": "date", "often": "code"}
FIELDS = tuple(DetailField(id=id, label=Text(f"{id}栏", f"{id} field"), type=type_) for id, type_ in TYPES.items())
STATES = ("received", "answered", "closed", "cancelled")
MOVES = (("received", ("answered", "closed", "cancelled")), ("answered", ("closed",)))
Found = Callable[..., list[Issue]]


@pytest.fixture
def found() -> Found:
    """Return the issues that one check finds in some lines."""

    def look(check: KindCheck, *lines: Entry, at: date = date(2021, 6, 30), **context: Any) -> list[Issue]:
        kinds = (
            EntryKind(id="k", zh="类", en="kind", fields=FIELDS, states=STATES, moves=MOVES, checks=(check,)),
            EntryKind(id="other", zh="他类", en="other kind"),
        )
        lists = {"entry-kind": CodeList(id="entry-kind", zh="类", en="kinds", codes=kinds)}
        given = {"ledger": Ledger.of(lines), "at": at, "code_lists": lists, **context}
        return list(run_checks(CheckContext(**given), BUILTIN_CHECKS, only=("LD-ENTRY",), strict=True))

    return look


def _line(id: str = "e1", *moves: tuple[str, str | None], **more: Any) -> Entry:
    details = Details(more.pop("details", {}))
    history = tuple(Transition(state, day) for state, day in moves)
    return Entry(**{"id": id, "kind": "k", "on": "2021-03-01", "history": history, **more, "details": details})


def _rules(value: Value, unit: str = "entries", grade: Grade = Grade.A) -> Regulations:
    dated = DatedValue(value=value, source=Citation(text="某规定"), grade=grade)
    parameter = Parameter(
        id="our.limit",
        zh="限度",
        en="limit",
        unit=unit,
        jurisdiction="CN",
        reviewed_on=date(2021, 1, 1),
        values=(dated,),
    )
    pack = Pack(id="our", zh="某", en="our", jurisdiction="CN", reviewed_on=date(2021, 1, 1), parameters=(parameter,))
    return Regulations.of([pack])


def _codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]


class TestRequires:
    CHECK = Requires(**SAYS, must=Where(field="details.n", op="at_least", value=3))

    @pytest.mark.parametrize(("n", "breaks"), [(2, True), (3, False), (None, False)])
    def test_what_is_not_stated_is_left_open(self, n: int | None, breaks: bool, found: Found) -> None:
        details = {} if n is None else {"n": n}
        assert bool(found(self.CHECK, _line(details=details))) is breaks

    def test_only_lines_that_surely_are_meant(self, found: Found) -> None:
        check = evolve(self.CHECK, when=Where(field="details.m", value=1))
        assert found(check, _line(details={"n": 1}), _line("e2", details={"n": 1, "m": 2})) == []
        assert [one.subject for one in found(check, _line("e3", details={"n": 1, "m": 1}))] == ["e3"]

    def test_the_state_is_that_of_the_day(self, found: Found) -> None:
        check = Requires(**SAYS, when=Where(field="state", value="closed"), must=Where(field="until", op="present"))
        line = _line("e1", ("received", "2021-03-01"), ("closed", "2021-05-01"))
        assert found(check, line, at=date(2021, 4, 30)) == []
        assert [issue.path for issue in found(check, line, at=date(2021, 5, 1))] == ["until"]

    def test_a_condition_on_the_state_is_about_the_history(self, found: Found) -> None:
        check = Requires(**SAYS, must=Where(field="state", value="closed"))
        assert [issue.path for issue in found(check, _line("e1", ("received", None)))] == ["history"]

    def test_a_condition_on_nothing_holds(self, found: Found) -> None:
        assert found(Requires(**SAYS, must=Where()), _line()) == []

    @pytest.mark.parametrize("severity", ["error", "warning", "advice"])
    def test_it_is_as_bad_as_the_kind_says(self, severity: Any, found: Found) -> None:
        (issue,) = found(evolve(self.CHECK, severity=severity), _line(details={"n": 0}))
        assert issue.severity is Severity(severity)


class TestEvery:
    MONTHLY = Every(**SAYS, per=Frequency.MONTH, at_least=Bound(number=1), by=())

    def test_the_first_period_is_not_too_few_and_the_running_one_is_not_over(self, found: Found) -> None:
        check = evolve(self.MONTHLY, at_least=Bound(number=2))
        assert found(check, _line(on="2021-03-20"), at=date(2021, 4, 29)) == []
        (issue,) = found(check, _line(on="2021-03-20"), at=date(2021, 4, 30))
        assert issue.values("zh")["periods"] == "2021-04"

    def test_a_long_silence_is_told_once(self, found: Found) -> None:
        (issue,) = found(self.MONTHLY, _line(on="2021-01-20"))
        assert issue.values("zh")["periods"] == "2021-02 至 2021-06 各期"
        assert (issue.subject, issue.path, issue.values("en")["count"]) == ("e1", "on", "0")

    def test_nothing_is_too_few_in_a_ledger_of_some_lines(self, found: Found) -> None:
        assert found(self.MONTHLY, _line(on="2021-01-20", source=Source(Origin(file="x.csv", partial=True)))) == []

    def test_a_year_may_lie_in_any_month(self, found: Found) -> None:
        assert found(self.MONTHLY, _line(on="2021-01-20"), _line("e2", on="2021")) == []

    def test_lines_without_a_date_are_left_out(self, found: Found) -> None:
        assert found(self.MONTHLY, _line(on=None)) == []

    @pytest.mark.parametrize(
        ("counted", "breaks"),
        [
            ({"quantity": Quantity.of(4, "issues")}, False),
            ({"quantity": Quantity.of(5, "issues")}, True),
            ({"quantity": Quantity.of(5, "copies")}, False),
            ({"quantity": Quantity.of(5, "issues", Qualifier.AT_MOST)}, False),
            ({"quantity": Quantity.of(5, "issues", Qualifier.AT_LEAST)}, True),
            ({"headcount": Headcount(persons=9)}, False),
        ],
    )
    def test_a_line_counts_for_what_it_says_in_the_unit(
        self, counted: dict[str, Any], breaks: bool, found: Found
    ) -> None:
        check = Every(**SAYS, per=Frequency.MONTH, at_most=Bound(number=4), unit="issues")
        assert bool(found(check, _line(**counted))) is breaks

    def test_persons_count_where_they_are_the_unit(self, found: Found) -> None:
        check = Every(**SAYS, per=Frequency.YEAR, at_most=Bound(number=8), unit="persons")
        (issue,) = found(check, _line(headcount=Headcount(persons=9)))
        assert issue.values("en")["count"] == "9"

    def test_the_latest_line_says_how_often(self, found: Found) -> None:
        check = Every(**SAYS, per_field="details.often", at_least=Bound(number=1), by=())
        lines = (
            _line(on="2020-03-01", details={"often": "month"}),
            _line("e2", on="2021-05-01", details={"often": "year"}),
        )
        assert found(check, *lines) == []
        assert found(check, _line(on="2020-03-01", details={"often": "now and then"})) == []
        assert len(found(check, lines[0])) == 1

    def test_the_time_may_be_that_of_a_state_or_a_detail(self, found: Found) -> None:
        check = Every(**SAYS, per=Frequency.MONTH, at_most=Bound(number=0), time="history.answered")
        (issue,) = found(check, _line("e1", ("received", "2021-03-01"), ("answered", "2021-04-01")))
        assert (issue.path, issue.values("en")["periods"]) == ("history", "2021-04")
        check = evolve(check, time="details.due")
        (issue,) = found(check, _line(details={"due": date(2021, 5, 1)}))
        assert (issue.path, issue.values("en")["periods"]) == ("details.due", "2021-05")
        assert found(check, _line(details={"due": "soon"})) == []

    def test_the_limit_may_be_the_offices(self, found: Found) -> None:
        check = Every(**SAYS, per=Frequency.MONTH, at_most=Bound(parameter="our.limit"))
        two = (_line(on="2021-03-01"), _line("e2", on="2021-03-02"))
        (issue,) = found(check, *two, regulations=_rules(1))
        assert issue.values("en")["limit"] == "at most 1 (our.limit, CN)"
        assert found(check, *two, regulations=_rules(2)) == []

    def test_a_rule_of_a_weak_source_is_advice(self, found: Found) -> None:
        check = Every(**SAYS, per=Frequency.MONTH, at_most=Bound(parameter="our.limit"), severity="error")
        (issue,) = found(check, _line(), regulations=_rules(0, grade=Grade.K))
        assert issue.severity is Severity.ADVICE

    @pytest.mark.parametrize("regulations", [None, Regulations()])
    def test_a_parameter_that_is_not_there_is_named_once(self, regulations: Any, found: Found) -> None:
        check = Every(
            **SAYS, per=Frequency.MONTH, at_most=Bound(parameter="our.limit"), at_least=Bound(parameter="our.limit")
        )
        (issue,) = found(check, _line(), _line("e2", on="2021-05"), regulations=regulations)
        assert issue.code == "LD-CHECK-003"
        assert issue.values("en") == {"check": "core.entry-regularity", "need": "The parameter our.limit"}

    def test_what_the_office_has_not_settled_is_said_once(self, found: Found) -> None:
        parameter = Parameter(
            id="our.limit",
            zh="限度",
            en="limit",
            unit="entries",
            jurisdiction="CN",
            reviewed_on=date(2021, 1, 1),
            values=(),
            required=True,
        )
        pack = Pack(
            id="our", zh="某", en="our", jurisdiction="CN", reviewed_on=date(2021, 1, 1), parameters=(parameter,)
        )
        check = Every(**SAYS, per=Frequency.MONTH, at_least=Bound(parameter="our.limit"))
        (issue,) = found(check, _line(), _line("e2", on="2021-05"), regulations=Regulations.of([pack]))
        assert (issue.code, issue.values("en")["count"]) == ("LD-CHECK-005", "2")

    def test_a_parameter_that_is_no_number_limits_nothing(self, found: Found) -> None:
        check = Every(**SAYS, per=Frequency.MONTH, at_most=Bound(parameter="our.limit"))
        for value in ("many", True, Duration(1, DayKind.MONTHS)):
            unit = {"many": "text", True: "yes_no"}.get(value, "duration")  # type: ignore[call-overload]
            assert found(check, _line(), regulations=_rules(value, unit)) == []


class TestUnique:
    def test_a_key_that_lacks_a_field_is_none(self, found: Found) -> None:
        check = Unique(**SAYS, key=("details.n", "country"))
        assert found(check, _line(details={"n": 1}), _line("e2", details={"n": 1})) == []

    def test_lines_that_do_not_say_agree(self, found: Found) -> None:
        check = Unique(**SAYS, key=("details.n",), same=("details.m", "country"))
        lines = [
            _line("e1", details={"n": 1}),
            _line("e2", details={"n": 1, "m": 1}),
            _line("e3", details={"n": 1, "m": 2}),
        ]
        (issue,) = found(check, *lines)
        assert (issue.subject, issue.path, issue.values("en")["other"]) == ("e3", "details.m", "e2")
        assert issue.values("en")["fields"] == "m field"

    def test_what_the_fields_hold_is_not_shown(self, found: Found) -> None:
        check = Unique(**SAYS, key=("details.n",))
        (issue,) = found(check, _line(details={"n": 271828}), _line("e2", details={"n": 271828}))
        assert "271828" not in issue.message("en") + issue.message("zh")


class TestCovers:
    CHECK = Covers(**SAYS, by=("country",))

    def _turns(self, *spans: tuple[str, str | None]) -> list[Entry]:
        return [_line(f"e{number}", on=on, until=until) for number, (on, until) in enumerate(spans, 1)]

    def test_an_end_that_is_not_known_leaves_the_rest_open(self, found: Found) -> None:
        assert found(self.CHECK, *self._turns(("2021-03-01", None), ("2021-05-01", "2021-05-02"))) == []
        three = self._turns(("2021-03-01", None), ("2021-05-01", "2021-05-02"), ("2021-06-01", "2021-06-02"))
        assert found(self.CHECK, *three) == []

    def test_what_is_known_to_the_month_is_judged_by_what_is_sure(self, found: Found) -> None:
        assert found(self.CHECK, *self._turns(("2021-03-01", "2021-04"), ("2021-04", "2021-05-02"))) == []
        (issue,) = found(self.CHECK, *self._turns(("2021-03-01", "2021-04"), ("2021-06", "2021-07-02")))
        assert issue.values("en")["days"] == "2021-05-01 to 2021-05-31"

    def test_one_day_is_named_by_itself(self, found: Found) -> None:
        (issue,) = found(self.CHECK, *self._turns(("2021-03-01", "2021-03-05"), ("2021-03-07", "2021-03-09")))
        assert issue.values("zh")["days"] == "2021-03-06"

    def test_a_turn_within_another_is_twice_and_the_longer_one_counts_on(self, found: Found) -> None:
        turns = self._turns(("2021-03-01", "2021-03-20"), ("2021-03-05", "2021-03-06"), ("2021-03-21", "2021-03-22"))
        (issue,) = found(self.CHECK, *turns)
        assert (issue.subject, issue.values("en")["days"]) == ("e2", "2021-03-05 to 2021-03-06")

    def test_on_the_day_of_handing_over_both_are_there(self, found: Found) -> None:
        turns = self._turns(("2021-03-01", "2021-03-05"), ("2021-03-05", "2021-03-09"))
        assert len(found(self.CHECK, *turns)) == 1
        assert found(evolve(self.CHECK, handover=True), *turns) == []
        longer = self._turns(("2021-03-01", "2021-03-05"), ("2021-03-04", None))
        assert [one.values("en")["days"] for one in found(evolve(self.CHECK, handover=True), *longer)] == [
            "2021-03-04 to 2021-03-05"
        ]

    def test_lines_of_one_day(self, found: Found) -> None:
        check = evolve(self.CHECK, single_days=True)
        days = self._turns(("2021-03-01", None), ("2021-03-02", None), ("2021-03-04", None))
        assert [issue.values("en")["days"] for issue in found(check, *days)] == ["2021-03-03"]
        assert found(self.CHECK, *days) == []

    def test_a_line_without_a_first_day_is_left_out(self, found: Found) -> None:
        assert found(self.CHECK, *self._turns(("2021-03-01", "2021-03-05")), _line("e9", on=None)) == []


class TestFamilies:
    def test_the_wrong_kind_is_named(self, found: Found) -> None:
        check = Parent(**SAYS, kinds=("other",))
        (issue,) = found(
            check, _line("e1", partners=("e2", "gone")), _line("e2", partners=("x",)), Entry(id="x", kind="other")
        )
        assert issue.values("en")["found"] == " (e2: kind)"
        assert issue.message("zh") == "“类”的要求“某事”：相关方中没有他类（e2 为类）。"

    @pytest.mark.parametrize("check", [Parent(**SAYS, kinds=("gone",)), Children(**SAYS, kinds=("gone",), at_least=1)])
    def test_a_kind_that_is_not_there_is_named(self, check: KindCheck, found: Found) -> None:
        (issue,) = found(check, _line())
        assert (issue.code, issue.values("en")["need"]) == ("LD-CHECK-003", "The kind of entry gone")

    def test_no_partner_at_all(self, found: Found) -> None:
        (issue,) = found(Parent(**SAYS, kinds=("other",)), _line())
        assert issue.values("en")["found"] == ""

    @pytest.mark.parametrize(
        ("stated", "breaks"),
        [(1, False), (2, True), (0, True), (None, False), (Quantity.of(1, "items", Qualifier.AT_LEAST), False)],
    )
    def test_the_number_stated(self, stated: Any, breaks: bool, found: Found) -> None:
        check = Children(**SAYS, kinds=("other",), stated="details.n")
        details = {} if stated is None else {"n": stated}
        child = Entry(id="x", kind="other", partners=("e1", "e1"))
        assert bool(found(check, _line(details=details), child)) is breaks

    def test_a_rough_number_is_shown_as_a_range(self, found: Found) -> None:
        check = Children(**SAYS, kinds=("other",), stated="details.q")
        (issue,) = found(check, _line(details={"q": Quantity(3, 5, "items")}))
        assert "3–5 stated" in issue.message("en")


class TestWithin:
    CHECK = Within(**SAYS, start="history.received", end="history.answered", at_most=Bound(number=5))

    @pytest.mark.parametrize(("answered", "breaks"), [("2021-03-06", False), ("2021-03-07", True), ("2021-03", False)])
    def test_days_are_counted_from_the_day_after(self, answered: str, breaks: bool, found: Found) -> None:
        line = _line("e1", ("received", "2021-03-01"), ("answered", answered))
        assert bool(found(self.CHECK, line)) is breaks

    def test_what_is_still_to_come_is_late_too(self, found: Found) -> None:
        line = _line("e1", ("received", "2021-03-01"))
        assert found(self.CHECK, line, at=date(2021, 3, 6)) == []
        (issue,) = found(self.CHECK, line, at=date(2021, 3, 7))
        assert (issue.path, issue.values("en")["problem"]) == ("history", "and it is not done on 2021-03-07")

    @pytest.mark.parametrize("state", ["closed", "cancelled"])
    def test_what_can_no_longer_come_is_not_waited_for(self, state: str, found: Found) -> None:
        assert found(self.CHECK, _line("e1", ("received", "2021-03-01"), (state, "2021-03-02"))) == []

    def test_a_line_without_a_state_or_a_date_is_left_open(self, found: Found) -> None:
        assert found(self.CHECK, _line(), _line("e2", ("received", None))) == []
        details = Within(**SAYS, start="on", end="details.due", at_most=Bound(number=0))
        assert found(details, _line()) == []
        assert len(found(details, _line(details={"due": date(2021, 3, 2)}))) == 1

    def test_a_state_without_a_date_has_come(self, found: Found) -> None:
        assert found(self.CHECK, _line("e1", ("received", "2021-03-01"), ("answered", None))) == []

    def test_only_what_is_still_open(self, found: Found) -> None:
        check = evolve(self.CHECK, still_open=True)
        assert found(check, _line("e1", ("received", "2021-03-01"), ("answered", "2021-05-01"))) == []
        assert len(found(check, _line("e1", ("received", "2021-03-01")))) == 1

    def test_a_parameter_says_what_it_is_counted_in(self, found: Found) -> None:
        check = evolve(self.CHECK, at_most=Bound(parameter="our.limit"))
        line = _line("e1", ("received", "2021-03-31"), ("answered", "2021-05-01"))
        (issue,) = found(check, line, regulations=_rules(Duration(1, DayKind.MONTHS), "duration"))
        assert (issue.values("en")["latest"], issue.values("en")["by"]) == ("2021-04-30", " (our.limit, CN)")
        assert found(check, line, regulations=_rules("soon", "text")) == []

    def test_working_days_need_a_calendar(self, found: Found) -> None:
        check = evolve(self.CHECK, counted_in=DayKind.WORKING_DAYS)
        line = _line(
            "e1", ("received", "2021-03-05"), ("answered", "2021-03-15")
        )  # Friday to the Monday after the next
        assert _codes(found(check, line)) == ["LD-CHECK-006"]
        assert _codes(found(check, line, is_working_day=lambda day: day.weekday() < 5)) == ["LD-ENTRY-007"]
        line = _line("e1", ("received", "2021-03-05"), ("answered", "2021-03-12"))
        assert found(check, line, is_working_day=lambda day: day.weekday() < 5) == []

    def test_the_line_itself_may_say_how_long(self, found: Found) -> None:
        check = evolve(self.CHECK, at_most=Bound(field="details.n"))
        moves = (("received", "2021-03-01"), ("answered", "2021-03-10"))
        assert len(found(check, _line("e1", *moves, details={"n": 8}))) == 1
        assert found(check, _line("e1", *moves, details={"n": 9})) == []
        assert found(check, _line("e1", *moves)) == []
        assert found(check, _line("e1", *moves, details={"n": -1})) == []


class TestLimit:
    CHECK = Limit(**SAYS, sum=("details.n", "details.m"), at_least=Bound(number=3), at_most=Bound(number=5))

    @pytest.mark.parametrize(
        ("details", "limit"),
        [
            ({"n": 1, "m": 2}, None),
            ({"n": 1, "m": 1}, "at least 3"),
            ({"n": 3, "m": 3}, "at most 5"),
            ({"n": 1}, None),  # what is missing may be enough
            ({"n": 6}, "at most 5"),  # and it cannot make less of it
            ({}, None),
            ({"n": True, "m": True}, None),
        ],
    )
    def test_the_sum_lies_within_its_limits(self, details: dict[str, Any], limit: str | None, found: Found) -> None:
        issues = found(self.CHECK, _line(details=details))
        assert [issue.values("en")["limit"] for issue in issues] == ([limit] if limit else [])

    @pytest.mark.parametrize(
        ("amount", "breaks"),
        [
            (Quantity.of(6, "items"), True),
            (Quantity.of(50, "items", Qualifier.APPROX), True),
            (Quantity.of(6, "items", Qualifier.AT_MOST), False),
            (Quantity.of(6, "items", Qualifier.AT_LEAST), True),
            (Quantity(5, 7, "items"), False),
        ],
    )
    def test_rough_amounts_are_judged_by_what_is_sure(self, amount: Quantity, breaks: bool, found: Found) -> None:
        check = Limit(**SAYS, sum=("details.q",), at_most=Bound(number=5))
        assert bool(found(check, _line(details={"q": amount}))) is breaks

    def test_amounts_of_different_units_are_not_compared(self, found: Found) -> None:
        check = Limit(**SAYS, sum=("details.q",), at_most=Bound(field="details.r"))
        more = Quantity.of(6, "items")
        assert found(check, _line(details={"q": more, "r": Quantity.of(5, "copies")})) == []
        (issue,) = found(check, _line(details={"q": more, "r": Quantity(4, 5, "items")}))
        assert issue.values("en")["limit"] == "at most 4–5"
        both = Limit(**SAYS, sum=("details.q", "details.r"), at_most=Bound(number=1))
        assert found(both, _line(details={"q": more, "r": Quantity.of(5, "copies")})) == []

    def test_a_limit_that_the_line_does_not_state_limits_nothing(self, found: Found) -> None:
        check = Limit(**SAYS, sum=("details.n",), at_most=Bound(field="details.m"))
        assert found(check, _line(details={"n": 3})) == []

    def test_money_has_its_limit(self, found: Found) -> None:
        check = Limit(**SAYS, sum=("amount.amount",), at_most=Bound(parameter="our.limit"))
        (issue,) = found(check, _line(amount=Money(300)), regulations=_rules(200, "CNY"))
        assert issue.values("en")["figure"] == "300"
        assert found(check, _line(on=None, amount=Money(100)), regulations=_rules(200, "CNY")) == []
        assert found(check, _line(amount=Money(300)), regulations=_rules("little", "text")) == []


def test_checks_of_kinds_need_the_kinds() -> None:
    context = CheckContext(ledger=Ledger.of([_line()]), at=date(2021, 1, 1))
    report = run_checks(context, BUILTIN_CHECKS, only=("core.entry-limits",))
    assert _codes(list(report)) == ["LD-CHECK-003"]
