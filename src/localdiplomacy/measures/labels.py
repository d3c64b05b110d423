"""What members and units are called."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from ..ledger.ledger import Ledger
from ..model.codes import CodeList
from ..model.periods import Period
from ..model.quantities import QUALIFIED, Quantity
from ..model.texts import LANGUAGES, Language, Text
from .dimensions import MEMBER_LABELS, UNKNOWN, Dimension
from .rounding import HALF_UP, Rounding

UNIT_LIST = "unit"
INDICATOR_LIST = "indicator"  # names what is only published
NO_CODE_LISTS: Mapping[str, CodeList] = {}
NO_PARTS: Mapping[str, Sequence[str]] = {}


_MYRIAD = 10_000
_SCALES = ((_MYRIAD**2, "亿"), (_MYRIAD, "万"))
# Nobody writes a number with more decimals: it is a quotient, such as a mean or a rate.
_MOST_DECIMALS = 6


def _number(number: Decimal, language: Language, rounding: Rounding) -> str:
    """Print a number as it is, but a quotient rounded, and round amounts from 100,000 as Chinese papers do: `60万`, `2.5亿`."""
    if -int(number.as_tuple().exponent) > _MOST_DECIMALS:
        number = rounding.round(number)
    if language == "zh" and abs(number) >= 10 * _MYRIAD and number % _MYRIAD == 0:
        for scale, sign in _SCALES:
            scaled = number / scale
            if abs(number) >= scale and scaled == round(scaled, 2):
                return f"{scaled.normalize():f}{sign}"
    return f"{number:f}"


@frozen(kw_only=True)
class Labels:
    """Names of codes, offices and cities in the two languages.

    Args:
        code_lists: the code lists by id; the list `unit` names units.
        ledger: names of offices and cities.
        indicators: names of indicators by id.
        records: name of the set that is counted, on which the code list of a dimension may depend.
        rounding: how a quotient (a mean, a rate) is rounded where it is printed.
    """

    code_lists: Mapping[str, CodeList] = field(factory=dict)
    ledger: Ledger = field(factory=Ledger)
    indicators: Mapping[str, Text] = field(factory=dict)
    records: str = "outbound"
    rounding: Rounding = HALF_UP

    def code_list(self, dimension: Dimension) -> CodeList | None:
        """Return the code list of a dimension's members, or None."""
        id = dimension.list_of(self.records)
        return self.code_lists.get(id) if id else None

    def member(self, dimension: Dimension, member: str, language: Language) -> str:
        """Return what a member is called; its code where nobody named it."""
        if member in MEMBER_LABELS:
            return MEMBER_LABELS[member].get(language)
        if dimension.named_in is not None:
            found = getattr(self.ledger, dimension.named_in).get(member)
            return found.name.get(language) if found is not None and found.name else member
        codes = self.code_list(dimension)
        return codes.label(member, language) if codes else member

    def order(self, dimension: Dimension) -> tuple[str, ...]:
        """Return the members a dimension lists in its own order; empty where it has none."""
        codes = self.code_list(dimension)
        return tuple(code.id for code in codes) if codes else ()

    def place(
        self, by: Sequence[Dimension], members: Sequence[str], parts: Mapping[str, Sequence[str]] = NO_PARTS
    ) -> tuple[tuple[int, int, str], ...]:
        """Return where a combination of members stands: by its lists' own order, then by id; not stated comes last.

        Args:
            by: the dimensions.
            members: the member of each.
            parts: the members of dimensions of time, in order, by id of the dimension.
        """
        found = []
        for dimension, member in zip(by, members, strict=True):
            listed = tuple(parts.get(dimension.id, ())) or self.order(dimension)
            place = listed.index(member) if member in listed else len(listed)
            found.append((int(member == UNKNOWN), place, member))
        return tuple(found)

    def office(self, office: str, language: Language) -> str:
        """Return what an office is called; its id where the ledger does not name it."""
        found = self.ledger.offices.get(office)
        return found.name.get(language) if found is not None and found.name else office

    def figure(
        self, indicator: str, office: str, period: Period, dimensions: Iterable[tuple[str, str]], language: Language
    ) -> str:
        """Return what a figure is about in one line: indicator, office, period, dimensions."""
        named = self.indicators.get(indicator)
        parts = [named.get(language) if named else indicator, self.office(office, language) if office else ""]
        parts += [period.code, *(f"{dimension}={member}" for dimension, member in dimensions)]
        return " · ".join(filter(None, parts))

    def unit(self, unit: str, language: Language) -> str:
        """Return what a unit is called."""
        codes = self.code_lists.get(UNIT_LIST)
        return codes.label(unit, language) if codes else unit

    def quantity(self, quantity: Quantity | None, language: Language) -> str:
        """Return an amount as printed, without its unit: `1642`, `2–4`, `至少29`; `—` where it is missing."""
        if quantity is None:
            return "—"
        low, high = (_number(number, language, self.rounding) for number in (quantity.low, quantity.high))
        number = low if low == high else f"{low}–{high}"
        return QUALIFIED[quantity.qualifier].get(language).format(number)

    def printed(self, quantity: Quantity | None) -> Text:
        """Return an amount with its unit, as printed in the two languages."""
        if quantity is None:
            return Text("—", "—")
        zh, en = (f"{self.quantity(quantity, lang)} {self.unit(quantity.unit, lang)}" for lang in LANGUAGES)
        return Text(zh, en)
