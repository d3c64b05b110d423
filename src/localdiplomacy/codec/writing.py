"""Writing files so that a reader never finds half of one."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..issues.catalogue.files import FILE_NOT_WRITTEN
from ..issues.errors import CannotContinue
from ..issues.issue import Issue


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step: a temporary file beside it, then a rename.

    Raises:
        CannotContinue: if it cannot be written; what was there before is then untouched.
    """
    fill_atomically(path, lambda temporary: _write(temporary, content))


def fill_atomically(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a temporary file beside `path`, then rename it to `path`.

    Raises:
        CannotContinue: if it cannot be written; what was there before is then untouched.
    """
    temporary = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(6)}{path.suffix}")
    try:
        with temporary.open("xb"):  # refuses a name that is taken, so nothing of anyone else's is overwritten
            pass
        fill(temporary)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotContinue(Issue(FILE_NOT_WRITTEN, {"file": path.name, "reason": reason})) from None
    finally:
        with suppress(OSError):  # the folder itself may be what is wrong
            temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
