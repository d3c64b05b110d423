"""Putting the contributions of all plugins together: ids are unique, order is defined, replacing is explicit."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, evolve, field

from ..codec.codelists import Extension, merge
from ..issues.catalogue.plugins import DUPLICATE, FORMAT_MISSING
from ..issues.errors import CannotContinue
from ..model.codes import CodeList
from ..regulations.pack import Pack
from ..regulations.regulations import Regulations
from ..reports.formats import AddedSection, ReportFormat
from .claims import Claim, claims
from .collecting import Collected
from .contributions import Contributions
from .faults import PluginError, fault
from .kinds import (
    CHECKS,
    CODE_LISTS,
    DIMENSIONS,
    INDICATORS,
    LEDGER_FORMATS,
    LISTED,
    REGULATIONS,
    REPORT_FORMATS,
    VALIDATION_RULES,
)
from .records import CORE


@define(eq=False)
class Pool:
    """What has been contributed so far. A plugin is taken whole or not at all.

    Args:
        overrides: for ids that are taken, the plugin whose contribution replaces the other.
    """

    overrides: Mapping[str, str] = field(factory=dict)
    _owners: dict[tuple[str, str], str] = field(factory=dict, init=False)
    _items: dict[tuple[str, str], Any] = field(factory=dict, init=False)
    # Whose place each has in the order: a replacement stands where the replaced one stood.
    _places: dict[tuple[str, str], str] = field(factory=dict, init=False)
    _code_lists: Mapping[str, CodeList] = field(factory=dict, init=False)
    _packs: dict[str, list[Pack]] = field(factory=dict, init=False)

    def copy(self, overrides: Mapping[str, str]) -> "Pool":
        """Return a pool with the same contributions and other overrides."""
        found = Pool(overrides)
        found._owners, found._items, found._places = dict(self._owners), dict(self._items), dict(self._places)
        found._code_lists, found._packs = self._code_lists, dict(self._packs)
        return found

    def take(self, collected: Iterable[Collected]) -> dict[str, PluginError]:
        """Take the contributions of many plugins, whatever their names: one that builds on another waits for it.

        Args:
            collected: the plugins. Where two claim one id, the first of them has it; those that replace come last.

        Returns:
            Why plugins were refused, by their names.
        """
        replacing = set(self.overrides.values())
        waiting = sorted(collected, key=lambda one: one.plugin.name in replacing)
        while waiting:
            refused: dict[str, PluginError] = {}
            still = []
            for one in waiting:
                try:
                    self.add(one)
                except PluginError as error:
                    refused[one.plugin.name] = error
                    still.append(one)
            if len(still) == len(waiting):
                return refused
            waiting = still
        return {}

    def add(self, collected: Collected) -> None:
        """Take the contributions of a plugin.

        Raises:
            PluginError: if an id is taken and the settings do not say that this plugin replaces it, or a section belongs
                to a report that is not there. Nothing of the plugin is taken then.
        """
        name = collected.plugin.name
        claimed = list(claims(collected))
        if name != CORE:
            self._check(name, claimed, collected.items[CODE_LISTS.id])
        lists = [self._replacing(found, name) for found in collected.items[CODE_LISTS.id]]
        try:
            code_lists = merge(self._code_lists, lists) if name != CORE else {found.id: found for found in lists}
        except CannotContinue as error:
            raise PluginError(*(evolve(issue, plugin=name) for issue in error.issues)) from error
        self._check_formats(collected)
        self._code_lists = code_lists
        self._packs[name] = list(collected.items[REGULATIONS.id])
        self._owners.update((claim.key, name) for claim in claimed)
        for kind in LISTED:
            for item in collected.items[kind.id]:
                self._items[kind.id, item.id] = item
                self._places.setdefault((kind.id, item.id), "" if name == CORE else name)

    def _check(self, name: str, claimed: Iterable[Claim], lists: Iterable[CodeList]) -> None:
        new = (found for found in lists if found.id not in self._code_lists)
        seen: set[tuple[str, str]] = set()
        for claim in (*claimed, *(Claim(CODE_LISTS.id, found.id, CODE_LISTS.one, f"{name}.") for found in new)):
            other = name if claim.key in seen else self._owners.get(claim.key)
            seen.add(claim.key)
            replaces = other not in (None, name) and self.overrides.get(claim.id) == name
            if other is not None and not replaces:
                raise fault(DUPLICATE, name, kind=claim.label, id=claim.id, other=other)
            if other is None:
                claim.check_prefix(name)

    def _replacing(self, found: CodeList, name: str) -> CodeList:
        """Return a list which replaces those codes that the settings let this plugin replace."""
        known = self._code_lists.get(found.id)
        replaces = frozenset(code.id for code in found if known is not None and code.id in known)
        if not replaces:
            return found
        return Extension(id=found.id, zh=found.zh, en=found.en, codes=found.codes, open=found.open, replaces=replaces)

    def _check_formats(self, collected: Collected) -> None:
        items = collected.items[REPORT_FORMATS.id]
        formats = {id for kind, id in self._items if kind == REPORT_FORMATS.id} | {
            item.id for item in items if isinstance(item, ReportFormat)
        }
        for item in items:
            if isinstance(item, AddedSection) and item.format not in formats:
                raise fault(FORMAT_MISSING, collected.plugin.name, id=item.id, format=item.format)

    def contributions(self) -> Contributions:
        """Return everything taken so far: built-ins in their order, then by plugin and id."""
        packs = [pack for name, found in self._packs.items() if name != CORE for pack in found]
        regulations = Regulations.of(self._packs.get(CORE, ()))
        for pack in packs:
            regulations = regulations.overlay(pack)
        return Contributions(
            indicators=self._of(INDICATORS.id),
            dimensions=self._of(DIMENSIONS.id),
            checks=self._of(CHECKS.id),
            ledger_formats=self._of(LEDGER_FORMATS.id),
            report_formats=tuple(_with_sections(self._of(REPORT_FORMATS.id))),
            code_lists=self._code_lists,
            regulations=regulations,
            validation_rules=self._of(VALIDATION_RULES.id),
        )

    def _of(self, kind: str) -> tuple[Any, ...]:
        keys = (key for key in self._items if key[0] == kind)
        return tuple(self._items[key] for key in sorted(keys, key=self._places.__getitem__))


def _with_sections(items: Iterable[ReportFormat | AddedSection]) -> Iterator[ReportFormat]:
    found = tuple(items)
    for item in found:
        if isinstance(item, ReportFormat):
            added = [more.section for more in found if isinstance(more, AddedSection) and more.format == item.id]
            sections = {section.id: section for section in (*item.sections, *added)}
            yield evolve(item, sections=tuple(sections.values()))
