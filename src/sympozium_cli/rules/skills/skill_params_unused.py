"""There are parameters for a skill that nobody attaches.

Parameters are looked up by the name of a skill, just as the list of skills spells it: `skillpack-k8s-ops` does
not find those of `k8s-ops`. The pack's `skillParams` serve every persona with that skill, a persona's own (from
v0.10.45) only itself. Skills that come by themselves, such as `memory`, get none.

## Bad
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [k8s-ops]
```

## Good
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sympozium_cli.api import Pack, View
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.skill_params import unused_params
from sympozium_cli.lint.vocabulary.skills import WEB_ENDPOINT


@rule(WARNING, starred=True, effect="the parameters reach no agent")
def check(pack: Pack) -> Iterator[Finding]:
    everybody = [skill for persona in pack.personas for skill in persona.skills]
    yield from _unused(pack.spec.skill_params, everybody, "no persona attaches it")
    for persona in installed(pack):
        yield from _unused(persona.skill_params, persona.skills, f"'{persona.name}' does not attach it")


def _unused(where: Mapping[str, View], skills: Iterable[str], why: str) -> Iterator[Finding]:
    for skill in where:
        # What becomes of a web endpoint's parameters is a story of its own.
        if skill not in skills and skill != WEB_ENDPOINT:
            yield unused_params(where, skill, why, skills)
