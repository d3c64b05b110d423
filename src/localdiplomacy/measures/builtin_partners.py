"""Built-in indicators of what passes between partners: exchanges and aid, by their direction."""

from ..model.conditions import Where
from ..model.texts import Text
from .entry_indicators import lines
from .indicators import Indicator

_EXCHANGE, _AID = "event.exchange", "aid"


def _lines(id: str, zh: str, en: str, kind: str, what: Text, *more: Where) -> Indicator:
    unit = "items" if kind == _AID else "times"
    return lines(id, zh, en, unit, kind, what=what, also=more, took_place=True)


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
