"""A neutral document of blocks, formats that compose it, writers that render it."""
