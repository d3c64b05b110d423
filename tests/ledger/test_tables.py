"""Tables as offices keep them: titles, two rows of headings, merged cells, totals, notes, and rows that cannot be read."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues.rules import Severity
from localdiplomacy.ledger.intake import Intake
from localdiplomacy.model import (
    Headcount,
    Money,
    Name,
    Observation,
    Paper,
    PartialDate,
    Period,
    Quantity,
    Stop,
    Transition,
)

ReadRows = Callable[..., Intake]
HEADER = ("序号", "团组名称", "出访国家", "出境时间", "入境时间", "人数", "天数", "经费", "批件号")


def codes(intake: Intake) -> list[str]:
    return sorted(issue.code for issue in intake.issues)


def test_a_ledger_with_title_unit_totals_notes_and_signatures(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("宿迁市2021年因公出访情况表",),
        ("填报单位：宿迁市外办", None, None, None, "单位：万元"),
        HEADER,
        (1, "赴日经贸团", "日本、韩国", "2021.3.7", "2021年3月12日", "６人", "5天", "12.5", "宿外〔2021〕7号"),
        (2, "赴德科技团", "德国", 44262, "2021-03-12", 4, 6, 10, "苏外1"),
        (None,) * 9,
        (3, None, None, None, None, None, None, None, None),
        HEADER,
        ("合计", None, None, None, None, 10, None, Decimal("22.5"), None),
        ("注：本表含港澳",),
        ("填表人：某", "", "审核：某"),
        ("一、有关说明",),
    )
    first, second = intake.ledger.outbound
    assert codes(intake) == []
    assert first.name == Name(zh="赴日经贸团")
    assert first.stops == (Stop(country="JP"), Stop(country="KR"))
    assert first.headcount == Headcount(persons=6)
    assert first.days_approved == 5
    assert first.budget == Money(Decimal("125000.0"))
    assert first.papers == (Paper(kind="approval", number="宿外〔2021〕7号"),)
    assert first.office == "宿迁市外办"
    assert second.departs_on == PartialDate(2021, 3, 7)
    assert first.source is not None
    assert (first.source.row, second.source.row) == (4, 5)  # type: ignore[union-attr]
    (tally,) = intake.tally
    assert (tally.records, tally.blank, tally.title, tally.header, tally.subtotal, tally.note) == (
        2,
        2,
        1,
        2,
        1,
        3,
    ) or (tally.title == 2 and tally.header == 2)
    assert tally.accounted == tally.rows == 12


def test_a_row_with_faults_is_set_aside_with_all_of_them_and_its_content(read_rows: ReadRows) -> None:
    bad = (3, "x团", "日本", "2021.3.7", "2021-02-30", -4, 6, 10, "苏外1")
    intake = read_rows(HEADER, bad, (4, "y团", "日本", "2021.3.7", "2021.3.9", 4, 3, 10, "苏外2"))
    assert len(intake.ledger.outbound) == 1
    (row,) = intake.set_aside
    assert row.content == bad
    assert sorted(issue.source.column or "" for issue in row.issues if issue.source) == ["E", "F"]
    assert "2021-02-30" in row.issues[0].message("zh")
    assert row.source.row == 2
    assert "x团" not in repr(row)


def test_two_rows_of_headings_with_merged_cells(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("转运日期", "口岸", "人数", None, "状态"),
        (None, None, "批次", "人次", None),
        ("2020-03-07", "上海", 1, "3人次", "closed"),
        ("2020-03-08", "上海", 1, "3人", None),
        merged=((0, 2, 0, 3), (0, 0, 1, 0)),
    )
    (batch,) = intake.ledger.transfers
    assert batch.headcount == Headcount(batches=1, person_times=3)
    assert batch.history == (Transition("closed"),)
    assert codes(intake) == ["LD-READ-015"]
    assert intake.tally[0].header == 2


def test_two_rows_of_headings_in_a_text_file(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "计划", "", "批准", ""),
        ("", "人数", "批次", "人数", "批次"),
        ("A团", "5", "1", "4", "1"),
        format="outbound",
    )
    (trip,) = intake.ledger.outbound
    assert trip.planned == Headcount(persons=5, batches=1)
    assert trip.approved == Headcount(persons=4, batches=1)
    assert trip.headcount == Headcount()


@pytest.mark.parametrize("merged", [((0, 2, 0, 3), (0, 4, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1)), ()])
def test_a_lower_heading_that_means_something_by_itself_wins(read_rows: ReadRows, merged: tuple[Any, ...]) -> None:
    intake = read_rows(
        ("团组名称", "国家", "出访时间", "", "人数", ""),
        ("", "", "出境日期", "入境日期", "申报人数", "批准人数"),
        ("甲", "日本", "2021-3-1", "2021-3-5", "10", "8"),
        merged=merged,
    )
    (trip,) = intake.ledger.outbound
    assert (trip.departs_on, trip.returns_on) == (PartialDate(2021, 3, 1), PartialDate(2021, 3, 5))
    assert (trip.planned, trip.approved, trip.headcount) == (Headcount(persons=10), Headcount(persons=8), Headcount())
    assert codes(intake) == []


def test_cells_merged_over_rows_hold_for_each_but_counts_do_not(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "派出单位", "出访国家", "经费", "出境日期"),
        ("A", "市外办", "日本", 5, "2021-01-01"),
        ("B", None, "韩国", None, "2021-01-05"),
        merged=((1, 1, 2, 1), (1, 3, 2, 3)),
    )
    assert [trip.unit for trip in intake.ledger.outbound] == ["市外办", "市外办"]
    assert [trip.budget for trip in intake.ledger.outbound] == [Money(Decimal(5)), None]


NUMBERED = [
    ((1, 2, 3), [None] * 3, ["LD-READ-016"]),
    (("1", "2", "3", "1", "2"), [None] * 5, ["LD-READ-016"]),
    (("第1批", "第2批"), [None] * 2, ["LD-READ-016"]),
    ((1, 1, 1), [1, 1, 1], []),
    ((1, 1, 2), [1, 1, 2], []),
    ((2, 3), [2, 3], []),
    (("1批", "2批"), [1, 2], []),
    ((1,), [1], []),
]


@pytest.mark.parametrize(("cells", "batches", "said"), NUMBERED)
def test_a_column_that_numbers_batches_counts_none(
    read_rows: ReadRows, cells: tuple[Any, ...], batches: list[int | None], said: list[str]
) -> None:
    rows = [("2020-03-07", cell, 30) for cell in cells]
    intake = read_rows(("转运日期", "批次", "人数"), *rows, format="transfers")
    assert [record.headcount.batches for record in intake.ledger.transfers] == batches
    assert codes(intake) == said


def test_the_words_of_a_batch_become_its_name_where_it_has_none(read_rows: ReadRows) -> None:
    first, second = read_rows(
        ("转运日期", "批次", "人数"), ("2020-03-07", "第1批", 30), ("2020-03-08", "第二批", 30)
    ).ledger.transfers
    assert (first.name, second.name) == (Name(zh="第1批"), Name(zh="第二批"))
    (named,) = read_rows(
        ("转运日期", "批次号", "批次", "人数"), ("2020-03-07", "上海机场", "第1批", 30)
    ).ledger.transfers
    assert named.name == Name(zh="上海机场")


def test_totals_that_do_not_agree_say_by_how_much(read_rows: ReadRows) -> None:
    rows = (("A", "日本", 5, "2021-01-01"), ("B", "日本", 3, "2021-01-02"))
    header = ("团组名称", "出访国家", "人数", "出境日期")
    good = read_rows(header, rows[0], ("小计", None, 5), rows[1], ("小计", None, 3), ("总计", None, 8))
    assert codes(good) == []
    wrong = read_rows(header, *rows, ("合计", None, "9人", None))
    (issue,) = wrong.issues
    assert issue.code == "LD-READ-008"
    assert dict(issue.params)["difference"] == "+1"
    unknown = read_rows(header, *rows, ("C", "日本", "很多", None), ("合计", None, 10, None))
    assert codes(unknown) == ["LD-READ-004", "LD-READ-009"]
    words = read_rows(header, *rows, ("合计", None, "若干", None))
    assert codes(words) == []


def test_columns_nobody_knows_are_named_with_the_nearest_known(read_rows: ReadRows) -> None:
    intake = read_rows(("团组名称", "出访国加", "出境日期", "人数"), ("A", "日本", "2021-01-01", 3))
    (issue,) = intake.issues
    assert issue.code == "LD-READ-002"
    assert issue.values("zh")["hint"] == "（是否指“出访国”？）"
    assert issue.values("en")["hint"] == ' (did you mean "出访国"?)'


def test_cells_without_a_heading_are_told(read_rows: ReadRows) -> None:
    intake = read_rows(("团组名称", "出访国家", "出境日期"), ("A", "日本", "2021-01-01", "多出来的"))
    assert codes(intake) == ["LD-READ-014"]
    assert len(intake.ledger.outbound) == 1


def test_two_columns_for_one_field(read_rows: ReadRows) -> None:
    header = ("团组名称", "出境日期", "出访时间", "人数")
    intake = read_rows(header, ("A", "2021-01-01", None, 3), ("B", None, "2021-01-02", 3), ("C", "坏", "2021-01-02", 3))
    assert [trip.departs_on for trip in intake.ledger.outbound] == [PartialDate(2021, 1, 1), PartialDate(2021, 1, 2)]
    assert codes(intake) == ["LD-READ-003", "LD-READ-004"]


def test_broken_formulas_set_their_row_aside(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "出境日期", "人数"), ("A", "2021-01-01", None), ("B", "2021-01-01", 2), broken={(1, 2): "#REF!"}
    )
    assert codes(intake) == ["LD-READ-006"]
    assert len(intake.ledger.outbound) == 1
    assert len(intake.set_aside) == 1


def test_an_unknown_value_of_an_open_list_is_kept_and_told_once(read_rows: ReadRows) -> None:
    header = ("团组名称", "出境日期", "任务类别")
    intake = read_rows(header, ("A", "2021-01-01", "考古"), ("B", "2021-01-01", "考古"))
    assert codes(intake) == ["LD-READ-007"]
    assert {type(trip.category) for trip in intake.ledger.outbound} == {str}


def test_a_sheet_that_is_no_ledger_is_set_aside_whole(read_rows: ReadRows) -> None:
    intake = read_rows(("苹果", "梨"), (1, 2), (None, None))
    assert codes(intake) == ["LD-READ-001"]
    assert (intake.tally[0].set_aside, intake.tally[0].blank) == (2, 1)
    assert read_rows((None,)).tally[0].blank == 1
    assert read_rows((5, 6)).tally[0].set_aside == 1


def test_ids_are_kept_where_they_are_slugs_and_generated_otherwise(read_rows: ReadRows) -> None:
    header = ("编号", "团组名称", "出境日期")
    rows = (("T-1", "A", "2021-01-01"), ("宿外〔2021〕7号", "B", "2021-01-01"), (None, "C", "2021-01-01"))
    first = read_rows(header, *rows).ledger.outbound
    assert first == read_rows(header, *rows).ledger.outbound
    assert len({trip.id for trip in first}) == 3
    assert first["T-1"].papers == ()
    assert [trip.papers for trip in first if trip.name == Name(en="B")] == [
        (Paper(kind="approval", number="宿外〔2021〕7号"),)
    ]
    cities = read_rows(("编号", "城市名称", "国家"), ("一号", "苏州", "中国"), format="cities").ledger.cities
    assert cities[0].name == Name(zh="苏州", aliases=("一号",))


def test_partner_columns_describe_a_city(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("友城名称", "英文名", "国别", "结好时间", "人口(万)"),
        ("所泽市", "Tokorozawa", "日本", "1998", 34),
        ("某市", None, "日本", 1999, None),
    )
    city, other = intake.ledger.cities
    assert {city.name, other.name} == {Name(zh="所泽市", en="Tokorozawa"), Name(zh="某市")}
    assert {city.population, other.population} == {None, Quantity.of(340000, "persons")}
    assert [tie.concluded_on for tie in intake.ledger.partnerships] == [PartialDate(1998), PartialDate(1999)]


def test_moves_are_ordered_by_their_days(read_rows: ReadRows) -> None:
    header = ("团组名称", "批准日期", "申报日期", "批准单位", "归档日期", "出境日期", "状态")
    (trip,) = read_rows(
        header, ("A", "2021-02-01", "2021-01-01", "省外办", "2021-06", "2021-03-01", "archived"), format="outbound"
    ).ledger.outbound
    assert [move.to for move in trip.history] == ["applied", "approved", "archived"]


def test_figures_carry_their_document(read_rows: ReadRows) -> None:
    header = ("indicator", "office", "period", "value", "value.unit", "document", "url", "synthetic")
    intake = read_rows(
        header,
        ("outbound.batches", "suqian", "2021", 266, "batches", "总结", "http://x", "否"),
        ("x", "suqian", None, 1, None, None, None, None),
    )
    (figure,) = intake.ledger.observations
    assert isinstance(figure, Observation)
    assert figure.value == Quantity.of(266, "batches")
    assert figure.source is not None
    assert figure.source.origin.document == "总结"
    assert codes(intake) == ["LD-READ-005", "LD-READ-024"]


def test_rows_of_a_plan_are_its_tasks(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("年度", "制定单位", "任务编号", "工作任务", "牵头单位", "完成时限", "量化目标", "目标值"),
        (2022, "taizhou", "t1", "友城交流", "友城处", "2022-12", "签约", "2批"),
        (2022, "taizhou", "t1", "友城交流", "友城处", "2022-12", "来访", None),
        (2022, "taizhou", None, "出访", None, None, None, None),
        (2022, "suzhou", None, None, None, None, None, None),
        format="plans",
    )
    suzhou, taizhou = sorted(intake.ledger.plans, key=lambda plan: plan.office or "")
    assert suzhou.tasks == ()
    first, second = taizhou.tasks
    assert [target.name for target in first.targets] == [Name(zh="签约"), Name(zh="来访")]
    assert first.targets[0].value == Quantity.of(2, "batches")
    assert second.name == Name(zh="出访")
    assert intake.tally[0].records == 4


PLANS = [
    ({"title": "2021年外事工作要点任务分解表"}, "2021"),
    ({"title": "2021年度工作计划"}, "2021"),
    ({"title": "2021年上半年工作计划"}, "2021H1"),
    ({"title": "2021年第三季度重点工作计划"}, "2021Q3"),
    ({"title": "工作计划", "sheet": "2022年"}, "2022"),
    ({"title": "工作计划", "file": "计划2023.xlsx"}, "2023"),
    ({"title": "工作计划", "file": "plan-2023-07.xlsx"}, "2023-07"),
]


@pytest.mark.parametrize(("names", "period"), PLANS)
def test_a_plan_takes_its_period_from_title_sheet_or_file(
    read_rows: ReadRows, names: dict[str, str], period: str
) -> None:
    title = names.pop("title")
    header = ("序号", "工作任务", "责任领导", "责任单位", "完成时限", "进展")
    rows = ((1, "友城交流", "某", "友城处", "2021年6月", "推进中"), (2, "出访", "某", "出访处", None, None))
    intake = read_rows((title,), header, *rows, **names)
    (plan,) = intake.ledger.plans
    assert plan.period == Period.parse(period)
    assert [task.name for task in plan.tasks] == [Name(zh="友城交流"), Name(zh="出访")]
    assert {issue.severity for issue in intake.issues} <= {Severity.WARNING}
    assert intake.set_aside == ()


def test_a_plan_without_any_period_is_set_aside(read_rows: ReadRows) -> None:
    intake = read_rows(("工作计划1234567",), ("序号", "工作任务", "责任单位"), (1, "友城交流", "友城处"))
    assert codes(intake) == ["LD-READ-005"]


PLANNED = ("团组名称", "国家", "人数", "出访时间")
TRIP = ("A团", "日本", 5, "2022-05")


@pytest.mark.parametrize("names", [{"sheet": "出访计划"}, {"file": "2022年出访计划.csv"}, {"title": "因公出访计划表"}])
def test_planned_trips_are_no_trips_made(read_rows: ReadRows, names: dict[str, str]) -> None:
    title = ((names["title"],),) if "title" in names else ()
    intake = read_rows(*title, PLANNED, TRIP, **{name: text for name, text in names.items() if name != "title"})
    (trip,) = intake.ledger.outbound
    assert (trip.planned, trip.headcount) == (Headcount(persons=5), Headcount())
    assert (trip.departs_on, trip.history) == (PartialDate(2022, 5), (Transition("planned"),))
    assert codes(intake) == ["LD-READ-019"]


@pytest.mark.parametrize("more", [("批准人数", 4), ("状态", "approved"), ("计划人数", 5), ("实际人数", 5)])
def test_a_table_that_tells_what_came_of_a_plan_is_no_plan(read_rows: ReadRows, more: tuple[str, Any]) -> None:
    intake = read_rows((*PLANNED, more[0]), (*TRIP, more[1]), sheet="出访计划")
    assert "LD-READ-019" not in codes(intake)
    made = read_rows(PLANNED, TRIP, sheet="出访计划执行情况").ledger.outbound
    assert [trip.headcount for trip in made] == [Headcount(persons=5)]


def test_the_title_tells_the_kind_of_entry(read_rows: ReadRows) -> None:
    header = ("序号", "单位", "人数", "办理日期", "状态")
    for names in ({}, {"sheet": "APEC卡"}, {"file": "2021年APEC商务旅行卡.xlsx"}):
        title = () if names else (("某市2021年APEC商务旅行卡办理台账",),)
        intake = read_rows(*title, header, (1, "某公司", 3, "2021-03-01", None), **names)
        assert [entry.kind for entry in intake.ledger.entries] == ["consular.apec-card"]


@pytest.mark.parametrize(
    "header", [("序号", "单位", "姓名", "联系电话", "日期"), ("名称", "日期", "人数"), ("序号", "单位", "人数", "日期")]
)
def test_headings_that_stand_in_any_ledger_tell_nothing(read_rows: ReadRows, header: tuple[str, ...]) -> None:
    intake = read_rows(("某表",), header, tuple("1" for _ in header))
    assert codes(intake) == ["LD-READ-001"]


def test_the_office_given_wins_over_the_one_printed(read_rows: ReadRows) -> None:
    rows = (("填报单位：市外办",), ("团组名称", "出境日期", "人数"), ("A", "2021-01-01", 3))
    assert [trip.office for trip in read_rows(*rows, office="suqian").ledger.outbound] == ["suqian"]
    assert [trip.office for trip in read_rows(*rows).ledger.outbound] == ["市外办"]


def test_the_kind_of_entry_is_taken_from_the_name_of_the_file(read_rows: ReadRows) -> None:
    kind = next(iter(builtin_code_lists()["entry-kind"]))
    intake = read_rows(
        ("名称", "日期", "人数"), ("某事", "2021-01-01", 3), file=f"{kind.zh}台账.xlsx", format="entries"
    )
    assert [entry.kind for entry in intake.ledger.entries] == [kind.id]
    missing = read_rows(("名称", "日期", "人数"), ("某事", "2021-01-01", 3), format="entries")
    assert codes(missing) == ["LD-READ-005"]


def test_sensitive_cells_are_not_shown(read_rows: ReadRows) -> None:
    intake = read_rows(
        ("团组名称", "出境日期", "姓名", "职级"), ("A", "2021-01-01", "甲、乙", "处级、科级、局级"), format="outbound"
    )
    assert all("甲" not in issue.message("zh") for issue in intake.issues)


def test_no_cell_is_shown_of_a_table_nobody_knows(read_rows: ReadRows) -> None:
    intake = read_rows(("张三", "E12345678", "13800000000"), ("李四", "E87654321", "13900000000"))
    (issue,) = intake.issues
    texts = (repr(intake.set_aside), repr(issue), str(issue.to_dict()), issue.message("zh"), issue.message("en"))
    assert not any(cell in text for text in texts for cell in ("张三", "E1234", "1380", "李四"))
    assert "2" in issue.message("zh")


def test_a_row_set_aside_shows_codes_and_no_cells(read_rows: ReadRows) -> None:
    header = ("团组名称", "出境日期", "姓名", "工作单位", "团组成员")
    rows = (
        ("A", "张三", "李四、王五", "一处、二处、三处", None),
        ("B", "2021-01-01", "李四、王五", "一处、二处、三处", None),
        ("C", "2021-01-01", None, None, '["王五'),
    )
    intake = read_rows(header, *rows, format="outbound")
    assert ["LD-READ-004" in repr(row) for row in intake.set_aside] == [True] * 3
    assert not any(cell in repr(intake.set_aside) for cell in ("张三", "李四", "王五"))
    withheld = [issue for issue in intake.issues if issue.path == "members"]
    assert len(withheld) == 2
    assert all("withheld" in issue.message("en") and "王五" not in repr(issue) for issue in withheld)


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 50000),
    st.sampled_from(
        [
            "",
            "合计",
            "小计",
            "注：",
            "A团",
            "日本",
            "火星",
            "2021-01-01",
            "5天",
            "人数",
            "团组名称",
            "3人次",
            "填表人：甲",
            "一、",
            "-",
            "total",
            "审核",
        ]
    ),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=-9, max_value=99),
)


@given(rows=st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8), header=st.booleans(), broken=st.booleans())
def test_no_row_is_ever_lost(read_rows: ReadRows, rows: list[tuple[Any, ...]], header: bool, broken: bool) -> None:
    sheet = [HEADER[1:7], *rows] if header else rows
    intake = read_rows(*sheet, broken={(1, 1): "#N/A"} if broken else {})
    (tally,) = intake.tally
    assert tally.rows == len(sheet) == tally.accounted
    assert tally.set_aside == len(intake.set_aside)
    if tally.format not in (None, "plans", "partnerships"):
        assert (tally.records > 0) == (len(intake.ledger) > 0)
        assert tally.records >= len(intake.ledger)  # a record may take several rows
    assert all(row.issues for row in intake.set_aside)
