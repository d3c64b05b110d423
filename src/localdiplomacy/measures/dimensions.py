"""Dimensions: by what figures are broken down. A dimension is a code list with a field path for each kind of record."""

from attrs import field, frozen

from ..ledger.ledger import RECORD_TYPES
from ..model.periods import Frequency
from ..model.texts import Language, Text
from ..regulations.countries import countries
from .entry_fields import ENTRY_FIELDS

UNKNOWN = "_unknown"  # a record that does not state the value; never dropped
OTHER = "_other"  # what a total holds beyond its stated parts

MEMBER_LABELS = {UNKNOWN: Text("未注明", "not stated"), OTHER: Text("其他", "other")}


class DimensionError(ValueError):
    """A declaration of a dimension that cannot mean anything."""


@frozen(kw_only=True)
class RollUp:
    """What the members of another dimension are part of. A member that is part of nothing is `_unknown`.

    Places are rolled up along the hierarchy of the ledger as it was on the last day that is counted.

    Args:
        of: id of the dimension whose members are rolled up, such as `city`.
        levels: for places, the codes of `place-level`: a place is rolled up to the nearest at one of them, which may be
            itself.
        table: for codes, each with the code it is part of.

    Raises:
        DimensionError: if it has both levels and a table, or neither.
    """

    of: str
    levels: tuple[str, ...] = ()
    table: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        if bool(self.levels) == bool(self.table):
            raise DimensionError(
                f"rolls_up of {self.of}: levels 和 table 应有且只有一项 / exactly one of levels and table is needed"
            )


@frozen(kw_only=True)
class Dimension:
    """By what figures are broken down.

    Field paths are those of an `Indicator`; besides, `@kind` and `@state` are the kind and state on the measured day.
    Where a path leads to several values (countries of a trip), the record counts once in each row and once in the
    total.

    Args:
        id: slug, such as `country`.
        zh: its name in Chinese.
        en: its name in English.
        fields: for each set of the ledger the field path, as (set, path); sets that are missing cannot be broken down.
        code_list: id of the code list its members come from.
        lists: where that depends on the set of the ledger, the lists as (set, id).
        frequency: for dimensions of time, how long a part is; they need no fields.
        named_in: the set of the ledger that names its members: `offices` or `cities`.
        rolls_up: where its members are not what the fields hold but what that is part of.
        plugin: name and version of the plugin that defines it; None for a built-in.

    Raises:
        DimensionError: if it has fields and a frequency, or names a set that there is not.
    """

    id: str
    zh: str
    en: str
    fields: tuple[tuple[str, str], ...] = ()
    code_list: str | None = None
    lists: tuple[tuple[str, str], ...] = ()
    frequency: Frequency | None = None
    named_in: str | None = None
    rolls_up: RollUp | None = None
    plugin: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if self.fields and self.frequency is not None:
            raise DimensionError(f"{self.id}: 时间维度没有 fields / a dimension of time has no fields")
        named = [*(name for name, _ in (*self.fields, *self.lists)), *((self.named_in,) if self.named_in else ())]
        for name in named:
            if name not in RECORD_TYPES:
                raise DimensionError(f"{self.id}: 没有记录集 {name} / there is no set {name}")

    @property
    def of_places(self) -> bool:
        """True where its members are offices or places, over which not every indicator adds up."""
        return self.named_in is not None

    @property
    def tells_offices(self) -> bool:
        """True where the records of two offices that keep ledgers are in different rows."""
        return self.of_places and self.rolls_up is None

    def path(self, records: str) -> str | None:
        """Return the field path for a set of the ledger, or None where that set has no such dimension."""
        return dict(self.fields).get(records)

    def list_of(self, records: str) -> str | None:
        """Return the id of the code list its members come from, for a set of the ledger."""
        return dict(self.lists).get(records, self.code_list)

    def applies(self, records: str) -> bool:
        """Tell whether a set of the ledger can be broken down by it."""
        return self.frequency is not None or self.path(records) is not None

    def name(self, language: Language) -> str:
        """Return what it is called."""
        return self.zh if language == "zh" else self.en


_KEPT_BY_OFFICES = ("outbound", "inbound", "transfers", "partnerships", "plans", "entries")

OFFICE = Dimension(
    id="office",
    zh="单位",
    en="Office",
    named_in="offices",
    fields=(*((name, "office") for name in (*_KEPT_BY_OFFICES, "cities")), ("offices", "id")),
)
CITY = Dimension(
    id="city",
    zh="城市",
    en="City",
    named_in="cities",
    fields=(
        *((name, "office->city") for name in _KEPT_BY_OFFICES if name != "partnerships"),
        ("partnerships", "city"),
        ("offices", "city"),
        ("cities", "id"),
    ),
)


def _places(id: str, zh: str, en: str, *levels: str) -> Dimension:
    return Dimension(
        id=id, zh=zh, en=en, fields=CITY.fields, named_in="cities", rolls_up=RollUp(of=CITY.id, levels=levels)
    )


