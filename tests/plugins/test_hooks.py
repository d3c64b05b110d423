"""Each hook, from a plugin to what the workspace does with it."""

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from attrs import evolve

import localdiplomacy as ld
from localdiplomacy.measures.validation.rule_set import builtin_rules
from localdiplomacy.plugins import Contributions, PluginError, Registry
from localdiplomacy.plugins.kinds import KINDS
from localdiplomacy.reports import Context, Heading, Paragraph


def offering(**hooks: Any) -> Any:
    """A plugin object whose hooks return what is given."""
    methods = {f"register_{kind}": ld.hookimpl(_returning(kind, value)) for kind, value in hooks.items()}
    return type("Offer", (), methods)()


def _returning(kind: str, value: Any) -> Any:
    def hook(self: Any) -> Any:
        if isinstance(value, Exception):
            raise value
        return value

    hook.__name__ = f"register_{kind}"
    return hook


def given(**hooks: Any) -> Contributions:
    registry = Registry(discover=False)
    registry.register(offering(**hooks), "desk")
    return registry.contributions


RULE = ld.Rule(
    code="DESK-001",
    severity=ld.Severity.WARNING,
    title=ld.Text("没有单位", "No office"),
    message=ld.Text("没有单位。", "No office is stated."),
    remedy=ld.Text("请补上。", "Add it."),
)


def no_office(context: ld.CheckContext) -> list[ld.Issue]:
    return [ld.Issue(RULE, subject=trip.id) for trip in context.ledger.outbound if trip.office is None]


INDICATOR = ld.Indicator(
    id="desk.trips", zh="出访", en="Trips", unit="records", time="departs_on", definition=ld.Text("甲。", "a.")
)
CHECK = ld.Check(id="desk.office", zh="单位", en="office", rules=(RULE,), run=no_office)
CODES = ld.CodeList(id="desk.moods", zh="心情", en="Moods", codes=(ld.Code(id="good", zh="好", en="good"),))
FORMAT = ld.LedgerFormat(
    id="desk.trips",
    zh="外事团组登记表",
    en="Register of trips",
    records="outbound",
    columns="desk.columns",
    words=("登记表",),
)
HEADINGS = ld.CodeList(
    id="desk.columns",
    zh="登记表栏目",
    en="Columns of the register",
    codes=(ld.Code(id="id", zh="登记号", en="No"), ld.Code(id="departs_on", zh="走的那天", en="Day of leaving")),
)


def test_hook_register_indicators(two_offices: Path) -> None:
    registry = Registry(discover=False)
    registry.register(offering(indicators=[INDICATOR]), "desk")
    table = ld.open(two_offices, registry=registry).measure("desk.trips", period=2021)
    built_in = ld.open(two_offices).measure("outbound.batches", period=2021)
    assert len(table) == len(built_in) == 1
    assert "desk.trips" not in {found.id for found in ld.open(two_offices).contributions.indicators}


def test_hook_register_dimensions(two_offices: Path) -> None:
    registry = Registry(discover=False)
    moods = ld.Dimension(
        id="desk.mood", zh="心情", en="Mood", code_list="desk.moods", fields=(("outbound", "purpose"),)
    )
    registry.register(offering(dimensions=[moods], code_lists=[CODES]), "desk")
    ws = ld.open(two_offices, registry=registry)
    table = ws.measure("outbound.batches", by="desk.mood", period=2021)
    plain = ws.measure("outbound.batches", period=2021)
    assert table.by[0].plugin == "desk"
    assert sum(row.observation.value.low for row in table if row.observation.value) == plain.row().observation.value.low
    assert [found.id for found in ws.contributions.dimensions[-1:]] == ["desk.mood"]
    assert "desk.mood" not in {found.id for found in ld.open(two_offices).contributions.dimensions}
    with pytest.raises(ld.CannotContinue, match="LD-MEASURE-003"):
        ws.measure("inbound.batches", by="desk.mood", period=2021)
    with pytest.raises(PluginError, match=r"desk\."):
        given(dimensions=[evolve(moods, id="mood")])


