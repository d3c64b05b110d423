"""What it contributes depends on how often it was asked."""

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1

_asked = [0]


def _trips() -> Indicator:
    _asked[0] += 1
    return Indicator(
        id="counting.trips",
        zh="出访团组",
        en=f"trips, edition {_asked[0]}",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators():
    """Contribute the number of trips."""
    return [_trips()]
