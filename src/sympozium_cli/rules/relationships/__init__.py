"""Relationships: who hands work to whom, and who never gets any."""

ORDER = 4
PARTS = ("*",)
