"""Its hook has an argument with a default value."""

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1


def _trips() -> Indicator:
    return Indicator(
        id="defaulting.trips",
        zh="出访团组",
        en="trips",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators(config=None):
    """Contribute the number of trips."""
    return [_trips()]
