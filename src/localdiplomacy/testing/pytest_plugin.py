"""The fixtures that localdiplomacy brings to pytest. Nothing of the library is imported before a test asks for one.

A plugin's own tests let the sample cities know it by overriding one fixture in their `conftest.py`:

    @pytest.fixture
    def registry(registry):
        registry.register(my_plugin, "my-plugin")
        return registry
"""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def registry() -> Any:
    """A registry of the built-ins alone: it looks for no plugins, and knows those that a test registers."""
    from ..plugins import Registry

    return Registry(discover=False)


def _city(name: str) -> Callable[..., Any]:
    def make(registry: Any) -> Any:
        from ..conformance import sample_city

        return sample_city(name, registry)

    make.__doc__ = f"The sample city `{name}` as a workspace, with what `registry` knows."
    return pytest.fixture(name=f"sample_city_{name.replace('-', '_')}")(make)


sample_city_small = _city("small")
sample_city_large = _city("large")
sample_city_non_latin = _city("non-latin")
sample_city_incomplete = _city("incomplete")
sample_city_empty = _city("empty")
