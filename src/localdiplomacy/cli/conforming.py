"""What came of the conformance checks of a plugin, as lines to print. Only `plugins check` imports this."""

from collections.abc import Iterator

from ..conformance import ConformanceReport, Outcome
from ..model.texts import Language, Text


def conformance_lines(report: ConformanceReport, language: Language) -> Iterator[str]:
    """Yield what failed or was skipped, with what to do; then the ids of what could not be run, and the counts."""
    for outcome in (Outcome.FAILED, Outcome.SKIPPED):
        for result in report.of(outcome):
            yield from result.lines(language)
    waiting = report.of(Outcome.NOT_RUN)
    if waiting:
        ids = Text("、", ", ").get(language).join(result.check.id for result in waiting)
        yield Text(f"改正上述各项后才能执行：{ids}", f"To be run once the above is mended: {ids}").get(language)
    yield report.summary(language)
