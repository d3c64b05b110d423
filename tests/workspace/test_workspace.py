"""Opening a workspace and its verbs."""

from datetime import date
from pathlib import Path

import pytest

import localdiplomacy as ld
from localdiplomacy.issues import CannotContinue
from localdiplomacy.measures.outcomes import Outcome


def test_a_folder_opens_with_all_its_ledgers(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    assert [record.id for record in ws.ledger.outbound] == ["a1", "a2", "a3"]
    assert {record.office for record in ws.ledger.outbound} == {"jia"}
    assert len(ws.ledger.plans) == 1
    assert not ws.intake.errors
    assert ws.folder == two_offices


def test_a_single_file_opens_like_a_workspace(two_offices: Path) -> None:
    ws = ld.open(str(two_offices / "ledgers" / "出访.csv"))
    assert len(ws.ledger.outbound) == 3
    assert ws.folder is None


def test_figures_are_counted_and_compared(two_offices: Path) -> None:
    table = ld.open(two_offices).measure("outbound.person_times", by=["office"], period=2021, compare="previous-year")
    row = table.row("jia")
    assert row.observation.value is not None
    assert row.observation.value.low == 9
    assert row.observation.evidence == ("a1", "a2")
    assert row.change is not None
    assert str(row.change.value) == "50.0"


def test_published_figures_are_held_against_the_ledger(two_offices: Path) -> None:
    found = {line.key[2].code: line for line in ld.open(two_offices).reconcile()}
    assert found["2021"].outcome is Outcome.EQUAL
    assert found["2020"].outcome is Outcome.CONTRADICTS
    assert found["2020"].difference is not None
    assert found["2020"].difference.exact == 1


def test_other_figures_can_be_held_against_it(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    figure = ld.Observation(
        indicator="outbound.persons", office="jia", period=ld.Period.year(2021), value=ld.Quantity.of(9, "persons")
    )
    (line,) = ws.reconcile([figure])
    assert line.outcome is Outcome.ONLY_RIGHT


def test_published_figures_name_their_indicators_in_words(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    value = ld.Quantity.of(9, "person_times")
    for name in ("出访人次", "outbound person-times", "Outbound.Person_Times"):
        figure = ld.Observation(indicator=name, office="jia", period=ld.Period.year(2021), value=value)
        (line,) = ws.reconcile([figure])
        assert (line.key[0], line.outcome) == ("outbound.person_times", Outcome.EQUAL)
    slip = ld.Observation(indicator="出访人 次数", office="jia", period=ld.Period.year(2021), value=value)
    result = ws.reconcile([slip])
    assert [line.outcome for line in result] == [Outcome.ONLY_RIGHT]
    assert [issue.code for issue in result.issues] == ["LD-FIGURE-004", "LD-FIGURE-010"]


def test_the_ledger_is_checked_as_of_a_day(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    assert not ws.check(at=date(2021, 12, 31)).errors
    early = ws.check(at=date(1950, 1, 1))
    assert early.warnings or early.errors


def test_a_report_in_both_languages(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    zh = ws.report(period="2021").to_markdown()
    en = ws.report(period=2021, language="en").to_markdown()
    assert zh.startswith("# 甲乙两市外办2021年外事工作数据总结\n")
    assert "| 甲市外办 |" in zh
    assert "乙市外办" in zh
    assert "# Two offices" in en
    assert "神户市" in zh
    assert "Kobe" in en
    assert "+50.0%" in zh


def test_an_unknown_report_is_refused_and_the_known_are_named(two_offices: Path) -> None:
    with pytest.raises(CannotContinue, match=r"core\.annual-summary"):
        ld.open(two_offices).report("core.annual", period=2021)


def test_a_missing_folder_and_a_folder_without_settings(tmp_path: Path) -> None:
    with pytest.raises(CannotContinue) as caught:
        ld.open(tmp_path / "none")
    assert caught.value.issue.code == "LD-FILE-001"
    with pytest.raises(CannotContinue) as caught:
        ld.open(tmp_path)
    assert caught.value.issue.code == "LD-SET-001"


def test_faults_in_the_settings_are_all_named(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    text = settings.read_text(encoding="utf-8").replace('format = "outbound"', 'fromat = "outbound"')
    settings.write_text('colour = "red"\n' + text, encoding="utf-8")
    with pytest.raises(CannotContinue) as caught:
        ld.open(two_offices)
    assert {issue.path for issue in caught.value.issues} == {"colour", "ledgers[1].fromat"}


def test_a_ledger_that_cannot_be_read_does_not_stop_the_others(two_offices: Path) -> None:
    (two_offices / "ledgers" / "figures.csv").unlink()
    ws = ld.open(two_offices)
    assert len(ws.ledger.outbound) == 3
    assert [issue.code for issue in ws.intake.errors] == ["LD-FILE-001"]


def test_a_path_out_of_the_folder_is_refused(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("ledgers/figures.csv", "../figures.csv"), "utf-8")
    assert [issue.code for issue in ld.open(two_offices).intake.errors] == ["LD-SET-005"]


def test_without_a_list_every_file_in_the_ledger_folder_is_read(two_offices: Path) -> None:
    (two_offices / "localdiplomacy.toml").write_text('[workspace]\nname = "甲"\n', encoding="utf-8")
    ws = ld.open(two_offices)
    assert len(ws.ledger.outbound) == 3
    assert len(ws.ledger.cities) == 2
    assert len(ws.ledger.observations) == 2


def test_code_lists_and_regulations_of_the_workspace(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '\n[regulations.choices]\n"passport.return_deadline" = "nonsense"\n', encoding="utf-8")
    with pytest.raises(CannotContinue, match=r"passport\.return_deadline") as caught:
        ld.open(two_offices)
    values = caught.value.issue.values("zh")
    assert values["found"] == "nonsense"
    assert values["expected"].startswith("以下之一：")
    assert "nonsense" not in values["expected"]
    settings.write_text(text + '\n[regulations.choices]\n"outbound.max_days" = "five"\n', encoding="utf-8")
    with pytest.raises(CannotContinue) as caught:
        ld.open(two_offices)
    assert "nothing: the parameter has no choices" in caught.value.issue.message("en")
    for written, said in (
        ('"outbound.quota" = "thirty"', 'a whole number, 0 or above, found "thirty"'),
        ('"outbound.split_window" = 15', "a duration such as"),
        ('"outbound.max_days" = 5', "one of: apec.tax_credit, "),
    ):
        settings.write_text(f"{text}\n[regulations.values]\n{written}\n", encoding="utf-8")
        with pytest.raises(CannotContinue) as caught:
            ld.open(two_offices)
        assert said in caught.value.issue.message("en")
        assert (caught.value.issue.path or "").startswith("regulations.values.outbound.")
    settings.write_text(f'{text}\n[regulations.values]\n"outbound.quota" = 30\n', encoding="utf-8")
    quota = ld.open(two_offices).contributions.regulations.lookup("outbound.quota", on=date(2021, 1, 1), where="32")
    assert quota.value == 30
    assert "localdiplomacy.toml" in str(quota.source)
    (two_offices / "lists.toml").write_text(
        '[[lists]]\nid = "outbound-category"\ncodes = [{ id = "ocean", zh = "海洋", en = "Ocean" }]\n', encoding="utf-8"
    )
    settings.write_text(text + '\n[code_lists]\nfiles = ["lists.toml"]\n', encoding="utf-8")
    ws = ld.open(two_offices)
    assert ws.contributions.code_lists["outbound-category"].find("海洋") == "ocean"


def test_two_workspaces_live_side_by_side(two_offices: Path) -> None:
    one, other = ld.open(two_offices), ld.open(two_offices)
    assert one.ledger == other.ledger
    assert one is not other


def test_progress_is_told(two_offices: Path) -> None:
    from localdiplomacy.workspace import open_workspace

    seen: list[tuple[str, int, int]] = []
    open_workspace(two_offices, progress=lambda *step: seen.append(step))
    assert seen[0] == ("ledgers/places.toml", 0, 3)
    assert seen[-1] == ("", 3, 3)


def test_a_notebook_shows_name_and_sizes_and_escapes_them(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    text = settings.read_text(encoding="utf-8").replace("甲乙两市外办", "<b>甲乙")
    settings.write_text(text, encoding="utf-8")
    html = ld.open(two_offices)._repr_html_()
    assert "&lt;b&gt;甲乙" in html
    assert "outbound=3" in html


def test_figures_of_a_table_are_found_under_the_codes_of_their_members(two_offices: Path) -> None:
    table = (
        "指标,单位,时段,国家,数值,计量单位\noutbound.batches,jia,2021,日本,3,批\noutbound.batches,jia,2021,火星,3,批\n"
    )
    (two_offices / "分国别数据.csv").write_text(table, encoding="utf-8")
    ws = ld.open(two_offices / "分国别数据.csv")
    found = {figure.dimensions for figure in ws.ledger.observations if figure.dimensions}
    assert found == {(("country", "JP"),), (("country", "火星"),)}
    unknown = [issue for issue in ws.intake if issue.code == "LD-READ-007"]
    assert [(issue.values("zh")["found"], str(issue.source)) for issue in unknown] == [("火星", "分国别数据.csv : 3")]


def test_figures_from_elsewhere_may_name_members_too(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    year, value = ld.Period.year(2021), ld.Quantity.of(1, "batches")
    printed = [
        ld.Observation(indicator="outbound.batches", office="jia", period=year, value=value, dimensions=[pair])
        for pair in (("country", "日本"), ("country", "JP"))
    ]
    coded, named = ([(line.key, line.outcome) for line in ws.reconcile([figure])] for figure in printed)
    assert coded == named


def settings_with(folder: Path, line: str) -> Path:
    """Add a line to the table `[workspace]`."""
    file = folder / "localdiplomacy.toml"
    file.write_text(file.read_text("utf-8").replace("[workspace]\n", f"[workspace]\n{line}\n", 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "rounding", "change"),
    [
        ("", ld.HALF_UP, "1.3"),
        ('rounding = "half-up"', ld.HALF_UP, "1.3"),
        ('rounding = "half-even"', ld.HALF_EVEN, "1.2"),
    ],
)
def test_the_settings_say_how_percentages_are_rounded(
    two_offices: Path, line: str, rounding: ld.Rounding, change: str
) -> None:
    ledger = two_offices / "ledgers" / "出访.csv"
    ledger.write_text("团组名称,出境日期,人次\n甲,2020-05-01,80\n乙,2021-05-01,81\n", "utf-8")
    ws = ld.open(settings_with(two_offices, line))
    table = ws.measure("outbound.person_times", by="office", period=2021, compare="previous-year")
    assert table.rounding is rounding
    assert str(table.row("jia").change.value) == change
    assert f"+{change}%" in ws.report(period=2021).to_markdown().replace("\\", "")


def test_a_rounding_nobody_knows_is_an_error(two_offices: Path) -> None:
    with pytest.raises(CannotContinue) as caught:
        ld.open(settings_with(two_offices, 'rounding = "half-down"'))
    assert caught.value.issue.code == "LD-SET-003"
    assert "workspace.rounding" in caught.value.message("en")
    assert "half-up, half-even" in caught.value.message("en")


def test_a_period_may_be_a_word_as_of_a_day(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    at = date(2022, 2, 1)
    assert ws.measure("outbound.person_times", period="上年", at=at).period == ld.Period.year(2021)
    assert dict(ws.report(period="last year", at=at).document.properties)["period"] == "2021"
    with pytest.raises(ValueError, match="at="):
        ws.measure("outbound.person_times", period="上年")
    with pytest.raises(ValueError, match="at="):
        ws.report(period="上年")


def test_a_report_of_a_year_that_is_not_over_compares_nothing(two_offices: Path) -> None:
    ws = ld.open(two_offices)
    reason = "(periods of different length, or not over yet)"
    assert reason in ws.report(period=2021, at=date(2021, 6, 30), language="en").to_markdown()
    assert reason not in ws.report(period=2021, at=date(2021, 12, 31), language="en").to_markdown()
    assert reason not in ws.report(period=2021, at=date(2023, 1, 1), language="en").to_markdown()


def test_checks_use_the_workspaces_place_and_calendar(two_offices: Path) -> None:
    settings = two_offices / "localdiplomacy.toml"
    general = '[workspace]\nname = "甲"\njurisdiction = "51"\n'
    settings.write_text(f'{general}\n[[ledgers]]\npath = "trips.csv"\n', encoding="utf-8")
    (two_offices / "trips.csv").write_text(
        "编号,派出单位,出访国家,出境日期,入境日期,人数,公示开始日期,公示结束日期\n"
        "t1,市外办,日本,2018-10-30,2018-11-03,6,2018-09-03,2018-09-06\n",
        encoding="utf-8",
    )
    ws = ld.open(two_offices)
    found = ws.check(at=date(2019, 1, 1), only=("LD-TRIP",), is_working_day=lambda day: day.weekday() < 5)
    assert [issue.code for issue in found if issue.subject] == ["LD-TRIP-004", "LD-TRIP-031"]  # five persons in Sichuan
