"""A persona's provider and the entry of `authRefs` for it differ in capitals or blanks.

The runner reads the name of a provider in small letters, but the controller that deals out the keys compares it
letter by letter. `OpenAI` and `openai` are two providers to it: the persona does not get the entry that was meant for
it, but all of the pack's, and its runs carry the first key. Under `modelRef` they carry none.

## Bad
```yaml
spec:
  authRefs:
    - {provider: OpenAI, secret: openai-api}
  enabled: true
  agentConfigs:
    - name: lead
      provider: openai
      model: gpt-4o
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  authRefs:
    - {provider: openai, secret: openai-api}
  enabled: true
  agentConfigs:
    - name: lead
      provider: openai
      model: gpt-4o
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import AuthRef
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Fix, Related, Replace, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.faults.authentication import same_provider
from sympozium_cli.lint.scalar import yaml_text


@rule(WARNING, effect="the persona is not given the key that is meant for it, but the first of the pack")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        alike = [one for one in pack.spec.auth_refs if same_provider(one.provider, persona.provider)]
        if persona.provider and alike and all(one.provider != persona.provider for one in alike):
            yield _finding(persona, alike[0])


def _finding(persona: Persona, reference: AuthRef) -> Finding:
    name = persona.provider.strip().lower()
    paths = (persona.path / "provider", reference.path / "provider")
    return Finding(
        persona.path / "provider",
        f"authRefs writes {mentioned(persona.provider)} in another way",
        remedy=f"write {mentioned(name)} in both places",
        related=(Related(reference.path / "provider", "written otherwise here"),),
        fix=Fix("write both in small letters", tuple(Replace(path, yaml_text(name)) for path in paths), safe=True),
    )
