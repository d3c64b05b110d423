"""Members of figures become codes where their dimension has a code list."""

from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.dimensions import COUNTRY, DIMENSIONS
from localdiplomacy.measures.members import coded_members
from localdiplomacy.measures.published import tabulate
from localdiplomacy.model.sources import Origin, Source
from localdiplomacy.regulations.countries import country_codes

LISTS = {**builtin_code_lists(), "country": country_codes()}
KNOWN: dict[str, Any] = {"indicators": INDICATORS, "dimensions": DIMENSIONS, "code_lists": LISTS}


@pytest.mark.parametrize(
    ("indicator", "dimension", "printed", "code"),
    [
        ("outbound.batches", "country", "日本", "JP"),
        ("outbound.batches", "country", "JP", "JP"),
        ("outbound.batches", "mode", "自行组团", "own"),
        ("出访批次", "mode", "随团", "joined"),
        ("inbound.batches", "kind", "友城", "sister-city"),
        ("entries.count", "kind", "APEC卡", "consular.apec-card"),
        ("outbound.batches", "mode", "_unknown", "_unknown"),
        ("outbound.batches", "entry-port", "浦东", "浦东"),  # has no code list
        ("outbound.batches", "kind", "友城", "友城"),  # trips have no such list
        ("nobody.knows", "kind", "友城", "友城"),
        ("nobody.knows", "country", "德国", "DE"),
        ("outbound.batches", "weather", "晴", "晴"),
    ],
)
def test_members_become_codes(figure: Any, indicator: str, dimension: str, printed: str, code: str) -> None:
    (found,), issues = coded_members([figure(3, indicator=indicator, **{dimension: printed})], **KNOWN)
    assert found.dimensions == ((dimension, code),)
    assert issues == ()


def test_an_unknown_member_stays_and_is_reported_once_for_each_file(figure: Any) -> None:
    places = [Source(Origin(file=name), row) for name, row in (("a.csv", 2), ("a.csv", 3), ("b.csv", 2))]
    figures = [figure(3, source=place, country="澳大利压") for place in places]
    found, issues = coded_members(figures, **KNOWN)
    assert found == tuple(figures)
    assert [(issue.code, issue.path, issue.source) for issue in issues] == [
        ("LD-READ-007", "dimensions.country", places[0]),
        ("LD-READ-007", "dimensions.country", places[2]),
    ]
    assert issues[0].values("en")["hint"] == ' (did you mean "澳大利亚"?)'


def test_figures_without_a_source_are_reported_too(figure: Any) -> None:
    _, issues = coded_members([figure(3, mode="随便")], **KNOWN)
    assert [issue.values("zh")["found"] for issue in issues] == ["随便"]


def test_published_figures_are_laid_out_by_code(figure: Any) -> None:
    ledger = Ledger.of([figure(3, country="日本"), figure(4, country="火星"), figure(5, indicator="x", country="木星")])
    table = tabulate(ledger, "outbound.batches", by=COUNTRY, period="2021", code_lists=LISTS)
    assert [row.members for row in table] == [("JP",), ("火星",)]
    assert table.issues.counts() == {"LD-READ-007": 1}
