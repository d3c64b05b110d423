"""Dated data of the rules: parameters with their source, countries, and divisions of China. Nothing is read at import."""
