"""A finished report: shown in a notebook, or saved in the form its file name asks for."""

from pathlib import Path

from attrs import frozen

from ..codec.writing import write_atomically
from ..issues.catalogue.reports import SUFFIX_UNKNOWN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from .document import Document
from .json_writer import to_json
from .markdown import to_markdown
from .writers import WRITERS, Writer


@frozen
class Report:
    """A composed document with the writers that can render it."""

    document: Document
    writers: tuple[Writer, ...] = WRITERS

    def save(self, path: str | Path) -> Path:
        """Write the report; the suffix of the file name chooses the writer.

        Returns:
            The path written to.

        Raises:
            CannotContinue: if no writer makes such files, or the file cannot be written.
        """
        target = Path(path)
        for writer in self.writers:
            if writer.suffix == target.suffix.lower():
                write_atomically(target, writer.render(self.document))
                return target
        known = ", ".join(writer.suffix for writer in self.writers)
        raise CannotContinue(Issue(SUFFIX_UNKNOWN, {"file": target.name, "known": known}))

    def to_markdown(self) -> str:
        """Return the report as Markdown."""
        return to_markdown(self.document)

    def to_json(self) -> str:
        """Return the report as JSON."""
        return to_json(self.document)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()
