"""Schema: what the API server refuses or drops."""

ORDER = 2
PARTS = ("violation", "renamed", "old-era", "no-personas")
