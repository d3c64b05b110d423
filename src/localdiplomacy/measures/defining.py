"""What built-in indicators have in common: conditions, clauses of printed definitions, shares."""

from typing import Any

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .indicators import Direction, Fold, Indicator

NOT_CANCELLED = Where(field="history.to", op=Operator.NOT_IN, value=("cancelled",))
LINES = Text("每条记录计 1 批，记录另有批次数的从其数", "a record is one batch unless it states more")


def definition_of(*clauses: Text) -> Text:
    """Return a printed definition (口径) of several clauses as one sentence."""
    zh, en = "；".join(clause.zh for clause in clauses), "; ".join(clause.en for clause in clauses)
    return Text(f"{zh}。", f"{en}.")


def share(id: str, zh: str, en: str, of: str, among: str, *what: Text, **more: Any) -> Indicator:
    """Return an indicator of one count as a share of another.

    Args:
        id: its id.
        zh: its name in Chinese.
        en: its name in English.
        of: id of the indicator above the line.
        among: id of the indicator below the line.
        what: what is divided by what, in words.
        more: what `Indicator` takes besides, such as another unit than per cent.
    """
    settings = {"unit": "percent", "direction": Direction.MORE, "definition": definition_of(*what), **more}
    return Indicator(id=id, zh=zh, en=en, fold=Fold.RATIO, numerator=of, denominator=among, **settings)
