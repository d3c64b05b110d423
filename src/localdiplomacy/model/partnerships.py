"""Ties between a place at home and a place abroad: sister cities and all their kin."""

from attrs import field, frozen

from .ids import CityId
from .lifecycle import Lifecycle, Transition, reached
from .partial_dates import PartialDate, optional_date
from .records import Record

# What the procedures of several places have in common: contact, letter of intent, exchange, application with the city's
# consent, review by the province's office, approval by the national association, signing, filing. A tie may be suspended
# and resumed, and ends by termination; an application may be withdrawn. Ties that need no approval are signed without
# one: which those are is a regulation, and whether it was kept is a check.
PARTNERSHIP_LIFECYCLE = Lifecycle(
    id="partnership",
    start=frozenset(
        ("contact", "intent", "exchange", "applied", "provincial-review", "approved", "signed", "filed", "in-force")
    ),
    moves={
        "contact": frozenset(("intent", "exchange", "applied", "signed", "in-force", "ended")),
        "intent": frozenset(("exchange", "applied", "signed", "in-force", "ended")),
        "exchange": frozenset(("applied", "signed", "in-force", "suspended", "ended")),
        "applied": frozenset(("provincial-review", "approved", "refused", "ended")),
        "provincial-review": frozenset(("approved", "refused", "ended")),
        "refused": frozenset(("applied", "exchange", "ended")),
        "approved": frozenset(("signed", "in-force", "ended")),
        "signed": frozenset(("filed", "in-force", "ended")),
        "filed": frozenset(("in-force", "ended")),
        "in-force": frozenset(("suspended", "ended")),
        "suspended": frozenset(("in-force", "exchange", "ended")),
        "ended": frozenset(),
    },
)

# The states in which two places are tied to one another by a paper.
CONCLUDED = frozenset(("signed", "filed", "in-force"))
# The states in which the two have to do with one another.
ALIVE = CONCLUDED | {"exchange"}
# The states of a tie that came to nothing or is no more.
OVER = frozenset(("refused", "ended"))


@frozen(kw_only=True)
class Instrument:
    """A paper two places signed.

    Args:
        kind: code of `instrument`: agreement, exchange-agreement, intent, memorandum, framework, draft.
        signed_on: when, as far as known.
        mode: code of `signing-mode`: offline, online.
        document: number or title of the paper.
    """

    kind: str
    signed_on: PartialDate | None = field(default=None, converter=optional_date)
    mode: str | None = None
    document: str | None = None


@frozen(kw_only=True)
class Guidance:
    """The office's plan for one partner (一城一策).

    Args:
        goal: what is to be reached.
        fields: fields of exchange.
        industries: industries to work on.
        measures: what is to be done.
        review_on: when it is looked at again.
    """

    goal: str | None = None
    fields: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    review_on: PartialDate | None = field(default=None, converter=optional_date)


@frozen(kw_only=True)
class Partnership(Record):
    """A tie between our place and a partner.

    Kind and state are two things, both dated: `kind` is what it was entered as, `history` holds the moves of
    state and the changes of kind. The approval of another kind, while the tie stays in force as what it is, is an aspect
    of its own: `Transition("approved", "2015-06", of="approval")`. Exchanges, aid and mechanisms are entries that name
    the partnership.

    Args:
        city: the place at home.
        partner: the place abroad.
        kind: code of `partnership-kind`: formal, friendly-exchange, economic, province, district, school, …
        level: code of `place-level` on our side.
        history: dated moves; `in-force` is the day it was concluded (缔结).
        instruments: the papers signed.
        networks: codes of `network`: belt-and-road-land, belt-and-road-maritime, sco, rcep.
        policy_class: the office's own class: 巩固, 激活, 开辟; 重点 or 一般.
        fields: fields of exchange.
        lead_source: code of `lead-source`: who brought the two together.
        guidance: the file on this partner (一城一策).
        signature_product: the product or event it is known for (一城一品).
    """

    city: CityId | None = None
    partner: CityId | None = None
    kind: str | None = None
    level: str | None = None
    history: tuple[Transition, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    networks: tuple[str, ...] = ()
    policy_class: str | None = None
    fields: tuple[str, ...] = ()
    lead_source: str | None = None
    guidance: Guidance | None = None
    signature_product: str | None = None

    @property
    def concluded_on(self) -> PartialDate | None:
        """When the tie came into force, as far as known."""
        return reached(self, "in-force")
