"""Plugins that are only TOML: in a workspace's folder and in a package."""

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import localdiplomacy as ld
from localdiplomacy.plugins import FailedPlugin, LoadedPlugin, Registry
from localdiplomacy.plugins.declared import read_declared

PLUGIN = """
    [plugin]
    name = { zh = "甲市", en = "City A" }
    version = "1.4"
    packs = ["rules.toml"]

    [[indicators]]
    id = "jia.long_trips"
    zh = "七天以上团组"
    en = "Trips of seven days or more"
    definition = { zh = "按离境日期统计。", en = "by the day of leaving." }
    unit = "records"
    records = "outbound"
    time = "departs_on"
    where = { field = "purpose", in = ["trade", "study"] }

    [[indicators]]
    id = "jia.tea"
    zh = "茶话会"
    en = "Tea parties"
    definition = { zh = "次数相加。", en = "the sum of times." }
    unit = "persons"
    records = "entries"
    fold = "sum"
    value = "headcount.persons"
    alternatives = [["headcount.person_times", "person_times"]]
    time = "on"
    direction = "more"

    [[lists]]
    id = "jia.moods"
    zh = "心情"
    en = "Moods"
    codes = [{ id = "good", zh = "好", en = "good" }]

    [[lists]]
    id = "outbound-mode"
    codes = [{ id = "jia-mode", zh = "代办", en = "by the desk" }]
"""
RULES = """
    id = "jia.rules"
    zh = "甲市规定"
    en = "Rules of city A"
    jurisdiction = "3213"
    reviewed_on = 2026-01-01
    [sources]
    paper = { text = "甲市文件", grade = "B" }
    [parameters."dinner.guests"]
    zh = "陪客"
    en = "Guests"
    unit = "persons"
    values = [{ value = 3, since = 2021-01-01, source = "paper" }]
"""


def folder_with(workspace: Path, name: str, text: str = PLUGIN) -> Path:
    folder = workspace / "plugins" / name
    folder.mkdir(parents=True)
    (folder / "plugin.toml").write_text(dedent(text), encoding="utf-8")
    (folder / "rules.toml").write_text(dedent(RULES), encoding="utf-8")
    return folder


def opened(workspace: Path) -> ld.Workspace:
    return ld.open(workspace)


def record(ws: ld.Workspace, name: str) -> Any:
    return next(found for found in ws.plugins if found.name == name)


def test_a_folder_of_a_workspace_is_a_plugin(two_offices: Path) -> None:
    folder_with(two_offices, "jia")
    ws = opened(two_offices)
    found = record(ws, "jia")
    assert isinstance(found, LoadedPlugin)
    assert found.label == "jia 1.4"
    assert found.origin.place == "plugins/jia/plugin.toml"
    assert [(one.kind, one.id) for one in found.contributions] == [
        ("code_lists", "jia.moods"),
        ("code_lists", "outbound-mode"),
        ("regulations", "jia.rules"),
        ("indicators", "jia.long_trips"),
        ("indicators", "jia.tea"),
    ]
    assert ws.contributions.code_lists["outbound-mode"].find("代办") == "jia-mode"
    row = next(iter(ws.measure("jia.long_trips", period=2021)))
    assert row.observation.plugin == "jia 1.4"


VALIDATION = """
    [[parts]]
    id = "jia.quarters"
    zh = "四个季度之和等于全年"
    en = "The quarters add up to the year"
    total = { indicator = "outbound.batches" }
    over = "quarter"
    complete = true
"""


def test_files_of_validation_rules_lie_beside_it(two_offices: Path) -> None:
    folder = folder_with(two_offices, "jia", PLUGIN.replace("packs =", 'validation = ["figures.toml"]\n    packs ='))
    (folder / "figures.toml").write_text(dedent(VALIDATION), encoding="utf-8")
    ws = opened(two_offices)
    (rule,) = [found for found in ws.contributions.validation_rules if found.plugin]
    assert (rule.id, rule.plugin) == ("jia.quarters", "jia 1.4")
    assert ("validation_rules", "jia.quarters") in [(one.kind, one.id) for one in record(ws, "jia").contributions]
    assert [found.id for found in ws.validate(period=2021, rules="jia.quarters").rules] == ["jia.quarters"]
    (folder / "figures.toml").write_text(dedent(VALIDATION).replace("over", "ovre"), encoding="utf-8")
    failed = record(opened(two_offices), "jia")
    assert isinstance(failed, FailedPlugin)
    assert [issue.where() for issue in failed.issues] == ["jia · plugins/jia/figures.toml · parts[0].ovre"]


