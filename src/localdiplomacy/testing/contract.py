"""The conformance checks of a plugin as a pytest test."""

from collections.abc import Callable, Mapping
from functools import cache

from ..conformance import CHECKS, CheckResult, ConformanceReport, Outcome, check_plugin
from ..conformance.running import reasons
from ..conformance.subject import IMPORT_BUDGET
from ..issues.errors import MissingPackage
from ..model.texts import LANGUAGES


def contract_of(name: str, skip: Mapping[str, str], import_budget: float | None) -> Callable[[str], None]:
    """Return the test; see `plugin_contract`. The checks run once, when the first case asks."""
    try:
        import pytest
    except ImportError as error:
        raise MissingPackage("pytest", "test") from error
    reasons(skip)  # refused here, where the line that is wrong is shown, and not in each case

    @cache
    def report() -> ConformanceReport:
        return check_plugin(name, skip=skip, import_budget=import_budget or IMPORT_BUDGET)

    def test_contract(check: str) -> None:
        result = report().result(check)
        if result.outcome is Outcome.SKIPPED or (result.outcome is Outcome.NOT_RUN and report().of(Outcome.FAILED)):
            pytest.skip(_told(result))
        if result.outcome is not Outcome.PASSED:
            pytest.fail(_told(result), pytrace=False)

    test_contract.__doc__ = f"Plugin {name} conforms."
    vars(test_contract)["__test__"] = True  # so that pytest takes it under any name, also one that is no test's
    return pytest.mark.parametrize("check", [found.id for found in CHECKS])(test_contract)


def _told(result: CheckResult) -> str:
    return "\n".join(line for language in LANGUAGES for line in result.lines(language))
