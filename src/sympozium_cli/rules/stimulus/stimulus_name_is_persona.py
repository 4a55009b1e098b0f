"""The stimulus has the name of a persona.

Upstream accepts it, but keeps the sources of all edges in one list of names. The persona then counts as one from
which work flows on, although the edge is the stimulus's, and the defaults for what it shares are derived from that.
People who read the graph cannot tell the two apart either.

## Bad
```yaml
spec:
  stimulus: {name: lead, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: lead, target: lead, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    since="0.10.18",
    effect="the persona counts as a source of work, which changes what it shares by default",
)
def check(pack: Pack) -> Iterator[Finding]:
    stimulus = pack.stimulus
    if not stimulus:
        return
    persona = pack.persona(stimulus.name)
    if persona:
        yield Finding(
            stimulus.path / "name",
            f"the stimulus and a persona are both named '{stimulus.name}'",
            remedy="give the stimulus a name of its own, here and in its edge",
            related=(Related(persona.path / "name", "the persona"),),
        )
