"""Short ways to say what an office published, and to read off what was counted."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import localdiplomacy as ld

Publish = Callable[..., ld.Observation]


@pytest.fixture(scope="session")
def published() -> Publish:
    """A figure as a document prints it: `published("inbound.batches", 15, "batches")`."""

    def say(indicator: str, value: Any, unit: str, period: str = "2018H1", **more: Any) -> ld.Observation:
        quantity = value if isinstance(value, ld.Quantity) else ld.Quantity.of(value, unit)
        dimensions = tuple(more.pop("by", {}).items())
        return ld.Observation(
            indicator=indicator, period=ld.Period.parse(period), value=quantity, dimensions=dimensions, **more
        )

    return say


@pytest.fixture(scope="session")
def counted() -> Callable[..., dict[Any, Any]]:
    """The figures of a table by indicator, or by member where it is broken down: number, or range of numbers."""

    def look(table: ld.Table, *, by_member: bool = False) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for row in table:
            value = row.observation.value
            shown = None if value is None else value.low if value.low == value.high else (value.low, value.high)
            found[row.members[0] if by_member else row.observation.indicator] = shown
        return found

    return look


@pytest.fixture(scope="session")
def outcomes() -> Callable[[Iterable[Any]], dict[str, str]]:
    """What a reconciliation or a validation says, by indicator or rule."""

    def look(found: Iterable[Any]) -> dict[str, str]:
        return {line.key[0] if hasattr(line, "key") else line.rule.id: line.outcome.value for line in found}

    return look


@pytest.fixture(scope="session")
def rule() -> Callable[..., ld.FigureRule]:
    """A rule between figures, each side the ids of indicators or terms: `rule("boards", ["a"], "is", [Term(…)])`."""

    def side(terms: Iterable[str | ld.Term]) -> ld.Side:
        return ld.Side(terms=tuple(ld.Term(indicator=term) if isinstance(term, str) else term for term in terms))

    def build(id: str, left: Iterable[str | ld.Term], operator: Any, right: Iterable[str | ld.Term]) -> ld.FigureRule:
        return ld.FigureRule(id=id, zh="某规则", en="A rule", left=side(left), operator=operator, right=side(right))

    return build


@pytest.fixture
def city(tmp_path: Path) -> Callable[..., ld.Workspace]:
    """A workspace of ledgers as an office keeps them: `city(inbound="编号,…")`, one table a format."""

    def open_with(indicators: str = "", **tables: str) -> ld.Workspace:
        settings = '[workspace]\nname = { zh = "某市外办", en = "An office" }\n'
        for format, text in tables.items():
            settings += f'\n[[ledgers]]\npath = "{format}.csv"\nformat = "{format}"\n'
            (tmp_path / f"{format}.csv").write_text(text, "utf-8")
        (tmp_path / "localdiplomacy.toml").write_text(settings, "utf-8")
        if indicators:
            (tmp_path / "indicators").mkdir()
            (tmp_path / "indicators" / "own.toml").write_text(indicators, "utf-8")
        return ld.open(tmp_path)

    return open_with
