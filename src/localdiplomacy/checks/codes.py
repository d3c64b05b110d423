"""Codes are in their code list, on the day of the record. Which field holds codes of which list is a table."""

from collections.abc import Callable, Iterator
from datetime import date

from attrs import field, frozen

from ..issues.catalogue.structure import CODE_NOT_VALID, UNKNOWN_CODE, UNLISTED_CODE
from ..issues.issue import Issue
from ..model.codes import Code, CodeList
from ..model.lifecycle import KIND, STATE
from ..model.partial_dates import PartialDate
from ..model.places import City
from ..model.records import Record
from ..model.texts import Text, joined
from .check import Check, CheckContext
from .found import issue, needed

# Lists that the library knows in part only: a value outside them is advice, whatever the list itself says.
INCOMPLETE = frozenset(("division",))


@frozen
class CodedField:
    """A field that holds codes.

    Args:
        set: the set of records.
        path: the field; `stops.country` leads through the items of a tuple.
        list: id of the code list.
        of: for fields of a history, the aspect whose moves are meant.
        inside: True where what stands before the dot is one value, which holds the codes.
    """

    set: str
    path: str
    list: str
    of: str | None = None
    inside: bool = False

    def numbered(self, number: int | None) -> str:
        """Return the path to the value at a number; None where the field holds one value."""
        outer, dot, inner = self.path.partition(".")
        if self.inside:
            return f"{self.path}[{number}]"
        return outer if number is None else f"{outer}[{number}]{dot}{inner}"


CODED_FIELDS = (
    CodedField("cities", "country", "country"),
    CodedField("cities", "level", "place-level"),
    CodedField("cities", "division_code", "division"),
    CodedField("offices", "level", "place-level"),
    CodedField("partnerships", "kind", "partnership-kind"),
    CodedField("partnerships", "history.to", "partnership-kind", of=KIND),
    CodedField("partnerships", "level", "place-level"),
    CodedField("partnerships", "instruments.kind", "instrument"),
    CodedField("partnerships", "instruments.mode", "signing-mode"),
    CodedField("partnerships", "networks", "network"),
    CodedField("partnerships", "policy_class", "policy-class"),
    CodedField("partnerships", "lead_source", "lead-source"),
    CodedField("outbound", "mode", "outbound-mode"),
    CodedField("outbound", "category", "outbound-category"),
    CodedField("outbound", "plan_type", "plan-type"),
    CodedField("outbound", "priority", "priority"),
    CodedField("outbound", "leader_rank", "rank"),
    CodedField("outbound", "exempt_reason", "exempt-reason"),
    CodedField("outbound", "stops.country", "country"),
    CodedField("outbound", "checklists.checklist", "checklist"),
    CodedField("outbound", "members.rank", "rank"),
    CodedField("outbound", "members.position", "position"),
    CodedField("outbound", "members.role", "member-role"),
    CodedField("outbound", "costs.item", "cost-item"),
    CodedField("outbound", "papers.kind", "paper"),
    CodedField("outbound", "report.parts", "report-part", inside=True),
    CodedField("inbound", "kind", "inbound-kind"),
    CodedField("inbound", "head_rank", "guest-rank"),
    CodedField("inbound", "countries", "country"),
    CodedField("inbound", "history.to", "inbound-state", of=STATE),
    CodedField("transfers", "control_class", "control-class"),
    CodedField("transfers", "special_groups", "special-group"),
    CodedField("transfers", "preparations", "preparation"),
    CodedField("transfers", "hand_overs.level", "hand-over-level"),
    CodedField("transfers", "hand_overs.disposition", "disposition"),
    CodedField("transfers", "crew.role", "crew-role"),
    CodedField("transfers", "crew.protection", "protection-level"),
    CodedField("plans", "history.to", "plan-state", of=STATE),
    CodedField("entries", "kind", "entry-kind"),
    CodedField("entries", "country", "country"),
)


