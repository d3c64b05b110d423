"""Rules on records: what must hold in and between them (areas CHECK, ID, REF, DATE, LIFE, COUNT, SUM, CODE)."""

from ..rules import Rule

RULES: tuple[Rule, ...] = ()
