"""The ids that a plugin claims by its contributions, and the rule that they begin with its name."""

from collections.abc import Iterator

from attrs import frozen

from ..issues.catalogue.plugins import FOREIGN_ID
from ..model.ids import is_slug
from ..model.texts import Text
from ..reports.formats import AddedSection
from .collecting import Collected
from .faults import fault
from .kinds import CHECKS, CODE_LISTS, LISTED, REGULATIONS, REPORT_FORMATS
from .records import CORE

_CODE = Text("代码", "code")
_RULE = Text("规则", "rule")
_SECTION = Text("章节", "section")
_PARAMETER = Text("规定参数", "parameter")


@frozen
class Claim:
    """One id that must belong to one plugin only.

    Args:
        kind: what it is the id of.
        id: the id.
        label: what such things are called.
        prefix: how it must begin; empty where any id will do.
    """

    kind: str
    id: str
    label: Text
    prefix: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What must be unique."""
        return self.kind, self.id

    def check_prefix(self, plugin: str) -> None:
        """Raise PluginError unless the id begins as it must and is a slug."""
        if self.prefix and not (self.id.startswith(self.prefix) and is_slug(self.id)):
            raise fault(FOREIGN_ID, plugin, kind=self.label, id=self.id, prefix=self.prefix)


def claims(collected: Collected) -> Iterator[Claim]:
    """Yield the ids of everything that a plugin contributes, and of what its contributions hold."""
    name, items = collected.plugin.name, collected.items
    for kind in LISTED:
        if kind is not REPORT_FORMATS:  # which may be whole formats, or sections of others
            yield from (Claim(kind.id, item.id, kind.one, f"{name}.") for item in items[kind.id])
    for item in items[REPORT_FORMATS.id]:
        if isinstance(item, AddedSection):
            yield Claim("sections", item.id, _SECTION, f"{name}.")
        else:
            yield Claim(REPORT_FORMATS.id, item.id, REPORT_FORMATS.one, f"{name}.")
            # A format may well be made of sections that others define.
            yield from (Claim("sections", found.id, _SECTION) for found in item.sections if name == CORE)
    for rule in dict.fromkeys(rule for check in items[CHECKS.id] for rule in check.rules):
        yield Claim("rules", rule.code, _RULE, f"{name.upper()}-")
    for pack in items[REGULATIONS.id]:
        yield Claim(REGULATIONS.id, pack.id, REGULATIONS.one, f"{name}.")
        for parameter in pack.parameters:
            yield Claim("parameters", f"{parameter.id}@{parameter.jurisdiction}", _PARAMETER)
    for codes in items[CODE_LISTS.id]:
        # A code that was withdrawn and given anew is there twice, each with its own days.
        yield from (Claim("codes", f"{codes.id}:{id}", _CODE) for id in dict.fromkeys(code.id for code in codes))
