"""What must hold for the smaller ledgers, by the regulation in force on the day."""

from ..check import Check
from . import bodies, cards, cases, certificates, conferences, honours, invitations, numbers, passports, press, visas

CHECKS: tuple[Check, ...] = (
    *certificates.CHECKS,
    *invitations.CHECKS,
    *visas.CHECKS,
    *cards.CHECKS,
    *passports.CHECKS,
    *conferences.CHECKS,
    *press.CHECKS,
    *cases.CHECKS,
    *honours.CHECKS,
    *bodies.CHECKS,
    *numbers.CHECKS,
)
