"""Of several entries of `authRefs`, personas without a `provider` use one, or a mixture of two.

Such a persona gets all entries. Its provider is that of the first entry that says one, and its key is that of the
first entry that names a Secret; these may be two different entries. The others are reached only by personas that
name the same provider, and by nobody if there is no such persona.

## Bad
```yaml
spec:
  authRefs:
    - {provider: openai, secret: openai-api}
    - {provider: anthropic, secret: anthropic-api}
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
    - {provider: openai, secret: openai-api}
    - {provider: anthropic, secret: anthropic-api}
  enabled: true
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      provider: anthropic
      model: claude-sonnet-4-20250514
      systemPrompt: You write.
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret
from sympozium_cli.source import FieldPath


@rule(
    WARNING,
    security=True,
    effect="personas without a provider take the first provider and the first Secret that they find",
)
def check(pack: Pack) -> Iterator[Finding]:
    references = pack.spec.auth_refs
    if pack.spec.model_ref or all(persona.provider for persona in installed(pack)):
        return
    stated = next((reference for reference in references if reference.provider), None)
    key = first_with_secret(references)
    if stated and key and stated.path != key.path:
        yield Finding(
            stated.path / "provider",
            "personas without a provider take this provider, and the Secret of another entry",
            remedy="write the provider and its Secret in one entry, and that entry first",
            related=(Related(key.path / "secret", "with this Secret"),),
        )
        return
    used = set(_used(pack))
    for reference in references:
        if reference.path not in used:
            yield Finding(
                reference.path,
                "no persona uses this entry",
                remedy="name its provider in the personas that are to use it, or remove it",
            )


def _used(pack: Pack) -> Iterator[FieldPath]:
    """The entries from which some persona takes its key, or else its provider."""
    for persona in installed(pack):
        references = auth_refs(pack, persona)
        key = first_with_secret(references)
        yield from [key.path] if key else [reference.path for reference in references]
