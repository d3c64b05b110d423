"""Every check that a packaged kind declares is broken by lines made to break it, and kept by lines made to keep it."""

from collections.abc import Callable, Mapping

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.issues import Issue
from localdiplomacy.model import CodeList
from localdiplomacy.model.entries import EntryKind
from localdiplomacy.model.kind_checks import KindCheck
from localdiplomacy.regulations.parameters import Value
from localdiplomacy.testing.kind_examples import KindExamples

Looks = Callable[..., list[Issue]]
DECLARED = [
    (kind, check) for kind in builtin_code_lists()["entry-kind"] if isinstance(kind, EntryKind) for check in kind.checks
]


def _of(issues: list[Issue], check: KindCheck) -> list[Issue]:
    return [issue for issue in issues if issue.values("en")["rule"] == check.en[:160]]


@pytest.mark.parametrize(("kind", "check"), DECLARED, ids=lambda each: each.id)
def test_each_declared_check_is_broken_and_kept(
    kind: EntryKind, check: KindCheck, issues: Looks, packaged: Mapping[str, CodeList], settled: Mapping[str, Value]
) -> None:
    examples = KindExamples(packaged, settled).of(kind, check)
    assert {example.breaks for example in examples} == {True, False}
    for example in examples:
        found = _of(issues(example.lines, at=example.at), check)
        assert bool(found) is example.breaks, (example, [issue.message("en") for issue in found])
        for issue in found:
            assert issue.severity == check.severity
            assert issue.values("zh")["kind"] == kind.zh
