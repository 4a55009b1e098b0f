"""An entry of `authRefs` does not say which provider the key is for.

The provider is then guessed: if no entry of the pack says one, it is the first of `anthropic`, `azure-openai`,
`bedrock`, `lm-studio`, `ollama` and `openai` that occurs in the name of a Secret, else what `baseURL` looks like,
else OpenAI. Renaming a Secret changes the provider. An entry without a provider is never found by a persona that
names one.

## Bad
```yaml
spec:
  authRefs:
    - {secret: team-llm}
  enabled: true
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  authRefs:
    - {provider: openai, secret: team-llm}
  enabled: true
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.model import pack_provider
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.credentials import mentioned


@rule(INFO)
def check(pack: Pack) -> Iterator[Finding]:
    for reference in pack.spec.auth_refs:
        if not reference.provider and not pack.spec.model_ref:
            provider = mentioned(pack_provider(pack))
            yield Finding(
                reference.path,
                "this entry does not say its provider",
                effect=f"it is taken for {provider}: a guess from the other entries, the Secret's name or baseURL",
                remedy="write the provider that the key is for",
            )
