"""Rules in TOML: strict reading with file, key and what is allowed."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from localdiplomacy.codec.faults import StructureError
from localdiplomacy.issues import CannotContinue
from localdiplomacy.measures.validation.outliers import Along, OutlierRule
from localdiplomacy.measures.validation.reporting import Due, ReportingRule
from localdiplomacy.measures.validation.rule_set import RuleSet, builtin_rules, read_rule_files, read_rules
from localdiplomacy.measures.validation.rules import FigureRule, Importance, PartsRule, Relation
from localdiplomacy.measures.validation.scores import Method
from localdiplomacy.measures.validation.terms import Missing, Side, Term
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.periods import Frequency
from localdiplomacy.model.texts import Text

FULL = """
[[rules]]
id = "one"
zh = "甲"
en = "One"
reason = { zh = "因为", en = "because" }
where = { field = "office", in = ["x"] }
by = ["country"]
importance = "low"
operator = "at_most"

[rules.left]
missing = "never_skip"
terms = [{ indicator = "a", factor = -1.5, members = { mode = "own" }, office = "x", period = "previous-year" }]

[rules.right]
terms = [{ indicator = "b", unit = "persons", read_as = "person_times" }]

[[parts]]
id = "two"
zh = "乙"
en = "Two"
total = { indicator = "a" }
over = "mode"
members = ["own", "joined"]
complete = true
importance = "medium"

[[outliers]]
id = "three"
zh = "丙"
en = "Three"
indicators = ["a"]
along = "offices"
method = "z"
threshold = 2.5
minimum = 12