def test_hook_register_checks(two_offices: Path) -> None:
    registry = Registry(discover=False)
    registry.register(offering(checks=[CHECK]), "desk")
    ws = ld.open(two_offices, registry=registry)
    found = ws.check(at=date(2021, 12, 31), only=["DESK-001"])
    assert {issue.subject for issue in found} == {trip.id for trip in ws.ledger.outbound if trip.office is None}
    assert ws.check(at=date(2021, 12, 31), skip=["desk.office"]).complete


def test_hook_register_report_formats(two_offices: Path) -> None:
    def words(context: Context) -> list[Any]:
        return [Heading("心情"), Paragraph(f"{context.period.code} 一切都好。")]

    own = ld.ReportFormat(id="desk.short", title=ld.Text("短报", "short"), sections=(ld.Section("desk.words", words),))
    added = ld.AddedSection(format="core.annual-summary", section=ld.Section("desk.mood", words, 150))
    registry = Registry(discover=False)
    registry.register(offering(report_formats=[own, added]), "desk")
    ws = ld.open(two_offices, registry=registry)
    assert "2021 一切都好。" in ws.report("desk.short", period=2021, language="zh").to_markdown()
    summary = ws.report("core.annual-summary", period=2021, language="zh").to_markdown()
    headings = [line for line in summary.splitlines() if line.startswith("## ")]
    assert "## 二、心情" in headings


def test_a_section_can_run_the_checks_of_its_own_plugin_alone(two_offices: Path) -> None:
    ran: list[str] = []

    def noted(context: ld.CheckContext) -> list[ld.Issue]:
        ran.append("other.note")
        return []

    def findings(context: Context) -> list[Any]:
        found = {of: context.check(at=context.at, only=only) for of, only in CHOICES.items()}
        return [Paragraph(f"{of} {' '.join(report.counts()) or 'nothing'}") for of, report in found.items()]

    mine = evolve(CHECK, run=lambda context: [ld.Issue(RULE)])
    other = evolve(CHECK, id="other.note", rules=(evolve(RULE, code="OTHER-001"),), run=noted)
    form = ld.ReportFormat(
        id="desk.short", title=ld.Text("短报", "short"), sections=(ld.Section("desk.findings", findings),)
    )
    registry = Registry(discover=False)
    registry.register(offering(checks=[mine], report_formats=[form]), "desk")
    registry.register(offering(checks=[other]), "other")
    written = ld.open(two_offices, registry=registry).report("desk.short", period=2021).to_markdown()
    for of in ("code", "area", "id"):
        assert f"{of} DESK-001\n" in written
    assert "core nothing\n" in written
    assert ran == []


# What a section may ask for.
CHOICES = {"code": ("DESK-001",), "area": ["DESK"], "id": {"desk.office"}, "core": ("LD-DATE",)}


def test_hook_register_code_lists() -> None:
    extension = ld.CodeList(
        id="outbound-mode", zh="出访方式", en="Mode", codes=(ld.Code(id="desk-mode", zh="代办", en="by the desk"),)
    )
    found = given(code_lists=[CODES, extension]).code_lists
    assert found["desk.moods"] == CODES
    assert found["outbound-mode"].find("代办") == "desk-mode"
    assert "own" in found["outbound-mode"]
    assert "desk-mode" not in Registry(discover=False).contributions.code_lists["outbound-mode"]


def test_hook_register_ledger_formats(tmp_path: Path) -> None:
    (tmp_path / "localdiplomacy.toml").write_text('[workspace]\nname = "甲市"\n', encoding="utf-8")
    (tmp_path / "ledgers").mkdir()
    table = tmp_path / "ledgers" / "登记表.csv"
    table.write_text("登记号,走的那天\n7,2021-03-05\n", encoding="utf-8")
    registry = Registry(discover=False)
    registry.register(offering(ledger_formats=[FORMAT], code_lists=[HEADINGS]), "desk")
    ws = ld.open(tmp_path, registry=registry)
    assert [(trip.id, str(trip.departs_on)) for trip in ws.ledger.outbound] == [("7", "2021-03-05")]
    (known,) = (found for found in ws.contributions.ledger_formats if found.id == "desk.trips")
    assert known.plugin == "desk"
    items = '[{"登记号": "8", "走的那天": "2021-04-05"}]'
    table.with_suffix(".json").write_text(items, encoding="utf-8")
    again = ld.open(tmp_path, registry=registry)
    assert [trip.id for trip in again.ledger.outbound] == ["7", "8"]


