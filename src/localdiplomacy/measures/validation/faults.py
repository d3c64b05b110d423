"""What is wrong with a rule: the key, what is allowed there, what was found."""

from collections.abc import Iterable

from ...codec.faults import Fault, Path, StructureError
from ...codec.scalars import one_of
from ...issues.issue import shown
from ...model.conditions import Operator, Where
from ...model.periods import Frequency
from ...model.texts import Text
from ..dimensions import OFFICE

# The fields of a figure that a rule's condition may look at; all of them are words, none is a number.
FIGURE_FIELDS = (
    "indicator",
    "office",
    "status",
    "period.code",
    "period.frequency",
    "value.unit",
    "source.origin.document",
    "source.origin.publisher",
    "source.origin.synthetic",
)
# A rule is evaluated for each office and period in any case: these are no breakdowns of a figure.
_ALWAYS_KEPT = (OFFICE.id, *(frequency.value for frequency in Frequency))
_WORD_OPERATORS = (Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN, Operator.MISSING, Operator.PRESENT)


class RuleError(StructureError):
    """A declaration of a rule that cannot mean anything.

    Args:
        path: the key within the rule.
        expected: what is allowed there.
        found: what is there instead.
    """

    def __init__(self, path: Path, expected: Text, found: object) -> None:
        super().__init__((Fault(path, "wrong", expected, shown(found)),))
        self.args = (f"{self.faults[0].place}: {expected.en}, not {shown(found)} / 应为 {expected.zh}",)


def require(right: bool, path: Path, zh: str, en: str, found: object) -> None:
    """Raise a RuleError unless something is right."""
    if not right:
        raise RuleError(path, Text(zh, en), found)


def require_figure_fields(where: Where) -> None:
    """Make sure a condition looks only at what figures have.

    Raises:
        RuleError: if it does not.
    """
    if where.field is not None:
        if where.field not in FIGURE_FIELDS:
            raise RuleError(("where",), one_of(FIGURE_FIELDS), where.field)
        if where.op not in _WORD_OPERATORS:
            raise RuleError(("where",), one_of(op.value for op in _WORD_OPERATORS), where.op.value)
    for part in (*where.all_of, *where.any_of):
        require_figure_fields(part)


def require_breakdowns(names: Iterable[str], path: Path) -> None:
    """Make sure that dimensions are none of those by which figures are told apart in any case.

    Raises:
        RuleError: for `office`, `month`, `quarter`, …
    """
    kept = [name for name in names if name in _ALWAYS_KEPT]
    require(
        not kept,
        path,
        "单位和时段以外的维度（单位、时段总是分开判断）",
        "dimensions other than office and time, which are always told apart",
        ", ".join(kept),
    )
