"""LD-C20 to LD-C37: hooks, and what they contribute."""

from collections.abc import Callable

import pytest

from localdiplomacy.conformance.subject import NotLoaded, Subject

Install = Callable[..., Subject]
Said = Callable[[str, Subject], str]

HEAD = "from localdiplomacy import *\nfrom localdiplomacy.model import EntryKind\nplugin_api = 1\n"
INDICATOR = 'Indicator(id="desk.trips", zh="团组", en="trips", definition=Text("按出境日期。", "By day."), unit="batches", time="departs_on")'
DIMENSION = 'Dimension(id="desk.side", zh="侧", en="side", fields=(("outbound", "mode"), ("entries", "@state")))'
RULE = (
    'Rule(code="DESK-001", severity=Severity.ADVICE, title=Text("甲", "a"), message=Text("乙。", "B."), '
    'remedy=Text("丙。", "C."))'
)


SLIP = 'PartsRule(id="desk.slip", zh="甲", en="Slip", total=Term(indicator="outbound.bathces"), over="contry")'


def _hooks(**hooks: str) -> str:
    """A module whose hooks return what is given as source text."""
    written = (
        f'@hookimpl\ndef register_{name}():\n    """Contribute."""\n    return [{items}]\n'
        for name, items in hooks.items()
    )
    return HEAD + "".join(written)


@pytest.mark.parametrize(
    ("id", "module", "found"),
    [
        ("LD-C20", HEAD + "@hookimpl\ndef register_indicator():\n    return []", "did you mean register_indicators?"),
        ("LD-C21", HEAD + "@hookimpl\nasync def register_checks():\n    return []", "it is an async function"),
        ("LD-C23", HEAD, "has no hook marked @hookimpl"),
        ("LD-C24", HEAD + "@hookimpl\ndef register_checks():\n    return []", "no docstring. (register_checks)"),
        ("LD-C25", _hooks(checks="1 / 0"), "ZeroDivisionError"),
        ("LD-C30", _hooks(checks="1"), "must return a list of Check"),
        ("LD-C31", _hooks(indicators=INDICATOR.replace("desk.", "")), "must begin with"),
        ("LD-C32", _hooks(indicators=f"{INDICATOR}, {INDICATOR}"), "already defined by desk"),
        ("LD-C33", _hooks(indicators=INDICATOR.replace('zh="团组"', 'zh=" "')), "both languages. (desk.trips)"),
        (
            "LD-C34",
            _hooks(indicators=INDICATOR.replace("按出境日期。", "团组")),
            "only repeats the title. (desk.trips)",
        ),
        (
            "LD-C35",
            _hooks(checks='Check(id="desk.x", zh="查", en="x", rules=(), run=lambda context: ())'),
            "can report nothing. (desk.x)",
        ),
        (
            "LD-C36",
            _hooks(
                indicators=INDICATOR.replace(
                    'unit="batches", time="departs_on"',
                    'unit="percent", fold="ratio", numerator="desk.a", denominator="outbound.batches"',
                )
            ),
            "indicator desk.a is not there.",
        ),
        (
            "LD-C36",
            _hooks(report_formats='AddedSection(format="desk.none", section=Section("desk.s", lambda context: ()))'),
            "desk.none",
        ),
        (
            "LD-C36",
            _hooks(
                checks=f'Check(id="desk.x", zh="查", en="x", rules=({RULE},), run=len, needs=("codes:desk.none", "regulations"))'
            ),
            "code list desk.none is not there. (desk.x)",
        ),
        (
            "LD-C36",
            _hooks(validation_rules=SLIP),
            (
                "indicator outbound.bathces is not there. (desk.slip) Correct the id, or contribute what it means too.\n"
                "dimension contry is not there. (desk.slip)"
            ),
        ),
        ("LD-C31", _hooks(validation_rules=SLIP.replace("desk.slip", "slip")), "must begin with"),
        ("LD-C33", _hooks(validation_rules=SLIP.replace('en="Slip"', 'en="甲"')), "both languages. (desk.slip)"),
        (
            "LD-C33",
            "from datetime import date\n"
            + _hooks(
                regulations='Pack(id="desk.p", zh="规", en="", jurisdiction="CN", parameters=(), '
                "reviewed_on=date(2026, 1, 1))"
            ),
            "both languages. (desk.p)",
        ),
        (
            "LD-C36",
            _hooks(ledger_formats='LedgerFormat(id="desk.l", zh="台", en="l", records="desks", columns="desk.c")'),
            "code list desk.c is not there. (desk.l) Correct the id, or contribute what it means too.\nset desks is",
        ),
        ("LD-C31", _hooks(dimensions=DIMENSION.replace("desk.", "")), "must begin with"),
        ("LD-C33", _hooks(dimensions=DIMENSION.replace('en="side"', 'en=""')), "both languages. (desk.side)"),
        (
            "LD-C36",
            _hooks(
                dimensions=DIMENSION.replace("mode", "mood").replace('en="side"', 'en="side", code_list="desk.none"')
            ),
            "what it means too.\nfield mood of outbound is not there.",
        ),
        (
            "LD-C36",
            _hooks(
                dimensions=DIMENSION.replace('en="side"', 'en="side", rolls_up=RollUp(of="desk.no", levels=("city",))')
            ),
            "dimension desk.no is not there. (desk.side)",
        ),
    ],
)
def test_a_fault_is_found(id: str, module: str, found: str, install: Install, said: Said) -> None:
    assert found in said(id, install(module))


