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
from . import hookspecs
from .faults import PluginError, fault
from .hookspecs import PLUGIN_API, PROJECT, SUPPORTED_API
from .kinds import KINDS
from .names import near
from .records import CORE

HOOKS = tuple(kind.hook for kind in KINDS)
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


def manager() -> pluggy.PluginManager:
    """Return a new plugin manager that knows the hooks and no plugin."""
    found = pluggy.PluginManager(PROJECT)
    found.add_hookspecs(hookspecs)
    return found


def check_name(name: str) -> None:
    """Raise PluginError unless `name` can be a plugin's."""
    if _NAME.fullmatch(name) is None or name == CORE:
        raise fault(BAD_NAME, name)


def implementations(plugin: object, name: str, hooks: pluggy.PluginManager) -> tuple[Implementation, ...]:
    """Return the hooks of a plugin object, in the order in which they are called.

    Args:
        plugin: a module or an object.
        name: the plugin's name.
        hooks: a manager that does not know the plugin yet; afterwards it does.

    Raises:
        PluginError: if it is a class, was made for another version of the hooks, names a hook that there is not, or
            has a hook that is no plain function of the arguments offered.
    """
    if isinstance(plugin, type):
        raise fault(NOT_AN_INSTANCE, name, found=plugin.__name__)
    api = getattr(plugin, "plugin_api", PLUGIN_API)
    if type(api) is not int or api not in SUPPORTED_API:
        raise fault(API_UNSUPPORTED, name, found=repr(api), supported=", ".join(map(str, SUPPORTED_API)))
    _check_marked(plugin, name, hooks)
    try:
        hooks.register(plugin, name)
    except (pluggy.PluginValidationError, ValueError) as error:
        raise _bad(name, "?", Text(str(error), str(error))) from error
    callers = {caller.name: caller for caller in hooks.get_hookcallers(plugin) or ()}
    return tuple(
        Implementation(hook, found.function, found.argnames)
        for hook in HOOKS
        if hook in callers
        for found in callers[hook].get_hookimpls()
        if found.plugin_name == name
    )


def _check_marked(plugin: object, name: str, hooks: pluggy.PluginManager) -> None:
    for attribute in dir(plugin):
        options = hooks.parse_hookimpl_opts(plugin, attribute)
        if options is None:
            if attribute in HOOKS and callable(inspect.getattr_static(plugin, attribute, None)):
                raise _bad(name, attribute, Text("没有 @hookimpl 标记", "it is not marked with @hookimpl"))
            continue
        hook = options.get("specname") or attribute
        if hook not in HOOKS:
            raise fault(UNKNOWN_HOOK, name, hook=hook, hint=near(hook, HOOKS))
        for wrong in _form_faults(getattr(plugin, attribute), options):
            raise _bad(name, hook, wrong)


def _bad(name: str, hook: str, what: Text) -> PluginError:
    return fault(BAD_SIGNATURE, name, hook=hook, fault=what)


def _form_faults(function: Any, options: Any) -> Iterator[Text]:
    for option in ("wrapper", "hookwrapper", "tryfirst", "trylast"):
        if options.get(option):
            yield Text(f"不能使用 {option}，次序由编号决定", f"{option} is not used here: ids decide the order")
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        yield Text("不能是 async 函数", "it is an async function")
    if inspect.isgeneratorfunction(function):
        yield Text("不能用 yield，应返回列表", "it yields instead of returning a list")
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            yield Text("不能有 *args 或 **kwargs", "it takes *args or **kwargs")
        elif parameter.default is not parameter.empty:
            yield Text(f"参数 {parameter.name} 不能有默认值", f"its argument {parameter.name} has a default value")
        elif parameter.name != "config":
            yield Text(f"没有参数 {parameter.name}，只有 config", f"there is no argument {parameter.name}, only config")
