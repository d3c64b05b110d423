"""Reconciliation: two sets of figures held against each other, one line a figure, with its outcome."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from ..issues.catalogue.figures import (
    CONTRADICTION,
    NEAR_INDICATOR,
    ONLY_LEFT,
    ONLY_RIGHT,
    SIDE_INCONSISTENT,
    UNITS_DIFFER,
    VALUE_MISSING,
)
from ..issues.issue import Issue
from ..issues.printing import html_table, text_table
from ..issues.report import IssueReport
from ..issues.rules import Rule
from ..model.observations import Observation
from ..model.texts import LANGUAGES, Language, Text
from .labels import Labels
from .naming import ids_by_name, nearest
from .outcomes import LEFT, RIGHT, Key, Outcome, figure_name
from .pairing import inconsistent, order, telling_pair
from .ranges import Range
from .rows import value_dict

_RULES: Mapping[Outcome, Rule] = {
    Outcome.CONTRADICTS: CONTRADICTION,
    Outcome.DIFFERENT_UNIT: UNITS_DIFFER,
    Outcome.ONLY_LEFT: ONLY_LEFT,
    Outcome.ONLY_RIGHT: ONLY_RIGHT,
    Outcome.MISSING: VALUE_MISSING,
}


@frozen(kw_only=True)
class ReconciledFigure:
    """One figure with what each side says.

    Args:
        key: indicator, office, period and dimensions.
        left: the left side's observations of it.
        right: the right side's.
        outcome: what they say about each other.
        difference: right less left, where they contradict each other.
    """

    key: Key
    left: tuple[Observation, ...] = ()
    right: tuple[Observation, ...] = ()
    outcome: Outcome
    difference: Range | None = None

    @property
    def figure(self) -> str:
        """What the figure is about, in one line."""
        return figure_name(self.key)


@frozen(kw_only=True)
class Reconciliation:
    """Two sets of figures held against each other. Iterating gives one line a figure, ordered by key.

    Args:
        figures: the lines.
        left_name: what the left side is, such as the ledger.
        right_name: what the right side is, such as a report.
        labels: what indicators, offices and units are called.
    """

    figures: tuple[ReconciledFigure, ...]
    left_name: Text = LEFT
    right_name: Text = RIGHT
    labels: Labels = field(factory=Labels, repr=False)
    issues: IssueReport = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "issues", IssueReport(tuple(_issues(self))))

    def __iter__(self) -> Iterator[ReconciledFigure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def counts(self) -> dict[str, int]:
        """Return how many figures have each outcome; every outcome is there."""
        found = Counter(line.outcome for line in self.figures)
        return {outcome.value: found[outcome] for outcome in Outcome}

    def of(self, outcome: Outcome) -> tuple[ReconciledFigure, ...]:
        """Return the lines with one outcome."""
        return tuple(line for line in self.figures if line.outcome is outcome)

    def to_dict(self, language: Language = "zh") -> dict[str, Any]:
        """Return plain values for JSON; numbers as text, so that no digit is lost."""
        return {
            "left": self.left_name.get(language),
            "right": self.right_name.get(language),
            "counts": self.counts(),
            "figures": [_line_dict(line) for line in self.figures],
            "issues": self.issues.to_dict(language),
        }

    def lines(self, language: Language) -> tuple[list[str], list[list[str]]]:
        """Return headings and printed lines."""
        outcome, difference = Text("结果", "Outcome"), Text("相差", "Difference")
        headings = [Text("数字", "Figure"), self.left_name, self.right_name, outcome, difference]
        lines = [
            [
                self.labels.figure(*line.key, language),
                _printed(line.left, self.labels, language),
                _printed(line.right, self.labels, language),
                line.outcome.label(language, left_name=self.left_name, right_name=self.right_name),
                str(line.difference) if line.difference else "",
            ]
            for line in self.figures
        ]
        return [heading.get(language) for heading in headings], lines

    def _repr_html_(self) -> str:
        return html_table("", *self.lines("zh"))

    def text(self, language: Language = "zh") -> str:
        """Return one aligned line a figure."""
        names = f"{self.left_name.get(language)} ⇄ {self.right_name.get(language)}"
        return text_table(names, *self.lines(language))

    def __str__(self) -> str:
        return self.text()


def reconcile(
    left: Iterable[Observation],
    right: Iterable[Observation],
    *,
    left_name: Text = LEFT,
    right_name: Text = RIGHT,
    labels: Labels | None = None,
) -> Reconciliation:
    """Hold two sets of figures against each other.

    Figures are of the same thing when indicator, office, period and dimensions are the same. A side may give a
    figure several times (two documents, two units); where those differ, that is a finding too.

    Args:
        left: one set, such as what the ledger counts.
        right: the other, such as what was published.
        left_name: what the left side is called.
        right_name: what the right side is called.
        labels: what indicators, offices and units are called in the result.
    """
    lefts, rights = _by_key(left), _by_key(right)
    figures = tuple(_line(key, lefts.get(key, ()), rights.get(key, ())) for key in sorted({*lefts, *rights}))
    return Reconciliation(figures=figures, left_name=left_name, right_name=right_name, labels=labels or Labels())


def _by_key(observations: Iterable[Observation]) -> dict[Key, tuple[Observation, ...]]:
    found: dict[Key, list[Observation]] = {}
    for observation in observations:
        found.setdefault(observation.key, []).append(observation)
    return {key: tuple(sorted(items, key=order)) for key, items in found.items()}


def _line(key: Key, left: tuple[Observation, ...], right: tuple[Observation, ...]) -> ReconciledFigure:
    if not right:
        return ReconciledFigure(key=key, left=left, outcome=Outcome.ONLY_LEFT)
    if not left:
        return ReconciledFigure(key=key, right=right, outcome=Outcome.ONLY_RIGHT)
    outcome, one, other = telling_pair(left, right)
    difference = None
    if outcome is Outcome.CONTRADICTS and one.value is not None and other.value is not None:
        difference = Range.of(other.value) - Range.of(one.value)
    return ReconciledFigure(key=key, left=left, right=right, outcome=outcome, difference=difference)


def _printed(observations: tuple[Observation, ...], labels: Labels, language: Language) -> str:
    said = (labels.printed(observation.value).get(language) for observation in observations)
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(said))


def _about(line: ReconciledFigure, labels: Labels) -> Text:
    zh, en = (labels.figure(*line.key, language) for language in LANGUAGES)
    return Text(zh, en)


def _source(observation: Observation, name: Text) -> Text:
    place = "" if observation.source is None else str(observation.source)
    return name if place in ("", "?") else Text(place, place)


def _issues(found: Reconciliation) -> Iterator[Issue]:
    for line in found.figures:
        for side, name in ((line.left, found.left_name), (line.right, found.right_name)):
            if inconsistent(side):
                said = {"figure": _about(line, found.labels), "values": _values(side, name, found.labels)}
                yield Issue(SIDE_INCONSISTENT, said, source=side[0].source)
        rule = _RULES.get(line.outcome)
        if rule is not None:
            yield _line_issue(rule, line, found)
    yield from _slips(found)


def _slips(found: Reconciliation) -> Iterator[Issue]:
    """Yield advice on indicators that nobody knows but that come near a known one; others are the documents' own."""
    names = found.labels.indicators
    ids = ids_by_name(names)
    told: set[str] = set()
    for line in found.figures:
        indicator = line.key[0]
        if indicator in names or indicator in told:
            continue
        told.add(indicator)
        near = nearest(indicator, ids)
        if near is not None:
            params = {"indicator": indicator, "near": near, "name": names[near]}
            yield Issue(NEAR_INDICATOR, params, source=(line.right or line.left)[0].source)


