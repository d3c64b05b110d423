"""The site is built strictly: a link that leads nowhere stops it."""

import shutil
from collections.abc import Callable
from pathlib import Path


def test_a_broken_link_stops_the_build(
    need, house: Path, add_fault: Callable[[str], None], run_in, project_root: Path
) -> None:
    need("material")
    need("mkdocstrings")
    # The site documents the real package: it takes the place of the empty rooms. A page names plugins and examples.
    shutil.rmtree(house / "src")
    for folder in ("src", "docs", "plugins", "examples"):
        shutil.copytree(project_root / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for page in ("mkdocs.yml", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(project_root / page, house)
    add_fault("broken_docs")
    result = run_in("-m", "mkdocs", "build", "--strict", "--site-dir", str(house / "site"))
    assert result.returncode == 1
    assert "'broken.md' contains a link 'nowhere.md', but the target is not found" in result.stderr
    assert "in strict mode!" in result.stdout + result.stderr
