"""The API reference: one page a room, with each of its modules read by mkdocstrings."""

from pathlib import Path

import localdiplomacy

PACKAGE = Path(localdiplomacy.__file__).parent


def modules_of(room: Path) -> list[str]:
    """Dotted names of a room's modules, the room itself first."""
    if room.suffix == ".py":
        return [f"localdiplomacy.{room.stem}"]
    files = sorted(room.rglob("*.py"), key=lambda file: (file.parent / file.stem.replace("__init__", "")).as_posix())
    parts = [file.relative_to(PACKAGE).with_suffix("").parts for file in files]
    names = ["localdiplomacy." + ".".join(part for part in path if part != "__init__") for path in parts]
    return [name for name in names if not any(part.startswith("_") for part in name.split("."))]


def directive(name: str) -> str:
    """What mkdocstrings is told: of a package its docstring alone, since its modules show what it passes on."""
    is_package = PACKAGE.joinpath(*name.split(".")[1:]).is_dir()
    return f"::: {name}\n" + ("    options:\n      members: false\n" if is_package else "")


def rooms() -> dict[str, list[str]]:
    """The modules of each room, by the room's name."""
    found = [path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    return {path.stem: modules_of(path) for path in sorted(found) if not path.stem.startswith("_")}


def build() -> dict[str, str]:
    """Each page by its path."""
    pages = {}
    for room, modules in rooms().items():
        pages[f"api/{room}.md"] = "\n".join((f"# {room}\n", *map(directive, modules)))
    return pages
