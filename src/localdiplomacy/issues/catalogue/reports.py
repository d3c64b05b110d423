"""Rules on reports and on what is asked of the workspace (area REPORT)."""

from ...model.texts import Text
from ..rules import Rule, Severity

SUFFIX_UNKNOWN = Rule(
    code="LD-REPORT-001",
    severity=Severity.ERROR,
    title=Text("不会写这种文件", "No writer for this kind of file"),
    message=Text("不会把报告写成 {file}；可写：{known}。", "No writer makes a file like {file}; known: {known}."),
    remedy=Text("文件名请用可写的后缀，如 .md 或 .json。", "Use a suffix that can be written, such as .md or .json."),
)
FORMAT_UNKNOWN = Rule(
    code="LD-REPORT-002",
    severity=Severity.ERROR,
    title=Text("没有这种报告格式", "Unknown report format"),
    message=Text("没有报告格式 {format}；可用：{known}。", "There is no report format {format}; known: {known}."),
    remedy=Text("请改用可用的格式。", "Use one of the known formats."),
)

RECORD_UNKNOWN = Rule(
    code="LD-REPORT-003",
    severity=Severity.ERROR,
    title=Text("没有这条记录", "No such record to report on"),
    message=Text(
        "报告 {format} 所要的记录 {record} 不在 {records} 中。",
        "{format} was asked for {record}, which is not in {records}.",
    ),
    remedy=Text("请核对编号。", "Check the id."),
)
NOT_OFFERED = Rule(
    code="LD-REPORT-004",
    severity=Severity.ERROR,
    title=Text("这种报告不提供", "Not offered by the report"),
    message=Text(
        "报告 {format} 不能{what}{asked}；可用：{known}。", "{format} cannot {what} {asked}; possible: {known}."
    ),
    remedy=Text("请去掉这一项，或换一种报告。", "Leave it out, or ask for another report."),
)

RULES = (SUFFIX_UNKNOWN, FORMAT_UNKNOWN, RECORD_UNKNOWN, NOT_OFFERED)
