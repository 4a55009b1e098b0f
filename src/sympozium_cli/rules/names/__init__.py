"""Names: what the generated objects can be called, and how long that may be."""

ORDER = 3
PARTS = ("*",)
