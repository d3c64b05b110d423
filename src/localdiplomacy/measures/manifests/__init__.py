"""Manifests: lists of travellers that several sides keep, held against each other by reference."""
