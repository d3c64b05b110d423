"""Issues as tables of a report."""

from datetime import date
from pathlib import Path

import pytest

import localdiplomacy as ld

RULE = ld.Rule(
    code="DESK-001",
    severity=ld.Severity.WARNING,
    title=ld.Text("没有单位", "No office"),
    message=ld.Text("没有单位。", "No office is stated."),
    remedy=ld.Text("请补上。", "Add it."),
)


class Desk:
    """A plugin with a check that always finds something."""

    @ld.hookimpl
    def register_checks(self) -> list[ld.Check]:
        return [
            ld.Check(id="desk.all", zh="甲", en="a", rules=(RULE,), run=lambda context: [ld.Issue(RULE, subject="x")])
        ]


@pytest.mark.parametrize(("language", "problem"), [("zh", "没有单位。"), ("en", "No office is stated.")])
def test_a_finding_of_a_plugin_names_it_before_the_place(tmp_path: Path, language: str, problem: str) -> None:
    (tmp_path / "localdiplomacy.toml").write_text('[workspace]\nname = "甲市"\n', "utf-8")
    registry = ld.Registry(discover=False)
    registry.register(Desk())
    ws = ld.open(tmp_path, registry=registry)
    written = ws.report(period=2021, at=date(2021, 12, 31), language=language).to_markdown()  # type: ignore[arg-type]
    assert f"| DESK-001 | desk · x | {problem} |" in written
