"""A table written with the headings of a ledger format, and read again."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..codec.codelists import NOT_STORED
from ..ledger.formats import LedgerFormat
from ..ledger.read import read
from ..ledger.shapes import Leaf, leaf_at
from ..model.codes import Code, CodeList
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.periods import Period
from ..model.quantities import Money, Quantity
from ..model.texts import LANGUAGES, Language, Text
from ..plugins.contributions import Contributions
from .cities.filling import first_code

_ROWS = 3


def unread(format: LedgerFormat, contributions: Contributions) -> Iterator[Text]:
    """Yield what is wrong with the headings of a format, and with a table that was written with them.

    Args:
        format: the format.
        contributions: the code lists, its headings among them.
    """
    lists = contributions.code_lists
    headings = lists.get(format.columns)
    if headings is None:
        yield Text(f"没有表头代码表 {format.columns}。", f"There is no list of headings {format.columns}.")
        return
    for path in format.required:
        if not any(part in headings for part in path.split("|")):
            yield Text(f"必填字段 {path} 没有表头。", f"The required field {path} has no heading.")
    leaves = {code: leaf_at(format.record_type, code.id, lists) for code in headings}
    for code, leaf in leaves.items():
        if leaf is None and code.id not in NOT_STORED:
            yield Text(f"表头 {code.zh} 的 {code.id} 不是字段。", f"{code.id} of heading {code.en} is no field.")
    written = {code: leaf for code, leaf in leaves.items() if leaf is not None}
    if not written:
        yield Text("没有一个表头属于字段。", "No heading belongs to a field.")
        return
    for language in LANGUAGES:
        yield from _lost(format, contributions, written, language)


def _lost(
    format: LedgerFormat, contributions: Contributions, columns: Mapping[Code, Leaf], language: Language
) -> Iterator[Text]:
    lists = contributions.code_lists
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([code.get(language) for code in columns])
            writer.writerows(
                [_cell(leaf, number, lists, language) for leaf in columns.values()] for number in range(1, _ROWS + 1)
            )
        intake = read(path, formats=contributions.ledger_formats, code_lists=lists, format=format.id)
    found = sum(tally.records for tally in intake.tally)
    if found != _ROWS:
        why = Text(*("; ".join(dict.fromkeys(issue.message(to) for issue in intake.issues)) for to in LANGUAGES))
        yield Text(
            f"写出 {_ROWS} 行，读回 {found} 行：{why.zh}",
            f"Of {_ROWS} written rows {found} were read back: {why.en}",
        )


def _cell(leaf: Leaf, number: int, lists: Mapping[str, CodeList], language: Language) -> str:
    if leaf.code_list is not None:
        known = lists.get(leaf.code_list)
        code = first_code(lists, leaf.code_list)
        return known.label(code, language) if known is not None and code is not None else ""
    return _CELLS.get(leaf.type, "").format(number)


# A cell for each type of field; the number tells rows apart. Nested records stay blank: who writes them by hand?
_CELLS: Mapping[Any, str] = {
    str: "sample-{}",
    Name: "sample-{}",
    int: "{}",
    bool: "是",
    Decimal: "{}.5",
    PartialDate: "2021-03-0{}",
    Period: "2021-0{}",
    Quantity: "{}",
    Money: "{}",
}
