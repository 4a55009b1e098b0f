"""File and YAML: what is wrong before anybody looks at a field."""

ORDER = 1
PARTS = ("*",)
