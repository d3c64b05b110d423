"""Looking up: which of several rules applies, and the four different answers."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.issues import CannotContinue
from localdiplomacy.regulations.answers import Absent, Ended, InForce, NotConfigured
from localdiplomacy.regulations.pack import Pack
from localdiplomacy.regulations.parameters import Choice, Citation, DatedValue, Grade, Parameter
from localdiplomacy.regulations.regulations import Regulations, UnknownDimension, UnknownParameter, builtin

SOURCE = Citation(text="A book")
ON = date(2020, 6, 1)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def dated(value, since=None, until=None, **by):
    return DatedValue(value=value, by=tuple(by.items()), valid_from=since, valid_to=until, source=SOURCE, grade=Grade.B)


def repeal(since):
    return DatedValue(value=None, repealed=True, valid_from=since, source=SOURCE, grade=Grade.A)


def pack(where, *values, name="a.b", id="p", **fields):
    parameter = Parameter(
        id=name, zh="甲", en="A", unit="persons", jurisdiction=where, values=values, reviewed_on=ON, **fields
    )
    return Pack(id=id, zh="包", en="Pack", jurisdiction=where, parameters=(parameter,), reviewed_on=ON)


def base(*values, **fields):
    return Regulations.of([pack("CN", *values, **fields)])


def test_a_value_in_force_comes_with_since_source_and_jurisdiction():
    answer = base(dated(5, date(2013, 1, 1))).lookup("a.b", on=ON)
    assert isinstance(answer, InForce)
    assert (answer.value, answer.since, answer.until) == (5, date(2013, 1, 1), None)
    assert (answer.source, answer.grade, answer.jurisdiction) == (SOURCE, Grade.B, "CN")


def test_zero_and_no_are_values_not_absence():
    assert base(dated(0)).lookup("a.b", on=ON).value == 0
    assert base(dated(False)).lookup("a.b", on=ON).value is False


def test_absent_ended_and_not_configured_differ():
    assert base(dated(5, date(2021, 1, 1))).lookup("a.b", on=ON) == Absent(name="a.b")
    ended = base(last := dated(5, None, date(2020, 1, 1))).lookup("a.b", on=ON)
    assert ended == Ended(name="a.b", on=date(2020, 1, 1), last=last, jurisdiction="CN")
    assert isinstance(base(required=True).lookup("a.b", on=ON), NotConfigured)


def test_of_several_ended_values_the_last_one_is_named():
    rules = base(dated(7, None, date(2010, 1, 1)), last := dated(6, date(2012, 1, 1), date(2019, 1, 1)))
    assert rules.lookup("a.b", on=ON).last == last
    assert rules.lookup("a.b", on=date(2011, 1, 1)).last.value == 7


def test_a_name_that_no_pack_has_is_told_from_one_that_does_not_apply():
    rules = Regulations.of([pack("32", dated(1))])
    assert rules.lookup("a.b", on=ON) == Absent(name="a.b", known=True)
    assert rules.lookup("a.bb", on=ON) == Absent(name="a.bb", known=False)


@pytest.mark.parametrize(
    ("where", "value"), [(None, 6), ("CN", 6), ("33", 6), ("32", 5), ("3213", 4), ("321302", 4), ("320500", 5)]
)
def test_the_narrowest_jurisdiction_goes_first(where, value):
    rules = Regulations.of([pack("CN", dated(6)), pack("32", dated(5), id="q"), pack("3213", dated(4), id="r")])
    assert rules.lookup("a.b", on=ON, where=where).value == value


def test_where_the_city_says_nothing_for_the_day_the_province_is_asked():
    rules = Regulations.of([pack("32", dated(5)), pack("3213", dated(4, date(2021, 1, 1)), id="q")])
    assert rules.lookup("a.b", on=ON, where="3213").value == 5
    assert rules.lookup("a.b", on=date(2021, 1, 1), where="3213").value == 4


def test_an_overlay_goes_before_the_base_and_states_only_what_it_changes():
    rules = base(dated(6)).overlay(pack("CN", dated(4, date(2021, 1, 1))))
    assert rules.lookup("a.b", on=ON).value == 6
    assert rules.lookup("a.b", on=date(2021, 1, 1)).value == 4


def test_a_narrower_rule_of_the_base_goes_before_an_overlay_of_the_nation():
    rules = Regulations.of([pack("32", dated(5))]).overlay(pack("CN", dated(9)))
    assert rules.lookup("a.b", on=ON, where="32").value == 5


def test_an_overlay_can_repeal():
    rules = base(old := dated(6)).overlay(pack("CN", repeal(date(2020, 3, 1))))
    assert rules.lookup("a.b", on=date(2020, 2, 29)).value == 6
    assert rules.lookup("a.b", on=ON) == Ended(name="a.b", on=date(2020, 3, 1), last=old, jurisdiction="CN")


def test_repealing_what_the_base_does_not_have_names_no_last_value():
    assert Regulations().overlay(pack("CN", repeal(date(2020, 3, 1)))).lookup("a.b", on=ON).last is None


@given(DAYS, DAYS, st.integers(0, 20))
def test_an_overlay_does_not_change_the_base(on, since, value):
    rules = base(dated(6, None, date(2015, 1, 1)))
    before = rules.lookup("a.b", on=on)
    changed = rules.overlay(pack("CN", dated(value, since)))
    assert rules.lookup("a.b", on=on) == before
    after = changed.lookup("a.b", on=on)
    assert after == before if on < since else (after.value, after.since) == (value, since)
    assert changed.layers[0] is rules.layers[0]


def test_regulations_are_frozen():
    with pytest.raises(FrozenInstanceError):
        base(dated(1)).layers = ()


def test_the_value_with_more_conditions_goes_first():
    rules = base(dated(5, countries=1), dated(6, countries=1, region="africa"))
    assert rules.lookup("a.b", on=ON, countries=1).value == 5
    assert rules.lookup("a.b", on=ON, countries=1, region="africa").value == 6
    assert rules.lookup("a.b", on=ON, countries=1, region="europe").value == 5
    assert rules.lookup("a.b", on=ON, countries=4) == Absent(name="a.b")


def test_a_misspelt_or_missing_condition_is_an_error_not_an_answer():
    rules = base(dated(5, countries=1))
    with pytest.raises(UnknownDimension, match="did you mean 'countries'"):
        rules.lookup("a.b", on=ON, country=1)
    with pytest.raises(UnknownDimension, match="needs 'countries'"):
        rules.lookup("a.b", on=ON)


def test_a_condition_that_only_another_province_knows_is_no_error():
    rules = Regulations.of([pack("CN", dated(14)), pack("32", dated(7, via="shanghai"), id="q")])
    assert rules.lookup("a.b", on=ON, where="33", via="shanghai").value == 14
    assert rules.lookup("a.b", on=ON, where="32", via="shanghai").value == 7
    assert rules.lookup("a.b", on=ON, where="32").value == 14


def test_two_packs_side_by_side_may_not_give_the_same_parameter():
    with pytest.raises(CannotContinue) as caught:
        Regulations.of([pack("CN", dated(1), id="first"), pack("CN", dated(2), id="second")])
    assert caught.value.issue.code == "LD-REG-003"
    assert all(word in caught.value.issue.message("en") for word in ("first", "second", "a.b"))


def test_choosing_a_variant_configures_the_office_and_nobody_else():
    choice = Choice(id="seven", zh="七", en="seven", value=7, source=SOURCE, grade=Grade.A)
    rules = base(required=True, choices=(choice,))
    chosen = rules.choose("a.b", "seven", where="321300")
    assert chosen.lookup("a.b", on=ON, where="3213").value == 7
    assert isinstance(chosen.lookup("a.b", on=ON, where="32"), NotConfigured)
    assert isinstance(rules.lookup("a.b", on=ON, where="3213"), NotConfigured)
    with pytest.raises(ValueError, match="did you mean 'seven'"):
        rules.choose("a.b", "sevn")
    with pytest.raises(ValueError, match="no choice"):
        rules.choose("b.a", "seven")


def test_a_value_of_its_own_settles_a_parameter_for_the_office_and_nobody_else():
    choice = Choice(id="seven", zh="七", en="seven", value=7, source=SOURCE, grade=Grade.C)
    rules = base(required=True, choices=(choice,))
    settled = rules.choose("a.b", "seven", where="3213").settle("a.b", 9, source=SOURCE, where="321300")
    answer = settled.lookup("a.b", on=ON, where="3213")
    assert (answer.value, answer.grade, answer.source, answer.jurisdiction) == (9, Grade.OWN, SOURCE, "3213")
    assert not answer.grade.weak
    assert isinstance(settled.lookup("a.b", on=ON, where="32"), NotConfigured)
    assert settled.settle("a.b", 8, source=SOURCE, where="3213").lookup("a.b", on=ON, where="3213").value == 8


def test_what_is_not_for_the_office_to_settle_is_refused():
    for rules in (base(dated(5)), Regulations()):
        with pytest.raises(UnknownParameter, match="not for an office") as caught:
            rules.settle("a.b", 9, source=SOURCE)
        assert caught.value.known == ()
    with pytest.raises(UnknownParameter, match=r"did you mean 'a\.b'") as caught:
        base(required=True).settle("a.c", 9, source=SOURCE)
    assert caught.value.known == ("a.b",)


def test_which_sources_are_weak():
    assert {grade for grade in Grade if grade.weak} == {Grade.M, Grade.K, Grade.X}


def test_a_choice_can_be_changed_later():
    choices = tuple(
        Choice(id=id, zh=id, en=id, value=value, source=SOURCE, grade=Grade.A) for id, value in (("x", 1), ("y", 2))
    )
    rules = base(required=True, choices=choices).choose("a.b", "x").choose("a.b", "y")
    assert rules.lookup("a.b", on=ON).value == 2


def test_a_required_parameter_that_ran_out_must_be_set_again():
    rules = base(required=True).overlay(pack("CN", dated(7, None, date(2020, 1, 1))))
    assert rules.lookup("a.b", on=date(2019, 1, 1)).value == 7
    assert isinstance(rules.lookup("a.b", on=ON), NotConfigured)


@st.composite
def timelines(draw):
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=6, unique=True)))
    spans = list(zip([None, *days], [*days, None], strict=True))
    kept = draw(st.lists(st.sampled_from(spans), unique=True, min_size=1))
    return [dated(number, since, until) for number, (since, until) in enumerate(kept)]


@given(timelines(), DAYS)
def test_every_day_has_exactly_one_answer(values, on):
    answer = base(*values).lookup("a.b", on=on)
    holding = [value for value in values if value.holds(on)]
    over = [value for value in values if value.over(on)]
    if holding:
        assert isinstance(answer, InForce)
        assert [answer.value] == [value.value for value in holding]
    elif over:
        assert answer == Ended(
            name="a.b",
            on=max(value.valid_to for value in over),
            last=max(over, key=lambda value: value.valid_to),
            jurisdiction="CN",
        )
    else:
        assert answer == Absent(name="a.b")


@given(st.data(), DAYS, st.sampled_from([None, "32", "3202", "44", "510100", "370402"]))
def test_each_packaged_parameter_answers_every_day_everywhere(data, on, where):
    rules = builtin()
    parameter = data.draw(st.sampled_from(rules.parameters()))
    options = {}
    for dimension in sorted(set().union(*(layer.dimensions[parameter.id] for layer in rules.layers))):
        values = [
            dict(value.by).get(dimension) for p in rules.parameters() if p.id == parameter.id for value in p.values
        ]
        options[dimension] = data.draw(st.sampled_from([value for value in values if value is not None]))
    answer = rules.lookup(parameter.id, on=on, where=where, **options)
    assert isinstance(answer, InForce | Ended | Absent | NotConfigured)
    if isinstance(answer, InForce):
        assert (answer.since or on) <= on
        assert answer.until is None or on < answer.until
    if isinstance(answer, Ended):
        assert answer.on <= on
        assert not isinstance(rules.lookup(parameter.id, on=answer.on, where=where, **options), InForce)
        eve = rules.lookup(parameter.id, on=answer.on - timedelta(days=1), where=where, **options)
        assert isinstance(eve, InForce)


def test_the_parameters_of_all_layers_are_listed_in_order():
    rules = base(dated(1)).overlay(pack("32", dated(2), name="a.a"))
    assert [(p.id, p.jurisdiction) for p in rules.parameters()] == [("a.a", "32"), ("a.b", "CN")]
    again = Regulations((rules.layers[1], rules.layers[0]))
    assert again.parameters() == rules.parameters()


def test_the_builtin_regulations_are_read_once():
    assert builtin() is builtin()
    assert evolve(builtin()) == builtin()


def test_a_question_asked_again_has_the_same_answer_however_many_were_asked_between():
    rules = base(dated(5), dated(6, countries=0))
    first = rules.lookup("a.b", on=ON, countries=0)
    for countries in range(1, 10_050):
        assert rules.lookup("a.b", on=ON, countries=countries).value == 5
    assert rules.lookup("a.b", on=ON, countries=0) == first


NAMES = sorted({one.id for one in builtin().parameters() if not builtin().dimensions(one.id)})


@given(
    st.sampled_from(NAMES),
    st.sampled_from((None, "11", "12", "32", "34", "37", "46")),
    st.dates(min_value=date(2007, 1, 1), max_value=date(2025, 12, 31)),
)
def test_what_is_said_over_time_is_what_is_said_on_each_day(name: str, where: str | None, day: date) -> None:
    said = builtin().over_time(name, where=where)
    days = (day, *said.changes, *(change - timedelta(days=1) for change in said.changes))
    assert [said.on(each) for each in days] == [builtin().lookup(name, on=each, where=where) for each in days]


def test_over_time_takes_conditions_as_lookup_does() -> None:
    said = builtin().over_time("outbound.max_days", countries=1)
    assert said.on(date(2012, 12, 31)) == builtin().lookup("outbound.max_days", on=date(2012, 12, 31), countries=1)
    assert said.on(date(2013, 1, 1)) == builtin().lookup("outbound.max_days", on=date(2013, 1, 1), countries=1)
    assert isinstance(said.on(date(1999, 1, 1)), Absent)
    with pytest.raises(UnknownDimension):
        builtin().over_time("outbound.max_days", planets=1)
