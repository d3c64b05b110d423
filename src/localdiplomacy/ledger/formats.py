"""Kinds of ledgers: which records a table holds and how its headings are called. Built-in ones, and a city's own."""

from attrs import field, frozen

from ..model.observations import Observation
from ..model.records import Record
from .ledger import RECORD_TYPES

OBSERVATIONS = "observations"


@frozen(kw_only=True)
class LedgerFormat:
    """A kind of ledger table.

    Args:
        id: slug, unique among formats.
        zh: what it is called in Chinese.
        en: what it is called in English.
        records: name of the set its rows belong to, such as `outbound`.
        columns: id of the code list of its headings, whose ids are field paths.
        required: field paths of which a table must have one each to be taken for it; `a|b` means either.
        words: words in the name of a file, sheet or title that speak for it.
        defaults: (field path, text) for fields that every row has and no column gives, such as ("kind", "event").
        plugin: name and version of the plugin that defines it; None for a built-in.
    """

    id: str
    zh: str
    en: str
    records: str
    columns: str
    required: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    plugin: str | None = field(default=None, eq=False)

    @property
    def record_type(self) -> type[Record] | type[Observation]:
        """The type of its records."""
        return record_type_of(self.records)


def record_type_of(name: str) -> type[Record] | type[Observation]:
    """Return the type of the records in the set of that name.

    Raises:
        KeyError: if there is no such set.
    """
    return Observation if name == OBSERVATIONS else RECORD_TYPES[name]


def _built_in(id: str, zh: str, en: str, required: tuple[str, ...], words: tuple[str, ...]) -> LedgerFormat:
    return LedgerFormat(id=id, zh=zh, en=en, records=id, columns=f"columns.{id}", required=required, words=words)


BUILTIN_FORMATS: tuple[LedgerFormat, ...] = (
    _built_in("outbound", "因公出访台账", "Outbound delegations", (), ("出访", "出国", "因公", "出境", "outbound")),
    _built_in("inbound", "来访接待台账", "Inbound delegations", (), ("来访", "接待", "外宾", "inbound")),
    _built_in("transfers", "入境人员转运台账", "Transfer batches", (), ("转运", "接转", "接驳", "transfer")),
    _built_in(
        "partnerships",
        "友好城市台账",
        "Partnerships",
        ("partner|id",),
        ("友城", "友好城市", "结好", "partnership", "sister"),
    ),
    _built_in(
        "observations", "统计数据表", "Figures", ("indicator", "period"), ("统计", "指标", "observation", "figure")
    ),
    _built_in("plans", "工作计划表", "Work plans", ("tasks.name|tasks|period",), ("计划", "任务分解", "plan")),
    _built_in("entries", "综合台账", "Ledger entries", (), ("entries",)),
    _built_in("cities", "城市台账", "Cities", ("name|name.en|id",), ("城市名录", "cities")),
    _built_in("offices", "外事机构名录", "Offices", ("name|name.en|id",), ("机构名录", "外办名录", "offices")),
)
