"""Lifecycle hooks: what runs around every run."""

ORDER = 13
PARTS = ("persona.lifecycle",)