def test_indicators_in_toml_are_those_of_python(tmp_path: Path) -> None:
    folder_with(tmp_path, "jia")
    found = {one.id: one for one in read_declared(tmp_path / "plugins/jia/plugin.toml").items["indicators"]}
    assert found["jia.tea"] == ld.Indicator(
        id="jia.tea",
        zh="茶话会",
        en="Tea parties",
        definition=ld.Text("次数相加。", "the sum of times."),
        unit="persons",
        records="entries",
        fold=ld.Fold.SUM,
        value="headcount.persons",
        alternatives=(("headcount.person_times", "person_times"),),
        time="on",
        direction=ld.Direction.MORE,
    )
    assert found["jia.tea"].additive_over_time
    assert found["jia.long_trips"].where.field == "purpose"


def test_when_a_definition_was_changed(tmp_path: Path) -> None:
    revisions = """unit = "records"
    revisions = [
      { since = 2023-01-01, note = { zh = "含随团", en = "groups joined too" } },
      { since = 2020-01-01, note = { zh = "含港澳", en = "Hong Kong and Macao too" } },
    ]"""
    folder_with(tmp_path, "jia", PLUGIN.replace('unit = "records"', revisions))
    found = read_declared(tmp_path / "plugins/jia/plugin.toml").items["indicators"][0]
    assert found.revisions == (
        ld.Revision(since=date(2020, 1, 1), note=ld.Text("含港澳", "Hong Kong and Macao too")),
        ld.Revision(since=date(2023, 1, 1), note=ld.Text("含随团", "groups joined too")),
    )


def test_one_file_is_enough(two_offices: Path) -> None:
    (two_offices / "plugins").mkdir()
    text = dedent(PLUGIN).replace('packs = ["rules.toml"]', "")
    (two_offices / "plugins" / "jia.toml").write_text(text, encoding="utf-8")
    assert isinstance(record(opened(two_offices), "jia"), LoadedPlugin)


def test_an_empty_plugin_is_no_fault_of_anyone(two_offices: Path) -> None:
    (two_offices / "plugins").mkdir()
    (two_offices / "plugins" / "bare.toml").write_text('[plugin]\nname = "空"\n', encoding="utf-8")
    (two_offices / "plugins" / "readme.txt").write_text("no plugin", encoding="utf-8")
    found = record(opened(two_offices), "bare")
    assert isinstance(found, LoadedPlugin)
    assert found.contributions == ()


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (('fold = "sum"', 'fold = "add"'), "LD-SET-003", "indicators[1].fold"),
        (('time = "on"', ""), "LD-SET-003", "indicators[1].time"),
        (('unit = "records"', 'unit = "records"\nunti = 3'), "LD-SET-002", "indicators[0].unti"),
        (('unit = "records"', 'unit = "records"\nplugin = "x"'), "LD-SET-003", "indicators[0].plugin"),
        (
            ('unit = "records"', 'unit = "records"\nrevisions = [{ since = 2023-01-01 }]'),
            "LD-SET-004",
            "indicators[0].revisions[0].note",
        ),
        (
            ('unit = "records"', 'unit = "records"\nrevisions = [{ since = "2023", note = { zh = "一", en = "a" } }]'),
            "LD-SET-003",
            "indicators[0].revisions[0].since",
        ),
        (('zh = "好", ', ""), "LD-SET-004", "lists.jia.moods.codes[0].zh"),
        (("[plugin]", "[plugin]\nnaem = 1"), "LD-SET-002", "plugin.naem"),
        (('version = "1.4"', "plugin_api = 9"), "LD-PLUG-006", None),
        (('"rules.toml"', '"gone.toml"'), "LD-FILE-001", None),
        (('"rules.toml"', '"../../localdiplomacy.toml"'), "LD-SET-005", None),
        (('id = "jia.tea"', 'id = "tea"'), "LD-PLUG-010", None),
        (("[plugin]", "[plugin"), "LD-FILE-009", None),
    ],
)
def test_faults_name_the_file_and_the_key(
    two_offices: Path, change: tuple[str, str], code: str, key: str | None
) -> None:
    folder_with(two_offices, "jia", dedent(PLUGIN).replace(*change, 1))
    ws = opened(two_offices)
    found = record(ws, "jia")
    assert isinstance(found, FailedPlugin)
    issue = found.issues[0]
    assert issue.code == code
    assert issue.plugin == "jia"
    if key:
        assert issue.path == key
        assert issue.place().startswith("plugins/jia/plugin.toml")
    assert not any(one.id.startswith("jia.") for one in ws.contributions.indicators)


