"""Cells to values: the reader for each column, by what its field path leads to."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any

from attrs import evolve, frozen

from ..codec.convert import value_hook
from ..codec.faults import Expected, faults_in
from ..codec.han import fold, read_quantity, read_yes_no, simplify
from ..codec.scalars import one_of
from ..issues.catalogue.intake import COUNT_ABSURD, COUNT_NOT_EXACT, COUNTRY_NOT_READ
from ..model.codes import CodeList
from ..model.delegations import Stop
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from ..model.quantities import Count, Headcount, Money, Quantity
from ..model.texts import Text
from .cell_amounts import HeadingUnit, NotExact, decimal, headcount, money, quantity, unit_words, whole
from .cell_countries import CountryList, read_countries
from .cell_dates import SPAN_ENDS, date_or_span, moment, partial_date, period
from .cell_texts import is_blank, parts_of, quoted, text_of
from .grids import Cell
from .noted import Noted
from .shapes import Leaf, item_type

CellReader = Callable[[Cell], Any]

_YES_NO = Text("是或否", "yes or no")
_JSON = Text("JSON 文本", "JSON text")
# More persons than any office received: a slip of units or of columns.
_MOST = 10_000_000
_NO_FIGURE = frozenset(("无", "暂无", "未统计", "缺", "不详", "n/a", "N/A"))
_OWN_COLUMNS = Text("分栏填写（一项内容一栏）", "a column of its own for each part")
# Units of amounts whose column says what is counted.
_DEFAULT_UNITS = {"population": "persons", "partner.population": "persons", "area": "km2", "partner.area": "km2"}
_TEXT_FORMS = {"members": "name", "vehicles": "reference"}
# How many vehicles there were: it follows from the batch, and is no vehicle's number.
_VEHICLE_COUNT = dict.fromkeys(("辆", "台", "部", "辆次", "台次", "车次", "辆车", "台车", "部车"), "vehicles")


# The kind says what the rest of a record means; other codes may be in words of the office's own.
_NEEDED = ("kind",)


class OpenCode(str):
    """A text that its code list does not have; it is kept, and reported."""

    __slots__ = ()


@frozen(kw_only=True)
class CellContext:
    """What cells of a table may depend on.

    Args:
        lists: code lists by id.
        date1904: True where serial dates count from 1904.
        loose: True where the heading leaves open what is counted (人数 may be 人 or 人次).
        unit: what the heading's brackets say.
    """

    lists: Mapping[str, CodeList]
    date1904: bool = False
    loose: bool = False
    unit: HeadingUnit | None = None


def cell_reader(leaf: Leaf, context: CellContext) -> CellReader:
    """Return the function that reads a cell of a column; a blank cell is None.

    The function raises Expected, UnitSays or another ValueError for a cell that is not what it should be.
    """
    read = _reader(leaf, context)
    if leaf.path == "value":  # of a table of figures
        return lambda cell: None if is_blank(cell) or cell in _NO_FIGURE else read(cell)
    return lambda cell: None if is_blank(cell) else read(cell)


def _reader(leaf: Leaf, context: CellContext) -> CellReader:
    if leaf.many:
        countries, stops = leaf.code_list == "country", leaf.path == "stops.country"
        return partial(_many, _one(leaf, context), countries=countries, stops=stops)
    if leaf.type in (Name, Headcount, Money, Quantity) or not _is_structure(leaf.type):
        return _one(leaf, context)
    if leaf.path == "stops":
        return _stops
    if leaf.path in _TEXT_FORMS:
        texts = partial(_many, text_of, countries=False)
        texts = partial(_vehicles, texts) if leaf.path == "vehicles" else texts
        return partial(_structure_or_texts, value_hook(leaf.type), texts, _TEXT_FORMS[leaf.path])
    return partial(_structure, value_hook(leaf.type))


def _is_structure(type_: Any) -> bool:
    return (
        (hasattr(type_, "__attrs_attrs__") and type_ not in (PartialDate, Period))
        or item_type(type_) is not None
        or (isinstance(type_, type) and issubclass(type_, Mapping))
    )


def _one(leaf: Leaf, context: CellContext) -> CellReader:
    last = leaf.path.rpartition(".")[2]
    simple: dict[Any, CellReader] = {
        bool: _yes_no,
        Decimal: decimal,
        datetime: partial(moment, date1904=context.date1904),
        PartialDate: partial(date_or_span if leaf.path in SPAN_ENDS else partial_date, date1904=context.date1904),
        Period: period,
        Headcount: partial(_counted, partial(headcount, expected=None)),
        Money: partial(money, unit=context.unit),
    }
    if leaf.type in simple:
        return simple[leaf.type]
    if leaf.type == Count:
        multiple = context.unit.multiple if context.unit else 1
        return partial(_counted, partial(headcount, expected=None if context.loose else last, multiple=multiple))
    if leaf.type is int:
        return partial(_counted, whole)
    if leaf.type is Quantity:
        units = context.lists.get("unit")
        words = unit_words(units) if units else {}
        default = _DEFAULT_UNITS.get(leaf.path, "")
        return partial(quantity, unit=context.unit, words=words, default=default)
    if isinstance(leaf.type, type) and issubclass(leaf.type, Enum):
        return partial(_member, leaf.type, context.lists.get(leaf.code_list or last))
    if leaf.code_list == "country":
        return _country
    codes = context.lists.get(leaf.code_list) if leaf.code_list else None
    return partial(_code, codes, leaf.path in _NEEDED) if codes else text_of


def _counted(read: Callable[[Cell], Any], cell: Cell) -> Any:
    """Read a count; one that must be exact and is not is left out, and one that no trip can have is told."""
    try:
        count = read(cell)
    except NotExact:
        return Noted(None, COUNT_NOT_EXACT, (("found", text_of(cell)),))
    number = count[1] if isinstance(count, tuple) else count
    most = number.high if isinstance(number, Quantity) else number
    return Noted(count, COUNT_ABSURD, (("found", text_of(cell)),)) if most > _MOST else count


def _many(read: CellReader, cell: Cell, countries: bool, stops: bool = False) -> Any:
    if not isinstance(cell, str):
        return _gathered((read(cell),))
    if cell.lstrip().startswith("["):
        items = _parsed(cell)
        if isinstance(items, list) and all(type(item) in (str, int, Decimal, bool) for item in items):
            # In JSON a text is what it is: nothing around it is to be taken off.
            return _gathered(read(quoted(item) if isinstance(item, str) else item) for item in items)
    if countries:
        return _countries(text_of(cell), stops)
    return _gathered(read(quoted(part)) for part in parts_of(text_of(cell)))


def _gathered(items: Iterable[Any]) -> Any:
    """Return the values of one cell; what is to be said about one of them is said about the cell."""
    read = tuple(items)
    noted = next((item for item in read if isinstance(item, Noted)), None)
    values = tuple(item.value if isinstance(item, Noted) else item for item in read)
    return evolve(noted, value=values) if noted else values


def _countries(text: str, stops: bool) -> Any:
    """Return the countries a cell names: their codes, or whole stops where it also says a city or a transit."""
    listed = read_countries(text)
    found: tuple[Any, ...] = tuple(country.code for country in listed.found)
    if stops and any(country.city or country.transit for country in listed.found):
        found = tuple(Stop(country=c.code, city=c.city, transit=c.transit) for c in listed.found)
    if listed.unknown or listed.others:
        return Noted(found or None, COUNTRY_NOT_READ, (("found", text), ("why", _why_not(listed))))
    return found


def _why_not(listed: CountryList) -> Text:
    names = "、".join(listed.unknown)
    if not names:
        return Text("其中有未写出名称的国家", "it speaks of countries without naming them")
    return Text(f"认不出国家或地区“{names}”", f'"{names}" is no known country or region')


def _stops(cell: Cell) -> Any:
    if isinstance(cell, str) and cell.lstrip().startswith("["):
        return _structure(value_hook(tuple[Stop, ...]), cell)
    read = _countries(text_of(cell), stops=True)
    noted = read if isinstance(read, Noted) else None
    items = (noted.value or ()) if noted else read
    stops = tuple(item if isinstance(item, Stop) else Stop(country=item) for item in items)
    return evolve(noted, value=stops or None) if noted else stops


def _country(cell: Cell) -> Any:
    text = text_of(cell)
    listed = read_countries(text)
    if len(listed.found) == 1 and not listed.unknown and not listed.others:
        return listed.found[0].code
    one = Text("这里只填一个国家或地区", "one country or region belongs here")
    why = _why_not(listed) if listed.unknown or listed.others else one
    return Noted(None, COUNTRY_NOT_READ, (("found", text), ("why", why)))


def _vehicles(texts: CellReader, cell: Cell) -> tuple[str, ...]:
    if not isinstance(cell, str) or read_quantity(cell, _VEHICLE_COUNT, "vehicles"):
        return ()
    return texts(cell)  # type: ignore[no-any-return]


def _yes_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    found = read_yes_no(text_of(cell))
    if found is None:
        raise Expected(_YES_NO, text_of(cell))
    return found


def _code(codes: CodeList, needed: bool, cell: Cell) -> str:
    text = text_of(cell)
    found = _find(codes, text)
    if found is not None:
        return found
    if needed and not codes.open:
        raise Expected(Text(f"代码表“{codes.zh}”中的写法", f"a term of the code list {codes.en!r}"), text)
    return OpenCode(text)


def _find(codes: CodeList, text: str) -> str | None:
    """Return the code that a text spells, also in full-width letters or traditional characters."""
    return codes.find(text) or _folded_spellings(codes).get(_folded(text))


def _folded(text: str) -> str:
    return "".join(simplify(fold(text)).split()).casefold()


@cache
def _folded_spellings(codes: CodeList) -> Mapping[str, str | None]:
    """Return the codes by their spellings folded; None where two codes become one so."""
    found: dict[str, str | None] = {}
    for code in codes:
        for spelling in code.spellings:
            key = _folded(spelling)
            found[key] = code.id if found.get(key, code.id) == code.id else None
    return found


def _member(type_: type[Enum], codes: CodeList | None, cell: Cell) -> Enum:
    text = text_of(cell)
    try:
        return type_((_find(codes, text) if codes else None) or text)
    except ValueError:
        raise Expected(one_of(member.value for member in type_), text) from None


def _parsed(cell: Cell) -> Any:
    try:
        return json.loads(cell, parse_float=Decimal) if isinstance(cell, str) else cell
    except (ValueError, RecursionError):
        raise Expected(_JSON, text_of(cell)) from None


def _structure(hook: Callable[[Any], Any], cell: Cell) -> Any:
    if not (isinstance(cell, str) and cell.lstrip().startswith(("[", "{"))):
        # Nobody types JSON into a table: it is there because a program wrote it.
        raise Expected(_OWN_COLUMNS, text_of(cell))
    try:
        return hook(_parsed(cell))
    except Expected:
        raise
    except Exception as error:
        fault = next(faults_in(error), None)
        place = f"{fault.place}: " if fault else ""
        expected = fault.expected if fault else _JSON
        raise Expected(Text(place + expected.zh, place + expected.en), fault.found if fault else "") from None


def _structure_or_texts(hook: Callable[[Any], Any], texts: CellReader, name: str, cell: Cell) -> Any:
    if isinstance(cell, str) and cell.lstrip().startswith("["):
        return _structure(hook, cell)
    return hook([{name: text} for text in texts(cell)])
