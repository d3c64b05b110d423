"""Policies of the classes that must have one, and actors of networks."""

from collections.abc import Callable
from typing import Any

import pytest

from localdiplomacy.model import Details, Entry, Guidance, Name, Partnership, Transition
from localdiplomacy.regulations.regulations import builtin

RULES = builtin().choose("partnership.classes_with_file", "key-partners").choose("partnership.network_actors", "five")
ONLY = ("LD-TIE-010", "LD-TIE-011")
Look = Callable[..., Any]


def tie(policy_class: str | None = "key", state: str = "in-force", **more: Any) -> Partnership:
    return Partnership(id="t1", policy_class=policy_class, history=(Transition(state, "2019"),), **more)


@pytest.mark.parametrize(
    "sound",
    [tie(None), tie("ordinary"), tie(state="ended"), tie(state="intent"), Partnership(id="t1", policy_class="key")],
)
def test_ties_that_need_no_policy(sound: Partnership, found: Look) -> None:
    assert found(sound, only=ONLY, regulations=RULES) == []


def test_a_policy_that_is_not_there_lacks_every_part(found: Look) -> None:
    ((code, _, path, params),) = found(tie(), only=ONLY, regulations=RULES)
    assert (code, path, params["missing"].count('"')) == ("LD-TIE-010", "guidance", 8)
    empty = found(tie(guidance=Guidance(industries=("港口",))), only=ONLY, regulations=RULES)
    assert empty[0][3]["missing"] == params["missing"]


def test_an_office_that_names_no_classes_is_told_so(found: Look) -> None:
    assert [code for code, *_ in found(tie(), only=ONLY)] == ["LD-CHECK-005"]
    assert found(tie(None), only=ONLY) == []


def network(*actors: str, **more: Any) -> Entry:
    details = {"network": "sco"} | ({"actors": actors} if actors else {})
    return Entry(**{"id": "n1", "kind": "network", "details": Details(details), **more})


@pytest.mark.parametrize(
    "sound", [network(), network("港口", history=(Transition("ended", "2019"),)), Entry(id="n1", kind="event")]
)
def test_networks_of_which_no_actors_are_looked_for(sound: Entry, found: Look) -> None:
    assert found(sound, only=ONLY, regulations=RULES) == []


def test_a_network_without_a_code_goes_by_its_name(found: Look) -> None:
    details = Details(actors=("政府", "公司", "园区", "人文"))
    for name, shown in ((Name(zh="沿海友城网络"), "沿海友城网络"), (None, "n1")):
        ((code, _, _, params),) = found(network(name=name, details=details), only=ONLY, regulations=RULES)
        assert (code, params["network"], params["missing"]) == ("LD-TIE-011", shown, "research bodies")
