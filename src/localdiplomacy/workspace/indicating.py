"""The indicators of a workspace: those of the library and its plugins, and those in its folder `indicators`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..codec.opening import inside
from ..issues.catalogue.settings import WRONG_VALUE
from ..issues.errors import CannotContinue
from ..issues.issue import Issue
from ..measures.indicator_files import read_indicator_files
from ..measures.indicators import Indicator
from ..model.codes import CodeList
from ..model.sources import Origin, Source
from ..model.texts import Text
from .settings import SETTINGS_FILE

INDICATOR_FOLDER = "indicators"


def workspace_indicators(
    folder: Path, given: Iterable[Indicator], code_lists: Mapping[str, CodeList], replace: Iterable[str]
) -> tuple[Indicator, ...]:
    """Return the indicators given, then those of the TOML files in the folder `indicators`, by the files' names.

    Args:
        folder: the workspace's folder.
        given: the built-in indicators and those of plugins.
        code_lists: the code lists by id.
        replace: ids of indicators given that a file defines instead; a replacement stands where the other stood.

    Raises:
        CannotContinue: with all faults of all files, or if an id to be replaced is not given or not defined.
    """
    found = {indicator.id: indicator for indicator in given}
    paths = sorted(path for path in (folder / INDICATOR_FOLDER).glob("*.toml") if not path.name.startswith("."))
    names = [path.relative_to(folder).as_posix() for path in paths]
    own = read_indicator_files(
        ((inside(folder, name), name) for name in names), found.values(), code_lists, wanted := tuple(replace)
    )
    both = sorted(found.keys() & {indicator.id for indicator in own})
    for id in wanted:
        if id not in both:
            listed = ", ".join(both)
            expected = Text(
                f"{INDICATOR_FOLDER} 文件夹重新定义的指标{f'：{listed}' if both else ''}",
                f"an indicator that a file of the folder {INDICATOR_FOLDER} defines anew{f': {listed}' if both else ''}",
            )
            source = Source(Origin(file=SETTINGS_FILE))
            raise CannotContinue(
                Issue(WRONG_VALUE, {"expected": expected, "found": id}, path="indicators.replace", source=source)
            )
    return tuple((found | {indicator.id: indicator for indicator in own}).values())
