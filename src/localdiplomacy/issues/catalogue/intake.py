"""Rules on reading ledgers: what could not be turned into records (area READ)."""

from ..rules import Rule

RULES: tuple[Rule, ...] = ()
