"""The stimulus edge starts from another name than the stimulus has.

The source of the edge is not a persona: it has to be `spec.stimulus.name`, letter by letter. Where the two differ
the controller makes nothing, `status.phase` becomes `Error`, and the reason stands only in its log.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: start, target: lead, type: stimulus}
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
from sympozium_cli.lint import ERROR, Finding, Fix, Replace, rule
from sympozium_cli.lint.faults.refusals import PACK_REFUSED
from sympozium_cli.lint.scalar import yaml_text


@rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    stimulus = pack.stimulus
    if not stimulus or not stimulus.has("name"):
        return
    for edge in pack.edges("stimulus")[:1]:
        if edge.has("source") and edge.source != stimulus.name:
            source = edge.path / "source"
            yield Finding(
                source,
                f"the stimulus is named '{stimulus.name}', and its edge starts from '{edge.source}'",
                suggestion=stimulus.name,
                suggested_at=stimulus.path / "name",
                fix=Fix(
                    f"write '{stimulus.name}'",
                    (Replace(source, yaml_text(stimulus.name)),),
                    safe=pack.persona(edge.source) is None,
                ),
            )