DISTRICT = _places("district", "区县", "District or county", "district", "county")
PREFECTURE = _places("prefecture", "设区市", "Prefecture-level city", "city")
PROVINCE = _places("province", "省份", "Province", "province")
COUNTRY = Dimension(
    id="country",
    zh="国家和地区",
    en="Country or region",
    code_list="country",
    fields=(
        ("outbound", "countries"),
        ("inbound", "countries"),
        ("partnerships", "partner->country"),
        ("entries", "country"),
        ("cities", "country"),
    ),
)
# A code that was withdrawn and given anew lies in one continent all the same.
CONTINENT = Dimension(
    id="continent",
    zh="大洲",
    en="Continent",
    code_list="continent",
    fields=COUNTRY.fields,
    rolls_up=RollUp(of=COUNTRY.id, table=tuple((one.code, one.continent.value) for one in countries())),
)
# 国家和地区: Hong Kong, Macao and Taiwan are regions, and official counts keep them apart.
COUNTRY_CATEGORY = Dimension(
    id="country-category",
    zh="国家或地区",
    en="Countries and regions apart",
    code_list="country-category",
    fields=COUNTRY.fields,
    rolls_up=RollUp(of=COUNTRY.id, table=tuple((one.code, one.category.value) for one in countries())),
)
KIND = Dimension(
    id="kind",
    zh="类别",
    en="Kind",
    fields=(("inbound", "kind"), ("partnerships", "@kind"), ("entries", "kind")),
    lists=(("inbound", "inbound-kind"), ("partnerships", "partnership-kind"), ("entries", "entry-kind")),
)

DIMENSIONS: tuple[Dimension, ...] = (
    OFFICE,
    CITY,
    DISTRICT,
    PREFECTURE,
    PROVINCE,
    COUNTRY,
    COUNTRY_CATEGORY,
    CONTINENT,
    KIND,
    Dimension(
        id="state",
        zh="状态",
        en="State",
        fields=tuple((name, "@state") for name in _KEPT_BY_OFFICES),
        lists=(
            ("outbound", "outbound-state"),
            ("inbound", "inbound-state"),
            ("transfers", "transfer-state"),
            ("partnerships", "partnership-state"),
            ("plans", "plan-state"),
            ("entries", "entry-state"),
        ),
    ),
    Dimension(
        id="category",
        zh="任务类别",
        en="Category",
        code_list="outbound-category",
        fields=(("outbound", "category"),),
    ),
    Dimension(id="mode", zh="组团方式", en="Mode", code_list="outbound-mode", fields=(("outbound", "mode"),)),
    Dimension(
        id="plan-type", zh="计划类型", en="Plan type", code_list="plan-type", fields=(("outbound", "plan_type"),)
    ),
    Dimension(id="priority", zh="服务重点", en="Priority", code_list="priority", fields=(("outbound", "priority"),)),
    Dimension(
        id="rank",
        zh="级别",
        en="Rank",
        fields=(("outbound", "leader_rank"), ("inbound", "head_rank"), ("entries", "details.rank")),
        lists=(("outbound", "rank"), ("inbound", "guest-rank"), ("entries", "guest-rank")),
    ),
    Dimension(
        id="control-class",
        zh="管控分类",
        en="Control class",
        code_list="control-class",
        fields=(("transfers", "control_class"),),
    ),
    Dimension(id="entry-port", zh="入境口岸", en="Port of entry", fields=(("transfers", "entry_port"),)),
    Dimension(
        id="disposition",
        zh="人员去向",
        en="Disposition",
        code_list="disposition",
        fields=(("transfers", "hand_overs.disposition"),),
    ),
    Dimension(
        id="special-group",
        zh="特殊群体",
        en="Special care",
        code_list="special-group",
        fields=(("transfers", "special_groups"),),
    ),
    Dimension(
        id="network",
        zh="网络",
        en="Network",
        code_list="network",
        fields=(
            ("partnerships", "networks"),
            ("inbound", "partnership->networks"),
            ("entries", "partners->networks"),
        ),
    ),
    Dimension(
        id="policy-class",
        zh="友城分类",
        en="Policy class",
        code_list="policy-class",
        fields=(
            ("partnerships", "policy_class"),
            ("inbound", "partnership->policy_class"),
            ("entries", "partners->policy_class"),
        ),
    ),
    Dimension(
        id="level",
        zh="层级",
        en="Level",
        code_list="place-level",
        fields=(("partnerships", "level"), ("cities", "level"), ("offices", "level")),
    ),
    *(
        Dimension(id=id, zh=zh, en=en, code_list=codes, fields=(("entries", f"details.{field}"),))
        for id, zh, en, field, codes in ENTRY_FIELDS
    ),
    Dimension(id="month", zh="月份", en="Month", frequency=Frequency.MONTH),
    Dimension(id="quarter", zh="季度", en="Quarter", frequency=Frequency.QUARTER),
    Dimension(id="half", zh="半年", en="Half-year", frequency=Frequency.HALF),
    Dimension(id="year", zh="年份", en="Year", frequency=Frequency.YEAR),
)
