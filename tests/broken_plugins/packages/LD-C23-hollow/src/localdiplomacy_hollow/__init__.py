"""It has no hooks."""

plugin_api = 1
