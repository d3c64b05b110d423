"""Help for tests of code that uses localdiplomacy. Nothing in the package imports it, and it imports nothing early.

`plugin_contract` holds a plugin against every conformance check, in one line of its tests:

    from localdiplomacy.testing import plugin_contract

    test_contract = plugin_contract("suqian")

`run_check` gives what one check finds in a few records. `sample_city` gives the cities that the conformance checks use;
hypothesis strategies for every record are in `testing.strategies`. `testing.kind_examples.KindExamples` makes lines that
break, and lines that keep, what the kinds of entries of a plugin ask; `testing.rule_examples.RuleExample` holds a rule of
its checks against records that break it and records that do not.
Installed, the package also brings fixtures to pytest: `registry` and `sample_city_small`, `_large`, `_non_latin`,
`_incomplete`, `_empty`.
"""

from collections.abc import Callable, Mapping
from datetime import date
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


def run_check(check: Any, *records: Any, at: date, registry: Any = None, regulations: Any = None) -> list[Any]:
    """Return the issues that one check finds in a few records, in the order of a report.

    It runs as in a workspace: not at all where it does not apply, with a finding of its own where something that it
    `needs` is not there or where it reports a rule that it does not list.

    Args:
        check: the check (`Check`).
        records: records and published figures.
        at: the day as of which they are checked.
        registry: built-ins and plugins, whose code lists and regulations are there; the built-ins alone by default.
        regulations: regulations to check against in place of the registry's.

    Raises:
        Exception: what the check itself raises, which a workspace would report as a finding.
    """
    from .checking import found_by

    return found_by(check, records, at, registry, regulations)
