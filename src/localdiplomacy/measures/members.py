"""Members of figures by what they are called: offices write 日本 where the code list says `JP`."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from ..codec.han import fold, simplify
from ..issues.catalogue.intake import CODE_UNKNOWN
from ..issues.issue import Issue
from ..ledger.nearest import Hints
from ..model.codes import CodeList
from ..model.observations import Observation
from ..model.texts import Text
from .derived import sets_of
from .dimensions import MEMBER_LABELS, Dimension
from .indicators import Indicator
from .naming import folded, indicator_ids


def coded_members(
    figures: Iterable[Observation],
    *,
    indicators: Iterable[Indicator],
    dimensions: Iterable[Dimension],
    code_lists: Mapping[str, CodeList],
) -> tuple[tuple[Observation, ...], tuple[Issue, ...]]:
    """Return figures with the codes of their members, and an issue for each member that its list does not have.

    Which list that is may depend on what the indicator counts: kinds of guests are not kinds of partnerships.
    A member that no list has stays as it is.

    Args:
        figures: the figures.
        indicators: what can be counted.
        dimensions: what counts can be broken down by.
        code_lists: the code lists by id.
    """
    known = tuple(indicators)
    by_id = {indicator.id: indicator for indicator in known}
    reader = _Reader(
        {indicator.id: sets_of(indicator, by_id) for indicator in known},
        indicator_ids(known),
        {dimension.id: dimension for dimension in dimensions},
        code_lists,
    )
    return tuple(reader.coded(figure) for figure in figures), tuple(reader.issues.values())


class _Reader:
    def __init__(
        self,
        sets: Mapping[str, Sequence[str]],
        ids: Mapping[str, str],
        dimensions: Mapping[str, Dimension],
        code_lists: Mapping[str, CodeList],
    ) -> None:
        self.issues: dict[tuple[str, str, str], Issue] = {}
        self._sets = sets
        self._ids = ids
        self._dimensions = dimensions
        self._code_lists = code_lists
        self._hints: dict[str, Hints] = {}

    def coded(self, figure: Observation) -> Observation:
        """Return a figure with codes for members; the very same where nothing changes."""
        pairs = tuple((name, self._code(figure, name, member)) for name, member in figure.dimensions)
        return figure if pairs == figure.dimensions else evolve(figure, dimensions=pairs)

    def _code(self, figure: Observation, name: str, member: str) -> str:
        codes = self._list(figure, name)
        if codes is None or member in codes or member in MEMBER_LABELS:
            return member
        found = codes.find(member) or codes.find(simplify(fold(member)))
        if found is None:
            self._report(figure, name, member, codes)
        return found or member

    def _list(self, figure: Observation, name: str) -> CodeList | None:
        dimension = self._dimensions.get(name)
        if dimension is None:
            return None
        indicator = self._ids.get(folded(figure.indicator), figure.indicator)
        id = dimension.list_of(next(iter(self._sets.get(indicator, ())), ""))
        return self._code_lists.get(id) if id else None

    def _report(self, figure: Observation, name: str, member: str, codes: CodeList) -> None:
        file = (figure.source.origin.file or "") if figure.source else ""
        if (file, codes.id, member) in self.issues:
            return
        hints = self._hints.setdefault(
            codes.id, Hints(lambda: (spelling for code in codes for spelling in code.spellings))
        )
        params = {"found": member, "list": Text(codes.zh, codes.en), "hint": hints(member)}
        issue = Issue(CODE_UNKNOWN, params, path=f"dimensions.{name}", source=figure.source)
        self.issues[file, codes.id, member] = issue
