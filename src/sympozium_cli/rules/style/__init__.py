"""Style and completeness: what a reader misses."""

ORDER = 16
PARTS = ("*",)
