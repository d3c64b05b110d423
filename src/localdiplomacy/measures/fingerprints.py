"""What a definition says, as a short text: two parts may be put together only if they were counted by the same one."""

import hashlib
import json
from typing import Any

import attrs

_LENGTH = 16


def fingerprint(definition: Any) -> str:
    """Return a text that is the same for equal definitions, in every process, and differs for others.

    Args:
        definition: an indicator or a dimension; what does not count when two are compared, as the plugin that defines it,
            does not count here either.
    """
    plain = attrs.asdict(definition, filter=lambda attribute, _: bool(attribute.eq))
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
