"""A persona reaches other MCP servers, or the same ones elsewhere or with more tools."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.persona import McpServer
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.values.plural import listed

_WORDS = {
    "url": "address",
    "toolsAllow": "allowed tools",
    "toolsDeny": "denied tools",
    "toolsPrefix": "prefix",
    "authSecret": "Secret",
    "authKey": "key of the Secret",
}


def find(edit: Edit) -> Iterator[Meaning]:
    """The servers by their names."""
    for one in edit.both:
        had = {server.name: server for server in one.old.mcp_servers}
        has = {server.name: server for server in one.new.mcp_servers}
        for name, server in has.items():
            if name not in had:
                text = f"'{one.name}' reaches the MCP server '{name}'" + (f" at {server.url}" if server.url else "")
                yield Meaning("mcp-gained", text, ESCALATION, one.name, new=server.path)
            elif had[name].value != server.value:
                yield _changed(one, had[name], server)
        for name, server in had.items():
            if name not in has:
                yield Meaning("mcp-lost", f"'{one.name}' loses the MCP server '{name}'", INFO, one.name, server.path)


def _changed(one: Both, old: McpServer, new: McpServer) -> Meaning:
    keys = sorted(key for key in {*old.value, *new.value} if old.value.get(key) != new.value.get(key))
    what = listed(_WORDS.get(key, key) for key in keys)
    text = f"'{one.name}' reaches the MCP server '{new.name}' with another {what}"
    severity = ESCALATION if {"url", "toolsAllow", "toolsDeny"}.intersection(keys) else INFO
    return Meaning("mcp-changed", text, severity, one.name, old.path, new.path)
