"""The Secret with the token of an MCP server is not there, or lacks the key.

The variable that carries the token is marked as optional: without the Secret, or without the key that `authKey` names
(`token` where it names none), the bridge calls the server without a token.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      mcpServers: [{name: wiki, url: 'https://wiki.example.com/mcp', toolsPrefix: wiki, authSecret: wiki}]
--- # in the cluster
kind: Secret
metadata: {name: wiki}
data: {password: eA==}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      mcpServers: [{name: wiki, url: 'https://wiki.example.com/mcp', toolsPrefix: wiki, authSecret: wiki}]
--- # in the cluster
kind: Secret
metadata: {name: wiki}
data: {token: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_secrets import missing, without_keys
from sympozium_cli.lint.surroundings import Surroundings

_KEY = "token"


@cluster_rule(WARNING, starred=True, effect="the server is called without a token")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        for server in persona.mcp_servers:
            yield from missing(server.path / "authSecret", server.auth_secret, around)
            yield from without_keys(server.path / "authSecret", server.auth_secret, around, [[server.auth_key or _KEY]])
