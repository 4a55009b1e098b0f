"""Shared memory and membrane: who reads what, and when it stops."""

ORDER = 10
PARTS = ("spec.sharedMemory",)
