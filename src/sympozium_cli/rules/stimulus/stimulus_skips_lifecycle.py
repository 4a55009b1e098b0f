"""The run that the stimulus starts skips its persona's lifecycle hooks.

Hooks before and after a run come with the runs of a schedule. The run of a stimulus is made without them: what
`preRun` would have checked or fetched is not, and a `postRun` gate lets every answer pass.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      lifecycle:
        postRun:
          - {name: check-answer, image: registry.example.com/checker:1, gate: true}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 1h, firstTick: afterInterval, task: Write the report.}
      lifecycle:
        postRun:
          - {name: tell, image: registry.example.com/teller:1}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import stimulated
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    security=True,
    starred=True,
    upstream_bug=True,
    since="0.10.18",
    effect="nothing runs before this run, and no gate looks at its answer",
)
def check(pack: Pack) -> Iterator[Finding]:
    start = stimulated(pack)
    if not start:
        return
    _, edge, persona = start
    lifecycle = persona.lifecycle
    if lifecycle and (lifecycle.pre_run or lifecycle.post_run):
        yield Finding(
            lifecycle.path,
            f"the run of the stimulus skips the hooks of '{persona.name}'",
            remedy="start a persona without hooks, and let it delegate to this one",
            related=(Related(edge.path / "target", "the stimulus starts it here"),),
            on_key=True,
        )
