"""What can be wrong with a value from outside, and where in it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import attrs
from attrs import frozen
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from ..issues.catalogue.settings import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from ..issues.issue import Issue, shown
from ..issues.rules import MAX_SHOWN
from ..model.sources import Source
from ..model.texts import Text

Path = tuple[str | int, ...]

_HIDDEN = "(保密/withheld)"
_NO_MORE = Text("没有这一项", "no such key")
_NOT_HERE = Text("不写此项，它由插件名称得出", "nothing: it follows from the plugin's name")


def as_written(value: object) -> str:
    """Return a value as a person wrote it in JSON or TOML, a table or list within it as `{…}` or `[…]`.

    >>> as_written(None), as_written(True), as_written(["a", {"b": 1}]), as_written({"b": [1]})
    ('null', 'true', '["a", {…}]', '{"b": […]}')
    """
    if isinstance(value, Mapping):
        pairs = (f"{_quoted(key)}: {_inside(item)}" for key, item in islice(value.items(), MAX_SHOWN))
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, (list, tuple, set, frozenset)):
        return f"[{', '.join(map(_inside, islice(value, MAX_SHOWN)))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def _inside(value: object) -> str:
    # What lies deeper is not shown: it has fields of its own, which may be sensitive.
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, (list, tuple, set, frozenset)):
        return "[…]" if value else "[]"
    return _quoted(value)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else as_written(value)


class Expected(ValueError):
    """A value is not what is expected here.

    Args:
        text: what is expected.
        found: the value; shown as it was written, in one short line.
    """

    def __init__(self, text: Text, found: object) -> None:
        super().__init__(f"{text.en} / {text.zh}")
        self.text = text
        self.found = as_written(found)


@frozen
class Fault:
    """One fault in a value from outside.

    Args:
        path: keys and list positions that lead to it.
        kind: `wrong` value, `unknown` key or `missing` key.
        expected: what is expected there.
        found: what stands there, in one short line; empty for a missing key. A Text where it differs by language.
        hint: the known key that was probably meant, for an unknown one.
    """

    path: Path
    kind: str
    expected: Text
    found: str | Text = ""
    hint: str = ""

    @property
    def place(self) -> str:
        """The path as text: `ledgers[2].path`."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
        return text

    @property
    def line(self) -> str:
        """The fault in one English line, for tracebacks."""
        found = self.found.en if isinstance(self.found, Text) else self.found
        return f"{self.place}: {self.kind} {found}"


class StructureError(ValueError):
    """A value from outside has faults; all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(fault.line for fault in faults))
        self.faults = faults


def plugin_stated(table: str, items: Iterable[tuple[int, Any]]) -> Iterator[Fault]:
    """Yield a fault for each item of a file that says which plugin it is from: nobody but the registry knows.

    Args:
        table: the key that the items are under.
        items: the items, each with its place.
    """
    for place, item in items:
        if item.plugin is not None:
            yield Fault((table, place, "plugin"), "wrong", _NOT_HERE, item.plugin)


def faults_in(error: Exception, path: Path = (), hidden: bool = False) -> Iterator[Fault]:
    """Yield every fault of an exception that structuring raised, each with its path."""
    if isinstance(error, ClassValidationError):
        named, others = error.group_exceptions()
        for inner, attribute in named:
            yield from faults_in(inner, (*path, attribute.name), hidden or _sensitive(error.cl, attribute.name))
        # What the class itself refuses may quote any of its fields.
        any_hidden = hidden or any(attribute.metadata.get("sensitive") for attribute in attrs.fields(error.cl))
        for inner in others:
            yield from faults_in(inner, path, any_hidden)
    elif isinstance(error, IterableValidationError):
        listed, others = error.group_exceptions()
        for inner, item in listed:
            yield from faults_in(inner, (*path, item.index), hidden)
        for inner in others:
            yield from faults_in(inner, path, hidden)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [attribute.name for attribute in attrs.fields(error.cl) if attribute.init]
        for key in sorted(error.extra_fields, key=str):
            yield Fault((*path, str(key)), "unknown", _NO_MORE, shown(key), _nearest(str(key), known))
    elif isinstance(error, StructureError):
        for fault in error.faults:
            found = _HIDDEN if hidden and fault.found else fault.found
            yield attrs.evolve(fault, path=(*path, *fault.path), found=found)
    elif isinstance(error, KeyError):
        yield Fault(path, "missing", Text("必须给出", "is required"))
    elif isinstance(error, Expected):
        yield Fault(path, "wrong", error.text, _HIDDEN if hidden else shown(error.found))
    elif (attribute := _validated(error)) is not None:
        # A validator of attrs: its text quotes the value and the whole attribute.
        hidden = bool(attribute.metadata.get("sensitive"))
        expected = Text("通过校验的值", "a value that its validator accepts")
        yield Fault((*path, attribute.name), "wrong", expected, _HIDDEN if hidden else shown(error.args[0]))
    else:
        message = _HIDDEN if hidden else shown(error)
        yield Fault(path, "wrong", Text(message, message), message)


def _validated(error: Exception) -> Any:
    """Return the attribute whose validator raised, as attrs' own validators tell it; None for other exceptions."""
    return next((item for item in error.args if isinstance(item, attrs.Attribute)), None)


def did_you_mean(word: str) -> Text:
    """Return the end of a message that suggests the word probably meant; nothing where there is none."""
    return Text(f"（是否指 {word}？）", f" (did you mean {word}?)") if word else Text("", "")


def issues_of(faults: Iterable[Fault], source: Source | None = None) -> tuple[Issue, ...]:
    """Return an issue for each fault, as settings and other TOML files report them."""
    return tuple(_issue(fault, source) for fault in faults)


def _issue(fault: Fault, source: Source | None) -> Issue:
    if fault.kind == "unknown":
        return Issue(
            UNKNOWN_KEY, {"key": fault.place, "hint": did_you_mean(fault.hint)}, path=fault.place, source=source
        )
    if fault.kind == "missing":
        return Issue(MISSING_KEY, {"key": fault.place}, path=fault.place, source=source)
    return Issue(WRONG_VALUE, {"expected": fault.expected, "found": fault.found}, path=fault.place, source=source)


def _sensitive(cls: Any, name: str) -> bool:
    attribute = attrs.fields_dict(cls).get(name) if attrs.has(cls) else None
    return bool(attribute is not None and attribute.metadata.get("sensitive"))


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only needed when something is wrong

    return next(iter(get_close_matches(word, known, n=1)), "")
