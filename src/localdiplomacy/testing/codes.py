"""Codes and kinds of entry that generated records use, and the small strategies that draw them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from ..model.entries import DetailField, EntryKind
from ..model.ids import OfficeId, RecordId
from ..model.partial_dates import PartialDate
from ..model.quantities import PERSON_TIMES, PERSONS
from ..model.texts import Text
from .values import LAST_DAY, coarser, days, maybe, names, slugs, sources

# Codes that generated records use, by code list: the ones the model names, and countries whose codes never changed.
CODES: Mapping[str, tuple[str, ...]] = {
    "place-level": ("province", "city", "district", "county"),
    "country": ("JP", "KR", "US", "FR", "GB", "NZ", "BR", "ZA", "SG", "HK", "MO"),
    "partnership-kind": ("formal", "friendly-exchange", "economic", "province", "district", "school"),
    "instrument": ("agreement", "exchange-agreement", "intent", "memorandum", "framework"),
    "signing-mode": ("offline", "online"),
    "network": ("belt-and-road-land", "belt-and-road-maritime", "sco", "rcep"),
    "outbound-mode": ("own", "joined", "city", "province", "ministry"),
    "outbound-category": ("government", "economic", "training", "culture", "education", "science"),
    "plan-type": ("official", "academic"),
    "priority": ("investment", "talent", "belt-and-road", "sister-cities"),
    "rank": ("111", "112", "121", "122", "131", "132"),
    "position": ("city-head", "foreign-affairs"),
    "member-role": ("leader", "member", "interpreter"),
    "cost-item": ("international-travel", "lodging", "meals"),
    "paper": ("approval", "confirmation", "notice"),
    "inbound-kind": ("dignitaries", "sister-city", "consulate", "media", "hk-macao", "party", "business", "civic"),
    "guest-rank": ("vice-ministerial-or-above",),
    "control-class": ("local-port", "other-port"),
    "special-group": ("elderly", "ill", "disabled", "pregnant", "children"),
    "preparation": ("verify-travellers", "plan-route", "plan-special-groups"),
    "disposition": ("central-quarantine", "home-quarantine", "hospital", "onward"),
    "crew-role": ("leader", "driver", "medic", "interpreter", "liaison"),
}

# Kinds of entry that generated entries have unless other ones are given.
KINDS: tuple[EntryKind, ...] = (
    EntryKind(
        id="event", zh="活动", en="event", units=(PERSONS, PERSON_TIMES), states=("planned", "held", "cancelled")
    ),
    EntryKind(
        id="honour",
        zh="荣誉",
        en="honour",
        required=("on",),
        fields=(
            DetailField(id="title", label=Text("称号", "title"), required=True),
            DetailField(id="awarded", label=Text("已授予", "awarded"), type="boolean"),
            DetailField(id="country", label=Text("国别", "country"), type="code", code_list="country"),
        ),
    ),
    EntryKind(
        id="publication",
        zh="刊物",
        en="publication",
        fields=(
            DetailField(id="issues", label=Text("期数", "issues"), type="quantity", required=True),
            DetailField(id="printed", label=Text("印数", "copies"), type="integer"),
            DetailField(id="cost", label=Text("费用", "cost"), type="decimal"),
            DetailField(id="issued", label=Text("出版日期", "issued"), type="date"),
            DetailField(id="topics", label=Text("主题", "topics"), type="list"),
        ),
    ),
)


@cache
def code(code_list: str) -> st.SearchStrategy[str]:
    return st.sampled_from(CODES[code_list])


@cache
def maybe_code(code_list: str) -> st.SearchStrategy[str | None]:
    return st.none() | code(code_list)


@cache
def few_codes(code_list: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(code(code_list), max_size=3, unique=True).map(tuple)


def one_of(ids: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def common(draw: st.DrawFn, ids: st.SearchStrategy[str] | None, offices: Sequence[str]) -> dict[str, Any]:
    office = draw(one_of(offices))
    return {
        "id": RecordId(draw(slugs() if ids is None else ids)),
        "name": draw(maybe(names())),
        "office": None if office is None else OfficeId(office),
        "source": draw(maybe(sources())),
    }


def span(draw: st.DrawFn) -> tuple[date, date]:
    start = draw(days())
    return start, min(LAST_DAY, start.fromordinal(start.toordinal() + draw(st.integers(0, 12))))


def written(draw: st.DrawFn, day: date) -> PartialDate | None:
    return draw(st.none() | st.just(PartialDate.of(day)) | coarser(day))
