"""The MCPServer resources that the chart installs.

Source: charts/sympozium/files/mcp-servers.
"""

from __future__ import annotations

from typing import Final

from sympozium_cli.values.similar import closest

KIND: Final = "MCPServer"

BUILT_IN: Final = ("argocd", "github", "grafana", "k8s-mcp", "postgres")


def close_server(name: str) -> str:
    """The MCPServer of the chart that a name probably means; empty where none is close."""
    return closest(name, BUILT_IN) or ""
