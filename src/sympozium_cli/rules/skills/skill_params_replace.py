"""The parameters of a persona replace those of the pack; they are not added to them.

From v0.10.45 a persona can have `skillParams` of its own. For a skill that it has parameters for, the pack's are
not looked at any more, not even for keys that the persona does not have. Repeat what the persona needs.

## Bad
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook, labels: bot}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
      skillParams:
        github-gitops: {labels: links}
```

## Good
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook, labels: bot}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
      skillParams:
        github-gitops: {repo: acme/handbook, labels: links}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.lint.faults.skill_params import variable
from sympozium_cli.values.plural import quoted


@rule(INFO, effect="the persona's agent does not have them")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for skill, own in persona.skill_params.items():
            shared = pack.spec.skill_params.get(skill)
            if shared is None or skill not in persona.skills:
                continue
            there = {variable(key) for key in own.value}
            lost = [key for key in shared.value if variable(key) not in there]
            if there and lost:
                yield Finding(
                    own.path,
                    f"the parameters of '{persona.name}' for '{skill}' lack {quoted(lost)} of the pack's",
                    remedy="repeat what the persona needs",
                    on_key=True,
                    related=(Related(shared.path, "these are replaced"),),
                )
