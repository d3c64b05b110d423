"""Rows that are kept although a cell of theirs could not be used as it stands, and what is said about it."""

from pathlib import Path

import pytest

from localdiplomacy.ledger.intake import Intake
from localdiplomacy.ledger.read import read
from localdiplomacy.model import (
    City,
    Entry,
    HandOver,
    Headcount,
    Name,
    Observation,
    ObsStatus,
    OutboundDelegation,
    PartialDate,
    Qualifier,
    Quantity,
    Stop,
    TransferBatch,
)


def rd(tmp_path: Path, text: str, name: str = "a.csv") -> Intake:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read(file)


def outbound(tmp_path: Path, headings: str, *cells: str) -> tuple[OutboundDelegation, list[str]]:
    row = ",".join(f'"{cell}"' for cell in cells)
    intake = rd(tmp_path, f"团组名称,派出单位,{headings}\nA团,某局,{row}\n", "因公出访.csv")
    (trip,) = intake.ledger.outbound
    return trip, [issue.code for issue in intake.issues]


def test_an_approximate_count_is_kept_as_printed(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "出访国家,人数,批次", "日本", "4-6人", "1")
    assert trip.headcount == Headcount(batches=1, persons=Quantity(4, 6, "persons"))
    assert codes == []


@pytest.mark.parametrize("heading", ["人数", "人次"])
def test_the_cell_says_of_what_an_approximate_count_is(tmp_path: Path, heading: str) -> None:
    (batch,) = rd(tmp_path, f"转运日期,入境口岸,{heading}\n2021-03-07,上海,约80人次\n", "转运.csv").ledger.transfers
    assert batch.headcount == Headcount(person_times=Quantity.of(80, "person_times", Qualifier.APPROX))


def test_approximate_counts_of_a_plan_are_those_asked_for(tmp_path: Path) -> None:
    intake = rd(tmp_path, "团组名称,出访国家,人数\nA团,日本,5-6\n", "2021年出访计划.csv")
    (trip,) = intake.ledger.outbound
    assert (trip.planned, trip.headcount) == (Headcount(persons=Quantity(5, 6, "persons")), Headcount())


@pytest.mark.parametrize(("cell", "codes"), [("约5天", ["LD-READ-021"]), ("5天", [])])
def test_the_printed_text_is_in_the_warning(tmp_path: Path, cell: str, codes: list[str]) -> None:
    intake = rd(tmp_path, f"团组名称,出境日期,计划天数\nA团,2021-03-07,{cell}\n", "出访.csv")
    assert [issue.code for issue in intake.issues] == codes
    assert all(cell in issue.message("zh") for issue in intake.issues)
    assert [trip.days_planned for trip in intake.ledger.outbound] == [None if codes else 5]


def test_two_columns_that_state_one_count_differently_are_told(tmp_path: Path) -> None:
    intake = rd(tmp_path, "转运日期,headcount.persons,headcount\n2021-03-07,约80,85人\n", "转运.csv")
    (issue,) = intake.issues
    assert "约80, 85" in issue.message("zh")
    assert len(intake.ledger.transfers) == 0


def test_a_city_in_brackets_joins_the_days_of_other_columns(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "出访国家,抵达日期", "美国(洛杉矶)", "2021-03-07")
    assert trip.stops == (Stop(country="US", city="洛杉矶", arrives_on=PartialDate(2021, 3, 7)),)
    assert codes == []


def test_a_row_without_a_known_country_has_no_stop(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "出访国家,人数", "欧盟", "5")
    assert (trip.stops, trip.headcount.persons, codes) == ((), 5, ["LD-READ-023"])


def test_days_in_one_cell_fill_both_fields(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "出访时间", "2021.3.27-3.30")
    assert (trip.departs_on, trip.returns_on) == (PartialDate(2021, 3, 27), PartialDate(2021, 3, 30))
    both, _ = outbound(tmp_path, "出访时间,回国时间", "2021.3.27-3.30", "2021-03-31")
    assert both.returns_on == PartialDate(2021, 3, 31)
    assert codes == []


@pytest.mark.parametrize("heading", ["接收单位", "接收县区"])
def test_a_receiver_alone_is_a_hand_over(tmp_path: Path, heading: str) -> None:
    intake = rd(tmp_path, f"转运日期,人数,{heading},车辆\n2021-03-07,5,沭阳县,1台\n", "转运.csv")
    (batch,) = intake.ledger.transfers
    assert isinstance(batch, TransferBatch)
    assert batch.hand_overs == (HandOver(place="沭阳县", receiver="沭阳县"),)
    assert batch.vehicles == ()
    assert list(intake.issues) == []


