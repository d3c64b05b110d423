"""What the checks of a kind of entry refer to: other kinds, parameters of the regulations, codes of its fields."""

from collections.abc import Iterator

from ..model.entries import EntryKind
from ..model.kind_checks import Bound, Children, KindCheck, Parent, Requires
from ..model.texts import Text
from ..plugins import Contributions


def asked_by(kind: EntryKind, there: Contributions) -> Iterator[tuple[str, Text, bool]]:
    """Yield what the checks of a kind refer to: (whose reference, to what, whether it is there).

    Args:
        kind: the kind.
        there: what all plugins contribute together.
    """
    for check in kind.checks:
        whose = f"{kind.id}.{check.id}"
        for id in check.kinds if isinstance(check, (Parent, Children)) else ():
            yield whose, Text(f"台账种类 {id}", f"kind of entry {id}"), id in there.code_lists["entry-kind"]
        for name in _parameters(check):
            known = any(parameter.id == name for parameter in there.regulations.parameters())
            yield whose, Text(f"规定参数 {name}", f"parameter {name}"), known
        for list_id, code in _codes(kind, check):
            known = list_id not in there.code_lists or code in there.code_lists[list_id]
            yield whose, Text(f"{list_id} 中的代码 {code}", f"code {code} of {list_id}"), known


def _parameters(check: KindCheck) -> Iterator[str]:
    for key in ("at_least", "at_most"):
        bound = getattr(check, key, None)
        if isinstance(bound, Bound) and bound.parameter is not None:
            yield bound.parameter


def _codes(kind: EntryKind, check: KindCheck) -> Iterator[tuple[str, str]]:
    lists = {f"details.{field.id}": field.code_list for field in kind.fields if field.code_list is not None}
    conditions = [check.when, *([check.must] if isinstance(check, Requires) else [])]
    for part in (leaf for where in conditions for leaf in where.comparisons()):
        if part.field in lists and part.value is not None:
            for code in part.value if isinstance(part.value, tuple) else (part.value,):
                yield lists[part.field], str(code)
