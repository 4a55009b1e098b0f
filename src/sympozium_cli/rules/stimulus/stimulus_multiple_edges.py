"""More than one edge of type `stimulus`; a pack may have one.

The stimulus starts exactly one persona. The controller counts the edges before it looks at anything else of them,
and with two it makes nothing: `status.phase` becomes `Error`, and the reason stands only in its log. Let the
stimulus start one persona, and that one delegate to the others.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. You write. Begin.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
    - {source: kickoff, target: writer, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, Related, rule
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    edges = pack.edges("stimulus")
    for edge in edges[1:]:
        yield Finding(
            edge.path / "type",
            "a pack may have one stimulus edge, and this is another",
            remedy="let the persona that the stimulus starts delegate to this one",
            related=(Related(edges[0].path / "type", "the first stimulus edge"),),
        )
