"""Ties between a place at home and a place abroad: sister cities and all their kin."""

from attrs import field, frozen

from .ids import CityId
from .lifecycle import Lifecycle, Transition, reached
from .partial_dates import PartialDate, optional_date
from .records import Record

# Synthesis of the procedures in facts §2.2; a tie may be suspended and resumed, and ends by termination.
PARTNERSHIP_LIFECYCLE = Lifecycle(
    id="partnership",
    start=frozenset(
        ("contact", "intent", "exchange", "applied", "provincial-review", "approved", "signed", "filed", "in-force")
    ),
    moves={
        "contact": frozenset(("intent", "exchange", "applied", "ended")),
        "intent": frozenset(("exchange", "applied", "in-force", "ended")),
        "exchange": frozenset(("applied", "suspended", "ended")),
        "applied": frozenset(("provincial-review", "approved", "refused")),
        "provincial-review": frozenset(("approved", "refused")),
        "refused": frozenset(("applied", "exchange", "ended")),
        "approved": frozenset(("signed", "in-force", "ended")),
        "signed": frozenset(("filed", "in-force")),
        "filed": frozenset(("in-force",)),
        "in-force": frozenset(("suspended", "ended")),
        "suspended": frozenset(("in-force", "exchange", "ended")),
        "ended": frozenset(),
    },
)


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
    state and the changes of kind. Exchanges, aid and mechanisms are entries that name the partnership.

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
