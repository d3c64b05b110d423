"""The conformance checks of plugins, one page a language."""

from localdiplomacy.conformance import CHECKS, SAMPLE_CITIES, ConformanceCheck
from localdiplomacy.model.texts import Language, Text
from md import code, page

TITLE = Text("插件检查", "Conformance checks")
INTRO = Text(
    "每个插件都要通过的检查。编号固定不变；要跳过一项，须写出编号和理由。"
    '插件的测试写一行 `test_contract = plugin_contract("名称")`，不用 pytest 时用 `localdiplomacy plugins check 名称`。',
    "What every plugin must hold to. The ids never change; skipping a check takes its id and a reason. A plugin's tests "
    'need one line, `test_contract = plugin_contract("name")`; without pytest, `localdiplomacy plugins check name` does '
    "the same.",
)
CITIES = Text("样例城市：", "The sample cities: ")
# The first number of each area.
AREAS = {
    1: Text("安装包", "The package"),
    10: Text("导入", "Importing"),
    20: Text("钩子", "Hooks"),
    30: Text("提供的内容", "What is contributed"),
    40: Text("在样例城市上的表现", "Behaviour on the sample cities"),
    50: Text("结果可重复，输入不改动", "The same again, and nothing touched"),
    60: Text("配置", "Configuration"),
    70: Text("注册", "Registering"),
}


def number(check: ConformanceCheck) -> int:
    """The number in an id."""
    return int(check.id.removeprefix("LD-C"))


def entry(check: ConformanceCheck, language: Language) -> str:
    """One check: a heading to link to, and what it proves."""
    return f"### {check.id} {check.title.get(language)} {{ #{check.id.lower()} }}\n\n{check.proves.get(language)}\n"


def build(language: Language) -> str:
    """The page in one language, by area and number."""
    cities = CITIES.get(language) + ", ".join(code(name) for name in SAMPLE_CITIES)
    blocks = [cities + "\n"]
    for check in CHECKS:
        if number(check) in AREAS:
            blocks.append(f"## {AREAS[number(check)].get(language)}\n")
        blocks.append(entry(check, language))
    return page(TITLE.get(language), INTRO.get(language), *blocks)
