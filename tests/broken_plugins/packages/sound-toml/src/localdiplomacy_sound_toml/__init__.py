"""A plugin that conforms and holds no Python."""
