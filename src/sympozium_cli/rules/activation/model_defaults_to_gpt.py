"""A persona says no model, and its provider has not the one that upstream fills in.

There is no model for the whole pack. A persona without one asks for `gpt-4o`, whatever the provider: Anthropic and
Ollama do not know it, and every run fails at its first call. Where a `modelRef` answers, its name is used. The
terminal interface and the web interface write a model into every persona when they activate a pack; a pack that is
applied as a file has only what the file says.

For a provider that may have a model of that name, such as a gateway or Azure, and for servers such as llama.cpp's,
which answer with the model that they have, this is only a note.

## Bad
```yaml
spec:
  authRefs:
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
    - {provider: anthropic, secret: anthropic-api}
  enabled: true
  agentConfigs:
    - name: lead
      model: claude-sonnet-4-20250514
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import DEFAULT_MODEL, model_ref, model_settings
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, WARNING, Finding, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.vocabulary.providers import WITHOUT_GPT

_SEVERITIES = {True: WARNING, False: INFO}  # by whether the provider surely has no such model


@rule(WARNING, starred=True, effect="every run asks for gpt-4o, and fails where there is no such model")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        provider = model_settings(pack, persona).provider
        if not _says_model(pack, persona) and provider.lower() != "openai":
            yield Finding(
                persona.path / "name",
                f"'{persona.name}' names no model, and would ask {mentioned(provider)} for '{DEFAULT_MODEL}'",
                remedy="write the model's name as model",
                severity=_SEVERITIES[provider.lower() in WITHOUT_GPT],
            )


def _says_model(pack: Pack, persona: Persona) -> bool:
    return bool(persona.model or model_ref(pack, persona) or "MODEL_NAME" in persona.env)
