"""Indicators in TOML: read with every fault at once, written and read back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import localdiplomacy as ld
from localdiplomacy.measures.builtin import INDICATORS
from localdiplomacy.measures.indicator_files import read_indicator_files, read_indicators, write_indicators
from localdiplomacy.measures.indicators import Direction, Fold, Indicator, Revision
from localdiplomacy.model.conditions import Operator, Where
from localdiplomacy.model.periods import Frequency
from localdiplomacy.model.texts import Text

Write = Callable[..., Path]
HEAD = """
zh = "甲"
en = "A"
definition = { zh = "甲。", en = "A." }
unit = "batches"
"""


def table(id: str, text: str = 'time = "departs_on"') -> str:
    return f'[[indicators]]\nid = "{id}"{HEAD}{text}\n'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(*tables: str, name: str = "own.toml") -> Path:
        (tmp_path / name).write_text("\n".join(tables), "utf-8")
        return tmp_path / name

    return write


def told(path: Path, **more: object) -> list[tuple[str, str | None, str]]:
    with pytest.raises(ld.CannotContinue) as caught:
        read_indicators(path, "indicators/own.toml", **more)
    issues = caught.value.issues
    assert {issue.source.origin.file for issue in issues if issue.source} <= {"indicators/own.toml"}
    assert all(issue.message("zh") and issue.remedy("zh") for issue in issues)
    return [(issue.code, issue.path, issue.message("en")) for issue in issues]


def test_the_built_in_indicators_are_written_and_read_back(tmp_path: Path) -> None:
    path = write_indicators(tmp_path / "all.toml", INDICATORS)
    assert read_indicators(path, known=()) == INDICATORS
    assert path.read_text("utf-8").count("[[indicators]]") == len(INDICATORS)


def test_a_declaration_with_every_key(write: Write) -> None:
    path = write(
        table(
            "our.cut",
            """
