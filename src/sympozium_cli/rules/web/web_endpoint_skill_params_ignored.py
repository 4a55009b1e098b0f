"""Parameters are set for a web endpoint that takes none of them.

The parameters of `skillParams` go to the skills that a persona lists, under the very name that it lists. An enabled
`webEndpoint` attaches the skill `web-endpoint` by itself, and its parameters are then the host name and the rate limit
of that block, and nothing else. To set others, such as `auth_secret_ref`, list the skill instead of the block, and
give it all parameters. Without a web endpoint they go nowhere at all.

## Bad
```yaml
spec:
  skillParams:
    web-endpoint: {auth_secret_ref: news-web}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
```

## Good
```yaml
spec:
  skillParams:
    web-endpoint: {auth_secret_ref: news-web, hostname: lead.example.com}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [web-endpoint]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import Spec
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.web_skill import unread_params
from sympozium_cli.lint.vocabulary.skills import WEB_ENDPOINT


@rule(WARNING, effect="no web endpoint gets any of them")
def check(pack: Pack) -> Iterator[Finding]:
    # An excluded persona may be brought back, and the pack's parameters are then for it.
    yield from _ignored(pack.spec, pack.personas)
    for persona in installed(pack):
        yield from _ignored(persona, (persona,))


def _ignored(place: Spec | Persona, personas: tuple[Persona, ...]) -> Iterator[Finding]:
    params = place.skill_params.get(WEB_ENDPOINT)
    if params is not None and not any(WEB_ENDPOINT in persona.skills for persona in personas):
        yield unread_params(params, personas)
