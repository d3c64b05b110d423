"""What the sets and date fields of a ledger are called in messages."""

from ..model.texts import Text, joined

SETS: dict[str, Text] = {
    "cities": Text("城市", "cities"),
    "offices": Text("机构", "offices"),
    "partnerships": Text("友好关系", "partnerships"),
    "outbound": Text("出访团组", "outbound groups"),
    "inbound": Text("来访团组", "inbound groups"),
    "transfers": Text("转运批次", "transfer batches"),
    "plans": Text("工作计划", "work plans"),
    "entries": Text("台账条目", "entries"),
}


def set_names(names: tuple[str, ...]) -> Text:
    """Return the sets' names as a list in words."""
    return joined(SETS[name] for name in names)
