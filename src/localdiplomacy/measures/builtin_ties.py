"""Built-in indicators of partnerships."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .builtin_delegations import COUNTRIES_ONLY
from .defining import definition_of
from .indicators import Fold, Indicator

FORMAL = ("formal",)
FRIENDLY_EXCHANGE = ("friendly-exchange",)
FRIENDLY_COOPERATION = ("friendly-cooperation",)
# 基层友好关系 and what is listed under it.
BODIES = ("grassroots", "school", "hospital", "port", "canal", "lake", "park", "library", "association")
_AT_END = Text("期末时点数", "at the end of the period")


def _stock(id: str, zh: str, en: str, definition: Text, **more: Any) -> Indicator:
    settings: dict[str, Any] = {"unit": "pairs", "stock": True} | more
    return Indicator(
        id=f"partnerships.{id}",
        zh=zh,
        en=en,
        records="partnerships",
        definition=definition_of(_AT_END, definition),
        **settings,
    )


_OF_ALL = "in_force", Text("占有效关系的比重", "as a share of the ties in force")
_OF_KEY = "key", Text("占重点友城的比重", "as a share of the key partners")


def _share(id: str, zh: str, en: str, numerator: str, of: tuple[str, Text] = _OF_ALL) -> Indicator:
    whole, said = of
    return Indicator(
        id=f"partnerships.{id}",
        zh=zh,
        en=en,
        unit="percent",
        records="partnerships",
        fold=Fold.RATIO,
        stock=True,
        numerator=f"partnerships.{numerator}",
        denominator=f"partnerships.{whole}",
        definition=definition_of(_AT_END, said),
    )


_IN_FORCE = ("in-force",)
# 一城一策: the parts a policy consists of. Industries are named where there is a fit.
_WITH_GUIDANCE = Where(
    all_of=tuple(
        Where(field=f"guidance.{part}", op=Operator.PRESENT) for part in ("goal", "fields", "measures", "review_on")
    )
)

PARTNERSHIPS: tuple[Indicator, ...] = (
    _stock(
        "formal",
        "正式友好城市",
        "Formal sister cities",
        Text("类别为正式友城且有效", "of the kind formal and in force"),
        states=_IN_FORCE,
        kinds=FORMAL,
    ),
    _stock(
        "friendly_exchange",
        "友好交流城市",
        "Friendly-exchange cities",
        Text("类别为友好交流城市，处于交流或有效状态", "of the kind friendly-exchange, in exchange or in force"),
        states=("exchange", *_IN_FORCE),
        kinds=FRIENDLY_EXCHANGE,
    ),
    _stock(
        "friendly_cooperation",
        "友好合作关系城市",
        "Friendly-cooperation cities",
        Text("类别为友好合作关系城市，处于交流或有效状态", "of the kind friendly-cooperation, in exchange or in force"),
        states=("exchange", *_IN_FORCE),
        kinds=FRIENDLY_COOPERATION,
    ),
    _stock(
        "cities",
        "友好城市和友好交流、合作城市合计",
        "Sister, exchange and cooperation cities together",
        Text(
            "正式友城、友好交流城市、友好合作关系城市，处于交流或有效状态",
            "of the kinds formal, friendly-exchange and friendly-cooperation, in exchange or in force",
        ),
        states=("exchange", *_IN_FORCE),
        kinds=(*FORMAL, *FRIENDLY_EXCHANGE, *FRIENDLY_COOPERATION),
    ),
    _stock(
        "bodies",
        "基层单位和友协间友好关系",
        "Ties between bodies",
        Text(
            "学校、医院、港口、运河、湖泊、公园、友协等单位间有效的关系",
            "ties in force between schools, hospitals, ports, canals, lakes, parks, associations and their like",
        ),
        states=_IN_FORCE,
        kinds=BODIES,
    ),
    _stock(
        "key",
        "重点友城",
        "Key partners",
        Text("有效，且本单位列为重点", "in force, and of the office's own class of key partners"),
        states=_IN_FORCE,
        where=Where(field="policy_class", value="key"),
    ),
    _stock(
        "suspended",
        "暂停的友好关系",
        "Ties suspended",
        Text("各类别中暂停的关系", "ties of every kind that are suspended"),
        states=("suspended",),
    ),
    _stock(
        "in_force",
        "有效的友好关系",
        "Ties in force",
        Text("各类别中有效的关系", "ties of every kind that are in force"),
        states=_IN_FORCE,
    ),
    _stock(
        "all",
        "对外友好关系",
        "All ties",
        Text(
            "自意向至有效的全部关系，不含接触中和已终止的",
            "ties from intent to in force, without contacts and ended ones",
        ),
        states=(
            *("intent", "exchange", "applied", "provincial-review", "approved", "signed", "filed"),
            *_IN_FORCE,
            "suspended",
        ),
    ),
    _stock(
        "countries",
        "有效关系涉及国家数",
        "Countries with ties in force",
        Text(
            "对方所在国家各计一次，不含港澳台地区", "each partner's country once, without Hong Kong, Macao and Taiwan"
        ),
        unit="countries",
        fold=Fold.DISTINCT,
        among=COUNTRIES_ONLY,
        value="partner->country",
        states=_IN_FORCE,
    ),
    _stock(
        "with_guidance",
        "一城一策完整的友好关系",
        "Ties with a complete policy",
        Text(
            "有效，且目标、领域、措施、评估日期齐全",
            "in force, with goal, fields, measures and day of review all given",
        ),
        states=_IN_FORCE,
        where=_WITH_GUIDANCE,
    ),
    _stock(
        "with_signature",
        "有一城一品的友好关系",
        "Ties with a signature product",
        Text("有效，且已确定特色产品或项目", "in force, with a product or event it is known for"),
        states=_IN_FORCE,
        where=Where(field="signature_product", op=Operator.PRESENT),
    ),
    _stock(
        "key_with_guidance",
        "一城一策完整的重点友城",
        "Key partners with a complete policy",
        Text(
            "有效，本单位列为重点，且目标、领域、措施、评估日期齐全",
            "in force, of the office's own class of key partners, with goal, fields, measures and day of review all given",
        ),
        states=_IN_FORCE,
        where=Where(all_of=(Where(field="policy_class", value="key"), _WITH_GUIDANCE)),
    ),
    _share(
        "key_guidance_share",
        "重点友城一城一策覆盖率",
        "Share of key partners with a complete policy",
        "key_with_guidance",
        _OF_KEY,
    ),
    _share("guidance_share", "一城一策覆盖率", "Share of ties with a complete policy", "with_guidance"),
    _share("signature_share", "一城一品覆盖率", "Share of ties with a signature product", "with_signature"),
    Indicator(
        id="partnerships.concluded",
        zh="新缔结关系",
        en="Ties concluded",
        unit="pairs",
        records="partnerships",
        time="history.in-force",
        definition=Text("在时段内首次生效的关系。", "Ties that first came into force in the period."),
    ),
    Indicator(
        id="partnerships.ended",
        zh="终止关系",
        en="Ties ended",
        unit="pairs",
        records="partnerships",
        time="history.ended",
        definition=Text("在时段内终止的关系。", "Ties that ended in the period."),
    ),
)