@frozen
class Days:
    """The days on which a record's codes must hold: one of them is enough, for the date may be known to the year."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"


# The date on which a record of each set stands. Places stand as long as they exist; offices have no dates.
_DATED_BY: dict[str, Callable[[Record], PartialDate | None]] = {
    "partnerships": lambda record: record.concluded_on,  # type: ignore[attr-defined]
    "outbound": lambda record: record.departs_on,  # type: ignore[attr-defined]
    "inbound": lambda record: record.arrives_on,  # type: ignore[attr-defined]
    "transfers": lambda record: record.moved_on,  # type: ignore[attr-defined]
    "entries": lambda record: record.on,  # type: ignore[attr-defined]
}


def days_of(set: str, record: Record, at: date) -> Days | None:
    """Return the days on which a record's codes must hold, or None where the record has no date."""
    if isinstance(record, City):
        return Days(record.since.first if record.since else at, record.until.last if record.until else at)
    dated_by = _DATED_BY.get(set)
    day = dated_by(record) if dated_by else None
    return Days(day.first, day.last) if day else None


@frozen
class Judge:
    """Judges codes by one list.

    Args:
        codes: the list.

    Attributes:
        meanings: the codes by id; a dated id may have several.
        always: ids that hold on every day.
    """

    codes: CodeList
    meanings: dict[str, list[Code]] = field(init=False, eq=False, repr=False)
    always: frozenset[str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        meanings: dict[str, list[Code]] = {}
        for code in self.codes:
            meanings.setdefault(code.id, []).append(code)
        dated = {code.id for code in self.codes if code.since is not None or code.until is not None}
        object.__setattr__(self, "meanings", meanings)
        object.__setattr__(self, "always", frozenset(meanings) - dated)

    def issue(self, record: Record, path: str, value: str, days: Days | None, shown: str | None = None) -> Issue | None:
        """Return what is wrong with a code, or None.

        Args:
            record: the record that holds it.
            path: the field.
            value: the code.
            days: the days on which it must hold.
            shown: what to show instead of a sensitive value.
        """
        name = Text(self.codes.zh, self.codes.en)
        params: dict[str, object] = {"value": value if shown is None else shown, "list": name}
        meanings = self.meanings.get(value)
        if not meanings:
            known = None if shown is not None else self.codes.find(value)
            hint = Text(f"（是否指 {known}？）", f" (did you mean {known}?)") if known else ""
            allowed = self.codes.open or self.codes.id in INCOMPLETE
            return issue(UNLISTED_CODE if allowed else UNKNOWN_CODE, record, path, {**params, "hint": hint})
        if days is None or any(_holds(code, days) for code in meanings):
            return None
        valid = joined(map(_validity, meanings))
        return issue(CODE_NOT_VALID, record, path, {**params, "on": days, "valid": valid})


def _holds(code: Code, days: Days) -> bool:
    return (code.since is None or code.since <= days.last) and (code.until is None or days.first < code.until)


def _validity(code: Code) -> Text:
    since = Text(f"{code.since} 起", f"from {code.since}") if code.since else Text("", "")
    until = Text(f"至 {code.until} 前", f"before {code.until}") if code.until else Text("", "")
    return Text(f"{since.zh}{until.zh}", " ".join(part for part in (since.en, until.en) if part))


def codes(context: CheckContext) -> Iterator[Issue]:
    """Find values that are not in their code list, or not on that day."""
    judges = {id: Judge(found) for id, found in context.code_lists.items()}
    absent: set[str] = set()
    for coded in CODED_FIELDS:
        judge = judges.get(coded.list)
        for record, number, value in _values(context, coded, judge.always if judge else frozenset()):
            if judge is None:
                absent.add(coded.list)
                break
            days = days_of(coded.set, record, context.at)
            found = judge.issue(record, coded.numbered(number), value, days)
            if found is not None:
                yield found
    for name in sorted(absent):
        yield needed("core.codes", Text(f"代码表 {name}", f"The code list {name}"))


def _values(
    context: CheckContext, coded: CodedField, always: frozenset[str]
) -> Iterator[tuple[Record, int | None, str]]:
    """Yield the values of a field that need a look, with their numbers: most codes hold on every day."""
    outer, _, inner = coded.path.partition(".")
    within = "" if coded.inside else inner
    for record in getattr(context.ledger, coded.set):
        held = getattr(record, outer)
        if not held:
            continue
        if isinstance(held, str):
            if held not in always:
                yield record, None, held
            continue
        for number, item in enumerate(getattr(held, inner) if coded.inside else held):
            if coded.of is None or item.of == coded.of:
                value = getattr(item, within) if within else item
                if value not in always and value is not None:
                    yield record, number, value


CHECKS = (
    Check(
        id="core.codes",
        zh="代码在代码表中",
        en="codes are in their code list",
        rules=(UNKNOWN_CODE, UNLISTED_CODE, CODE_NOT_VALID),
        run=codes,
    ),
)
