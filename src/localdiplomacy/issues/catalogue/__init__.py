"""The catalogue: every built-in rule, by area. Each module holds one area; the docs page is made from here."""

from ..rules import Rule
from . import (
    cells,
    figures,
    files,
    frames,
    intake,
    manifests,
    plugins,
    regulations,
    reports,
    services,
    settings,
    structure,
    transfers,
    trips,
    validation,
)

CATALOGUE: tuple[Rule, ...] = (
    *files.RULES,
    *settings.RULES,
    *intake.RULES,
    *structure.RULES,
    *trips.RULES,
    *transfers.RULES,
    *services.RULES,
    *figures.RULES,
    *manifests.RULES,
    *validation.RULES,
    *frames.RULES,
    *cells.RULES,
    *regulations.RULES,
    *reports.RULES,
    *plugins.RULES,
)


def rule(code: str) -> Rule:
    """Return the built-in rule with that code.

    Raises:
        KeyError: if there is none.
    """
    for found in CATALOGUE:
        if found.code == code:
            return found
    raise KeyError(code)
