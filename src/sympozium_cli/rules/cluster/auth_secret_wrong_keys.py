"""A Secret that `authRefs` names has no key that the agents read, or too many.

Of the keys of a Secret only a few reach the agent, and of those it takes the first that is there, whatever its provider
is: API_KEY, OPENAI_API_KEY, ANTHROPIC_API_KEY, AZURE_OPENAI_API_KEY. GROQ_API_KEY and the like reach it and are not
read; PROVIDER_API_KEY, which upstream's web interface writes, would be read and does not reach it. With two of the
former in one Secret, the agents of one provider send the key of the other.

## Bad
```yaml
spec:
  enabled: true
  baseURL: https://api.groq.com/openai/v1
  authRefs: [{provider: groq, secret: groq}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: llama-3.3-70b-versatile
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: groq}
data: {GROQ_API_KEY: eA==}
```

## Good
```yaml
spec:
  enabled: true
  baseURL: https://api.groq.com/openai/v1
  authRefs: [{provider: groq, secret: groq}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: llama-3.3-70b-versatile
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: groq}
data: {API_KEY: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_secrets import without_keys
from sympozium_cli.lint.surroundings import Surroundings, keys_of
from sympozium_cli.lint.vocabulary.providers import READ_FROM_SECRET, WITHOUT_KEY
from sympozium_cli.values.plural import listed


@cluster_rule(ERROR, since="0.10.9", effect="runs have no key, and the provider answers 401")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for reference in pack.spec.auth_refs:
        path = reference.path / "secret"
        if reference.provider.lower() not in WITHOUT_KEY:
            yield from without_keys(path, reference.secret, around, [READ_FROM_SECRET])
        there = keys_of(around.find("Secret", reference.secret.strip()))
        readable = [key for key in READ_FROM_SECRET if key in there]
        if len(readable) > 1:
            yield Finding(
                path,
                f"Secret '{reference.secret.strip()}' has {listed(readable)}, and agents take {readable[0]}",
                effect="agents of another provider send a key that it does not know",
                remedy="give every provider a Secret of its own",
                severity=WARNING,
            )
