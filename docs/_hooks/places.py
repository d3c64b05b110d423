"""Places of the library by name, such as `kind:consular.apec-card` or `check:core.trip-days`, and the page of each."""

import inspect
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

import localdiplomacy
from code_list_pages import COLUMNS
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues.catalogue import CATALOGUE
from localdiplomacy.model.entries import EntryKind
from localdiplomacy.model.texts import Text
from localdiplomacy.plugins import Registry
from localdiplomacy.plugins.contributions import Contributions

ROOT = Path(__file__).parents[2]
KINDS = "entry-kind"
# Where a link leads: a page and an anchor; `{}` stands for the suffix of the language. None: there is no such page.
Links = Mapping[str, str | None]


@frozen(kw_only=True)
class Sort:
    """One sort of place.

    Args:
        label: what it is called.
        links: the places of this sort by name, and where a link to each leads.
        find: finds a place that `links` does not hold.
    """

    label: Text
    links: Links
    find: Callable[[str], str | None] | None = None

    def link(self, name: str) -> str | None:
        """Return where a link to a place leads; None where no page shows it.

        Raises:
            LookupError: if there is no such place.
        """
        return self.links[name] if name in self.links or self.find is None else self.find(name)


def unknown(place: str, sorts: Mapping[str, Sort]) -> str | None:
    """Return why there is no such place, with the one that was probably meant; None where it exists."""
    sort, colon, name = place.partition(":")
    if not colon or sort not in sorts:
        return f"{place} is no place: a place is written as one of {', '.join(f'{id}:…' for id in sorts)}"
    try:
        sorts[sort].link(name)
    except LookupError:
        near = get_close_matches(name, sorts[sort].links, n=1)
        return f"there is no {place}" + (f" (did you mean {sort}:{near[0]}?)" if near else "")
    return None


@cache
def places() -> Mapping[str, Sort]:
    """Return every sort of place, with the places of the library and of the packages in `plugins/`."""
    plugins = _plugins()
    registry = Registry(discover=False)
    core = registry.contributions
    for name, module in plugins.items():
        registry.register(module, name)
    every = registry.contributions
    return {
        "api": Sort(label=Text("接口", "API"), links=_public(), find=_inside),
        **_of_code_lists(every, core),
        **_of_counting(every, core),
        **_of_checking(every, core),
        "plugin": Sort(label=Text("插件", "plugin"), links=dict.fromkeys(plugins)),
        "page": Sort(label=Text("文档", "page"), links=_pages()),
        "example": Sort(label=Text("示例", "example"), links=dict.fromkeys(_examples())),
    }


def _of_code_lists(every: Contributions, core: Contributions) -> dict[str, Sort]:
    lists = every.code_lists
    kinds: dict[str, str | None] = {}
    for kind in lists[KINDS]:
        link = _list_page(KINDS) if kind.id in core.code_lists[KINDS] else None
        fields, checks = (kind.fields, kind.checks) if isinstance(kind, EntryKind) else ((), ())
        own = (*(f"{kind.id}#{field.id}" for field in fields), *(f"{kind.id}!{check.id}" for check in checks))
        kinds |= dict.fromkeys((kind.id, *own), link)
    of_list = {id: _list_page(id) for id in lists}
    codes = {f"{id}/{code.id}": of_list[id] for id, found in lists.items() for code in found}
    return {
        "kind": Sort(label=Text("台账种类", "kind of entry"), links=kinds),
        "list": Sort(label=Text("代码表", "code list"), links=of_list),
        "code": Sort(label=Text("代码", "code"), links=codes),
    }


def _list_page(id: str) -> str | None:
    if id not in builtin_code_lists():
        return None
    return f"{'ledger-formats' if id.startswith(COLUMNS) else 'code-lists'}{{}}#{id}"


