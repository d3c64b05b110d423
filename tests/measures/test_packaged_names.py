"""Countries and divisions are named outside workspaces as they are in one."""

import localdiplomacy as ld
from localdiplomacy.codec.codelists import builtin_code_lists
from localdiplomacy.regulations.packaged_codes import packaged_code_lists


def test_countries_are_named_without_a_workspace() -> None:
    trips = [
        ld.OutboundDelegation(id=code, departs_on="2021-03-01", stops=(ld.Stop(country=code),)) for code in ("JP", "DE")
    ]
    table = ld.measure(ld.Ledger.of(trips), "outbound.batches", by="country", period=2021)
    names = ["日本", "德国"], ["Japan", "Germany"]
    assert all(name in table.text("zh") for name in names[0])
    assert all(name in table.text("en") for name in names[1])


def test_a_workspace_has_the_same_lists() -> None:
    lists = packaged_code_lists()
    assert set(lists) == {*builtin_code_lists(), "country", "division"}
    assert lists["division"].label("320100", "zh").startswith("南京")
