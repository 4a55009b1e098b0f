"""An MCP server has no URL, and no MCPServer of its name is known.

Without `url` the controller takes the URL of the MCPServer resource of that name, from the pack's namespace or
its own. If there is none it leaves the server out, with a line in its log: the agent starts, and the tools do
not exist. The chart brings `argocd`, `github`, `grafana`, `k8s-mcp` and `postgres`. An MCPServer that is only in
your cluster is fine; put it beside the pack, and it is known here too.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: graphana, toolsPrefix: grafana}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: grafana, toolsPrefix: grafana}
        - {name: tickets, toolsPrefix: tickets, url: "http://tickets.tools.svc:8080/mcp"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.persona import McpServer
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.universe import defined
from sympozium_cli.lint.vocabulary.mcp_servers import BUILT_IN, KIND, close_server


@rule(WARNING, starred=True, effect="unless the cluster has such an MCPServer, the agent starts without its tools")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for server in _foreign(persona):
            if not defined(pack, KIND, server.name):
                yield Finding(
                    server.path / "name",
                    f"the MCP server '{server.name}' has no url, and no MCPServer of that name is known",
                    remedy="write its url, or put the MCPServer beside the pack",
                    suggestion=close_server(server.name),
                )


def _foreign(persona: Persona) -> list[McpServer]:
    servers = [server for server in persona.mcp_servers if server.name and not server.url]
    return [server for server in servers if server.name not in BUILT_IN]
