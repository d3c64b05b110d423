"""Checks, moves and lives of kinds in TOML: what is read, and every fault with its place and what is allowed there."""

from pathlib import Path

import pytest

from localdiplomacy.codec.codelists import MECHANISMS, builtin_code_lists, read_check, read_code_lists, write_check
from localdiplomacy.codec.faults import StructureError
from localdiplomacy.issues import CannotContinue
from localdiplomacy.model import DayKind, Frequency, Where
from localdiplomacy.model.entries import EntryKind, EntryLife
from localdiplomacy.model.kind_checks import Bound, Every, Requires, Within

KINDS = [kind for kind in builtin_code_lists()["entry-kind"] if isinstance(kind, EntryKind)]
LIVES = [life for life in builtin_code_lists()["entry-life"] if isinstance(life, EntryLife)]
_SAYS = 'id = "c", zh = "某事", en = "some rule"'


def _file(folder: Path, kind: str, lives: str = "") -> Path:
    path = folder / "codes.toml"
    fields = 'fields = [{ id = "due", zh = "时限", en = "due", type = "date" }, { id = "n", zh = "数", en = "n", type = "integer" }]'
    text = f'[[lists]]\nid = "entry-kind"\n[[lists.codes]]\nid = "play"\nzh = "演出"\nen = "play"\n{fields}\n{kind}\n{lives}'
    path.write_text(text, "utf-8")
    return path


def _play(folder: Path, kind: str, lives: str = "") -> EntryKind:
    (found,) = (codes for codes in read_code_lists(_file(folder, kind, lives)) if codes.id == "entry-kind")
    assert isinstance(found.codes[0], EntryKind)
    return found.codes[0]


def _check(more: str) -> str:
    return f'states = ["planned", "held"]\nchecks = [{{ {_SAYS}, {more} }}]'


def test_a_kind_takes_states_moves_and_checks_from_its_life(tmp_path: Path) -> None:
    kind = _play(
        tmp_path,
        f'life = "occasion"\nchecks = [{{ {_SAYS}, check = "requires", must = {{ field = "n", present = true }} }}]'.replace(
            '"n"', '"details.n"'
        ),
    )
    occasion = next(life for life in LIVES if life.id == "occasion")
    assert (kind.life, kind.states, kind.moves) == ("occasion", occasion.states, occasion.moves)
    assert [check.id for check in kind.checks] == ["over", "c"]
    assert not kind.lifecycle.allows("held", "cancelled")


def test_a_life_of_the_same_file_may_stand_after_the_kind(tmp_path: Path) -> None:
    lives = '[[lists]]\nid = "entry-life"\ncodes = [{ id = "run", zh = "演期", en = "a run", states = ["planned", "held"] }]\n'
    kind = _play(tmp_path, 'life = "run"', lives)
    assert kind.states == ("planned", "held")
    assert kind.lifecycle.allows("planned", "held")
    assert not kind.lifecycle.allows("held", "planned")


def test_without_moves_any_later_state_may_follow(tmp_path: Path) -> None:
    cycle = _play(tmp_path, 'states = ["planned", "held", "closed"]').lifecycle
    assert cycle.start == {"planned", "held", "closed"}
    assert cycle.moves == {"planned": {"held", "closed"}, "held": {"closed"}, "closed": frozenset()}


def test_what_a_check_says_is_read() -> None:
    every = read_check(
        {
            "check": "every",
            "id": "c",
            "zh": "某",
            "en": "some",
            "per": "month",
            "at_least": 2,
            "at_most": {"parameter": "a.b"},
        }
    )
    assert isinstance(every, Every)
    assert (every.per, every.at_least, every.at_most) == (Frequency.MONTH, Bound(number=2), Bound(parameter="a.b"))
    assert (every.severity, every.when, every.by, every.time) == ("warning", Where(), ("office",), "on")
    within = read_check(
        {
            "check": "within",
            "id": "c",
            "zh": "某",
            "en": "some",
            "start": "on",
            "end": "until",
            "at_most": 5,
            "counted_in": "working_days",
        }
    )
    assert isinstance(within, Within)
    assert within.counted_in is DayKind.WORKING_DAYS
    must = {"field": "name", "present": True}
    found = read_check({"check": "requires", "id": "c", "zh": "某", "en": "some", "must": must, "severity": "error"})
    assert isinstance(found, Requires)
    assert found.severity == "error"


def test_every_packaged_check_is_written_and_read_back() -> None:
    checks = [check for kind in KINDS for check in kind.checks]
    assert {type(check) for check in checks} == set(MECHANISMS.values())
    for check in checks:
        assert read_check(write_check(check)) == check


