"""Looking figures up."""

from typing import Any

from localdiplomacy.measures.ranges import Range
from localdiplomacy.measures.validation.lookup import Figures
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.periods import Period
from localdiplomacy.model.quantities import Quantity

KEY = ("a", "", Period.year(2021), ())


def test_figures_are_found_by_what_they_are_about_whatever_their_order(figure: Any) -> None:
    given = [figure(5, indicator="a"), figure(6, "2020", indicator="a"), figure(7, indicator="b", office="x")]
    one, other = Figures.among(given, {}), Figures.among(reversed(given), {})
    assert list(one.of.items()) == list(other.of.items())
    assert one.keys("a") == (("a", "", Period.year(2020), ()), KEY)
    assert one.keys("c") == ()
    assert one.keys("a", Period.year(2021)) == (KEY,)
    assert one.keys("a", Period.year(2021), "") == (KEY,)
    assert one.keys("a", Period.year(2021), "x") == one.keys("a", Period.year(2019)) == ()
    assert one.keys("b", Period.year(2021), "x") == one.keys("b")


def test_units_are_apart_and_what_is_missing_says_nothing(figure: Any) -> None:
    given = [
        figure(5, indicator="a", unit="persons"),
        figure(None, indicator="a"),
        figure(9, indicator="a", unit="batches"),
        figure(Quantity(4, 6, "persons"), indicator="a"),
    ]
    batches, persons = Figures.among(given, {}).units(KEY)
    assert (batches.unit, batches.range, persons.unit, persons.range) == (
        "batches",
        Range(9, 9),
        "persons",
        Range(5, 5),
    )
    assert [item.value for item in persons.observations] == [Quantity(4, 6, "persons"), Quantity.of(5, "persons")]
    assert Figures.among(given, {}).units(("z", "", Period.year(2021), ())) == ()


def test_indicators_by_name_have_their_id(figure: Any) -> None:
    found = Figures.among([figure(5, indicator="Some  Name")], {"somename": "a"})
    assert found.keys("some name") == found.keys("a") == (KEY,)
    assert found.of[KEY][0].indicator == "a"
    assert (found.id("SOME NAME"), found.id("other")) == ("a", "other")


def test_a_condition_leaves_figures_out(figure: Any) -> None:
    found = Figures.among(
        [figure(5, indicator="a"), figure(5, indicator="a", office="x"), figure(4, indicator="a")], {}
    )
    assert found.filtered(Where()) is found
    named = found.filtered(Where(field="office", op="present"))
    assert [key[1] for key in named.of] == ["x"]
    assert named.keys("a") == tuple(named.of)
    without = found.filtered(Where(field="office", op="missing"))
    assert {key: len(items) for key, items in without.of.items()} == {KEY: 2}
