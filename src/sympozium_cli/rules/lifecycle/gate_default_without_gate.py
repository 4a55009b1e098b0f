"""The `gateDefault` of a persona without a gate decides nothing.

`gateDefault` says what becomes of an answer if the gate gives no verdict in time. A gate is a hook under `postRun`
with `gate: true`. Without one every answer passes, whatever stands here.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        gateDefault: allow
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.lifecycle import lifecycles, means_a_gate
from sympozium_cli.lint import INFO, Finding, Subject, document_rule
from sympozium_cli.lint.faults.kept import is_kept


@document_rule(INFO, security=True, effect="every answer passes")
def check(subject: Subject) -> Iterator[Finding]:
    for persona, lifecycle in lifecycles(subject.pack):
        path = lifecycle.path / "gateDefault"
        if is_kept(subject, path) and not means_a_gate(lifecycle):
            yield Finding(
                path,
                f"'{persona.name}' has no gate whose default this could be",
                remedy="leave it out, or write gate: true on a postRun hook",
                on_key=True,
            )
