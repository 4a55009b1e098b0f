"""The tools that an agent can have from the runner itself, since when, and names that are often taken for tools.

Sources: tools.go, edit_tool.go, memory_tools.go and main.go in cmd/agent-runner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sympozium_cli.values.release import Release

POLICIES_SINCE: Final = Release(0, 10, 43)
"""The first release whose runner filters the tools; before it a tool policy is stored and not read."""

EXECUTE_COMMAND: Final = "execute_command"
SEND_CHANNEL_MESSAGE: Final = "send_channel_message"
SPAWN_SUBAGENTS: Final = "spawn_subagents"
WRITERS: Final = ("write_file", "edit_file")
MEMORY_TOOLS: Final = frozenset(["memory_list", "memory_search", "memory_store"])
WORKFLOW_MEMORY_STORE: Final = "workflow_memory_store"
WORKFLOW_MEMORY_TOOLS: Final = frozenset(["workflow_memory_list", "workflow_memory_search", WORKFLOW_MEMORY_STORE])

_SINCE: Final[Mapping[str, Release]] = {"edit_file": Release(0, 10, 44)}
_TOOLS: Final = (
    EXECUTE_COMMAND,
    "read_file",
    *WRITERS,
    "list_directory",
    SEND_CHANNEL_MESSAGE,
    "fetch_url",
    "schedule_task",
    "delegate_to_persona",
    SPAWN_SUBAGENTS,
    *sorted(MEMORY_TOOLS),
    *sorted(WORKFLOW_MEMORY_TOOLS),
)

MEANT: Final[Mapping[str, str]] = {
    "bash": EXECUTE_COMMAND,
    "exec": EXECUTE_COMMAND,
    "exec_command": EXECUTE_COMMAND,
    "shell": EXECUTE_COMMAND,
    "read": "read_file",
    "write": WRITERS[0],
    "list_dir": "list_directory",
    "list_files": "list_directory",
    "http_request": "fetch_url",
    "network_request": "fetch_url",
}
"""Names of tools elsewhere, and what the same tool is called here."""

INSTEAD: Final[Mapping[str, str]] = {
    "grep_search": f"to search in files, run grep with {EXECUTE_COMMAND}",
    "kubectl": f"to run kubectl, attach the skill k8s-ops and allow {EXECUTE_COMMAND}",
    "web_search": "to search the web, attach an MCP server that does; fetch_url reads one page",
}
"""Names of tools elsewhere that have no counterpart here, and how else it can be done."""


def known_tools(release: Release) -> tuple[str, ...]:
    """The tools that the runner of the release can have, conditional ones too."""
    return tuple(tool for tool in _TOOLS if release >= _SINCE.get(tool, POLICIES_SINCE))


def first_release_of_tool(name: str) -> Release | None:
    """The release that brought the tool, if it came later than tool policies; None for every other name."""
    return _SINCE.get(name)
