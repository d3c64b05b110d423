"""Built-in indicators of the smaller ledgers as a whole: entries, services, events, agreements, training, aid."""

from ..model.conditions import Where
from ..model.texts import Text
from .entry_indicators import EVENTS, lines, people, summed
from .indicators import Indicator


def _service(area: str, zh: str, en: str, kind: str) -> tuple[Indicator, Indicator]:
    return (
        summed(
            f"{area}.batches",
            f"{zh}批次",
            f"{en}, batches",
            "batches",
            "headcount.batches",
            kind,
            what=Text(
                f"{zh}，每条记录计 1 批，记录另有批次数的从其数",
                f"{en}: a record is one batch unless it states more",
            ),
            otherwise=1,
        ),
        people(
            f"{area}.people",
            f"{zh}人数",
            f"{en}, people",
            kind,
            what=Text(f"{zh}涉及的人数", f"{en}: people concerned"),
        ),
    )


_ALL = Indicator(
    id="entries.count",
    zh="台账条目",
    en="Ledger entries",
    unit="items",
    records="entries",
    where=Where(),
    time="on",
    definition=Text("全部条目，每条记录计 1，按所记日期统计。", "All entries, one a record, by the date entered."),
)

ENTRIES: tuple[Indicator, ...] = (
    _ALL,
    *_service("consular.apec_card", "APEC 商务旅行卡", "APEC business travel cards", "consular.apec-card"),
    *_service("consular.legalisation", "领事认证和附加证明书", "Legalisation and apostilles", "consular.legalisation"),
    *_service("consular.invitation", "来华邀请", "Invitations to China", "invitation"),
    *_service("consular.visa", "签证代办", "Visas", "consular.visa"),
    lines("events.count", "活动", "Events", "events", *EVENTS, what=Text("各类活动", "events of every kind")),
    lines("agreements.count", "协议", "Agreements", "items", "agreement", what=Text("协议", "agreements")),
    summed(
        "publications.issues",
        "刊物期数",
        "Issues published",
        "issues",
        "quantity",
        "publication",
        what=Text("刊物期数，以“期”计的数量相加", "the sum of quantities given in issues"),
    ),
    lines(
        "media.reports", "媒体报道", "Media reports", "articles", "media-report", what=Text("媒体报道", "media reports")
    ),
    *_service("training", "培训", "Training", "training"),
    lines(
        "cases.count",
        "涉外案(事)件",
        "Foreign-related cases",
        "cases",
        "case.foreign-related",
        what=Text("办理的涉外案（事）件", "foreign-related cases handled"),
    ),
    lines("honours.count", "荣誉授予", "Honours", "items", "honour", what=Text("授予或获得的荣誉", "honours")),
    lines("aid.count", "援助和捐赠", "Aid and donations", "items", "aid", what=Text("援助和捐赠", "aid, donations")),
)
