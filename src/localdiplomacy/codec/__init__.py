"""Outside text to values and back: strict conversion, TOML, Chinese text, safe opening."""
