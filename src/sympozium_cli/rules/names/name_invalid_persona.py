"""A persona's name cannot be part of the name of its agent.

The schema takes any text for a persona's name. But the controller makes an agent called `<pack>-<persona>` and
labels it with the persona's name, so that this must be lower-case letters, digits, `-` and `.`, with a letter or
digit at either end. Otherwise the agent cannot be created and the pack's phase becomes `Error`, again and again;
the other personas are installed, and the reason stands only in the controller's log.

Whoever renames a persona must rename it everywhere: in relationships, `excludePersonas` and access rules too.

## Bad
```yaml
spec:
  agentConfigs:
    - name: QA_Bot
      systemPrompt: You test.
      schedule: {interval: 1h, firstTick: afterInterval, task: Test what is new.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: qa-bot
      displayName: QA Bot
      systemPrompt: You test.
      schedule: {interval: 1h, firstTick: afterInterval, task: Test what is new.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.kubernetes_names import good_name
from sympozium_cli.values.names import MAX_SUBDOMAIN, why_not_dns1123_subdomain


@rule(
    ERROR,
    effect="once enabled, this agent cannot be created (phase Error; the reason is only in the controller's log)",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        fault = why_not_dns1123_subdomain(persona.name[:MAX_SUBDOMAIN])
        if persona.has("name") and fault:
            message = f"the persona's name '{persona.name}' {fault}"
            remedy = f"{good_name(persona.name)}, here and wherever the persona is named"
            yield Finding(persona.path / "name", message, remedy=remedy)
