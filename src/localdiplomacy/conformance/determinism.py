"""Checks that the same gives the same (LD-C50, LD-C51), and that what is given is left as it is (LD-C55)."""

from collections.abc import Iterator
from typing import Any

from ..model.texts import Text
from .check import ConformanceCheck, Finding
from .exercise import used
from .subject import NotLoaded, Subject

_NO_SETS = Text(
    "请不要依赖集合（set）的次序、时间和随机数：需要次序时用 sorted。",
    "Do not depend on the order of sets, the clock or chance; use sorted() where order matters.",
)


def _both(subject: Subject, fact: str) -> tuple[Any, Any]:
    """Return what each of the two new processes found."""
    _ = subject.loaded
    found = [getattr(probe, fact) for probe in subject.probes]
    if len(found) != 2 or None in found:
        raise NotLoaded
    return found[0], found[1]


def _same_contributions(subject: Subject) -> Iterator[Finding]:
    first, second = _both(subject, "contributed")
    for (kind, mine), (_, theirs) in zip(first, second, strict=True):
        if mine != theirs:
            yield Finding(
                what=Text("两个进程得到的内容不同。", "Two processes got different contributions."),
                where=f"{kind}: {_difference(mine, theirs)}",
                fix=_NO_SETS,
            )


def _same_results(subject: Subject) -> Iterator[Finding]:
    first, second = _both(subject, "trials")
    told: set[str] = set()
    for mine, theirs in zip(first, second, strict=False):
        verb, id, where = mine[:3]
        if mine != theirs and id not in told:
            told.add(id)
            yield Finding(
                what=Text("两个进程得到的结果不同。", "Two processes got different results."),
                where=f"{verb} {id}, {where}: {_difference(mine, theirs)}",
                fix=_NO_SETS,
            )


def _difference(mine: Any, theirs: Any) -> str:
    """Return the first place at which two plain values differ."""
    while isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        mine, theirs = next(pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1])
    return " ≠ ".join(str(value)[:60] for value in (mine, theirs))


def _leaves_inputs(subject: Subject) -> Iterator[Finding]:
    for city, changed in used(subject).changed:
        yield Finding(
            what=Text(f"{changed} 被改动。", f"It changed {changed}."),
            where=city,
            fix=Text(
                "请不要改动收到的对象：需要改变时用 attrs.evolve 得到新的。",
                "Change nothing that you are given; make a new object with attrs.evolve.",
            ),
        )


DETERMINISM = (
    ConformanceCheck(
        id="LD-C50",
        title=Text("每次提供的内容相同", "the same contributions every time"),
        proves=Text(
            "两台机器得到相同的内容和次序，不受集合次序的影响。",
            "Two machines get the same contributions in the same order, whatever the order of sets.",
        ),
        look=_same_contributions,
    ),
    ConformanceCheck(
        id="LD-C51",
        title=Text("相同的台账得到相同的结果", "the same ledger, the same results"),
        proves=Text(
            "两个进程对样例城市得到相同的数字、问题和报告。",
            "Two processes get the same figures, issues and reports for the sample cities.",
        ),
        look=_same_results,
    ),
    ConformanceCheck(
        id="LD-C55",
        title=Text("不改动输入", "inputs stay as they are"),
        proves=Text(
            "台账和代码表用过之后与先前完全相同。",
            "Ledgers and code lists are the same after use as before.",
        ),
        look=_leaves_inputs,
    ),
)
