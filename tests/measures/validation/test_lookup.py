"""Looking figures up."""

from typing import Any

from localdiplomacy.measures.outcomes import Key
from localdiplomacy.measures.ranges import Range
from localdiplomacy.measures.validation.lookup import Figures
from localdiplomacy.model.conditions import Where
from localdiplomacy.model.observations import Observation
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


def test_what_is_not_listed_is_asked_for_by_what_it_is_about(figure: Any) -> None:
    asked = []
    other = ("b", "x", Period.year(2020), (("country", "JP"),))

    def unlisted(key: Key) -> Observation:
        asked.append(key)
        return figure(0, key[2].code, indicator=key[0], office=key[1] or None, **dict(key[3]))

    found = Figures.among([figure(5, indicator="a")], {}, unlisted)
    (stated,) = found.units(other)
    assert (stated.key, stated.unit, stated.range, asked) == (other, "batches", Range(0, 0), [other])
    assert found.units(KEY)[0].range == Range(5, 5)  # what is listed is not asked for
    assert asked == [other]


def test_a_condition_leaves_out_what_is_not_listed_too(figure: Any) -> None:
    def unlisted(key: Key) -> Observation | None:
        return figure(0, key[2].code, indicator=key[0], office=key[1] or None) if key[0] == "b" else None

    found = Figures.among([figure(5, indicator="a"), figure(4, indicator="b")], {}, unlisted)
    of_x = found.filtered(Where(field="office", value="x"))
    zero, nothing = ("b", "x", Period.year(2021), ()), ()
    assert [stated.range for stated in of_x.units(zero)] == [Range(0, 0)]
    assert of_x.units(("b", "y", Period.year(2021), ())) == nothing  # 0, but not of x
    assert of_x.units(("c", "x", Period.year(2021), ())) == nothing  # nobody knows
    assert of_x.units(("b", "", Period.year(2021), ())) == nothing  # listed, and left out: so it is no 0
