"""The prompt of the stimulus is empty, or nothing but blanks.

The API server takes an empty text for a prompt; the controller does not. It makes nothing, `status.phase` becomes
`Error`, and the reason stands only in its log.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: "  "}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
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
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    stimulus = pack.stimulus
    if stimulus and stimulus.has("prompt") and not stimulus.prompt.strip():
        yield Finding(
            stimulus.path / "prompt",
            "the stimulus has a prompt without words",
            remedy="write what the first run is to do",
        )
