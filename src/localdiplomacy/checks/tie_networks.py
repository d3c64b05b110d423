"""A network of partners brings together the kinds of actors that the office asks for."""

from collections.abc import Iterator

from ..issues.catalogue.structure_ties import ACTORS_MISSING
from ..issues.issue import Issue
from ..model.entries import Entry
from ..model.lifecycle import state_at
from ..model.partial_dates import PartialDate
from ..model.texts import Text, joined
from .check import Check, CheckContext
from .entries_by_kind import entries_of, has_entries
from .found import issue
from .rulebook import Rulebook, cited

PARAMETER = "partnership.network_actors"
NETWORK = "network"
_ACTORS = "network-actor"


def actors(context: CheckContext) -> Iterator[Issue]:
    """Find networks of which an actor asked for is missing; those of which nothing is said of actors are left out."""
    book = Rulebook(context, "core.network-actors")
    today, codes = PartialDate.of(context.at), context.code_lists[_ACTORS]
    for line in entries_of(context, NETWORK):
        said = line.details.get("actors")
        if not isinstance(said, tuple) or not said or state_at(line, context.at) == "ended":
            continue
        answer = book.ask(PARAMETER, line, today, {"network": _network(line)})
        wanted = [str(code) for code in answer.value] if answer and isinstance(answer.value, tuple) else []
        held = {codes.find(text) or text for text in said}
        missing = [code for code in wanted if code not in held]
        if answer is not None and missing:
            params = {
                "network": _shown(context, line),
                "wanted": len(wanted),
                "rule": cited(answer),
                "missing": joined(context.code_name(_ACTORS, code) for code in missing),
            }
            yield issue(ACTORS_MISSING, line, "details.actors", params)
    yield from book.unanswered()


def _network(line: Entry) -> str | None:
    network = line.details.get("network")
    return network if isinstance(network, str) else None


def _shown(context: CheckContext, line: Entry) -> Text:
    network = _network(line)
    if network is not None:
        return context.code_name("network", network)
    return Text(line.name.get("zh"), line.name.get("en")) if line.name is not None else Text(line.id, line.id)


CHECKS = (
    Check(
        id="core.network-actors",
        zh="友城网络的参与主体",
        en="networks bring together the actors asked for",
        rules=(ACTORS_MISSING,),
        run=actors,
        applies=has_entries(NETWORK),
        needs=("regulations", f"codes:{_ACTORS}"),
    ),
)
