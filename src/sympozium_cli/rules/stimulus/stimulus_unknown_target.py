"""The stimulus edge leads to a persona that the pack does not have.

Before it makes anything the controller looks the target of the stimulus edge up by name. If no persona has it,
nothing is made or updated: `status.phase` becomes `Error`, and the reason stands only in the controller's log.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
  relationships:
    - {source: kickoff, target: laed, type: stimulus}
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
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.naming import unknown_persona
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("stimulus")[:1]:
        if edge.has("target") and pack.persona(edge.target) is None:
            yield unknown_persona(pack, edge.path / "target", edge.target)
