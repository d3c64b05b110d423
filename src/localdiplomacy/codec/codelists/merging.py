"""A user's code lists on top of others: codes are added; one is replaced only where the user says so."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

from attrs import frozen

from ...issues.catalogue.settings import WRONG_VALUE
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.codes import AmbiguousCode, Code, CodeList
from ...model.sources import Origin, Source
from ...model.texts import Text

_NEW = Text("新的编号；要替换已有代码请写 replace = true", "a new id; to replace the code write replace = true")
_OLD = Text("已有代码的编号（写了 replace = true）", "the id of a code that is there, as it says replace = true")
_FREE = Text("别的代码没有用的写法", "a spelling that no other code has")
_SAME_KIND = Text("与原有代码同类的代码", "a code of the same type as those there")


@frozen(kw_only=True)
class Extension(CodeList):
    """A code list that replaces codes of the list it extends.

    Args:
        replaces: ids of its codes that take the place of those with the same id.
    """

    replaces: frozenset[str] = frozenset()


class _Dated(Protocol):
    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


def overlap(left: _Dated, right: _Dated) -> bool:
    """Tell whether two codes are valid on a day in common."""
    starts, ends = (left.since or date.min, right.since or date.min), (left.until or date.max, right.until or date.max)
    return max(starts) < min(ends)


def merge(base: Mapping[str, CodeList], more: Iterable[CodeList], file: str | None = None) -> Mapping[str, CodeList]:
    """Return `base` with further lists; a list with a known id extends that list.

    Args:
        base: lists by id; it is not changed.
        more: lists to add, in order.
        file: where they come from, for messages.

    Returns:
        A mapping that cannot be changed: the lists of `base` in their order, then new ones.

    Raises:
        CannotContinue: if a code has the id of a known one and does not say `replace = true`, says so without there
            being one, or has a spelling of another code.
    """
    merged = dict(base)
    for extension in more:
        known = merged.get(extension.id)
        merged[extension.id] = _new(extension, file) if known is None else _extended(known, extension, file)
    return MappingProxyType(merged)


def _new(extension: CodeList, file: str | None) -> CodeList:
    for id in sorted(_replaced(extension)):
        raise _fault(extension, id, _OLD, id, file)
    return extension


def _extended(known: CodeList, extension: CodeList, file: str | None) -> CodeList:
    replaced = _replaced(extension)
    type_ = type(known.codes[0]) if known.codes else Code
    for code in extension:
        same = [other for other in known if other.id == code.id]
        if not isinstance(code, type_):
            raise _fault(known, code.id, _SAME_KIND, type(code).__name__, file)
        if code.id in replaced and not same:
            raise _fault(known, code.id, _OLD, code.id, file)
        if code.id not in replaced and any(overlap(other, code) for other in same):
            raise _fault(known, code.id, _NEW, code.id, file)
    try:
        return CodeList(
            id=known.id,
            zh=extension.zh,
            en=extension.en,
            codes=_combined(known, extension, replaced),
            open=extension.open,
        )
    except AmbiguousCode as error:
        raise _fault(known, "", _FREE, error.text, file) from None


def _combined(known: CodeList, extension: CodeList, replaced: frozenset[str]) -> tuple[Code, ...]:
    # A replacement stands where the old code stood, so that the order in which codes are shown stays.
    codes: list[Code] = []
    done: set[str] = set()
    for code in known:
        if code.id not in replaced:
            codes.append(code)
        elif code.id not in done:
            done.add(code.id)
            codes.extend(new for new in extension if new.id == code.id)
    codes.extend(code for code in extension if code.id not in replaced)
    return tuple(codes)


def _replaced(lists: CodeList) -> frozenset[str]:
    return lists.replaces if isinstance(lists, Extension) else frozenset()


def _fault(lists: CodeList, code: str, expected: Text, found: str | Text, file: str | None) -> CannotContinue:
    params = {"expected": expected, "found": found}
    path = ".".join(part for part in ("lists", lists.id, code) if part)
    return CannotContinue(Issue(WRONG_VALUE, params, path=path, source=Source(Origin(file=file)) if file else None))
