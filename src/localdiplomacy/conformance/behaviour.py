"""Checks on what a plugin does on the sample cities (LD-C40 to LD-C45)."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..issues.catalogue.structure import FOREIGN_ISSUE
from ..model.texts import Text
from ..plugins.kinds import LEDGER_FORMATS
from ..reports.document import Block, Document
from ..reports.report import Report
from .check import ConformanceCheck, Finding
from .exercise import used
from .readback import unread
from .subject import Subject

_BREAKS = Text(
    "请从所指的行查起：数据缺项、为空或代码未知时也不能出错。",
    "Begin at the line named: nothing may raise where data are missing, empty or unknown.",
)


def _works(verb: str) -> Callable[[Subject], Iterator[Finding]]:
    """Return a look at the uses of one kind: none may raise. Each contribution is told once."""

    def look(subject: Subject) -> Iterator[Finding]:
        told: set[tuple[str, str]] = set()
        for trial in used(subject).trials:
            if trial.verb == verb and trial.said and (trial.id, trial.raised_at) not in told:
                told.add((trial.id, trial.raised_at))
                where = f"{trial.id}, {trial.where}, {trial.raised_at}"
                yield Finding(what=Text(f"{trial.said}。", f"{trial.said}."), where=where, fix=_BREAKS)

    return look


def _declared_only(subject: Subject) -> Iterator[Finding]:
    told: set[str] = set()
    for trial in used(subject).trials:
        if trial.verb != "check" or trial.result is None:
            continue
        for issue in trial.result:
            if issue.rule is FOREIGN_ISSUE and trial.id not in told:
                told.add(trial.id)
                message = Text(issue.message("zh"), issue.message("en"))
                yield Finding(what=message, where=f"{trial.id}, {trial.where}", fix=issue.rule.remedy)


def _renders(subject: Subject) -> Iterator[Finding]:
    told: set[str] = set()
    for trial in used(subject).trials:
        if trial.verb == "report" and trial.result is not None and trial.id not in told:
            for wrong in _unwritable(trial.result):
                told.add(trial.id)
                yield Finding(
                    what=wrong,
                    where=f"{trial.id}, {trial.where}",
                    fix=Text(
                        "章节应给出 localdiplomacy.reports 中的块：标题、段落、列表、表格、说明。",
                        "Sections yield the blocks of localdiplomacy.reports: headings, paragraphs, bullets, tables, notes.",
                    ),
                )


def _unwritable(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if not isinstance(block, Block):
            kind = type(block).__name__
            yield Text(
                f"报告中的 {kind} 不是块，写出时会丢失。", f"A {kind} in the report is no block and would be lost."
            )
            return
    try:
        Report(document).to_markdown()
        json.loads(Report(document).to_json())
    except Exception as error:  # whatever a writer meets in a document of a plugin
        yield Text(f"报告无法写出：{error}。", f"The report cannot be written: {error}.")


def _reads_back(subject: Subject) -> Iterator[Finding]:
    own: tuple[Any, ...] = subject.own[LEDGER_FORMATS.id]
    for format in own:
        for wrong in unread(format, subject.contributions):
            yield Finding(
                what=wrong,
                where=format.id,
                fix=Text(
                    "请检查表头代码表：编号应为该类记录的字段路径，必填字段应有表头。",
                    "See the list of headings: ids are field paths of its records, and required fields have a heading.",
                ),
            )


BEHAVIOUR = (
    ConformanceCheck(
        id="LD-C40",
        title=Text("指标和维度可以统计", "indicators and dimensions count"),
        proves=Text(
            "在每个样例城市都能统计，数据缺项或为空时也不出错。",
            "They count in every sample city, also where data are missing or empty.",
        ),
        look=_works("measure"),
    ),
    ConformanceCheck(
        id="LD-C41",
        title=Text("检查可以执行", "checks run"),
        proves=Text(
            "在每个样例城市都能执行；需要代码表或规定时已用 needs 声明。",
            "They run in every sample city, and declare with `needs` which lists and regulations they need.",
        ),
        look=_works("check"),
    ),
    ConformanceCheck(
        id="LD-C42",
        title=Text("只报告所声明的规则", "declared rules only"),
        proves=Text("报告的每个问题都列在检查的 rules 中。", "Each issue is of a rule that the check lists."),
        look=_declared_only,
    ),
    ConformanceCheck(
        id="LD-C43",
        title=Text("报告可以生成", "reports compose"),
        proves=Text(
            "在每个样例城市、两种语言和没有数据的时段都能生成。",
            "They compose in every sample city, in both languages, and for a period without data.",
        ),
        look=_works("report"),
    ),
    ConformanceCheck(
        id="LD-C44",
        title=Text("报告可以写出", "reports can be written"),
        proves=Text(
            "报告可写成 Markdown 和 JSON，没有内容丢失。", "They become Markdown and JSON, and nothing is lost."
        ),
        look=_renders,
    ),
    ConformanceCheck(
        id="LD-C45",
        title=Text("台账格式可以读入", "ledger formats read"),
        proves=Text(
            "按其表头写出的表能逐行读回。",
            "A table written with its headings is read back row by row.",
        ),
        look=_reads_back,
    ),
)
