"""Built-in indicators of what passes between partners: exchanges and aid, by their direction."""

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .indicators import Indicator

_EXCHANGE, _AID = "event.exchange", "aid"
HAPPENED = Where(field="history.to", op=Operator.NOT_IN, value=("cancelled",))
NOT_JUST_PLANNED = Where(
    any_of=(
        Where(field="history.to", op=Operator.NOT_IN, value=("planned",)),
        Where(field="history.to", op=Operator.IN, value=("held", "delivered", "closed")),
    )
)
_BY_DATE = Text(
    "每条记录计 1，按所记日期统计，不含已取消和仅列入计划的",
    "one a record, by the date entered, without what was cancelled or is no more than planned",
)


def _lines(id: str, zh: str, en: str, kind: str, what: Text, *more: Where) -> Indicator:
    return Indicator(
        id=id,
        zh=zh,
        en=en,
        unit="items" if kind == _AID else "times",
        records="entries",
        where=Where(all_of=(Where(field="kind", value=kind), HAPPENED, NOT_JUST_PLANNED, *more)),
        time="on",
        definition=Text(f"{what.zh}；{_BY_DATE.zh}。", f"{what.en}; {_BY_DATE.en}."),
    )


def _direction(code: str) -> Where:
    return Where(field="details.direction", value=code)


PARTNERS: tuple[Indicator, ...] = (
    _lines(
        "exchanges.count",
        "友城交流次数",
        "Exchanges with partners",
        _EXCHANGE,
        Text("友城交流", "exchanges with partners"),
    ),
    _lines(
        "exchanges.received",
        "来方向的友城交流",
        "Exchanges that came in",
        _EXCHANGE,
        Text("方向为来的友城交流", "exchanges with partners that came in"),
        _direction("in"),
    ),
    _lines(
        "exchanges.sent",
        "去方向的友城交流",
        "Exchanges that went out",
        _EXCHANGE,
        Text("方向为去的友城交流", "exchanges with partners that went out"),
        _direction("out"),
    ),
    _lines(
        "exchanges.mutual",
        "双向的友城交流",
        "Exchanges both ways",
        _EXCHANGE,
        Text("方向为双向的友城交流", "exchanges with partners that went both ways"),
        _direction("both"),
    ),
    _lines(
        "aid.received",
        "收到的援助和捐赠",
        "Aid received",
        _AID,
        Text("方向为来（受援）的援助和捐赠", "aid and donations that came in"),
        _direction("in"),
    ),
    _lines(
        "aid.given",
        "给予的援助和捐赠",
        "Aid given",
        _AID,
        Text("方向为去（对外）的援助和捐赠", "aid and donations that went out"),
        _direction("out"),
    ),
)