def test_a_package_may_be_only_toml(install: Any) -> None:
    text = dedent(PLUGIN).replace('packs = ["rules.toml"]', "")
    install("jia", "", toml=text, version="7.0")
    (found,) = (one for one in Registry().plugins if one.name == "jia")
    assert isinstance(found, LoadedPlugin)
    assert found.label == "jia 7.0"
    assert len(found.contributions) == 4


def test_a_package_may_have_hooks_and_toml(install: Any, good: Any) -> None:
    text = dedent(PLUGIN).replace('packs = ["rules.toml"]', "")
    install("jia", good("jia"), toml=text)
    (found,) = (one for one in Registry().plugins if one.name == "jia")
    assert {"jia.trips", "jia.tea"} <= {one.id for one in found.contributions}


def test_a_package_with_a_bad_file_fails_alone(install: Any, good: Any) -> None:
    install("jia", "", toml="[plugin]\nnaem = 1\n")
    install("yi", good("yi"))
    kinds = {one.name: type(one).__name__ for one in Registry().plugins}
    assert kinds == {"jia": "FailedPlugin", "yi": "LoadedPlugin"}


DIMENSION = """
    [plugin]
    name = { zh = "甲市", en = "City A" }

    [[dimensions]]
    id = "jia.side"
    zh = "远近"
    en = "Near or far"
    code_list = "jia.sides"
    fields = [["outbound", "countries"], ["inbound", "countries"]]
    rolls_up = { of = "country", table = [["JP", "near"], ["DE", "far"]] }

    [[lists]]
    id = "jia.sides"
    zh = "远近"
    en = "Near or far"
    codes = [{ id = "near", zh = "周边", en = "near" }, { id = "far", zh = "远方", en = "far" }]
"""


def test_a_dimension_is_declared(tmp_path: Path) -> None:
    (tmp_path / "plugin.toml").write_text(dedent(DIMENSION), encoding="utf-8")
    (found,) = read_declared(tmp_path / "plugin.toml").items["dimensions"]
    assert found == ld.Dimension(
        id="jia.side",
        zh="远近",
        en="Near or far",
        code_list="jia.sides",
        fields=(("outbound", "countries"), ("inbound", "countries")),
        rolls_up=ld.RollUp(of="country", table=(("JP", "near"), ("DE", "far"))),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('rolls_up = { of = "country" }', "rolls_up"),
        ('fields = [["trips", "countries"]]', "there is no set trips"),
        ('plugin = "other"', "dimensions[0].plugin"),
    ],
)
def test_a_wrong_dimension_names_its_key(tmp_path: Path, line: str, says: str) -> None:
    key = line.partition(" ")[0]
    kept = [other for other in dedent(DIMENSION).splitlines() if not other.startswith(f"{key} =")]
    place = kept.index('en = "Near or far"')
    (tmp_path / "plugin.toml").write_text("\n".join((*kept[:place], line, *kept[place:])), encoding="utf-8")
    with pytest.raises(ld.CannotContinue) as caught:
        read_declared(tmp_path / "plugin.toml")
    assert says in " ".join(issue.message("en") + str(issue.path) for issue in caught.value.issues)
