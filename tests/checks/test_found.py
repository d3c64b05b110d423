"""Issues name fields as tables head them."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.checks.found import dimension_heading, figure_issue, heading, issue
from localdiplomacy.issues.catalogue.structure import DETAIL_UNKNOWN
from localdiplomacy.issues.catalogue.structure_counts import NEGATIVE
from localdiplomacy.model import Entry, Headcount, Observation, OutboundDelegation, Period, Text

Look = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("records", "path", "zh", "en"),
    [
        ("outbound", "headcount.persons", "“人数”", '"Persons"'),
        ("transfers", "legs[2].persons_out", "“上车人数”", '"Persons on board"'),
        ("inbound", "kind", "“来访类别”", '"Kind"'),
        ("partnerships", "kind", "“关系类型”", '"Kind"'),
        ("outbound", "budget.amount", "“经费预算”", '"Budget"'),
        ("outbound", "approved", "“批准批次”或“批准团组数”或“批准人数”或“批准人次”", None),
        ("cities", "nowhere.at.all", "nowhere.at.all", "nowhere.at.all"),
    ],
)
def test_headings_of_fields(records: str, path: str, zh: str, en: str | None) -> None:
    found = heading(records, path)
    assert (found.zh, found.en) == (zh, en or found.en)


def test_headings_of_dimensions() -> None:
    assert dimension_heading("country") == Text("“国家”", '"Country"')
    assert dimension_heading("weather") == Text("weather", "weather")


def test_messages_show_headings_in_their_language() -> None:
    trip = OutboundDelegation(id="d", headcount=Headcount(persons=-1))
    told = issue(NEGATIVE, trip, "headcount.persons", {"field": "headcount.persons", "value": -1})
    assert told.path == "headcount.persons"
    assert told.message("zh") == "“人数”为负数：-1。"
    assert told.message("en") == '"Persons" is negative: -1.'
    figure = Observation(indicator="i", period=Period.year(2021))
    assert (
        figure_issue(NEGATIVE, figure, "value", {"field": "value", "value": -1}).message("zh") == "“数值”为负数：-1。"
    )


def test_a_name_that_is_no_field_path_stays() -> None:
    params = {"kind": "k", "field": "quantity", "hint": ""}
    told = issue(DETAIL_UNKNOWN, Entry(id="e", kind="k"), "details.quantity", params)
    assert told.values("zh")["field"] == "quantity"
