"""What an office keeps on each partner beyond the tie itself: a policy (一城一策) and a signature product (一城一品)."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ...model.lifecycle import state_at
from ...model.partnerships import ALIVE, Partnership

# What a policy consists of; the industries are named where there is a fit, so they are not asked for.
POLICY_PARTS = ("goal", "fields", "measures", "review_on")


@frozen
class PartnerFile:
    """What is there of a partner's file.

    Args:
        tie: the tie.
        missing: the parts of the policy that are not filled in; all of them where there is none.
        overdue: True where the policy should have been looked at again; None where no day is set.
        product: True where a signature product is named.
    """

    tie: Partnership
    missing: tuple[str, ...]
    overdue: bool | None
    product: bool

    @property
    def complete(self) -> bool:
        """Whether nothing of the policy is missing."""
        return not self.missing


def partner_files(ties: Iterable[Partnership], *, at: date) -> tuple[PartnerFile, ...]:
    """Return the file of each tie that is alive on a day, in the given order.

    Args:
        ties: the ties; leave out those that need no file, such as all but the key partners.
        at: the day.
    """
    return tuple(_file(tie, at) for tie in ties if state_at(tie, at) in ALIVE)


def _file(tie: Partnership, at: date) -> PartnerFile:
    policy = tie.guidance
    missing = tuple(name for name in POLICY_PARTS if policy is None or not getattr(policy, name))
    review = policy.review_on if policy else None
    return PartnerFile(tie, missing, review.last < at if review else None, bool(tie.signature_product))
