"""Going through what kinds declare: their checks of one mechanism, each with the lines it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from attrs import frozen

from ...codec.codelists import builtin_code_lists
from ...issues.issue import Issue
from ...issues.rules import Rule, Severity
from ...model.conditions import Where, values_reader
from ...model.entries import Entry, EntryKind
from ...model.kind_checks import EVERY_LINE, STATE_NOW, KindCheck
from ...model.lifecycle import state_at
from ...model.texts import Text, joined
from ...regulations.answers import InForce
from ..check import Check, CheckContext
from ..entries_by_kind import entries_by_kind, has_entries
from ..found import issue

C = TypeVar("C", bound=KindCheck)
Key = tuple[Any, ...]

_HISTORY = "history."
_NEEDS = ("codes:entry-kind",)


class Seen:
    """An entry as conditions of kinds see it: its fields, and its state on the day of the check."""

    __slots__ = ("entry", "state")

    def __init__(self, entry: Entry, at: date) -> None:
        self.entry = entry
        self.state = state_at(entry, at)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.entry, name)


@frozen(kw_only=True)
class Declared(Generic[C]):
    """One check of one kind, and the lines it is about."""

    kind: EntryKind
    check: C
    lines: tuple[Entry, ...]
    at: date

    def issue(
        self, rule: Rule, entry: Entry, path: str, params: Mapping[str, object], *answers: InForce | None
    ) -> Issue:
        """Return a breach: as bad as the kind says, advice where a regulation behind it has a weak source."""
        weak = any(answer is not None and answer.grade.weak for answer in answers)
        severity = Severity.ADVICE if weak else self.check.severity
        said = {"rule": Text(self.check.zh, self.check.en), "kind": Text(self.kind.zh, self.kind.en)}
        return issue(rule.as_declared(severity), entry, path, {**said, **params})

    def heading(self, paths: Iterable[str]) -> Text:
        """Return what fields are called."""
        labels = {f"details.{field.id}": field.label for field in self.kind.fields}
        return joined(labels[path] if path in labels else _column(path) for path in paths)

    def holds(self, where: Where) -> Callable[[Entry], bool | None]:
        """Return a function that tells whether a condition holds for a line; None where it does not state it."""
        return _verdict(where, self.at)


def declared(context: CheckContext, mechanism: type[C]) -> Iterator[Declared[C]]:
    """Yield the checks of one mechanism that kinds declare, where the ledger has lines they are about."""
    lines = entries_by_kind(context)
    for kind in context.code_lists["entry-kind"]:
        if isinstance(kind, EntryKind) and kind.id in lines:
            for check in kind.checks:
                if isinstance(check, mechanism):
                    about = _verdict(check.when, context.at)
                    chosen = tuple(entry for entry in lines[kind.id] if about(entry))
                    if chosen:
                        yield Declared(kind=kind, check=check, lines=chosen, at=context.at)


def _column(path: str) -> Text:
    found = builtin_code_lists()["columns.entries"].get(path)
    return Text(found.zh, found.en.lower()) if found is not None else Text(path, path)


def _verdict(where: Where, at: date) -> Callable[[Entry], bool | None]:
    if where == EVERY_LINE:
        return lambda entry: True
    verdict = where.verdict()
    if STATE_NOW in where.fields():
        return lambda entry: verdict(Seen(entry, at))
    return verdict


def groups(lines: Iterable[Entry], by: Iterable[str]) -> Mapping[Key, list[Entry]]:
    """Return lines by what tells groups apart; one that says nothing of it belongs with the others that do not."""
    read = key_reader(by)
    found: dict[Key, list[Entry]] = {}
    for entry in lines:
        found.setdefault(read(entry), []).append(entry)
    return found


def key_reader(paths: Iterable[str]) -> Callable[[Entry], Key]:
    """Return a function that reads what several paths of a line hold, texts without regard to case and blanks."""
    readers = [values_reader(path) for path in paths]
    return lambda entry: tuple(tuple(map(_folded, read(entry))) for read in readers)


def _folded(value: Any) -> Any:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def field_of(path: str) -> str:
    """Return the field of a record that a path of a kind is about."""
    return "history" if path == STATE_NOW or path.startswith(_HISTORY) else path


def each_kind(
    id: str,
    zh: str,
    en: str,
    rule: Rule,
    mechanism: type[C],
    look: Callable[[Declared[C], CheckContext], Iterator[Issue]],
) -> Check:
    """Return the check of one mechanism."""

    def run(context: CheckContext) -> Iterator[Issue]:
        for found in declared(context, mechanism):
            yield from look(found, context)

    return Check(id=id, zh=zh, en=en, rules=(rule,), run=run, applies=has_entries(), needs=_NEEDS)
