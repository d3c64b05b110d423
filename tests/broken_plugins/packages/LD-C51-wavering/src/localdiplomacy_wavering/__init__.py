"""Its section prints a set."""

from localdiplomacy import AddedSection, Section, hookimpl
from localdiplomacy.reports import Heading, Paragraph

plugin_api = 1


def _countries(context):
    countries = {country for trip in context.ledger.outbound for country in trip.countries}
    yield Heading(context.text("出访国家", "Countries visited"))
    yield Paragraph(context.text("、", ", ").join(countries))


@hookimpl
def register_report_formats():
    """Contribute a section on the countries visited."""
    return [AddedSection(format="core.annual-summary", section=Section("wavering.countries", _countries))]
