"""Fail when `import localdiplomacy` loads what should load on first use.

Usage: python .ci/import_budget.py    (with the interpreter, and the PYTHONPATH if any, that the package is in)
"""

import subprocess
import sys

NOT_ON_IMPORT = (
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "narwhals",
    "typer",
    "rich",
    "python_calamine",
    "importlib.metadata",
    "dateutil.parser",
)


def loaded_early() -> list[str]:
    """The modules of NOT_ON_IMPORT that a fresh interpreter holds after the import."""
    probe = (
        "import sys; before = set(sys.modules); import localdiplomacy; localdiplomacy.__file__.strip(); "
        "print(*sorted(set(sys.modules) - before), sep='\\n')"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    return [name for name in NOT_ON_IMPORT if name in loaded]


def main() -> int:
    """Name the modules that came too early."""
    early = loaded_early()
    if early:
        print(f"import localdiplomacy loads {', '.join(early)}: import them inside the function that needs them")
        return 1
    print(f"import localdiplomacy loads none of {', '.join(NOT_ON_IMPORT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