def _of_counting(every: Contributions, core: Contributions) -> dict[str, Sort]:
    own = {indicator.id for indicator in core.indicators}
    indicators = {found.id: f"indicators{{}}#{found.id}" if found.id in own else None for found in every.indicators}
    sections = (section.id for found in every.report_formats for section in found.sections)
    return {
        "indicator": Sort(label=Text("指标", "indicator"), links=indicators),
        "dimension": Sort(label=Text("维度", "dimension"), links=_unlinked(every.dimensions)),
        "validation": Sort(label=Text("数字检验规则", "validation rule"), links=_unlinked(every.validation_rules)),
        "ledger": Sort(label=Text("台账格式", "ledger format"), links=_unlinked(every.ledger_formats)),
        "report": Sort(label=Text("报告格式", "report format"), links=_unlinked(every.report_formats)),
        "section": Sort(label=Text("报告章节", "section of a report"), links=dict.fromkeys(sections)),
    }


def _of_checking(every: Contributions, core: Contributions) -> dict[str, Sort]:
    own = {rule.code for rule in CATALOGUE}
    codes = own.union(rule.code for check in every.checks for rule in check.rules)
    rules = {code: f"issues{{}}#{code.lower()}" if code in own else None for code in sorted(codes)}
    checks = {check.id: next((rules[rule.code] for rule in check.rules), None) for check in every.checks}
    parameters = dict.fromkeys(parameter.id for parameter in every.regulations.parameters())
    for parameter in core.regulations.parameters():
        parameters[parameter.id] = parameters[parameter.id] or (
            f"regulations{{}}#{parameter.jurisdiction}-{parameter.id}"
        )
    return {
        "check": Sort(label=Text("检查", "check"), links=checks),
        "rule": Sort(label=Text("问题代码", "finding"), links=rules),
        "parameter": Sort(label=Text("法规参数", "regulation"), links=parameters),
    }


def _unlinked(found: Iterable[Any]) -> Links:
    return dict.fromkeys(item.id for item in found)


def _public() -> Links:
    """Return the public names, and of each class its public fields and members."""
    links: dict[str, str | None] = {}
    for name in localdiplomacy.__all__:
        found = getattr(localdiplomacy, name)
        links |= dict.fromkeys((name, *(f"{name}.{member}" for member in _members(found))), _api(found))
    return links


def _members(found: Any) -> list[str]:
    if not isinstance(found, type):
        return []
    fields = [field.name for field in attrs.fields(found)] if attrs.has(found) else []
    return [name for name in dict.fromkeys((*fields, *vars(found))) if not name.startswith("_")]


def _inside(name: str) -> str | None:
    """Find a function or class by its module, such as `measures.partners.dormancy.dormancy`."""
    module, _, attribute = name.rpartition(".")
    try:
        found = getattr(import_module(f"localdiplomacy.{module}"), attribute)
    except (ImportError, AttributeError) as error:
        raise LookupError(name) from error
    if getattr(found, "__module__", None) != f"localdiplomacy.{module}":
        raise LookupError(name)  # known elsewhere
    return _api(found)


def _api(found: Any) -> str | None:
    if not (inspect.isclass(found) or inspect.isfunction(found)):
        return None
    room = found.__module__.split(".")[1]
    return f"../api/{room}.md#{found.__module__}.{found.__qualname__}"


def _pages() -> Links:
    pages = sorted((ROOT / "docs").glob("*.zh.md"))
    return {page.name.removesuffix(".zh.md"): f"../{page.name.removesuffix('.zh.md')}{{}}" for page in pages}


def _examples() -> list[str]:
    folder = ROOT / "examples"
    return [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if file.is_file()]


def _plugins() -> dict[str, Any]:
    """Return the plugins of the packages in `plugins/` by name, whether or not they are installed."""
    found = {}
    for file in sorted((ROOT / "plugins").glob("*/pyproject.toml")):
        points = tomllib.loads(file.read_text("utf-8"))["project"]["entry-points"]["localdiplomacy"]
        source = str(file.parent / "src")
        for name, module in points.items():
            sys.path.append(source)
            try:
                found[name] = import_module(module)
            finally:
                sys.path.remove(source)
    return found
