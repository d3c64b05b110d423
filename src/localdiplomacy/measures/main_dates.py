"""The date by which a line of a ledger belongs to a year; partnerships and places are held as they stand."""

MAIN_DATE = {"outbound": "departs_on", "inbound": "arrives_on", "transfers": "moved_on", "entries": "on"}
