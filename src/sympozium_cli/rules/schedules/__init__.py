"""Schedules: when personas run, and when they never do."""

ORDER = 6
PARTS = ("persona.schedule", "spec.taskOverride")
