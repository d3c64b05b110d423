"""Where a record or a figure came from."""

from attrs import frozen

from .partial_dates import PartialDate


@frozen(kw_only=True)
class Origin:
    """The file, sheet or published document that many records share.

    Args:
        file: path of the file, relative to the workspace where there is one.
        sheet: name of the sheet or table inside the file.
        document: title of the published document behind the figures.
        publisher: who published it.
        published: when it was published, as far as known.
        url: where it can be read.
        synthetic: True where the rows were generated and stand in for records that are not public.
        partial: True where the rows are only some of those there are, so that a count of them is a lower bound.
    """

    file: str | None = None
    sheet: str | None = None
    document: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    synthetic: bool = False
    partial: bool = False

    def __str__(self) -> str:
        parts = [part for part in (self.document and f"《{self.document}》", self.file, self.sheet) if part]
        return " · ".join(parts) or "?"


@frozen(weakref_slot=False)  # one for each record: a slot nobody uses is memory
class Source:
    """The place of one record in its origin: row (1-based, as a spreadsheet shows it) and column."""

    origin: Origin
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = str(self.origin)
        if self.row is not None:
            place += f" : {self.row}"
        return f"{place} [{self.column}]" if self.column else place
