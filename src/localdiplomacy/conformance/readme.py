"""The README of a plugin's package, and the example of its configuration there."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

_BLOCK = re.compile(r"^```toml[^\n]*\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


def readme_of(metadata: Any) -> str:
    """Return the README that a package carries in its metadata; empty where it carries none."""
    return str(metadata.get("Description") or metadata.get_payload() or "").strip()


def example_configuration(metadata: Any, plugin: str) -> Mapping[str, Any] | None:
    """Return the first table `[plugins."name"]` in a TOML block of the README; None where there is none.

    Args:
        metadata: the metadata of the package.
        plugin: the plugin's name.
    """
    for block in _BLOCK.finditer(readme_of(metadata)):
        try:
            table = tomllib.loads(block["body"]).get("plugins", {}).get(plugin)
        except (tomllib.TOMLDecodeError, AttributeError):
            continue
        if isinstance(table, dict):
            return table
    return None
