"""What the lists of column headings mean: headings without a field, and the headings of one kind of entry."""

from collections.abc import Mapping

from ...model.codes import Code, CodeList
from ...model.entries import EntryKind
from ...model.texts import Text

# Known headings with no place in a record: a running number, free remarks, what follows from other fields, and names and
# numbers of persons.
NOT_STORED = frozenset(("serial", "remarks", "continent", "days_abroad", "vehicle_count", "personal"))


def column_label(lists: Mapping[str, CodeList], columns: str, path: str) -> Text:
    """Return what a table calls a field; the path itself where the list of headings does not have it.

    Args:
        lists: code lists by id.
        columns: id of the list of headings, such as `columns.outbound`.
        path: field path.
    """
    code = lists[columns].get(path) if columns in lists else None
    return Text(f"“{code.zh}”", f'"{code.en}"') if code else Text(path, path)


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
