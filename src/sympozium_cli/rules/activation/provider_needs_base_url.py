"""A provider has no address of its own in upstream, and no `baseURL` gives one.

The runner knows where OpenAI, Anthropic and Bedrock are, and assumes an address for Ollama, LM Studio, llama-server
and Unsloth. Every other name, Groq, Mistral or Google among them, only means a server that speaks OpenAI's
language at `baseURL`. Without one the calls go to `api.openai.com`, with the other provider's key; for
`azure-openai` the run fails before it calls anything.

## Bad
```yaml
spec:
  authRefs:
    - {provider: groq, secret: groq-api}
  enabled: true
  agentConfigs:
    - name: lead
      model: llama-3.3-70b-versatile
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  authRefs:
    - {provider: groq, secret: groq-api}
  baseURL: https://api.groq.com/openai/v1
  enabled: true
  agentConfigs:
    - name: lead
      model: llama-3.3-70b-versatile
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_settings
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.faults.suggestion import with_suggestion
from sympozium_cli.lint.vocabulary.providers import AZURE, KNOWN, WITH_ADDRESS
from sympozium_cli.source import FieldPath

_EFFECTS = {AZURE: "every run fails, because Azure has no address that would be the same for everybody"}


@rule(WARNING, starred=True, effect="the calls go to api.openai.com, with the key of this provider")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        provider = model_settings(pack, persona).provider.lower()
        if provider not in WITH_ADDRESS and not _says_address(pack, persona):
            found = Finding(
                _place(pack, persona),
                f"upstream has no address for provider {mentioned(provider)}, and no baseURL gives one",
                effect=_EFFECTS.get(provider, ""),
                remedy="write the provider's address as baseURL",
            )
            yield with_suggestion(found, provider, KNOWN)


def _says_address(pack: Pack, persona: Persona) -> bool:
    return bool(model_settings(pack, persona).base_url or "MODEL_BASE_URL" in persona.env)


def _place(pack: Pack, persona: Persona) -> FieldPath:
    if persona.provider:
        return persona.path / "provider"
    stated = (reference.path / "provider" for reference in pack.spec.auth_refs if reference.provider)
    return next(stated, pack.spec.path / "authRefs")
