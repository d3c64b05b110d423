"""Checks on importing a plugin (LD-C10 to LD-C16), as new processes see it."""

from collections.abc import Callable, Iterable, Iterator

from ..issues.catalogue.plugins import NOT_LOADED
from ..model.texts import Text
from .check import ConformanceCheck, Finding
from .probes import Probe
from .refusals import refused
from .subject import NotLoaded, Subject

# Packages that take long to import or drag much along; they belong inside the functions that need them.
HEAVY = frozenset(
    (
        *("altair", "bs4", "django", "docx", "duckdb", "flask", "httpx", "IPython", "jinja2", "lxml", "matplotlib"),
        *("narwhals", "networkx", "numpy", "openpyxl", "pandas", "plotly", "polars", "psycopg", "pyarrow", "pydantic"),
        *("pypdfium2", "pyspark", "python_calamine", "requests", "rich", "rjieba", "scipy", "selectolax", "sklearn"),
        *("sqlalchemy", "tensorflow", "torch", "typer", "xlrd", "xlsxwriter"),
    )
)
_INSIDE = Text("请把它移进需要它的函数里。", "Move it into the function that needs it.")


def _seen(subject: Subject) -> tuple[Probe, ...]:
    """Return what new processes saw, if they could import the plugin."""
    probes = subject.probes
    if not probes or any(probe.error is not None for probe in probes):
        raise NotLoaded
    return probes


def _imports(subject: Subject) -> Iterator[Finding]:
    if not subject.points:
        raise NotLoaded
    errors = dict.fromkeys(probe.error for probe in subject.probes if probe.error is not None)
    for error in errors:
        yield Finding(
            what=Text(f"在新的进程中无法导入：{error}。", f"A new process cannot import it: {error}."),
            where=subject.points[0].value,
            fix=Text(
                "请检查入口点的写法，以及安装包所列的依赖是否齐全。",
                "See that the entry point is right and that the package requires all it imports.",
            ),
        )
    if not errors:
        try:
            yield from refused(subject, NOT_LOADED)
        except NotLoaded:  # refused for what it holds, not for importing
            return


def _in_time(subject: Subject) -> Iterator[Finding]:
    seconds, budget = min(probe.seconds for probe in _seen(subject)), subject.import_budget
    if seconds > budget:
        yield Finding(
            what=Text(
                f"导入用时 {seconds:.2f} 秒，最多 {budget:.2f} 秒。",
                f"Importing takes {seconds:.2f} s; at most {budget:.2f} s are allowed.",
            ),
            where=subject.points[0].value,
            fix=Text(
                "请把读文件、计算和较大的导入移进钩子或函数里。",
                "Move what is read, computed or imported at length into the hooks or functions.",
            ),
        )


def _noted(what: Text, note: Callable[[Probe], Iterable[str]]) -> Callable[[Subject], Iterator[Finding]]:
    """Return a look at what was noted while the plugin was imported: there must be nothing."""

    def look(subject: Subject) -> Iterator[Finding]:
        for line in dict.fromkeys(line for probe in _seen(subject) for line in note(probe)):
            found = Text(f"{what.zh}：{line}。", f"{what.en}: {line}.")
            yield Finding(what=found, where=subject.points[0].value, fix=_INSIDE)

    return look


def _heavy(probe: Probe) -> Iterable[str]:
    return sorted(HEAVY.intersection(name.partition(".")[0] for name in probe.modules))


IMPORTING = (
    ConformanceCheck(
        id="LD-C10",
        title=Text("能够导入", "can be imported"),
        proves=Text("安装包不缺少它所需要的。", "Its package lacks nothing that it needs."),
        look=_imports,
    ),
    ConformanceCheck(
        id="LD-C11",
        title=Text("导入用时", "time of importing"),
        proves=Text("装有多个插件时，命令也不变慢。", "Commands stay quick where many plugins are installed."),
        look=_in_time,
    ),
    ConformanceCheck(
        id="LD-C12",
        title=Text("导入时不输出", "silent import"),
        proves=Text(
            "不混入写到标准输出的报告和 JSON。",
            "Nothing gets between the reports and the JSON that commands print.",
        ),
        look=_noted(Text("导入时输出了", "While imported it prints"), lambda probe: probe.printed.strip().splitlines()),
    ),
    ConformanceCheck(
        id="LD-C13",
        title=Text("导入时无警告", "import without warnings"),
        proves=Text(
            "不使用将被取消的功能，在把警告当作错误的测试中也能使用。",
            "It uses nothing that is about to go, and works in tests that take warnings for errors.",
        ),
        look=_noted(Text("导入时发出警告", "While imported it warns"), lambda probe: probe.warned),
    ),
    ConformanceCheck(
        id="LD-C14",
        title=Text("导入时不写文件", "import writes no files"),
        proves=Text("列出插件不会改动任何文件。", "Listing plugins changes no file."),
        look=_noted(Text("导入时写了文件", "While imported it writes"), lambda probe: probe.wrote),
    ),
    ConformanceCheck(
        id="LD-C15",
        title=Text("导入时不联网、不启动程序", "import reaches no network and starts no program"),
        proves=Text(
            "可在不联网的机器上使用，不向外传送任何内容。",
            "It works on machines without a network, and sends nothing anywhere.",
        ),
        look=_noted(Text("导入时联网或启动程序", "While imported it reaches out"), lambda probe: probe.reached),
    ),
    ConformanceCheck(
        id="LD-C16",
        title=Text("导入时不带入较大的模块", "no heavy modules at import"),
        proves=Text(
            "只在用到时才导入较大的模块，没有安装它们也能列出插件。",
            "Large packages are imported where they are used, and the plugin can be listed without them.",
        ),
        look=_noted(Text("导入时带入了", "While imported it imports"), _heavy),
    ),
)
