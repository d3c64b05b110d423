"""Plain values as TOML that `read_toml` reads back: tables written one key a line, what lies deeper within the line."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_tables(name: str, tables: Iterable[Mapping[str, Any]]) -> str:
    """Return an array of tables, `[[name]]` each, with a blank line between them.

    >>> print(toml_tables("indicators", [{"id": "x", "parts": ["a", "b"]}]), end="")
    [[indicators]]
    id = "x"
    parts = ["a", "b"]
    """
    return "\n".join(
        "".join((f"[[{_key(name)}]]\n", *(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())))
        for table in tables
    )


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = str(value)
        return text if "." in text or "E" in text else f"{text}.0"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _text(text: str) -> str:
    # What JSON escapes, TOML escapes alike; besides, TOML wants the last control character of ASCII escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
