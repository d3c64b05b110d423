"""The indicators of the plugin: what the system's ledgers add up to."""

from typing import Any

from localdiplomacy import Direction, Fold, Indicator, Text, Where

from .config import SuqianConfig
from .system import INSPECTION, MECHANISM_OF, PART, SUPPORT
from .words import joined, label

BATCHES_RECORDED, BATCHES_COMPLETE, COMPLETE_SHARE = (
    "suqian.batches_recorded",
    "suqian.batches_complete",
    "suqian.complete_share",
)
PARTS_IN_FORCE, RUNS, CHECKLISTS_USED = "suqian.parts_in_force", "suqian.checklist_runs", "suqian.checklists_used"
MECHANISMS_USED, GUARANTEES_USED = "suqian.mechanisms_used", "suqian.guarantees_used"
INSPECTIONS, FINDINGS, FIXED = "suqian.inspections", "suqian.inspection_findings", "suqian.inspection_fixed"

_NOT_CANCELLED = Where(field="history.to", op="not_in", value=("cancelled",))
_RECORDED = Where(field="checklists", op="present")
_BY_DAY = Text("按转运当日统计，不含已取消的批次", "by the day of transfer, without cancelled batches")
_ONE = Text("每条记录计 1 批，记录另有批次数的从其数", "a record is one batch unless it states more")


def indicators_for(config: SuqianConfig) -> tuple[Indicator, ...]:
    """Return the indicators for a configuration, which says since when and which checklists belong to each batch."""
    return (*_of_system(), *_of_checklists(config), *_of_inspections())


def _definition(*texts: Text) -> Text:
    return Text("；".join(text.zh for text in texts) + "。", "; ".join(text.en for text in texts) + ".")


def _of_system() -> tuple[Indicator, ...]:
    return (
        Indicator(
            id=PARTS_IN_FORCE,
            zh="365组成部分建立数（共14项）",
            en="Parts of the 365 system in force, of 14",
            definition=_definition(
                Text("期末时点数", "at the end of the period"),
                Text("条目“365组成部分”中运行的部分各计一次", "each part once that an entry suqian.part has as active"),
            ),
            unit="items",
            records="entries",
            where=Where(field="kind", value=PART),
            value="details.part",
            fold=Fold.DISTINCT,
            stock=True,
            states=("active",),
            direction=Direction.MORE,
        ),
        _distinct(
            MECHANISMS_USED,
            Text("有工作记录的365机制数（共3项）", "Mechanisms of the 365 system at work, of 3"),
            Text(
                "统筹协调、党建引领、专项督查有条目的各计一次",
                "coordination, party lead and inspection once if they have entries",
            ),
            Where(field="kind", op="in", value=tuple(MECHANISM_OF)),
            "kind",
        ),
        _distinct(
            GUARANTEES_USED,
            Text("有记录的保障种类数（共5项）", "Kinds of guarantees given, of 5"),
            Text("条目“一线保障”中的保障种类各计一次", "each kind of support once that an entry names"),
            Where(field="kind", value=SUPPORT),
            "details.support",
        ),
    )


def _distinct(id: str, name: Text, definition: Text, where: Where, value: str) -> Indicator:
    return Indicator(
        id=id,
        zh=name.zh,
        en=name.en,
        definition=_definition(definition, Text("按所记日期统计", "by the date entered")),
        unit="items",
        records="entries",
        where=where,
        value=value,
        fold=Fold.DISTINCT,
        time="on",
        direction=Direction.MORE,
    )


def _of_checklists(config: SuqianConfig) -> tuple[Indicator, ...]:
    since = (Text(f"自 {config.since} 起", f"since {config.since}"),) if config.since else ()
    parts = (_NOT_CANCELLED, *((Where(field="moved_on", op="at_least", value=config.since),) if config.since else ()))
    by_day = (_BY_DAY, *since)
    return (*_of_runs(parts, by_day), *_of_batches(parts, by_day, config))


