"""Checks on the package of a plugin (LD-C01 to LD-C07): what installers and package indexes read."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..codec.toml import read_toml
from ..issues.catalogue.plugins import API_UNSUPPORTED, BAD_NAME, NAME_TAKEN
from ..model.texts import Text
from ..plugins.declared import PLUGIN_FILE
from ..plugins.hookspecs import PLUGIN_API, PROJECT
from .check import ConformanceCheck, Finding
from .readme import readme_of
from .refusals import refused
from .subject import NotLoaded, Subject, normalised

_MANIFEST = "pyproject.toml"
_REQUIREMENT = re.compile(rf"\s*{PROJECT}(?:\[[^]]*\])?\s*\(?(?P<bounds>[^;)]*)", re.IGNORECASE)
_FROM = (">=", ">", "==", "~=")
_BELOW = ("<", "<=", "==", "~=")
_NO_VERSION = re.compile(r"0(?:\.0)*(?:\+.*)?")


def _entry_point(subject: Subject) -> Iterator[Finding]:
    if not subject.points:
        yield Finding(
            what=Text(f"安装包没有入口点组 {PROJECT}。", f"The package has no entry point of the group {PROJECT}."),
            where=_MANIFEST,
            fix=Text(
                f'请写上 [project.entry-points.{PROJECT}] {subject.name} = "模块"。',
                f'Write [project.entry-points.{PROJECT}] {subject.name} = "module".',
            ),
        )
        return
    for point in subject.points[1:]:
        other = point.dist.name if point.dist else point.value
        yield Finding(
            what=Text(
                f"名称 {subject.name} 还由 {other} 使用，或同一安装包有多个插件。",
                f"The name {subject.name} is used by {other} too, or the package has several plugins.",
            ),
            where=f"{point.name} = {point.value}",
            fix=NAME_TAKEN.remedy,
        )


def _name(subject: Subject) -> Iterator[Finding]:
    yield from (finding for finding in _refused_name(subject))
    wanted = f"{PROJECT}-{subject.name}"
    if normalised(subject.package.name) != normalised(wanted):
        yield Finding(
            what=Text(
                f"安装包名为 {subject.package.name}，插件名为 {subject.name}。",
                f"The package is called {subject.package.name}, and the plugin {subject.name}.",
            ),
            where=f"{_MANIFEST}: project.name",
            fix=Text(f"请将安装包命名为 {wanted}。", f"Call the package {wanted}."),
        )


def _refused_name(subject: Subject) -> Iterator[Finding]:
    try:
        yield from refused(subject, BAD_NAME)
    except NotLoaded:  # for another reason: the name itself is fine
        return


def _requires(subject: Subject) -> Iterator[Finding]:
    requirements = [line for line in subject.package.requires or () if "extra" not in line.partition(";")[2]]
    own = [line for line in requirements if normalised(re.split(r"[^A-Za-z0-9._-]", line.strip())[0]) == PROJECT]
    bounds = [part.strip() for line in own for part in _bounds(line).split(",")]
    lower, upper = (any(part.startswith(signs) for part in bounds) for signs in (_FROM, _BELOW))
    if not (lower and upper):
        yield Finding(
            what=Text(
                f"依赖写作 {own[0] if own else '（无）'}，须同时有下限和上限。",
                f"The requirement is {own[0] if own else 'missing'}; it needs a lower and an upper bound.",
            ),
            where=f"{_MANIFEST}: project.dependencies",
            fix=Text(f'请写作 "{PROJECT}>=0.1,<1"。', f'Write "{PROJECT}>=0.1,<1".'),
        )


def _bounds(requirement: str) -> str:
    found = _REQUIREMENT.match(requirement)
    return found["bounds"] if found else ""


def _licence(subject: Subject) -> Iterator[Finding]:
    metadata = subject.metadata
    classifiers = metadata.get_all("Classifier") or ()
    stated = metadata.get("License-Expression") or metadata.get("License")
    if not stated and not any(line.startswith("License ::") for line in classifiers):
        yield Finding(
            what=Text("安装包没有写明许可证。", "The package states no licence."),
            where=f"{_MANIFEST}: project.license",
            fix=Text('请写上 license = "Apache-2.0" 或其他许可证。', 'Write license = "Apache-2.0", or another one.'),
        )


def _readme(subject: Subject) -> Iterator[Finding]:
    if not readme_of(subject.metadata):
        yield Finding(
            what=Text("安装包没有 README。", "The package carries no README."),
            where=f"{_MANIFEST}: project.readme",
            fix=Text(
                '请写一份 README.md，并写上 readme = "README.md"。',
                'Write a README.md and add readme = "README.md".',
            ),
        )


def _version(subject: Subject) -> Iterator[Finding]:
    if _NO_VERSION.fullmatch(subject.version) or not subject.version:
        yield Finding(
            what=Text(f"安装包的版本是 {subject.version}。", f"The version of the package is {subject.version}."),
            where=f"{_MANIFEST}: project.version",
            fix=Text("请在 pyproject.toml 中写明版本。", "State the version in pyproject.toml."),
        )
    try:
        told = getattr(subject.plugin, "__version__", subject.version)
    except NotLoaded:
        return
    if told != subject.version:
        yield Finding(
            what=Text(
                f"模块写的版本是 {told}，安装包的是 {subject.version}。",
                f"The module says version {told}, the package {subject.version}.",
            ),
            where="__version__",
            fix=Text(
                "请只在 pyproject.toml 中写版本，并删去 __version__。",
                "State the version in pyproject.toml alone and remove __version__.",
            ),
        )


def _api(subject: Subject) -> Iterator[Finding]:
    plugin = subject.plugin
    yield from refused(subject, API_UNSUPPORTED)
    if not hasattr(plugin, "plugin_api") and not _file_states_api(plugin):
        yield Finding(
            what=Text("插件没有声明 plugin_api。", "The plugin does not declare plugin_api."),
            where=getattr(plugin, "__name__", type(plugin).__name__),
            fix=Text(f"请写上 plugin_api = {PLUGIN_API}。", f"Write plugin_api = {PLUGIN_API}."),
        )


def _file_states_api(plugin: object) -> bool:
    """Tell whether there is a `plugin.toml` in the plugin's package that says which version of the hooks it is for."""
    file = getattr(plugin, "__file__", None)
    path = Path(file).parent / PLUGIN_FILE if file else None
    return path is not None and path.is_file() and "plugin_api" in read_toml(path, PLUGIN_FILE).get("plugin", {})


