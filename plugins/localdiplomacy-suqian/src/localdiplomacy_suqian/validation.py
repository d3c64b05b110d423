"""What holds between the figures of the system."""

from pathlib import Path
from typing import Final

from localdiplomacy import RuleSet, read_rules

_FILE: Final = "validation.toml"


def validation_rules() -> RuleSet:
    """Return the rules that figures of the system keep, counted or published."""
    return read_rules(Path(__file__).with_name(_FILE), f"{__package__}/{_FILE}")
