"""A persona names a provider, and no entry of `authRefs` is for it.

A persona with a provider of its own gets those entries that name exactly that provider. If there is none, it gets
all of the pack's, and its runs carry the first Secret: another provider's key, which is sent to this one. Under
`modelRef` the persona gets no key at all.

An entry that says no provider may be for anybody, so nothing is said where it is the one that is used. For a local
server, which needs no key, write an entry with an empty Secret: `{provider: ollama, secret: ""}`.

## Bad
```yaml
spec:
  authRefs:
    - {provider: openai, secret: openai-api}
  enabled: true
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
  authRefs:
    - {provider: anthropic, secret: anthropic-api}
  enabled: true
  agentConfigs:
    - name: lead
      provider: anthropic
      model: claude-sonnet-4-20250514
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.faults.authentication import brings_key, first_with_secret, needs_key, same_provider
from sympozium_cli.lint.vocabulary.providers import BEDROCK, WITHOUT_KEY

_SECRETS = {True: 'an empty Secret: ""', False: "its Secret"}  # by whether the provider needs no key


@rule(
    WARNING,
    security=True,
    starred=True,
    effect="its runs are given the first key of the pack, which is another provider's",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if persona.provider and not _is_listed(pack, persona):
            yield from _without_key(pack, persona) if pack.spec.model_ref else _with_foreign_key(pack, persona)


def _is_listed(pack: Pack, persona: Persona) -> bool:
    return any(same_provider(reference.provider, persona.provider) for reference in pack.spec.auth_refs)


def _without_key(pack: Pack, persona: Persona) -> Iterator[Finding]:
    if first_with_secret(pack.spec.auth_refs) and needs_key(pack, persona):
        yield _finding(persona)._replace(effect="its runs have no key, and fail at their first call of the model")


def _with_foreign_key(pack: Pack, persona: Persona) -> Iterator[Finding]:
    foreign = first_with_secret(pack.spec.auth_refs)
    if foreign and foreign.provider and persona.provider.lower() != BEDROCK and not brings_key(persona):
        yield _finding(persona)._replace(related=(Related(foreign.path, "its runs carry this key"),))


def _finding(persona: Persona) -> Finding:
    provider = persona.provider.strip().lower()
    return Finding(
        persona.path / "provider",
        f"no entry of authRefs is for {mentioned(persona.provider)}",
        remedy=f"add an entry for the provider, with {_SECRETS[provider in WITHOUT_KEY]}",
    )
