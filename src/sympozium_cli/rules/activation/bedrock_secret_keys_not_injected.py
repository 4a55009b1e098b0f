"""The AWS credentials in a Secret for Bedrock do not reach the agents.

Since v0.10.9 the controller passes only eleven keys of a Secret on, those of OpenAI, Anthropic, Azure, Ollama,
Google, Mistral, Groq, DeepSeek and OpenRouter, and `API_KEY`. None of them is AWS's: `AWS_REGION`,
`AWS_ACCESS_KEY_ID` and their like stay behind, although the guide to Bedrock says to put them there. Give the service
account `sympozium-agent` an IAM role instead, and set `AWS_REGION` in the persona's `env`. An entry with an empty
Secret is enough to say that the provider is Bedrock.

## Bad
```yaml
spec:
  authRefs:
    - {provider: bedrock, secret: aws-bedrock}
  enabled: true
  agentConfigs:
    - name: lead
      model: anthropic.claude-sonnet-4-20250514-v1:0
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  authRefs:
    - {provider: bedrock, secret: ""}
  enabled: true
  agentConfigs:
    - name: lead
      model: anthropic.claude-sonnet-4-20250514-v1:0
      env: {AWS_REGION: eu-central-1}
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
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret
from sympozium_cli.lint.vocabulary.providers import BEDROCK


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    since="0.10.9",
    effect="no AWS variable of the Secret is passed on, and the runs find no region and no credentials",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        key = first_with_secret(auth_refs(pack, persona))
        if key is not None and _is_for_bedrock(pack, persona, key.provider or key.secret):
            yield Finding(
                key.path / "secret",
                "AWS credentials in a Secret of authRefs do not reach the agents",
                remedy='give the service account sympozium-agent an IAM role, AWS_REGION in env, and write secret: ""',
            )


def _is_for_bedrock(pack: Pack, persona: Persona, owner: str) -> bool:
    """Whether the persona uses Bedrock with a key of that owner, and brings nothing of AWS itself."""
    brings = any(name.startswith("AWS_") for name in persona.env)
    return BEDROCK in owner.lower() and not brings and model_settings(pack, persona).provider.lower() == BEDROCK