PACKAGING = (
    ConformanceCheck(
        id="LD-C01",
        title=Text("入口点", "entry point"),
        proves=Text(
            "安装后即可被发现，且名称不与其他安装包相冲突。",
            "Once installed it is found, and no other package claims its name.",
        ),
        look=_entry_point,
    ),
    ConformanceCheck(
        id="LD-C02",
        title=Text("名称", "name"),
        proves=Text(
            "插件名称合乎规则，安装包以它命名，用哪个名称都能找到。",
            "Its name is a slug and its package is named after it: either name finds it.",
        ),
        look=_name,
    ),
    ConformanceCheck(
        id="LD-C03",
        title=Text("对 localdiplomacy 版本的要求", "required versions of localdiplomacy"),
        proves=Text(
            "不会与不相符的 localdiplomacy 版本一起安装。",
            "It is never installed beside a version of localdiplomacy that it was not made for.",
        ),
        look=_requires,
    ),
    ConformanceCheck(
        id="LD-C04",
        title=Text("许可证", "licence"),
        proves=Text("其他机构知道能否使用它。", "Another office knows whether it may use it."),
        look=_licence,
    ),
    ConformanceCheck(
        id="LD-C05",
        title=Text("说明文件", "README"),
        proves=Text("安装包自带说明。", "The package explains itself."),
        look=_readme,
    ),
    ConformanceCheck(
        id="LD-C06",
        title=Text("版本", "version"),
        proves=Text(
            "不导入插件也能读到版本，结果所记的版本真实。",
            "Its version can be read without importing it, and results carry the true one.",
        ),
        look=_version,
    ),
    ConformanceCheck(
        id="LD-C07",
        title=Text("接口版本", "version of the hooks"),
        proves=Text(
            "写明为哪个接口版本而作，接口改变时能说明原因，而不是莫名出错。",
            "It says for which version of the hooks it was made, so that a later change is explained and not a riddle.",
        ),
        look=_api,
    ),
)
