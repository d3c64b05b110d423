"""The hooks that plugins implement: a page for each, made from its specification, with an example that the tests run.

What is written by hand stands in `hooks/<hook>.md` and `.zh.md` beside this file: what the hook is for, the example, and
what is good to know. Everything else is read from the package and from the packages in `plugins/`.
"""

import inspect
import re
from pathlib import Path
from typing import get_args, get_type_hints

from localdiplomacy.model.texts import Language, Text
from localdiplomacy.plugins import builtins, hookspecs
from localdiplomacy.plugins.kinds import KINDS, Kind
from md import code, page, table

ROOT = Path(__file__).parents[2]
WRITTEN = Path(__file__).parent / "hooks"
SUFFIX = {"en": ".md", "zh": ".zh.md"}

TITLE = Text("钩子", "Hooks")
INTRO = Text(
    "插件通过钩子提供内容。每个钩子返回一个列表，其中是不可变的、有类型的值；钩子本身不做事。插件只写它需要的钩子。",
    "A plugin contributes through hooks. Each returns a list of frozen, typed values, and none of them does any work. A plugin "
    "implements those it needs.",
)
HEADER = {"en": ("Hook", "Contributes", "A list of"), "zh": ("钩子", "提供", "列表中的类型")}
MORE = Text(
    "怎样写成一个插件，见[教程](../plugin-tutorial.zh.md)；编号、配置、版本的规则，见[插件规则](../plugin-rules.zh.md)。",
    "How to make a plugin of them: [the tutorial](../plugin-tutorial.md). Ids, configuration and versions: "
    "[the rules for plugins](../plugin-rules.md).",
)
SIGNATURE = Text("写法", "Signature")
RETURNS = Text("**返回**", "**Returns**")
TAKES = Text("**参数**", "**Takes**")
CONFIG = Text(
    "`config`：插件的[配置](../../plugin-rules.zh.md#配置)，即其 `plugin_config` 类的对象；没有配置类时为 None。用不到时可以不写这个参数。",
    "`config`: the plugin's [configuration](../../plugin-rules.md#configuration), an object of its `plugin_config` class; None where it "
    "declares none. A hook that has no use for it leaves it out.",
)
LIST = Text("由 {types} 组成的列表。", "a list of {types}.")
OR = Text("或", " or ")
BUILT_IN = Text("内置的实现", "The built-in user")
BUILT_IN_INTRO = Text("库自带的内容也由同一个钩子提供：", "What the library brings comes through the same hook:")
REAL = Text("实际的插件", "Real plugins")
REAL_INTRO = Text(
    "项目 `plugins/` 文件夹中的下列文件实现了它：", "These files in the project's folder `plugins/` implement it:"
)


def file_name(hook: str, language: Language) -> str:
    """The file of a hook's page, and of what is written by hand for it."""
    return f"{hook}{SUFFIX[language]}"


def types(kind: Kind, to_top: str, language: Language) -> str:
    """What a hook's list may hold, each type with a link to its description."""
    rooms = [(type_, type_.__module__.split(".")[1]) for type_ in kind.types]
    links = [
        f"[{code(type_.__name__)}]({to_top}api/{room}.md#{type_.__module__}.{type_.__name__})" for type_, room in rooms
    ]
    return OR.get(language).join(links)


def signature(hook: str) -> str:
    """A hook as it is written in a plugin: `def register_checks(config: Any) -> Sequence[Check]`."""
    returned = get_type_hints(getattr(hookspecs, hook))["return"]
    (held,) = get_args(returned)
    names = " | ".join(type_.__name__ for type_ in get_args(held) or (held,))
    return f"def {hook}(config: Any) -> Sequence[{names}]"


def docstring(hook: str) -> tuple[str, str]:
    """What a hook's specification says: its first line, and what it returns."""
    said = inspect.getdoc(getattr(hookspecs, hook)) or ""
    returned = said.partition("Returns:\n")[2].partition("\n\n")[0]
    return said.splitlines()[0], " ".join(returned.split())


def real_users(hook: str) -> list[str]:
    """The files of the packages in `plugins/` that implement a hook."""
    files = sorted((ROOT / "plugins").glob("*/src/**/*.py"))
    found = re.compile(rf"^\s*def {hook}\(", re.MULTILINE)
    return [file.relative_to(ROOT).as_posix() for file in files if found.search(file.read_text("utf-8"))]


def build(language: Language) -> str:
    """The overview in one language."""
    rows = [
        (
            f"[{code(kind.hook)}](hooks/{file_name(kind.hook, language)})",
            kind.label.get(language),
            types(kind, "../", language),
        )
        for kind in KINDS
    ]
    return page(TITLE.get(language), INTRO.get(language), table(HEADER[language], rows), f"{MORE.get(language)}\n")


def pages(language: Language) -> dict[str, str]:
    """The page of each hook by its path."""
    return {f"reference/hooks/{file_name(kind.hook, language)}": hook_page(kind, language) for kind in KINDS}


def hook_page(kind: Kind, language: Language) -> str:
    """The page of one hook."""
    purpose, _, example = (WRITTEN / file_name(kind.hook, language)).read_text("utf-8").partition("\n## ")
    first, returned = docstring(kind.hook)
    listed = LIST.get(language).format(types=types(kind, "../../", language))
    real = "\n".join(f"- {code(file)}" for file in real_users(kind.hook))
    return page(
        code(kind.hook),
        purpose.strip(),
        f"## {SIGNATURE.get(language)}\n",
        f'```python\n@hookimpl\n{signature(kind.hook)}:\n    """{first}"""\n```\n',
        f"- {TAKES.get(language)} {CONFIG.get(language)}",
        f"- {RETURNS.get(language)} {listed}{f' {returned}' if language == 'en' else ''}\n",
        f"## {example}",
        f"## {BUILT_IN.get(language)}\n",
        f"{BUILT_IN_INTRO.get(language)}\n",
        f"```python\n{inspect.getsource(getattr(builtins, kind.hook))}```\n",
        f"[API](../../api/plugins.md#localdiplomacy.plugins.builtins.{kind.hook})\n",
        f"## {REAL.get(language)}\n",
        f"{REAL_INTRO.get(language)}\n\n{real}\n",
    )
