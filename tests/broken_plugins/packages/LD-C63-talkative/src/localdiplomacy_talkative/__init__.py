"""A password of its configuration is shown."""

from attrs import frozen

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1


@frozen
class plugin_config:  # noqa: N801
    """What an office may set.

    Args:
        shown: what trips are called.
        password: for the office's server.
    """

    shown: str = "trips"
    password: str = ""


def _trips(shown: str) -> Indicator:
    return Indicator(
        id="talkative.trips",
        zh="出访团组",
        en=shown,
        definition=Text("按出境日期统计的团组数。", "Groups by the day they left."),
        unit="batches",
        time="departs_on",
    )


@hookimpl
def register_indicators(config):
    """Contribute the number of trips."""
    return [_trips(config.shown)]
