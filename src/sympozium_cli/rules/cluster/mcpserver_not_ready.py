"""An MCP server without a URL of its own is not there, or not ready.

An entry of `mcpServers` without `url` means an MCPServer resource. Where that is not there, not ready or without an
address, the bridge leaves the server out, with a line in its log: its tools just do not exist.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      mcpServers: [{name: github, toolsPrefix: github}]
--- # in the cluster
kind: MCPServer
metadata: {name: github, namespace: default}
spec: {transportType: http, toolsPrefix: x}
status: {ready: false}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      mcpServers: [{name: github, toolsPrefix: github}]
--- # in the cluster
kind: MCPServer
metadata: {name: github, namespace: default}
spec: {transportType: http, toolsPrefix: x}
status: {ready: true, url: 'http://github:8080'}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_objects import missing_everywhere
from sympozium_cli.lint.surroundings import Object, Surroundings, inside
from sympozium_cli.lint.vocabulary.mcp_servers import KIND


@cluster_rule(WARNING, starred=True, effect="the tools of the server do not exist")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        for server in persona.mcp_servers:
            if server.url:
                continue
            yield from missing_everywhere(pack, server.path / "name", KIND, server.name, around)
            if not _is_ready(around.shared(KIND, server.name)):
                said = f"the {KIND} '{server.name}' is not ready"
                yield Finding(server.path / "name", said, remedy=f"kubectl describe mcpserver {server.name}")


def _is_ready(server: Object | None) -> bool:
    """Whether it can be called; what may not be looked at is taken to be well."""
    status = inside(server, "status")
    return server is None or (status.get("ready") is True and bool(status.get("url")))
