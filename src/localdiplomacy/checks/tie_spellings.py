"""A partner stands in the ledger under one spelling."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from ..issues.catalogue.structure_ties import TWO_SPELLINGS
from ..issues.issue import Issue
from ..model.places import City
from ..model.records import Record
from ..regulations.place_names import PlaceKey, place_key
from .check import Check, CheckContext
from .found import issue
from .ties import has_ties


@frozen
class Partner:
    """A partner as the ledger knows it: a place, or nothing but a name in a partnership.

    Args:
        id: the id of the place, or the name.
        record: the record that holds the name.
        path: the field that holds it.
        country: its country, where it is known.
        level: its level, where it is known.
        spellings: what it is called.
        marks: what tells it apart from places of the same name: ids elsewhere, the place it belongs to.
    """

    id: str
    record: Record
    path: str
    country: str | None
    level: str | None
    spellings: tuple[str, ...]
    marks: Mapping[str, str] = field(hash=False)

    def may_be(self, other: "Partner") -> bool:
        """Tell whether nothing tells the two apart but their names."""
        if _differ(self.country, other.country) or _differ(self.level, other.level):
            return False
        return all(other.marks.get(name, value) == value for name, value in self.marks.items())


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def spellings(context: CheckContext) -> Iterator[Issue]:
    """Find partners that are entered as two places although their names are spellings of one."""
    by_stem: dict[str, list[tuple[Partner, PlaceKey, str]]] = {}
    for partner in _partners(context):
        for spelling in partner.spellings:
            key = place_key(spelling, partner.country)
            by_stem.setdefault(key.stem, []).append((partner, key, spelling))
    told: set[tuple[str, str]] = set()
    for named in by_stem.values():
        alike = _Alike()
        for partner, key, spelling in named if len(named) > 1 else ():
            first = alike.first_like(partner, key)
            if first is not None and (first[0].id, partner.id) not in told:
                told.add((first[0].id, partner.id))
                params = {"first": first[1], "second": spelling, "other": first[0].id}
                yield issue(TWO_SPELLINGS, partner.record, partner.path, params)
            alike.add(partner, key, spelling)


def _partners(context: CheckContext) -> Iterator[Partner]:
    """Yield every partner once: the places by id, then the names that lead to none."""
    names = {tie.partner: tie for tie in reversed(context.ledger.partnerships) if tie.partner is not None}
    for id in sorted(names, key=lambda id: (context.ledger.cities.get(id) is None, id)):
        place = context.ledger.cities.get(id)
        if place is None:
            yield Partner(id, names[id], "partner", None, None, (id,), {})
        elif place.name is not None:
            yield Partner(place.id, place, "name", place.country, place.level, place.name.spellings, _marks(place))


def _marks(place: City) -> dict[str, str]:
    marks = {f"id.{scheme}": id for scheme, id in place.external_ids}
    belongs = {"subdivision": place.subdivision, "parent": place.parent}
    return marks | {name: value for name, value in belongs.items() if value is not None}


_Kept = tuple[Partner, str]


@frozen
class _Alike:
    """Partners whose names have one stem. A search looks at a few of them only, so that many of one name cost no more."""

    # By suffix, country and level, and within that by what marks a partner has; of those alike the first.
    _kept: dict[tuple[str, str | None, str | None], dict[object, _Kept]] = field(factory=dict, init=False)

    def add(self, partner: Partner, key: PlaceKey, spelling: str) -> None:
        held = self._kept.setdefault((key.suffix, partner.country, partner.level), {})
        for mark in (None, frozenset(partner.marks), *partner.marks.items()):
            held.setdefault(mark, (partner, spelling))

    def first_like(self, partner: Partner, key: PlaceKey) -> _Kept | None:
        for (suffix, _, _), held in self._kept.items():
            if suffix != key.suffix and "" not in (suffix, key.suffix):
                continue
            kinds = (found for mark, found in held.items() if isinstance(mark, frozenset))
            shared = (held[mark] for mark in partner.marks.items() if mark in held)
            for found in (held[None], *shared, *kinds):
                if found[0].id != partner.id and partner.may_be(found[0]):
                    return found
        return None


CHECKS = (
    Check(
        id="core.tie-spellings",
        zh="同一伙伴一种写法",
        en="a partner stands under one spelling",
        rules=(TWO_SPELLINGS,),
        run=spellings,
        applies=has_ties,
    ),
)
