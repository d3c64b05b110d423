"""Help for tests of code that uses localdiplomacy. Nothing in the package imports it, and it imports nothing early.

`plugin_contract` holds a plugin against every conformance check, in one line of its tests:

    from localdiplomacy.testing import plugin_contract

    test_contract = plugin_contract("suqian")

`sample_city` gives the cities that those checks use; hypothesis strategies for every record are in `testing.strategies`.
Installed, the package also brings fixtures to pytest: `registry` and `sample_city_small`, `_large`, `_non_latin`,
`_incomplete`, `_empty`.
"""

from collections.abc import Callable, Mapping
from typing import Any


def plugin_contract(
    name: str, *, skip: Mapping[str, str] | None = None, import_budget: float | None = None
) -> Callable[[str], None]:
    """Return a pytest test that holds an installed plugin against every conformance check, one case a check.

    Args:
        name: the plugin's name.
        skip: checks to leave out, by id, each with the reason, which pytest shows: `{"LD-C11": "reads a large table"}`.
        import_budget: seconds that importing the plugin may take; that of `check_plugin` by default.

    Raises:
        WrongSkip: if `skip` names no check or gives no reason.
        MissingPackage: if pytest is not installed.
    """
    from .contract import contract_of

    return contract_of(name, skip or {}, import_budget)


def sample_city(name: str, registry: Any = None) -> Any:
    """Return a sample city as a workspace; see `localdiplomacy.conformance.sample_city`.

    Args:
        name: `small`, `large`, `non-latin`, `incomplete` or `empty`.
        registry: built-ins and plugins; the built-ins alone by default.
    """
    from ..conformance import sample_city as make

    return make(name, registry)
