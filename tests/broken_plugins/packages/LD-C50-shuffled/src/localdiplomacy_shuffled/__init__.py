"""The order of its codes is that of a set."""

from localdiplomacy import Code, CodeList, hookimpl

plugin_api = 1

_TERMS = {
    "port": "口岸",
    "hub": "枢纽",
    "city": "市",
    "district": "区县",
    "street": "街道",
    "site": "隔离点",
    "home": "居家",
}


@hookimpl
def register_code_lists():
    """Contribute the places of a transfer."""
    codes = tuple(Code(id=id, zh=zh, en=f"the {id}") for id, zh in frozenset(_TERMS.items()))
    return [CodeList(id="shuffled.places", zh="转运地点", en="places of a transfer", codes=codes)]
