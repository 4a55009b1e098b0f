"""The MCPServer resources that the chart installs.

Source: charts/sympozium/files/mcp-servers.
"""

from __future__ import annotations

from typing import Final

KIND: Final = "MCPServer"

BUILT_IN: Final = ("argocd", "github", "grafana", "k8s-mcp", "postgres")
