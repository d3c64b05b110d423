"""Short ways to write rules and to apply them."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.measures.validation.rules import FigureRule
from localdiplomacy.measures.validation.terms import Side, Term
from localdiplomacy.measures.validation.validate import validate
from localdiplomacy.measures.validation.validation import Validation

NAMES = {"id": "r", "zh": "某规则", "en": "A rule"}
MakeRule = Callable[..., FigureRule]
Apply = Callable[..., Validation]


@pytest.fixture(scope="session")
def names() -> dict[str, str]:
    """What every rule needs to be called."""
    return dict(NAMES)


def _side(words: str | Term | list[str | Term], missing: str) -> Side:
    items = words if isinstance(words, list) else [words]
    terms = tuple(item if isinstance(item, Term) else Term(indicator=item) for item in items)
    return Side(terms=terms, missing=missing)


@pytest.fixture(scope="session")
def rule() -> MakeRule:
    """Builds a rule: `rule("a", "at_most", ["b", Term(…)])`."""

    def build(left: Any, operator: str, right: Any, *, missing: str = "skip_if_any", **more: Any) -> FigureRule:
        strategies = missing.split("/")
        sides = {"left": _side(left, strategies[0]), "right": _side(right, strategies[-1])}
        return FigureRule(operator=operator, **{**NAMES, **sides, **more})

    return build


@pytest.fixture(scope="session")
def apply() -> Apply:
    """Applies rules to figures of 2021, without the built-in indicators."""

    def run(rules: Any, *figures: Any, period: str = "2021", **more: Any) -> Validation:
        listed = rules if isinstance(rules, list) else [rules]
        return validate(figures, period=period, rules=listed, **more)

    return run
