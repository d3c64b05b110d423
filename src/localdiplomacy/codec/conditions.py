"""Conditions as plain values: `{field = "mode", in = ["own", "joined"]}`, `{all = […]}`, `{any = […]}`, `{not = …}`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from ..model.conditions import Operator, Where
from ..model.texts import Text
from .faults import Expected, Fault, StructureError, faults_in

_OPERATORS = {operator.value: operator for operator in Operator}
_UNARY = (Operator.MISSING, Operator.PRESENT)
_SHAPE = Text(
    f'条件，如 {{field="mode", is="own"}}；算符：{", ".join(_OPERATORS)}；或 all、any、not',
    f'a condition such as {{field="mode", is="own"}}; operators: {", ".join(_OPERATORS)}; or all, any, not',
)


def read_where(value: Any) -> Where:
    """Return a condition written as plain values. A list means that all of it must hold.

    >>> read_where({"field": "mode", "in": ["own", "joined"]}).value
    ('own', 'joined')

    Raises:
        Expected, StructureError: if it is not a condition.
    """
    if isinstance(value, Where):
        return value
    if isinstance(value, list):
        return Where(all_of=_parts(value, ()))
    if not isinstance(value, Mapping):
        raise Expected(_SHAPE, value)
    keys = set(value)
    if keys == {"all"}:
        return Where(all_of=_parts(value["all"], ("all",)))
    if keys == {"any"} and value["any"]:
        return Where(any_of=_parts(value["any"], ("any",)))
    if keys == {"not"}:
        inner = read_where(value["not"])
        return Where(any_of=(inner,), negated=True) if inner.negated else evolve(inner, negated=True)
    operators = keys - {"field"}
    if "field" not in keys or len(operators) != 1 or not operators <= set(_OPERATORS):
        raise Expected(_SHAPE, value)
    if type(value["field"]) is not str:
        raise Expected(_SHAPE, value["field"])
    operator = _OPERATORS[operators.pop()]
    return Where(field=value["field"], op=operator, value=_operand(operator, value[operator.value]))


def _parts(values: Any, path: tuple[str, ...]) -> tuple[Where, ...]:
    if not isinstance(values, list):
        raise Expected(_SHAPE, values)
    parts: list[Where] = []
    faults: list[Fault] = []
    for index, value in enumerate(values):
        try:
            parts.append(read_where(value))
        except (Expected, StructureError) as error:
            faults.extend(faults_in(error, (*path, index)))
    if faults:
        raise StructureError(tuple(faults))
    return tuple(parts)


def _operand(operator: Operator, value: Any) -> Any:
    if operator in _UNARY:
        if value is not True:
            raise Expected(Text("true", "true"), value)
        return None
    if operator in (Operator.IN, Operator.NOT_IN):
        if not isinstance(value, list):
            raise Expected(Text("取值列表", "a list of values"), value)
        return tuple(_scalar(item) for item in value)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if type(value) not in (str, int, bool, Decimal, date):
        raise Expected(Text("文字、数、日期或是否", "text, a number, a date or true/false"), value)
    return value


def write_where(where: Where) -> dict[str, Any]:
    """Return a condition as plain values; `read_where` reads it back."""
    if where.negated:
        return {"not": write_where(evolve(where, negated=False))}
    if where.any_of:
        return {"any": [write_where(part) for part in where.any_of]}
    if where.field is None:
        return {"all": [write_where(part) for part in where.all_of]}
    if where.op in _UNARY:
        return {"field": where.field, where.op.value: True}
    value = list(where.value) if isinstance(where.value, tuple) else where.value
    return {"field": where.field, where.op.value: value}
