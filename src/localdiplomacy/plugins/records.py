"""What a registry knows of each plugin: loaded with what it contributes, failed with the reason, or disabled."""

from attrs import field, frozen

from ..issues.issue import Issue
from ..model.texts import Language, Text

CORE = "core"


@frozen(kw_only=True)
class Origin:
    """Where a plugin comes from.

    Args:
        version: its version; empty where it states none.
        distribution: name of the installed package; None for one of a folder or of this program.
        place: the entry point, the file, or how it was registered.
    """

    version: str = ""
    distribution: str | None = None
    place: str = ""


@frozen(kw_only=True)
class Contribution:
    """One thing that a plugin contributes.

    Args:
        kind: what kind of thing, such as `indicators`.
        id: its id.
    """

    kind: str
    id: str


@frozen(kw_only=True)
class LoadedPlugin:
    """A plugin whose contributions are in use.

    Args:
        name: its name: the entry point, the file's name or the name it was registered under.
        origin: where it comes from.
        contributions: what it contributes, in a defined order.
    """

    name: str
    origin: Origin
    contributions: tuple[Contribution, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """Name and version, as results carry them."""
        return f"{self.name} {self.origin.version}".strip()


@frozen(kw_only=True)
class FailedPlugin:
    """A plugin that could not be used; nothing of it is in use.

    Args:
        name: its name.
        origin: where it comes from.
        issues: what is wrong and what to do, at least one.
    """

    name: str
    origin: Origin
    issues: tuple[Issue, ...]

    def reason(self, language: Language = "zh") -> str:
        """Return why it could not be used."""
        return " ".join(issue.message(language) for issue in self.issues)

    def hint(self, language: Language = "zh") -> str:
        """Return what to do about it."""
        return " ".join(dict.fromkeys(issue.remedy(language) for issue in self.issues))


@frozen(kw_only=True)
class DisabledPlugin:
    """A plugin that is there but was not asked for; nothing of it was imported.

    Args:
        name: its name.
        origin: where it comes from.
        why: what disabled it.
    """

    name: str
    origin: Origin
    why: Text


PluginRecord = LoadedPlugin | FailedPlugin | DisabledPlugin