@pytest.mark.parametrize(
    ("kind", "code", "path", "shown"),
    [
        (_check('must = { field = "on", present = true }'), "LD-SET-004", "checks[0].check", "check"),
        (_check('check = "needs"'), "LD-SET-003", "checks[0].check", "requires, every, unique, covers"),
        (_check("check = 3"), "LD-SET-003", "checks[0].check", "3"),
        (_check('check = "requires"'), "LD-SET-004", "checks[0].must", "must"),
        (_check('check = "covers", by = ["office"], gap = 1'), "LD-SET-002", "checks[0].gap", "gap"),
        (_check('check = "requires", must = { field = "on" }'), "LD-SET-003", "checks[0].must", "a condition such as"),
        (
            _check('check = "requires", must = { field = "details.duty", present = true }'),
            "LD-SET-003",
            "checks[0].must",
            "details.due",
        ),
        (
            _check(
                'check = "requires", when = { field = "state", is = "open" }, must = { field = "on", present = true }'
            ),
            "LD-SET-003",
            "checks[0].when",
            "one of: planned, held",
        ),
        (
            _check('check = "requires", must = { any = [{ not = { field = "history.to", in = ["held", "open"] } }] }'),
            "LD-SET-003",
            "checks[0].must",
            "open",
        ),
        (_check('check = "every", at_least = 1'), "LD-SET-003", "checks[0].per", "one of per and per_field"),
        (_check('check = "every", per = "month"'), "LD-SET-003", "checks[0].at_least", "at_least or at_most"),
        (_check('check = "every", per = "decade", at_least = 1'), "LD-SET-003", "checks[0].per", "year, half, quarter"),
        (
            _check('check = "every", per_field = "details.n", at_least = 1'),
            "LD-SET-003",
            "checks[0].per_field",
            "code_list is frequency",
        ),
        (
            _check('check = "every", per = "year", at_least = { field = "details.n" }'),
            "LD-SET-003",
            "checks[0].at_least",
            "not a field",
        ),
        (
            _check('check = "every", per = "year", at_least = 1, time = "history.open"'),
            "LD-SET-003",
            "checks[0].time",
            "on, until, details.due, history.planned, history.held",
        ),
        (
            _check('check = "every", per = "year", at_least = 1, unit = "copies"'),
            "LD-SET-003",
            "checks[0].unit",
            "one of",
        ),
        (_check('check = "unique", key = []'), "LD-SET-003", "checks[0].key", "at least one"),
        (_check('check = "unique", key = ["nam"]'), "LD-SET-003", "checks[0].key[0]", "name"),
        (_check('check = "unique", key = ["on"], same = ["x"]'), "LD-SET-003", "checks[0].same[0]", "x"),
        (_check('check = "covers", by = []'), "LD-SET-003", "checks[0].by", "at least one"),
        (_check('check = "covers", by = ["details.x"]'), "LD-SET-003", "checks[0].by[0]", "details.due"),
        (_check('check = "parent", kinds = []'), "LD-SET-003", "checks[0].kinds", "at least one"),
        (_check('check = "children", kinds = []'), "LD-SET-003", "checks[0].kinds", "at least one"),
        (_check('check = "children", kinds = ["play"]'), "LD-SET-003", "checks[0].at_least", "stated or must"),
        (
            _check('check = "children", kinds = ["play"], stated = "details.x"'),
            "LD-SET-003",
            "checks[0].stated",
            "details.due",
        ),
        (
            _check('check = "within", start = "name", end = "until", at_most = 1'),
            "LD-SET-003",
            "checks[0].start",
            "details.due",
        ),
        (
            _check('check = "within", start = "on", end = "details.n", at_most = 1'),
            "LD-SET-003",
            "checks[0].end",
            "until",
        ),
        (
            _check('check = "within", start = "on", end = "until", at_most = "5 days"'),
            "LD-SET-003",
            "checks[0].at_most",
            "a number, {parameter",
        ),
        (
            _check('check = "within", start = "on", end = "until", at_most = { field = "details.m" }'),
            "LD-SET-003",
            "checks[0].at_most",
            "details.due",
        ),
        (_check('check = "limit", sum = []'), "LD-SET-003", "checks[0].sum", "at least one"),
        (_check('check = "limit", sum = ["details.n"]'), "LD-SET-003", "checks[0].at_least", "or both"),
        (
            _check('check = "limit", sum = ["details.n"], at_most = { fields = "x" }'),
            "LD-SET-003",
            "checks[0].at_most",
            "a number",
        ),
        (
            _check('check = "limit", sum = ["details.n"], at_most = { field = "x", parameter = "y" }'),
            "LD-SET-003",
            "checks[0].at_most",
            "a number",
        ),
        (
            _check('check = "covers", by = ["office"], severity = "fatal"'),
            "LD-SET-003",
            "checks[0].severity",
            "error, warning, advice",
        ),
        (
            'checks = [{ id = "a b", zh = "某", en = "x", check = "covers", by = ["on"] }]',
            "LD-SET-003",
            "checks[0].id",
            "a b",
        ),
        (
            'checks = [{ id = "a", zh = " ", en = "x", check = "covers", by = ["on"] }]',
            "LD-SET-003",
            "checks[0].zh",
            "not empty",
        ),
        ('life = "occasions"', "LD-SET-003", "life", "occasion"),
        ('life = "occasion"\nstates = ["planned"]', "LD-SET-003", "states", "the life says"),
        ('life = "occasion"\nmoves = { planned = [] }', "LD-SET-003", "moves", "the life says"),
        ('states = ["planned"]\nmoves = { open = [] }', "LD-SET-003", "moves.open", "a state of"),
        ('states = ["planned"]\nmoves = { planned = ["open"] }', "LD-SET-003", "moves.planned[0]", "open"),
        (
            f'life = "occasion"\nchecks = [{{ {_SAYS.replace(chr(34) + "c" + chr(34), chr(34) + "over" + chr(34))}, check = "covers", by = ["on"] }}]',
            "LD-SET-003",
            "checks[0].id",
            "each id once",
        ),
    ],
)
def test_a_fault_is_named_with_its_key(tmp_path: Path, kind: str, code: str, path: str, shown: str) -> None:
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(_file(tmp_path, kind), "codes.toml")
    (issue,) = [one for one in caught.value.issues if one.path == f"lists.entry-kind.codes[0].{path}"]
    assert issue.code == code
    assert shown in issue.message("en")
    assert issue.source is not None
    assert issue.source.origin.file == "codes.toml"


