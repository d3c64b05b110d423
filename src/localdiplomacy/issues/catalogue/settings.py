"""Rules on settings and other TOML files (area SET)."""

from ...model.texts import Text
from ..rules import Rule, Severity

SETTINGS_MISSING = Rule(
    code="LD-SET-001",
    severity=Severity.ERROR,
    title=Text("不是工作区", "Not a workspace"),
    message=Text("文件夹 {folder} 中没有 {file}。", "The folder {folder} has no {file}."),
    remedy=Text(
        "请在其中建立 localdiplomacy.toml（见文档“工作区”），或用 ld.read() 读取单个文件。",
        "Create localdiplomacy.toml in it (see the docs on workspaces), or read single files with ld.read().",
    ),
)
UNKNOWN_KEY = Rule(
    code="LD-SET-002",
    severity=Severity.ERROR,
    title=Text("不认识的键", "Unknown key"),
    message=Text("{key} 不是可用的键{hint}。", "{key} is not a known key{hint}."),
    remedy=Text("请改正键名或删去此键；可用的键见文档。", "Correct or remove the key; the docs list the known keys."),
)
WRONG_VALUE = Rule(
    code="LD-SET-003",
    severity=Severity.ERROR,
    title=Text("取值不对", "Wrong value"),
    message=Text("应为 {expected}，实为 {found}。", "Expected {expected}, found {found}."),
    remedy=Text("请改正此处的值。", "Correct the value."),
)
MISSING_KEY = Rule(
    code="LD-SET-004",
    severity=Severity.ERROR,
    title=Text("缺少必要的键", "Missing key"),
    message=Text("缺少 {key}。", "{key} is missing."),
    remedy=Text("请补上此键。", "Add the key."),
)
PATH_OUTSIDE = Rule(
    code="LD-SET-005",
    severity=Severity.ERROR,
    title=Text("路径在工作区之外", "Path outside the workspace"),
    message=Text("{path} 不在工作区文件夹内。", "{path} is not inside the workspace folder."),
    remedy=Text("请把文件放进工作区，并用相对路径。", "Move the file into the workspace and use a relative path."),
)

RULES = (SETTINGS_MISSING, UNKNOWN_KEY, WRONG_VALUE, MISSING_KEY, PATH_OUTSIDE)
