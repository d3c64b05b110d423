"""The definition of its indicator repeats the title."""

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1


def _trips() -> Indicator:
    return Indicator(
        id="undefined.trips",
        zh="出访团组",
        en="trips",
        definition=Text("出访团组", "trips"),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators():
    """Contribute the number of trips."""
    return [_trips()]
