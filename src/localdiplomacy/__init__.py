"""Ledgers, counts, plans and reports of city foreign-affairs offices (外事办).

```python
import localdiplomacy as ld

ws = ld.open("examples/jiangsu")
ws.report("core.annual-summary", period="2021").save("summary.md")
```

The vocabulary of the domain is here at once; the verbs load what they need on first use.
"""

from typing import TYPE_CHECKING, Any

from . import issues, model
from .issues import *  # noqa: F403
from .model import *  # noqa: F403

if TYPE_CHECKING:
    from .ledger.intake import Intake
    from .ledger.ledger import Ledger
    from .ledger.read import read
    from .measures.measure import measure
    from .measures.reconcile import reconcile
    from .workspace import Workspace
    from .workspace import open_workspace as open

# Where each name that loads on first use comes from.
_LAZY = {
    "Intake": (".ledger.intake", "Intake"),
    "Ledger": (".ledger.ledger", "Ledger"),
    "Workspace": (".workspace", "Workspace"),
    "measure": (".measures.measure", "measure"),
    "open": (".workspace", "open_workspace"),
    "read": (".ledger.read", "read"),
    "reconcile": (".measures.reconcile", "reconcile"),
}

__version__ = "0.1.0"
__all__ = [
    *issues.__all__,
    *model.__all__,
    "Intake",
    "Ledger",
    "Workspace",
    "measure",
    "open",
    "read",
    "reconcile",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LAZY[name]
    value = getattr(import_module(module, __name__), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
