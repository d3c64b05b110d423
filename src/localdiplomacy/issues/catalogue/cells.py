"""Rules on counts of parts that are put together (area CELLS)."""

from ...model.texts import Text
from ..rules import Rule, Severity

PARTS_DIFFER = Rule(
    code="LD-CELLS-001",
    severity=Severity.ERROR,
    title=Text("各部分统计的不是同一内容", "Parts that were asked different things"),
    message=Text(
        "各部分的{what}不同：{one} 与 {other}，不能合并。",
        "The parts differ in {what}: {one} and {other}; they cannot be put together.",
    ),
    remedy=Text(
        "请对每个部分用同样的参数、同一版本的库和同样的指标定义统计，再合并。",
        "Count every part with the same arguments, the same version of the library and the same definitions.",
    ),
    longest=1000,
)
PARTS_OVERLAP = Rule(
    code="LD-CELLS-002",
    severity=Severity.ERROR,
    title=Text("同一记录在几个部分中", "Records that are in several parts"),
    message=Text(
        "{records} 有 {count} 个编号在同一单位的几个部分中都有，合并会重复统计：{ids}。",
        "{records}: {count} {count:id is|ids are} in several parts under the same office and would be counted again: {ids}.",
    ),
    remedy=Text(
        "请删去重复的部分或记录；编号相同而记录不同的，请放在一起统计。",
        "Take out the part or the records that are there twice; where one id means different records, count them in one part.",
    ),
    longest=1000,
)
NOT_CELLS = Rule(
    code="LD-CELLS-003",
    severity=Severity.ERROR,
    title=Text("不是可合并的计数", "A table that holds no cells"),
    message=Text("该表不能作为可合并的计数读取：{reason}。", "The table cannot be read as cells: {reason}."),
    remedy=Text(
        "请用 PartialCells.to_arrow() 写出的表，传输时保留架构的元数据。",
        "Give a table that PartialCells.to_arrow() made, and keep the metadata of its schema on the way.",
    ),
)
OTHER_DEFINITION = Rule(
    code="LD-CELLS-004",
    severity=Severity.ERROR,
    title=Text("此处的定义与统计时不同", "A definition that is not the one counted by"),
    message=Text(
        "{what} {id} 在此处的定义与统计时的不同。",
        "{what} {id} is not defined here as it was where the cells were counted.",
    ),
    remedy=Text(
        "请给出统计时所用的定义（indicators=、dimensions=），或重新统计。",
        "Give the definition that was counted by as indicators= or dimensions=, or count again.",
    ),
)

RULES = (PARTS_DIFFER, PARTS_OVERLAP, NOT_CELLS, OTHER_DEFINITION)
