"""Putting contributions together: unique ids, explicit replacing, whole or not at all."""

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.plugins import FailedPlugin, PluginError, Registry, Selection

RULE = ld.Rule(
    code="ONE-001",
    severity=ld.Severity.ADVICE,
    title=ld.Text("甲", "a"),
    message=ld.Text("甲。", "a."),
    remedy=ld.Text("乙。", "b."),
)


def indicator(id: str, en: str = "A") -> ld.Indicator:
    return ld.Indicator(id=id, zh="甲", en=en, unit="records", time="departs_on", definition=ld.Text("甲。", "a."))


def check(id: str, *rules: ld.Rule) -> ld.Check:
    return ld.Check(id=id, zh="甲", en="a", rules=rules, run=lambda context: ())


def pack(tmp_path: Path, id: str, parameter: str, value: int, where: str = "3213") -> ld.Pack:
    path = tmp_path / f"{id}.toml"
    path.write_text(
        dedent(f"""\
        id = "{id}"
        zh = "甲"
        en = "a"
        jurisdiction = "{where}"
        reviewed_on = 2026-01-01
        [sources]
        paper = {{ text = "甲市文件", grade = "B" }}
        [parameters."{parameter}"]
        zh = "陪客"
        en = "Guests"
        unit = "persons"
        values = [{{ value = {value}, since = 2021-01-01, source = "paper" }}]
        """),
        encoding="utf-8",
    )
    return ld.read_pack(path)


class Offer:
    """A plugin that offers what it is given."""

    def __init__(self, **items: Any) -> None:
        self.items = items

    @ld.hookimpl
    def register_indicators(self) -> Any:
        return self.items.get("indicators", [])

    @ld.hookimpl
    def register_checks(self) -> Any:
        return self.items.get("checks", [])

    @ld.hookimpl
    def register_code_lists(self) -> Any:
        return self.items.get("code_lists", [])

    @ld.hookimpl
    def register_report_formats(self) -> Any:
        return self.items.get("report_formats", [])

    @ld.hookimpl
    def register_ledger_formats(self) -> Any:
        return self.items.get("ledger_formats", [])

    @ld.hookimpl
    def register_regulations(self) -> Any:
        return self.items.get("regulations", [])


def registry_of(overrides: dict[str, str] | None = None, **plugins: Offer) -> Registry:
    registry = Registry(discover=False, selection=Selection(overrides=overrides or {}))
    for name, plugin in plugins.items():
        registry.register(plugin, name)
    return registry


def refused(overrides: dict[str, str] | None = None, **plugins: Offer) -> tuple[str, str]:
    with pytest.raises(PluginError) as caught:
        registry_of(overrides, **plugins)
    return caught.value.issue.code, caught.value.issue.message("en")


def codes(list_id: str, *ids: str, **more: Any) -> ld.CodeList:
    return ld.CodeList(
        id=list_id, zh="甲", en="a", codes=tuple(ld.Code(id=id, zh=f"字{id}", en=f"word {id}") for id in ids), **more
    )


# --- ids are the plugin's own, and unique


@pytest.mark.parametrize("id", ["two.x", "x", "one", "one.", "one x", "oneness.x", "ONE.x"])
def test_an_id_begins_with_the_plugin_s_name(id: str) -> None:
    code, message = refused(one=Offer(indicators=[indicator(id)]))
    assert code == "LD-PLUG-010"
    assert "'one.'" in message


def test_a_rule_code_begins_with_the_plugin_s_name() -> None:
    code, message = refused(two=Offer(checks=[check("two.x", RULE)]))
    assert code == "LD-PLUG-010"
    assert "'TWO-'" in message
    assert "ONE-001" in message


def test_a_new_code_list_begins_with_the_plugin_s_name() -> None:
    assert refused(one=Offer(code_lists=[codes("moods", "a")]))[0] == "LD-PLUG-010"


@pytest.mark.parametrize("id", ["outbound.batches", "core.annual-summary", "core.overview"])
def test_an_id_of_a_built_in_is_taken_and_both_are_named(id: str) -> None:
    section = ld.Section(id, lambda context: ())
    offers = {
        "outbound.batches": Offer(indicators=[indicator(id)]),
        "core.annual-summary": Offer(report_formats=[ld.ReportFormat(id=id, title=ld.Text("甲", "a"), sections=())]),
        "core.overview": Offer(report_formats=[ld.AddedSection(format="core.annual-summary", section=section)]),
    }
    code, message = refused(one=offers[id])
    assert code == "LD-PLUG-004"
    assert "plugin one" in message
    assert "defined by core" in message


