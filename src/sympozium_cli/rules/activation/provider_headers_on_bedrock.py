"""HTTP headers are set for a persona that uses Bedrock, where they are not sent.

`providerHeaders` and `providerHeadersSecretRef` are for providers that are called over plain HTTP, often through a
gateway. Bedrock is called through AWS's library, which takes none of them; the runner says so in its log and goes on.

## Bad
```yaml
spec:
  providerHeaders: {x-team: demo}
  agentConfigs:
    - name: lead
      provider: bedrock
      model: anthropic.claude-sonnet-4-20250514-v1:0
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      provider: bedrock
      model: anthropic.claude-sonnet-4-20250514-v1:0
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.model import model_settings
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.vocabulary.providers import BEDROCK


@rule(INFO, effect="the headers are not sent; the runner's log says so")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if model_settings(pack, persona).provider.lower() != BEDROCK:
            continue
        for owner in (pack.spec, persona):
            for key in ("providerHeaders", "providerHeadersSecretRef"):
                if owner.value.get(key):
                    yield Finding(owner.path / key, f"Bedrock takes no headers: {key} has no use there", on_key=True)
