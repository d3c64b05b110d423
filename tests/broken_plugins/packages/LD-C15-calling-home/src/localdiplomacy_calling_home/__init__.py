"""It looks for updates when it is imported."""

import contextlib
import socket

from localdiplomacy import Indicator, Text, hookimpl

plugin_api = 1
with contextlib.suppress(OSError), socket.socket() as _socket:
    _socket.settimeout(0.1)
    _socket.connect(("127.0.0.1", 9))


def _trips() -> Indicator:
    return Indicator(
        id="calling-home.trips",
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
