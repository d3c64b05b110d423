"""What offices, parts and items are called in the two languages."""

from collections.abc import Iterable, Mapping

from localdiplomacy import CodeList, Ledger, OfficeId, Text

from .system import parts

_EACH = {
    1: Text("每月", "month"),
    3: Text("每季度", "quarter"),
    6: Text("每半年", "half-year"),
    12: Text("每年", "year"),
}


def office_name(ledger: Ledger, office: OfficeId | None) -> Text:
    """Return what an office is called; its id where the ledger does not name it."""
    found = ledger.offices.get(office)
    if found is not None and found.name is not None:
        return Text(found.name.get("zh"), found.name.get("en"))
    return Text(office or "本台账", office or "this ledger")


def label(part: str) -> Text:
    """Return the name of one of the 14 parts."""
    return Text(parts().label(part, "zh"), parts().label(part, "en"))


def each(months: int) -> Text:
    """Return how often something is due that is due once in so many months."""
    return _EACH.get(months) or Text(f"每 {months} 个月", f"{months} months")


def items(checklist: str, codes: Iterable[str], code_lists: Mapping[str, CodeList]) -> Text:
    """Return the names of items of a checklist after a colon; empty where there are none."""
    listed = tuple(codes)
    if not listed:
        return Text("", "")
    known = code_lists.get(checklist)
    names = joined(Text(known.label(id, "zh"), known.label(id, "en")) if known else Text(id, id) for id in listed)
    return Text(f"：{names.zh}", f": {names.en}")


def joined(texts: Iterable[Text]) -> Text:
    """Return texts as one enumeration."""
    listed = tuple(texts)
    return Text("、".join(text.zh for text in listed), ", ".join(text.en for text in listed))
