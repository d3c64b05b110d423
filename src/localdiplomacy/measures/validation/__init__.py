"""Validation of figures: what must hold between them, which ones stand out, which reports came and when."""
