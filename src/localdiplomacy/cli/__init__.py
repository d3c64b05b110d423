"""The same verbs from a shell. This is the one place that reads the clock."""

import os
import sys


def main() -> None:
    """Run the command line; never ends in a traceback.

    Exit status: 0 the result was written (for `check` and `reconcile`: and there was no error among the findings),
    1 those found errors, 2 it could not run. With LOCALDIPLOMACY_DEBUG=1 an unforeseen error shows its traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a character shows ? instead of failing
    try:
        from .commands import app
    except ImportError as error:
        if error.name not in ("typer", "rich"):
            raise
        print(
            "命令行需要 typer 和 rich；请运行：pip install 'localdiplomacy[cli]' / "
            "the command line needs typer and rich: pip install 'localdiplomacy[cli]'",
            file=sys.stderr,
        )
        sys.exit(2)
    try:
        app()
    except Exception as error:
        if os.environ.get("LOCALDIPLOMACY_DEBUG"):
            raise
        print(
            f"程序内部错误（{type(error).__name__}）；请设 LOCALDIPLOMACY_DEBUG=1 重试并报告 / "
            f"internal error ({type(error).__name__}); set LOCALDIPLOMACY_DEBUG=1, try again and report it",
            file=sys.stderr,
        )
        sys.exit(2)
