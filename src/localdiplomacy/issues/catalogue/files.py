"""Rules on files: what stops one from being opened or read (area FILE)."""

from ...model.texts import Text
from ..rules import Rule, Severity

FILE_MISSING = Rule(
    code="LD-FILE-001",
    severity=Severity.ERROR,
    title=Text("文件不存在", "No such file"),
    message=Text("没有这个文件：{file}。", "There is no file {file}."),
    remedy=Text("请核对路径和文件名。", "Check the path and the file name."),
)
FILE_KIND_UNKNOWN = Rule(
    code="LD-FILE-002",
    severity=Severity.ERROR,
    title=Text("不认识的文件类型", "Unknown kind of file"),
    message=Text("不会读取 {suffix} 文件：{file}。", "{file} is a {suffix} file, which cannot be read."),
    remedy=Text(
        "请另存为 csv、xlsx、xls、ods、json、jsonl 或 toml。", "Save it as csv, xlsx, xls, ods, json, jsonl or toml."
    ),
)
FILE_TOO_LARGE = Rule(
    code="LD-FILE-003",
    severity=Severity.ERROR,
    title=Text("文件过大", "File too large"),
    message=Text("{file}：{what}超过上限 {limit}。", "{file}: {what} exceeds the limit of {limit}."),
    remedy=Text(
        "请拆分文件；若文件可信，可调高 Limits 中的上限。",
        "Split the file, or raise the limit in Limits if you trust the file.",
    ),
)
FILE_ENCODING = Rule(
    code="LD-FILE-004",
    severity=Severity.ERROR,
    title=Text("编码无法识别", "Encoding not recognised"),
    message=Text("{file} 不是 UTF-8、UTF-16 或 GB18030 文本。", "{file} is not UTF-8, UTF-16 or GB18030 text."),
    remedy=Text("请用 WPS 或 Excel 打开后另存为“CSV UTF-8”。", "Open it in a spreadsheet and save it as CSV UTF-8."),
)
FILE_DAMAGED = Rule(
    code="LD-FILE-005",
    severity=Severity.ERROR,
    title=Text("文件已损坏", "Damaged file"),
    message=Text("{file} 已损坏或不完整：{reason}。", "{file} is damaged or cut short: {reason}."),
    remedy=Text("请重新取得原文件，或打开后另存一份。", "Get the original again, or open it and save a copy."),
)
FILE_ENCRYPTED = Rule(
    code="LD-FILE-006",
    severity=Severity.ERROR,
    title=Text("文件有密码", "Password-protected file"),
    message=Text("{file} 有打开密码。", "{file} is protected with a password."),
    remedy=Text("请去掉密码后另存一份。", "Save a copy without a password."),
)
FILE_UNSAFE = Rule(
    code="LD-FILE-007",
    severity=Severity.ERROR,
    title=Text("文件不安全", "Unsafe file"),
    message=Text("{file} 未读取：{reason}。", "{file} was not read: {reason}."),
    remedy=Text(
        "请向提供者确认来源，并另存为普通工作簿。", "Ask where it came from, and save it as an ordinary workbook."
    ),
)
FILE_EMPTY = Rule(
    code="LD-FILE-008",
    severity=Severity.WARNING,
    title=Text("文件没有内容", "Empty file"),
    message=Text("{file} 没有数据。", "{file} holds no data."),
    remedy=Text(
        "若确无业务可忽略，否则请补上数据。", "Ignore this if there was nothing to record; otherwise fill it in."
    ),
)
FILE_SYNTAX = Rule(
    code="LD-FILE-009",
    severity=Severity.ERROR,
    title=Text("格式有误", "Syntax error"),
    message=Text("{file} 第 {line} 行格式有误：{reason}。", "{file}, line {line}: {reason}."),
    remedy=Text("请按提示改正该行。", "Correct that line."),
)
FILE_NOT_WRITTEN = Rule(
    code="LD-FILE-010",
    severity=Severity.ERROR,
    title=Text("无法写入", "Cannot write"),
    message=Text("无法写入 {file}：{reason}。", "{file} cannot be written: {reason}."),
    remedy=Text(
        "请检查文件夹是否存在、是否有权限、文件是否被占用。",
        "Check that the folder exists, is writable and that no program holds the file.",
    ),
)
FILE_NO_PACKAGE = Rule(
    code="LD-FILE-011",
    severity=Severity.ERROR,
    title=Text("缺少读取所需的程序包", "Package for this kind of file missing"),
    message=Text("读取 {file} 需要 {package}。", "Reading {file} needs {package}."),
    remedy=Text("请运行：pip install 'localdiplomacy[excel]'", "Run: pip install 'localdiplomacy[excel]'"),
)
FILE_NUL = Rule(
    code="LD-FILE-012",
    severity=Severity.WARNING,
    title=Text("文本中有空字符", "NUL bytes in text"),
    message=Text(
        "{file} 中有 {count} 个空字符（NUL），已去掉。",
        "{file} contains {count} NUL {count:character; it was|characters; they were} removed.",
    ),
    remedy=Text("请核对导出程序。", "Check the program that exported the file."),
)