def test_a_plugin_may_not_give_one_id_twice() -> None:
    code, message = refused(one=Offer(indicators=[indicator("one.x"), indicator("one.x")]))
    assert code == "LD-PLUG-004"
    assert "defined by one" in message


def test_two_checks_may_share_a_rule() -> None:
    found = registry_of(one=Offer(checks=[check("one.a", RULE), check("one.b", RULE)])).contributions
    assert [one.id for one in found.checks[-2:]] == ["one.a", "one.b"]


def test_two_rules_with_one_code_are_not_one_rule() -> None:
    import attrs

    other = attrs.evolve(RULE, severity=ld.Severity.ERROR)
    assert refused(one=Offer(checks=[check("one.a", RULE), check("one.b", other)]))[0] == "LD-PLUG-004"


def test_a_code_that_another_plugin_added_is_taken() -> None:
    one = Offer(code_lists=[codes("outbound-mode", "by-boat")])
    code, message = refused(one=one, two=Offer(code_lists=[codes("outbound-mode", "by-boat")]))
    assert code == "LD-PLUG-004"
    assert "outbound-mode:by-boat" in message
    assert "defined by one" in message


def test_a_spelling_that_another_code_has_is_a_fault_of_the_plugin() -> None:
    own = ld.CodeList(id="outbound-mode", zh="甲", en="a", codes=(ld.Code(id="mine", zh="自组团", en="mine"),))
    with pytest.raises(PluginError) as caught:
        registry_of(one=Offer(code_lists=[own]))
    assert caught.value.issue.plugin == "one"
    assert caught.value.issue.code == "LD-SET-003"


def test_a_parameter_of_one_jurisdiction_belongs_to_one_plugin(tmp_path: Path) -> None:
    one = Offer(regulations=[pack(tmp_path, "one.rules", "dinner.guests", 3)])
    two = Offer(regulations=[pack(tmp_path, "two.rules", "dinner.guests", 4)])
    code, message = refused(one=one, two=two)
    assert code == "LD-PLUG-004"
    assert "dinner.guests@3213" in message
    elsewhere = Offer(regulations=[pack(tmp_path, "two.rules", "dinner.guests", 4, where="3205")])
    found = registry_of(one=one, two=elsewhere).contributions.regulations
    assert found.lookup("dinner.guests", on=date(2022, 1, 1), where="3213").value == 3  # type: ignore[union-attr]
    assert found.lookup("dinner.guests", on=date(2022, 1, 1), where="3205").value == 4  # type: ignore[union-attr]


def test_a_section_for_a_report_that_is_not_there() -> None:
    added = ld.AddedSection(format="hanoi.report", section=ld.Section("one.x", lambda context: ()))
    code, message = refused(one=Offer(report_formats=[added]))
    assert code == "LD-PLUG-013"
    assert "hanoi.report" in message


def test_a_section_for_another_plugin_s_report() -> None:
    format = ld.ReportFormat(id="one.report", title=ld.Text("甲", "a"), sections=())
    added = ld.AddedSection(format="one.report", section=ld.Section("two.x", lambda context: ()))
    found = registry_of(one=Offer(report_formats=[format]), two=Offer(report_formats=[added])).contributions
    assert [section.id for section in found.report_formats[-1].sections] == ["two.x"]


def test_a_report_made_of_the_sections_of_others_leaves_them_theirs() -> None:
    built_in = Registry(discover=False).contributions.report_formats[0]
    own = ld.ReportFormat(id="one.report", title=ld.Text("甲", "a"), sections=built_in.sections)
    found = registry_of(one=Offer(report_formats=[own])).contributions.report_formats[-1]
    assert found.plugin == "one"
    assert all(section.plugin is None for section in found.sections)


def test_a_plugin_is_taken_whole_or_not_at_all() -> None:
    registry = registry_of(
        one=Offer(indicators=[indicator("one.x")]),
    )
    before = registry.contributions
    bad = Offer(indicators=[indicator("two.x")], code_lists=[codes("two.list", "a")], checks=[check("core.codes")])
    with pytest.raises(PluginError):
        registry.register(bad, "two")
    assert registry.contributions is before


# --- replacing is explicit


def test_an_override_replaces_in_place() -> None:
    built_in = [found.id for found in Registry(discover=False).contributions.indicators]
    registry = registry_of(
        {"outbound.batches": "one"}, one=Offer(indicators=[indicator("outbound.batches", "batches of one")])
    )
    found = registry.contributions.indicators
    assert [one.id for one in found] == built_in
    replaced = found[built_in.index("outbound.batches")]
    assert (replaced.en, replaced.plugin) == ("batches of one", "one")


def test_an_override_is_for_the_plugin_it_names_only() -> None:
    offer = Offer(indicators=[indicator("outbound.batches")])
    assert refused({"outbound.batches": "two"}, one=offer)[0] == "LD-PLUG-004"


