"""Which plugins are used: all that are there, unless settings or the environment say less."""

from collections.abc import Mapping

from attrs import field, frozen

from ..model.texts import Text

ONLY_VARIABLE = "LOCALDIPLOMACY_PLUGINS"
SKIP_VARIABLE = "LOCALDIPLOMACY_SKIP_PLUGINS"


@frozen(kw_only=True)
class Selection:
    """The table `[plugin_selection]`.

    A name is the plugin's own (`suqian`) or that of its package (`localdiplomacy-suqian`).

    Args:
        only: the plugins to use; all that are there where it is missing, none where it is empty.
        skip: plugins not to use.
        overrides: for ids that are taken, the plugin whose contribution replaces the other: `"core.dates" = "hanoi"`.
        strict: True stops at the first plugin that cannot be used, instead of going on without it.
    """

    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(factory=dict)
    strict: bool = False

    def refusal(self, name: str, distribution: str | None) -> Text | None:
        """Return why a plugin is not used, or None where it is."""
        names = {name, distribution or name}
        if self.only is not None and names.isdisjoint(self.only):
            return Text("不在 plugin_selection.only 之中", "not in plugin_selection.only")
        if not names.isdisjoint(self.skip):
            return Text("列在 plugin_selection.skip 之中", "in plugin_selection.skip")
        return None


@frozen(kw_only=True)
class Environment:
    """What environment variables say about plugins: they can only take away.

    Args:
        only: names of `LOCALDIPLOMACY_PLUGINS`, separated by commas; None where it is not set, none where it is empty.
        skip: names of `LOCALDIPLOMACY_SKIP_PLUGINS`.
    """

    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> "Environment":
        """Read the two variables.

        >>> Environment.of({"LOCALDIPLOMACY_SKIP_PLUGINS": "suqian, hanoi"}).skip
        ('suqian', 'hanoi')
        """
        only = variables.get(ONLY_VARIABLE)
        return cls(only=None if only is None else _names(only), skip=_names(variables.get(SKIP_VARIABLE, "")))

    def refusal(self, name: str, distribution: str | None) -> Text | None:
        """Return why a plugin is not used, or None where it is."""
        names = {name, distribution or name}
        if self.only is not None and names.isdisjoint(self.only):
            return Text(f"不在环境变量 {ONLY_VARIABLE} 之中", f"not in the variable {ONLY_VARIABLE}")
        if not names.isdisjoint(self.skip):
            return Text(f"列在环境变量 {SKIP_VARIABLE} 之中", f"in the variable {SKIP_VARIABLE}")
        return None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))
