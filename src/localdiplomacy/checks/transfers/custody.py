"""The closed loop: giver and receiver are named, the giver had charge, every link is there, and everyone is settled."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ...issues.catalogue.transfers import LEFT_OPEN, LINK_INCOMPLETE, NOT_NAMED, NOT_THE_HOLDER
from ...issues.issue import Issue
from ...model.texts import Text, joined
from ...regulations.answers import InForce
from ..check import CheckContext
from ..checklists import required
from ..found import issue
from ..rulebook import breach
from .chain import Chain, Step

_WHO = {"giver": Text("移交单位", "who hands over"), "receiver": Text("接收单位", "who takes over")}
_LEVELS, _DISPOSITIONS, _LOCAL = "hand-over-level", "disposition", "local"


@frozen
class Kept:
    """What a ledger keeps of hand-overs: what no batch of it has, is not asked for.

    Args:
        sides: those of `giver` and `receiver` that it names.
        levels: whether it says which link the receiver is.
        any: whether it has hand-overs at all.
    """

    sides: tuple[str, ...] = ()
    levels: bool = False
    any: bool = False

    @classmethod
    def of(cls, context: CheckContext) -> "Kept":
        """Return what the ledger of a context keeps."""
        sides: set[str] = set()
        levels = some = False
        for batch in context.ledger.transfers:
            for one in batch.hand_overs:
                some = True
                levels = levels or one.level is not None
                sides.update(side for side in _WHO if getattr(one, side))
        return cls(tuple(side for side in _WHO if side in sides), levels, some)


def named(chain: Chain, kept: Kept) -> Iterator[Issue]:
    """Find hand-overs that do not say who gave or who took over."""
    for step in chain.steps:
        for side in kept.sides:
            if not getattr(step.hand_over, side):
                path = f"hand_overs[{step.number}].{side}"
                yield issue(NOT_NAMED, chain.batch, path, {"who": _WHO[side]})


def holders(chain: Chain) -> Iterator[Issue]:
    """Find hand-overs by a body that did not have charge: the giver is one of those who took over before."""
    before: list[str] = []
    known = set(chain.starting)
    for step in chain.steps:
        giver, receiver = step.hand_over.giver, step.hand_over.receiver
        if giver and giver not in known and before and not _later(chain, giver, step):
            known.add(giver)
            params = {"giver": giver, "holders": joined(Text(body, body) for body in dict.fromkeys(before))}
            yield issue(NOT_THE_HOLDER, chain.batch, f"hand_overs[{step.number}].giver", params)
        if receiver:
            known.add(receiver)
            before.append(receiver)


def _later(chain: Chain, giver: str, step: Step) -> bool:
    """Tell whether the giver took over at a known time, though listed later: then the times say what is wrong."""
    return step.at is not None and any(one.at is not None for one in chain.taken.get(giver, ()))


def closed(chain: Chain, kept: Kept, broken: bool) -> Iterator[Issue]:
    """Find closed batches of which somebody is not settled.

    Args:
        chain: the chain of a batch that is closed.
        kept: what the ledger keeps.
        broken: True where a hand-over between two bodies is missing, which explains why one did not hand on.
    """
    if not chain.steps and kept.any:
        found = Text("没有交接记录", "there is no hand-over")
        yield issue(LEFT_OPEN, chain.batch, "hand_overs", {"found": found})
    for step in chain.waiting if not broken else ():
        body = step.hand_over.receiver or step.hand_over.place
        found = Text(f"{body}接收的人员没有去向", f"those with {body} have no disposition")
        yield issue(LEFT_OPEN, chain.batch, f"hand_overs[{step.number}].disposition", {"found": found})


@frozen
class Links:
    """The links through which travellers are handed down. Make one for each run.

    Args:
        context: what is checked.
    """

    context: CheckContext

    def _broader(self, code_list: str, code: str | None) -> str | None:
        known = self.context.code_lists.get(code_list)
        found = known.get(code) if known is not None and code is not None else None
        return code if found is None or found.broader is None else found.broader

    def missing(self, chain: Chain, answer: InForce) -> Iterator[Issue]:
        """Yield an issue for each hand-over to where travellers stay that lacks a link above it."""
        wanted = required(answer)
        for step in chain.ends:
            if self._broader(_DISPOSITIONS, step.hand_over.disposition) != _LOCAL:
                continue
            passed = self._passed(chain, step)
            lacking = _lacking(wanted, passed)
            if lacking:
                params = {
                    "receiver": step.hand_over.receiver or step.hand_over.place,
                    "passed": self._names(level for level in wanted if level in passed),
                    "missing": self._names(lacking),
                }
                path = f"hand_overs[{step.number}].level"
                yield breach(LINK_INCOMPLETE, answer, chain.batch, path, params)

    def _names(self, levels: Iterable[str]) -> Text:
        found = [self.context.code_name(_LEVELS, level) for level in levels]
        return joined(found) if found else Text("无", "none")

    def _passed(self, chain: Chain, step: Step) -> set[str]:
        """Return the links by which the persons of a hand-over came, itself included."""
        levels: set[str] = set()
        seen: set[str] = set()
        steps = [step]
        while steps:
            one = steps.pop().hand_over
            level = self._broader(_LEVELS, one.level)
            if level is not None:
                levels.add(level)
            if one.giver and one.giver not in seen:
                seen.add(one.giver)
                steps += chain.taken.get(one.giver, ())
        return levels


def _lacking(wanted: Sequence[str], passed: set[str]) -> list[str]:
    """Return the links that are missing; who handed over first may be the one right above the highest recorded."""
    top = next((place for place, level in enumerate(wanted) if level in passed), None)
    return [level for place, level in enumerate(wanted) if level not in passed and (top is None or place != top - 1)]