FILE_DISGUISED = Rule(
    code="LD-FILE-013",
    severity=Severity.ERROR,
    title=Text("内容与后缀不符", "Content is not what the suffix says"),
    message=Text("{file} 其实是 {kind}。", "{file} is really {kind}."),
    remedy=Text(
        "请用 WPS 或 Excel 打开，再另存为 xlsx。", "Open it in a spreadsheet program and save it as an xlsx workbook."
    ),
)
FILE_HIDDEN_SHEET = Rule(
    code="LD-FILE-014",
    severity=Severity.ADVICE,
    title=Text("隐藏的工作表", "Hidden sheet"),
    message=Text("{file} 的工作表“{sheet}”是隐藏的，也已读取。", "The hidden sheet “{sheet}” of {file} was read too."),
    remedy=Text("若不该计入，请删去此表。", "Delete the sheet if it should not count."),
)
FILE_BURIED_SHEET = Rule(
    code="LD-FILE-015",
    severity=Severity.WARNING,
    title=Text("深度隐藏的工作表", "Very hidden sheet"),
    message=Text(
        "{file} 的工作表“{sheet}”被设为深度隐藏，未读取。",
        "The sheet “{sheet}” of {file} is very hidden and was not read.",
    ),
    remedy=Text("若其中有数据，请取消隐藏后再读。", "Unhide the sheet if its data should count."),
)
FILE_UNREADABLE = Rule(
    code="LD-FILE-016",
    severity=Severity.ERROR,
    title=Text("文件打不开", "File cannot be opened"),
    message=Text("无法打开 {file}：{reason}。", "{file} cannot be opened: {reason}."),
    remedy=Text(
        "请确认它是文件而非文件夹、有读取权限、未被占用。",
        "Check that it is a file and not a folder, may be read and is not held by another program.",
    ),
)
ALREADY_THERE = Rule(
    code="LD-FILE-017",
    severity=Severity.ERROR,
    title=Text("已经存在", "Already there"),
    message=Text("{file} 已经存在，不会覆盖。", "{file} is there already and is not overwritten."),
    remedy=Text("请换一个名称或位置，或先移走原有的。", "Choose another name or place, or move the old one away."),
)

RULES = (
    FILE_MISSING,
    FILE_KIND_UNKNOWN,
    FILE_TOO_LARGE,
    FILE_ENCODING,
    FILE_DAMAGED,
    FILE_ENCRYPTED,
    FILE_UNSAFE,
    FILE_EMPTY,
    FILE_SYNTAX,
    FILE_NOT_WRITTEN,
    FILE_NO_PACKAGE,
    FILE_NUL,
    FILE_DISGUISED,
    FILE_HIDDEN_SHEET,
    FILE_BURIED_SHEET,
    FILE_UNREADABLE,
    ALREADY_THERE,
)
