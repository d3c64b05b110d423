"""The numbers of documents have the form of the standard."""

import re
from collections.abc import Iterator

from ...issues.catalogue.services_duties import NUMBER_FORM
from ...issues.issue import Issue
from ...model.entries import Entry
from ..found import issue
from ..rulebook import Rulebook, cited
from .judged import each_entry, text_in

KINDS = ("document", "regulation")


def forms(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find numbers of documents that are not in the form of the standard in force when they were issued."""
    number = text_in(entry, "number")
    answer = book.ask("document.number_form", entry, entry.on) if number is not None and entry.on is not None else None
    if number is None or answer is None or not isinstance(answer.value, str):
        return
    if re.fullmatch(answer.value, "".join(number.split())) is None:
        yield issue(NUMBER_FORM, entry, "details.number", {"number": number, "rule": cited(answer)})


CHECKS = (
    each_entry(
        "core.document-numbers",
        "发文字号",
        "numbers of documents are in the form of the standard",
        (NUMBER_FORM,),
        KINDS,
        forms,
    ),
)
