"""Skills, tools and MCP: what personas can do, and what they only seem to be able to do."""

ORDER = 8
PARTS = (
    "spec.skillParams",
    "persona.mcpServers",
    "persona.skillParams",
    "persona.skills",
    "persona.subagents",
    "persona.toolPolicy",
)
