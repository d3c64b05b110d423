"""The configuration: read strictly, every fault named with file, key and plugin."""

from datetime import date
from pathlib import Path

import localdiplomacy_suqian
import pytest
from localdiplomacy_suqian.config import SuqianConfig

from localdiplomacy import FailedPlugin, LoadedPlugin, Registry, open
from localdiplomacy.workspace import Workspace


def _opened(folder: Path, table: str) -> Workspace:
    (folder / "localdiplomacy.toml").write_text(
        f'[workspace]\nname = "某办"\n\n[plugins.suqian]\n{table}\n', encoding="utf-8"
    )
    registry = Registry(discover=False)
    registry.register(localdiplomacy_suqian)
    return open(folder, registry=registry)


def test_every_setting_may_be_given(tmp_path: Path) -> None:
    table = 'offices = ["sq"]\nsince = 2021-01-04\neach_batch = ["checklist.vehicle", "checklist.hand-over"]'
    (plugin,) = _opened(tmp_path, table).plugins
    assert isinstance(plugin, LoadedPlugin)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("sinse = 2021-01-04", "plugins.suqian.sinse"),
        ('since = "last year"', "plugins.suqian.since"),
        ('each_batch = ["checklist.vehicles"]', "plugins.suqian.each_batch[0]"),
        ("offices = 3", "plugins.suqian.offices"),
    ],
)
def test_a_fault_is_named_with_file_key_and_plugin(tmp_path: Path, table: str, key: str) -> None:
    workspace = _opened(tmp_path, table)
    (plugin,) = workspace.plugins
    assert isinstance(plugin, FailedPlugin)
    (issue,) = workspace.intake.errors
    assert (issue.path, issue.plugin) == (key, "suqian")
    assert issue.source is not None
    assert issue.source.origin.file == "localdiplomacy.toml"
    assert "suqian.parts" not in workspace.contributions.code_lists


@pytest.mark.parametrize(
    ("config", "office", "keeps_entries", "runs"),
    [
        (SuqianConfig(), "suqian", False, True),
        (SuqianConfig(), "changzhou", False, False),
        (SuqianConfig(), "changzhou", True, True),
        (SuqianConfig(), None, False, False),
        (SuqianConfig(offices=("sq",)), "suqian", True, False),  # type: ignore[arg-type]
        (SuqianConfig(offices=("sq",)), "sq", False, True),  # type: ignore[arg-type]
    ],
)
def test_which_offices_run_the_system(config: SuqianConfig, office: str, keeps_entries: bool, runs: bool) -> None:
    assert config.runs(office, keeps_entries) is runs  # type: ignore[arg-type]


def test_defaults() -> None:
    config = SuqianConfig()
    assert (config.offices, config.since) == ((), None)
    assert len(config.each_batch) == 4
    assert SuqianConfig(since=date(2021, 1, 1)) != config
