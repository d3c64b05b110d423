"""Code lists that a user keeps in a TOML file."""

from collections.abc import Mapping
from pathlib import Path

from ...issues.errors import CannotContinue
from ...model.codes import CodeList
from ...model.sources import Origin, Source
from ..faults import StructureError, issues_of
from ..toml import read_toml
from .builtin import builtin_code_lists
from .tables import code_lists_of


def read_code_lists(
    path: Path, file: str | None = None, known: Mapping[str, CodeList] | None = None
) -> tuple[CodeList, ...]:
    """Return the code lists of a TOML file, in their order; `merge` puts them on top of others.

    A file holds `[[lists]]`, each with `id`, `zh`, `en` and `codes`. A list with the id of a known one extends it
    and need not repeat `zh` and `en`; a code that replaces a known one says `replace = true`. Codes of the list
    `entry-kind` are entry kinds and may have `fields`, `units`, `states` and `required`.

    Args:
        path: the file.
        file: the name to show in messages; the path's own by default.
        known: the lists that may be extended; the packaged ones by default.

    Raises:
        CannotContinue: with one issue for each fault: unknown key, wrong value, missing key, ambiguous spelling.
    """
    name = file or str(path)
    try:
        return code_lists_of(read_toml(path, name), builtin_code_lists() if known is None else known)
    except StructureError as error:
        raise CannotContinue(*issues_of(error.faults, Source(Origin(file=name)))) from None