def test_hook_register_regulations(tmp_path: Path) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text(
        dedent("""\
        id = "desk.rules"
        zh = "甲市规定"
        en = "Rules of the city"
        jurisdiction = "3213"
        reviewed_on = 2026-01-01

        [sources]
        paper = { text = "甲市文件", grade = "B" }

        [parameters."desk.max_guests"]
        zh = "陪客"
        en = "Guests at table"
        unit = "persons"
        values = [{ value = 3, since = 2021-01-01, source = "paper" }]
        """),
        encoding="utf-8",
    )
    regulations = given(regulations=[ld.read_pack(pack)]).regulations
    answer = regulations.lookup("desk.max_guests", on=date(2021, 5, 1), where="321302")
    assert type(answer).__name__ == "InForce"
    assert type(regulations.lookup("desk.max_guests", on=date(2020, 5, 1), where="321302")).__name__ != "InForce"


RULE_OF_QUARTERS = ld.PartsRule(
    id="desk.quarters",
    zh="四个季度之和等于全年",
    en="The quarters add up to the year",
    total=ld.Term(indicator="outbound.batches"),
    over="quarter",
    complete=True,
)


def _batches(period: str, number: int) -> ld.Observation:
    value = ld.Quantity.of(number, "batches")
    return ld.Observation(indicator="outbound.batches", office="jia", period=ld.Period.parse(period), value=value)


def test_hook_register_validation_rules(two_offices: Path) -> None:
    registry = Registry(discover=False)
    registry.register(offering(validation_rules=[RULE_OF_QUARTERS]), "desk")
    ws = ld.open(two_offices, registry=registry)
    figures = [_batches("2021", 19), *(_batches(f"2021Q{number}", 5) for number in range(1, 5))]
    found = ws.validate(figures, period=2021)
    assert [(issue.code, issue.subject, issue.plugin) for issue in found.issues] == [
        ("LD-VALID-001", "desk.quarters", "desk")
    ]
    assert next(iter(found.issues)).where() == "desk · desk.quarters"
    assert [rule.id for rule in ws.validate(figures, period=2021, rules="desk.quarters").rules] == ["desk.quarters"]
    # Built-in rules go first; without the plugin, they are all there is.
    built_in = [rule.id for rule in ld.open(two_offices).validate(period=2021).rules]
    assert built_in == [rule.id for rule in builtin_rules()]
    assert {rule.id for rule in found.rules} == {*built_in, "desk.quarters"}
    assert all(rule.plugin is None for rule in ld.open(two_offices).contributions.validation_rules)


def test_a_file_of_the_workspace_cannot_take_the_id_of_a_plugins_rule(two_offices: Path) -> None:
    registry = Registry(discover=False)
    registry.register(offering(validation_rules=[RULE_OF_QUARTERS]), "desk")
    (two_offices / "validation").mkdir()
    own = 'id = "desk.quarters"\nzh = "甲"\nen = "a"\nover = "month"\ntotal = { indicator = "outbound.batches" }\n'
    (two_offices / "validation" / "own.toml").write_text(f"[[parts]]\n{own}", "utf-8")
    with pytest.raises(ld.CannotContinue, match=r"parts\[0\]\.id"):
        ld.open(two_offices, registry=registry).validate(period=2021)
    assert "desk.quarters" in {rule.id for rule in ld.open(two_offices).validate(period=2021).rules}


