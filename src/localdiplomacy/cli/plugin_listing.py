"""Plugins as lines to print and as plain values: never their configuration, which may hold secrets."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..issues.report import IssueReport
from ..model.texts import Language, Text
from ..plugins import DisabledPlugin, FailedPlugin, LoadedPlugin, PluginRecord, Registry
from ..plugins.kinds import KINDS

Lines = tuple[list[str], list[list[str]]]

_PLUGIN = Text("插件", "Plugin")
_HEADINGS = (
    _PLUGIN,
    Text("版本", "Version"),
    Text("来源", "From"),
    Text("状态", "State"),
    Text("内容", "What it adds"),
)
_STATES: dict[type, tuple[str, Text]] = {
    LoadedPlugin: ("loaded", Text("已载入", "loaded")),
    FailedPlugin: ("failed", Text("未能载入", "failed")),
    DisabledPlugin: ("disabled", Text("未启用", "disabled")),
}
_KINDS = {kind.id: kind for kind in KINDS}


def plugin_rows(registry: Registry, language: Language) -> Lines:
    """Return headings and a line a plugin, with what it contributes or the reason why it contributes nothing."""
    rows = [
        [
            plugin.name,
            plugin.origin.version or "—",
            plugin.origin.distribution or plugin.origin.place,
            _STATES[type(plugin)][1].get(language),
            _content(plugin, language),
        ]
        for plugin in registry.plugins
    ]
    return [heading.get(language) for heading in _HEADINGS], rows


def contribution_rows(registry: Registry, language: Language) -> Lines:
    """Return headings and a line for each thing that a plugin contributes."""
    rows = [
        [plugin.name, _KINDS[contribution.kind].one.get(language), contribution.id]
        for plugin in registry.plugins
        if isinstance(plugin, LoadedPlugin)
        for contribution in plugin.contributions
    ]
    return [text.get(language) for text in (_PLUGIN, Text("类别", "Kind"), Text("编号", "Id"))], rows


def issues_of(registry: Registry) -> IssueReport:
    """Return why plugins failed, and which ones the settings name that are not there."""
    return IssueReport(registry.issues)


def to_dict(registry: Registry, language: Language) -> dict[str, Any]:
    """Return everything as plain values for JSON."""
    return {
        "plugins": [dict(_values(plugin, language)) for plugin in registry.plugins],
        "issues": [issue.to_dict(language) for issue in registry.issues],
    }


def _content(plugin: PluginRecord, language: Language) -> str:
    if isinstance(plugin, DisabledPlugin):
        return plugin.why.get(language)
    if isinstance(plugin, FailedPlugin):
        codes = "、" if language == "zh" else ", "
        listed = codes.join(dict.fromkeys(issue.code for issue in plugin.issues))
        return Text(f"见下文 {listed}", f"see {listed} below").get(language)
    counts = Counter(contribution.kind for contribution in plugin.contributions)
    between = "，" if language == "zh" else ", "
    return between.join(_KINDS[kind].counted(count, language) for kind, count in counts.items())


def _values(plugin: PluginRecord, language: Language) -> Iterator[tuple[str, Any]]:
    yield "name", plugin.name
    yield "version", plugin.origin.version or None
    yield "package", plugin.origin.distribution
    yield "place", plugin.origin.place
    yield "state", _STATES[type(plugin)][0]
    if isinstance(plugin, LoadedPlugin):
        yield (
            "contributions",
            {
                kind.id: ids
                for kind in KINDS
                if (ids := [found.id for found in plugin.contributions if found.kind == kind.id])
            },
        )
    elif isinstance(plugin, FailedPlugin):
        yield "reason", plugin.reason(language)
        yield "hint", plugin.hint(language)
        yield "issues", [issue.to_dict(language) for issue in plugin.issues]
    else:
        yield "reason", plugin.why.get(language)
