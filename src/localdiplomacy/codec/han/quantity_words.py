"""The words around a printed number, and the patterns that find one: data of the quantity grammar."""

import re
from collections.abc import Iterable

from ...model.quantities import Qualifier
from .numerals import HAN_CHARS

BEFORE: dict[str, Qualifier] = (
    dict.fromkeys(("共", "共计", "合计", "总计", "累计", "达", "达到"), Qualifier.EXACT)
    | dict.fromkeys(("约", "大约", "大概", "约为"), Qualifier.APPROX)
    | dict.fromkeys(("近", "将近", "接近", "不足", "不到"), Qualifier.NEARLY)
    | dict.fromkeys(("超", "超过", "逾", "突破", "多于", "高于"), Qualifier.OVER)
    | dict.fromkeys(("不少于", "不低于", "不下于", "至少", "最少", "上", ">=", "≥"), Qualifier.AT_LEAST)
    | dict.fromkeys(("不超过", "不多于", "不高于", "至多", "最多", "<=", "≤"), Qualifier.AT_MOST)
)
"""Words before a number. A strict `>` or `<` has no qualifier of its own and is not read."""

INSIDE: dict[str, Qualifier] = {"余": Qualifier.OVER, "多": Qualifier.OVER, "来": Qualifier.APPROX}
"""Words between a number and its unit: 100余人, 20多个, 10余万只, 20来人."""

AFTER: dict[str, Qualifier] = (
    dict.fromkeys(("以上", "及以上", "或以上"), Qualifier.AT_LEAST)
    | dict.fromkeys(("以内", "之内", "以下", "及以下", "或以下"), Qualifier.AT_MOST)
    | dict.fromkeys(("左右", "上下"), Qualifier.APPROX)
)
"""Words after the unit."""

COUNTING = frozenset("二三四五六七八九十两百千万亿")
"""Chinese numerals of one character that can count in prose; 一 there is an article, 陆 and 伍 are names."""

OPENING_QUOTES = frozenset("“‘「『《\"'")
"""A Chinese numeral right after one of these begins a slogan or a title, not a count."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BLANK = r"[ \t]?"
_ARABIC = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_COMPOUND = r"[0-9]+[千万亿](?:[0-9]+[百千万亿])+"
_HAN = rf"[{HAN_CHARS}]+(?:点[{HAN_CHARS}]+)?"
# 5千克 and 5千米 keep their unit; 5千克 would be 5000 of the unit 克 otherwise.
_SCALE = r"[百千]?[万亿]{1,2}|百|千(?![克米瓦])"
_NUMBER = (
    rf"(?:(?P<vague>[数几])(?P<vague_scale>[十百千]?[万亿]|[十百千])"
    rf"|(?P<number>{_COMPOUND}|{_ARABIC}|{_HAN})(?P<inside>[余多来几])?(?P<scale>{_SCALE})?(?P<outside>[余多来])?)"
)

# Words that end in one of the qualifying words without qualifying: 节约, 签约; 最近, 附近; 人数十人.
_NOT_A_QUALIFIER = r"(?<![节签预条合契违公制履](?=约))(?<![最附临邻靠](?=近))(?<![总人次批件户](?=[数]))"
# 上百 and 上千 are bounds; 车上3人 is not.
_BEFORE = rf"(?P<before>{_any(BEFORE.keys() - {'上'})}|上(?=[百千万])){_BLANK}"
_START = rf"{_NOT_A_QUALIFIER}(?:{_BEFORE})?(?:(?<![0-9A-Za-z.])(?=[0-9])|(?=[^0-9])){_NUMBER}"
START = re.compile(_START)
"""Where an amount may begin: its qualifier, if any, and its number."""

RANGE_END = re.compile(rf"{_BLANK}[-~至到]{_BLANK}{_NUMBER}")
"""The second number of a range, with the sign between the two."""

AFTER_UNIT = re.compile(_any(AFTER))

# Every repetition here is bounded: an unbounded one is tried again at each digit of a long run.
_MONTH = rf"(?:[0-9]{{1,2}}|[{HAN_CHARS}]{{1,2}}) ?月"
_DAY = rf"(?:[0-9]{{1,2}}|[{HAN_CHARS}]{{1,3}}) ?[日号]"
_CLAIMED = "|".join(
    (
        rf"第 ?(?:[0-9]{{1,9}}|[{HAN_CHARS}]{{1,9}})",
        rf"(?:[0-9]{{4}}(?:[-~至][0-9]{{4}})?|[〇零一二三四五六七八九]{{4}}) ?年(?: ?{_MONTH}(?: ?{_DAY})?)?",
        rf"(?:[0-9]{{1,2}} ?[-~至到] ?)?{_MONTH}(?:份| ?{_DAY})?",
        r"[0-9]{4}(?P<sign>[-./])[0-9]{1,2}(?P=sign)[0-9]{1,2}",
        r"[0-9]{2,4}年代",
        rf"(?:[0-9]{{1,4}}|[{HAN_CHARS}]{{1,6}}) ?周年",
    )
)
CLAIMED = re.compile(_CLAIMED)
"""What holds a number but counts nothing: ordinals, dates and months, decades, anniversaries."""

CLAIMED_OR_START = re.compile(rf"(?P<claimed>{_CLAIMED})|{_START}")
"""The next thing in prose that holds a number."""