[[reporting]]
id = "four"
zh = "丁"
en = "Four"
indicators = ["a", "b"]
every = "month"
due = { working_days = 5 }
offices = ["x", "y"]
since = 2021-01-01
until = 2022-01-01
"""
ONE = """
[[rules]]
id = "one"
zh = "甲"
en = "One"
operator = "is"
left = { terms = [{ indicator = "a" }] }
right = { terms = [{ indicator = "b" }] }
"""


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def run(text: str, **more: Any) -> RuleSet:
        file = tmp_path / "rules.toml"
        file.write_text(text, "utf-8")
        return read_rules(file, "validation/rules.toml", **more)

    return run


def test_everything_a_file_may_say(read: Any) -> None:
    found = read(FULL)
    assert found.rules == (
        FigureRule(
            id="one",
            zh="甲",
            en="One",
            reason=Text("因为", "because"),
            where=Where(field="office", op="in", value=("x",)),
            by=("country",),
            importance=Importance.LOW,
            operator=Relation.AT_MOST,
            left=Side(
                terms=(
                    Term(
                        indicator="a",
                        factor=Decimal("-1.5"),
                        members={"mode": "own"},
                        office="x",
                        period="previous-year",
                    ),
                ),
                missing=Missing.NEVER_SKIP,
            ),
            right=Side(terms=(Term(indicator="b", unit="persons", read_as="person_times"),)),
        ),
    )
    assert found.parts == (
        PartsRule(
            id="two",
            zh="乙",
            en="Two",
            total=Term(indicator="a"),
            over="mode",
            members=("own", "joined"),
            complete=True,
            importance=Importance.MEDIUM,
        ),
    )
    assert found.outliers == (
        OutlierRule(
            id="three",
            zh="丙",
            en="Three",
            indicators=("a",),
            along=Along.OFFICES,
            method=Method.Z,
            threshold=Decimal("2.5"),
            minimum=12,
        ),
    )
    assert found.reporting == (
        ReportingRule(
            id="four",
            zh="丁",
            en="Four",
            indicators=("a", "b"),
            every=Frequency.MONTH,
            due=Due(working_days=5),
            offices=("x", "y"),
            since=date(2021, 1, 1),
            until=date(2022, 1, 1),
        ),
    )
    assert [rule.id for rule in found] == ["one", "two", "three", "four"]
    assert len(found) == 4


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "message"),
    [
        ('operator = "is"', 'operater = "is"', "LD-SET-002", "rules[0].operater", "did you mean operator?"),
        ('operator = "is"', 'operator = "equals"', "LD-SET-003", "rules[0].operator", "one of: is, is_not, at_least"),
        ('operator = "is"', "", "LD-SET-004", "rules[0].operator", "rules[0].operator is missing"),
        ("[[rules]]", "[[rule]]", "LD-SET-002", "rule", "did you mean rules?"),
        (
            '{ indicator = "a" }',
            '{ indicator = "a", factor = 0 }',
            "LD-SET-003",
            "rules[0].left.terms[0].factor",
            "Expected a number other than 0, found 0.",
        ),
        (
            '{ indicator = "a" }',
            '{ indicator = "a", factor = "x" }',
            "LD-SET-003",
            "rules[0].left.terms[0].factor",
            "a whole number, or a decimal",
        ),
        (
            '{ indicator = "a" }',
            '{ indicator = "a", period = "next" }',
            "LD-SET-003",
            "rules[0].left.terms[0].period",
            "Expected previous-year or a period, found next.",
        ),
        (
            '[{ indicator = "b" }]',
            "[]",
            "LD-SET-003",
            "rules[0].right.terms",
            "Expected at least one term, found [].",
        ),
        (
            'id = "one"',
            'id = "one"\nwhere = { field = "value", is = 3 }',
            "LD-SET-003",
            "rules[0].where",
            "Expected one of: indicator, office, status",
        ),
        (
            'id = "one"',
            'id = "one"\nimportance = "huge"',
            "LD-SET-003",
            "rules[0].importance",
            "one of: high, medium, low",
        ),
        (
            "left = {",
            'left = { missing = "skip",',
            "LD-SET-003",
            "rules[0].left.missing",
            "one of: skip_if_any, skip_if_all, never_skip",
        ),
    ],
)
def test_a_fault_names_file_and_key_and_what_is_allowed(
    read: Any, old: str, new: str, code: str, path: str, message: str
) -> None:
    with pytest.raises(CannotContinue) as caught:
        read(ONE.replace(old, new, 1))
    found = [issue for issue in caught.value.issues if issue.path == path]
    assert [issue.code for issue in found] == [code]
    assert message in found[0].message("en")
    assert str(found[0].source) == "validation/rules.toml"


@pytest.mark.parametrize(
    ("due", "message"),
    [
        ("{ days = 1, months = 1 }", "one of days, working_days, months"),
        ("{}", "one of days, working_days, months"),
        ("{ days = -1 }", "a whole number of at least 0"),
        ("{ days = 1.5 }", "a whole number"),
    ],
)
def test_a_wrong_due_day_is_named(read: Any, due: str, message: str) -> None:
    with pytest.raises(CannotContinue) as caught:
        read(FULL.replace("{ working_days = 5 }", due))
    (issue,) = caught.value.issues
    assert (issue.path or "").startswith("reporting[0].due")
    assert message in issue.message("en")


def test_all_faults_of_a_file_are_told_at_once(read: Any) -> None:
    with pytest.raises(CannotContinue) as caught:
        read(FULL.replace('en = "One"', "").replace("minimum = 12", "minimum = 1").replace('"month"', '"moon"'))
    assert {issue.path for issue in caught.value.issues} == {"rules[0].en", "outliers[0].minimum", "reporting[0].every"}


def test_an_id_is_used_once_in_a_file(read: Any) -> None:
    with pytest.raises(CannotContinue) as caught:
        read(ONE + FULL.replace('"one"', '"two"'))
    (issue,) = caught.value.issues
    assert (issue.path, issue.code) == ("parts[0].id", "LD-SET-003")
    assert issue.message("en") == "Expected an id that no other rule has, found two."
    assert issue.message("zh") == "应为 未用过的编号，实为 two。"


def test_an_id_of_another_file_is_taken(read: Any, tmp_path: Path) -> None:
    known = read(ONE)
    with pytest.raises(CannotContinue) as caught:
        read(FULL, known=known)
    assert [issue.path for issue in caught.value.issues] == ["rules[0].id"]
    files = [tmp_path / name for name in ("a.toml", "b.toml")]
    files[0].write_text(ONE, "utf-8")
    files[1].write_text(ONE.replace('"one"', '"other"'), "utf-8")
    both = read_rule_files([(file, file.name) for file in files], RuleSet())
    assert [rule.id for rule in both] == ["one", "other"]
    files[1].write_text(ONE, "utf-8")
    with pytest.raises(CannotContinue) as caught:
        read_rule_files([(file, file.name) for file in files], RuleSet())
    assert str(caught.value.issue.source) == "b.toml"


def test_without_a_name_the_path_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    file.write_text("x = 1", "utf-8")
    with pytest.raises(CannotContinue) as caught:
        read_rules(file)
    assert str(caught.value.issue.source) == str(file)


def test_rules_of_one_id_cannot_be_put_together(read: Any) -> None:
    with pytest.raises(StructureError):
        read(ONE) + read(ONE)
    assert [rule.id for rule in read(FULL).only(["three", "one"])] == ["one", "three"]
    assert len(read(FULL).only([])) == 0


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(CannotContinue) as caught:
        builtin_rules().only(["partnership.formal", "partnerships.kinds", "nothing-like-it"])
    near, none = caught.value.issues
    assert near.message("en") == "There is no rule partnership.formal; did you mean partnerships.formal."
    assert near.message("zh") == "没有编号为 partnership.formal 的规则，是否指 partnerships.formal。"
    assert none.message("en") == "There is no rule nothing-like-it."
    assert near.code == none.code == "LD-VALID-011"


def test_the_built_in_rules_say_why() -> None:
    assert len(builtin_rules()) == len(builtin_rules().rules) == 9
    for rule in builtin_rules():
        assert rule.reason is not None
        assert rule.reason.zh.endswith("。")
        assert rule.reason.en.endswith(".")
        assert rule.operator is Relation.AT_MOST


@pytest.mark.parametrize("table", ["rules", "parts", "outliers", "reporting"])
def test_a_file_does_not_say_which_plugin_it_is_of(tmp_path: Path, table: str) -> None:
    head, mark, rest = FULL.partition(f"[[{table}]]")
    (tmp_path / "a.toml").write_text(f'{head}{mark}\nplugin = "desk"\n{rest}', "utf-8")
    with pytest.raises(CannotContinue, match=rf"{table}\[0\]\.plugin"):
        read_rules(tmp_path / "a.toml", "a.toml")


def test_a_kind_of_rule_may_be_made_more_special() -> None:
    class Monthly(OutlierRule):
        """A rule of a program's own."""

    rule = Monthly(id="m", zh="甲", en="a", indicators=("x",))
    assert RuleSet.of([rule]).outliers == (rule,)
