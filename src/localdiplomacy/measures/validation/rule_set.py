"""Rules in TOML, and the ones that come with the library."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from attrs import frozen

from ...codec.convert import structure
from ...codec.faults import Fault, StructureError, issues_of, plugin_stated
from ...codec.toml import read_toml
from ...issues.catalogue.validation import UNKNOWN_RULE
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.sources import Origin, Source
from ...model.texts import Text
from ..field_paths import hint
from .outliers import OutlierRule
from .reporting import ReportingRule
from .rules import FigureRule, PartsRule

AnyRule = FigureRule | PartsRule | OutlierRule | ReportingRule

_ID_TAKEN = Text("未用过的编号", "an id that no other rule has")
_TABLES = ("rules", "parts", "outliers", "reporting")
BUILTIN_FILE = "builtin.toml"


@frozen(kw_only=True)
class RuleSet:
    """Rules of all four kinds. Add two with `+`; iterating gives the rules.

    Args:
        rules: left side – operator – right side, the tables `[[rules]]`.
        parts: parts against their total, `[[parts]]`.
        outliers: figures that stand out, `[[outliers]]`.
        reporting: reports that are expected, `[[reporting]]`.

    Raises:
        StructureError: if two rules have the same id.
    """

    rules: tuple[FigureRule, ...] = ()
    parts: tuple[PartsRule, ...] = ()
    outliers: tuple[OutlierRule, ...] = ()
    reporting: tuple[ReportingRule, ...] = ()

    def __attrs_post_init__(self) -> None:
        _refuse(self._placed(), {})

    def __iter__(self) -> Iterator[AnyRule]:
        return iter((*self.rules, *self.parts, *self.outliers, *self.reporting))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __add__(self, other: "RuleSet") -> "RuleSet":
        return RuleSet.of((*self, *other))

    @classmethod
    def of(cls, rules: Iterable[AnyRule]) -> "RuleSet":
        """Return rules of any kind as a set, each kind in the order given."""
        listed = tuple(rules)
        return cls(
            rules=tuple(rule for rule in listed if isinstance(rule, FigureRule)),
            parts=tuple(rule for rule in listed if isinstance(rule, PartsRule)),
            outliers=tuple(rule for rule in listed if isinstance(rule, OutlierRule)),
            reporting=tuple(rule for rule in listed if isinstance(rule, ReportingRule)),
        )

    def only(self, ids: Iterable[str]) -> "RuleSet":
        """Return the rules with these ids.

        Raises:
            CannotContinue: LD-VALID-011, if there is no rule with one of them.
        """
        wanted, known = tuple(ids), {rule.id: rule for rule in self}
        unknown = [Issue(UNKNOWN_RULE, {"rule": id, "hint": hint(id, known)}) for id in wanted if id not in known]
        if unknown:
            raise CannotContinue(*unknown)
        return RuleSet.of(rule for rule in self if rule.id in wanted)

    def _placed(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the key of each rule's id in a file, and the id."""
        for table in _TABLES:
            for place, rule in enumerate(getattr(self, table)):
                yield (table, place, "id"), rule.id


def _refuse(placed: Iterable[tuple[tuple[str | int, ...], str]], taken: Mapping[str, object]) -> None:
    seen = set(taken)
    faults: list[Fault] = []
    for path, id in placed:
        if id in seen:
            faults.append(Fault(path, "wrong", _ID_TAKEN, id))
        seen.add(id)
    if faults:
        raise StructureError(tuple(faults))


def read_rules(path: Path, file: str | None = None, known: RuleSet | None = None) -> RuleSet:
    """Return the rules of a TOML file.

    Args:
        path: the file.
        file: the name to show in messages; the path's own by default.
        known: rules whose ids are taken.

    Raises:
        CannotContinue: with one issue for each fault: unknown key, wrong value, missing key, an id that is taken.
    """
    name = file or str(path)
    content = read_toml(path, name)
    try:
        found = structure(content, RuleSet)
        _refuse(found._placed(), {rule.id: rule for rule in known or ()})
        stated = tuple(fault for table in _TABLES for fault in plugin_stated(table, enumerate(getattr(found, table))))
        if stated:
            raise StructureError(stated)
    except StructureError as error:
        raise CannotContinue(*issues_of(error.faults, Source(Origin(file=name)))) from None
    return found


def read_rule_files(paths: Iterable[tuple[Path, str]], known: RuleSet) -> RuleSet:
    """Return rules with those of several files added, each with the name to show for it.

    Raises:
        CannotContinue: with the faults of the first file that has some.
    """
    for path, name in paths:
        known = known + read_rules(path, name, known)
    return known


@cache
def builtin_rules() -> RuleSet:
    """Return the rules that come with the library: what holds by the definitions of its indicators."""
    with as_file(files(__package__).joinpath(BUILTIN_FILE)) as path:
        return read_rules(path, BUILTIN_FILE)
