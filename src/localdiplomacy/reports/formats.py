"""A format of a report: sections in order, each composing blocks from the context."""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from ..codec.han import write_number
from ..model.texts import Text
from .context import Context
from .document import Block, Document, Heading


@frozen
class Section:
    """One part of a report.

    Args:
        id: `core.<name>` for built-in sections, `<plugin>.<name>` for a plugin's.
        compose: returns the blocks; none where there is nothing to say.
        priority: sections stand in the order of priority, then of id.
        plugin: name and version of the plugin it belongs to; None for a built-in.
    """

    id: str
    compose: Callable[[Context], Iterable[Block]]
    priority: int = 500
    plugin: str | None = None


@frozen(kw_only=True)
class AddedSection:
    """A section that a plugin adds to a report which somebody else defines.

    Args:
        format: id of the report format, such as `core.annual-summary`.
        section: the section; its priority says where it stands.
    """

    format: str
    section: Section

    @property
    def id(self) -> str:
        """Id of the section."""
        return self.section.id


@frozen(kw_only=True)
class ReportFormat:
    """A kind of report.

    Args:
        id: `core.<name>` for built-in formats, `<plugin>.<name>` for a plugin's.
        title: what it is called; stands after whose report it is and the period.
        sections: its parts.
        of: the set of the ledger, such as `transfers`, of single records of which it can be asked for; None where it is
            of the whole ledger only.
        reveals: names of the sensitive fields that it can show where they are asked for by name.
        plugin: name and version of the plugin it belongs to; None for a built-in.
    """

    id: str
    title: Text
    sections: tuple[Section, ...]
    of: str | None = None
    reveals: tuple[str, ...] = ()
    plugin: str | None = None

    def compose(self, context: Context) -> Document:
        """Return the document for a context."""
        ordered = sorted(self.sections, key=lambda section: (section.priority, section.id))
        name, title = context.name.get(context.language), self.title.get(context.language)
        return Document(
            title=context.text(
                f"{name}{context.when(context.period)}{title}", f"{name}: {title}, {context.period.code}"
            ),
            language=context.language,
            blocks=tuple(_numbered((block for section in ordered for block in section.compose(context)), context)),
            properties=(("format", self.id), ("period", context.period.code), ("at", context.at.isoformat())),
        )


def _numbered(blocks: Iterable[Block], context: Context) -> Iterator[Block]:
    """Number the headings of level 1 as official papers do: 一、二、三、 in Chinese, 1. 2. 3. in English."""
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number += 1
            yield Heading(context.text(f"{write_number(number)}、{block.text}", f"{number}. {block.text}"))
        else:
            yield block
