"""The settings of a workspace: what `localdiplomacy.toml` may say."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from ..codec.toml import read_toml_as
from ..issues.catalogue.settings import SETTINGS_MISSING
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..measures.rounding import Rounding, RoundingId, rounding_named
from ..model.names import Name
from ..model.partial_dates import PartialDate
from ..model.sources import Origin
from ..model.texts import Language
from ..plugins import Selection

SETTINGS_FILE = "localdiplomacy.toml"


@frozen(kw_only=True)
class General:
    """The table `[workspace]`.

    Args:
        name: whose workspace it is; the title of reports begins with it.
        language: language of reports and messages, unless asked otherwise.
        jurisdiction: GB/T 2260 code whose regulations apply; the nation's where it is missing.
        rounding: how percentages are rounded: `half-up`, or `half-even` as in GB/T 8170.
    """

    name: Name
    language: Language = "zh"
    jurisdiction: str | None = None
    rounding: RoundingId = "half-up"

    @property
    def percentages(self) -> Rounding:
        """The rounding that the settings name."""
        return rounding_named(self.rounding)


@frozen(kw_only=True)
class LedgerFile:
    """One table `[[ledgers]]`: a file, and what the file itself does not say.

    Args:
        path: path of the file or folder, relative to the workspace.
        format: id of the ledger format; recognised by the headers where it is missing.
        office: id of the office that keeps it, for records that do not name one.
        kind: code of `entry-kind`, for ledgers of one kind of entry.
        synthetic: True where the rows were generated and stand in for records that are not public.
        partial: True where the file holds only some of the records there are; counts are then lower bounds.
        document: title of the published document the rows come from.
        publisher: who published it.
        published: when, as far as known.
        url: where it can be read.
    """

    path: str
    format: str | None = None
    office: str | None = None
    kind: str | None = None
    synthetic: bool = False
    partial: bool = False
    document: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None

    def origin(self, file: str) -> Origin:
        """Return the origin its rows have."""
        return Origin(
            file=file,
            document=self.document,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            synthetic=self.synthetic,
            partial=self.partial,
        )


@frozen(kw_only=True)
class RegulationSettings:
    """The table `[regulations]`.

    Args:
        packs: paths of packs to lay over the built-in ones, in order.
        choices: for parameters that an office must settle, the variant it chose.
        values: for such parameters, the office's own value, written as packs write it.
    """

    packs: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(factory=dict)
    values: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class CodeListSettings:
    """The table `[code_lists]`.

    Args:
        files: paths of TOML files with code lists that extend the built-in ones.
    """

    files: tuple[str, ...] = ()


@frozen(kw_only=True)
class IndicatorSettings:
    """The table `[indicators]`; the indicators themselves stand in the files of the folder `indicators`.

    Args:
        replace: ids of built-in indicators, or those of plugins, that a file of the folder defines instead.
    """

    replace: tuple[str, ...] = ()


@frozen(kw_only=True)
class Settings:
    """All of `localdiplomacy.toml`.

    Args:
        workspace: general settings.
        ledgers: the ledgers; every readable file in the folder `ledgers` where none is listed.
        regulations: packs and choices.
        code_lists: further code lists.
        indicators: which indicators are replaced.
        plugins: the configuration of each plugin by its name, the tables `[plugins."name"]`.
        plugin_selection: which plugins to use.
    """

    workspace: General
    ledgers: tuple[LedgerFile, ...] = ()
    regulations: RegulationSettings = field(factory=RegulationSettings)
    code_lists: CodeListSettings = field(factory=CodeListSettings)
    indicators: IndicatorSettings = field(factory=IndicatorSettings)
    plugins: Mapping[str, Mapping[str, Any]] = field(factory=dict, repr=False)  # may hold secrets
    plugin_selection: Selection = field(factory=Selection)


def read_settings(folder: Path) -> Settings:
    """Return the settings of the workspace in `folder`.

    Raises:
        CannotContinue: if there is no such folder or settings file, or the file has faults (all are named).
    """
    path = folder / SETTINGS_FILE
    if not path.is_file():
        raise CannotContinue(Issue(SETTINGS_MISSING, {"folder": folder.name or str(folder), "file": SETTINGS_FILE}))
    return read_toml_as(path, Settings, file=SETTINGS_FILE)
