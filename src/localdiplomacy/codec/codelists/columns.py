"""What the lists of column headings mean: headings without a field, and the headings of one kind of entry."""

from ...model.codes import Code, CodeList
from ...model.entries import EntryKind

# Known headings with no place in a record: a running number, free remarks, what follows from other fields, and names and
# numbers of persons.
NOT_STORED = frozenset(("serial", "remarks", "continent", "days_abroad", "vehicle_count", "personal"))


def detail_columns(kind: EntryKind) -> CodeList:
    """Return the headings of one kind's own fields; the ids are `details.<field>`.

    Look a heading up here first and then in `columns.entries`, because a kind may use a common word in a sense
    of its own.
    """
    codes = tuple(
        Code(id=f"details.{field.id}", zh=field.label.zh, en=field.label.en, aliases=(field.id, *field.aliases))
        for field in kind.fields
    )
    return CodeList(id=f"columns.entries.{kind.id}", zh=f"{kind.zh}栏目", en=f"Columns of {kind.en}", codes=codes)
