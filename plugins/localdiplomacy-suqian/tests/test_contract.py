"""The library's own checks of a plugin: packaging, import, hooks, values, behaviour on its sample cities."""

from localdiplomacy.testing import plugin_contract

test_contract = plugin_contract("suqian")
