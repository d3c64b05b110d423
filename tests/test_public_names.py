"""The public names: all there, each loaded on first use, none missing from the rooms."""

import subprocess
import sys

import pytest

import localdiplomacy as ld
from localdiplomacy import issues, model


@pytest.mark.parametrize("name", ld.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(ld, name) is not None
    assert name in dir(ld)


def test_the_names_of_the_vocabulary_are_public() -> None:
    assert {*issues.__all__, *model.__all__} <= set(ld.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = ld.Nonsense


def test_importing_loads_no_room() -> None:
    code = "import sys, localdiplomacy; print([name for name in sys.modules if name.startswith('localdiplomacy.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_notebook_shows_ledgers_sets_and_issues_escaped() -> None:
    cities = [ld.City(id=f"c{number}", name=ld.Name(zh="<b>甲")) for number in range(201)]
    ledger = ld.Ledger.of(cities)
    html = ledger.cities._repr_html_()
    assert "&lt;b&gt;甲" in html
    assert "… + 1" in html
    assert "<td>201</td>" in ledger._repr_html_()
    rule = ld.Rule(
        code="T-1",
        severity=ld.Severity.ERROR,
        title=ld.Text("一", "one"),
        message=ld.Text("<i>{x}", "<i>{x}"),
        remedy=ld.Text("改", "mend"),
    )
    report = ld.IssueReport((ld.Issue(rule, {"x": "&"}),))
    assert "&lt;i&gt;&amp;" in report._repr_html_()
