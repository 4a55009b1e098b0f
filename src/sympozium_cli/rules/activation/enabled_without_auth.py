"""The pack is enabled, and nothing gives its agents a key for their model.

A key comes from a Secret in `authRefs`, or from the persona's `env`; local servers and a `modelRef` need none, and
Bedrock uses the AWS credentials of the pod. With none of that the provider is OpenAI without a key: runs are made,
start, and fail at their first call of the model with 401. The REST API refuses to start runs of such an agent.

## Bad
```yaml
spec:
  enabled: true
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  enabled: true
  authRefs:
    - {provider: openai, secret: openai-api}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.pack import AuthRef
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.authentication import needs_key
from sympozium_cli.lint.faults.garbled import is_garbled
from sympozium_cli.values.plural import quoted


@document_rule(WARNING, starred=True, effect="runs start and fail at their first call of the model, with 401")
def check(subject: Subject) -> Iterator[Finding]:
    pack = subject.pack
    without = [persona.name for persona in installed(pack) if needs_key(pack, persona)]
    if pack.spec.enabled and without and not _names_secrets(subject):
        yield Finding(
            pack.spec.path / "enabled",
            f"the pack is enabled, and nothing gives {quoted(without)} a key for a model",
            remedy="name a Secret in authRefs, a local server in baseURL, or a Model in modelRef",
        )


def _names_secrets(subject: Subject) -> bool:
    references = subject.pack.spec.auth_refs
    return any(map(_brings_key, references)) or is_garbled(subject, "spec", "authRefs")


def _brings_key(reference: AuthRef) -> bool:
    """Whether the entry names a Secret, or lacks what it must have: then the schema's rules speak."""
    return bool(reference.secret.strip()) or not reference.has("secret")
