"""The catalogue of findings, one page a language."""

from itertools import groupby

from localdiplomacy.issues import Rule, Severity
from localdiplomacy.issues.catalogue import CATALOGUE
from localdiplomacy.model.texts import Language, Text, in_plural
from md import code, page

TITLE = Text("问题代码", "Findings")
INTRO = Text(
    "读取台账和检查记录时可能出现的全部问题。代码固定不变,供程序判断;文字供人阅读。",
    "What reading ledgers and checking records can find. The code stays, for machines; the words are for people.",
)
AREA = Text("领域", "Area")
SEVERITY = Text("级别", "Severity")
GRADED = Text("(所依据的来源较弱时为提示)", " (advice where its source is weak)")
DECLARED = Text("(以台账种类的声明为准)", " (or what the kind of entry declares)")
MESSAGE = Text("内容", "Message")
REMEDY = Text("怎么办", "What to do")
BASIS = Text("依据", "Basis")
SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.ADVICE: Text("提示", "advice"),
}


def area(rule: Rule) -> str:
    """The part of the code between LD and the number."""
    return rule.code.split("-")[1]


def condition(rule: Rule, language: Language) -> str:
    """When the severity is another one."""
    return "".join(text.get(language) for text, holds in ((GRADED, rule.graded), (DECLARED, rule.declared)) if holds)


def entry(rule: Rule, language: Language) -> str:
    """One rule: a heading to link to, and what the rule says."""
    lines = [
        f"### {rule.code} {rule.title.get(language)} {{ #{rule.code.lower()} }}\n",
        f"- {SEVERITY.get(language)}: {SEVERITIES[rule.severity].get(language)}{condition(rule, language)}",
        f"- {MESSAGE.get(language)}: {code(in_plural(rule.message.get(language)))}",
        f"- {REMEDY.get(language)}: {rule.remedy.get(language)}",
    ]
    if rule.basis:
        lines.append(f"- {BASIS.get(language)}: {rule.basis}")
    return "\n".join(lines) + "\n"


def build(language: Language) -> str:
    """The page in one language, by area and code."""
    blocks = []
    for name, rules in groupby(sorted(CATALOGUE, key=lambda rule: rule.code), key=area):
        blocks.append(f"## {AREA.get(language)} {name}\n")
        blocks.extend(entry(rule, language) for rule in rules)
    return page(TITLE.get(language), INTRO.get(language), *blocks)