def test_all_faults_of_a_kind_are_named_at_once(tmp_path: Path) -> None:
    kind = f'life = "x"\nrequired = ["y"]\nchecks = [{{ check = "z" }}, {{ {_SAYS}, check = "unique", key = ["w"] }}]'
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(_file(tmp_path, kind))
    assert {str(issue.path).removeprefix("lists.entry-kind.codes[0].") for issue in caught.value.issues} == {
        "life",
        "required[0]",
        "checks[0].check",
        "checks[1].key[0]",
    }


def test_faults_of_a_life_are_named_too(tmp_path: Path) -> None:
    lives = f'[[lists]]\nid = "entry-life"\ncodes = [{{ id = "run", zh = "演期", en = "a run", checks = [{{ {_SAYS}, check = "covers", by = ["details.n"] }}] }}]\n'
    with pytest.raises(CannotContinue) as caught:
        read_code_lists(_file(tmp_path, "", lives))
    assert [issue.path for issue in caught.value.issues] == ["lists.entry-life.codes[0].checks[0].by[0]"]


def test_an_unknown_mechanism_is_refused_by_itself() -> None:
    with pytest.raises(StructureError):
        read_check({"check": "requires", "id": "c"})


@pytest.mark.parametrize("life", [*LIVES, *KINDS], ids=lambda one: f"{type(one).__name__}-{one.id}")
def test_packaged_lives_leave_no_state_out(life: EntryLife) -> None:
    cycle, states = life.lifecycle, frozenset(life.states)
    assert cycle.states == states
    assert all(state not in after for state, after in cycle.moves.items())
    if life.moves and len(states) > 1:
        first = life.states[0]
        reached, waiting = {first}, [first]
        while waiting:
            for state in cycle.moves.get(waiting.pop(), frozenset()) - reached:
                reached.add(state)
                waiting.append(state)
        assert reached == states or life.id == "talking-points"


def test_packaged_checks_name_what_there_is() -> None:
    lists = builtin_code_lists()
    known = {kind.id for kind in KINDS}
    for kind in KINDS:
        assert len({check.id for check in kind.checks}) == len(kind.checks)
        for check in kind.checks:
            assert set(getattr(check, "kinds", ())) <= known
            for part in (*check.when.comparisons(), *getattr(check, "must", Where()).comparisons()):
                field = next((one for one in kind.fields if part.field == f"details.{one.id}"), None)
                if field is not None and field.code_list is not None and part.value is not None:
                    values = part.value if isinstance(part.value, tuple) else (part.value,)
                    assert all(value in lists[field.code_list] for value in values), (kind.id, check.id)
