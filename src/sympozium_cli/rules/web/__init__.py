"""Web endpoint: agents behind HTTP."""

ORDER = 12
PARTS = ("persona.webEndpoint", "persona.skills")
