"""The verbs on plugins: which there are and what became of them, whether one keeps the contract, a new one."""

from pathlib import Path
from typing import Annotated

import typer
from attrs import evolve

from .. import __version__
from ..plugins import Registry
from ..plugins.starting import package_name, write_plugin
from ..workspace.settings import SETTINGS_FILE, read_settings
from .options import JsonOption, LangOption, command_of, installed_plugins, language_of
from .output import print_issues, print_json, print_lines
from .plugin_listing import contribution_rows, issues_of, plugin_rows, to_dict

app = typer.Typer(
    help="插件：列出、检查、新建。 Plugins: list, check, make a new one.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_NOTHING = {
    "zh": "没有插件。请安装插件包，或运行 localdiplomacy plugins new 名称 新建一个。",
    "en": "There are no plugins. Install one, or begin one with: localdiplomacy plugins new NAME",
}
_NEXT = {
    "zh": "已写入 {folder}。下一步：\n    cd {folder}\n    pip install -e '.[test]'\n    python -m pytest",
    "en": "Written to {folder}. What to do next:\n    cd {folder}\n    pip install -e '.[test]'\n    python -m pytest",
}


def _registry(workspace: Path | None) -> Registry:
    """Return the installed plugins; with a workspace also those of its folder, as its settings select and configure them.

    A strict workspace would stop at the first failure, which would not help who wants to see them all.
    """
    registry = installed_plugins()
    if workspace is None:
        return registry
    settings = read_settings(workspace)
    return registry.configured(
        config=settings.plugins,
        selection=evolve(settings.plugin_selection, strict=False),
        folder=workspace,
        settings_file=SETTINGS_FILE,
    )


@command_of(app, "list")
def list_plugins(
    path: Annotated[
        Path | None,
        typer.Argument(help="工作区；没有则列出已安装的插件 / workspace; the installed plugins without"),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="列出各项内容的编号 / list the id of each contribution")] = False,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """列出插件、内容和未能使用的原因。 List plugins, what they contribute, and why one cannot be used."""
    registry, language = _registry(path), language_of(lang)
    if as_json:
        print_json(to_dict(registry, language))
        return 0
    if registry.plugins:
        print_lines(*plugin_rows(registry, language))
    else:
        typer.echo(_NOTHING[language])
    headings, contributed = contribution_rows(registry, language)
    if every and contributed:
        print_lines(headings, contributed)
    report = issues_of(registry)
    if len(report):
        print_issues(report, language)
    return 0


@command_of(app, "check")
def check(
    name: Annotated[str, typer.Argument(help="插件名称或包名 / name of the plugin or of its package")],
    skip: Annotated[
        list[str] | None,
        typer.Option(help="不做某项检查，须写理由，如 LD-C07=理由 / leave a check out, with the reason: LD-C07=why"),
    ] = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """检查已安装的插件是否符合约定。 Hold an installed plugin against the numbered conformance checks."""
    from ..conformance import WrongSkip, check_plugin  # sample cities and all: no other verb needs them
    from .conforming import conformance_lines

    language = language_of(lang)
    try:
        report = check_plugin(name, skip=dict(map(_reason, skip or ())))
    except WrongSkip as error:
        raise typer.BadParameter(error.text.get(language)) from None
    if as_json:
        print_json(report.to_dict(language))
    else:
        for line in conformance_lines(report, language):
            typer.echo(line)
    return 0 if report.passed else 1


def _reason(text: str) -> tuple[str, str]:
    id, _, reason = text.partition("=")
    return id.strip(), reason


@command_of(app, "new")
def new(
    name: Annotated[str, typer.Argument(help="插件名称，如 suqian / name, such as suqian")],
    folder: Annotated[
        Path | None,
        typer.Option(help="写入的新文件夹，默认 localdiplomacy-NAME / new folder, localdiplomacy-NAME by default"),
    ] = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """新建一个可安装、有测试的插件包。 Write a package with a plugin that works and has tests."""
    target = folder or Path(package_name(name))
    written = write_plugin(name, target, __version__)
    if as_json:
        print_json({"folder": target.as_posix(), "files": list(written)})
    else:
        for file in written:
            typer.echo((target / file).as_posix())
        typer.echo(_NEXT[language_of(lang)].format(folder=target.as_posix()))
    return 0
