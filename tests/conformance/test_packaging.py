"""LD-C01 to LD-C07: what the package of a plugin says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from localdiplomacy.conformance.subject import NotLoaded, Subject

Install = Callable[..., Subject]
Said = Callable[[str, Subject], str]

HEADERS = ("Metadata-Version: 2.4", "Name: localdiplomacy-desk", "Version: 1.2.0")
BOUND = "Requires-Dist: localdiplomacy<1,>=0.1"
HOOK = """
from localdiplomacy import hookimpl
plugin_api = 1
@hookimpl
def register_indicators():
    return []
"""
TOML = '[plugin]\nname = { zh = "台", en = "Desk" }\n'


def _with(*headers: str) -> tuple[str, ...]:
    return (*HEADERS, *headers)


def test_a_package_without_an_entry_point_is_still_looked_at(install: Install, said: Said) -> None:
    subject = install(HOOK, points="")
    assert (subject.name, subject.version) == ("desk", "1.2.0")
    assert said("LD-C01", subject) == (
        "The package has no entry point of the group localdiplomacy. (pyproject.toml) "
        'Write [project.entry-points.localdiplomacy] desk = "module".'
    )
    assert said("LD-C02", subject) == ""


def test_a_name_that_two_packages_claim(install: Install, said: Said, tmp_path: Path) -> None:
    other = tmp_path / "another_desk-3.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.4\nName: another-desk\nVersion: 3\n", "utf-8")
    (other / "entry_points.txt").write_text("[localdiplomacy]\ndesk = localdiplomacy_desk\n", "utf-8")
    found = said("LD-C01", install(HOOK))
    assert "The name desk is used by " in found
    assert "(desk = localdiplomacy_desk)" in found


def test_a_name_that_is_no_slug(install: Install, look: Callable[..., list[object]]) -> None:
    subject = install(HOOK, points="desk = localdiplomacy_desk")
    subject.name = "Desk_1"
    assert len(look("LD-C02", subject)) == 1


@pytest.mark.parametrize(
    "requirement",
    [
        BOUND,
        "Requires-Dist: localdiplomacy (>=0.1,<1)",
        "Requires-Dist: localdiplomacy~=0.1",
        "Requires-Dist: LocalDiplomacy[excel]==0.1.0",
    ],
)
def test_bounds_in_every_form(requirement: str, install: Install, said: Said) -> None:
    assert said("LD-C03", install(HOOK, headers=_with(requirement))) == ""


@pytest.mark.parametrize(
    ("requirements", "found"),
    [
        (("Requires-Dist: attrs",), "The requirement is missing;"),
        (("Requires-Dist: localdiplomacy>=0.1",), "The requirement is localdiplomacy>=0.1;"),
        (("Requires-Dist: localdiplomacy<1",), "The requirement is localdiplomacy<1;"),
        (("Requires-Dist: localdiplomacy-helper<1,>=0.1",), "The requirement is missing;"),
        ((f"{BOUND}; extra == 'test'",), "The requirement is missing;"),
    ],
)
def test_bounds_that_are_not_there(requirements: tuple[str, ...], found: str, install: Install, said: Said) -> None:
    assert said("LD-C03", install(HOOK, headers=_with(*requirements))).startswith(found)


@pytest.mark.parametrize(
    "header", ["License-Expression: MIT", "License: MIT", "Classifier: License :: OSI Approved :: MIT License"]
)
def test_a_licence_in_every_form(header: str, install: Install, said: Said) -> None:
    assert said("LD-C04", install(HOOK, headers=_with(header))) == ""


def test_no_licence_and_no_readme(install: Install, said: Said) -> None:
    subject = install(HOOK, headers=_with("Classifier: Topic :: Office/Business"), readme="")
    assert said("LD-C04", subject).startswith("The package states no licence.")
    assert said("LD-C05", subject).startswith("The package carries no README.")


@pytest.mark.parametrize("version", ["0", "0.0.0", "0.0+unknown"])
def test_a_version_that_nobody_set(version: str, install: Install, said: Said) -> None:
    headers = (*HEADERS[:2], f"Version: {version}")
    assert f"The version of the package is {version}." in said(
        "LD-C06", install("import nothing_there", headers=headers)
    )


@pytest.mark.parametrize(("stated", "count"), [("1.2.0", 0), ("1.3", 1)])
def test_the_module_says_the_same_version(
    stated: str, count: int, install: Install, look: Callable[..., list[object]]
) -> None:
    assert len(look("LD-C06", install(f'{HOOK}\n__version__ = "{stated}"'))) == count


def test_the_version_of_the_hooks(install: Install, said: Said) -> None:
    assert said("LD-C07", install(HOOK)) == ""


def test_no_version_of_the_hooks(install: Install, said: Said) -> None:
    subject = install(HOOK.replace("plugin_api = 1", ""))
    assert said("LD-C07", subject).startswith("The plugin does not declare plugin_api. (localdiplomacy_desk)")


def test_another_version_of_the_hooks(install: Install, said: Said) -> None:
    subject = install(HOOK.replace("plugin_api = 1", "plugin_api = 99"))
    assert "declares plugin_api = 99" in said("LD-C07", subject)
    assert len(said("LD-C07", subject).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plugin_api = 1", ""),
        ("", "The plugin does not declare plugin_api."),
        ("plugin_api = 99", "plugin_api = 99"),
    ],
)
def test_the_version_of_the_hooks_in_toml(line: str, found: str, install: Install, said: Said) -> None:
    subject = install("", files={"plugin.toml": f"{TOML}{line}\n"})
    assert found in said("LD-C07", subject)
    assert bool(said("LD-C07", subject)) is bool(found)


def test_what_needs_the_plugin_itself_waits_for_it(install: Install, said: Said) -> None:
    subject = install("import nothing_there")
    with pytest.raises(NotLoaded):
        said("LD-C07", subject)
    assert said("LD-C06", subject) == ""
