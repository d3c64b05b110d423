"""The built-in indicators with their printed definitions, one page a language."""

from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.indicators import Direction, Fold, Indicator
from localdiplomacy.model.texts import Language, Text
from md import code, page

TITLE = Text("指标", "Indicators")
INTRO = Text(
    "库中自带的指标与口径。报告中的每个数字都附有这里的口径。",
    "The indicators that the library comes with. Each figure of a report prints the definition given here.",
)
UNIT = Text("单位", "Unit")
FOLD = Text("汇总方式", "How it is put together")
TIME = Text("归期", "Period decided by")
DIRECTION = Text("方向", "Direction")
DIRECTIONS = {
    Direction.MORE: Text("越多越好", "more is better"),
    Direction.LESS: Text("越少越好", "less is better"),
    Direction.NEITHER: Text("不分好坏", "neither way is better"),
}
FOLDS = {
    Fold.COUNT: Text("计数", "count of records"),
    Fold.SUM: Text("求和", "sum"),
    Fold.DISTINCT: Text("去重计数", "count of distinct values"),
    Fold.LAST: Text("取最后一个值", "last value"),
    Fold.MEAN: Text("平均", "mean"),
    Fold.RATIO: Text("比率", "ratio"),
    Fold.TOTAL: Text("相加", "total of other indicators"),
}
STOCK = Text("时段最后一天的存量", "what there is on the period's last day")
CUMULATIVE = Text("自首条记录起，累计到时段最后一天", "from the first record up to the period's last day")


def entry(indicator: Indicator, language: Language) -> str:
    """One indicator: a heading to link to, its definition, and how it is counted."""
    if indicator.stock:
        time = STOCK.get(language)
    elif indicator.derived:
        time = (" / " if indicator.fold is Fold.RATIO else " + ").join(map(code, indicator.made_of))
    else:
        time = code(indicator.time) + (f" ({CUMULATIVE.get(language)})" if indicator.cumulative else "")
    lines = [
        f"## {indicator.name(language)} {{ #{indicator.id} }}\n",
        f"{code(indicator.id)}\n",
        f"{indicator.defined(language)}\n",
        f"- {UNIT.get(language)}: {', '.join(code(unit) for unit in indicator.units)}",
        f"- {FOLD.get(language)}: {FOLDS[indicator.fold].get(language)}",
        f"- {TIME.get(language)}: {time}",
        f"- {DIRECTION.get(language)}: {DIRECTIONS[indicator.direction].get(language)}",
    ]
    return "\n".join(lines) + "\n"


def build(language: Language) -> str:
    """The page in one language, by id."""
    ordered = sorted(INDICATORS, key=lambda indicator: indicator.id)
    return page(TITLE.get(language), INTRO.get(language), *(entry(indicator, language) for indicator in ordered))
