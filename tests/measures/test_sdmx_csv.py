"""SDMX-CSV 2.0: as the field guide has it, and read back to the same figures."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

from localdiplomacy.ledger.ledger import Ledger
from localdiplomacy.measures.exports.sdmx_csv import component_ids, sdmx_csv
from localdiplomacy.measures.measure import measure
from localdiplomacy.measures.published import tabulate
from localdiplomacy.model.delegations import OutboundDelegation
from localdiplomacy.model.observations import Observation, ObsStatus
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Quantity

ID = r"[A-Za-z][A-Za-z0-9_]*"
STRUCTURE = re.compile(rf"{ID}(\.{ID})*:[A-Za-z0-9_@$-]+\([0-9]+\.[0-9]+\.[0-9]+\)")
AFTER = [
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_LOW",
    "OBS_HIGH",
    "UNIT_MEASURE",
    "OBS_QUALIFIER",
    "OBS_STATUS",
    "OBS_COMMENT",
]
MEMBERS = {"_U": "_unknown", "_O": "_other"}


def read_message(text: str, dimensions: dict[str, str] | None = None) -> list[Observation]:
    """Read a data message strictly, as a consumer would; `dimensions` says what its components are called here."""
    header, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert len(set(header)) == len(header)
    assert all(re.fullmatch(ID, name) for name in header)
    assert header[-8:] == AFTER
    keys = header[3:-7]
    found = []
    for row in rows:
        assert len(row) == len(header)
        cells = dict(zip(header, row, strict=True))
        assert cells["STRUCTURE"] in ("dataflow", "datastructure", "dataprovision")
        assert STRUCTURE.fullmatch(cells["STRUCTURE_ID"])
        assert cells["ACTION"] in ("I", "A", "R", "D")
        assert all(cells[key] != "" for key in keys), "an observation has its full key"
        found.append((tuple(cells[key] for key in keys), observation(cells, dimensions or {})))
    assert len({key for key, _ in found}) == len(found), "no two observations have one key"
    return [item for _, item in found]


def observation(cells: dict[str, str], names: dict[str, str]) -> Observation:
    def own(code: str) -> str | None:
        return None if code == "_T" else MEMBERS.get(code, code)

    value = None
    if cells["OBS_LOW"]:
        low, high = Decimal(cells["OBS_LOW"]), Decimal(cells["OBS_HIGH"])
        value = Quantity(low, high, cells["UNIT_MEASURE"], Quantity.__attrs_attrs__[3].type(cells["OBS_QUALIFIER"]))
        assert cells["OBS_VALUE"] == (cells["OBS_LOW"] if low == high else "")
    pairs = {names.get(name, name.lower()): own(code) for name, code in cells.items() if name not in FIXED}
    office = own(cells["REF_AREA"])
    if office == "_unknown":
        pairs["office"], office = office, None
    return Observation(
        indicator=cells["INDICATOR"],
        office=office,
        period=Period.parse(cells["TIME_PERIOD"]),
        value=value,
        status=ObsStatus(cells["OBS_STATUS"]),
        dimensions=tuple((name, member) for name, member in pairs.items() if member is not None),
        comment=cells["OBS_COMMENT"] or None,
    )


FIXED = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", "REPORT_NO", *AFTER)


def test_the_whole_message(two_offices: Ledger) -> None:
    table = measure(two_offices, "outbound.batches", by="office", period="2021H1")
    start = "dataflow,LOCALDIPLOMACY:FIGURES(1.0.0),I,outbound.batches"
    assert table.to_sdmx_csv(totals=True).split("\r\n") == [
        ",".join(["STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", *AFTER]),
        f"{start},office-a,2021-S1,2,2,2,batches,exact,A,",
        f"{start},office-b,2021-S1,0,0,0,batches,exact,A,",
        f"{start},_T,2021-S1,2,2,2,batches,exact,A,",
        "",
    ]


def test_read_back(two_offices: Ledger, tmp_path: Path) -> None:
    table = measure(two_offices, ["outbound.batches", "outbound.person_times"], by=("office", "country"), period="2021")
    assert read_message(table.to_sdmx_csv()) == list(table.observations)
    file = table.to_sdmx_csv(tmp_path / "figures.csv", totals=True)
    text = file.read_bytes().decode("utf-8")
    assert text.startswith("STRUCTURE,")  # the standard knows no byte-order mark
    totals = [table.total(found.id).observation for found in table.indicators]
    assert sorted(map(str, read_message(text))) == sorted(map(str, (*table.observations, *totals)))


def test_what_is_not_stated_has_the_code_of_the_standard() -> None:
    unsure = [OutboundDelegation(id="x", departs_on="2021"), OutboundDelegation(id="y", departs_on="2021-03-01")]
    table = measure(Ledger.of(unsure), "outbound.batches", by=("office", "month"), period="2021")
    rows = list(csv.DictReader(io.StringIO(table.to_sdmx_csv())))
    assert [(row["REF_AREA"], row["MONTH"], row["TIME_PERIOD"]) for row in rows] == [
        *(("_U", "_T", f"2021-M{month:02}") for month in range(1, 13)),
        ("_U", "_U", "2021"),
    ]
    assert read_message(table.to_sdmx_csv()) == list(table.observations)


def test_ranges_and_missing_figures(figure) -> None:
    given = [figure(Quantity(2, 4, "batches"), office="a"), figure(None, office="b", status=ObsStatus.SUPPRESSED)]
    text = tabulate(Ledger.of(given), "outbound.batches", period="2021").to_sdmx_csv()
    lines = [line.split(",")[-7:] for line in text.splitlines()[1:]]
    assert lines == [["", "2", "4", "batches", "exact", "A", ""], ["", "", "", "", "", "Q", ""]]
    assert read_message(text) == given


def test_figures_of_several_documents_are_numbered(figure) -> None:
    given = [figure(3, office="a"), figure(4, office="a"), figure(5, office="b")]
    text = sdmx_csv(given)
    assert text.splitlines()[0].split(",")[5:7] == ["REPORT_NO", "TIME_PERIOD"]
    assert [line.split(",")[5] for line in text.splitlines()[1:]] == ["1", "2", "1"]
    assert read_message(text) == given
    assert "REPORT_NO" not in sdmx_csv(given[1:])


def test_what_the_message_says_of_itself(figure) -> None:
    given = [figure(3)]
    text = sdmx_csv(
        given, structure="CN-JS.FAO:TRIPS(2.1.0)".replace("CN-JS", "CNJS"), structure_type="datastructure", action="R"
    )
    assert text.splitlines()[1].startswith("datastructure,CNJS.FAO:TRIPS(2.1.0),R,outbound.batches,_T,2021,")
    for wrong in ("FIGURES", "A:B(1)", "a b:C(1.0.0)", "A:B(1.0.0),x", ""):
        with pytest.raises(ValueError, match="AGENCY:ID"):
            sdmx_csv(given, structure=wrong)
    with pytest.raises(
        ValueError, match=re.escape(f"not {'x' * 60!r} / 结构标识应写作 AGENCY:ID(1.0.0)，不是 {'x' * 60!r}")
    ):
        sdmx_csv(given, structure="x" * 99)
    assert sdmx_csv(given, structure="A:B").splitlines()[1].startswith("dataflow,A:B,I,")
    with pytest.raises(ValueError, match="dataset"):
        sdmx_csv(given, structure_type="dataset")
    with pytest.raises(ValueError, match="D"):
        sdmx_csv(given, action="D")
    assert sdmx_csv([]).splitlines() == [
        ",".join(["STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", *AFTER])
    ]


def test_a_table_hands_on_what_the_message_says_of_itself(two_offices: Ledger) -> None:
    table = measure(two_offices, "outbound.batches", period="2021")
    text = table.to_sdmx_csv(structure="A:B(2.0.0)", structure_type="dataprovision", action="A")
    assert text.splitlines()[1].startswith("dataprovision,A:B(2.0.0),A,outbound.batches,")


def test_components_of_dimensions() -> None:
    assert component_ids(["entry-port", "country", "country"]) == {"country": "COUNTRY", "entry-port": "ENTRY_PORT"}
    assert component_ids(["a-b", "a_b", "A b"]) == {"A b": "A_B", "a-b": "A_B_", "a_b": "A_B__"}
    assert component_ids(["1x", "甲", "action", "obs_value", "report_no"]) == {
        "1x": "D1X",
        "action": "ACTION_",
        "obs_value": "OBS_VALUE_",
        "report_no": "REPORT_NO_",
        "甲": "D_",
    }
