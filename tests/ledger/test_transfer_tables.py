"""Tables of transfers: hand-overs side by side, who was handed over under pseudonyms, shifts of the crew."""

from pathlib import Path

import localdiplomacy as ld

TABLE = """编号,转运日期,人数,交接地点,移交单位,接收单位,交接层级,移交人数,接收人数,移交人员代号,去向,隔离截止日期,工作人员代号,岗位,防护等级,上岗日期,离岗日期,培训日期,车辆编号,是否私家车,车辆检查日期
b1,2021-03-08,2,常州,市专班,天宁区,区,2,2,t1、t2,集中隔离,2021-03-21,w1,组长,二级,2021-03-01,2021-03-14,2021-02-28,v1,否,2021-03-08
"""


def test_the_fields_of_a_chain_have_columns(tmp_path: Path) -> None:
    file = tmp_path / "转运.csv"
    file.write_text(TABLE, "utf-8")
    intake = ld.read(file)
    assert list(intake.issues) == []
    (batch,) = intake.ledger.transfers
    (hand,) = batch.hand_overs
    assert hand.travellers_given == ("t1", "t2")
    assert (hand.level, hand.disposition, str(hand.isolated_until)) == ("district", "central-quarantine", "2021-03-21")
    (member,) = batch.crew
    assert (member.protection, member.role, str(member.trained_on)) == ("level-2", "leader", "2021-02-28")
    assert (str(member.duty_from), str(member.duty_until)) == ("2021-03-01", "2021-03-14")
    (vehicle,) = batch.vehicles
    assert (vehicle.private, str(vehicle.checked_on)) == (False, "2021-03-08")


def _legs(tmp_path: Path, row: str) -> list[tuple[str, tuple[str, ...]]]:
    file = tmp_path / "转运.csv"
    file.write_text(f"编号,转运日期,人数,出发地,目的地,路段车辆\nb1,2021-03-08,2,{row}\n", "utf-8")
    return [(leg.destination, leg.vehicles) for batch in ld.read(file).ledger.transfers for leg in batch.legs]


def test_a_list_in_one_leg_is_all_of_it_and_in_several_one_each(tmp_path: Path) -> None:
    assert _legs(tmp_path, "昆山,常州,v1、v2") == [("常州", ("v1", "v2"))]
    assert _legs(tmp_path, "昆山,常州,v1") == [("常州", ("v1",))]
    assert _legs(tmp_path, "昆山,常州、武进,v1、v2") == [("常州", ("v1",)), ("武进", ("v2",))]
    assert _legs(tmp_path, "昆山,常州、武进,") == [("常州", ()), ("武进", ())]
    assert _legs(tmp_path, "昆山,常州、武进,v1、v2、v3") == []  # set aside


def test_a_list_that_does_not_fit_its_legs_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "转运.csv"
    file.write_text("编号,转运日期,人数,交接地点,移交人员代号\nb1,2021-03-08,3,常州、武进,t1、t2、t3\n", "utf-8")
    intake = ld.read(file)
    (row,) = intake.set_aside
    assert "t1" not in " ".join(issue.message("zh") for issue in row.issues)
