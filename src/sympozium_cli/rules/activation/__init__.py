"""Activation: what turns a pack on, which model answers, and whose key it uses."""

ORDER = 7
PARTS = ("*",)
