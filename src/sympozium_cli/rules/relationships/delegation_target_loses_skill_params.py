"""A delegated run has the target's skills, but not their parameters.

For a delegated run the list of skills is built anew from their names. What `skillParams` says, of the pack or
of the persona, stays behind: a skill that needs a repository has none there. Scheduled, sequential, stimulus
and channel runs have the parameters.

Write what the skill needs into the task or the prompt, or start the target with a sequential edge.

## Bad
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., skills: [github-gitops, memory]}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., skills: [github-gitops, memory]}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona, View
from sympozium_cli.api.edges import by_target, live_edges
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import quoted


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    effect="in delegated runs the skill has no parameters",
)
def check(pack: Pack) -> Iterator[Finding]:
    for group in by_target(live_edges(pack, "delegation")):
        target = group[0].target
        callers = quoted([live.source.name for live in group])
        for skill in target.skills:
            for params in _given(pack, target, skill):
                yield Finding(
                    skill.path,
                    f"called by {callers}, '{target.name}' has '{skill}' without its skillParams",
                    remedy="say in the prompt or in the task what the skill needs to know",
                    related=(Related(params.path, "these are missing"),),
                )


def _given(pack: Pack, persona: Persona, skill: str) -> list[View]:
    found = (persona.skill_params.get(skill), pack.spec.skill_params.get(skill))
    return [params for params in found if params is not None and params.value][:1]
