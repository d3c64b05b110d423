"""Sample cities: the same small worlds for every plugin. Nothing in them is drawn by chance or comes from an office."""

from collections.abc import Callable, Iterable, Mapping

from ...issues.issue import Issue
from ...issues.report import IssueReport
from ...ledger.intake import Intake
from ...ledger.ledger import Ledger
from ...model.names import Name
from ...model.observations import Observation
from ...model.records import Record
from ...plugins import Registry
from ...plugins.contributions import Contributions
from ...workspace import Workspace
from ...workspace.settings import General, Settings
from .gaps import incomplete
from .many import large
from .scripts import non_latin
from .town import small

_Made = Callable[[Contributions], Iterable[Record | Observation]]


def _empty(contributions: Contributions) -> Iterable[Record | Observation]:
    return ()


_CITIES: Mapping[str, tuple[_Made, Name]] = {
    "small": (small, Name(zh="样例小城", en="Smallford")),
    "large": (large, Name(zh="样例大城", en="Largehaven")),
    "non-latin": (non_latin, Name(zh="様例城𠮷区", local="Пример-на-Дону")),
    "incomplete": (incomplete, Name(zh="样例缺项城", en="Gapton")),
    "empty": (_empty, Name(zh="样例空城", en="Emptywick")),
}
SAMPLE_CITIES = tuple(_CITIES)


def sample_city(name: str, registry: Registry | None = None) -> Workspace:
    """Return a sample city as a workspace. It is built anew each time, and every time the same.

    Args:
        name: `small` (a year of an office with everything filled in), `large` (a thousand records), `non-latin` (names
            in many scripts), `incomplete` (fields left out, codes and references that lead nowhere) or `empty`.
        registry: built-ins and plugins; by default the built-ins alone. Entries and checklists are there for every
            kind that it knows, so also for those of a plugin.

    Raises:
        KeyError: if there is no such city.
    """
    make, title = _CITIES[name]
    given = registry or Registry(discover=False)
    contributions = given.contributions
    return Workspace(
        folder=None,
        settings=Settings(workspace=General(name=title)),
        registry=given,
        reading=Intake(ledger=Ledger.of(make(contributions)), issues=IssueReport(tuple[Issue, ...]())),
        contributions=contributions,
    )
