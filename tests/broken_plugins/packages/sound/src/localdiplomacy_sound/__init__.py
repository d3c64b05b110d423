"""A plugin that conforms, with a contribution of nearly every kind."""

import attrs

from localdiplomacy import (
    AddedSection,
    Check,
    Code,
    CodeList,
    Indicator,
    Issue,
    LedgerFormat,
    ReportFormat,
    Rule,
    Section,
    Severity,
    Text,
    hookimpl,
    secret,
)
from localdiplomacy.reports import Bullets, Heading, Paragraph

plugin_api = 1


@attrs.frozen(kw_only=True)
class Settings:
    """What an office may set.

    Args:
        threshold: days abroad from which a trip is long.
        words: words that speak for the register in the name of a file.
        token: for the office's server.
    """

    threshold: int
    words: tuple[str, ...] = ("登记簿",)
    token: str = secret(default="")


plugin_config = Settings

NO_PURPOSE = Rule(
    code="SOUND-001",
    severity=Severity.ADVICE,
    title=Text("未写出访任务", "no purpose"),
    message=Text("团组没有写明出访任务。", "The group states no purpose."),
    remedy=Text("请补写出访任务。", "State the purpose."),
)
HEADINGS = CodeList(
    id="sound.columns",
    zh="出访登记簿表头",
    en="headings of the register of trips",
    codes=(
        Code(id="name", zh="团组名称", en="group"),
        Code(id="departs_on", zh="出境日期", en="left on"),
        Code(id="headcount.persons", zh="人数", en="persons"),
        Code(id="mode", zh="组团方式", en="organised by"),
    ),
)


@hookimpl
def register_code_lists():
    """Contribute the headings of the register of trips."""
    return [HEADINGS]


@hookimpl
def register_ledger_formats(config):
    """Contribute the register of trips."""
    return [
        LedgerFormat(
            id="sound.register",
            zh="出访登记簿",
            en="register of trips",
            records="outbound",
            columns=HEADINGS.id,
            required=("name", "departs_on"),
            words=config.words,
        )
    ]


@hookimpl
def register_indicators():
    """Contribute the days abroad per trip, with both parts of the ratio."""
    days = Indicator(
        id="sound.days",
        zh="在外天数",
        en="days abroad",
        definition=Text(
            "出境至入境的天数之和，含首尾两日。", "Days from leaving to coming back, both counted, added up."
        ),
        unit="days",
        fold="sum",
        value="days_abroad",
        time="departs_on",
    )
    trips = Indicator(
        id="sound.trips",
        zh="出访团组",
        en="trips",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )
    share = Indicator(
        id="sound.days_per_trip",
        zh="每团天数",
        en="days per trip",
        definition=Text("在外天数除以团组数。", "Days abroad divided by trips."),
        unit="percent",
        fold="ratio",
        numerator="sound.days",
        denominator="sound.trips",
    )
    return [days, trips, share]


def _purposes(context):
    for trip in context.ledger.outbound:
        if not trip.purpose:
            yield Issue(NO_PURPOSE, subject=trip.id, path="purpose", source=trip.source)


@hookimpl
def register_checks():
    """Contribute the check that each trip has a purpose."""
    return [Check(id="sound.purposes", zh="出访任务", en="purposes", rules=(NO_PURPOSE,), run=_purposes)]


@attrs.frozen
class LongTrips:
    """The section on long trips.

    Args:
        threshold: days abroad from which a trip is long.
    """

    threshold: int

    def __call__(self, context):
        long = [trip for trip in context.ledger.outbound if (trip.days_abroad or 0) >= self.threshold]
        yield Heading(context.text("较长的出访", "Long trips"))
        if long:
            yield Bullets(tuple(trip.name.get(context.language) if trip.name else trip.id for trip in long))
        else:
            yield Paragraph(context.text("没有。", "None."))


@hookimpl
def register_report_formats(config):
    """Contribute a report on long trips, and the same section for the annual summary."""
    section = Section("sound.long-trips", LongTrips(config.threshold))
    report = ReportFormat(id="sound.report", title=Text("较长的出访", "Long trips"), sections=(section,))
    added = Section("sound.long-trips-of-the-year", LongTrips(config.threshold))
    return [report, AddedSection(format="core.annual-summary", section=added)]
