"""Stimulus: the prompt that starts a pack's work."""

ORDER = 5
PARTS = ("spec.stimulus", "spec.relationships")
