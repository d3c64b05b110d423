"""The check on coming and going (LD-C70): a plugin leaves a registry as it found it, and comes back the same."""

from collections.abc import Iterator
from typing import Any

from ..model.texts import Text
from ..plugins.contributions import Contributions
from ..plugins.kinds import LISTED
from .check import ConformanceCheck, Finding
from .plain import plain
from .quiet import quietly
from .subject import Subject


def _comes_and_goes(subject: Subject) -> Iterator[Finding]:
    _ = subject.loaded
    plugin, name = subject.plugin, subject.name
    registry = subject.registry_without()
    with quietly():
        before = registry.contributions
        registry.register(plugin, name)
        first = dict(_added(registry.contributions, before))
        registry.unregister(name)
        left = dict(_added(registry.contributions, before))
        registry.register(plugin, name)
        second = dict(_added(registry.contributions, before))
    if left:
        yield Finding(
            what=Text("取消注册后，注册表与先前不同。", "After it is unregistered the registry is not as before."),
            where=", ".join(left),
            fix=Text(
                "请不要改动钩子之外的对象，特别是 localdiplomacy 的对象。",
                "Change nothing outside the hooks, least of all what belongs to localdiplomacy.",
            ),
        )
    changed = [id for id in {**first, **second} if first.get(id) != second.get(id)]
    if changed:
        yield Finding(
            what=Text("再次注册后，所提供的内容不同。", "Registered once more it contributes something else."),
            where=", ".join(changed),
            fix=Text(
                "请不要在钩子的各次调用之间保留状态：每次都应返回相同的内容。",
                "Keep no state between calls of the hooks: each call returns the same.",
            ),
        )


def _added(now: Contributions, before: Contributions) -> Iterator[tuple[str, Any]]:
    """Yield what is there now and was not before, by id, as plain values."""
    for kind in LISTED:
        known = getattr(before, kind.id)
        yield from ((item.id, plain(item)) for item in getattr(now, kind.id) if item not in known)
    for id, codes in now.code_lists.items():
        if before.code_lists.get(id) != codes:
            yield id, plain(codes)
    for layer in now.regulations.layers[len(before.regulations.layers) :]:
        yield from ((f"{id}@{where}", plain(found)) for (where, id), found in layer.parameters.items())


LIFECYCLE = (
    ConformanceCheck(
        id="LD-C70",
        title=Text("注册与取消注册", "registering and unregistering"),
        proves=Text(
            "取消注册后不留痕迹，再次注册后内容相同：可在笔记本和测试中反复使用。",
            "Unregistered it leaves no trace, and registered again it is the same: fit for notebooks and tests.",
        ),
        look=_comes_and_goes,
    ),
)
