"""A persona has a provider of its own, and calls it at the pack's base URL.

`spec.baseURL` holds for every persona without a `baseURL`, also for one that names another provider than the rest:
pinned to Anthropic, it sends Anthropic's key and messages to the pack's Ollama. Only the address that a `modelRef`
gives is kept from such a persona.

Where the pack's URL does not tell whose it is, it may be a gateway to all of them, and this is only a note.

## Bad
```yaml
spec:
  baseURL: http://ollama.ollama.svc:11434/v1
  agentConfigs:
    - name: lead
      provider: anthropic
      model: claude-sonnet-4-20250514
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  baseURL: http://ollama.ollama.svc:11434/v1
  agentConfigs:
    - name: lead
      provider: anthropic
      baseURL: https://api.anthropic.com
      model: claude-sonnet-4-20250514
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, WARNING, Finding, Related, rule
from sympozium_cli.lint.vocabulary.providers import WITH_KNOWN_HOST, provider_at

_SEVERITIES = {True: WARNING, False: INFO}  # by whether the pack's URL tells whose it is


@rule(WARNING, starred=True, effect="its runs call the pack's base URL as if it were that provider's")
def check(pack: Pack) -> Iterator[Finding]:
    there = provider_at(pack.spec.base_url)
    for persona in installed(pack):
        provider = persona.provider.lower()
        inherits = pack.spec.base_url and not persona.base_url
        if inherits and provider in WITH_KNOWN_HOST and provider != there:
            yield Finding(
                persona.path / "provider",
                f"'{persona.name}' uses '{provider}', and calls it at the pack's base URL",
                remedy="write the provider's own address as the persona's baseURL",
                related=(Related(pack.spec.path / "baseURL", "called here"),),
                severity=_SEVERITIES[bool(there)],
            )