def _of_runs(parts: tuple[Where, ...], by_day: tuple[Text, ...]) -> tuple[Indicator, ...]:
    """Return how many checklists were filled in, and how many kinds of them."""
    return (
        _transfers(
            RUNS,
            Text("清单填写份数", "Checklists filled in"),
            "copies",
            _definition(
                Text(
                    "各批次所填清单的份数相加，未填的批次为“未注明”，不等于 0",
                    "the runs of all batches; none entered is not 0",
                ),
                *by_day,
            ),
            Where(all_of=parts),
            "checklists#",
        ),
        Indicator(
            id=CHECKLISTS_USED,
            zh="批次所用清单种类数（365体系共6项）",
            en="Kinds of checklists filled in (the 365 system has 6)",
            definition=_definition(Text("各种清单各计一次", "each kind of checklist once"), *by_day),
            unit="items",
            records="transfers",
            where=Where(all_of=parts),
            value="checklists.checklist",
            fold=Fold.DISTINCT,
            time="moved_on",
        ),
    )


def _of_batches(parts: tuple[Where, ...], by_day: tuple[Text, ...], config: SuqianConfig) -> tuple[Indicator, ...]:
    """Return how many batches have checklists, how many all of those that belong to each, and the share of these."""
    each = joined(label(checklist) for checklist in config.each_batch)
    complete = tuple(Where(field="checklists.checklist", value=checklist) for checklist in config.each_batch)
    return (
        _transfers(
            BATCHES_RECORDED,
            Text("有清单记录的批次", "Batches with checklists"),
            "batches",
            _definition(Text("至少有一份清单记录的批次", "batches with at least one checklist"), _ONE, *by_day),
            Where(all_of=(*parts, _RECORDED)),
            "headcount.batches",
            otherwise=1,
        ),
        _transfers(
            BATCHES_COMPLETE,
            Text("应有清单齐全的批次", "Batches with all their checklists"),
            "batches",
            _definition(
                Text(f"有以下全部清单记录的批次：{each.zh}", f"batches with every one of: {each.en}"), _ONE, *by_day
            ),
            Where(all_of=(*parts, _RECORDED, *complete)),
            "headcount.batches",
            otherwise=1,
            direction=Direction.MORE,
        ),
        Indicator(
            id=COMPLETE_SHARE,
            zh="清单齐全率",
            en="Share of batches with all their checklists",
            definition=_definition(
                Text(
                    "应有清单齐全的批次占有清单记录的批次的百分比",
                    "batches with all their checklists, of batches with checklists",
                ),
                *by_day,
            ),
            unit="percent",
            records="transfers",
            fold=Fold.RATIO,
            numerator=BATCHES_COMPLETE,
            denominator=BATCHES_RECORDED,
            direction=Direction.MORE,
        ),
    )


def _transfers(id: str, name: Text, unit: str, definition: Text, where: Where, value: str, **more: Any) -> Indicator:
    return Indicator(
        id=id,
        zh=name.zh,
        en=name.en,
        definition=definition,
        unit=unit,
        records="transfers",
        where=where,
        value=value,
        fold=Fold.SUM,
        time="moved_on",
        **more,
    )


def _of_inspections() -> tuple[Indicator, ...]:
    common: dict[str, Any] = {"records": "entries", "where": Where(field="kind", value=INSPECTION), "time": "on"}
    by_date = Text("按督查日期统计", "by the day of the inspection")
    return (
        Indicator(
            id=INSPECTIONS,
            zh="专项督查次数",
            en="Special inspections",
            definition=_definition(
                Text("条目“365专项督查”，每条计 1 次", "entries suqian.inspection, one each"), by_date
            ),
            unit="times",
            **common,
        ),
        Indicator(
            id=FINDINGS,
            zh="专项督查发现问题",
            en="Findings of special inspections",
            definition=_definition(Text("各次发现问题数相加", "the findings of all inspections"), by_date),
            unit="items",
            value="details.findings",
            fold=Fold.SUM,
            **common,
        ),
        Indicator(
            id=FIXED,
            zh="专项督查整改问题",
            en="Findings corrected",
            definition=_definition(Text("各次整改问题数相加", "the findings corrected, of all inspections"), by_date),
            unit="items",
            value="details.fixed",
            fold=Fold.SUM,
            direction=Direction.MORE,
            **common,
        ),
    )
