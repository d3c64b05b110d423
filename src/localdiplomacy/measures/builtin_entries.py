"""Built-in indicators of the smaller ledgers: services, events, cases, publications, …"""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .indicators import Fold, Indicator

# The kind `event` and those that are part of it.
_EVENTS = ("event", "event.exchange", "consular.outreach", "consular.apec-promotion")


def _kind(*kinds: str) -> Where:
    where = Where(field="kind", value=kinds[0]) if len(kinds) == 1 else None
    return where or Where(field="kind", op=Operator.IN, value=kinds)


def _lines(id: str, zh: str, en: str, unit: str, *kinds: str, what: Text, where: Where | None = None) -> Indicator:
    return Indicator(
        id=id,
        zh=zh,
        en=en,
        unit=unit,
        records="entries",
        where=where or _kind(*kinds),
        time="on",
        definition=Text(f"{what.zh}，每条记录计 1，按所记日期统计。", f"{what.en}, one a record, by the date entered."),
    )


def _summed(
    id: str, zh: str, en: str, unit: str, value: str, kind: str, definition: Text, otherwise: int | None = None
) -> Indicator:
    return Indicator(
        id=id,
        zh=zh,
        en=en,
        unit=unit,
        records="entries",
        where=_kind(kind),
        value=value,
        otherwise=otherwise,
        fold=Fold.SUM,
        time="on",
        definition=definition,
    )


def _service(area: str, zh: str, en: str, kind: str) -> tuple[Indicator, Indicator]:
    return (
        _summed(
            f"{area}.batches",
            f"{zh}批次",
            f"{en}, batches",
            "batches",
            "headcount.batches",
            kind,
            Text(
                f"{zh}，每条记录计 1 批，记录另有批次数的从其数，按办理日期统计。",
                f"{en}: a record is one batch unless it states more, by the date handled.",
            ),
            otherwise=1,
        ),
        Indicator(
            id=f"{area}.people",
            zh=f"{zh}人数（按各单位口径）",
            en=f"{en}, people",
            unit="persons",
            records="entries",
            where=_kind(kind),
            value="headcount.persons",
            alternatives=(("headcount.person_times", "person_times"),),
            fold=Fold.SUM,
            time="on",
            definition=Text(
                f"{zh}涉及的人数，按各单位所用口径（人或人次）统计，两种口径不相加。",
                f"{en}: people in the unit each office uses (persons or person-times); the two are never added.",
            ),
        ),
    )


ENTRIES: tuple[Indicator, ...] = (
    _lines("entries.count", "台账条目", "Ledger entries", "items", what=Text("全部条目", "all entries"), where=Where()),
    *_service("consular.apec_card", "APEC 商务旅行卡", "APEC business travel cards", "consular.apec-card"),
    *_service("consular.legalisation", "领事认证和附加证明书", "Legalisation and apostilles", "consular.legalisation"),
    *_service("consular.invitation", "来华邀请", "Invitations to China", "invitation"),
    _lines("events.count", "活动", "Events", "events", *_EVENTS, what=Text("各类活动", "events of every kind")),
    _lines("agreements.count", "协议", "Agreements", "items", "agreement", what=Text("协议", "agreements")),
    _summed(
        "publications.issues",
        "刊物期数",
        "Issues published",
        "issues",
        "quantity",
        "publication",
        Text(
            "刊物期数，以“期”计的数量相加，按出版日期统计。",
            "The sum of quantities given in issues, by the date of publication.",
        ),
    ),
    _lines(
        "media.reports", "媒体报道", "Media reports", "articles", "media-report", what=Text("媒体报道", "media reports")
    ),
    *_service("training", "培训", "Training", "training"),
    _lines(
        "cases.count",
        "涉外案(事)件",
        "Foreign-related cases",
        "cases",
        "case.foreign-related",
        what=Text("办理的涉外案（事）件", "foreign-related cases handled"),
    ),
    _lines("honours.count", "荣誉授予", "Honours", "items", "honour", what=Text("授予或获得的荣誉", "honours")),
    _lines("aid.count", "援助和捐赠", "Aid and donations", "items", "aid", what=Text("援助和捐赠", "aid, donations")),
)