def _values(side: tuple[Observation, ...], name: Text, labels: Labels) -> Text:
    zh, en = (
        "; ".join(f"{labels.printed(item.value).get(lang)} ({_source(item, name).get(lang)})" for item in side)
        for lang in LANGUAGES
    )
    return Text(zh, en)


def _line_issue(rule: Rule, line: ReconciledFigure, found: Reconciliation) -> Issue:
    if line.left and line.right:
        _, left, right = telling_pair(line.left, line.right)
    else:
        left = right = (line.left or line.right)[0]
    params = {
        "figure": _about(line, found.labels),
        "left": found.labels.printed(left.value),
        "left_source": _source(left, found.left_name),
        "right": found.labels.printed(right.value),
        "right_source": _source(right, found.right_name),
        "difference": line.difference,
    }
    named = {name: value for name, value in params.items() if name in rule.parameters}
    return Issue(rule, named, source=right.source if line.right else left.source)


def _line_dict(line: ReconciledFigure) -> dict[str, Any]:
    indicator, office, period, dimensions = line.key
    difference = line.difference
    return {
        "indicator": indicator,
        "office": office or None,
        "period": period.code,
        "dimensions": dict(dimensions),
        "left": [_observation_dict(item) for item in line.left],
        "right": [_observation_dict(item) for item in line.right],
        "outcome": line.outcome.value,
        "difference": None if difference is None else difference.to_dict(),
    }


def _observation_dict(observation: Observation) -> dict[str, Any]:
    return {
        **value_dict(observation),
        "status": observation.status.value,
        "comment": observation.comment,
        "source": str(observation.source) if observation.source else None,
        "evidence": list(observation.evidence),
    }
