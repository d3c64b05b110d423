"""Rules on reading ledgers: what could not be turned into records (area READ)."""

from ...model.texts import Text
from ..rules import Rule, Severity

TABLE_UNKNOWN = Rule(
    code="LD-READ-001",
    severity=Severity.ERROR,
    title=Text("认不出的表格", "Table not recognised"),
    message=Text(
        "没有找到表头，{rows} 行未读取。", "No header row was found; {rows} {rows:row was|rows were} not read."
    ),
    remedy=Text(
        "请核对表头用语（见文档“台账表头”），或在 read() 中用 format= 指明台账种类。",
        "Check the column headings (the docs list the known ones), or name the kind of ledger with format= in read().",
    ),
)
COLUMN_UNKNOWN = Rule(
    code="LD-READ-002",
    severity=Severity.WARNING,
    title=Text("认不出的栏目", "Column not recognised"),
    message=Text(
        "栏目“{heading}”认不出，其中 {cells} 个单元格未读取{hint}。",
        'The column "{heading}" is not known; {cells} {cells:cell in it was|cells in it were} not read{hint}.',
    ),
    remedy=Text(
        "请改用已知的栏目名；自用栏目可加入栏目名代码表。",
        "Use a known heading, or add your own heading to the code list of columns.",
    ),
)
COLUMN_TWICE = Rule(
    code="LD-READ-003",
    severity=Severity.WARNING,
    title=Text("栏目重复", "Two columns for one field"),
    message=Text(
        "“{heading}”与“{other}”都是{field}；取前一栏，前一栏空白时取后一栏。",
        '"{heading}" and "{other}" both mean {field}; the first is used, and the second where the first is blank.',
    ),
    remedy=Text("请删去或改名其中一栏。", "Remove or rename one of the two."),
)
CELL_WRONG = Rule(
    code="LD-READ-004",
    severity=Severity.ERROR,
    title=Text("取值读不懂", "Value cannot be read"),
    message=Text(
        "应为{expected}，实为“{found}”；该行未载入。", 'Expected {expected}, found "{found}"; the row was set aside.'
    ),
    remedy=Text("请改正后重新读取。", "Correct it and read the file again."),
)
FIELD_MISSING = Rule(
    code="LD-READ-005",
    severity=Severity.ERROR,
    title=Text("缺少必填项", "Required value missing"),
    message=Text("缺少{field}；该行未载入。", "{field} is missing; the row was set aside."),
    remedy=Text("请补上。", "Fill it in."),
)
CELL_BROKEN = Rule(
    code="LD-READ-006",
    severity=Severity.ERROR,
    title=Text("单元格公式出错", "Formula error in a cell"),
    message=Text("单元格的值是 {found}；该行未载入。", "The cell holds {found}; the row was set aside."),
    remedy=Text("请在表格软件中修正公式，或填写数值。", "Mend the formula in the spreadsheet, or type the value."),
)
CODE_UNKNOWN = Rule(
    code="LD-READ-007",
    severity=Severity.WARNING,
    title=Text("代码表中没有的取值", "Value not in its code list"),
    message=Text(
        "“{found}”不在代码表“{list}”中，已按原文保留{hint}。",
        '"{found}" is not in the code list "{list}"; it was kept as it is{hint}.',
    ),
    remedy=Text("请改用代码表中的写法，或把它加入代码表。", "Use a spelling from the list, or add it to the list."),
)
SUM_DIFFERS = Rule(
    code="LD-READ-008",
    severity=Severity.WARNING,
    title=Text("合计与明细不符", "Total does not agree with its rows"),
    message=Text(
        "“{heading}”合计为 {printed}，以上各行相加为 {counted}，相差 {difference}。",
        '"{heading}": the total says {printed}, the rows above add up to {counted}, a difference of {difference}.',
    ),
    remedy=Text("请核对是明细漏登还是合计有误。", "Check whether rows are missing or the total is wrong."),
)
SUM_UNCHECKED = Rule(
    code="LD-READ-009",
    severity=Severity.ADVICE,
    title=Text("合计无法核对", "Total could not be checked"),
    message=Text(
        "以上有 {rows} 行未载入，“{heading}”的合计 {printed} 无法核对。",
        '{rows} {rows:row above was|rows above were} set aside, so the total {printed} of "{heading}" could not be checked.',
    ),
    remedy=Text("请先改正未载入的行。", "Correct the rows that were set aside first."),
)
KEY_UNKNOWN = Rule(
    code="LD-READ-010",
    severity=Severity.ERROR,
    title=Text("不认识的键", "Unknown key"),
    message=Text("{key} 不是可用的键{hint}；该条未载入。", "{key} is not a known key{hint}; the item was set aside."),
    remedy=Text("请改正键名或删去此键。", "Correct or remove the key."),
)
SHAPE_UNKNOWN = Rule(
    code="LD-READ-011",
    severity=Severity.ERROR,
    title=Text("文件结构不符", "Unexpected structure"),
    message=Text(
        '应为按台账种类分组的记录，如 {{"outbound": [...]}}；实为 {found}。',
        'Expected records grouped by kind, such as {{"outbound": [...]}}, found {found}.',
    ),
    remedy=Text("请按文档“JSON 与 TOML”调整结构。", "Arrange the file as the docs on JSON and TOML show."),
)
SET_UNKNOWN = Rule(
    code="LD-READ-012",
    severity=Severity.ERROR,
    title=Text("不认识的台账种类", "Unknown kind of record"),
    message=Text(
        "“{name}”不是台账种类{hint}；其内容未载入。", '"{name}" is not a kind of record{hint}; it was set aside.'
    ),
    remedy=Text(
        "请用：cities、offices、partnerships、outbound、inbound、transfers、plans、entries、observations。",
        "Use cities, offices, partnerships, outbound, inbound, transfers, plans, entries or observations.",
    ),
)
NAME_AMBIGUOUS = Rule(
    code="LD-READ-013",
    severity=Severity.WARNING,
    title=Text("名称对应多条记录", "Name fits several records"),
    message=Text(
        "“{found}”可指 {candidates}；未替换为编号。", '"{found}" may mean {candidates}; it was not replaced by an id.'
    ),
    remedy=Text("请改用编号，或写全名。", "Use the id, or write the full name."),
)
CELL_WITHOUT_HEADING = Rule(
    code="LD-READ-014",
    severity=Severity.WARNING,
    title=Text("无表头的单元格", "Cells without a heading"),
    message=Text(
        "第 {column} 列没有表头，其中 {cells} 个单元格未读取。",
        "Column {column} has no heading; {cells} {cells:cell in it was|cells in it were} not read.",
    ),
    remedy=Text("请补上表头，或清空该列。", "Give the column a heading, or clear it."),
)
UNIT_DIFFERS = Rule(
    code="LD-READ-015",
    severity=Severity.ERROR,
    title=Text("单位与栏目不符", "Unit differs from the column"),
    message=Text(
        "栏目以“{expected}”计，单元格写“{found}”；该行未载入。",
        'The column counts {expected}, the cell says "{found}"; the row was set aside.',
    ),
    remedy=Text(
        "人与人次不能互换，请核对口径后改正。", "Persons and person-times are different counts; correct the cell."
    ),
)
COLUMN_ORDINAL = Rule(
    code="LD-READ-016",
    severity=Severity.ADVICE,
    title=Text("栏目是批次序号", "Column numbers the batches"),
    message=Text(
        "“{heading}”一栏是第几批的序号，未作批次数统计；每行按一批计。",
        'The column "{heading}" says which batch a row is, not how many; each row counts as one batch.',
    ),
    remedy=Text(
        "请将该栏改名为“批次号”；如确为批次数，请改名为“批次数”并写明单位，如“2批次”。",
        'Rename the column to "batch number"; if it counts batches, write the unit of batches into its cells.',
    ),
)
SUMMARY_APART = Rule(
    code="LD-READ-017",
    severity=Severity.WARNING,
    title=Text("汇总表未计为记录", "Summary not read as records"),
    message=Text(
        "这里的 {rows} 行是“{detail}”的汇总，未再计为记录。",
        'The {rows} {rows:row here sums|rows here sum} up "{detail}"; {rows:it was|they were} not read as records once more.',
    ),
    remedy=Text(
        "如果不是汇总，请给工作表改名，或另存为单独的文件。",
        "If they are no summary, rename the sheet or save it as a file of its own.",
    ),
)
SUMMARY_DIFFERS = Rule(
    code="LD-READ-018",
    severity=Severity.WARNING,
    title=Text("汇总与明细不符", "Summary does not agree with the details"),
    message=Text(
        "汇总表的{unit}共 {printed}，明细表相加为 {counted}，相差 {difference}。",
        "The summary gives {printed} {unit}, the details add up to {counted}, a difference of {difference}.",
    ),
    remedy=Text(
        "请核对是明细漏登还是汇总有误。", "Check whether rows are missing in the details or the summary is wrong."
    ),
)
TABLE_PLANNED = Rule(
    code="LD-READ-019",
    severity=Severity.ADVICE,
    title=Text("按计划表读取", "Read as a plan"),
    message=Text(
        "此表按计划读取：人数为计划人数，团组只是列入计划，不计入已成行的出访或已接待的来访。",
        "The table was read as a plan: headcounts are those planned, and the groups do not count as trips or visits made.",
    ),
    remedy=Text(
        "如果已经成行或接待，请去掉标题、工作表名或文件名中的“计划”，或增加“状态”栏。",
        'If they were made, drop the word for "plan" from the names of title, sheet and file, or add a column "state".',
    ),
)
FORMAT_UNKNOWN = Rule(
    code="LD-READ-020",
    severity=Severity.ERROR,
    title=Text("没有此台账种类", "No such kind of ledger"),
    message=Text(
        "没有名为“{name}”的台账种类；有：{known}。", 'There is no kind of ledger "{name}"; there are: {known}.'
    ),
    remedy=Text(
        "请用 format= 指明已有的种类，或给出 LedgerFormat。", "Name a known one with format=, or give a LedgerFormat."
    ),
)
COUNT_NOT_EXACT = Rule(
    code="LD-READ-021",
    severity=Severity.WARNING,
    title=Text("此栏须填确数", "Exact number needed"),
    message=Text(
        "“{found}”不是确数，该行已载入，此项记为未填。",
        '"{found}" is no exact number; the row was read and this left as not stated.',
    ),
    remedy=Text(
        "请填写确数；约数和范围可以写在人数、人次、批次、团组数各栏，以及统计数据表中。",
        "Write the exact number; rounded numbers and ranges can stand in the columns of heads, batches and groups, "
        "and in tables of figures.",
    ),
)
COUNT_ABSURD = Rule(
    code="LD-READ-022",
    severity=Severity.WARNING,
    title=Text("数目大得不合常理", "Count beyond belief"),
    message=Text("“{found}”超过一千万，已照录。", '"{found}" is more than ten million; it was taken as it stands.'),
    remedy=Text(
        "请核对单位与栏目，如“万”是否重复。",
        "Check the unit and the column; is a multiple such as ten thousand applied twice?",
    ),
)
COUNTRY_NOT_READ = Rule(
    code="LD-READ-023",
    severity=Severity.WARNING,
    title=Text("国家未能全部读出", "Countries not all read"),
    message=Text(
        "“{found}”：{why}；该行已载入，只记认得出的国家。",
        '"{found}": {why}; the row was read with the countries that are known.',
    ),
    remedy=Text(
        "请写明每个国家或地区的名称，以顿号分隔。", "Write the name of each country or region, separated by commas."
    ),
)
UNIT_MISSING = Rule(
    code="LD-READ-024",
    severity=Severity.WARNING,
    title=Text("数值没有单位", "Figure without a unit"),
    message=Text(
        "“{found}”在单元格、表头和单位栏中都没有单位，记为“未注明单位”。",
        '"{found}" has no unit in its cell, heading or a unit column; it was read as "unit not given".',
    ),
    remedy=Text(
        "请在表头括号或“计量单位”一栏写明单位，如“人次”。", "Write the unit in the heading's brackets or a unit column."
    ),
)
KIND_NOT_STATED = Rule(
    code="LD-READ-025",
    severity=Severity.ERROR,
    title=Text("没有写明台账种类", "Kind of record not stated"),
    message=Text(
        "有 {items} 条没有写明是哪种记录，从键名也认不出；最前的是第 {first} 条；均未载入。",
        "{items} {items:item does not say which kind of record it is, and its keys|items do not say which kind of record they are, and their keys} do not tell; the first is item {first}. "
        "They were set aside.",
    ),
    remedy=Text(
        '请在每条中写明种类，如 "set": "outbound"，或用台账的表头作键，或在 read() 中用 format= 指明。',
        'Say the kind in each, such as "set": "outbound", or use the headings of a ledger as keys, '
        "or name it with format= in read().",
    ),
)

RULES: tuple[Rule, ...] = (
    TABLE_UNKNOWN,
    COLUMN_UNKNOWN,
    COLUMN_TWICE,
    CELL_WRONG,
    FIELD_MISSING,
    CELL_BROKEN,
    CODE_UNKNOWN,
    SUM_DIFFERS,
    SUM_UNCHECKED,
    KEY_UNKNOWN,
    SHAPE_UNKNOWN,
    SET_UNKNOWN,
    NAME_AMBIGUOUS,
    CELL_WITHOUT_HEADING,
    UNIT_DIFFERS,
    COLUMN_ORDINAL,
    SUMMARY_APART,
    SUMMARY_DIFFERS,
    TABLE_PLANNED,
    FORMAT_UNKNOWN,
    COUNT_NOT_EXACT,
    COUNT_ABSURD,
    COUNTRY_NOT_READ,
    UNIT_MISSING,
    KIND_NOT_STATED,
)
