"""Checklists that must be complete: which the office requires, and which of their items are not done.

The items are those of the checklist's code list, which each city fills; which lists are required is the office's choice.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from ..issues.issue import Issue
from ..issues.rules import Rule
from ..model.checklists import ChecklistRun, items_done
from ..model.codes import Code, CodeList
from ..model.records import Record
from ..model.texts import Text, joined
from ..regulations.answers import InForce
from .found import issue, needed


@frozen
class RequiredChecklists:
    """Finds what is not done of required checklists. Make one for each run of a check.

    Args:
        check: id of the check, for what it has to say.
        code_lists: code lists by id.
    """

    check: str
    code_lists: Mapping[str, CodeList]
    _absent: set[str] = field(factory=set, init=False, eq=False, repr=False)
    _valid: dict[tuple[str, date], tuple[Code, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def incomplete(
        self, rule: Rule, record: Record, runs: tuple[ChecklistRun, ...], answer: InForce | None, day: date
    ) -> Iterator[Issue]:
        """Yield an issue for each required checklist with items not done.

        Args:
            rule: the rule that is broken then; it shows `checklist`, `done`, `all` and `missing`.
            record: the record the runs belong to, in its field `checklists`.
            runs: the runs.
            answer: the regulation that names the required lists; None where there is none.
            day: the day on which the items must be valid.
        """
        for name in required(answer):
            valid = self._items(name, day)
            if valid is None:
                continue
            done = items_done(runs, name)
            missing = [code for code in valid if code.id not in done]
            if missing:
                items = self.code_lists[name]
                params = {
                    "checklist": Text(items.zh, items.en),
                    "done": len(valid) - len(missing),
                    "all": len(valid),
                    "missing": joined(Text(code.zh, code.en) for code in missing),
                }
                yield issue(rule, record, "checklists", params)

    def _items(self, name: str, day: date) -> tuple[Code, ...] | None:
        if (name, day) not in self._valid:
            items = self.code_lists.get(name)
            if items is None or not items.codes:
                self._absent.add(name)
                return None
            self._valid[name, day] = tuple(code for code in items.codes if code.valid(day))
        return self._valid[name, day]

    def unknown(self) -> Iterator[Issue]:
        """Yield that required checklists have no items."""
        for name in sorted(self._absent):
            yield needed(self.check, Text(f"清单 {name} 的项目", f"The checklist {name}"))


def required(answer: InForce | None) -> tuple[str, ...]:
    """Return the names that a regulation lists; none where there is none."""
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(str(name) for name in answer.value)
