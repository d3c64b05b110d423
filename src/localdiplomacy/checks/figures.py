"""What several checks ask of published figures."""

from ..model.observations import Observation
from ..model.quantities import Qualifier, Quantity

# How the qualifiers are written before or after a number; the sign is the same in both languages.
_SIGNS = {
    Qualifier.EXACT: "{}",
    Qualifier.APPROX: "≈{}",
    Qualifier.NEARLY: "<~{}",
    Qualifier.OVER: "{}+",
    Qualifier.AT_LEAST: "≥{}",
    Qualifier.AT_MOST: "≤{}",
}


def document_of(figure: Observation) -> str:
    """Return what tells the figure's document from others: its title, or else its file; empty where unknown."""
    if figure.source is None:
        return ""
    origin = figure.source.origin
    return origin.document or origin.file or ""


def printed(value: Quantity) -> str:
    """Return an amount without its unit, as in `≈80` or `2–4`."""
    numbers = f"{value.low}" if value.low == value.high else f"{value.low}–{value.high}"
    return _SIGNS[value.qualifier].format(numbers)
