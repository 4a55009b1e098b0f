"""Private memory: what a persona remembers."""

ORDER = 9
PARTS = ("persona.memory", "spec.autoStoreMemory")
