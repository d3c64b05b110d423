"""Rules on figures: comparison and reconciliation (areas MEASURE, FIGURE)."""

from ..rules import Rule

RULES: tuple[Rule, ...] = ()
