"""Two agents are to be reached by one host name.

Each web endpoint gets a route of its own for its host name. Where two routes claim the same requests, the gateway
takes the older one, in whichever pack or namespace it is, and the other agent is never asked.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: news.example.com}
    - name: writer
      systemPrompt: You write.
      webEndpoint: {enabled: true, hostname: news.example.com}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
    - name: writer
      systemPrompt: You write.
      webEndpoint: {enabled: true, hostname: writer.example.com}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Claim, Finding, claim_rule
from sympozium_cli.lint.faults.web_hostname import hosted


@claim_rule(WARNING, effect="the gateway serves the agent whose route is older, and the other is never asked")
def check(pack: Pack) -> Iterator[Claim]:
    for persona, hostname, cause in hosted(pack):
        message = f"'{persona.name}' has the host name of another web endpoint"
        remedy = "give each web endpoint a host name of its own"
        owner = (pack.kind, pack.namespace, pack.name, persona.name)
        yield Claim((hostname,), Finding(cause, message, remedy=remedy), "the other one", owner=owner)
