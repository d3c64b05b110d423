"""A heading of its ledger format belongs to no field."""

from localdiplomacy import Code, CodeList, LedgerFormat, hookimpl

plugin_api = 1

HEADINGS = CodeList(
    id="unreadable.columns",
    zh="出访登记簿表头",
    en="headings of the register of trips",
    codes=(
        Code(id="name", zh="团组名称", en="group"),
        Code(id="left_on", zh="出境日期", en="left on"),
        Code(id="headcount.persons", zh="人数", en="persons"),
    ),
)
REGISTER = LedgerFormat(
    id="unreadable.register",
    zh="出访登记簿",
    en="register of trips",
    records="outbound",
    columns=HEADINGS.id,
    required=("name",),
    words=("登记簿",),
)


@hookimpl
def register_code_lists():
    """Contribute the headings of the register."""
    return [HEADINGS]


@hookimpl
def register_ledger_formats():
    """Contribute the register of trips."""
    return [REGISTER]
