"""An edge leads to or from a persona that `excludePersonas` names.

The controller checks edges against the list of personas, excluded ones too, so the pack is accepted. But an
excluded persona has no agent. A hand-over to it is logged and dropped, a call of it gives the model an error,
and a stimulus for it is never delivered. If it is the source, the target waits for work that never comes, and
where a sequential edge takes a persona's schedule away it does so all the same.

## Bad
```yaml
spec:
  excludePersonas: [writer]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  excludePersonas: [writer]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, Related, rule

_BOTH = ("source", "target")
_ENDS = {"stimulus": ("target",)}
_EFFECTS = {
    ("delegation", "target"): "every call of it gives the model an error",
    ("sequential", "target"): "the hand-over is logged and dropped",
    ("stimulus", "target"): "the stimulus is never delivered",
    ("sequential", "source"): "the target is never started, and may lose its schedule to this edge all the same",
}


@rule(WARNING, starred=True, effect="the edge does nothing")
def check(pack: Pack) -> Iterator[Finding]:
    words = {str(word): word for word in pack.spec.exclude_personas if pack.persona(word) is not None}
    for edge in pack.relationships:
        for end in _ENDS.get(edge.type, _BOTH):
            word = words.get({"source": edge.source, "target": edge.target}[end])
            if word is not None:
                yield Finding(
                    edge.path / end,
                    f"the {end} '{word}' is excluded and has no agent",
                    effect=_EFFECTS.get((edge.type, end), ""),
                    remedy=f"remove the edge, or take '{word}' off excludePersonas",
                    related=(Related(word.path, "excluded here"),),
                )
