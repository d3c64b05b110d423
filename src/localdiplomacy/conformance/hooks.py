"""Checks on the hooks of a plugin (LD-C20 to LD-C25): their names, their form, and that they answer."""

from collections.abc import Iterator

from ..issues.catalogue.plugins import BAD_SIGNATURE, HOOK_FAILED, NOT_AN_INSTANCE, OFFERS_NOTHING, UNKNOWN_HOOK
from ..model.texts import Text
from .check import ConformanceCheck, Finding
from .refusals import kept_to
from .subject import Subject


def _docstrings(subject: Subject) -> Iterator[Finding]:
    for implementation in subject.implementations:
        if not (implementation.function.__doc__ or "").strip():
            yield Finding(
                what=Text("钩子没有文档字符串。", "The hook has no docstring."),
                where=implementation.hook,
                fix=Text(
                    "请用一句话写明它提供什么。",
                    "Say in one sentence what it contributes.",
                ),
            )


HOOKS = (
    kept_to(
        "LD-C20",
        Text("钩子名称", "names of hooks"),
        Text("每个钩子都会被调用，没有写错的。", "Each of its hooks is called; none is misspelt."),
        UNKNOWN_HOOK,
    ),
    kept_to(
        "LD-C21",
        Text("钩子的写法", "form of hooks"),
        Text(
            "每个钩子都是带标记的普通函数，只取所提供的参数。",
            "Each hook is a marked, plain function of what is offered to it.",
        ),
        BAD_SIGNATURE,
    ),
    kept_to(
        "LD-C22",
        Text("实例而不是类", "instance, not class"),
        Text("入口点指向可直接使用的对象。", "The entry point leads to an object that can be used as it is."),
        NOT_AN_INSTANCE,
    ),
    kept_to(
        "LD-C23",
        Text("有内容", "offers something"),
        Text("入口点指向的对象确有钩子或 plugin.toml。", "The entry point leads to hooks or a plugin.toml."),
        OFFERS_NOTHING,
    ),
    ConformanceCheck(
        id="LD-C24",
        title=Text("钩子的文档字符串", "docstrings of hooks"),
        proves=Text("后来者知道每个钩子提供什么。", "Whoever comes later knows what each hook contributes."),
        look=_docstrings,
    ),
    kept_to(
        "LD-C25",
        Text("钩子能够调用", "hooks answer"),
        Text("每个钩子都能返回结果。", "Each hook returns when it is called."),
        HOOK_FAILED,
    ),
)
