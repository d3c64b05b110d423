"""Its section yields texts instead of blocks."""

from localdiplomacy import AddedSection, Section, hookimpl
from localdiplomacy.reports import Heading

plugin_api = 1


def _longest(context):
    days = [trip.days_abroad or 0 for trip in context.ledger.outbound]
    yield Heading(context.text("最长的出访", "The longest trip"))
    yield context.text(f"{max(days, default=0)} 天。", f"{max(days, default=0)} days.")


@hookimpl
def register_report_formats():
    """Contribute a section on the longest trip."""
    return [AddedSection(format="core.annual-summary", section=Section("plain-text.longest", _longest))]
