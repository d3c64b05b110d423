"""Its plugin.toml has a key that there is not."""
