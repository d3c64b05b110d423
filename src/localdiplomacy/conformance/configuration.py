"""Checks on the configuration of a plugin (LD-C60 to LD-C63). They hold of themselves where it takes none."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ..issues.catalogue.plugins import BAD_CONFIGURATION
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..model.texts import Text
from ..plugins.configuration import configuration
from .check import ConformanceCheck, Finding
from .plain import plain
from .quiet import quietly
from .refusals import finding_of, refused
from .subject import NotLoaded, Subject

_UNKNOWN = "no-such-key"
# A list of tables with a key nobody has: no text, number, date, list of texts or table of one's own has this form.
_WRONG: Any = [{_UNKNOWN: {_UNKNOWN: []}}]
_SECRET = re.compile(r"passw|secret|token|api_?key|credential|密码|口令|密钥", re.IGNORECASE)
_MARKER = "conformance-marker-4711"
_MARK = Text(
    "请用 localdiplomacy.secret() 定义该字段。",
    "Define the field with localdiplomacy.secret().",
)


def _fields(subject: Subject) -> tuple[Any, ...]:
    """Return the fields of the configuration class; none where the plugin takes no configuration."""
    declared = subject.config_class
    if declared is None:
        return ()
    if not (isinstance(declared, type) and attrs.has(declared)):
        raise NotLoaded
    return tuple(found for found in attrs.fields(declared) if found.init)


def _class(subject: Subject) -> Iterator[Finding]:
    declared = subject.config_class
    if declared is None:
        return
    if not (isinstance(declared, type) and attrs.has(declared)):
        yield from refused(subject, BAD_CONFIGURATION)
        return
    try:
        with quietly():
            made = configuration(subject.plugin, subject.name, subject.config, None)
    except CannotContinue:
        return  # what it takes to make one is another check's matter
    for name in (found.name for found in _fields(subject)):
        try:
            setattr(made, name, getattr(made, name))
        except AttributeError:
            continue
        yield Finding(
            what=Text("配置类可以被改动。", "The configuration can be changed."),
            where=f"{declared.__name__}.{name}",
            fix=BAD_CONFIGURATION.remedy,
        )
        return


def _structures(subject: Subject) -> Iterator[Finding]:
    if not _fields(subject):
        return
    for given, of in ((None, "plugin_config"), (subject.example, "README")):
        faults = _faults(subject, given)
        if given is None and subject.example is None and faults:
            yield Finding(
                what=Text(
                    "配置有必填项，README 却没有写例子。",
                    "The configuration has required keys, and the README shows no example.",
                ),
                where="README",
                fix=Text(
                    f'请在 README 的 toml 代码块中写出 [plugins."{subject.name}"]。',
                    f'Show the table [plugins."{subject.name}"] in a toml block of the README.',
                ),
            )
        elif given is not None:
            for issue in faults:
                yield Finding(what=finding_of(issue).what, where=f"{of}: {issue.path}", fix=issue.rule.remedy)


def _faults(subject: Subject, given: Mapping[str, Any] | None) -> tuple[Issue, ...]:
    try:
        with quietly():
            configuration(subject.plugin, subject.name, given, None)
    except CannotContinue as error:
        return error.issues
    return ()


def _strict(subject: Subject) -> Iterator[Finding]:
    for name in (_UNKNOWN, *(found.name for found in _fields(subject))):
        if not _fields(subject):
            return
        faults = _faults(subject, {**(subject.example or {}), name: _WRONG})
        if not any(name in (issue.path or "") and issue.plugin == subject.name for issue in faults):
            yield Finding(
                what=Text(
                    "错误的值被接受，或错误信息没有指出键。",
                    "A wrong value is taken, or the error does not name the key.",
                ),
                where=name,
                fix=Text(
                    "请为每个配置项写明确切的类型，不用 Any，不加转换器。",
                    "Give each key its exact type: no Any, and no converter that takes everything.",
                ),
            )


def _secrets(subject: Subject) -> Iterator[Finding]:
    fields = _fields(subject)
    secret = [found for found in fields if found.metadata.get("sensitive")]
    for found in fields:
        if _SECRET.search(found.name) and found not in secret:
            what = Text("这一项看来是密码或密钥，却会显示出来。", "This looks like a password or key, and is shown.")
            yield Finding(what=what, where=found.name, fix=_MARK)
        elif found in secret and found.repr:
            what = Text("标为保密的一项仍会显示。", "A key that is marked secret is still shown.")
            yield Finding(what=what, where=found.name, fix=_MARK)
    texts = {found.name: _MARKER for found in secret if found.type is str or found.type == "str"}
    if texts and _MARKER in repr(plain(subject.collect({**subject.config, **texts}).items)):
        yield Finding(
            what=Text("保密的值写进了所提供的内容。", "A secret value is written into the contributions."),
            where=", ".join(texts),
            fix=Text(
                "请在使用时才读取保密的值，不要写进名称、编号和说明。",
                "Read secret values where they are used; keep them out of titles, ids and texts.",
            ),
        )


CONFIGURATION = (
    ConformanceCheck(
        id="LD-C60",
        title=Text("配置类", "configuration class"),
        proves=Text(
            "配置由一个不可改动的 attrs 类描述。",
            "Its configuration is described by one frozen attrs class.",
        ),
        look=_class,
    ),
    ConformanceCheck(
        id="LD-C61",
        title=Text("配置的例子", "example of the configuration"),
        proves=Text(
            "不写配置，或照 README 的例子写，都可以使用。",
            "It works without configuration or with the example of its README.",
        ),
        look=_structures,
    ),
    ConformanceCheck(
        id="LD-C62",
        title=Text("配置有误时的提示", "faults of the configuration"),
        proves=Text(
            "未知的键和错误的值都会指出键和插件。",
            "An unknown key or a wrong value is an error that names key and plugin.",
        ),
        look=_strict,
    ),
    ConformanceCheck(
        id="LD-C63",
        title=Text("保密的配置项", "secrets"),
        proves=Text(
            "密码和密钥不会显示在任何地方。",
            "Passwords and keys are shown nowhere.",
        ),
        look=_secrets,
    ),
)