def test_a_disposition_alone_is_a_hand_over_at_an_unknown_place(tmp_path: Path) -> None:
    (batch,) = rd(tmp_path, "转运日期,人数,去向,座位数\n2021-03-07,5,集中隔离,40\n", "转运.csv").ledger.transfers
    assert batch.hand_overs == (HandOver(place="", disposition="central-quarantine"),)
    assert [vehicle.seats for vehicle in batch.vehicles] == [40]


def test_chinese_and_english_names_in_one_cell(tmp_path: Path) -> None:
    text = '城市名称,国家\n奈良 Nara,日本\n爱丁堡(Edinburgh),英国\n"里昂\nLyon",法国\n'
    cities = rd(tmp_path, text, "cities.csv").ledger.cities
    assert {city.name for city in cities} == {
        Name(zh="奈良", en="Nara"),
        Name(zh="爱丁堡", en="Edinburgh"),
        Name(zh="里昂", en="Lyon"),
    }


def test_partners_of_a_list_are_found_by_either_name(tmp_path: Path) -> None:
    intake = rd(tmp_path, "中方城市,外方城市,国家,结好时间\n宿迁,奈良 Nara,日本,1998\n", "友城.csv")
    (city,) = intake.ledger.cities
    (tie,) = intake.ledger.partnerships
    assert isinstance(city, City)
    assert city.name is not None
    assert (city.name.zh, city.name.en) == ("奈良", "Nara")
    assert tie.partner == city.id


def test_an_unknown_code_keeps_its_row(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "组团方式,出境日期", "自费", "2021-03-07")
    assert (trip.mode, codes) == ("自费", ["LD-READ-007"])


def test_a_figure_without_any_unit_is_kept(tmp_path: Path) -> None:
    text = "指标,单位,时段,数值,计量单位\na,宿迁,2021,266,\nb,宿迁,2021,5,批次\nc,宿迁,2021,无,\nd,宿迁,2021,约80人,\n"
    intake = rd(tmp_path, text, "统计.csv")
    first, second, third, fourth = sorted(intake.ledger.observations, key=lambda figure: figure.indicator)
    assert isinstance(first, Observation)
    assert first.value == Quantity.of(266, "unspecified")
    assert second.value == Quantity.of(5, "batches")
    assert (third.value, third.status, second.status) == (None, ObsStatus.MISSING, ObsStatus.NORMAL)
    assert fourth.value is not None
    assert fourth.value.exact is None
    assert [issue.code for issue in intake.issues] == ["LD-READ-024"]


def test_what_is_missing_is_named_as_its_heading(tmp_path: Path) -> None:
    intake = rd(tmp_path, "指标,单位,时段,数值\na,宿迁,,5批次\n", "统计.csv")
    (issue,) = intake.issues
    assert "“时段”" in issue.message("zh")
    assert '"Period"' in issue.message("en")


def test_a_unit_that_differs_is_named_in_words(tmp_path: Path) -> None:
    intake = rd(tmp_path, "团组名称,出境日期,人次\nA团,2021-03-07,5人\n", "出访.csv")
    (issue,) = intake.issues
    assert "人次" in issue.message("zh")
    assert "person-times" in issue.message("en")


def test_headings_of_personal_data_are_known_and_not_kept(tmp_path: Path) -> None:
    trip, codes = outbound(tmp_path, "出境日期,团长姓名,护照号", "2021-03-07", "某人", "E1")
    assert codes == []
    assert "某人" not in str(trip)


def test_a_company_is_known_under_its_usual_heading(tmp_path: Path) -> None:
    intake = rd(tmp_path, "企业名称,办理日期,国家\n某公司,2021-03-07,日本、韩国\n", "APEC商务旅行卡.csv")
    (entry,) = intake.ledger.entries
    assert isinstance(entry, Entry)
    assert (entry.details["company"], entry.country) == ("某公司", None)
    assert [issue.code for issue in intake.issues] == ["LD-READ-023"]


def test_checklists_are_read_in_any_spelling(tmp_path: Path) -> None:
    text = "编号,转运日期,人数,清单名称\nb1,2021-03-07,5,行前培训考核\n,,,转运车辆日常检查清单\n,,,本办自己的清单\n"
    (batch,) = rd(tmp_path, text, "转运.csv").ledger.transfers
    assert [run.checklist for run in batch.checklists] == ["checklist.training", "checklist.vehicle", "本办自己的清单"]
