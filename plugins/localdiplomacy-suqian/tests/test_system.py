"""The 14 parts as code lists, and how they fit the library's own lists."""

import re

import localdiplomacy_suqian
from localdiplomacy_suqian.system import CHECKLISTS, GROUPS, GUARANTEES, KINDS, MECHANISMS, SUPPORT_PREFIX, parts

from localdiplomacy import EntryKind, LoadedPlugin, Registry
from localdiplomacy.testing import run_check
from localdiplomacy.testing.kind_examples import KindExamples


def test_three_mechanisms_six_checklists_five_guarantees() -> None:
    assert [len(parts(group)) for group in (MECHANISMS, CHECKLISTS, GUARANTEES)] == [3, 6, 5]
    assert len(parts()) == 14
    assert parts().codes == tuple(code for group in GROUPS for code in parts(group))


def test_the_14_names() -> None:
    assert "、".join(alias for code in parts() for alias in code.aliases) == (
        "统筹协调、党建引领、专项督查、"
        "行前培训考核、轮换交接、转运车辆日常检查、卫生防疫检查、转运发车前提醒、转运人员交接、"
        "工作待遇、身心健康、走访慰问、后勤服务、特色活动"
    )


def test_each_checklist_is_the_code_list_of_its_items(registry: Registry) -> None:
    lists = registry.contributions.code_lists
    for code in parts(CHECKLISTS):
        known = lists["checklist"].get(code.id)
        assert known is not None
        assert (known.zh, known.en) == (code.zh, code.en)
        assert len(lists[code.id]) >= 4


def test_each_guarantee_is_a_kind_of_support(registry: Registry) -> None:
    kinds = registry.contributions.code_lists["support-kind"]
    assert [code.id for code in parts(GUARANTEES)] == [f"{SUPPORT_PREFIX}{kind.id}" for kind in kinds]
    assert [code.en for code in parts(GUARANTEES)] == [kind.en for kind in kinds]
    assert [code.aliases[0] for code in parts(GUARANTEES)] == [kind.zh for kind in kinds]


def test_the_kinds_of_entries_extend_those_of_the_library(registry: Registry) -> None:
    kinds = registry.contributions.code_lists["entry-kind"]
    assert kinds.zh == "台账种类"
    for id in KINDS:
        kind = kinds.get(id)
        assert isinstance(kind, EntryKind)
        assert kind.required == ("office", "on")
        assert kind.broader is None or kind.broader in kinds
        assert kinds.find(kind.zh) == id
        for field in kind.fields:
            assert field.code_list is None or field.code_list in registry.contributions.code_lists
            assert re.search(r"[\u3400-\u9fff]", field.label.zh)
            assert not re.search(r"[\u3400-\u9fff]", field.label.en)


def test_the_kinds_carry_checks_that_break_and_hold(registry: Registry) -> None:
    contributions = registry.contributions
    lists = contributions.code_lists
    declared = [(kind, check) for kind in map(lists["entry-kind"].get, KINDS) for check in getattr(kind, "checks", ())]
    assert [check.id for _, check in declared] == ["fixed"]
    for kind, check in declared:
        assert isinstance(kind, EntryKind)
        for example in KindExamples(lists, {}).of(kind, check):
            limits = next(found for found in contributions.checks if found.id == "core.entry-limits")
            found = run_check(limits, *example.lines, at=example.at, registry=registry)
            assert [issue.code for issue in found] == (["LD-ENTRY-008"] if example.breaks else [])


def test_what_the_plugin_contributes() -> None:
    registry = Registry(discover=False)
    loaded = registry.register(localdiplomacy_suqian)
    assert isinstance(loaded, LoadedPlugin)
    assert loaded.name == "suqian"
    counts: dict[str, int] = {}
    for contribution in loaded.contributions:
        counts[contribution.kind] = counts.get(contribution.kind, 0) + 1
    assert counts == {
        "code_lists": 9,
        "regulations": 1,
        "ledger_formats": 2,
        "dimensions": 3,
        "indicators": 11,
        "checks": 7,
        "validation_rules": 3,
        "report_formats": 1,
    }


def test_results_say_whose_they_are(registry: Registry) -> None:
    found = registry.contributions
    owners = {item.plugin for item in found.indicators if item.id.startswith("suqian.")}
    owners |= {item.plugin for item in found.checks if item.id.startswith("suqian.")}
    owners |= {item.plugin for item in found.ledger_formats if item.id.startswith("suqian.")}
    owners |= {item.plugin for item in found.validation_rules if item.id.startswith("suqian.")}
    assert {str(owner).split()[0] for owner in owners} == {"suqian"}  # then the version, of an installed package