records = "outbound"
where = { all = [{ field = "mode", in = ["own", "joined"] }, { not = { field = "purpose", missing = true } }] }
fold = "sum"
value = "planned.persons"
minus = "headcount.persons"
times = "days_abroad"
otherwise = 0
alternatives = [["planned.person_times", "person_times"]]
time = "departs_on"
direction = "less"
additive_over_time = true
additive_over_units = false
evidence = { where = { field = "mode", is = "own" }, every = "quarter" }
revisions = [{ since = 2020-01-01, note = { zh = "含港澳", en = "with Hong Kong and Macao" } }]
""",
        ),
        table("our.so_far", 'time = "departs_on"\ncumulative = true'),
        table("our.ties", 'records = "partnerships"\nstock = true\nstates = ["in-force"]\nkinds = ["formal"]').replace(
            'unit = "batches"', 'unit = "pairs"'
        ),
        table("our.share", 'fold = "ratio"\nnumerator = "our.so_far"\ndenominator = "our.all"'),
        table("our.all", 'fold = "total"\nparts = ["outbound.batches", "inbound.batches"]'),
    )
    cut, so_far, ties, share, both = ld.read_indicators(path)
    assert (cut.fold, cut.minus, cut.times, cut.otherwise) == (Fold.SUM, "headcount.persons", "days_abroad", 0)
    assert cut.alternatives == (("planned.person_times", "person_times"),)
    assert cut.revisions == (Revision(since=date(2020, 1, 1), note=Text("含港澳", "with Hong Kong and Macao")),)
    assert cut.evidence == ld.Evidence(where=Where(field="mode", value="own"), every=Frequency.QUARTER)
    assert cut.where.all_of[1] == Where(field="purpose", op=Operator.MISSING, negated=True)
    assert (cut.direction, cut.additive_over_units) == (Direction.LESS, False)
    assert (so_far.cumulative, ties.states, share.denominator) == (True, ("in-force",), "our.all")
    assert both.parts == ("outbound.batches", "inbound.batches")
    trips = [ld.OutboundDelegation(id="t", departs_on="2021-02-03")]
    table_of = ld.measure(ld.Ledger.of(trips), "our.so_far", indicators=(*INDICATORS, so_far), period=2021)
    assert str(table_of.row().observation.value.low) == "1"


def test_all_faults_of_a_file_at_once(write: Write) -> None:
    path = write(
        "nam = 1",
        table("our.a", 'fold = "summ"\ntme = "x"').replace('{ zh = "甲。", en = "A." }', '"甲"'),
        table("our.b", 'time = "history.refusd"\nwhere = { field = "mode", is = "onw" }').replace("batches", "batchs"),
        table("outbound.batches", 'fold = "total"\nparts = ["our.a", "our.c"]'),
        table("our.d", 'fold = "total"\nparts = ["our.d", "our.b"]'),
        table("our.e", 'records = "trips"\nfold = "total"\nvalue = "purpose"'),
        table("our.f", 'fold = "sum"\nvalue = "headcount.person"\ntime = "departs_onn"'),
        table("our.g", 'time = "departs_on"\nplugin = "hanoi"'),
        table("our.f"),
    )
    found = told(path)
    assert [(code, place) for code, place, _ in found] == [
        ("LD-SET-002", "nam"),
        ("LD-SET-003", "indicators[0].definition"),
        ("LD-SET-003", "indicators[0].fold"),
        ("LD-SET-002", "indicators[0].tme"),
        ("LD-SET-003", "indicators[4].records"),
        ("LD-SET-003", "indicators[4].parts"),
        ("LD-SET-003", "indicators[4].value"),
        ("LD-SET-003", "indicators[6].plugin"),
        ("LD-MEASURE-016", "indicators[2].id"),
        ("LD-MEASURE-016", "indicators[7].id"),
        ("LD-SET-003", "indicators[1].unit"),
        ("LD-SET-003", "indicators[1].time"),
        ("LD-SET-003", "indicators[1].where"),
        ("LD-MEASURE-001", "indicators[2]"),
        ("LD-MEASURE-015", "indicators[3]"),
        ("LD-MEASURE-004", "indicators[5]"),
        ("LD-MEASURE-004", "indicators[5]"),
    ]
    by_place = {place: message for _, place, message in found}
    assert by_place["indicators[0].fold"] == (
        "Expected one of: count, sum, distinct, last, mean, ratio, total, found summ."
    )
    assert by_place["indicators[0].tme"] == "indicators[0].tme is not a known key (did you mean time?)."
    assert by_place["indicators[1].where"] == (
        "Expected a code of the list outbound-mode; did you mean own, found onw."
    )
    assert by_place["indicators[2].id"] == (
        "outbound.batches of indicators/own.toml is already defined by the built-in indicators."
    )
    assert by_place["indicators[7].id"] == ("our.f of indicators/own.toml is already defined by indicators/own.toml.")
    assert by_place["indicators[2]"] == "There is no indicator our.c; did you mean our.g."


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("indicators = 3", "LD-SET-003", "indicators"),
        ("[indicators]\nid = 'x'", "LD-SET-003", "indicators"),
        ("indicators = [3]", "LD-SET-003", "indicators[0]"),
        ("[[indicators]]\nzh = '甲'", "LD-SET-004", "indicators[0].id"),
        ("[[indicators", "LD-FILE-009", None),
    ],
)
def test_files_of_another_form(write: Write, text: str, code: str, place: str | None) -> None:
    assert (code, place) in [(found, where) for found, where, _ in told(write(text))]


def test_parts_of_an_indicator_with_a_fault_are_not_called_unknown(write: Write) -> None:
    path = write(table("our.a", "time = 3"), table("our.b", 'fold = "total"\nparts = ["our.a", "inbound.batches"]'))
    assert [(code, place) for code, place, _ in told(path)] == [("LD-SET-003", "indicators[0].time")]


def test_files_are_put_together_and_name_one_another(write: Write) -> None:
    first = write(table("our.a"), table("our.c"), name="a.toml")
    second = write(table("our.b", 'fold = "total"\nparts = ["our.a", "inbound.batches"]'), name="b.toml")
    files = [(first, "a.toml"), (second, "b.toml")]
    assert [found.id for found in read_indicator_files(files, INDICATORS)] == ["our.a", "our.c", "our.b"]
    third = write(table("our.c"), table("our.d", "stok = true"), name="c.toml")
    with pytest.raises(ld.CannotContinue) as caught:
        read_indicator_files([*files, (third, "c.toml")], INDICATORS)
    assert [issue.message("en") for issue in caught.value.issues] == [
        "indicators[1].stok is not a known key (did you mean stock?).",
        "our.c of c.toml is already defined by a.toml.",
    ]


def test_the_owner_of_a_taken_id_is_a_plugin(write: Write) -> None:
    given = evolve(INDICATORS[0], id="hanoi.trips", plugin="hanoi 1.0")
    ((code, _, message),) = told(write(table("hanoi.trips")), known=[given])
    assert (code, message) == (
        "LD-MEASURE-016",
        "hanoi.trips of indicators/own.toml is already defined by hanoi 1.0.",
    )
    assert read_indicators(write(table("hanoi.trips")), known=[given], replace=["hanoi.trips"])[0].zh == "甲"


def test_codes_are_those_of_the_lists_given(write: Write) -> None:
    path = write(table("our.a", 'time = "departs_on"\nwhere = { field = "mode", in = ["own", "by-ship"] }'))
    assert [place for _, place, _ in told(path)] == ["indicators[0].where"]
    assert read_indicators(path, code_lists={})[0].where.value == ("own", "by-ship")
    kinds = write(table("our.b", 'records = "partnerships"\nstock = true\nkinds = ["formel"]\nstates = ["in-forc"]'))
    assert [place for _, place, _ in told(kinds)] == ["indicators[0].states", "indicators[0].kinds"]


def test_a_history_tells_kinds_as_well_as_states(write: Write) -> None:
    path = write(
        table("our.a", 'records = "partnerships"\nstock = true\nwhere = { field = "history.to", is = "formal" }')
    )
    assert read_indicators(path)[0].where.value == "formal"


slugs = st.sampled_from(["own", "joined", "trade", 'quo"te', "甲", "\x7f\n"])
fields = st.sampled_from(["mode", "purpose", "headcount.persons"])
leaves = st.builds(Where, field=fields, op=st.sampled_from(["is", "is_not"]), value=slugs | st.integers(0, 9))
leaves |= st.builds(
    Where, field=fields, op=st.sampled_from(["in", "not_in"]), value=st.lists(slugs, max_size=2).map(tuple)
)
leaves |= st.builds(Where, field=fields, op=st.sampled_from(["missing", "present"]))
leaves |= st.builds(Where, field=fields, op=st.just("at_least"), value=st.decimals("0", "99", places=1) | st.dates())
conditions = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Where(all_of=tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: Where(any_of=tuple(parts)))
        | inner.map(lambda where: evolve(where, negated=not where.negated))
    ),
    max_leaves=5,
)
texts = st.text(st.characters(codec="utf-8"), max_size=8)
named = {"id": st.just("our.x"), "zh": texts, "en": texts, "definition": st.builds(Text, texts, texts)}
named |= {"unit": st.just("batches"), "direction": st.sampled_from(list(Direction))}


def test_faults_of_evidence(write: Write) -> None:
    path = write(
        table("our.a", 'time = "departs_on"\nevidence = { where = { field = "mode", is = "onw" } }'),
        table("our.b", 'time = "departs_on"\nevidence = { where = { field = "mod", is = "own" }, every = "quarter" }'),
        table("our.c", 'time = "departs_on"\nevidence = { where = { field = "mode", is = "own" }, every = "term" }'),
        table(
            "our.d", 'records = "partnerships"\nstock = true\nevidence = { where = { field = "kind", is = "formal" } }'
        ),
        table("our.e", 'fold = "total"\nparts = ["outbound.batches", "inbound.batches"]\nevidence = { where = [] }'),
    )
    found = {(code, path) for code, path, _ in told(path)}
    assert {path for _, path in found} == {
        "indicators[0].evidence.where",
        "indicators[1]",
        "indicators[2].evidence.every",
        "indicators[3].evidence",
        "indicators[4].evidence",
    }


revisions = st.lists(st.builds(Revision, since=st.dates(), note=st.builds(Text, texts, texts)), max_size=2)
named |= {"revisions": revisions}
declared = st.one_of(
    st.builds(
        Indicator,
        **named,
        where=conditions,
        time=st.sampled_from(["departs_on", "history.refused"]),
        cumulative=st.booleans(),
        additive_over_units=st.booleans(),
        evidence=st.none() | st.builds(ld.Evidence, where=conditions, every=st.none() | st.sampled_from(Frequency)),
    ),
    st.builds(
        Indicator,
        **named,
        where=conditions,
        fold=st.sampled_from(["sum", "mean"]),
        value=st.just("headcount.persons"),
        minus=st.none() | st.just("planned.persons"),
        times=st.none() | st.just("days_abroad"),
        otherwise=st.none() | st.integers(0, 5),
        alternatives=st.sampled_from([(), (("headcount.person_times", "person_times"),)]),
        time=st.just("departs_on"),
    ),
    st.builds(
        Indicator,
        **named,
        records=st.just("partnerships"),
        stock=st.just(True),
        states=st.sampled_from([(), ("in-force",)]),
        kinds=st.sampled_from([(), ("formal", "friendly-exchange")]),
    ),
    st.builds(
        Indicator,
        **named,
        fold=st.just("ratio"),
        numerator=st.just("inbound.batches"),
        denominator=st.just("inbound.batches"),
    ),
    st.builds(Indicator, **named, fold=st.just("total"), parts=st.just(("inbound.batches", "outbound.batches"))),
)


@given(found=declared)
def test_any_indicator_is_written_and_read_back(found: Indicator, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "written.toml"
    write_indicators(path, [evolve(found, plugin="hanoi 1.0")])
    assert read_indicators(path, code_lists={}) == (found,)
