"""Countries and regions are counted apart; what goes to Taiwan only is told, and counted by nobody here."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.elsewhere import ELSEWHERE
from localdiplomacy.measures.indicators import Fold, IndicatorError
from localdiplomacy.plugins import Registry

KNOWN = Registry(discover=False).contributions.code_lists
WHERE_TO = {
    "japan": ("JP",),
    "both": ("JP", "TW"),
    "taiwan": ("TW",),
    "south": ("HK", "MO"),
    "mixed": ("HK", "DE"),
    "nowhere": (),
}
ALL = ("outbound.countries", "outbound.foreign_countries", "outbound.regions")


def trip(id: str, *countries: str, **more: Any) -> ld.OutboundDelegation:
    stops = tuple(ld.Stop(country=country) for country in countries)
    settings: dict[str, Any] = {"office": "o", "departs_on": "2021-05-01", "stops": stops}
    return ld.OutboundDelegation(id=id, headcount=ld.Headcount(persons=1), **(settings | more))


LEDGER = ld.Ledger.of(trip(id, *countries) for id, countries in WHERE_TO.items())
FRAME = ld.Frame(
    pl.DataFrame({"id": list(WHERE_TO), "office": "o", "departs_on": pl.Series(["2021-05-01"] * 6).str.to_date(),
                  "headcount.persons": 1}),
    id="id",
    columns={"history.to": None},
    many={"countries": pl.DataFrame([{"id": id, "c": c} for id, found in WHERE_TO.items() for c in found])},
)  # fmt: skip
SOURCES = pytest.mark.parametrize("source", [LEDGER, FRAME], ids=["records", "frame"])


def counted(source: Any, indicator: Any, by: Any = ()) -> dict[tuple[str, ...], Decimal | None]:
    table = ld.measure(source, indicator, by=by, period=2021, code_lists=KNOWN)
    return {row.members: row.observation.value and row.observation.value.low for row in table}


@SOURCES
def test_countries_and_regions_are_counted_apart(source: Any) -> None:
    assert [counted(source, id)[()] for id in ALL] == [4, 2, 2]
    assert counted(source, "outbound.countries", "country-category") == {
        ("country",): 2, ("region",): 2, ("_unknown",): None,
    }  # fmt: skip


@SOURCES
def test_hong_kong_and_macao_have_rows_and_taiwan_has_none(source: Any) -> None:
    assert counted(source, "outbound.batches", "country") == {
        ("JP",): 2, ("HK",): 2, ("MO",): 1, ("DE",): 1, ("_unknown",): 1,
    }  # fmt: skip
    table = ld.measure(source, "outbound.batches", by="country", period=2021, code_lists=KNOWN)
    assert "中国香港" in table.text("zh")
    assert "中国澳门" in table.text("zh")
    assert table.total().observation.value.exact == 5
    assert counted(source, "outbound.batches", "continent") == {("asia",): 4, ("europe",): 1, ("_unknown",): 1}
    assert counted(source, "outbound.countries", "continent") == {("asia",): 3, ("europe",): 1, ("_unknown",): None}
    assert counted(source, "outbound.regions", "country")[("HK",)] == 1
    assert counted(source, "outbound.regions", "country")[("JP",)] == 0


@SOURCES
def test_a_trip_to_taiwan_only_is_told(source: Any) -> None:
    table = ld.measure(source, ["outbound.batches", "outbound.persons"], by="office", period=2021)
    told = [(item.indicator, item.reason.value, item.count) for item in table.left_out]
    assert told == [("outbound.batches", "another-office", 1), ("outbound.persons", "another-office", 1)]
    issue = next(iter(table.issues))
    assert issue.code == "LD-MEASURE-017"
    assert issue.severity is ld.Severity.ADVICE
    assert "1 条记录由其他部门统计" in issue.message("zh")
    assert "仅赴台湾的团组由对台工作部门统计。" in issue.message("zh")
    assert "Trips to Taiwan only are left" in issue.message("en")
    assert table.total().observation.value.exact == 5


def test_the_record_keeps_its_destination_and_its_office_kept_the_ledger() -> None:
    ledger = ld.Ledger.of([trip("taiwan", "TW")])
    assert ledger.outbound["taiwan"].countries == ("TW",)
    assert counted(ledger, "outbound.batches", "office") == {("o",): 0}
    table = ld.measure(ledger, "outbound.batches", period=2021)
    assert table.left_out[0].records == ("taiwan",)
    assert ld.measure(ledger, "outbound.batches", period=2020).left_out == ()


def test_what_else_may_be_said_of_a_trip_to_taiwan() -> None:
    undated = trip("undated", "TW", departs_on=None)
    refused = trip("refused", "TW", history=(ld.Transition("refused", ld.PartialDate.of("2021-04-01")),))
    twice = [trip("twice", "TW"), trip("twice", "TW")]
    transit = trip("transit", stops=(ld.Stop(country="TW"), ld.Stop(country="JP", transit=True)))
    through = trip("through", stops=(ld.Stop(country="JP"), ld.Stop(country="TW", transit=True)))
    ledger = ld.Ledger.of([undated, refused, *twice, transit, through])
    table = ld.measure(ledger, ["outbound.batches", "outbound.refused.batches"], period=2021)
    assert [(row.observation.indicator, row.observation.value.exact) for row in table] == [
        ("outbound.batches", 1),
        ("outbound.refused.batches", 0),
    ]
    assert {(item.indicator, item.records) for item in table.left_out} == {
        ("outbound.batches", ("transit", "twice")),
        ("outbound.refused.batches", ("refused",)),
    }


@pytest.mark.parametrize("column", ["countries", "出访国家"])
@pytest.mark.parametrize("spelling", ["TW", "中国台湾", "台湾地区"])
def test_a_frame_with_one_destination_a_row(column: str, spelling: str) -> None:
    days = pl.Series(["2021-05-01"] * 3).str.to_date()
    data = pl.DataFrame({"departs_on": days, column: [spelling, "日本", None]})
    frame = ld.Frame(data, columns={"history.to": None})
    assert counted(frame, "outbound.batches", "country") == {("JP",): 1, ("_unknown",): 1}
    assert [item.count for item in ld.measure(frame, "outbound.batches", period=2021, code_lists=KNOWN).left_out] == [1]


@pytest.mark.parametrize("countries", [{}, {"countries": [1, 2]}, {"countries": [["TW"], ["JP"]]}])
def test_a_frame_that_does_not_say_where_to_is_counted_as_it_is(countries: dict[str, list[Any]]) -> None:
    data = pl.DataFrame({"departs_on": pl.Series(["2021-05-01"] * 2).str.to_date(), **countries})
    frame = ld.Frame(data, columns={"history.to": None})
    assert counted(frame, "outbound.batches")[()] == 2


def test_a_frame_may_say_that_it_does_not_keep_destinations() -> None:
    data = pl.DataFrame({"departs_on": pl.Series(["2021-05-01"]).str.to_date(), "countries": ["TW"]})
    kept = ld.Frame(data, columns={"history.to": None})
    assert counted(kept, "outbound.batches")[()] == 0


@pytest.mark.parametrize(
    "indicator",
    [found for found in INDICATORS if found.records == "outbound" and not found.derived],
    ids=lambda i: i.id,
)
def test_every_definition_says_so(indicator: ld.Indicator) -> None:
    assert indicator.defined("zh").endswith("仅赴台湾的团组由对台工作部门统计。")
    assert indicator.defined("en").endswith(f". {ELSEWHERE['outbound'].note.en}")


def test_guests_from_regions() -> None:
    visits = [
        ld.InboundDelegation(id=f"v{number}", arrives_on="2021-05-01", countries=countries)
        for number, countries in enumerate((("JP",), ("HK", "TW"), ("MO",)))
    ]
    ledger = ld.Ledger.of(visits)
    ids = ("inbound.batches", "inbound.countries", "inbound.foreign_countries", "inbound.regions")
    assert [counted(ledger, id)[()] for id in ids] == [3, 4, 1, 3]
    ratio = ld.Indicator(
        id="x", zh="甲", en="a", unit="percent", fold="ratio", numerator="a", denominator="b",
        definition=ld.Text("甲。", "a."),
    )  # fmt: skip
    assert ratio.defined("zh") == "甲。"


def test_ties_with_regions_are_with_no_country() -> None:
    ledger = ld.Ledger.of(
        [
            *(ld.City(id=f"c-{country}", country=country) for country in ("JP", "HK")),
            *(
                ld.Partnership(
                    id=f"t-{country}", partner=f"c-{country}",
                    history=(ld.Transition("in-force", ld.PartialDate.of("2000-01-01")),),
                )
                for country in ("JP", "HK")
            ),
        ]
    )  # fmt: skip
    assert counted(ledger, "partnerships.countries")[()] == 1
    assert counted(ledger, "partnerships.in_force", "country") == {("JP",): 1, ("HK",): 1}


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"among": ld.Where(field="value", value="a")}, "among: expected nothing: it goes with distinct only"),
        (
            {"fold": Fold.DISTINCT, "value": "countries", "among": ld.Where(field="mode", value="a")},
            "among: expected a condition on value and nothing else, found mode",
        ),
    ],
)
def test_among_is_of_values_told_apart(settings: dict[str, Any], says: str) -> None:
    with pytest.raises(IndicatorError, match=says):
        ld.Indicator(
            id="x", zh="甲", en="a", unit="items", time="departs_on", definition=ld.Text("甲。", "a."), **settings
        )
