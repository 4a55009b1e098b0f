"""The URL of an MCP server is not one that the bridge takes.

The bridge wants an absolute URL with a host, beginning with `http://` or `https://`. With anything else it stops
with an error before it connects to any server, and because it runs before the agent does, every run of the
persona fails. Leave `url` out to have it looked up in the MCPServer resource of that name.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: grafana, toolsPrefix: grafana, url: "grafana:8080"}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: grafana, toolsPrefix: grafana, url: "http://grafana:8080"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.mcp_urls import why_not_mcp_url


@rule(ERROR, effect="the bridge stops with an error, and every run of the persona fails")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for server in persona.mcp_servers:
            why = why_not_mcp_url(server.url)
            if server.url and why:
                yield Finding(
                    server.path / "url",
                    f"the URL '{server.url}' {why}",
                    remedy="write an absolute URL, such as http://host:8080/mcp",
                )
