"""The sample city of many scripts: names that are not Latin, run from right to left, or need rare characters."""

from collections.abc import Iterator

from ...model.delegations import InboundDelegation, OutboundDelegation, Stop
from ...model.ids import CityId, OfficeId, RecordId
from ...model.lifecycle import Transition
from ...model.names import Name
from ...model.observations import Observation
from ...model.partnerships import Partnership
from ...model.places import City, Office
from ...model.quantities import Headcount
from ...model.records import Record
from ...model.transfers import TransferBatch
from ...plugins.contributions import Contributions
from .filling import Words, checklist_runs, day, entry_of, kinds_of

# Each with the country it is at home in: rare characters, kana, hangul, Cyrillic, Arabic, Thai, Vietnamese, a long one.
_NAMES = (
    ("JP", "𠮷野ヶ里町〔様例〕"),
    ("KR", "보기시"),
    ("RU", "Пример-на-Дону"),
    ("EG", "مدينة المثال"),
    ("TH", "เมืองตัวอย่าง"),
    ("VN", "Thị xã Ví Dụ"),
    ("GR", "Παράδειγμα | *πόλη* <b>"),
    ("NZ", "Te Whāinga-o-te-Tauira-Roa-Tino-Roa-Rawa-Atu" * 3),
)
_OFFICES = ("non-latin",)


def non_latin(contributions: Contributions) -> Iterator[Record | Observation]:
    """Yield the records of the city of many scripts."""
    lists, office = contributions.code_lists, OfficeId(_OFFICES[0])
    yield City(id=RecordId(office), name=Name(zh="様例城𠮷区", local=_NAMES[2][1]), country="CN", level="city")
    yield Office(id=RecordId(office), name=Name(zh="様例城𠮷区外办", local=_NAMES[3][1]), city=CityId(office))
    for number, (country, text) in enumerate(_NAMES):
        name, on = Name(local=text, aliases=(text[::-1],)), day(number * 20 + 1)
        yield City(id=RecordId(f"place-{number}"), name=name, country=country, level="city")
        yield Partnership(
            id=RecordId(f"tie-{number}"),
            name=name,
            office=office,
            city=CityId(office),
            partner=CityId(f"place-{number}"),
            kind="formal",
            history=(Transition("in-force", on, by=text),),
            signature_product=text,
        )
        yield OutboundDelegation(
            id=RecordId(f"out-{number}"),
            name=name,
            office=office,
            unit=text,
            purpose=text,
            inviter=text,
            headcount=Headcount(batches=1, persons=2, person_times=2),
            departs_on=on,
            returns_on=on,
            stops=(Stop(country=country, city=text),),
        )
        yield InboundDelegation(
            id=RecordId(f"in-{number}"),
            name=name,
            office=office,
            countries=(country,),
            host=text,
            purpose=text,
            arrives_on=on,
            headcount=Headcount(batches=1, persons=2, person_times=2),
        )
    yield TransferBatch(
        id=RecordId("transfer-1"),
        name=Name(local=_NAMES[4][1]),
        office=office,
        moved_on=day(9),
        entry_port=_NAMES[1][1],
        checklists=tuple(checklist_runs(lists, day(9))),
    )
    words = Words(text=_NAMES[0][1], items=tuple(text for _, text in _NAMES[1:4]))
    yield from (entry_of(kind, number, _OFFICES, lists, words) for number, kind in enumerate(kinds_of(lists)))
