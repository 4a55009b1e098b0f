"""A persona has its web endpoint twice: by `webEndpoint` and by its skills.

An enabled `webEndpoint` adds the skill `web-endpoint` behind those that are listed, with the host name and the rate
limit as its parameters. But the first such skill is the one that counts. Where it is listed by hand, that is the
one without these parameters: the endpoint is not reachable by the host name, and has the default limits.

It is only a note where the block sets neither, so that nothing is lost.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [memory, web-endpoint]
      webEndpoint: {enabled: true, hostname: lead.example.com}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [memory]
      webEndpoint: {enabled: true, hostname: lead.example.com}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.web_skill import listed_twice
from sympozium_cli.lint.vocabulary.skills import WEB_ENDPOINT, attached


@rule(WARNING, starred=True, effect="the entry of skills counts, and it has neither the host name nor the rate limit")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        endpoint = persona.web_endpoint
        skill = attached(persona, WEB_ENDPOINT)
        if endpoint is not None and endpoint.enabled and skill is not None:
            yield listed_twice(pack, persona, endpoint, skill)
