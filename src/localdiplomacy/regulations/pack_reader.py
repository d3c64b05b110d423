"""Reading a pack: strict TOML in, frozen parameters out, and every fault with its file and key."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from attrs import Factory, frozen

from ..codec.faults import Expected, Fault, issues_of
from ..codec.toml import read_toml_as
from ..issues import CannotContinue, Issue, Rule
from ..issues.catalogue.regulations import GRADE_UNCONFIRMED, VALUES_COLLIDE
from ..model.ids import is_slug
from ..model.partial_dates import PartialDate
from ..model.sources import Origin, Source
from ..model.texts import Text
from .jurisdictions import jurisdiction
from .pack import Pack
from .pack_values import read_conditions, read_value
from .parameters import UNITS, Choice, Citation, DatedValue, Grade, Parameter, Precision, ValuesCollide

T = TypeVar("T")

_SLUG = Text("由字母、数字和 . - _ 组成的标识", "an id of letters, digits and . - _")
_PLACE = Text("CN，或 2、4、6 位行政区划代码", "CN, or 2, 4 or 6 digits of GB/T 2260")
_LATER = Text("晚于 since 的日期", "a day after `since`")
_REPEAL = Text("废止须写 since，不写 value", "a repeal with `since` and no `value`")
_SOME_VALUE = Text("values 或 required = true", "values, or required = true")
_ID_ONCE = Text("每个 id 只出现一次", "each id once")


# The file as it is written: codec's strict converter reads it into these and reports what does not fit.
@frozen(kw_only=True)
class _SourceEntry:
    text: str
    url: str | None = None
    grade: str


@frozen(kw_only=True)
class _ValueEntry:
    value: Any = None
    repealed: bool = False
    by: dict[str, Any] = Factory(dict)
    since: PartialDate | None = None
    until: date | None = None
    source: str
    grade: str | None = None
    note: Text | None = None


@frozen(kw_only=True)
class _ChoiceEntry:
    id: str
    zh: str
    en: str
    value: Any
    source: str
    grade: str | None = None


@frozen(kw_only=True)
class _ParameterEntry:
    zh: str
    en: str
    unit: str
    values: tuple[_ValueEntry, ...] = ()
    choices: tuple[_ChoiceEntry, ...] = ()
    required: bool = False
    reviewed_on: date | None = None


@frozen(kw_only=True)
class _PackEntry:
    id: str
    zh: str
    en: str
    jurisdiction: str
    reviewed_on: date
    sources: dict[str, _SourceEntry]
    parameters: dict[str, _ParameterEntry]


@frozen
class _Place:
    """A place in the file: raises the issue of what is wrong there."""

    file: str
    path: tuple[str | int, ...] = ()

    def at(self, *steps: str | int) -> "_Place":
        return _Place(self.file, (*self.path, *steps))

    def expected(self, text: Text, found: object) -> NoReturn:
        error = Expected(text, found)
        fault = Fault(self.path, "wrong", error.text, error.found)
        raise CannotContinue(*issues_of((fault,), Source(Origin(file=self.file))))

    def broken(self, rule: Rule, **params: object) -> NoReturn:
        path = Fault(self.path, "wrong", rule.title).place
        raise CannotContinue(Issue(rule, params, path=path, source=Source(Origin(file=self.file))))

    def read(self, reader: Callable[[], T]) -> T:
        try:
            return reader()
        except Expected as error:
            self.expected(error.text, error.found)

    def one_of(self, word: str, known: Collection[str]) -> str:
        if word not in known:
            listed = ", ".join(sorted(known))
            self.expected(Text(f"下列之一：{listed}", f"one of: {listed}"), word)
        return word

    def slug(self, text: str) -> str:
        return text if is_slug(text) else self.expected(_SLUG, text)


@frozen
class _Builder:
    """Turns the entries of one pack into parameters."""

    pack: _PackEntry
    jurisdiction: str

    def parameter(self, id: str, place: _Place) -> Parameter:
        entry = self.pack.parameters[id]
        place.slug(id)
        place.at("unit").one_of(entry.unit, UNITS)
        if not entry.values and not entry.required:
            place.expected(_SOME_VALUE, "required = false")
        if len({choice.id for choice in entry.choices}) != len(entry.choices):
            place.at("choices").expected(_ID_ONCE, ", ".join(choice.id for choice in entry.choices))
        values = [self.value(id, entry, index, place.at("values", index)) for index in range(len(entry.values))]
        choices = [self.choice(id, entry, index, place.at("choices", index)) for index in range(len(entry.choices))]
        try:
            return Parameter(
                id=id,
                zh=entry.zh,
                en=entry.en,
                unit=entry.unit,
                jurisdiction=self.jurisdiction,
                values=tuple(values),
                choices=tuple(choices),
                required=entry.required,
                reviewed_on=entry.reviewed_on or self.pack.reviewed_on,
            )
        except ValuesCollide as error:
            first, second = error.first.describe(), error.second.describe()
            day = "…" if error.day == date.min else error.day
            place.at("values").broken(VALUES_COLLIDE, parameter=id, day=day, first=first, second=second)

    def value(self, id: str, parameter: _ParameterEntry, index: int, place: _Place) -> DatedValue:
        entry = parameter.values[index]
        since = entry.since.first if entry.since else None
        if since is not None and entry.until is not None and entry.until <= since:
            place.at("until").expected(_LATER, str(entry.until))
        if entry.repealed and (since is None or entry.value is not None):
            place.at("repealed").expected(_REPEAL, "repealed = true")
        citation, grade = self.reference(id, entry, place)
        read = place.at("value").read
        return DatedValue(
            value=None if entry.repealed else read(lambda: read_value(entry.value, parameter.unit)),
            by=place.at("by").read(lambda: read_conditions(entry.by)),
            valid_from=since,
            valid_to=entry.until,
            precision=_precision(entry.since),
            source=citation,
            grade=grade,
            note=entry.note,
            repealed=entry.repealed,
        )

    def choice(self, id: str, parameter: _ParameterEntry, index: int, place: _Place) -> Choice:
        entry = parameter.choices[index]
        citation, grade = self.reference(id, entry, place)
        value = place.at("value").read(lambda: read_value(entry.value, parameter.unit))
        choice_id = place.at("id").slug(entry.id)
        return Choice(id=choice_id, zh=entry.zh, en=entry.en, value=value, source=citation, grade=grade)

    def reference(self, id: str, entry: _ValueEntry | _ChoiceEntry, place: _Place) -> tuple[Citation, Grade]:
        source = self.pack.sources[place.at("source").one_of(entry.source, self.pack.sources)]
        grade = Grade(place.at("grade").one_of(entry.grade or source.grade, [grade.value for grade in Grade]))
        if grade is Grade.X:
            place.at("grade").broken(GRADE_UNCONFIRMED, parameter=id)
        return Citation(text=source.text, url=source.url), grade


def _precision(since: PartialDate | None) -> Precision:
    if since is None or since.day is not None:
        return Precision.DAY
    return Precision.MONTH if since.month is not None else Precision.YEAR


def pack_from(path: Path, file: str) -> Pack:
    """Read a pack; see `read_pack`.

    Raises:
        CannotContinue: with an issue for each key that does not fit, and for each parameter that is wrong.
    """
    entry = read_toml_as(path, _PackEntry, file)
    top = _Place(file)
    top.at("id").slug(entry.id)
    try:
        where = jurisdiction(entry.jurisdiction)
    except ValueError:
        top.at("jurisdiction").expected(_PLACE, entry.jurisdiction)
    builder = _Builder(entry, where)
    parameters: list[Parameter] = []
    issues: list[Issue] = []
    for id in entry.parameters:
        try:
            parameters.append(builder.parameter(id, top.at("parameters", id)))
        except CannotContinue as error:
            issues.extend(error.issues)
    if issues:
        raise CannotContinue(*issues)
    return Pack(
        id=entry.id,
        zh=entry.zh,
        en=entry.en,
        jurisdiction=where,
        parameters=tuple(parameters),
        reviewed_on=entry.reviewed_on,
        file=file,
    )
