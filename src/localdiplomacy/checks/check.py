"""What a check is, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import field, frozen

from ..issues.issue import Issue
from ..issues.rules import Rule
from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.delegations import INBOUND_LIFECYCLE, OUTBOUND_LIFECYCLE
from ..model.durations import IsWorkingDay
from ..model.lifecycle import Lifecycle
from ..model.partnerships import PARTNERSHIP_LIFECYCLE
from ..model.texts import Text
from ..model.transfers import TRANSFER_LIFECYCLE
from ..regulations.regulations import Regulations
from .identities import Identity

# The lifecycle of each set of records that has one.
LIFECYCLES: Mapping[str, Lifecycle] = MappingProxyType(
    {
        "partnerships": PARTNERSHIP_LIFECYCLE,
        "outbound": OUTBOUND_LIFECYCLE,
        "inbound": INBOUND_LIFECYCLE,
        "transfers": TRANSFER_LIFECYCLE,
    }
)

Made = TypeVar("Made")

NOT_STATED = Text("未注明", "not stated")

# Dimensions under which one record may be counted several times, so that the parts may exceed the total.
OVERLAPPING = frozenset(
    (
        *("country", "countries", "stops.country", "country-category", "continent"),
        *("network", "networks", "policy-class", "special_groups", "partners"),
    )
)


@frozen(kw_only=True, eq=False)
class CheckContext:
    """What checks look at. The caller gives it; a check changes nothing and reads nothing else.

    Args:
        ledger: the records.
        at: the day as of which the ledger is checked.
        code_lists: code lists by id: the packaged ones, those of plugins, and the dated `country` and `division`.
        regulations: the dated parameters; None where there are none.
        jurisdiction: GB/T 2260 code whose rules hold for offices whose place is not known; None for the nation's.
        is_working_day: the calendar of working days; None where there is none.
        lifecycles: the legal moves of each set of records, by its name in the ledger.
        identities: sums that published figures must fulfil.
        overlapping: dimensions under which one record may be counted several times.
    """

    ledger: Ledger
    at: date
    code_lists: Mapping[str, CodeList] = field(factory=dict)
    regulations: Regulations | None = None
    jurisdiction: str | None = None
    is_working_day: IsWorkingDay | None = None
    lifecycles: Mapping[str, Lifecycle] = LIFECYCLES
    identities: tuple[Identity, ...] = ()
    overlapping: frozenset[str] = OVERLAPPING
    _made: dict[Callable[..., Any], Any] = field(factory=dict, init=False, repr=False)

    def once(self, make: Callable[["CheckContext"], Made]) -> Made:
        """Return what a function makes of this context, made when it is first asked for: several checks share it.

        Args:
            make: makes the value of nothing but the context; it is known by its identity.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def code_name(self, code_list: str, code: str | None) -> Text:
        """Return what a code is called in the two languages: the code itself where the list does not have it.

        Args:
            code_list: id of the list.
            code: the code; None where the record does not state it.
        """
        if code is None:
            return NOT_STATED
        known = self.code_lists.get(code_list)
        return Text(known.label(code, "zh"), known.label(code, "en")) if known else Text(code, code)

    def lacks(self, need: str) -> bool:
        """Tell whether something a check needs is not there: `regulations`, or `codes:<id of a code list>`.

        Raises:
            ValueError: for a need of another form.
        """
        if need == "regulations":
            return self.regulations is None
        kind, _, name = need.partition(":")
        if kind != "codes" or not name:
            raise ValueError(f"a check needs 'regulations' or 'codes:<list>', not {need!r} / 检查的依赖写法不对")
        return name not in self.code_lists


def always(context: CheckContext) -> bool:
    """Tell that a check applies to every ledger."""
    return True


@frozen(kw_only=True)
class Check:
    """One thing that must hold in a ledger, with the rules it may find broken.

    Args:
        id: `core.<topic>` for built-in checks, `<plugin>.<topic>` for a plugin's.
        zh: what it looks at, in Chinese.
        en: what it looks at, in English.
        rules: the rules it carries; it reports no others.
        run: yields an issue for each breach.
        applies: tells whether the ledger has anything to look at; the check is left out where not.
        needs: what must be in the context: `regulations`, `codes:<id of a code list>`. Where it is not there the
            report says that the check was not made.
        plugin: name and version of the plugin it belongs to; None for a built-in.
    """

    id: str
    zh: str
    en: str
    rules: tuple[Rule, ...]
    run: Callable[[CheckContext], Iterable[Issue]]
    applies: Callable[[CheckContext], bool] = always
    needs: tuple[str, ...] = ()
    plugin: str | None = None
