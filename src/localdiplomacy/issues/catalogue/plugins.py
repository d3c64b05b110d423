"""Rules on plugins (area PLUG): why one could not be used. Each names the plugin; the others go on."""

from ...model.texts import Text
from ..rules import MAX_SHOWN, Rule, Severity

# What an exception says is needed whole: it names what is missing, and often why.
_SAID = 300


def _rule(number: str, title: Text, message: Text, remedy: Text, longest: int = MAX_SHOWN) -> Rule:
    code = f"LD-PLUG-{number}"
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, remedy=remedy, longest=longest)


NOT_LOADED = _rule(
    "001",
    Text("插件无法导入", "Plugin cannot be imported"),
    Text("插件 {plugin} 无法导入：{error}（{where}）。", "Plugin {plugin} cannot be imported: {error} ({where})."),
    Text(
        "请更新或重新安装该插件；暂不使用时，在设置的 plugin_selection.skip 中写上它的名称。",
        "Update or reinstall the plugin; to go on without it, name it in plugin_selection.skip of the settings.",
    ),
    longest=_SAID,
)
HOOK_FAILED = _rule(
    "002",
    Text("插件的钩子出错", "Exception in a hook"),
    Text(
        "插件 {plugin} 的钩子 {hook} 出错：{error}（{where}）。",
        "Hook {hook} of plugin {plugin} raised {error} ({where}).",
    ),
    Text("请向插件作者反映，或更新该插件。", "Tell the plugin's author, or update the plugin."),
    longest=_SAID,
)
WRONG_RETURN = _rule(
    "003",
    Text("钩子的返回值不对", "Wrong return value of a hook"),
    Text(
        "插件 {plugin} 的钩子 {hook} 应返回由 {expected} 组成的列表，实际返回 {found}。",
        "Hook {hook} of plugin {plugin} must return a list of {expected}, and returned {found}.",
    ),
    Text("请返回列表，其中每一项都是所说的类型。", "Return a list in which each item is of that type."),
)
DUPLICATE = _rule(
    "004",
    Text("编号已被占用", "Id is taken"),
    Text(
        "插件 {plugin} 的 {kind} {id} 已由 {other} 定义。",
        "{id} of plugin {plugin} ({kind}) is already defined by {other}.",
    ),
    Text(
        '请换一个编号；要以它替换原有的，在设置的 plugin_selection.overrides 中写 "编号" = "插件名称"。',
        'Choose another id; to let it replace the other, write "id" = "plugin" in plugin_selection.overrides.',
    ),
)
UNKNOWN_HOOK = _rule(
    "005",
    Text("没有这个钩子", "No such hook"),
    Text("插件 {plugin} 中的 {hook} 不是钩子{hint}。", "{hook} in plugin {plugin} is not a hook{hint}."),
    Text("请改正名称；全部钩子见文档“钩子”。", "Correct the name; the docs on hooks list all of them."),
)
API_UNSUPPORTED = _rule(
    "006",
    Text("插件接口版本不符", "Unsupported plugin API"),
    Text(
        "插件 {plugin} 声明 plugin_api = {found}，本版支持 {supported}。",
        "Plugin {plugin} declares plugin_api = {found}, and this version supports {supported}.",
    ),
    Text(
        "请安装与本版 localdiplomacy 相符的插件版本，或更新 localdiplomacy。",
        "Install a version of the plugin for this version of localdiplomacy, or update localdiplomacy.",
    ),
)
NOT_AN_INSTANCE = _rule(
    "007",
    Text("注册的是类而不是实例", "Class instead of instance"),
    Text(
        "插件 {plugin} 给出的是类 {found}，不是它的实例。", "Plugin {plugin} gives the class {found}, not an instance."
    ),
    Text("是否漏写了括号 ()？请给出实例。", "Have you forgotten the brackets ()? Give an instance."),
)
BAD_SIGNATURE = _rule(
    "008",
    Text("钩子的写法不对", "Wrong form of a hook"),
    Text(
        "插件 {plugin} 的钩子 {hook} 写法不对：{fault}。", "Hook {hook} of plugin {plugin} has the wrong form: {fault}."
    ),
    Text(
        "请写成普通函数：@hookimpl，参数为 config 或没有参数。",
        "Write a plain function: @hookimpl, with the argument config or none.",
    ),
)
NAME_TAKEN = _rule(
    "009",
    Text("插件名称重复", "Plugin name is taken"),
    Text(
        "插件名称 {plugin} 已由 {other} 使用，{found} 未载入。",
        "The plugin name {plugin} is used by {other}; {found} was not loaded.",
    ),
    Text("请卸载其中一个，或请作者改名。", "Uninstall one of the two, or ask an author for another name."),
)
FOREIGN_ID = _rule(
    "010",
    Text("编号不合规则", "Id is not the plugin's own"),
    Text(
        "插件 {plugin} 的 {kind} 编号 {id} 应以“{prefix}”开头。",
        "The id {id} of plugin {plugin} ({kind}) must begin with '{prefix}'.",
    ),
    Text("请以插件名称作为编号的开头。", "Begin the id with the plugin's name."),
)
OFFERS_NOTHING = _rule(
    "011",
    Text("插件没有内容", "Plugin offers nothing"),
    Text(
        "插件 {plugin} 既没有带 @hookimpl 的钩子，也没有 plugin.toml。",
        "Plugin {plugin} has no hook marked @hookimpl and no plugin.toml.",
    ),
    Text(
        "请给钩子加上 @hookimpl，并检查入口点指向的对象。",
        "Mark its hooks with @hookimpl, and see that the entry point leads to the right object.",
    ),
)
NOT_THERE = _rule(
    "012",
    Text("没有这个插件", "No such plugin"),
    Text("{key} 提到插件 {plugin}，但没有安装{hint}。", "{key} names plugin {plugin}, which is not installed{hint}."),
    Text(
        "请改正名称，或安装该插件；localdiplomacy plugins list 列出现有的插件。",
        "Correct the name or install the plugin; localdiplomacy plugins list shows those that are there.",
    ),
)
FORMAT_MISSING = _rule(
    "013",
    Text("章节所属的报告不存在", "Section for a report that is not there"),
    Text(
        "插件 {plugin} 的章节 {id} 属于报告格式 {format}，但没有这个格式。",
        "Section {id} of plugin {plugin} belongs to the report format {format}, which is not there.",
    ),
    Text(
        "请改正格式编号，或同时安装定义该格式的插件。",
        "Correct the id of the format, or install the plugin that defines it too.",
    ),
)
NO_CONFIGURATION = _rule(
    "014",
    Text("插件没有配置项", "Plugin takes no configuration"),
    Text(
        "插件 {plugin} 没有配置项，但 {key} 给出了配置。",
        "Plugin {plugin} takes no configuration, yet {key} gives one.",
    ),
    Text("请从设置中删去该表。", "Remove the table from the settings."),
)
BAD_CONFIGURATION = _rule(
    "015",
    Text("插件的配置类不可用", "Unusable configuration class"),
    Text(
        "插件 {plugin} 的 plugin_config 是 {found}，应为 attrs 类。",
        "plugin_config of plugin {plugin} is {found}; it must be an attrs class.",
    ),
    Text("请用 attrs.frozen 定义配置类。", "Define the configuration class with attrs.frozen."),
)
BAD_NAME = _rule(
    "016",
    Text("插件名称不合规则", "Plugin name is not a slug"),
    Text("插件名称 {plugin} 不合规则。", "{plugin} cannot be a plugin's name."),
    Text(
        "名称用小写字母、数字和连字符，以字母开头，且不能是 core。",
        "Use lower-case letters, digits and hyphens, beginning with a letter; core is taken.",
    ),
)

RULES = (
    NOT_LOADED,
    HOOK_FAILED,
    WRONG_RETURN,
    DUPLICATE,
    UNKNOWN_HOOK,
    API_UNSUPPORTED,
    NOT_AN_INSTANCE,
    BAD_SIGNATURE,
    NAME_TAKEN,
    FOREIGN_ID,
    OFFERS_NOTHING,
    NOT_THERE,
    FORMAT_MISSING,
    NO_CONFIGURATION,
    BAD_CONFIGURATION,
    BAD_NAME,
)
