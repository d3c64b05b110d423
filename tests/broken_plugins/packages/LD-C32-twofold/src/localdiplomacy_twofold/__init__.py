"""Two of its indicators have the same id."""

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1


def _trips() -> Indicator:
    return Indicator(
        id="twofold.trips",
        zh="出访团组",
        en="trips",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators():
    """Contribute the number of trips."""
    return [_trips(), _trips()]
