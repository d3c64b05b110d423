"""LD-C40 to LD-C70: what a plugin does on the sample cities, in other processes, with its configuration, in a registry."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.conformance import Finding
from localdiplomacy.conformance.probes import Probe
from localdiplomacy.conformance.subject import NotLoaded, Subject
from localdiplomacy.plugins.composing import Pool

Install = Callable[..., Subject]
Said = Callable[[str, Subject], str]

HEAD = "import attrs\nfrom typing import Any\nfrom localdiplomacy import *\nfrom localdiplomacy.reports import *\nplugin_api = 1\n"
INDICATOR = 'Indicator(id="desk.trips", zh="团组", en="trips", definition=Text("按出境日期。", "By day."), unit="batches", time="departs_on")'
RULE = (
    'RULE = Rule(code="DESK-001", severity=Severity.ADVICE, title=Text("甲", "a"), message=Text("乙。", "B."), '
    'remedy=Text("丙。", "C."))\n'
)


def _hook(kind: str, items: str, before: str = "", argument: str = "") -> str:
    return f'{HEAD}{before}\n@hookimpl\ndef register_{kind}({argument}):\n    """Contribute."""\n    return [{items}]\n'


def _check(body: str, more: str = "") -> str:
    before = f"{RULE}def run(context):\n    {body}\n"
    return _hook("checks", f'Check(id="desk.x", zh="查", en="x", rules=(RULE,), run=run{more})', before)


def _section(body: str) -> str:
    before = f"def compose(context):\n    {body}\n"
    return _hook(
        "report_formats",
        'ReportFormat(id="desk.r", title=Text("报", "r"), sections=(Section("desk.s", compose),))',
        before,
    )


def _added(body: str) -> str:
    before = f"def compose(context):\n    {body}\n"
    item = 'AddedSection(format="core.annual-summary", section=Section("desk.s", compose))'
    return _hook("report_formats", item, before)


def _format(codes: str, **more: Any) -> str:
    required = more.get("required", ())
    before = f'HEADINGS = CodeList(id="desk.c", zh="表头", en="headings", codes=({codes},))\n'
    lists = '@hookimpl\ndef register_code_lists():\n    """Contribute."""\n    return [HEADINGS]\n'
    columns = more.get("columns", "desk.c")
    item = f'LedgerFormat(id="desk.l", zh="台", en="l", records="outbound", columns="{columns}", required={required!r})'
    return _hook("ledger_formats", item, before + lists)


SIDE = 'Dimension(id="desk.side", zh="侧", en="side", fields=(("outbound", "{0}"), ("inbound", "{0}")))'


def test_every_dimension_is_used_on_what_it_breaks_down(install: Install, said: Said) -> None:
    found = said("LD-C40", install(_hook("dimensions", SIDE.format("nothing"))))
    assert "LD-MEASURE-004" in found
    assert "(desk.side, small 2021 outbound.batches, " in found


def test_a_dimension_that_works_has_no_faults(install: Install, said: Said) -> None:
    assert said("LD-C40", install(_hook("dimensions", SIDE.format("office")))) == ""


NAME = 'Code(id="name", zh="团组名称", en="group")'


@pytest.mark.parametrize(
    ("id", "module", "found"),
    [
        ("LD-C40", _hook("indicators", INDICATOR.replace("departs_on", "left_on")), "(desk.trips, small 2021, "),
        ("LD-C41", _check("raise ValueError(len(context.ledger))"), "ValueError: "),
        ("LD-C41", _check('yield from () if context.code_lists["unit"] else ()'), "(desk.x, small (ledger only), "),
        ("LD-C41", _check("yield from context.regulations.parameters()[:0]"), "(ledger only), "),
        ("LD-C42", _check("yield 7"), "(desk.x, small)"),
        ("LD-C43", _section("raise SystemExit(3)"), "SystemExit: 3. (desk.r, small 2021 zh, "),
        ("LD-C44", _section("yield 'text'"), "A str in the report is no block and would be lost. (desk.r, small 2021 zh)"),
        ("LD-C43", _added("raise ValueError"), "ValueError. (core.annual-summary, small 2021 zh, "),
        ("LD-C44", _section("yield Paragraph(7)"), "The report cannot be written: "),
        ("LD-C45", _format('Code(id="left_on", zh="出境", en="left")'), "left_on of heading left is no field. (desk.l)"),
        ("LD-C45", _format('Code(id="left_on", zh="出境", en="left")'), "No heading belongs to a field."),
        ("LD-C45", _format(NAME, required=("name", "departs_on")), "The required field departs_on has no heading."),
        ("LD-C45", _format(NAME, columns="desk.none"), "There is no list of headings desk.none."),
        ("LD-C45", _format(NAME, required=("departs_on",)), "Of 3 written rows 0 were read back: "),
        ("LD-C55", _check("[object.__setattr__(city, 'level', 'x') for city in context.ledger.cities]; yield from ()"), "It changed cities."),
    ],
)  # fmt: skip
def test_a_fault_is_found(id: str, module: str, found: str, install: Install, said: Said) -> None:
    assert found in said(id, install(module))


@pytest.mark.parametrize(
    ("id", "module"),
    [
        ("LD-C40", _hook("indicators", INDICATOR)),
        ("LD-C41", _check('yield from context.code_lists["unit"].codes[:0]', ', needs=("codes:unit",)')),
        ("LD-C42", _check("yield from (Issue(RULE) for trip in context.ledger.outbound)")),
        ("LD-C43", _section("yield from ()")),
        ("LD-C44", _section('yield Heading("a"); yield Bullets(("b",))')),
        (
            "LD-C45",
            _format(
                f'{NAME}, Code(id="mode", zh="组团", en="mode"), Code(id="departs_on", zh="出境日期", en="left on"), '
                'Code(id="serial", zh="序号", en="no."), Code(id="stops", zh="行程", en="route"), '
                'Code(id="members.role", zh="身份", en="role"), Code(id="budget", zh="预算", en="budget")',
                required=("name|id",),
            ),
        ),
        ("LD-C55", _check("yield from (Issue(RULE) for trip in context.ledger.outbound)")),
    ],
)  # fmt: skip
def test_what_is_sound_passes(id: str, module: str, install: Install, said: Said) -> None:
    assert said(id, install(module)) == ""


def test_each_contribution_is_told_once_and_its_line_named(
    install: Install, look: Callable[[str, Subject], list[Finding]]
) -> None:
    found = look("LD-C41", install(_check("raise ValueError")))
    assert len(found) == 1
    assert "__init__.py:" in found[0].where


def test_contributions_that_differ_between_processes(install: Install, said: Said) -> None:
    first = [["indicators", []], ["code_lists", [["a", "b"]]]]
    second = [["indicators", []], ["code_lists", [["b", "a"]]]]
    subject = install(_hook("indicators", INDICATOR), probes=(Probe(contributed=first), Probe(contributed=second)))
    assert "(code_lists: a ≠ b)" in said("LD-C50", subject)


def test_lists_of_different_length_are_shown_whole(install: Install, said: Said) -> None:
    probes = (Probe(contributed=[["checks", ["a"]]]), Probe(contributed=[["checks", []]]))
    assert "(checks: ['a'] ≠ [])" in said("LD-C50", install(_hook("indicators", INDICATOR), probes=probes))


def test_results_that_differ_between_processes_are_told_once(install: Install, said: Said) -> None:
    first = [["report", "desk.r", "small", "", "a"], ["report", "desk.r", "large", "", "a"]]
    second = [["report", "desk.r", "small", "", "b"], ["report", "desk.r", "large", "", "b"]]
    subject = install(_hook("indicators", INDICATOR), probes=(Probe(trials=first), Probe(trials=second)))
    told = said("LD-C51", subject)
    assert "(report desk.r, small: a ≠ b)" in told
    assert len(told.splitlines()) == 1


def test_processes_that_could_not_load_it_show_nothing(install: Install, said: Said) -> None:
    subject = install(_hook("indicators", INDICATOR))
    for id in ("LD-C50", "LD-C51"):
        with pytest.raises(NotLoaded):
            said(id, subject)


CONFIG = "@attrs.frozen\nclass plugin_config:\n    {}\n"


def _config(*fields: str, kind: str = "frozen", title: str = '"trips"') -> str:
    before = CONFIG.replace("frozen", kind).format("\n    ".join(fields or ("pass",)))
    return _hook("indicators", INDICATOR.replace('"trips"', title), before, "config")


@pytest.mark.parametrize(
    ("id", "module", "readme", "found"),
    [
        ("LD-C60", _hook("indicators", INDICATOR, "plugin_config = {}\n"), "", "is dict; it must be an attrs class"),
        ("LD-C60", _config("a: int = 1", kind="define"), "", "The configuration can be changed. (plugin_config.a)"),
        ("LD-C61", _config("a: int"), "", "the README shows no example. (README)"),
        ("LD-C61", _config("a: int = 1"), "a = 'x'", "(README: plugins.desk.a)"),
        ("LD-C61", _config("a: int = 1"), "b = 1", "(README: plugins.desk.b)"),
        ("LD-C62", _config("a: Any = 1", "b: int = 2"), "", "the error does not name the key. (a)"),
        ("LD-C62", _config("a: int = attrs.field(default=1, converter=lambda value: 1)", "b: Any = 2"), "", "(b)"),
        ("LD-C63", _config('api_key: str = ""'), "", "looks like a password or key, and is shown. (api_key)"),
        ("LD-C63", _config('a: str = attrs.field(default="", metadata={"sensitive": True})'), "", "marked secret is still"),
        ("LD-C63", _config('a: str = secret(default="")', title='f"trips{config.a}"'), "", "written into the contrib"),
    ],
)  # fmt: skip
def test_a_fault_of_the_configuration_is_found(
    id: str, module: str, readme: str, found: str, install: Install, said: Said
) -> None:
    text = f'# desk\n\n```toml\n[plugins."desk"]\n{readme}\n```\n' if readme else "# desk"
    assert found in said(id, install(module, readme=text))


@pytest.mark.parametrize("id", ["LD-C60", "LD-C61", "LD-C62", "LD-C63"])
@pytest.mark.parametrize(
    ("module", "example"),
    [
        (_hook("indicators", INDICATOR), ""),
        (_config(), ""),
        (_config("a: int = 1", 'token: str = secret(default="")', "b: tuple[str, ...] = ()"), "a = 3"),
        (_config("a: int", "b: dict[str, int] = attrs.field(factory=dict)"), "a = 3\nb = { x = 1 }"),
    ],
)
def test_sound_configurations_pass(id: str, module: str, example: str, install: Install, said: Said) -> None:
    readme = (
        "```toml\nnot toml\n```\n\n```toml\nplugins = 1\n```\n\n```toml\n[workspace]\n```\n"
        f'```toml\n[plugins."desk"]\n{example}\n```\n'
    )
    assert said(id, install(module, readme=readme if example else "# desk")) == ""


def test_a_class_that_is_none_cannot_be_looked_into(install: Install, said: Said) -> None:
    subject = install(_hook("indicators", INDICATOR, "plugin_config = 7\n"))
    for id in ("LD-C61", "LD-C62", "LD-C63"):
        with pytest.raises(NotLoaded):
            said(id, subject)


def test_a_configuration_that_cannot_be_made_is_not_held_against_its_class(install: Install, said: Said) -> None:
    assert said("LD-C60", install(_config("a: int"))) == ""


def test_the_example_is_used_where_there_are_no_defaults(install: Install) -> None:
    subject = install(_config("a: int"), readme='```toml\n[plugins."desk"]\na = 3\n```\n')
    assert subject.config == {"a": 3}
    assert subject.loaded.name == "desk"


def test_coming_and_going(install: Install, said: Said) -> None:
    lists = '@hookimpl\ndef register_code_lists():\n    """Contribute."""\n    return [CodeList(id="desk.c", zh="表", en="c", codes=())]\n'
    regulations = (
        "from datetime import date\nfrom localdiplomacy.regulations.parameters import Parameter\n"
        '@hookimpl\ndef register_regulations():\n    """Contribute."""\n    return [Pack(id="desk.p", zh="规", en="p", '
        'jurisdiction="CN", parameters=(Parameter(id="desk.a", zh="参数", en="a", unit="days", jurisdiction="CN", '
        "reviewed_on=date(2026, 1, 1)),), reviewed_on=date(2026, 1, 1))]\n"
    )
    subject = install(_hook("indicators", INDICATOR, lists + regulations))
    assert said("LD-C70", subject) == ""
    assert said("LD-C33", subject) == ""


def test_one_that_comes_back_different(install: Install, said: Said) -> None:
    module = _hook(
        "indicators",
        INDICATOR.replace('"trips"', 'f"trips {next(COUNT)}"'),
        "import itertools\nCOUNT = itertools.count()\n",
    )
    assert "Registered once more it contributes something else. (desk.trips)" in said("LD-C70", install(module))


def test_one_that_changes_a_code_list(install: Install, said: Said) -> None:
    themes = builtin_code_lists()["theme"]
    kept = themes.codes
    subject = install(_check('object.__setattr__(context.code_lists["theme"], "codes", ()); yield from ()'))
    try:
        assert "It changed code_lists. (small)" in said("LD-C55", subject)
    finally:
        object.__setattr__(themes, "codes", kept)


LEAVING = """
from localdiplomacy.plugins.composing import Pool
LEFT = []
ORIGINAL = Pool.contributions

def more(self):
    found = ORIGINAL(self)
    return attrs.evolve(found, indicators=(*found.indicators, *LEFT))

def leave(indicator):
    LEFT.append(attrs.evolve(indicator, id=f"desk.left{len(LEFT)}"))
    Pool.contributions = more
    return indicator
"""


def test_one_that_leaves_something_behind(install: Install, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pool, "contributions", Pool.contributions)  # put back afterwards
    told = said("LD-C70", install(_hook("indicators", f"leave({INDICATOR})", LEAVING)))
    assert "After it is unregistered the registry is not as before. (desk.left" in told
