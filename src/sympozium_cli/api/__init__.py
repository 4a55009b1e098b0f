"""The meaning of a pack: tolerant, read-only views that know where they stand in their document."""

from sympozium_cli.api.pack import (
    AccessRule,
    Memory,
    Pack,
    Persona,
    Relationship,
    Schedule,
    SharedMemory,
    Stimulus,
    ToolPolicy,
    WebEndpoint,
)
from sympozium_cli.api.view import View, Word

__all__ = [
    "AccessRule",
    "Memory",
    "Pack",
    "Persona",
    "Relationship",
    "Schedule",
    "SharedMemory",
    "Stimulus",
    "ToolPolicy",
    "View",
    "WebEndpoint",
    "Word",
]
