"""Ignores: findings that an author has accepted, and whether that was needed."""

ORDER = 17
PARTS = ("ignore",)
