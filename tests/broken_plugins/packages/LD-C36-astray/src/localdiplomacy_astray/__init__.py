"""Its indicator counts in a unit that there is not."""

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1


def _trips() -> Indicator:
    return Indicator(
        id="astray.trips",
        zh="出访团组",
        en="trips",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="caravans",
        time="departs_on",
    )


@hookimpl
def register_indicators():
    """Contribute the number of trips."""
    return [_trips()]
