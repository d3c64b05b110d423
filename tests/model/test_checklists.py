"""Checklists: what was done in one filling-in or another."""

from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.model.checklists import ChecklistItem, ChecklistRun, completed, items_done

RUNS = st.lists(
    st.builds(
        ChecklistRun,
        checklist=st.sampled_from(("a", "b")),
        items=st.lists(
            st.builds(ChecklistItem, code=st.sampled_from("xyz"), done=st.none() | st.booleans()), max_size=4
        ).map(tuple),
    ),
    max_size=4,
)


@given(RUNS)
def test_a_checklist_is_complete_when_no_item_filled_in_is_left_undone(runs: list[ChecklistRun]) -> None:
    for name in ("a", "b"):
        items = {item.code for run in runs if run.checklist == name for item in run.items}
        done = {item.code for run in runs if run.checklist == name for item in run.items if item.done is True}
        assert items_done(runs, name) == done
        assert (name in completed(runs)) is (bool(items) and items == done)


@given(RUNS, st.randoms(use_true_random=False))
def test_the_order_of_filling_in_does_not_matter(runs: list[ChecklistRun], chance: object) -> None:
    shuffled = list(runs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(completed(shuffled)) == set(completed(runs))
