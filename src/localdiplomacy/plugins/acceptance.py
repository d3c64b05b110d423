"""The contract of a plugin object, held before anything of it is called."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pluggy
from attrs import frozen

from ..issues.catalogue.plugins import (
    API_UNSUPPORTED,
    BAD_NAME,
    BAD_SIGNATURE,
    NOT_AN_INSTANCE,
    UNKNOWN_HOOK,
)
from ..model.texts import Text
from .faults import PluginError, fault
from .hookspecs import PLUGIN_API, PROJECT, SUPPORTED_API
from .kinds import KINDS
from .names import near
from .records import CORE

HOOKS = tuple(kind.hook for kind in KINDS)
# Knows how a function is marked; plugins are never registered in it.
_MARKS = pluggy.PluginManager(PROJECT)
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@frozen
class Implementation:
    """One hook of one plugin, ready to be called.

    Args:
        hook: name of the hook.
        function: the function, bound to its plugin.
        takes: the arguments of the hook that it wants.
    """

    hook: str
    function: Callable[..., Any]
    takes: tuple[str, ...]


def check_name(name: str) -> None:
    """Raise PluginError unless `name` can be a plugin's."""
    if _NAME.fullmatch(name) is None or name == CORE:
        raise fault(BAD_NAME, name)


def check_api(api: object, name: str) -> None:
    """Raise PluginError unless `api` is a version of the hooks that plugins may be made for."""
    if type(api) is not int or api not in SUPPORTED_API:
        raise fault(API_UNSUPPORTED, name, found=repr(api), supported=", ".join(map(str, SUPPORTED_API)))


def implementations(plugin: object, name: str) -> tuple[Implementation, ...]:
    """Return the hooks of a plugin object, in the order in which they are called.

    pluggy finds the marked functions; it would drop what a misspelled one means, and tell nobody whose result is whose.

    Args:
        plugin: a module or an object.
        name: the plugin's name.

    Raises:
        PluginError: if it is a class, was made for another version of the hooks, names a hook that there is not, or
            has a hook that is no plain function of the arguments offered.
    """
    if isinstance(plugin, type):
        raise fault(NOT_AN_INSTANCE, name, found=plugin.__name__)
    check_api(getattr(plugin, "plugin_api", PLUGIN_API), name)
    found: dict[str, Implementation] = {}
    for attribute in dir(plugin):
        if attribute.startswith("__"):
            continue
        options = _MARKS.parse_hookimpl_opts(plugin, attribute)
        if options is not None:
            implementation = _implementation(plugin, name, attribute, options)
            if implementation.hook in found:
                raise _bad(name, implementation.hook, Text("出现了两次", "it is there twice"))
            found[implementation.hook] = implementation
        elif attribute in HOOKS and callable(inspect.getattr_static(plugin, attribute, None)):
            raise _bad(name, attribute, Text("没有 @hookimpl 标记", "it is not marked with @hookimpl"))
    return tuple(found[hook] for hook in HOOKS if hook in found)


def _implementation(plugin: object, name: str, attribute: str, options: Any) -> Implementation:
    hook = options.get("specname") or attribute
    if hook not in HOOKS:
        raise fault(UNKNOWN_HOOK, name, hook=hook, hint=near(hook, HOOKS))
    function = getattr(plugin, attribute)
    signature = inspect.signature(function)
    for wrong in _form_faults(function, signature, options):
        raise _bad(name, hook, wrong)
    return Implementation(hook, function, tuple(signature.parameters))


def _bad(name: str, hook: str, what: Text) -> PluginError:
    return fault(BAD_SIGNATURE, name, hook=hook, fault=what)


def _form_faults(function: Any, signature: inspect.Signature, options: Any) -> Iterator[Text]:
    for option in ("wrapper", "hookwrapper", "tryfirst", "trylast"):
        if options.get(option):
            yield Text(f"不能使用 {option}，次序由编号决定", f"{option} is not used here: ids decide the order")
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        yield Text("不能是 async 函数", "it is an async function")
    if inspect.isgeneratorfunction(function):
        yield Text("不能用 yield，应返回列表", "it yields instead of returning a list")
    for parameter in signature.parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            yield Text("不能有 *args 或 **kwargs", "it takes *args or **kwargs")
        elif parameter.default is not parameter.empty:
            yield Text(f"参数 {parameter.name} 不能有默认值", f"its argument {parameter.name} has a default value")
        elif parameter.name != "config":
            yield Text(f"没有参数 {parameter.name}，只有 config", f"there is no argument {parameter.name}, only config")
