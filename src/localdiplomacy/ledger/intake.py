"""What came of reading: the records, the issues, and an account of every row."""

from attrs import field, frozen

from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..model.sources import Origin, Source
from .ledger import Ledger


@frozen(kw_only=True)
class SetAsideRow:
    """A row that did not become a record, with its reasons and its content.

    Args:
        source: where it is.
        content: its cells in order, or one text for an item of JSON or TOML; not shown, it may be sensitive.
        issues: every reason; shown by their codes, for their texts quote cells.
    """

    source: Source
    content: tuple[object, ...] = field(repr=False)
    issues: tuple[Issue, ...] = field(repr=lambda issues: f"({', '.join(issue.code for issue in issues)})")


@frozen(kw_only=True)
class TableTally:
    """The account of one table: each of its rows is counted in exactly one place.

    Args:
        origin: file and sheet.
        format: id of the kind of ledger it was read as; None where it was not recognised.
        rows: all its rows.
        records: rows that became records, or part of one (a plan is made of many rows).
        set_aside: rows set aside with their reasons.
        blank: blank rows.
        title: titles above the table.
        header: rows of headings, repeated ones included.
        subtotal: subtotals and totals.
        note: notes, signatures, section headings and breakdowns of a total.
        summary: rows that sum up other tables of the same workbook.
    """

    origin: Origin
    format: str | None = None
    rows: int = 0
    records: int = 0
    set_aside: int = 0
    blank: int = 0
    title: int = 0
    header: int = 0
    subtotal: int = 0
    note: int = 0
    summary: int = 0

    @property
    def accounted(self) -> int:
        """Rows that are accounted for: always equal to `rows`."""
        other = self.blank + self.title + self.header + self.subtotal + self.note + self.summary
        return self.records + self.set_aside + other


@frozen(kw_only=True)
class Intake:
    """What came of reading files.

    Args:
        ledger: the records that could be read.
        issues: what was wrong.
        set_aside: every row that did not become a record.
        tally: the account of each table.
    """

    ledger: Ledger = field(factory=Ledger)
    issues: IssueReport = field(factory=IssueReport)
    set_aside: tuple[SetAsideRow, ...] = ()
    tally: tuple[TableTally, ...] = ()

    def __add__(self, other: "Intake") -> "Intake":
        return Intake(
            ledger=self.ledger + other.ledger,
            issues=self.issues + other.issues,
            set_aside=(*self.set_aside, *other.set_aside),
            tally=(*self.tally, *other.tally),
        )
