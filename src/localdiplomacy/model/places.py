"""Cities (of every level, at home and abroad) and the offices that keep ledgers."""

from attrs import field, frozen

from .ids import CityId, OfficeId
from .partial_dates import PartialDate, optional_date
from .quantities import Quantity
from .records import Record


@frozen(kw_only=True)
class City(Record):
    """A place that can have partners: city, district, county, province or state, at home or abroad.

    Divisions change. A place that came to lie in another one is there twice: two records with the same id, each with its
    days (`until` of the first is `since` of the second). One that became another place gets another id.

    Args:
        country: ISO 3166-1 alpha-2 code.
        level: code of `place-level`: province, city, district, county, facility.
        parent: the place it belongs to.
        division_code: six digits of GB/T 2260, kept as text.
        subdivision: ISO 3166-2 code, for states and provinces abroad.
        external_ids: ids elsewhere, as (scheme, id), such as ("geonames", "1859171").
        population: inhabitants.
        area: square kilometres.
        since: first day the place exists under this id.
        until: first day it exists no longer.
        strategies: the city's strategies that plan items align with.
        themes: brands and themes.
        industries: main industries.
    """

    country: str | None = None
    level: str | None = None
    parent: CityId | None = None
    division_code: str | None = None
    subdivision: str | None = None
    external_ids: tuple[tuple[str, str], ...] = ()
    population: Quantity | None = None
    area: Quantity | None = None
    since: PartialDate | None = field(default=None, converter=optional_date)
    until: PartialDate | None = field(default=None, converter=optional_date)
    strategies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


@frozen(kw_only=True)
class Office(Record):
    """An office that keeps ledgers and reports: 外办, 港澳办, 友协, a district's commission office.

    Args:
        city: the place it serves.
        parent: the office it reports to.
        level: code of `place-level`.
    """

    city: CityId | None = None
    parent: OfficeId | None = None
    level: str | None = None