def test_an_override_replaces_a_section_a_code_and_a_parameter(tmp_path: Path) -> None:
    overview = ld.Section("core.overview", lambda context: (), 100)
    offer = Offer(
        report_formats=[ld.AddedSection(format="core.annual-summary", section=overview)],
        code_lists=[codes("outbound-mode", "own")],
        regulations=[pack(tmp_path, "one.rules", "outbound.max_headcount", 4, where="51")],
    )
    overrides = {"core.overview": "one", "outbound-mode:own": "one", "outbound.max_headcount@51": "one"}
    found = registry_of(overrides, one=offer).contributions
    sections = {section.id: section.plugin for section in found.report_formats[0].sections}
    assert sections["core.overview"] == "one"
    assert len(sections) == len(Registry(discover=False).contributions.report_formats[0].sections)
    assert found.code_lists["outbound-mode"].get("own").en == "word own"  # type: ignore[union-attr]
    answer = found.regulations.lookup("outbound.max_headcount", on=date(2022, 1, 1), where="51")
    assert answer.value == 4  # type: ignore[union-attr]


# --- order


@given(st.permutations(["alpha", "beta", "gamma", "delta"]))
def test_the_order_of_registering_does_not_show(names: list[str]) -> None:
    offers = {
        name: Offer(indicators=[indicator(f"{name}.x")], code_lists=[codes("outbound-mode", f"{name}-mode")])
        for name in names
    }
    found = registry_of(None, **offers).contributions
    usual = registry_of(None, **dict(sorted(offers.items()))).contributions
    assert found.indicators == usual.indicators
    assert list(found.code_lists["outbound-mode"]) == list(usual.code_lists["outbound-mode"])


def test_of_two_plugins_that_collide_the_first_by_name_counts(install: Any, good: Any) -> None:
    code = """
        import localdiplomacy as ld

        @ld.hookimpl
        def register_code_lists():
            return [ld.CodeList(id="outbound-mode", zh="甲", en="a", codes=(ld.Code(id="boat", zh="船", en="boat"),))]
    """
    install("zeta", code)
    install("alpha", code)
    kinds = {record.name: type(record).__name__ for record in Registry().plugins}
    assert kinds == {"alpha": "LoadedPlugin", "zeta": "FailedPlugin"}
    failed = next(record for record in Registry().plugins if isinstance(record, FailedPlugin))
    assert "alpha" in failed.reason("zh")


@given(st.permutations(["alpha", "beta", "gamma", "delta"]))
def test_what_plugins_are_called_does_not_decide_whether_they_fit_together(names: list[str]) -> None:
    base, chapter, more, other = names
    report = ld.ReportFormat(id=f"{base}.report", title=ld.Text("甲", "a"), sections=())
    offers = {
        base: Offer(
            report_formats=[report], code_lists=[codes(f"{base}.list", "a")], indicators=[indicator(f"{base}.x")]
        ),
        chapter: Offer(
            report_formats=[
                ld.AddedSection(format=report.id, section=ld.Section(f"{chapter}.part", lambda context: ()))
            ]
        ),
        more: Offer(code_lists=[codes(f"{base}.list", "b")]),
        other: Offer(indicators=[indicator(f"{base}.x", "replaced"), indicator(f"{other}.x")]),
    }
    registry = Registry(discover=False, selection=Selection(overrides={f"{base}.x": other}))
    for name in names:  # as they come: each fits once those it builds on are there
        registry.register(offers[name], name)
    found = registry.contributions
    assert {record.name for record in registry.plugins if type(record).__name__ == "LoadedPlugin"} == set(names)
    assert [section.id for section in found.report_formats[-1].sections] == [f"{chapter}.part"]
    assert {code.id for code in found.code_lists[f"{base}.list"]} == {"a", "b"}
    added = [one for one in found.indicators if one.plugin]
    assert [one.id for one in added] == sorted([f"{base}.x", f"{other}.x"])
    assert {one.id: one.plugin for one in added}[f"{base}.x"] == other


def test_a_plugin_named_as_replacing_comes_after_the_one_it_replaces() -> None:
    offers = {name: Offer(code_lists=[codes("outbound-mode", "boat")]) for name in ("alpha", "beta")}
    registry = Registry(discover=False, selection=Selection(overrides={"outbound-mode:boat": "alpha"}))
    registry.register(offers["beta"], "beta")
    registry.register(offers["alpha"], "alpha")
    assert [type(record).__name__ for record in registry.plugins] == ["LoadedPlugin"] * 2
    assert registry.contributions.code_lists["outbound-mode"].get("boat") is not None
