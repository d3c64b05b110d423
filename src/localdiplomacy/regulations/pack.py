"""A pack: the parameters of one jurisdiction, from one TOML file."""

from datetime import date
from pathlib import Path

from attrs import field, frozen

from .parameters import Parameter


@frozen(kw_only=True)
class Pack:
    """Regulations of one jurisdiction, as one file states them.

    Args:
        id: slug of the pack.
        zh: what it holds, in Chinese.
        en: what it holds, in English.
        jurisdiction: `CN`, or 2, 4 or 6 digits of a GB/T 2260 code.
        parameters: its parameters, no id twice.
        reviewed_on: the day somebody last compared it with its sources.
        file: the file it was read from.

    Raises:
        ValueError: if a parameter is there twice or belongs to another jurisdiction.
    """

    id: str
    zh: str
    en: str
    jurisdiction: str
    parameters: tuple[Parameter, ...]
    reviewed_on: date
    file: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        ids = [parameter.id for parameter in self.parameters]
        if len(set(ids)) != len(ids):
            raise ValueError(f"{self.id}: a parameter is there twice / 参数重复")
        if any(parameter.jurisdiction != self.jurisdiction for parameter in self.parameters):
            raise ValueError(f"{self.id}: a parameter of another jurisdiction / 参数属于其他辖区")


def read_pack(path: Path | str, file: str | None = None) -> Pack:
    """Read a pack from a TOML file.

    Args:
        path: the file; its form is described in the docs on regulations.
        file: the name to show in messages; the path's own by default.

    Raises:
        CannotContinue: if the file is missing, is no TOML or breaks the form; the issue names file and key.
    """
    from .pack_reader import pack_from

    return pack_from(Path(path), file or str(path))
