"""Opening a folder as a workspace."""

import os
from collections.abc import Callable, Iterable
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from attrs import evolve

from ..codec.codelists import merge, read_code_lists
from ..codec.faults import Expected
from ..codec.opening import inside
from ..issues.catalogue.files import FILE_MISSING
from ..issues.catalogue.settings import WRONG_VALUE
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..issues.report import IssueReport
from ..ledger.intake import Intake
from ..ledger.read import read, resolve
from ..model.names import Name
from ..model.sources import Origin, Source
from ..model.texts import Text
from ..plugins import Contributions, Environment, Registry
from ..regulations.pack import read_pack
from ..regulations.pack_values import read_value
from ..regulations.parameters import Citation
from ..regulations.regulations import Regulations, UnknownChoice, UnknownParameter
from .figures import with_codes
from .indicating import workspace_indicators
from .settings import SETTINGS_FILE, General, LedgerFile, RegulationSettings, Settings, read_settings
from .workspace import Workspace

LEDGER_FOLDER = "ledgers"
Progress = Callable[[str, int, int], None]


def open_workspace(
    folder: str | Path, *, registry: Registry | None = None, progress: Progress | None = None
) -> Workspace:
    """Open a folder with a `localdiplomacy.toml`, or a single ledger file, as a workspace.

    Args:
        folder: the folder, or the file.
        registry: built-ins and plugins; by default those of installed packages, as far as the environment variables
            `LOCALDIPLOMACY_PLUGINS` and `LOCALDIPLOMACY_SKIP_PLUGINS` leave them. The settings say which of them to use.
        progress: called with the file being read, how many are done and how many there are.

    Raises:
        CannotContinue: if there is no such folder or file, or the settings have faults. A ledger that cannot be
            read or a plugin that cannot be used does not stop the others: it is an issue in `intake`.
    """
    path = Path(folder)
    if not path.exists():
        raise CannotContinue(Issue(FILE_MISSING, {"file": path.name or str(path)}))
    given = registry or Registry(environment=Environment.of(os.environ))
    if path.is_file():
        settings = Settings(workspace=General(name=Name(zh=path.stem)))
        files: tuple[LedgerFile, ...] = (LedgerFile(path=path.name),)
        return Workspace(
            folder=None,
            settings=settings,
            registry=given,
            reading=_read_all(path.parent, files, given.contributions, progress),
            contributions=given.contributions,
        )
    settings = read_settings(path)
    own = given.configured(
        config=settings.plugins, selection=settings.plugin_selection, folder=path, settings_file=SETTINGS_FILE
    )
    extended = _extend(path, settings, own.contributions)
    files = settings.ledgers or _found(path)
    return Workspace(
        folder=path,
        settings=settings,
        registry=own,
        reading=_read_all(path, files, extended, progress),
        contributions=extended,
    )


def _extend(folder: Path, settings: Settings, given: Contributions) -> Contributions:
    code_lists = given.code_lists
    for file in settings.code_lists.files:
        lists = read_code_lists(inside(folder, file), file, known=code_lists)
        code_lists = merge(code_lists, lists, file)
    regulations = _regulations(folder, settings.regulations, given.regulations, settings.workspace.jurisdiction)
    indicators = workspace_indicators(folder, given.indicators, code_lists, settings.indicators.replace)
    return evolve(given, code_lists=code_lists, regulations=regulations, indicators=indicators)


_NO_CHOICES = Text("没有选项的参数不写在这里", "nothing: the parameter has no choices")


def _regulations(folder: Path, settings: RegulationSettings, base: Regulations, where: str | None) -> Regulations:
    for file in settings.packs:
        base = base.overlay(read_pack(inside(folder, file), file))
    for name, choice in sorted(settings.choices.items()):
        try:
            base = base.choose(name, choice, where=where or "CN")
        except UnknownChoice as error:
            key = f"regulations.choices.{name}"
            raise _wrong(key, _one_of(error.known, _NO_CHOICES), choice) from None
    for name, raw in sorted(settings.values.items()):
        base = _settled(base, name, raw, where or "CN")
    return base


_OWN = Citation(text=f"本单位设置 ({SETTINGS_FILE})")
_NOTHING_TO_SETTLE = Text("没有须由单位自行设定的参数", "nothing: there are no parameters for offices to settle")


def _settled(base: Regulations, name: str, raw: Any, where: str) -> Regulations:
    key = f"regulations.values.{name}"
    try:
        unit = base.to_settle(name, where=where).unit
        return base.settle(name, read_value(raw, unit), source=_OWN, where=where)
    except UnknownParameter as error:
        raise _wrong(key, _one_of(error.known, _NOTHING_TO_SETTLE), name) from None
    except Expected as error:
        raise _wrong(key, error.text, error.found) from None


def _one_of(known: tuple[str, ...], none: Text) -> Text:
    listed = ", ".join(known)
    return Text(f"以下之一：{listed}", f"one of: {listed}") if known else none


def _wrong(key: str, expected: Text, found: object) -> CannotContinue:
    source = Source(Origin(file=SETTINGS_FILE))
    return CannotContinue(Issue(WRONG_VALUE, {"expected": expected, "found": found}, path=key, source=source))


def _found(folder: Path) -> tuple[LedgerFile, ...]:
    ledgers = folder / LEDGER_FOLDER
    files = (path for path in ledgers.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))
    return tuple(LedgerFile(path=path.relative_to(folder).as_posix()) for path in sorted(files))


def _read_all(
    folder: Path, files: Iterable[LedgerFile], contributions: Contributions, progress: Progress | None
) -> Intake:
    listed = tuple(files)
    intakes: list[Intake] = []
    for number, file in enumerate(listed):
        if progress is not None:
            progress(file.path, number, len(listed))
        intakes.append(_read_one(folder, file, contributions))
    if progress is not None:
        progress("", len(listed), len(listed))
    reading = resolve(reduce(add, intakes, Intake()))
    figures, issues = with_codes(reading.ledger.observations, contributions)
    ledger = evolve(reading.ledger, observations=figures)
    return evolve(reading, ledger=ledger, issues=reading.issues + IssueReport(issues))


def _read_one(folder: Path, file: LedgerFile, contributions: Contributions) -> Intake:
    try:
        return read(
            _existing(folder, file.path),
            formats=contributions.ledger_formats,
            code_lists=contributions.code_lists,
            office=file.office,
            format=_known_format(file, contributions),
            kind=file.kind,
            origin=file.origin(file.path),
        )
    except CannotContinue as error:
        source = Source(Origin(file=file.path))
        return Intake(issues=IssueReport(tuple(evolve(issue, source=issue.source or source) for issue in error.issues)))


def _existing(folder: Path, file: str) -> Path:
    path = inside(folder, file)
    if not path.exists():
        raise CannotContinue(Issue(FILE_MISSING, {"file": file}))
    return path


def _known_format(file: LedgerFile, contributions: Contributions) -> str | None:
    known = [known.id for known in contributions.ledger_formats]
    if file.format is None or file.format in known:
        return file.format
    listed = ", ".join(known)
    expected = Text(f"下列之一：{listed}", f"one of: {listed}")
    source = Source(Origin(file=SETTINGS_FILE))
    issue = Issue(WRONG_VALUE, {"expected": expected, "found": file.format}, path="ledgers.format", source=source)
    raise CannotContinue(issue)
