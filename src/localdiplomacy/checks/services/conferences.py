"""International conferences: approved at the level their size and guests ask for, submitted in time, named plainly."""

from collections.abc import Iterator
from datetime import date

from ...issues.catalogue.services_duties import (
    CENTRAL_APPROVAL,
    CONFERENCE_LATE,
    CONFERENCE_NAME,
    NOT_INTERNATIONAL,
)
from ...issues.issue import Issue
from ...model.entries import Entry
from ...model.lifecycle import reached
from ...model.partial_dates import PartialDate
from ...model.texts import Text, joined
from ...regulations.answers import InForce
from ...regulations.countries import CountryCategory, country
from ..check import CheckContext
from ..each_record import came_to
from ..found import issue
from ..rulebook import Rulebook, breach, cited, limit
from ..rules_of_places import graded
from .judged import each_entry, heading_of, text_in, whole_in

KIND = "conference"
_LEVELS, _RANKS, _COUNTRIES = "scope", "guest-rank", "country"
_CENTRAL = frozenset(("national", "international"))
_CATEGORIES = ("general", "academic")
_HOME = "CN"
# The counts that decide on the level: field of the record, parameter.
_COUNTS = (("foreign_guests", "conference.central_foreign"), ("participants", "conference.central_total"))


def approval(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find conferences that need central approval and are entered with another level, or approved without one.

    That one was held without any approval is asked by its kind.
    """
    day, stated = entry.on, text_in(entry, "approval_level")
    if day is None or stated in _CENTRAL or (stated is None and not _approved(entry, book.at)):
        return
    found = [*_by_size(book, entry, day), *_by_guests(book, entry, day)]
    if found:
        rules = [answer for _, answer in found]
        params = {
            "reasons": joined(reason for reason, _ in found),
            "rule": joined(map(cited, rules)),
            "level": book.label(_LEVELS, stated),
        }
        # One firm reason is enough.
        firmest = min(rules, key=lambda answer: answer.grade.weak)
        yield issue(graded(CENTRAL_APPROVAL, firmest), entry, "details.approval_level", params)


def _approved(entry: Entry, at: date) -> bool:
    return text_in(entry, "approval_number") is not None or came_to(entry, ("approved",), at)


def _by_size(book: Rulebook, entry: Entry, day: PartialDate) -> Iterator[tuple[Text, InForce]]:
    category = text_in(entry, "category")
    # Where the category is not stated, a number decides only if it does so in every category.
    categories = (category,) if category in _CATEGORIES else _CATEGORIES
    for field, name in _COUNTS:
        count = whole_in(entry, field)
        limits = _limits(book, entry, day, name, categories) if count is not None else []
        if count is not None and len(limits) == len(categories) and all(count >= most for most, _ in limits):
            _, highest = max(limits, key=lambda pair: pair[0])
            label, most = heading_of(book.context, entry, field), limit(highest)
            yield Text(f"{label.zh} {count}（{most.zh}起）", f"{label.en} {count} (from {most.en})"), highest


def _limits(
    book: Rulebook, entry: Entry, day: PartialDate, name: str, categories: tuple[str, ...]
) -> list[tuple[int, InForce]]:
    answers = [book.ask(name, entry, day, {"kind": category}) for category in categories]
    return [(one.value, one) for one in answers if one is not None and isinstance(one.value, int)]


def _by_guests(book: Rulebook, entry: Entry, day: PartialDate) -> Iterator[tuple[Text, InForce]]:
    rank = text_in(entry, "head_rank")
    ranks = book.ask("conference.central_ranks", entry, day) if rank is not None else None
    if ranks is not None and isinstance(ranks.value, tuple) and rank in ranks.value:
        yield book.label(_RANKS, rank), ranks
    features = book.ask("conference.central_features", entry, day)
    if features is not None and isinstance(features.value, tuple):
        for field in map(str, features.value):
            if entry.details.get(field) is True:
                yield heading_of(book.context, entry, field), features


def international(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find conferences whose list of countries is too short, even with the one they are held in."""
    listed, day = entry.details.get("countries"), entry.on
    answer = book.ask("conference.min_countries", entry, day) if isinstance(listed, tuple) and day is not None else None
    if not isinstance(listed, tuple) or not listed or answer is None or not isinstance(answer.value, int):
        return
    count = len({code for name in listed if (code := _counted(book.context, name)) is not None} | {_HOME})
    if count < answer.value:
        params = {"count": count, "limit": limit(answer), "rule": cited(answer)}
        yield issue(NOT_INTERNATIONAL, entry, "details.countries", params)


def _counted(context: CheckContext, name: str) -> str | None:
    """Return the code of a country, or its name where it is not known; None for Hong Kong, Macao and Taiwan."""
    code = context.code_lists[_COUNTRIES].find(name) or name
    found = country(code)
    return None if found is not None and found.category is CountryCategory.REGION else code


def lead_time(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find conferences that were submitted too short a time before they are held."""
    submitted, day = reached(entry, "submitted"), entry.on
    if submitted is None or submitted.exact is None or day is None:
        return
    kind = "important" if entry.details.get("important") is True else "general"
    found = book.ends("conference.lead_time", entry, submitted, by={"kind": kind})
    if found is not None and day.last < found[0]:
        params = {"submitted": submitted, "day": day, "limit": limit(found[1])}
        yield breach(CONFERENCE_LATE, found[1], entry, "on", params)


def naming(book: Rulebook, entry: Entry) -> Iterator[Issue]:
    """Find names with words that such conferences avoid."""
    name = entry.name.zh if entry.name is not None else None
    answer = book.ask("conference.avoided_words", entry, entry.on) if name and entry.on is not None else None
    if name is None or answer is None or not isinstance(answer.value, tuple):
        return
    words = [word for word in map(str, answer.value) if word in name]
    if words:
        listed = Text("、".join(words), ", ".join(words))
        yield breach(CONFERENCE_NAME, answer, entry, "name", {"words": listed})


CHECKS = (
    each_entry(
        "core.conference-approval",
        "国际会议审批层级",
        "conferences are approved at the right level",
        (CENTRAL_APPROVAL,),
        (KIND,),
        approval,
    ),
    each_entry(
        "core.conference-countries",
        "国际会议参会国家",
        "international conferences have enough countries",
        (NOT_INTERNATIONAL,),
        (KIND,),
        international,
        f"codes:{_COUNTRIES}",
    ),
    each_entry(
        "core.conference-time",
        "国际会议报批提前量",
        "conferences are submitted in time",
        (CONFERENCE_LATE,),
        (KIND,),
        lead_time,
    ),
    each_entry(
        "core.conference-names", "国际会议名称", "conferences are named plainly", (CONFERENCE_NAME,), (KIND,), naming
    ),
)
