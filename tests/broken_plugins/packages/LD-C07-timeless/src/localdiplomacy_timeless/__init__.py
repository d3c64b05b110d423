"""It does not say which version of the hooks it was made for."""

from localdiplomacy import Indicator, Text, hookimpl


def _trips() -> Indicator:
    return Indicator(
        id="timeless.trips",
        zh="出访团组",
        en="trips",
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators():
    """Contribute the number of trips."""
    return [_trips()]