def test_what_a_rule_of_a_plugin_doubts_names_the_plugin(two_offices: Path) -> None:
    slip = evolve(RULE_OF_QUARTERS, id="desk.slip", total=ld.Term(indicator="outbound.bathces"))
    wrong = evolve(RULE_OF_QUARTERS, id="desk.wrong", total=ld.Term(indicator="outbound.countries"))
    registry = Registry(discover=False)
    registry.register(offering(validation_rules=[slip, wrong]), "desk")
    found = ld.open(two_offices, registry=registry).validate(period=2021).issues
    assert [(issue.code, issue.subject, issue.plugin) for issue in found] == [
        ("LD-VALID-012", "desk.slip", "desk"),
        ("LD-VALID-013", "desk.wrong", "desk"),
    ]


def test_an_indicator_that_is_only_published_is_named_by_a_list(two_offices: Path) -> None:
    rule = evolve(RULE_OF_QUARTERS, total=ld.Term(indicator="desk.boards"))
    name = ld.Code(id="desk.boards", zh="展板", en="Boards")
    names = ld.CodeList(id="indicator", zh="指标", en="indicator", codes=(name,))
    registry = Registry(discover=False)
    registry.register(offering(validation_rules=[rule], code_lists=[names]), "desk")
    ws = ld.open(two_offices, registry=registry)
    assert not ws.validate(period=2021).issues
    figures = [evolve(_batches(f"2021{part}", 5), indicator="desk.boards") for part in ("", "Q1", "Q2", "Q3", "Q4")]
    found = ws.validate(figures, period=2021)
    assert [stated.key[0] for stated in found.comparisons[0].right.stated] == ["desk.boards"]
    assert ws.reconcile(figures).lines("en")[1][0][0].startswith("Boards · ")
    unnamed = Registry(discover=False)
    unnamed.register(offering(validation_rules=[rule]), "desk")
    assert ld.open(two_offices, registry=unnamed).validate(period=2021).issues.counts() == {"LD-VALID-012": 1}


# --- what a hook may not return


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
@pytest.mark.parametrize(
    ("value", "says"),
    [
        (42, "a int"),
        (None, "None"),
        ("text", "a str"),
        ({}, "a dict"),
        ([42], "[0] = int"),
        ((object(),), "[0] = object"),
    ],
)
def test_a_wrong_return_value_names_plugin_hook_and_type(kind: str, value: Any, says: str) -> None:
    with pytest.raises(PluginError) as caught:
        given(**{kind: value})
    issue = caught.value.issue
    assert issue.code == "LD-PLUG-003"
    assert f"register_{kind}" in issue.message("en")
    assert "desk" in issue.message("zh")
    assert says in issue.message("en")


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_an_exception_names_plugin_hook_and_line(kind: str) -> None:
    with pytest.raises(PluginError) as caught:
        given(**{kind: ZeroDivisionError("oh")})
    issue = caught.value.issue
    assert issue.code == "LD-PLUG-002"
    assert f"register_{kind}" in issue.message("en")
    assert "ZeroDivisionError: oh" in issue.message("zh")
    assert "test_hooks.py:" in issue.message("en")


def test_a_file_of_the_plugin_with_faults_says_where(tmp_path: Path) -> None:
    class Reads:
        @ld.hookimpl
        def register_code_lists(self) -> Any:
            return ld.read_code_lists(tmp_path / "missing.toml", "missing.toml")

    with pytest.raises(PluginError, match=r"missing\.toml") as caught:
        Registry(discover=False).register(Reads(), "desk")
    assert caught.value.issue.plugin == "desk"


def test_the_order_of_a_set_does_not_show() -> None:
    many = [INDICATOR.__class__(**{**_values(INDICATOR), "id": f"desk.{letter}"}) for letter in "cab"]
    first, second = given(indicators=many), given(indicators=many[::-1])
    assert first.indicators == second.indicators


def _values(indicator: ld.Indicator) -> dict[str, Any]:
    names = ("zh", "en", "unit", "time", "definition")
    return {name: getattr(indicator, name) for name in names}
