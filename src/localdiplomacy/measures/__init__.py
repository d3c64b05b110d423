"""Indicators as data, counted on records; comparison and reconciliation of figures."""
