"""Rules on data frames that are counted (area FRAME)."""

from ...model.texts import Text
from ..rules import Rule, Severity

COLUMN_MISSING = Rule(
    code="LD-FRAME-001",
    severity=Severity.ERROR,
    title=Text("数据框缺少列", "A column is missing in the data frame"),
    message=Text(
        "{owner} 需要 {field}，数据框没有这一列{hint}；现有：{columns}。",
        "{owner} needs {field}, and the data frame has no such column{hint}; it has: {columns}.",
    ),
    remedy=Text(
        "请在 Frame 的 columns 中写明列名；没有记录该项的写 None。",
        "Name the column in columns= of the Frame; give None for what is not kept.",
    ),
)
COLUMN_TYPE = Rule(
    code="LD-FRAME-002",
    severity=Severity.ERROR,
    title=Text("列的类型不对", "A column of the wrong type"),
    message=Text(
        "列 {column} 的类型是 {found}，需要{expected}。", "Column {column} is of type {found}; {expected} are needed."
    ),
    remedy=Text(
        "请先转换该列：日期用日期类型且不带时区，数字用数值类型。",
        "Convert the column first: dates as dates without a time zone, numbers as a type of numbers.",
    ),
)
ID_MISSING = Rule(
    code="LD-FRAME-003",
    severity=Severity.ERROR,
    title=Text("没有编号列", "No column of ids"),
    message=Text(
        "需要编号列 {column}，数据框没有；现有：{columns}。",
        "A column of ids {column} is needed and not there; there are: {columns}.",
    ),
    remedy=Text("请用 Frame 的 id 写明编号列。", "Name the column of ids with id= of the Frame."),
)
FRAME_FOR_SET = Rule(
    code="LD-FRAME-004",
    severity=Severity.ERROR,
    title=Text("没有对应的数据框", "No data frame of that set"),
    message=Text(
        "指标 {indicator} 统计 {records}，对应的数据框有 {found} 个，应为 1 个。",
        "{indicator} counts {records}, and there {found:is|are} {found} data {found:frame|frames} of that set instead of 1.",
    ),
    remedy=Text(
        "请为每类记录各给一个 Frame，如 Frame(df, records='inbound')。",
        "Give one Frame for each set, such as Frame(df, records='inbound').",
    ),
)
PLACES_MISSING = Rule(
    code="LD-FRAME-005",
    severity=Severity.ERROR,
    title=Text("不知道地方的隶属关系", "Nobody says which place lies in which"),
    message=Text(
        "按 {dimension} 细分需要知道各地的隶属关系，数据框中没有。",
        "{dimension} needs to know which place lies in which, and a data frame does not say so.",
    ),
    remedy=Text(
        "请用 places= 给出含有这些城市的台账，或在数据框中增加一列，列名即该维度。",
        "Give a ledger with these cities as places=, or add a column named like the dimension to the data frame.",
    ),
)
NO_JOINS = Rule(
    code="LD-FRAME-006",
    severity=Severity.ERROR,
    title=Text("引擎不能做这项统计", "The engine cannot count that"),
    message=Text(
        "{engine} 数据框不能统计多值字段（many），也不能取末值（last）：连接（join）之后无法继续计算。",
        "A data frame of {engine} can be counted neither by fields of several values (many) nor for last values: it cannot"
        " be computed with after a join.",
    ),
    remedy=Text(
        "请先转换数据框，如 df.compute() 得到 pandas 数据框；其他引擎没有这个限制。",
        "Convert the data frame first, such as df.compute() for one of pandas; other engines have no such limit.",
    ),
)

RULES = (COLUMN_MISSING, COLUMN_TYPE, ID_MISSING, FRAME_FOR_SET, PLACES_MISSING, NO_JOINS)