def test_a_class_is_no_instance(install: Install, said: Said) -> None:
    subject = install("class Desk:\n    pass", points="desk = localdiplomacy_desk:Desk")
    assert "Have you forgotten the brackets" in said("LD-C22", subject)


def test_a_sound_plugin_has_no_faults(install: Install, said: Said) -> None:
    check = f'Check(id="desk.x", zh="查", en="x", rules=({RULE},), run=lambda context: ())'
    subject = install(_hooks(indicators=INDICATOR, dimensions=DIMENSION, checks=check))
    ids = [f"LD-C{number}" for number in (*range(20, 26), *range(30, 38))]
    assert [said(id, subject) for id in ids] == [""] * len(ids)


def test_what_could_not_be_reached_is_not_passed(install: Install, said: Said) -> None:
    subject = install(HEAD + "import nothing_there")
    for id in ("LD-C20", "LD-C24", "LD-C30", "LD-C33", "LD-C36", "LD-C37"):
        with pytest.raises(NotLoaded):
            said(id, subject)


KIND = """[plugin]
name = { zh = "台", en = "Desk" }
plugin_api = 1
packs = ["pack.toml"]

[[lists]]
id = "entry-kind"
zh = "条目"
en = "kinds"

[[lists.codes]]
id = "desk.tour"
zh = "参观"
en = "tour"
units = ["caravans"]
fields = [
  { id = "guide", zh = "讲解", en = "讲解", type = "code", code_list = "desk.none" },
  { id = "how", zh = "方式", en = "how", type = "code", code_list = "attendance" },
]
checks = [
  { check = "parent", id = "of", zh = "归属", en = "归属", kinds = ["desk.trip", "event"] },
  { check = "limit", id = "few", zh = "限量", en = "few", sum = ["headcount.persons"], at_most = { parameter = "desk.most" } },
  { check = "requires", id = "seen", zh = "现场", en = "seen", must = { field = "details.how", in = ["online", "by-letter"] } },
]

[[lists]]
id = "desk.rooms"
zh = "房间"
en = "房间"

[[lists.codes]]
id = "hall"
zh = "大厅"
en = "hall"
"""


def test_kinds_of_entry_and_lists_are_looked_at_too(install: Install, said: Said) -> None:
    subject = install("", files={"plugin.toml": KIND.replace('packs = ["pack.toml"]\n', "")})
    titles = said("LD-C33", subject)
    assert "(desk.tour.guide)" in titles
    assert "(desk.rooms)" in titles
    assert "(desk.tour.of)" in titles
    assert "(entry-kind)" not in titles
    mentioned = said("LD-C36", subject)
    assert "code list desk.none is not there. (desk.tour)" in mentioned
    assert "unit caravans is not there. (desk.tour)" in mentioned
    assert "kind of entry desk.trip is not there. (desk.tour.of)" in mentioned
    assert "kind of entry event" not in mentioned
    assert "parameter desk.most is not there. (desk.tour.few)" in mentioned
    assert "code by-letter of attendance is not there. (desk.tour.seen)" in mentioned
    assert "code online" not in mentioned


def test_faults_of_data_files_name_file_and_key(install: Install, said: Said) -> None:
    subject = install(
        "", files={"plugin.toml": KIND.replace("plugin_api = 1", "plugin_apy = 1").replace("packs =", "pax =")}
    )
    assert "localdiplomacy_desk/plugin.toml · plugin.plugin_apy" in said("LD-C37", subject)
