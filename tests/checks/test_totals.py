"""Parts against totals, and identities. The figures of the examples are published ones."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.checks import Figure, Identity
from localdiplomacy.checks.totals import Bounds, _bounds
from localdiplomacy.model import Code, CodeList, Observation, Origin, Period, Qualifier, Quantity, Source
from localdiplomacy.testing.strategies import quantities

Look = Callable[..., list[Any]]


def _figure(value: Quantity | int, *dimensions: tuple[str, str], **more: Any) -> Observation:
    quantity = value if isinstance(value, Quantity) else Quantity.of(value, "batches")
    given = {"indicator": "i", "period": Period.year(2021), **more}
    return Observation(value=quantity, dimensions=dimensions, **given)


def _about(value: int, qualifier: Qualifier = Qualifier.APPROX) -> Quantity:
    return Quantity.of(value, "batches", qualifier)


A, B = ("kind", "a"), ("kind", "b")


def _sums(issues: list[Any]) -> list[tuple[str, ...]]:
    return [(code, params["sum"], params["total"], params.get("rest", "")) for code, _, _, params in issues]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (100, (60, 40), []),
        (100, (60, 41), [("LD-SUM-001", "101", "100", "")]),
        (100, (60, 39), [("LD-SUM-002", "99", "100", "1")]),
        (_about(80), (60, 25), []),  # 约80 may be 85
        (_about(80), (60, 26), [("LD-SUM-001", "86", "≈80", "")]),
        (_about(80), (60, 15), []),
        (_about(80), (60, 14), [("LD-SUM-002", "74", "≈80", "1–11")]),
        (100, (_about(60), 46), [("LD-SUM-001", "101–111", "100", "")]),
        (100, (_about(60), 45), []),
        (100, (_about(60), 34), [("LD-SUM-002", "89–99", "100", "1–11")]),
        (100, (_about(99, Qualifier.AT_LEAST), 2), [("LD-SUM-001", "101–?", "100", "")]),
        (100, (_about(10, Qualifier.AT_LEAST), 2), []),
        (100, (_about(10, Qualifier.AT_MOST), 2), [("LD-SUM-002", "?–12", "100", "88–?")]),
        (_about(100, Qualifier.AT_LEAST), (60, 41), []),
        (_about(100, Qualifier.AT_LEAST), (60, 39), [("LD-SUM-002", "99", "≥100", "1–?")]),
        (_about(100, Qualifier.AT_MOST), (60, 41), [("LD-SUM-001", "101", "≤100", "")]),
        (_about(100, Qualifier.AT_MOST), (1, 1), []),
        (_about(100, Qualifier.OVER), (60, 141), [("LD-SUM-001", "201", "100+", "")]),
        (_about(100, Qualifier.NEARLY), (60, 41), [("LD-SUM-001", "101", "<~100", "")]),
        (Quantity(2, 4, "batches"), (3, 2), [("LD-SUM-001", "5", "2–4", "")]),
        (0, (0, 0), []),
    ],
)
def test_parts_and_total(total: Any, parts: tuple[Any, Any], expected: list[Any], found: Look) -> None:
    issues = found(_figure(total), _figure(parts[0], A), _figure(parts[1], B), only=("core.parts",))
    assert _sums(issues) == expected


def test_a_total_without_parts_or_parts_without_a_total_say_nothing(found: Look) -> None:
    assert found(_figure(5), only=("core.parts",)) == []
    assert found(_figure(5, A), _figure(6, B), only=("core.parts",)) == []


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "j"},
        {"office": "suqian"},
        {"period": Period.year(2020)},
        {"value": Quantity.of(9, "persons")},
        {"source": Source(Origin(document="年报"))},
        {"source": Source(Origin(file="年报.csv"))},
    ],
)
def test_only_figures_of_one_place_are_added(other: dict[str, Any], found: Look) -> None:
    part = {"value": 9, **other}
    assert len(found(_figure(5), _figure(9, A), only=("LD-SUM-001",))) == 1
    assert found(_figure(5), _figure(part.pop("value"), A, **part), only=("LD-SUM-001",)) == []


def test_one_document_in_two_files_is_one_document(found: Look) -> None:
    sources = [Source(Origin(document="总结", file=file)) for file in ("a.csv", "b.csv")]
    assert len(found(_figure(5, source=sources[0]), _figure(9, A, source=sources[1]), only=("LD-SUM-001",))) == 1


def test_each_dimension_is_added_for_itself(found: Look) -> None:
    figures = [_figure(10), _figure(6, A), _figure(4, B), _figure(7, ("mode", "own")), _figure(5, ("mode", "joined"))]
    issues = found(*figures, only=("core.parts",))
    assert [(code, params["dimension"], params["sum"]) for code, _, _, params in issues] == [
        ("LD-SUM-001", '"Mode"', "12")
    ]


def test_a_part_may_have_parts_of_its_own(found: Look) -> None:
    own = ("mode", "own")
    figures = [_figure(10), _figure(6, A), _figure(4, B), _figure(7, A, own)]
    issues = found(*figures, only=("core.parts",))
    assert [(subject, params["dimension"]) for _, subject, _, params in issues] == [("i · 2021 · a", '"Mode"')]


def test_parts_of_parts_are_not_added_twice(found: Look) -> None:
    codes = (
        Code(id="asia", zh="亚洲", en="Asia"),
        Code(id="jp", zh="日本", en="Japan", broader="east"),
        Code(id="east", zh="东亚", en="East Asia", broader="asia"),
    )
    lists = {"place": CodeList(id="place", zh="地方", en="places", codes=codes)}
    asia, japan, moon = (("place", code) for code in ("asia", "jp", "moon"))
    figures = [_figure(10), _figure(8, asia), _figure(5, japan), _figure(2, moon)]
    assert found(*figures, only=("core.parts",), code_lists=lists) == []
    assert _sums(found(*figures, only=("core.parts",), code_lists={})) == [("LD-SUM-001", "15", "10", "")]
    alone = [_figure(10), _figure(5, japan), _figure(5, moon)]
    assert found(*alone, only=("core.parts",), code_lists=lists) == []


def test_codes_that_are_broader_than_each_other_do_not_hang(found: Look) -> None:
    codes = (Code(id="a", zh="甲", en="A", broader="b"), Code(id="b", zh="乙", en="B", broader="a"))
    lists = {"kind": CodeList(id="kind", zh="类", en="kinds", codes=codes)}
    assert found(_figure(5), _figure(5, A), only=("core.parts",), code_lists=lists) == []


def test_parts_may_exceed_the_total_where_one_record_counts_several_times(found: Look) -> None:
    figures = [_figure(5), _figure(3, ("country", "JP")), _figure(4, ("country", "KR"))]
    assert found(*figures, only=("core.parts",)) == []
    assert len(found(*figures, only=("core.parts",), overlapping=frozenset())) == 1
    short = [_figure(9), _figure(3, ("country", "JP")), _figure(4, ("country", "KR"))]
    assert _sums(found(*short, only=("core.parts",))) == [("LD-SUM-002", "7", "9", "2")]


def test_distinct_persons_may_be_in_several_parts(found: Look) -> None:
    def persons(value: int) -> Quantity:
        return Quantity.of(value, "persons")

    figures = [_figure(persons(5)), _figure(persons(3), A), _figure(persons(4), B)]
    assert [code for code, *_ in found(*figures, only=("core.parts",))] == ["LD-SUM-003"]


def test_missing_and_repeated_figures_are_not_added(found: Look) -> None:
    missing = Observation(indicator="i", period=Period.year(2021), dimensions=(("kind", "c"),))
    figures = [_figure(5), _figure(5, A), _figure(5, A), missing]
    assert found(*figures, only=("core.parts",)) == []


# Jingdezhen, January to October: own 29, ministries 7 and provinces 32 make 68 groups.
GROUPS = Identity(
    id="by-organiser",
    zh="自组、部委、省组之和",
    en="own, ministries' and provinces' groups",
    total=Figure("groups"),
    parts=(Figure("groups", (("mode", "own"),)), Figure("groups.ministry"), Figure("groups.province")),
)


def _groups(total: Any = 68, own: Any = 29, **more: Any) -> list[Observation]:
    return [
        _figure(total, indicator="groups", **more),
        _figure(own, ("mode", "own"), indicator="groups", **more),
        _figure(7, indicator="groups.ministry", **more),
        _figure(32, indicator="groups.province", **more),
    ]


def test_identities(found: Look) -> None:
    def broken(*figures: Observation) -> list[tuple[str, str]]:
        issues = found(*figures, only=("core.identities",), identities=(GROUPS,))
        assert all(issue[1] == "groups · 2021" and issue[2] == "value" for issue in issues)
        return [(params["sum"], params["total"]) for *_, params in issues]

    assert broken(*_groups()) == []
    assert broken(*_groups(total=69)) == [("68", "69")]
    assert broken(*_groups(total=67)) == [("68", "67")]
    assert broken(*_groups(own=_about(30), total=63)) == [("64–74", "63")]
    assert broken(*_groups(own=_about(30), total=64)) == []
    assert broken(*_groups(total=70)[:3]) == []
    assert broken(*_groups(total=70)[1:]) == []
    assert broken(*_groups()[:3], _figure(32, indicator="groups.province", period=Period.year(2020))) == []
    assert found(*_groups(total=69), only=("core.identities",)) == []


def test_an_identity_holds_in_each_document_for_itself(found: Look) -> None:
    figures = [*_groups(), *_groups(total=69, source=Source(Origin(document="年报")), office="suqian")]
    issues = found(*figures, only=("core.identities",), identities=(GROUPS,))
    assert [subject for _, subject, _, _ in issues] == ["suqian · groups · 2021"]


def test_an_identity_without_parts_says_nothing(found: Look) -> None:
    empty = Identity(id="x", zh="无", en="none", total=Figure("groups"), parts=())
    assert found(*_groups(), only=("core.identities",), identities=(empty,)) == []


@given(st.lists(quantities("batches"), max_size=5))
def test_a_sum_is_bounded_by_the_sums_of_the_bounds(values: list[Quantity]) -> None:
    bounds = _bounds(values)
    lows, highs = [v.bounds()[0] for v in values], [v.bounds()[1] for v in values]
    assert bounds.low == (None if None in lows else sum(lows, Decimal(0)))
    assert bounds.high == (None if None in highs else sum(highs, Decimal(0)))
    assert not bounds.above(bounds)


@given(quantities("batches"), quantities("batches"))
def test_above_is_the_opposite_of_admits(one: Quantity, other: Quantity) -> None:
    left, right = _bounds((one,)), _bounds((other,))
    assert (left.above(right) or right.above(left)) is not one.admits(other)
    assert not Bounds(None, Decimal(1)).above(left)
