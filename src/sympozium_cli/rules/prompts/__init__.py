"""Prompts, environment and volumes: what a run is given."""

ORDER = 14
PARTS = ("*",)
